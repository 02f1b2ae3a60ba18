package web

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// pairAsker answers pairs: lines for all states, points for two. It leaves out what "without" names.
type pairAsker struct {
	lines  []pairLine
	points []pairPoint
	notes  []string
}

func (f *pairAsker) Questions() []Question {
	return []Question{{Name: "pairs", Title: "Pairs of states", Group: "Who", Params: []Param{{Name: "a", Kind: "text"}, {Name: "b", Kind: "text"}, {Name: "since", Kind: "day"}, {Name: "by", Kind: "choice", Choices: []string{"day", "week"}, Default: "week"}, {Name: "without", Kind: "text"}, {Name: "within", Kind: "number", Default: "3"}}}}
}

func (f *pairAsker) Ask(_ context.Context, name string, vals url.Values, form string, _ int, w io.Writer) ([]string, error) {
	if vals.Get("since") == "bad" {
		return nil, fmt.Errorf("%w: \"bad\" is no day", ErrAsked)
	}
	e := json.NewEncoder(w)
	if vals.Has("b") {
		for i := range f.points {
			e.Encode(&f.points[i])
		}
		return f.notes, nil
	}
	for i := range f.lines {
		if l := f.lines[i]; vals.Get("without") == "" || l.Layer == "words" {
			e.Encode(&l)
		}
	}
	return f.notes, nil
}

func (f *pairAsker) Command(name string, vals url.Values) string {
	return "hearsay " + name + " " + vals.Encode()
}

// twoStates are Pell and Tarn: twelve words and one deed of Pell, three words of Tarn.
func twoStates() *pairAsker {
	mean, share, x, p, q := -2.6, 0.75, 3.1, 0.0004, 0.002
	f := &pairAsker{notes: []string{"tested: one"}, lines: []pairLine{
		{From: "Pell", To: "Tarn", FromKey: "state:PLL", ToKey: "state:TRN", Layer: "words", N: 12, Quads: [4]int{3, 0, 9, 0}, Mean: &mean, Conflict: &share, CI95: &[2]float64{0.46, 0.91}, Highest: "THREATEN", Publishers: 4, Points: []int{4, 0, 5, 3},
			Answer: pairAnswer{Days: 11, Answered: 9, Before: 2, Expected: &x, Range: &[2]float64{1, 6}, P: &p, Q: &q, Verdict: "reciprocal"}},
		{From: "Pell", To: "Tarn", FromKey: "state:PLL", ToKey: "state:TRN", Layer: "deeds", N: 1, Quads: [4]int{0, 0, 0, 1}, Highest: "SANCTION", Publishers: 1, Alleged: 1, Points: []int{0, 0, 1, 0}, Answer: pairAnswer{Days: 1, Verdict: "too_few"}},
		{From: "Tarn", To: "Pell", FromKey: "state:TRN", ToKey: "state:PLL", Layer: "words", N: 3, Quads: [4]int{1, 0, 2, 0}, Highest: "ACCUSE", Publishers: 2, Points: []int{1, 0, 2, 0}, Answer: pairAnswer{Days: 2, Answered: 2, Verdict: "too_few"}},
		{From: "Ilm", To: "Ost", FromKey: "state:ILM", ToKey: "state:OST", Layer: "words", N: 2, Quads: [4]int{2, 0, 0, 0}, Publishers: 1, Points: []int{2, 0, 0, 0}, Answer: pairAnswer{Verdict: "too_few"}}}}
	for i, n := range []int{4, 0, 5, 3} {
		first := time.Date(2026, 2, 2+7*i, 0, 0, 0, 0, time.UTC)
		pt := pairPoint{FromKey: "state:PLL", Layer: "words", First: first.Format(time.DateOnly), Last: first.AddDate(0, 0, 6).Format(time.DateOnly), N: n, Quads: [4]int{n / 4, 0, n - n/4, 0}, All: n + 2, Highest: "THREATEN", Publishers: min(n, 2), Quotes: []string{}, Refs: []string{}}
		for k := range n {
			pt.Quotes, pt.Refs = append(pt.Quotes, fmt.Sprintf("q%d%d", i, k)), []string{"pl-1"}
		}
		back := pt
		m := []int{1, 0, 2, 0}[i]
		back.FromKey, back.N, back.Quads, back.Quotes, back.Refs = "state:TRN", m, [4]int{0, 0, m, 0}, []string{}, []string{}
		deed := back
		deed.FromKey, deed.Layer, deed.N, deed.Quads = "state:PLL", "deeds", 0, [4]int{}
		if i == 2 {
			deed.N, deed.Alleged, deed.Quads, deed.Refs, deed.Own = 1, 1, [4]int{0, 0, 0, 1}, []string{"pl-1"}, []pairOwn{{Ref: "pl-1", Words: "Pell closed the ford."}}
		}
		f.points = append(f.points, pt, back, deed)
	}
	return f
}

