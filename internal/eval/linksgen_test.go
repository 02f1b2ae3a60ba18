package eval

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay/internal/link/perturb"
	"hearsay/internal/link/reuse"
)

// On sources of invented words that share nothing every figure of the generated world is what
// a text can have at most, but for copies of which too little was left; and edges that are not
// there, or between strangers, lower it.
func TestGenerated(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var sources []perturb.Source
	for i := range 10 {
		var s strings.Builder
		for w := range 400 {
			fmt.Fprintf(&s, "w%dx%d ", rng.IntN(4000), i)
			if w%80 == 79 {
				s.WriteString("\n\n")
			}
		}
		sources = append(sources, perturb.Source{Title: "One title of it", Text: s.String()})
	}
	docs, world := generate(sources)
	pairs, err := reuse.Find(docs)
	if err != nil {
		t.Fatal(err)
	}
	report := func(pairs []reuse.Pair) map[string]Figure {
		rep := &Report{Figures: map[string]Figure{}}
		g := scored{n: len(sources), world: world, docs: docs, pairs: pairs, words: make([][]reuse.Word, len(sources))}
		for i, s := range sources {
			g.words[i] = reuse.Words(nil, s.Text)
		}
		g.report(rep)
		return rep.Figures
	}
	figures := report(pairs)
	for name, least := range map[string]float64{"copy.r.0": 100, "copy.r.2": 100, "copy.r.5": 95, "copy.p": 100, "reuse.r.15": 95, "splice.r": 90, "reuse.p": 100, "direction": 100} {
		if f := figures["links.gen."+name]; f.Value < least || f.N == 0 {
			t.Errorf("%s: %.1f of %d, want %.0f", name, f.Value, f.N, least)
		}
	}
	var half, wrong []reuse.Pair
	for i, p := range pairs {
		if i%2 == 0 {
			half = append(half, p)
		}
		p.From = p.B
		wrong = append(wrong, p)
	}
	wrong = append(wrong, reuse.Pair{A: 0, B: 1, Edge: reuse.Edge{Kind: reuse.Copy}}, reuse.Pair{A: 2, B: 3, Edge: reuse.Edge{Kind: reuse.Reuse}})
	if f := report(half); f["links.gen.reuse.r.15"].Value > 80 {
		t.Errorf("half of the edges left: recall %.1f", f["links.gen.reuse.r.15"].Value)
	}
	if f := report(wrong); f["links.gen.copy.p"].Value == 100 || f["links.gen.reuse.p"].Value == 100 || f["links.gen.direction"].Value > 0 {
		t.Errorf("wrong edges pass: %v", f)
	}
}
