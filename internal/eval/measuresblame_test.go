package eval

import (
	"math"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/measure/blame"
	"hearsay/sample"
)

// The figures by which blame corrects its shares are those that the accused finder reached; recall on the
// half kept apart follows from p and f1: r = p·f / (2p − f).
func TestBlameFigures(t *testing.T) {
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	p, f := floors["accused.b.p"].Reached/100, floors["accused.b.f1"].Reached/100
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"precision", blame.Precision, floors["accused.p"].Reached / 100},
		{"recall", blame.Recall, floors["accused.r"].Reached / 100},
		{"precision kept apart", blame.HeldOut, p},
		{"recall kept apart", blame.RecallHeldOut, p * f / (2*p - f)},
	} {
		if math.Abs(c.got-c.want) > 0.0006 {
			t.Errorf("%s: %v, results.json has %.4f", c.name, c.got, c.want)
		}
	}
}

// One deed at one place is one incident until three weeks pass without a word of it; another place is another one.
func TestTrueDeeds(t *testing.T) {
	truth := sample.TickerTruth{Claims: []sample.TickerClaim{{Deed: "the fire near Sollet", Target: "A"}, {Deed: "the fire near Sollet", Target: "B"}, {Deed: "the fire off Pierstow"}}}
	var articles []hearsay.Article
	for _, x := range []struct{ day, claim int }{{1, 0}, {2, 2}, {15, 1}, {36, 0}, {58, 1}} { // gaps of 14, 21 and 22 days
		truth.Items = append(truth.Items, sample.TickerItem{Claim: x.claim})
		articles = append(articles, hearsay.Article{Published: hearsay.Time{UTC: time.Date(2025, 4, x.day, 0, 0, 0, 0, time.UTC)}})
	}
	for i, want := range []int{1, 2, 1, 1, 3} {
		if got := trueDeeds(articles, &truth)[i]; got != want {
			t.Errorf("item %d is of incident %d, want %d", i, got, want)
		}
	}
}

// The Gazette truly lays 5 of 10 at A's door and the other five at nobody's, and is said to lay 8 of 10 at A's (Wilson 8 of 10: .490 to
// .943, which holds .5) and 2 at B's (2 of 10: .057 to .510, which does not hold 0), nobody named 0 (0 to .278, not .5): one of three within,
// |.3| + |.2| + |.5| over three cells. The Echo has too few to be shown.
func TestBlameCells(t *testing.T) {
	report := func(group string, n int, accused ...string) (out []blame.Report) {
		for i := range n {
			out = append(out, blame.Report{Group: group, Incident: group + string(rune('a'+i)) + accused[0], ID: "x", Accused: accused})
		}
		return out
	}
	nobody := func(group string, n int) (out []blame.Report) {
		for i := range n {
			out = append(out, blame.Report{Group: group, Incident: group + string(rune('a'+i)) + "none", ID: "x"})
		}
		return out
	}
	want := append(append(report("Gazette", 5, "A"), nobody("Gazette", 5)...), append(report("Echo", 10, "A"), report("Echo", 2, "B")...)...)
	got := append(append(report("Gazette", 8, "A"), report("Gazette", 2, "B")...), report("Echo", 9, "A")...)
	m := measured{plotScore: plotScore{rep: &Report{Figures: map[string]Figure{}}}}
	m.blameCells(blame.Shares(want), blame.Shares(got))
	for name, f := range map[string]Figure{"shown": {Value: 50, N: 2}, "within": {Value: 100.0 / 3, N: 3}, "error": {Value: 100.0 / 3, N: 3}} {
		if g := m.rep.Figures["measures.blame.ticker."+name]; math.Abs(g.Value-f.Value) > 1e-9 || g.N != f.N {
			t.Errorf("%s: %v of %d, want %v of %d", name, g.Value, g.N, f.Value, f.N)
		}
	}
}

// Items 0, 1, 2 are of one deed, 3 of another. The ledger has 0, 1 and 3 together and 2 apart: of three pairs one is of one deed, and
// of that deed's three pairs one is together.
func TestTogether(t *testing.T) {
	m := measured{plotScore: plotScore{rep: &Report{Figures: map[string]Figure{}}}}
	m.together(map[string][]int{"x": {0, 1, 3}, "y": {2}}, []int{7, 7, 7, 8})
	for _, name := range []string{"one", "whole"} {
		if g := m.rep.Figures["measures.blame.ticker."+name]; math.Abs(g.Value-100.0/3) > 1e-9 || g.N != 3 {
			t.Errorf("%s: %+v", name, g)
		}
	}
}

// Names of one party, or of a state and its organ, are of one side; codes of countries are no culprits' names.
func TestCulprits(t *testing.T) {
	if got := culprits("ustrand|foreign information directorate|UTD|"); got != "ustrand|foreign information directorate" || culprits("") != "" {
		t.Errorf("%q", got)
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"ustrand's services", "bodies of ustrand", true}, {"glass heron", "heron", true}, {"glass heron", "ustrand", false}, {"quillara", "ministry of ustrand", false}} {
		if oneSide(c.a, c.b) != c.want || oneSide(c.b, c.a) != c.want {
			t.Errorf("%s, %s: not %v", c.a, c.b, c.want)
		}
	}
}
