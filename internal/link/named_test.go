package link

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay"
)

// What is looked up is what a look at each mention finds, in its order.
func TestNames(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		reading := &hearsay.Reading{}
		for i := range 1 + r.IntN(6) {
			a := hearsay.Actor{ID: fmt.Sprint("a", i)}
			for range r.IntN(30) {
				at := r.IntN(200)
				f := hearsay.FieldText
				if r.IntN(4) == 0 {
					f = hearsay.FieldTitle
				}
				a.Mentions = append(a.Mentions, hearsay.Mention{Field: f, Span: hearsay.Span{Start: at, End: at + 4}})
			}
			a.Mentions = hearsay.SortMentions(a.Mentions)
			reading.Actors = append(reading.Actors, a)
		}
		names := NamesOf(reading)
		for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
			from := r.IntN(200)
			to := from + r.IntN(40)
			var want []Named
			for i := range reading.Actors {
				a := &reading.Actors[i]
				n := len(want)
				for _, m := range a.Mentions {
					if m.Field == f && m.Span.Start >= from && m.Span.Start <= to {
						want = append(want, Named{m, i})
					}
				}
				of := Beside(a.Mentions, f, from, to)
				if !slices.EqualFunc(of, want[n:], func(m hearsay.Mention, x Named) bool { return m == x.Mention }) {
					t.Errorf("beside [%d,%d] of %s: %v, want %v", from, to, f, of, want[n:])
				}
				if got := names.Actor(a.ID); got != a {
					t.Errorf("%s is %v", a.ID, got)
				}
			}
			if got := names.Within(f, from, to); !slices.Equal(got, want) {
				t.Errorf("within [%d,%d] of %s: %v, want %v", from, to, f, got, want)
			}
		}
	}
	if names := NamesOf(nil); names.Actor("a0") != nil || len(names.Within(hearsay.FieldText, 0, 9)) > 0 {
		t.Error("names without a reading")
	}
}
