package embedded

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

func nobody(string) bool { return false }

func addFeed(t *testing.T, l *Ledger, f store.Feed) store.Feed {
	t.Helper()
	f, err := l.AddFeed(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFeeds(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	a := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://a.example/feed", Outlet: "A", Added: t0})
	addFeed(t, l, store.Feed{Kind: store.FeedSitemap, URL: "https://b.example/map", Added: t0.Add(time.Hour)})
	again := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://a.example/feed", Lang: "en", Added: t0.Add(2 * time.Hour)})
	if again.ID != a.ID {
		t.Errorf("added twice: ids %d and %d", a.ID, again.ID)
	}
	fs, err := l.Feeds(ctx)
	if err != nil || len(fs) != 2 || fs[0].Outlet != "A" || fs[0].Lang != "en" || !fs[0].Added.Equal(t0) {
		t.Fatalf("feeds %+v, %v", fs, err)
	}
	due := func(at time.Time) (urls []string, next time.Time) {
		t.Helper()
		ts, next, err := l.Due(ctx, at, 10, nobody)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range ts {
			if x.Feed != nil {
				urls = append(urls, x.Feed.URL)
			} else {
				urls = append(urls, x.Page.URL+" of "+x.Of.URL)
			}
		}
		return urls, next
	}
	urls, next := due(t0)
	if d := cmp.Diff([]string{"https://a.example/feed"}, urls); d != "" || !next.Equal(t0.Add(time.Hour)) {
		t.Error(d, next)
	}
	if err := l.PauseFeed(ctx, "https://a.example/feed", true); err != nil {
		t.Fatal(err)
	}
	if urls, _ := due(t0); len(urls) != 0 {
		t.Errorf("a paused feed is due: %v", urls)
	}
	if err := l.PauseFeed(ctx, "https://a.example/feed", false); err != nil {
		t.Fatal(err)
	}
	if err := l.PauseFeed(ctx, "https://none.example/", true); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("pausing no feed: %v", err)
	}

	// A look at the feed finds two pages; they wait behind the feed, unseen ones first.
	page := func(name, altered string) store.Page {
		return store.Page{URL: "https://a.example/" + name, Canonical: "https://a.example/" + name, Title: name, Modified: altered, Found: t0, Check: store.Check{Due: t0, Status: "new"}}
	}
	look := store.Visit{Feed: a.ID, Title: "The A", Check: store.Check{Due: t0.Add(time.Hour), Every: time.Hour, Last: t0, Changed: t0, Status: "ok", ETag: `"x"`},
		Found: []store.Page{page("one", "1"), page("two", "1")}}
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{look}}); err != nil {
		t.Fatal(err)
	}
	if urls, next = due(t0); len(urls) != 1 || urls[0] != "https://a.example/one of https://a.example/feed" {
		t.Errorf("due behind the feed: %v, next %v", urls, next)
	}
	if urls, _ = due(t0.Add(time.Hour)); urls[0] != "https://a.example/feed" && urls[1] != "https://a.example/feed" {
		t.Errorf("the feed comes first: %v", urls)
	}
	if ts, _, err := l.Due(ctx, t0, 10, func(h string) bool { return h == "a.example" }); err != nil || len(ts) != 0 {
		t.Errorf("a busy host: %v, %v", ts, err)
	}

	// The page becomes an article; the capture knows its revision.
	body := []byte("<html>one</html>")
	sum := sha256.Sum256(body)
	in := article("A", "one", "Minister Aro said words.", 0)
	in.Page = 1
	in.Article.Links = []hearsay.Hyperlink{{Span: hearsay.Span{Start: 9, End: 12}, URL: "https://b.example/x"}}
	visit := store.Visit{Page: 1, Check: store.Check{Last: t0.Add(time.Minute), Due: t0.Add(2 * time.Hour), Status: "ok"},
		Raw: &store.Raw{SHA256: hex.EncodeToString(sum[:]), URL: "https://a.example/one", ContentType: "text/html", Body: body}}
	out, err := l.Deliver(ctx, store.Delivery{In: []store.Incoming{in}, Visits: []store.Visit{visit}})
	if err != nil {
		t.Fatal(err)
	}
	p, f, err := l.Page(ctx, 1)
	if err != nil || p.Article != out[0].Article || p.Visits != 1 || f.Title != "The A" || f.ETag != `"x"` {
		t.Errorf("page %+v of %+v, %v", p, f, err)
	}
	links, err := l.Links(ctx, out[0].Revision)
	if d := cmp.Diff(in.Article.Links, links); d != "" || err != nil {
		t.Error(d, err)
	}
	n := 0
	for c, err := range l.Captures(ctx) {
		if n++; err != nil || string(c.Body) != string(body) || c.SHA256 != visit.Raw.SHA256 {
			t.Errorf("capture %+v, %v", c, err)
		}
	}
	if n != 1 {
		t.Errorf("%d captures", n)
	}

	// The feed says that one was modified: it is due at once. The other stays as it was.
	look.Check.Last = t0.Add(time.Hour)
	look.Found = []store.Page{page("one", "2"), page("two", "1")}
	look.Found[0].Due = t0.Add(time.Hour)
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{look}}); err != nil {
		t.Fatal(err)
	}
	if p, _, _ = l.Page(ctx, 1); !p.Due.Equal(t0.Add(time.Hour)) || p.Modified != "2" {
		t.Errorf("modified page: %+v", p)
	}
	tot, err := l.Following(ctx, t0.Add(time.Hour))
	if err != nil || tot.Feeds != 2 || tot.Pages != 2 || tot.Due != 4 || tot.RawBodies != 1 {
		t.Errorf("totals %+v, %v", tot, err)
	}
	sound(t, l)
	if err := l.RemoveFeed(ctx, "https://a.example/feed"); err != nil {
		t.Fatal(err)
	}
	if tot, _ = l.Following(ctx, t0); tot.Feeds != 1 || tot.Pages != 0 {
		t.Errorf("after removal: %+v", tot)
	}
	if n := mustTotals(t, l); n.Articles != 1 {
		t.Errorf("the article went with its feed: %+v", n)
	}
	sound(t, l)
}

