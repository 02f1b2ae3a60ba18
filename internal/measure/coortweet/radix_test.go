package coortweet

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Rows come in the order of a stable sort, whatever their times are.
func TestRadix(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 7))
	zero := 0.0
	kinds := []func() float64{
		func() float64 { return float64(1336694400 + rng.IntN(86400*30)) },
		func() float64 { return float64(rng.IntN(5) - 2) },
		func() float64 { return rng.NormFloat64() * 1e9 },
		func() float64 {
			return []float64{zero, -zero, math.Copysign(0, -1), math.MaxFloat64, -math.MaxFloat64, math.SmallestNonzeroFloat64}[rng.IntN(6)]
		},
		func() float64 { return float64(rng.IntN(1<<30)) / 1024 },
		func() float64 { return 7 },
	}
	var r radix
	for k := range 600 {
		at := make([]float64, rng.IntN(200))
		want := make([]int32, len(at))
		for i := range at {
			at[i], want[i] = kinds[k%len(kinds)](), int32(i)
		}
		slices.SortStableFunc(want, func(a, b int32) int { return cmp.Compare(at[a], at[b]) })
		r.by(len(at), func(i int) float64 { return at[i] })
		for i, key := range r.keys {
			if key.row != want[i] {
				t.Fatalf("%v: row %d is %d, want %d", at, i, key.row, want[i])
			}
		}
	}
}

// Numbers stay, however often the table grows, and after it was let go.
func TestInternGrows(t *testing.T) {
	var n interner
	name := func(i int) []byte { return []byte{byte(i), byte(i >> 8), byte(i >> 16), 'x'} }
	for i := range 20000 {
		if i == 9000 {
			n.slots = nil
		}
		if id := n.id(name(i)); id != int32(i) {
			t.Fatalf("name %d is %d", i, id)
		}
	}
	for i := range 20000 {
		if id, ok := n.find(name(i)); !ok || id != int32(i) || n.id(name(i)) != id {
			t.Fatalf("name %d is %d, %v", i, id, ok)
		}
	}
}
