package story

import (
	"cmp"
	"math"
	"slices"
)

// entry is one term of a vector.
type entry struct {
	h uint32
	w float32
}

// vector is a sum of unit vectors, by ascending hash.
type vector []entry

// centroidTerms is how many terms the vector of a cluster keeps: the strongest. What is cut
// are terms of few members, which say little about the whole.
const centroidTerms = 256

// unit returns the vector, at length 1, of the terms that keep holds for; nil if there are
// none.
func (f Features) unit(keep func(Kind) bool) vector {
	sum, n := 0.0, 0
	for _, t := range f.Terms {
		if keep(t.Kind) {
			sum += float64(float64(t.Weight) * float64(t.Weight))
			n++
		}
	}
	if sum == 0 {
		return nil
	}
	v := make(vector, 0, n)
	for _, t := range f.Terms {
		if keep(t.Kind) {
			v = append(v, entry{t.Hash, float32(float64(t.Weight) / math.Sqrt(sum))})
		}
	}
	return v
}

func anyKind(Kind) bool { return true }

// telling keeps what sets one happening apart from another of its sort.
func telling(k Kind) bool { return k != Word }

func dayOnly(k Kind) bool { return k == Date }

// dot returns the scalar product, summed in the order of the hashes.
func dot(a, b vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch x, y := a[i].h, b[j].h; {
		case x == y:
			sum += float64(float64(a[i].w) * float64(b[j].w)) // never fused: the same on all machines
			i, j = i+1, j+1
		case x < y:
			i++
		default:
			j++
		}
	}
	return sum
}

// plus returns the sum of a and b, cut to centroidTerms.
func plus(a, b vector) vector {
	if len(b) == 0 {
		return a
	}
	out := make(vector, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch x, y := a[i].h, b[j].h; {
		case x == y:
			out = append(out, entry{x, a[i].w + b[j].w})
			i, j = i+1, j+1
		case x < y:
			out = append(out, a[i])
			i++
		default:
			out = append(out, b[j])
			j++
		}
	}
	out = append(append(out, a[i:]...), b[j:]...)
	if len(out) <= centroidTerms {
		return out
	}
	out = out.strongest(centroidTerms)
	slices.SortFunc(out, func(a, b entry) int { return cmp.Compare(a.h, b.h) })
	return slices.Clip(out)
}

// strongest reorders v and returns its n strongest entries, strongest first.
func (v vector) strongest(n int) vector {
	slices.SortFunc(v, func(a, b entry) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.h, b.h)) })
	return v[:min(n, len(v))]
}
