package pipeline

import (
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay"
)

// Spans are found as by going through all.
func TestSpanIndex(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for range 2000 {
		spans := make([]hearsay.Span, rng.IntN(20))
		for i := range spans {
			spans[i].Start = rng.IntN(40)
			spans[i].End = spans[i].Start + rng.IntN(12)
		}
		x := newSpanIndex(len(spans), func(i int) hearsay.Span { return spans[i] })
		g := &hearsay.Reading{}
		for i, s := range spans {
			if q := len(g.Quotes) - 1; q < 0 || i%3 > 0 {
				g.Quotes = append(g.Quotes, hearsay.Quote{Field: []hearsay.Field{hearsay.FieldText, hearsay.FieldTitle}[rng.IntN(2)], Content: []hearsay.Span{s}})
			} else {
				g.Quotes[q].Content = append(g.Quotes[q].Content, s)
			}
		}
		at := hearsay.Span{Start: rng.IntN(45)}
		at.End = at.Start + 1 + rng.IntN(6)
		var got, want []int
		x.overlapping(at, func(i int) { got = append(got, i) })
		for i, s := range spans {
			if s.Overlaps(at) {
				want = append(want, i)
			}
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Fatalf("%v in %v: %v, want %v", at, spans, got, want)
		}
		if got, want := newQuoteIndex(g, hearsay.FieldText).innermost(at), slowInnermost(g, hearsay.FieldText, at); got != want {
			t.Fatalf("%v in %+v: %+v, want %+v", at, g.Quotes, got, want)
		}
	}
}

func slowInnermost(g *hearsay.Reading, f hearsay.Field, sp hearsay.Span) *hearsay.Quote {
	var best *hearsay.Quote
	size := 0
	for i := range g.Quotes {
		q, n := &g.Quotes[i], 0
		for _, c := range q.Content {
			n += c.Len()
		}
		if q.Field == f && slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(sp) }) && (best == nil || n < size) {
			best, size = q, n
		}
	}
	return best
}
