package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// countAsker answers the questions that the pages of outlets ask with rows that the test gives: by name, and for coverage by the
// flag.
type countAsker struct {
	rows map[string]string
	err  error
	wait chan struct{} // nil, or what replies waits for
}

func (f *countAsker) Questions() []Question { return nil }

func (f *countAsker) Ask(ctx context.Context, name string, vals url.Values, form string, _ int, w io.Writer) ([]string, error) {
	if name == "replies" && f.wait != nil {
		select {
		case <-f.wait:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	for _, flag := range []string{"gaps", "days", "silent"} {
		if vals.Get(flag) != "" {
			name += " " + flag
		}
	}
	if form != "jsonl" {
		return nil, fmt.Errorf("asked for %s", form)
	}
	io.WriteString(w, f.rows[name])
	return nil, f.err
}

func (f *countAsker) Command(name string, vals url.Values) string {
	return "hearsay " + name + " " + vals.Encode()
}

// knownLedger is a fake that knows of outlets and of its own state.
type knownLedger struct {
	*fakeLedger
	outlets []store.Outlet
	labels  []store.Label
	gauges  store.Gauges
	health  store.Health
	feeds   []store.Feed
	follow  store.FollowTotals
}

func (l *knownLedger) Outlets(context.Context) ([]store.Outlet, error) { return l.outlets, nil }
func (l *knownLedger) Labels(context.Context) ([]store.Label, error)   { return l.labels, nil }
func (l *knownLedger) Gauges(context.Context, time.Time) (store.Gauges, error) {
	return l.gauges, nil
}
func (l *knownLedger) Health(context.Context) (store.Health, error) { return l.health, nil }
func (l *knownLedger) Feeds(context.Context) ([]store.Feed, error)  { return l.feeds, nil }
func (l *knownLedger) Following(context.Context, time.Time) (store.FollowTotals, error) {
	return l.follow, nil
}

// share is a share of cases as JSON, null under ten.
func share(k, n int) string {
	if n < leastShare {
		return fmt.Sprintf(`{"k":%d,"of":%d,"share":null,"ci95":null}`, k, n)
	}
	v := float64(k) / float64(n)
	return fmt.Sprintf(`{"k":%d,"of":%d,"share":%g,"ci95":[%g,%g]}`, k, n, v, v*0.8, min(1, v+0.1))
}

// rateJSON is a row of replies: heard in the same article k of n times, 2 of 5 passed over, first heard in the headline once.
func rateJSON(outlet string, k, n int) string {
	return fmt.Sprintf(`{"outlet":%q,"n":%d,"same":%s,"day":%s,"ever":%s,"asked":%s,"taken":%s,"never":%s,"passed_over":%s,"headline":%s,"first_third":%s,"middle":%s,"last_third":%s,"before":0.62}`+"\n",
		outlet, n, share(k, n), share(k, n), share(k, n), share(0, n), share(3, 5), share(n-k, n), share(2, 5), share(1, k), share(2, k), share(0, k), share(k-3, k))
}

func blameJSON(outlet string, n int, accused string, incidents int, v float64) string {
	key := ""
	if accused != "" {
		key = "state:" + accused
	}
	shares := `"share":null,"ci95":null`
	if n >= leastShare {
		shares = fmt.Sprintf(`"share":%g,"ci95":[%g,%g]`, v, v*0.5, min(1, v+0.2))
	}
	return fmt.Sprintf(`{"by":"outlet","name":%q,"n":%d,"accused":%q,"accused_key":%q,"incidents":%d,%s}`+"\n", outlet, n, accused, key, incidents, shares)
}

func sourceJSON(outlet string, n int, kind, from string, k int) string {
	shares := `"share":null,"ci95":null`
	if n >= leastShare {
		shares = fmt.Sprintf(`"share":%g,"ci95":[%g,%g]`, float64(k)/float64(n), 0.5*float64(k)/float64(n), min(1, float64(k)/float64(n)+0.2))
	}
	return fmt.Sprintf(`{"outlet":%q,"n":%d,"kind":%q,"from":%q,"from_key":"","reports":%d,"any":%d,%s}`+"\n", outlet, n, kind, from, k, k, shares)
}

// gullAsker has rows of two outlets: the Lark with enough for shares, the Courier with too few.
func gullAsker() *countAsker {
	return &countAsker{rows: map[string]string{
		"coverage": `{"outlet":"The Lark","first":"2026-03-01","last":"2026-03-08","read":14,"part":1,"failed":2,"expected":8,"covered":6,"blind":1,"share":0.75,"gaps":1}` + "\n" +
			`{"outlet":"Pell Courier","first":"2026-03-04","last":"2026-03-05","read":2,"part":1,"failed":0,"expected":0,"covered":0,"blind":0,"share":null,"gaps":0}` + "\n",
		"coverage days": `{"outlet":"The Lark","day":"2026-03-01","read":8,"part":0,"failed":0}` + "\n" + `{"outlet":"The Lark","day":"2026-03-02","read":1,"part":1,"failed":2}` + "\n" +
			`{"outlet":"The Lark","day":"2026-03-07","read":2,"part":0,"failed":0}` + "\n" + `{"outlet":"The Lark","day":"2026-03-08","read":3,"part":0,"failed":0}` + "\n",
		"coverage gaps": `{"outlet":"The Lark","from":"2026-03-04","to":"2026-03-06","days":3,"expected":7.5,"p":0.001,"by_chance":0.01,"alarm":true}` + "\n",
		"replies":       rateJSON("The Lark", 5, 20) + rateJSON("Pell Courier", 3, 4),
		"blame":         blameJSON("The Lark", 12, "ORM", 6, 0.4) + blameJSON("The Lark", 12, "TRN", 3, 0.2) + blameJSON("The Lark", 12, "", 4, 0.3) + blameJSON("Pell Courier", 3, "ORM", 3, 0),
		"sources": sourceJSON("The Lark", 20, "copy", "Harbour Wire", 12) + sourceJSON("The Lark", 20, "official", "Ormet", 5) + sourceJSON("The Lark", 20, "own voice", "", 3) +
			sourceJSON("Pell Courier", 3, "unnamed", "", 3) + sourceJSON("", 23, "copy", "Harbour Wire", 12) + sourceJSON("", 23, "official", "Ormet", 5) + sourceJSON("", 23, "unnamed", "", 3) + sourceJSON("", 23, "own voice", "", 3),
		"drift": `{"outlet":"The Lark","hops":14,"claims":9,"hardened":8,"hardened95":[0.33,0.79],"softened":1,"softened95":[0.01,0.31],"hedges_lost":3,"hardened_p":0.001,"hardened_q":0.004,"hardened_expected":3.1,"softened_p":0.9,"softened_q":1,"softened_expected":1.2,"ids":[]}` + "\n",
		"edits": `{"ref":"lm-1","outlet":"The Lark","seen":"2026-03-06T10:00:00Z","newer":"r2","title":"Mill is open","silent":true,"notices":[],"changed":3,"meaning":1,"marks":[{"kind":"hedge","added":false,"field":"text","text":"highly likely"},{"kind":"name","added":true,"field":"text","text":"Ormet"}]}` + "\n" +
			`{"ref":"lm-1","outlet":"The Lark","seen":"2026-03-05T10:00:00Z","newer":"r1","title":"Mill is open","silent":false,"notices":["correction"],"changed":3,"meaning":1,"marks":[]}` + "\n",
	}}
}

func knownOutlets(t *testing.T) *knownLedger {
	return &knownLedger{fakeLedger: smallLedger(t), outlets: []store.Outlet{{Name: "The Lark", Domain: "lark.example", Owner: "Loft House", OwnerKind: "private", Country: "ORM", Kind: "paper"}, {Name: "The Linnet", Owner: "Loft House", Country: "ORM", Kind: "paper"}, {Name: "Pell Courier", Kind: "agency", Country: "TRN"}},
		labels: []store.Label{{Outlet: "lark.example", Key: "reliability", Value: "mixed", SaidBy: "A panel"}, {Outlet: "the linnet", Key: "other", Value: "none", SaidBy: "B"}}}
}

func outletSite(t *testing.T, f *countAsker) http.Handler {
	f.rows["edits silent"], _, _ = strings.Cut(f.rows["edits"], "\n") // the first one is silent
	return New(knownOutlets(t), Options{Asker: f, Now: func() time.Time { return now }})
}

// links are the addresses that a page leads to.
func links(doc *html.Node) map[string]bool {
	out := map[string]bool{}
	for _, a := range htmlcheck.All(doc, "a") {
		out[htmlcheck.Attr(a, "href")] = true
	}
	return out
}

func hasWords(t *testing.T, doc *html.Node, want ...string) {
	t.Helper()
	words := htmlcheck.Words(doc)
	for _, w := range want {
		if !strings.Contains(words, w) {
			t.Errorf("no %q in %s", w, words)
		}
	}
}

func TestOutlets(t *testing.T) {
	h := outletSite(t, gullAsker())
	doc := open(t, h, "/outlets", 200)
	hasWords(t, doc, "2 outlets; an article was read on 75 % of the days on which one of them usually publishes", "Loft House", "75 %of 8", "25 % (20–35)5 of 20", "n < 104 accusations", "hearsay coverage")
	to := links(doc)
	for _, want := range []string{"/outlets/The%20Lark", "/articles?outlet=Pell+Courier", "/outlets/The%20Lark#days", "/explore/coverage?gaps=1&outlet=The+Lark", "/explore/edits?outlet=The+Lark&silent=1", "/explore/replies?detail=1&outlet=Pell+Courier", "/outlets?kind=agency", "/outlets?country=ORM", "/outlets?sort=replies", "/ops"} {
		if !to[want] {
			t.Errorf("no link to %s in %v", want, to)
		}
	}
	first := func(path string) string {
		return htmlcheck.Words(htmlcheck.All(htmlcheck.All(open(t, h, path, 200), "tbody")[0], "th")[0])
	}
	for path, want := range map[string]string{"/outlets": "Pell Courier", "/outlets?sort=edits": "The Lark", "/outlets?sort=coverage": "The Lark", "/outlets?sort=replies": "The Lark", "/outlets?sort=name": "Pell Courier", "/outlets?kind=paper": "The Lark"} {
		if got := first(path); !strings.HasPrefix(got, want) {
			t.Errorf("%s begins with %s", path, got)
		}
	}
	hasWords(t, open(t, h, "/outlets?kind=none", 200), "No outlet is of this kind")
	open(t, h, "/outlets?sort=colour", 400)
	hasWords(t, open(t, New(&fakeLedger{}, Options{Asker: &countAsker{}, Now: func() time.Time { return now }}), "/outlets", 200), "No outlet is known by name")
	if w := get(t, handler(&fakeLedger{}), "/outlets"); w.Code != 404 {
		t.Errorf("without questions: %d", w.Code)
	}
}

func TestOutlet(t *testing.T) {
	h := outletSite(t, gullAsker())
	doc := open(t, h, "/outlets/The%20Lark", 200)
	hasWords(t, doc, "Paper, ORM, lark.example. Owner: Loft House (private). Of the same owner: The Linnet.", "reliability mixed said by A panel", "Read by a program",
		"Most of its reports rest on other outlets’ texts: 12 of 20", "Text of Harbour Wire", "12 · 60 %", "Officials of Ormet", "Its own word",
		"Nobody is named in 4 of 12 incidents; of those named, ORM most often", "6 · 40 %", "Nobody named", "93.0 % were right",
		"The accused is heard in the same article in 5 of 20 accusations", "5 · 25 %", "n < 10: no share", "Where it is first heard, of 5: headline 1, first third of the text 2, middle 0, last third 2. At the median 62 %",
		"It hardens 8 and softens 1 of 14 reports that it takes over: it hardens more than others do", "0.004", "is lost 3 times",
		"1 of 2 edits after publication changed the meaning without saying so", "highly likely hedge", "correction",
		"An article was read on 6 of 8 days on which it usually publishes; 1 gap of 3 days", "4 to 6 March 2026", "Mill is open, says mayor", "hearsay blame name=The+Lark")
	if strings.Contains(htmlcheck.Words(doc), "reliability none") {
		t.Error("labels of another outlet")
	}
	to := links(doc)
	for _, want := range []string{"/outlets/The%20Linnet", "/outlets?country=ORM", "/articles?outlet=The+Lark", "/explore/sources?detail=1&outlet=The+Lark", "/explore/sources?detail=1&f.from=Harbour+Wire&f.kind=copy&outlet=The+Lark",
		"/explore/blame?f.accused=ORM&name=The+Lark&states=1", "/explore/blame?f.accused=&name=The+Lark&states=1", "/explore/replies?detail=1&outlet=The+Lark&f.heard=yes", "/articles/lm-1/changes?to=r2", "/articles?day=2026-03-01&outlet=The+Lark", "/explore/coverage.csv?days=1&outlet=The+Lark"} {
		if !to[want] {
			t.Errorf("no link to %s in %v", want, to)
		}
	}
	for _, path := range []string{"/outlets/Nobody", "/outlets/unknown", "/outlets/%20"} {
		open(t, h, path, 404)
	}
	open(t, h, "/outlets/The%20Linnet", 200) // it has no article, and is in the table
	if w := get(t, handler(smallLedger(t)), "/outlets/The%20Lark"); w.Code != 404 {
		t.Errorf("without questions: %d", w.Code)
	}
}

// Under ten, nothing that accuses is added up: no picture, no row, no name; sources keep their counts.
func TestOutletWithFew(t *testing.T) {
	doc := open(t, outletSite(t, gullAsker()), "/outlets/Pell%20Courier", 200)
	hasWords(t, doc, "Where its 3 reports have it from: too few for shares", "Unnamed sources3n < 10", "Whom it blames: 3 incidents, too few to add up", "Is the accused heard? 4 accusations, too few to add up", "Fewer than ten of its reports take a claim over")
	for _, id := range []string{"blame", "heard", "mix"} {
		part := htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == id })[0]
		if len(htmlcheck.All(part, "figure")) > 0 {
			t.Errorf("%s has a picture", id)
		}
		if id != "mix" && (len(htmlcheck.All(part, "table")) > 0 || strings.Contains(htmlcheck.Words(part), "ORM")) {
			t.Errorf("%s: %s", id, htmlcheck.Words(part))
		}
	}
}

