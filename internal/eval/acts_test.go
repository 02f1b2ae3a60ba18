package eval_test

import (
	"os"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

func TestActsOnSample(t *testing.T) {
	tg, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	for _, accused := range []bool{false, true} {
		read := eval.GoldSpans(tg, accused)
		rep, err := eval.Acts(read)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range rep.Order {
			f := rep.Figures[name]
			t.Logf("accused %v %-20s %5.1f [%.1f, %.1f] n=%d", accused, name, f.Value, f.Lo, f.Hi, f.N)
		}
		if odd, even := rep.Figures["acts.accuracy.odd"].Value, rep.Figures["acts.accuracy.even"].Value; accused && (odd < 86 || even < 78) || odd < 83 || even < 68 {
			t.Errorf("acts, accused known %v: odd %.1f, even %.1f", accused, odd, even)
		}
		if p, r := rep.Figures["hedges.p.odd"].Value, rep.Figures["hedges.r.odd"].Value; p < 88 || r < 89 {
			t.Errorf("hedges: precision %.1f, recall %.1f", p, r)
		}
		if os.Getenv("SHOW") == "" {
			continue
		}
		odd, _, _ := eval.ActCases(read)
		for _, d := range odd {
			for _, c := range d {
				if c.Want != c.Got || c.Sign != c.GotSign || len(c.Hedges) != len(c.GotHedges) {
					t.Logf("%s %d want %s%s got %s%s hedges %q %q <%s> %s (%s)", c.Article[:2], c.Number, c.Want, c.Sign, c.Got, c.GotSign, c.Hedges, c.GotHedges, c.Cue, c.Content, c.Because)
				}
			}
		}
	}
}

// TestConfusion prints which acts are taken for which, by half.
func TestConfusion(t *testing.T) {
	tg, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	odd, even, err := eval.ActCases(eval.GoldSpans(tg, true))
	if err != nil {
		t.Fatal(err)
	}
	t.Log("odd", eval.Confusion(odd))
	t.Log("even", eval.Confusion(even))
}
