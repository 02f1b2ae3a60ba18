package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// byID finds the part of a page with an id.
func byID(t *testing.T, doc *html.Node, id string) *html.Node {
	t.Helper()
	found := htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == id })
	if len(found) != 1 {
		t.Fatalf("%d parts %s", len(found), id)
	}
	return found[0]
}

func opsSite(l *knownLedger) http.Handler {
	f := gullAsker()
	return New(l, Options{Asker: f, Reader: "read/2-new", Now: func() time.Time { return now }})
}

func TestOps(t *testing.T) {
	l := knownOutlets(t)
	l.totals.ByStatus, l.totals.Refusals, l.totals.Last = []store.Facet{{Value: "ok", Count: 12}, {Value: "paywall", Count: 3}, {Value: "other-language", Count: 1}}, 2, "2026-03-08"
	l.gauges = store.Gauges{LastSeq: 120, Cursors: map[hearsay.StageVersion]int64{"read/2-new": 115, "read/1-old": 60, "link/views/6": 100}, Refusals: []store.Facet{{Value: "bad JSON", Count: 2}},
		FeedStatus: []store.Facet{{Value: "ok", Count: 2}, {Value: "timeout", Count: 1}}, PageStatus: []store.Facet{{Value: "http 404", Count: 4}}, OldestDue: now.Add(-3 * time.Hour), NewestSeen: now.Add(-time.Minute)}
	l.health = store.Health{Troubles: []store.OutletTrouble{{Outlet: "The Lark", Status: "paywall", Count: 3, Of: 12}, {Outlet: "", Status: "other-language", Count: 1, Of: 9}}, Scrub: true,
		Clock: store.Clock{Ahead: 4, Early: 5, TooOld: 6, Undated: 7, Newest: now.Add(2 * time.Hour), ZoneLess: []store.Facet{{Value: "Pell Courier", Count: 8}}}}
	at := func(d time.Duration) time.Time { return now.Add(d) }
	l.feeds = []store.Feed{
		{Kind: store.FeedSyndication, URL: "https://lark.example/rss", Title: "The Lark, all", Outlet: "The Lark", Added: at(-900 * time.Hour), Pages: 30, Check: store.Check{Status: "unchanged", Last: at(-time.Minute), Changed: at(-time.Hour), Due: at(time.Hour)}},
		{Kind: store.FeedSyndication, URL: "https://pell.example/rss", Added: at(-900 * time.Hour), Check: store.Check{Status: "timeout", Detail: "nobody answered", Fails: 7, Last: at(-time.Minute), Due: at(time.Hour)}},
		{Kind: store.FeedIndex, URL: "https://late.example/", Added: at(-time.Hour), Check: store.Check{Status: "ok", Due: at(-5 * time.Hour)}},
		{Kind: store.FeedSyndication, URL: "https://still.example/", Added: at(-900 * time.Hour), Check: store.Check{Status: "unchanged", Changed: at(-800 * time.Hour), Due: at(time.Hour)}},
		{Kind: store.FeedFolder, URL: "/some/folder", Added: at(-900 * time.Hour), Paused: true, Check: store.Check{Status: "ok"}},
	}
	l.follow = store.FollowTotals{Feeds: 5, Pages: 34, Due: 3}
	doc := open(t, opsSite(l), "/ops", 200)
	hasWords(t, doc, "Collection has 1 gap, 1 feed failing, 1 feed late and 20 entries waiting to be read or linked", "clock is before what the ledger has seen", "A redaction did not get to its end",
		"6 of 8 usual outlet-days covered, 7 February to 8 March 2026", "4 to 6 March 2026", "whole", "what stands before a paywall", "5 entries behind", "20 entries behind", "another version; this program reads with read/2-new",
		"25 % of 12", "unknown outlet", "5 feeds and 34 pages are followed", "3 due now, the longest for 3 h", "timeout, 7 times in a row", "nobody answered", "bad JSON", "2 inputs refused", "Pell Courier 8", "Without any date")
	if strings.Contains(htmlcheck.Words(doc), "/some/folder") {
		t.Error("a path of this machine is shown")
	}
	var order []string
	for _, row := range htmlcheck.All(htmlcheck.Class(byID(t, doc, "feeds"), "feedlist")[0], "tr")[1:] {
		order = append(order, htmlcheck.Words(htmlcheck.All(row, "th")[0]))
	}
	if got := strings.Join(order, ", "); got != "https://pell.example/rss, https://late.example/, https://still.example/, The Lark, all, a folder" {
		t.Errorf("feeds in the order %s", got)
	}
	to := links(doc)
	for _, want := range []string{"/articles?status=paywall", "/articles?outlet=The+Lark&status=paywall", "/articles?status=other-language", "/outlets/The%20Lark#days", "/articles?day=2026-03-01&outlet=The+Lark", "/articles?outlet=The+Lark&since=2026-02-07&until=2026-03-08", "https://lark.example/rss"} {
		if !to[want] {
			t.Errorf("no link to %s", want)
		}
	}
	// The heat map: a row an outlet, trouble first; a day not collected, one with failures, a busy one.
	rows := htmlcheck.All(htmlcheck.All(htmlcheck.Class(doc, "heat")[0], "tbody")[0], "tr")
	if len(rows) != 2 || !strings.HasPrefix(htmlcheck.Words(rows[0]), "The Lark") {
		t.Fatalf("%d rows, the first %s", len(rows), htmlcheck.Words(rows[0]))
	}
	cells := htmlcheck.All(rows[0], "td")
	if old := len(htmlcheck.Class(rows[0], "old")); old != heatDays-narrowDays {
		t.Errorf("%d days are left out on a telephone", old)
	}
	if len(cells) != heatDays+2 {
		t.Fatalf("%d cells", len(cells))
	}
	for day, want := range map[int][2]string{22: {"q5", "8"}, 23: {"q2", "1×"}, 24: {"q1", ""}, 25: {"hatch", ""}, 29: {"q3", "3"}} { // 22 is 1 March
		if got := [2]string{htmlcheck.Attr(cells[day], "class"), htmlcheck.Words(cells[day])}; got != want {
			t.Errorf("day %d: %q, want %q (%s)", day, got, want, htmlcheck.Attr(cells[day], "title"))
		}
	}
}