// Each picture has the figures of its table: as many marks as rows with a share, with the same words.
func TestOutletPicturesAndTables(t *testing.T) {
	doc := open(t, outletSite(t, gullAsker()), "/outlets/The%20Lark", 200)
	for _, id := range []string{"mix", "blame", "heard", "drift"} {
		part := htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == id })[0]
		for _, svg := range htmlcheck.All(htmlcheck.All(part, "figure")[0], "svg") {
			words := htmlcheck.Words(svg)
			rows := htmlcheck.All(htmlcheck.All(part, "tbody")[0], "tr")
			if len(rows) < 2 {
				t.Fatalf("%s has %d rows", id, len(rows))
			}
			for _, row := range rows {
				cells := htmlcheck.All(row, "td")
				k, share := htmlcheck.Words(cells[0]), htmlcheck.Words(cells[1])
				if want := k + " · " + share; share != "n < 10" && !strings.Contains(words, want) {
					t.Errorf("%s: no %q in %s", id, want, words)
				}
			}
		}
	}
	days := htmlcheck.Find(doc, func(n *html.Node) bool { return htmlcheck.Attr(n, "id") == "days" })[0]
	sum := 0
	for _, svg := range htmlcheck.All(htmlcheck.All(days, "figure")[0], "svg")[:1] {
		for _, title := range htmlcheck.All(svg, "title") {
			var day, month, word string
			var d, year, n int
			if _, err := fmt.Sscanf(htmlcheck.Words(title), "%s %d %s %d: %d %s", &day, &d, &month, &year, &n, &word); err == nil {
				sum += n
			}
		}
	}
	tables := htmlcheck.All(days, "table")
	week := htmlcheck.All(htmlcheck.All(tables[len(tables)-1], "tbody")[0], "tr")
	byWeek := 0
	for _, row := range week {
		var n int
		fmt.Sscan(htmlcheck.Words(htmlcheck.All(row, "td")[0]), &n)
		byWeek += n
	}
	if sum != 14 || byWeek != 14 {
		t.Errorf("%d in squares, %d by week, want 14", sum, byWeek)
	}
}

