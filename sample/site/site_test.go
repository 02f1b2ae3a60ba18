package site

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"hearsay/internal/collect/feed"
	"hearsay/internal/collect/index"
	"hearsay/internal/collect/sitemap"
	"hearsay/internal/extract"
)

var end = time.Date(2025, 4, 1, 0, 0, 0, 0, time.UTC)

func world(t *testing.T, now time.Time) *Web {
	t.Helper()
	sites, err := World()
	if err != nil {
		t.Fatal(err)
	}
	return New(func() time.Time { return now }, sites...)
}

func get(t *testing.T, w *Web, url, etag string) (int, string, string) {
	t.Helper()
	r := httptest.NewRequest("GET", url, nil)
	r.Header.Set("If-None-Match", etag)
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	b, err := io.ReadAll(rec.Body)
	if err != nil {
		t.Fatal(err)
	}
	return rec.Code, string(b), rec.Header().Get("ETag")
}

// Every article of every site stands on its page, in every layout, so that extraction gives
// its headline and text back, and its feed names it.
func TestWorld(t *testing.T) {
	w := world(t, end)
	layouts, feeds := map[int]bool{}, map[Feed]bool{}
	for _, s := range w.Sites() {
		if len(s.Articles) == 0 {
			continue
		}
		layouts[s.Layout], feeds[s.Feed] = true, true
		named := map[string]bool{}
		code, body, etag := get(t, w, "http://"+s.Host+s.Feed.Path(), "")
		if code != 200 {
			t.Fatalf("%s: %d", s.Host, code)
		}
		if code, _, _ := get(t, w, "http://"+s.Host+s.Feed.Path(), etag); code != http.StatusNotModified {
			t.Errorf("%s: the same feed again: %d", s.Host, code)
		}
		switch s.Feed {
		case Sitemap:
			m, err := sitemap.Parse([]byte(body), "http://"+s.Host+"/")
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range m.Entries {
				named[e.URL] = true
			}
		case Front:
			links, _, err := index.Links([]byte(body), "text/html", "http://"+s.Host+"/")
			if err != nil {
				t.Fatal(s.Host, err)
			}
			for _, l := range links {
				named[l.URL] = true
			}
		default:
			f, err := feed.Parse([]byte(body), "http://"+s.Host+s.Feed.Path())
			if err != nil {
				t.Fatal(s.Host, err)
			}
			for _, e := range f.Entries {
				named[e.URL] = true
			}
		}
		for i := range s.Articles {
			a := &s.Articles[i]
			v := a.Versions[len(a.Versions)-1]
			url := "http://" + s.Host + a.Path
			if !named[url] && len(s.Articles) <= listed && strings.Count(v.Title, " ") > 2 {
				t.Errorf("%s is not in its feed (%s)", url, s.Feed)
			}
			_, page, _ := get(t, w, url, "")
			got, err := extract.Fetched([]byte(page), "text/html; charset=utf-8", url)
			if err != nil {
				t.Errorf("%s (layout %d): %v", url, s.Layout, err)
				continue
			}
			want, have := strings.Fields(v.Text), strings.Fields(got.Text)
			if got.Title != v.Title || len(have) < len(want)*9/10 || len(have) > len(want)*11/10+4 || got.Published == "" {
				t.Errorf("%s (layout %d): title %q, %d words of %d, published %q", url, s.Layout, got.Title, len(have), len(want), got.Published)
			}
		}
	}
	for i := range Layouts {
		if !layouts[i] {
			t.Errorf("no site with articles has layout %d", i)
		}
	}
	if len(feeds) < 5 {
		t.Errorf("feeds %v", feeds)
	}
}

// Articles come out at their time and change at theirs.
func TestTime(t *testing.T) {
	before := world(t, time.Date(2025, 3, 5, 7, 0, 0, 0, time.UTC))
	after := world(t, time.Date(2025, 3, 8, 0, 0, 0, 0, time.UTC))
	url := "http://fathom.example/rail/who-stopped-the-trains"
	_, a, _ := get(t, before, url, "")
	_, b, _ := get(t, after, url, "")
	if !strings.Contains(a, "highly likely") || strings.Contains(b, "highly likely") || !strings.Contains(b, "broke into the signalling network") {
		t.Error("the silent edit is not made in its time")
	}
	if n, _ := world(t, time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)).Out(time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)); n != 0 {
		t.Errorf("%d articles before the plot", n)
	}
	if articles, versions := after.Out(end); versions <= articles {
		t.Errorf("in the end %d articles, %d versions", articles, versions)
	}
	if code, _, _ := get(t, after, "http://nobody.example/", ""); code != http.StatusMisdirectedRequest {
		t.Errorf("an unknown site: %d", code)
	}
}
