package claim_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/link/claim/hard"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

func reader(t *testing.T) (*read.Reader, *world.World) {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// planted is how many slots of each planted claim lie in one claim at least. Most of the
// others are told in the outlet's own words, or the reader finds no quote there.
var planted = map[string]int{"halt": 9, "outside-commands": 7, "heron": 9, "ustrand-intrusion": 2, "sparrows": 2, "ustrandic-arsonist": 2,
	"van": 4, "patrol": 3, "open-account": 2, "jammed-by-ustrand": 1, "jammed-by-quillara": 1, "moth": 1, "update": 2}

// answered is the slots of planted denials that must be attached to a charge.
var answered = map[string][]int{"rail-ustrand": {7, 8, 9, 17}, "boats-q": {27}, "boats-u": {28}}

// The planted claims come out as claims, with next to nothing else in them.
func TestSampleWorld(t *testing.T) {
	r, w := reader(t)
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	quotes, slots, res, err := eval.SampleClaims(r, w, eval.StandInOptions(w))
	if err != nil {
		t.Fatal(err)
	}
	found, extra := 0, 0
	for _, p := range eval.PlotClaims(plot, quotes, slots, res.Claims) {
		if len(p.Found) < planted[p.ID] {
			t.Errorf("%s: slots %v in one claim, want %d; missed %v", p.ID, p.Found, planted[p.ID], p.Missed)
		}
		found, extra = found+len(p.Found), extra+len(p.Extra)
	}
	if found < 48 || extra > 2 {
		t.Errorf("%d planted slots found, want 48; %d that the plan does not name, want 2 at most", found, extra)
	}
	for _, d := range eval.PlotDenials(plot, quotes, slots, res.Claims) {
		for _, s := range answered[d.ID] {
			if !slices.Contains(d.Attached, s) {
				t.Errorf("%s: the denial in slot %d is not attached", d.ID, s)
			}
		}
	}
	// The twin articles exchange accused and accuser: no claim may hold charges of both.
	for _, c := range res.Claims {
		accused := map[string]bool{}
		for _, m := range c.Members {
			if m.Stance == "asserts" {
				for _, p := range quotes[m.Quote].Accused {
					accused[p.Key] = true
				}
			}
		}
		if accused["state:QLR"] && accused["state:UTD"] {
			t.Errorf("one claim accuses both sides: %q", c.Proposition)
		}
	}
	// Nobody private is anybody's key.
	for _, p := range plot.Private {
		for _, c := range res.Claims {
			for _, a := range c.Accused {
				if a.Name == p.Person {
					t.Errorf("%s is accused by name in a claim", p.Person)
				}
			}
			if !c.Private && strings.Contains(c.Proposition, p.Core) {
				t.Errorf("%s stands in a proposition that may be listed: %q", p.Person, c.Proposition)
			}
		}
	}
}

// Hard cases: what is turned round, or has another number, place or date, stays apart; what
// says the same comes together. Even rows were never looked at.
func TestHardCases(t *testing.T) {
	r, w := reader(t)
	for _, c := range []struct {
		parity int
		want   map[string]int // cases right at least
	}{
		{1, map[string]int{"swap": 44, "number": 32, "place": 26, "date": 20, "negated": 32, "paraphrase": 28}},
		{0, map[string]int{"swap": 39, "number": 22, "place": 28, "date": 22, "negated": 29, "paraphrase": 30}},
	} {
		out, err := eval.HardClaims(r, w, c.parity, eval.StandInOptions(w))
		if err != nil {
			t.Fatal(err)
		}
		right := map[string]int{}
		for _, h := range out {
			if h.Right() {
				right[h.Why]++
			} else if c.parity == 1 && h.Relation == hard.Apart {
				t.Errorf("row %d, %s: %q and %q are %s", h.Row, h.Why, h.A, h.B, h.Got)
			}
		}
		for why, n := range c.want {
			if right[why] < n {
				t.Errorf("rows of remainder %d, %s: %d right, want %d", c.parity, why, right[why], n)
			}
		}
	}
}