// A page does not wait for a long count: it says what is missing, and has it when it is there.
func TestOutletsStillCounting(t *testing.T) {
	f := gullAsker()
	f.wait = make(chan struct{})
	h := outletSite(t, f)
	doc := open(t, h, "/outlets", 200)
	hasWords(t, doc, "Still being counted over the whole ledger: answers of the accused", "being counted")
	doc = open(t, h, "/outlets/The%20Lark", 200)
	hasWords(t, doc, "Where its reports have it from: still being counted", "Whom its reports blame: still being counted", "Whether the accused is heard: still being counted",
		"How certainty changes in what it takes over: still being counted", "Its edits: still being counted")
	for _, told := range []string{"No report of a claim", "no incident", "no accusation", "Fewer than ten", "No edit after", "0 reports"} {
		if strings.Contains(htmlcheck.Words(doc), told) {
			t.Errorf("not counted yet, and %q", told)
		}
	}
	close(f.wait)
	for range 100 {
		if doc = open(t, h, "/outlets", 200); !strings.Contains(htmlcheck.Words(doc), "Still being") {
			hasWords(t, doc, "25 % (20–35)")
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("counted, and still not shown")
}

// No field of a row, of the table of outlets or of a label can write markup.
func TestHostileOutlets(t *testing.T) {
	const x = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
	f := gullAsker()
	quoted := strings.ReplaceAll(x, `"`, `\"`)
	for k, rows := range f.rows {
		for _, old := range []string{"The Lark", "Harbour Wire", "Ormet", "ORM", "TRN", "lm-1", "Mill is open", "highly likely", "correction", "hedge"} {
			rows = strings.ReplaceAll(rows, `"`+old+`"`, `"`+quoted+`"`)
		}
		f.rows[k] = strings.ReplaceAll(rows, "state:", "state:"+quoted)
	}
	f.rows["edits silent"] = f.rows["edits"]
	l := &knownLedger{fakeLedger: &fakeLedger{}, outlets: []store.Outlet{{Name: x, Domain: x, Owner: x, OwnerKind: x, Country: x, Kind: x, SpeaksFor: x}, {Name: x + "2", Owner: x, Kind: "paper", Country: "ORM"}}, labels: []store.Label{{Outlet: strings.ToLower(x), Key: x, Value: x, SaidBy: x}},
		gauges: store.Gauges{LastSeq: 9, Cursors: map[hearsay.StageVersion]int64{x: 1}, Refusals: []store.Facet{{Value: x, Count: 1}}, FeedStatus: []store.Facet{{Value: x, Count: 1}}, PageStatus: []store.Facet{{Value: x, Count: 1}}},
		health: store.Health{Troubles: []store.OutletTrouble{{Outlet: x, Status: x, Count: 1, Of: 2}}, Clock: store.Clock{ZoneLess: []store.Facet{{Value: x, Count: 1}}}},
		feeds:  []store.Feed{{Kind: store.FeedSyndication, URL: "javascript:alert(1)", Title: x, Outlet: x, Check: store.Check{Status: x, Detail: x, Fails: 9}}}, follow: store.FollowTotals{Feeds: 1, Pages: 1}}
	l.totals.ByStatus, l.totals.Last = []store.Facet{{Value: x, Count: 1}}, "2026-03-08"
	l.put(hearsay.Article{Ref: "a", Outlet: x, Title: x, Text: x, Lang: "en", Published: published(t, "2026-03-05T10:05:00Z")}, hearsay.StatusOK, nil)
	l.put(hearsay.Article{Ref: "b", Outlet: x + "2", Title: "other", Text: x, Lang: "en", Published: published(t, "2026-03-05T10:05:00Z")}, hearsay.StatusOK, nil)
	h := New(l, Options{Asker: f, Now: func() time.Time { return now }})
	for _, path := range []string{"/outlets", "/outlets/" + url.PathEscape(x), "/ops", "/outlets?kind=" + url.QueryEscape(x) + "&country=" + url.QueryEscape(x) + "&sort=name", "/articles?outlet=" + url.QueryEscape(x)} {
		doc := open(t, h, path, 200)
		if n := len(htmlcheck.All(doc, "script")); n != 1 {
			t.Errorf("%s: %d scripts", path, n)
		}
		for _, img := range htmlcheck.All(doc, "img") {
			t.Errorf("%s: an image: %v", path, img.Attr)
		}
		for _, a := range htmlcheck.All(doc, "a") {
			if to := htmlcheck.Attr(a, "href"); strings.HasPrefix(strings.ToLower(to), "javascript") {
				t.Errorf("%s leads to %s", path, to)
			}
		}
	}
}
