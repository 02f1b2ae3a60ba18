package name

import (
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/internal/text"
)

// From and Over find what a look at each name finds.
func TestOver(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		var names []Name
		for at := r.IntN(3); len(names) < 20; {
			end := at + 1 + r.IntN(3)
			names = append(names, Name{Range: text.Range{Start: at, End: end}})
			at = end + r.IntN(4)
		}
		x := text.Range{Start: r.IntN(70)}
		x.End = x.Start + r.IntN(9)
		var want []text.Range
		for _, n := range names {
			if n.Start < x.End && x.Start < n.End {
				want = append(want, n.Range)
			}
		}
		var got []text.Range
		for _, n := range Over(names, x) {
			got = append(got, n.Range)
		}
		if !slices.Equal(got, want) {
			t.Errorf("over %v: %v, want %v of %v", x, got, want, names)
		}
		first := slices.IndexFunc(names, func(n Name) bool { return n.End > x.Start })
		if first < 0 {
			first = len(names)
		}
		if k := From(names, x.Start); k != first {
			t.Errorf("from %d: %d, want %d of %v", x.Start, k, first, names)
		}
	}
}