func pairSite(t *testing.T, f *pairAsker) http.Handler {
	l := &fakeLedger{}
	a := hearsay.Article{Ref: "pl-1", Outlet: "The Lark", Title: "T", Text: "Tarn will be sorry, said Pell.", Published: published(t, "2026-02-17T10:00:00Z")}
	v := l.put(a, hearsay.StatusOK, &hearsay.Reading{Quotes: []hearsay.Quote{{ID: "q21"}}})
	body, err := json.Marshal(view.Claim{Proposition: "that Tarn will be sorry", Quotes: []view.Quote{{Article: v.Item.ID, Ref: "pl-1", ID: "q20", Speaker: "Pell", Words: "Tarn will be sorry", Revision: "r"}}})
	if err != nil {
		t.Fatal(err)
	}
	l.stored = append(l.stored, store.View{ID: "c", Kind: store.KindClaim, Body: body})
	return New(l, Options{Asker: f, Now: func() time.Time { return now }})
}

func hrefs(doc *html.Node) (out []string) {
	for _, a := range htmlcheck.All(doc, "a") {
		out = append(out, htmlcheck.Attr(a, "href"))
	}
	return out
}

func TestPairs(t *testing.T) {
	h := pairSite(t, twoStates())
	doc := open(t, h, "/pairs", 200)
	if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); h1 != "Tarn answers Pell beyond chance" {
		t.Errorf("h1 %q", h1)
	}
	words := htmlcheck.Words(doc)
	for _, w := range []string{"18 acts between 2 pairs", "1 of 4 ordered pairs", "75 % (46–91 %)", "−2.6", "n < 10", "2 of 3", "9 of 11 days", "by chance 3.1 (1–6)", "< 0.001", "0.002", "answered beyond chance", "1 of 1 alleged", "no threat score and no forecast", "Tested: one", "hearsay pairs"} {
		if !strings.Contains(words, w) {
			t.Errorf("no %q in: %s", w, words)
		}
	}
	links := strings.Join(hrefs(doc), " ")
	for _, x := range []string{"/pairs/PLL/TRN#words", "/pairs/PLL/TRN#deeds", "/pairs/ILM/OST", "/explore/pairs.csv", "/explore/pairs.json"} {
		if !strings.Contains(links, x) {
			t.Errorf("no link %s", x)
		}
	}
	// Bars of the first state stand on their line, those of the second hang.
	var y []string
	for _, r := range htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "rect" && htmlcheck.Attr(n, "class") == "bar" }) {
		y = append(y, htmlcheck.Attr(r, "y")+"+"+htmlcheck.Attr(r, "height"))
	}
	if got := strings.Join(y[:5], " "); got != "5.0+14.0 1.0+18.0 8.0+11.0 1.0+9.0 1.0+18.0" {
		t.Errorf("bars %s", got)
	}
	for path, want := range map[string]int{"/pairs?since=bad": 400, "/pairs?nonsense=1": 400, "/pairs/PLL": 404} {
		open(t, h, path, want)
	}
	f := &pairAsker{}
	if words := htmlcheck.Words(open(t, pairSite(t, f), "/pairs", 200)); !strings.Contains(words, "No act of one state toward another") {
		t.Error(words)
	}
	if w := get(t, handler(&fakeLedger{}), "/pairs"); w.Code != 404 {
		t.Errorf("without an asker: %d", w.Code)
	}
}

