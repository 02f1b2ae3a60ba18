package pipeline

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay/internal/collect/fetch"
	"hearsay/internal/collect/follow"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// courier is a site whose pages can be changed while it runs.
type courier struct {
	mu    sync.Mutex
	pages map[string]string // path to body; a body that starts with a digit is a status
	hits  map[string]int
	now   time.Time
}

func (c *courier) set(path, body string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pages[path] = body
}

func (c *courier) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hits[r.URL.Path]++
	body, ok := c.pages[r.URL.Path]
	var code int
	if n, _ := fmt.Sscanf(body, "%d", &code); n == 1 {
		w.WriteHeader(code)
		return
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%x"`, len(body)*31+int(body[len(body)/2]))
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if strings.HasSuffix(r.URL.Path, ".xml") {
		w.Header().Set("Content-Type", "application/rss+xml")
	} else {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	}
	fmt.Fprint(w, body)
}

func (c *courier) clock() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *courier) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func (c *courier) sleep(ctx context.Context, d time.Duration) error {
	c.pass(d)
	return ctx.Err()
}

func newsPage(title, text string) string {
	return "<!doctype html><html lang=en><head><title>" + title + "</title><meta property=og:type content=article></head><body><nav><a href=/>Home</a></nav><article><h1>" + title + "</h1><p>" + text +
		"</p><p>The harbour office of Port Ambry keeps a register of such events, and the register is open on weekdays until noon.</p><p>Nobody was hurt, the office added, and the pier will open again when the crane has been lifted.</p></article></body></html>"
}

func rssOf(links ...string) string {
	s := "<rss version='2.0'><channel><title>The Courier</title>"
	for _, l := range links {
		s += "<item><title>Title of " + strings.Trim(l, "/") + "</title><link>" + l + "</link><description>What the feed says of it.</description><pubDate>Thu, 05 Mar 2026 09:00:00 GMT</pubDate></item>"
	}
	return s + "</channel></rss>"
}

type following struct {
	t    *testing.T
	site *courier
	url  string
	l    *embedded.Ledger
	f    *fetch.Fetcher
}

func newFollowing(t *testing.T) *following {
	t.Helper()
	c := &courier{pages: map[string]string{}, hits: map[string]int{}, now: time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)}
	srv := httptest.NewServer(c)
	t.Cleanup(srv.Close)
	return &following{t: t, site: c, url: srv.URL, l: open(t, ""),
		f: fetch.New(fetch.Options{Agent: "Hearsay/test (+mailto:x@y.example)", Allow: []string{"127.0.0.1"}, Now: c.clock, Sleep: c.sleep})}
}

func (f *following) add(kind store.FeedKind, path string) {
	f.t.Helper()
	at := f.url + path
	if kind == store.FeedFolder {
		at = path
	}
	if _, err := f.l.AddFeed(context.Background(), store.Feed{Kind: kind, URL: at, Outlet: "The Courier", Added: f.site.clock()}); err != nil {
		f.t.Fatal(err)
	}
}

// once looks at all that is due.
func (f *following) once() Summary {
	f.t.Helper()
	ctx := context.Background()
	s, err := Ingest(ctx, f.l, follow.Records(ctx, f.l, f.f, follow.Options{Once: true, Now: f.site.clock, Failed: func(err error) { f.t.Error(err) }}), &saidReader{version: "said/1"}, Options{})
	if err != nil {
		f.t.Fatal(err)
	}
	return s
}

func (f *following) statuses() map[string]string {
	f.t.Helper()
	out := map[string]string{}
	feeds, err := f.l.Feeds(context.Background())
	if err != nil {
		f.t.Fatal(err)
	}
	for _, x := range feeds {
		out[strings.TrimPrefix(x.URL, f.url)] = x.Status
		pages, err := f.l.Pages(context.Background(), x.ID, 0)
		if err != nil {
			f.t.Fatal(err)
		}
		for _, p := range pages {
			out[strings.TrimPrefix(p.URL, f.url)] = p.Status
		}
	}
	return out
}