// A ledger that tells nothing of itself, and an empty one.
func TestOpsOfAPlainLedger(t *testing.T) {
	doc := open(t, New(smallLedger(t), Options{Asker: gullAsker(), Now: func() time.Time { return now }}), "/ops", 200)
	hasWords(t, doc, "This server does not tell", "Nothing is followed", "Collection has 1 gap")
	doc = open(t, New(&fakeLedger{}, Options{Asker: &countAsker{}, Now: func() time.Time { return now }}), "/ops", 200)
	hasWords(t, doc, "The ledger is empty", "Nothing came in", "Nothing was refused")
	if w := get(t, handler(&fakeLedger{}), "/ops"); w.Code != 404 {
		t.Errorf("without questions: %d", w.Code)
	}
	l := &fakeLedger{err: store.ErrQuery}
	open(t, New(l, Options{Asker: &countAsker{}, Now: func() time.Time { return now }}), "/ops", 400)
	open(t, New(&fakeLedger{}, Options{Asker: &countAsker{err: ErrAsked}, Now: func() time.Time { return now }}), "/ops", 400)
}

// Four steps by quarters of the busiest day; fewer where there are fewer articles; every count has its step's words.
func TestSteps(t *testing.T) {
	for most, want := range map[int]string{0: "", 1: "1", 2: "1 2", 3: "1 2 3", 4: "1 2 3 4 or more", 8: "1–2 3–4 5–6 7 or more", 40: "1–10 11–20 21–30 31 or more"} {
		if got := strings.Join(stepWords(steps(most), most), " "); got != want {
			t.Errorf("%d: %q, want %q", most, got, want)
		}
		for n, before := 0, 0; n <= most; n++ {
			s := stepOf(n, steps(most))
			if s < before || s > 4 || (s == 0) != (n == 0) {
				t.Errorf("%d of %d: step %d after %d", n, most, s, before)
			}
			before = s
		}
	}
}
