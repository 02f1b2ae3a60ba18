package web

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"hearsay"
	"hearsay/internal/store"
)

func TestPulse(t *testing.T) {
	l := sampleWorld(t)
	h := handler(l)
	before := get(t, h, "/pulse").Body.String()
	if before == "" || before != get(t, h, "/pulse").Body.String() {
		t.Fatalf("the pulse of a ledger at rest is %q", before)
	}
	arrive(t, l, "One more")
	if after := get(t, h, "/pulse").Body.String(); after == before {
		t.Error("the pulse does not change when an article comes in")
	}
	if code := get(t, handler(&fakeLedger{}), "/pulse").Code; code != 404 {
		t.Errorf("a ledger without pulse answers %d", code)
	}
}

type appender interface {
	Append(context.Context, []store.Incoming) ([]store.Outcome, error)
}

// arrive puts an article into a ledger that is being served.
func arrive(t *testing.T, l appender, title string) {
	t.Helper()
	a := hearsay.Article{Outlet: "The Morning Fathom", URL: "https://fathom.example/" + title, Canonical: "https://fathom.example/" + title, Title: title, Text: "Words.", Lang: "en",
		Published: hearsay.Time{UTC: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC), Zone: hearsay.ZoneStated, Precision: hearsay.PrecisionSecond}}
	if _, err := l.Append(context.Background(), []store.Incoming{{Article: a, Status: hearsay.StatusOK, Source: "test", Pos: 1, At: time.Now()}}); err != nil {
		t.Fatal(err)
	}
}

// A list that is open shows what comes in, without a reload and with nothing on the console.
func TestBrowserLive(t *testing.T) {
	ctx := browser(t)
	l := sampleWorld(t)
	srv := httptest.NewServer(New(l, Options{}))
	defer srv.Close()
	var c complaints
	c.listen(t, ctx)
	if err := chromedp.Do(ctx, looks[0].set(), chromedp.Navigate(srv.URL+"/articles")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(4 * time.Second) // the page learns the pulse it starts from
	arrive(t, l, "Something that came in meanwhile")
	deadline := time.Now().Add(30 * time.Second)
	for {
		words, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(document.querySelector(".arts li.new h4") || {textContent: ""}).textContent + "|" + document.getElementById("said").textContent`))
		if err != nil {
			t.Fatal(err)
		}
		if words == "Something that came in meanwhile|1 new article" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("after half a minute: %q", words)
		}
		time.Sleep(200 * time.Millisecond)
	}
	if said := c.take(); len(said) > 0 {
		t.Errorf("the console says %q", said)
	}
}
