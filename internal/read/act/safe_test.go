package act_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"hearsay"
	"hearsay/internal/read/act"
	"hearsay/internal/read/evidence"
	"hearsay/internal/read/hedge"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// TestAnySpans: whatever spans a quote has, the stages neither fail nor point outside the
// text, and the same input gives the same reading.
func TestAnySpans(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, src := range []string{"", "May", "?", "not", "It is", "Not likely.", "“", "is believed", "She said “no”. It wasn’t “very likely”, if at all!", "He may not, nor will they; no one\u2019s sure?\n\nHighly\n\n50-50"} {
		d := &text.Doc{}
		d.Parse(src)
		pos := tagger.Tag(nil, new(tag.Work), d)
		for range 300 {
			var q hearsay.Quote
			for _, role := range []*[]hearsay.Span{&q.Source, &q.Cue, &q.Content} {
				for at := 0; rng.IntN(3) > 0 && at < len(src); {
					a := at + rng.IntN(len(src)-at)
					b := a + 1 + rng.IntN(len(src)-a)
					if sp := (hearsay.Span{Start: a, End: min(b, len(src))}); sp.Check(src) == nil {
						*role = append(*role, sp)
					}
					at = b
				}
			}
			read := func() hearsay.Quote {
				q := q
				hedge.Quote(&q, d, pos, tagger, hedge.Input{Assesses: true})
				act.Quote(&q, d, pos, tagger, act.Input{Official: true})
				evidence.Quote(&q, d, evidence.Input{Official: true})
				return q
			}
			one, two := read(), read()
			if fmt.Sprint(one) != fmt.Sprint(two) {
				t.Fatalf("%q %v: two readings", src, q)
			}
			if one.Act == "" || one.Polarity == "" || len(one.Evidence) == 0 {
				t.Fatalf("%q %v: unread %v", src, q, one.Claim)
			}
			for _, r := range one.Reasons {
				if r.Span != (hearsay.Span{}) && r.Span.Check(src) != nil {
					t.Fatalf("%q: reason %+v", src, r)
				}
			}
			for _, h := range one.Certainty.Hedges {
				if err := h.Span.Check(src); err != nil {
					t.Fatalf("%q: hedge %v", src, err)
				}
			}
			if f := one.Certainty.Factuality; f < -3 || f > 3 {
				t.Fatalf("factuality %v", f)
			}
		}
	}
}
