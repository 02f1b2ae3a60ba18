package web

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
	"hearsay/sample"
)

// An article that is dated ahead leads to no empty day: Today is the last one up to now with articles.
func TestTodayDatedAhead(t *testing.T) {
	now := time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct{ first, want string }{{"2026-03-04T10:00:00Z", "Wednesday, 4 March 2026"}, {"2098-01-01T10:00:00Z", "Friday, 20 March 2026"}} {
		l := &fakeLedger{totals: store.Totals{Articles: 2, Last: "2099-01-01"}}
		l.put(hearsay.Article{Ref: "ahead", Outlet: "The Lark", Text: "The ships were near.", Published: published(t, "2099-01-01T10:00:00Z")}, hearsay.StatusOK, nil)
		l.put(hearsay.Article{Ref: "a", Outlet: "The Lark", Text: "The ships were far.", Published: published(t, c.first)}, hearsay.StatusOK, nil)
		doc := open(t, New(l, Options{Links: "link/1", Now: func() time.Time { return now }}), "/", 200)
		if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); h1 != c.want {
			t.Errorf("%s: h1 %q, want %q", c.first, h1, c.want)
		}
	}
}

// The morning list of the sample world: its stories are ranked, every link leads somewhere, and nobody
// private stands in it.
func TestToday(t *testing.T) {
	h := New(readWorld(t))
	doc := open(t, h, "/?day=2025-03-06", 200)
	if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); h1 != "Thursday, 6 March 2025" {
		t.Errorf("h1 %q", h1)
	}
	words := htmlcheck.Words(doc)
	for _, w := range []string{"Contested", "Denial added", "publishers", "Answered", "Ministry of Foreign Affairs of Quillara rejects"} {
		if !strings.Contains(words, w) {
			t.Errorf("no %q", w)
		}
	}
	seen := 0
	for _, a := range htmlcheck.All(doc, "a") {
		if to, _, _ := strings.Cut(htmlcheck.Attr(a, "href"), "#"); strings.HasPrefix(to, "/") {
			if code := follow(t, h, to); code != 200 {
				t.Errorf("%s: %d", to, code)
			}
			seen++
		}
	}
	if seen < 20 {
		t.Errorf("%d links", seen)
	}
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []string{"2025-03-03", "2025-03-04", "2025-03-06", "2025-03-13", "2025-03-14"} {
		words := htmlcheck.Words(open(t, h, "/?day="+day, 200))
		for _, p := range plot.Private {
			if strings.Contains(words, p.Core) {
				t.Errorf("%s names %s", day, p.Core)
			}
		}
		if s := bareCulprit.FindString(words); s != "" {
			t.Errorf("%s: %q without marks around a mere description", day, s)
		}
	}
	for path, code := range map[string]int{"/": 200, "/?day=2025-03-06&show=contested": 200, "/?day=2025-03-06&show=nonsense": 200, "/?day=1999-01-01": 200, "/?day=soon": 400} {
		open(t, h, path, code)
	}
}

var bareCulprit = regexp.MustCompile("accuses [a-z]+:")

// What is kept is given while it is worked out anew; one build runs at a time; an error is not kept.
func TestMemo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMemo[int](10*time.Second, time.Minute, 2, time.Now)
		var builds atomic.Int32
		build := func(context.Context) (int, error) {
			time.Sleep(100 * time.Millisecond)
			return int(builds.Add(1)), nil
		}
		get := func(key string, want int) {
			t.Helper()
			if v, err := m.get(t.Context(), key, build); err != nil || v != want {
				t.Errorf("%s: %d, %v; want %d", key, v, err, want)
			}
		}
		go m.get(t.Context(), "a", build)
		get("a", 1) // waits for the same build
		time.Sleep(11 * time.Second)
		get("a", 1) // not fresh: once more, and anew behind it
		time.Sleep(2 * time.Second)
		get("a", 2)
		time.Sleep(2 * time.Minute)
		get("a", 3) // too old: waited for
		get("b", 4)
		get("c", 5) // a goes
		if len(m.items) != 2 || m.items["a"] != nil {
			t.Errorf("%d entries", len(m.items))
		}
		broken := errors.New("broken")
		if _, err := m.get(t.Context(), "d", func(context.Context) (int, error) { return 0, broken }); !errors.Is(err, broken) {
			t.Errorf("%v", err)
		}
		get("d", 6)
		slow := func(context.Context) (int, error) { time.Sleep(2 * time.Second); return int(builds.Add(1)), nil }
		for _, wait := range []time.Duration{0, 30 * time.Second, 11 * time.Second} { // what took two seconds rests for forty
			time.Sleep(wait)
			if v, err := m.get(t.Context(), "f", slow); v != 7 || err != nil {
				t.Errorf("after %s: %d, %v", wait, v, err)
			}
		}
		time.Sleep(3 * time.Second)
		if v, _ := m.get(t.Context(), "f", slow); v != 8 {
			t.Errorf("rested: %d", v)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := m.get(ctx, "e", build); !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
		time.Sleep(2 * time.Second)
	})
}
