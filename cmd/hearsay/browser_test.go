package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"hearsay"
	"hearsay/internal/show/web"
	"hearsay/internal/store/embedded"
	"hearsay/internal/testutil/browse"
)

// demoPages is the sample world served as demo does: with the commands behind the pages, and a desk.
type demoPages struct {
	*httptest.Server
	desk *desk
}

func serveDemo(t *testing.T) *demoPages {
	t.Helper()
	a := &app{ctx: context.Background(), stdout: io.Discard, stderr: io.Discard, now: time.Now}
	path := sampleLedger(t)
	reader, err := sampleReader()
	if err != nil {
		t.Fatal(err)
	}
	l, err := embedded.Open(a.ctx, path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	o, err := pages(a, reader)
	if err != nil {
		t.Fatal(err)
	}
	o.Notice = demoNotice
	if o.Asker, err = newAsker(path, reader, a.now); err != nil {
		t.Fatal(err)
	}
	d := &desk{ctx: a.ctx, read: l, write: l, reader: reader, who: "Edda", now: a.now, relink: new(sync.Mutex)}
	o.Desk = d
	srv := httptest.NewServer(web.New(l, o))
	t.Cleanup(srv.Close)
	return &demoPages{srv, d}
}

// rows decodes what a page gives to programs.
func (p *demoPages) rows(t *testing.T, address string, into any) {
	t.Helper()
	code, body := fetchPage(t, p.URL+address)
	if err := json.Unmarshal([]byte(body), into); code != 200 || err != nil {
		t.Fatalf("%s: %d, %v", address, code, err)
	}
}

// everyPage has an address of each kind of page, that of the view with most in it where there are many.
func everyPage(t *testing.T, p *demoPages) map[string]string {
	t.Helper()
	var all struct {
		Stories []struct {
			ID       string
			Articles []json.RawMessage
		}
		Claims []struct {
			ID      string
			Reports int
		}
		Incidents []struct {
			ID           string
			Attributions []json.RawMessage
		}
	}
	for _, kind := range []string{"/stories", "/claims", "/incidents"} {
		p.rows(t, kind+".json", &all)
	}
	var story, claim, incident string
	most := [3]int{-1, -1, -1}
	for _, x := range all.Stories {
		if len(x.Articles) > most[0] {
			story, most[0] = x.ID, len(x.Articles)
		}
	}
	for _, x := range all.Claims {
		if x.Reports > most[1] {
			claim, most[1] = x.ID, x.Reports
		}
	}
	for _, x := range all.Incidents {
		if len(x.Attributions) > most[2] {
			incident, most[2] = x.ID, len(x.Attributions)
		}
	}
	var met []concertRow
	p.rows(t, "/explore/concert.json?by=speaker&at-least=3", &met)
	if story == "" || claim == "" || incident == "" || len(met) == 0 || len(met[0].IDs) != 2 {
		t.Fatalf("story %q, claim %q, incident %q, %d pairs that speak together", story, claim, incident, len(met))
	}
	return map[string]string{
		"today": "/", "articles": "/articles", "article": "/articles/w-0019", "why": "/articles/w-0019?why=4", "changes": "/articles/fa-0304/changes",
		"search": "/search?q=%22highly+likely%22", "nothing": "/search?q=zzzz", "stories": "/stories", "story": "/stories/" + story, "claims": "/claims", "claim": "/claims/" + claim, "proof": "/claims/" + claim + "?edge=1",
		"incidents": "/incidents", "incident": "/incidents/" + incident, "compare": "/compare?a=w-0001&b=fa-0297", "outlets": "/outlets", "outlet": "/outlets/The%20Tembrough%20Register",
		"parties": "/parties", "party": "/parties/state:UTD", "pairs": "/pairs", "pair": "/pairs/QLR/UTD", "concert": "/concert?by=speaker&at-least=3",
		"meetings": "/concert/" + url.PathEscape(met[0].IDs[0]) + "/" + url.PathEscape(met[0].IDs[1]) + "?by=speaker&at-least=3", "narratives": "/narratives",
		"explore": "/explore", "table": "/explore/incidents", "chart": "/explore/claims?chart=kind", "asks": "/explore/spread", "watch": "/watch/claims", "days": "/narratives?over=days", "quotes": "/explore/quotes", "copies": "/explore/copies", "coverage": "/explore/coverage", "statements": "/statements", "ops": "/ops", "method": "/method", "help": "/help", "error": "/nowhere",
	}
}

// The sample world in a browser, as demo serves it: the main path, the keys, and what every page is for those who
// see less. One browser and one ledger, since they take longer to start than the pages to look at.
func TestBrowser(t *testing.T) {
	ctx := browse.Start(t)
	p := serveDemo(t)
	var c browse.Complaints
	c.Listen(t, ctx)
	silent := func(t *testing.T, but string) {
		t.Helper()
		for _, x := range c.Take() {
			if but == "" || !strings.Contains(x, but) {
				t.Error(x)
			}
		}
	}
	t.Run("journey", func(t *testing.T) { journey(t, ctx, p); silent(t, "") })
	t.Run("brush", func(t *testing.T) { brush(t, ctx, p); silent(t, "") })
	t.Run("keys", func(t *testing.T) { keys(t, ctx, p); silent(t, "") })
	t.Run("access", func(t *testing.T) { access(t, ctx, p); silent(t, "/nowhere") })
}

// access looks at every page in both themes and three widths, and as it is printed: controls have names, headings skip no level, words and marks stand out
// from their ground, pictures have their rows beside them, and nothing sticks out; paper has no controls, and the address to cite.
func access(t *testing.T, ctx context.Context, p *demoPages) {
	fetchPage(t, p.URL+"/outlets") // counted behind the page that asks first
	fetchPage(t, p.URL+"/parties/state:UTD")
	addresses := everyPage(t, p)
	var quotes []struct{ Ref, ID string }
	p.rows(t, "/explore/quotes.json", &quotes)
	if _, err := p.desk.Say(ctx, hearsay.Unsure, []string{quotes[0].Ref + "#" + quotes[0].ID[:8]}, "not sure of it", nil); err != nil { // a list of statements with none has no controls
		t.Fatal(err)
	}
	wrong := map[string][]string{} // by problem, where: one in the style sheet is on all pages
	for name, address := range addresses {
		if err := chromedp.Do(ctx, chromedp.Navigate(p.URL+address)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, look := range []browse.Look{{Name: "light, 1280", Width: 1280, Scheme: "light"}, {Name: "dark, 820", Width: 820, Scheme: "dark"}, {Name: "light, 390", Width: 390, Scheme: "light"}} {
			var problems []string
			err := chromedp.Do(ctx, look.Set(), chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("main details").forEach(function (d) { d.open = true; })`))
			if err == nil {
				problems, err = chromedp.Run(ctx, chromedp.Evaluate[[]string](browse.Access))
			}
			if err != nil {
				t.Fatalf("%s, %s: %v", name, look.Name, err)
			}
			for _, x := range problems {
				wrong[x] = append(wrong[x], address+" ("+look.Name+")")
			}
		}
		if err := chromedp.Do(ctx, browse.OnPaper()); err != nil {
			t.Fatal(err)
		}
		problems, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](browse.Paper))
		if err != nil {
			t.Fatalf("%s, on paper: %v", name, err)
		}
		for _, x := range problems {
			wrong[x] = append(wrong[x], address+" (on paper)")
		}
	}
	for x, where := range wrong {
		t.Errorf("%s: %d times, as at %s", x, len(where), where[0])
	}
}