func TestRobotsKept(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	if _, found, err := l.Robots(ctx, "https://a.example"); found || err != nil {
		t.Error(found, err)
	}
	for i := range 2 {
		want := store.Robots{Origin: "https://a.example", Fetched: t0, Expires: t0.Add(time.Duration(i) * time.Hour), Code: 200, Body: []byte(fmt.Sprint("v", i))}
		if err := l.PutRobots(ctx, want); err != nil {
			t.Fatal(err)
		}
		got, found, err := l.Robots(ctx, want.Origin)
		if d := cmp.Diff(want, got); d != "" || !found || err != nil {
			t.Error(d, found, err)
		}
	}
}

// What the same bytes give anew is a version, and no edit of the outlet's.
func TestReextract(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	f := addFeed(t, l, store.Feed{Kind: store.FeedPage, URL: "https://a.example/one", Outlet: "A", Added: t0})
	found := store.Visit{Feed: f.ID, Check: store.Check{Last: t0}, Found: []store.Page{{URL: f.URL, Canonical: f.URL, Found: t0, Check: store.Check{Due: t0}}}}
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{found}}); err != nil {
		t.Fatal(err)
	}
	come := func(text, body string, at time.Time) {
		t.Helper()
		in := article("A", "one", text, 0)
		in.Page = 1
		sum := sha256.Sum256([]byte(body))
		v := store.Visit{Page: 1, Check: store.Check{Last: at}, Raw: &store.Raw{SHA256: hex.EncodeToString(sum[:]), URL: f.URL, ContentType: "text/html", Body: []byte(body)}}
		if _, err := l.Deliver(ctx, store.Delivery{In: []store.Incoming{in}, Visits: []store.Visit{v}}); err != nil {
			t.Fatal(err)
		}
	}
	edits := func() (n int) {
		for _, err := range l.Edits(ctx, store.ArticleQuery{}) {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		return n
	}
	come("Minister Aro said words.", "one", t0)
	var first store.Capture
	for c, err := range l.Captures(ctx) {
		if err != nil || c.Revision == "" {
			t.Fatal(c, err)
		}
		first = c
	}
	again := article("A", "one", "Minister Aro said words. And more of them.", 0)
	o, err := l.Reextract(ctx, first, again)
	if err != nil || o.Fate != store.FateUpdated {
		t.Fatal(o, err)
	}
	if n := edits(); n != 0 {
		t.Errorf("%d edits after extracting the same bytes again", n)
	}
	come("Minister Aro said nothing.", "two", t0.Add(time.Hour))
	if n := edits(); n == 0 {
		t.Error("an edit of the outlet is not listed")
	}
	sound(t, l)
}