func TestFollowFeed(t *testing.T) {
	f := newFollowing(t)
	f.site.set("/feed.xml", rssOf(f.url+"/a", "/b", f.url+"/missing", f.url+"/locked", f.url+"/wall"))
	f.site.set("/a", newsPage("Pier closed", "Minister Aro said it is highly likely that the crane was cut."))
	f.site.set("/b", newsPage("Crane falls", "Minister Aro said the crane was old."))
	f.site.set("/locked", "403")
	f.site.set("/wall", "<html><head><title>Before you continue</title></head><body>We value your privacy</body></html>")
	f.add(store.FeedSyndication, "/feed.xml")

	s := f.once()
	if s.New != 5 || s.Visits != 6 { // three of them what the feed says: their pages gave nothing
		t.Errorf("first run: %+v", s)
	}
	st := f.statuses()
	for path, want := range map[string]string{"/feed.xml": "ok", "/a": "ok", "/b": "ok", "/missing": "http 404", "/locked": "http 403", "/wall": "consent wall"} {
		if st[path] != want {
			t.Errorf("%s: status %q, want %q", path, st[path], want)
		}
	}
	if s = f.once(); s.Visits != 0 || s.Lines != 0 {
		t.Errorf("nothing was due: %+v", s)
	}

	// After twenty minutes the feed and the fresh pages are due; one page was changed.
	f.site.pass(20 * time.Minute)
	f.site.set("/a", newsPage("Pier closed", "Minister Aro said the crane was cut."))
	if s = f.once(); s.Updated != 1 || s.New != 0 || s.Visits < 3 {
		t.Errorf("second run: %+v", s)
	}
	page, err := f.l.Articles(context.Background(), store.ArticleQuery{Text: `"highly likely"`})
	if err != nil || len(page.Rows) != 0 {
		t.Errorf("the old revision is still current: %+v, %v", page.Rows, err)
	}
	hits := f.site.hits["/missing"]
	// A month on, fresh pages have come to rest and the missing one was left alone.
	for range 30 {
		f.site.pass(24 * time.Hour)
		f.once()
	}
	if f.site.hits["/missing"] != hits {
		t.Errorf("a missing page was asked for %d times more", f.site.hits["/missing"]-hits)
	}
	before := f.site.hits["/a"]
	f.site.pass(12 * time.Hour)
	if s = f.once(); f.site.hits["/a"] != before || s.Updated != 0 {
		t.Errorf("an old page is still looked at: %+v", s)
	}
	tot, err := f.l.Totals(context.Background())
	if err != nil || tot.Articles != 5 || tot.Revisions != 6 {
		t.Errorf("in the end %+v, %v", tot, err)
	}
}

func TestFollowRobots(t *testing.T) {
	f := newFollowing(t)
	f.site.set("/robots.txt", "User-agent: *\nDisallow: /private/\n")
	f.site.set("/feed.xml", rssOf(f.url+"/private/a"))
	f.site.set("/private/a", newsPage("Secret", "Nobody said a word."))
	f.add(store.FeedSyndication, "/feed.xml")
	s := f.once()
	if st := f.statuses(); st["/private/a"] != fetch.RobotsForbid || f.site.hits["/private/a"] != 0 {
		t.Errorf("statuses %v, hits %v", st, f.site.hits)
	}
	if s.New != 1 { // its headline was published in the feed
		t.Errorf("%+v", s)
	}
}