func TestPairsFinding(t *testing.T) {
	p := 0.5
	tested := pairLine{From: "Pell", To: "Tarn", Answer: pairAnswer{P: &p, Verdict: "chance"}}
	found := pairLine{From: "Tarn", To: "Pell", Answer: pairAnswer{P: &p, Verdict: "reciprocal"}}
	for want, lines := range map[string][]pairLine{
		"Too few days of conflict to tell whether states answer each other": {{}}, "No state was found to answer another beyond chance": {tested, {}}, "Pell answers Tarn beyond chance": {tested, found, found},
		"2 states are answered by another beyond chance": {found, {From: "Pell", To: "Tarn", Answer: pairAnswer{Verdict: "reciprocal"}}}} {
		if got, _ := pairsFinding(lines, &pairsPage{Acts: 3}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPair(t *testing.T) {
	h := pairSite(t, twoStates())
	var words string
	for _, path := range []string{"/pairs/PLL/TRN", "/pairs/pell/TARN", "/pairs/state:PLL/Tarn"} {
		doc := open(t, h, path, 200)
		words = htmlcheck.Words(doc)
		for _, w := range []string{"Tarn answers Pell in words beyond chance", "15 acts that the two say to each other, 1 deed", "Words: 12 acts by Pell, 3 by Tarn", "6 sentences behind 16 to 22 February 2026"} {
			if !strings.Contains(words, w) {
				t.Fatalf("%s: no %q in: %s", path, w, words)
			}
		}
	}
	doc := open(t, h, "/pairs/PLL/TRN", 200)
	// Every bar of the picture stands in its table, with the same link; stretches without an act have neither.
	bars := map[string]int{}
	for _, svg := range htmlcheck.Find(doc, func(n *html.Node) bool { return n.Data == "svg" && htmlcheck.Attr(n, "class") == "wide" }) {
		if !strings.Contains(htmlcheck.Attr(svg, "aria-label"), "12 above, 3 below") {
			t.Errorf("label %q", htmlcheck.Attr(svg, "aria-label"))
		}
		for _, a := range htmlcheck.All(svg, "a") {
			bars[htmlcheck.Attr(a, "href")]++
		}
	}
	if len(bars) != 3 || bars["/pairs/PLL/TRN?f.first=2026-02-16#behind"] == 0 {
		t.Errorf("bars lead to %v", bars)
	}
	links := strings.Join(hrefs(doc), " ")
	for x := range bars {
		if !strings.Contains(links, x) {
			t.Errorf("no %s in the table", x)
		}
	}
	// Words are those of the claim; a quote that is in none leads to its article; the article's own words are told apart.
	for _, w := range []string{"“Tarn will be sorry”", "in the article", "the article’s own words", "“Pell closed the ford.”", "1 material conflict; 1 alleged"} {
		if !strings.Contains(words, w) {
			t.Errorf("no %q in: %s", w, words)
		}
	}
	if !strings.Contains(links, "/quotes/q20?rev=r") || !strings.Contains(links, "/quotes/q21?rev=") || strings.Contains(links, "/quotes/q22") {
		t.Errorf("quotes in %s", links)
	}
	if words := htmlcheck.Words(open(t, h, "/pairs/PLL/TRN?f.first=2026-02-09", 200)); strings.Contains(words, "quoted, never stated") {
		t.Error("sentences behind a week without an act")
	}
	words = htmlcheck.Words(open(t, h, "/pairs/PLL/TRN?without=The+Lark", 200))
	if !strings.Contains(words, "Counted anew without The Lark: 15 of 16 acts remain.") {
		t.Error(words)
	}
	if words := htmlcheck.Words(open(t, h, "/pairs/PLL/ILM", 200)); !strings.Contains(words, "No act between Pell and Ilm") {
		t.Error(words)
	}
	for path, want := range map[string]int{"/pairs/PLL/PLL": 404, "/pairs/PLL/XXX": 404, "/pairs/PLL/XXX?since=2026-01-01": 404, "/pairs/PLL/TRN?since=bad": 400, "/pairs/PLL/TRN?a=ILM": 400, "/pairs/PLL/TRN?x=1": 400} {
		open(t, h, path, want)
	}
}

// No word of a row becomes part of a page.
func TestPairsHostile(t *testing.T) {
	const x = `"><img src=x onerror=alert(1)>`
	f := twoStates()
	f.notes = []string{x}
	for i := range f.lines {
		l := &f.lines[i]
		l.Highest, l.Answer.Verdict, l.Layer = x, x, map[bool]string{true: x, false: l.Layer}[i == 3]
		for _, s := range []*string{&l.From, &l.To} {
			*s += x
		}
	}
	for i := range f.points {
		f.points[i].Highest, f.points[i].Last, f.points[i].Own = x, x, []pairOwn{{Ref: x, Words: x}}
	}
	h := pairSite(t, f)
	for _, path := range []string{"/pairs", "/pairs/PLL/TRN", "/pairs/PLL/TRN?without=" + url.QueryEscape(x)} {
		if n := len(htmlcheck.All(open(t, h, path, 200), "img")); n > 0 {
			t.Errorf("%s: %d images", path, n)
		}
	}
}

func TestSparkOf(t *testing.T) {
	for _, c := range []struct {
		in   []int
		down bool
		want string
	}{{nil, false, "[]"}, {[]int{0, 4, 2}, false, "[10.0:1.0+18.0 20.0:10.0+9.0]"}, {[]int{0, 4, 2}, true, "[10.0:1.0+18.0 20.0:1.0+9.0]"}, {make([]int, 200), false, "[]"}} {
		var got []string
		for _, b := range sparkOf(c.in, c.down).Bars {
			got = append(got, b.X+":"+b.Y+"+"+b.H)
		}
		if s := fmt.Sprint(got); s != c.want {
			t.Errorf("%v: %s, want %s", c.in, s, c.want)
		}
	}
	if n := len(sparkOf(append(make([]int, 199), 1), false).Bars); n != 1 {
		t.Errorf("%d bars", n)
	}
}
