package attribution

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"hearsay"
)

const article = "Voss said the harbour was shut. “No,” Tosk replied."

// at returns the span of the words in article.
func at(words string) []hearsay.Span {
	if words == "" {
		return nil
	}
	i := strings.Index(article, words)
	return []hearsay.Span{{Start: i, End: i + len(words)}}
}

func quote(source, cue, content string) Quote { return Quote{at(source), at(cue), at(content)} }

func gold() []Quote {
	return []Quote{quote("Voss", "said", "the harbour was shut"), quote("Tosk", "replied", "“No,”")}
}

func TestScoreByHand(t *testing.T) {
	for _, c := range []struct {
		what   string
		pred   []Quote
		figure string
		want   Counts
	}{
		// one of two predicted, both exact: P 1/1, R 1/2
		{"one of two", gold()[:1], "seg.source", Counts{1, 1, 1, 2}},
		{"one of two", gold()[:1], "lenient", Counts{1, 1, 1, 2}},
		// content "harbour was shut": 3 tokens, all 3 in the gold's 4: F1 = 2·3/(3+4) = .857 ≥ .5: lenient, not exact
		{"shorter content", []Quote{quote("Voss", "said", "harbour was shut")}, "seg.content", Counts{0, 1, 0, 2}},
		{"shorter content", []Quote{quote("Voss", "said", "harbour was shut")}, "lenient", Counts{1, 1, 1, 2}},
		// content "the": 1 of 4: F1 = 2·1/(1+4) = .4 < .5
		{"a word of it", []Quote{quote("Voss", "said", "the")}, "lenient", Counts{0, 1, 0, 2}},
		{"wrong cue", []Quote{quote("Voss", "replied", "the harbour was shut")}, "lenient", Counts{0, 1, 0, 2}},
		{"wrong cue", []Quote{quote("Voss", "replied", "the harbour was shut")}, "srccont", Counts{1, 1, 1, 2}},
		{"wrong source", []Quote{quote("Tosk", "said", "the harbour was shut")}, "srccont", Counts{0, 1, 0, 2}},
		{"no source", []Quote{quote("", "said", "the harbour was shut")}, "srccont", Counts{0, 1, 0, 2}},
		// the same piece twice counts once
		{"twice", append(gold(), gold()...), "seg.cue", Counts{2, 2, 2, 2}},
		{"twice", append(gold(), gold()...), "lenient", Counts{2, 4, 2, 2}},
		{"direct", gold(), "direct.exact", Counts{1, 1, 1, 1}},
		{"direct", gold(), "indirect.exact", Counts{1, 1, 1, 1}},
		{"direct", gold(), "mixed.exact", Counts{}},
		// predicted mixed, gold direct: neither is a hit of its kind for the other
		{"mixed for direct", []Quote{quote("Tosk", "replied", "“No,” Tosk")}, "direct.exact", Counts{0, 0, 0, 1}},
		{"mixed for direct", []Quote{quote("Tosk", "replied", "“No,” Tosk")}, "mixed.exact", Counts{0, 1, 0, 0}},
		{"nothing", nil, "lenient", Counts{0, 0, 0, 2}},
		{"empty quote", []Quote{{}}, "lenient", Counts{0, 0, 0, 2}},
	} {
		if got := Score(article, gold(), c.pred)[c.figure]; got != c.want {
			t.Errorf("%s, %s: %+v, want %+v", c.what, c.figure, got, c.want)
		}
	}
}

func TestPRF(t *testing.T) {
	// P = 1/2, R = 1/4, F1 = 2·50·25/75
	if p, r, f := (Counts{1, 2, 1, 4}).PRF(); p != 50 || r != 25 || math.Abs(f-100.0/3) > 1e-9 {
		t.Errorf("P %v R %v F1 %v", p, r, f)
	}
	if p, r, f := (Counts{}).PRF(); p != 0 || r != 0 || f != 0 {
		t.Errorf("of nothing: P %v R %v F1 %v", p, r, f)
	}
	c := Counts{1, 2, 3, 4}
	c.Add(Counts{1, 1, 1, 1})
	if c != (Counts{2, 3, 4, 5}) {
		t.Errorf("sum %+v", c)
	}
}

func TestGoldAgainstItself(t *testing.T) {
	s := Score(article, gold(), gold())
	for _, name := range Names() {
		c := s[name]
		if _, _, f := c.PRF(); f != 100 && c.G > 0 {
			t.Errorf("%s: F1 %v, want 100", name, f)
		}
	}
	if len(s) != len(Names()) {
		t.Errorf("%d figures, %d names", len(s), len(Names()))
	}
}

// TestSymmetric: gold and predictions changed over change precision and recall over.
func TestSymmetric(t *testing.T) {
	pred := []Quote{quote("Voss", "replied", "harbour was shut"), quote("Tosk", "", "“No,”")}
	a, b := Score(article, gold(), pred), Score(article, pred, gold())
	for _, name := range Names() {
		if x, y := a[name], b[name]; x != (Counts{y.HitG, y.G, y.HitP, y.P}) {
			t.Errorf("%s: %+v, changed over %+v", name, x, y)
		}
	}
}

func TestJSONCountsCodePoints(t *testing.T) {
	b, err := json.Marshal(JSON("x", article, gold()[1:]))
	if err != nil {
		t.Fatal(err)
	}
	// “No,” begins at code point 32 (all before is ASCII) and has 5; Tosk follows after a space
	if want := `{"id":"x","attributions":[{"source":[[38,42]],"cue":[[43,50]],"content":[[32,37]]}]}`; string(b) != want {
		t.Errorf("%s, want %s", b, want)
	}
}