func TestFollowSitemapAndIndex(t *testing.T) {
	f := newFollowing(t)
	day := f.site.clock().Format(time.RFC3339)
	f.site.set("/map.xml", "<sitemapindex><sitemap><loc>"+f.url+"/one.xml</loc></sitemap><sitemap><loc>"+f.url+"/gone.xml</loc></sitemap></sitemapindex>")
	f.site.set("/one.xml", "<urlset><url><loc>"+f.url+"/new</loc><lastmod>"+day+"</lastmod></url><url><loc>"+f.url+"/old</loc><lastmod>2019-01-01</lastmod></url><url><loc>"+f.url+"/undated</loc></url><url><loc>https://other.example/x</loc><lastmod>"+day+"</lastmod></url></urlset>")
	f.site.set("/front", "<html><head><title>Front</title></head><body><h2><a href=/story>Harbour office closes the old pier</a></h2></body></html>")
	for _, p := range []string{"/new", "/old", "/undated", "/story", "/single"} {
		f.site.set(p, newsPage("Story at "+p, "Minister Aro said words."))
	}
	f.add(store.FeedSitemap, "/map.xml")
	f.add(store.FeedIndex, "/front")
	f.add(store.FeedPage, "/single")
	s := f.once()
	if s.New != 3 || f.site.hits["/old"] != 0 || f.site.hits["/undated"] != 0 || f.site.hits["/new"] != 1 || f.site.hits["/story"] != 1 || f.site.hits["/single"] != 1 {
		t.Errorf("%+v, hits %v", s, f.site.hits)
	}
	if st := f.statuses(); st["/undated"] != "before following" || st["/old"] != "" || st["https://other.example/x"] != "" {
		t.Errorf("statuses %v", st)
	}
}

func TestFollowTrouble(t *testing.T) {
	f := newFollowing(t)
	f.site.set("/feed.xml", "<html><body>Not a feed</body></html>")
	f.add(store.FeedSyndication, "/feed.xml")
	f.add(store.FeedSyndication, "/absent.xml")
	f.once()
	st := f.statuses()
	if st["/feed.xml"] != "not readable" || st["/absent.xml"] != "http 404" {
		t.Errorf("statuses %v", st)
	}
	hits := f.site.hits["/feed.xml"]
	for range 100 { // ten hours: ever more seldom
		f.site.pass(6 * time.Minute)
		f.once()
	}
	if n := f.site.hits["/feed.xml"] - hits; n < 3 || n > 12 {
		t.Errorf("a broken feed was asked for %d times in ten hours", n)
	}
	f.site.set("/feed.xml", rssOf(f.url+"/a"))
	f.site.set("/a", newsPage("Pier", "Minister Aro said words."))
	f.site.pass(30 * time.Hour)
	if s := f.once(); s.New != 1 {
		t.Errorf("a feed that came back: %+v", s)
	}
}

// TestFollowStops: a run that follows for ever ends when it is told to, and what was not
// committed is due again.
func TestFollowStops(t *testing.T) {
	f := newFollowing(t)
	f.site.set("/feed.xml", rssOf(f.url+"/a"))
	f.site.set("/a", newsPage("Pier", "Minister Aro said words."))
	f.add(store.FeedSyndication, "/feed.xml")
	ctx, stop := context.WithCancel(context.Background())
	looks := make(chan follow.Look, 10)
	done := make(chan struct{})
	go func() {
		defer close(done)
		Ingest(ctx, f.l, follow.Records(ctx, f.l, f.f, follow.Options{Now: f.site.clock, Wake: wake(ctx), Seen: func(l follow.Look) { looks <- l }}), &saidReader{version: "said/1"}, Options{})
	}()
	for seen := 0; seen < 2; {
		select {
		case <-looks:
			seen++
		case <-time.After(10 * time.Millisecond):
			f.site.pass(3 * time.Second) // the pause at the host
		}
	}
	stop()
	<-done
	if s := f.once(); s.New != 0 {
		t.Errorf("after the stop: %+v", s)
	}
	if tot, err := f.l.Totals(context.Background()); err != nil || tot.Articles != 1 {
		t.Error(tot, err)
	}
}

// wake asks again and again: the clock of these tests moves by leaps.
func wake(ctx context.Context) <-chan struct{} {
	c := make(chan struct{})
	go func() {
		for ctx.Err() == nil {
			select {
			case c <- struct{}{}:
			case <-ctx.Done():
			}
			time.Sleep(5 * time.Millisecond)
		}
	}()
	return c
}
