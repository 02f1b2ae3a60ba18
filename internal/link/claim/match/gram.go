package match

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/link/claim/term"
)

// gram is a run of four bytes of a word, with how often it occurs: it finds "vaccination" in
// "vaccines", and misspelt names.
type gram struct {
	id uint32
	n  float32
}

// grams appends the runs of the content words of src, ascending.
func grams(dst []gram, terms []term.Term, src string) []gram {
	var w []byte
	for i := range terms {
		t := &terms[i]
		if !t.Content() {
			continue
		}
		w = append(w[:0], ' ')
		for _, b := range []byte(src[t.Start:t.End]) {
			if b >= 'A' && b <= 'Z' {
				b |= 0x20
			}
			w = append(w, b)
		}
		w = append(w, ' ')
		for j := 0; j+4 <= len(w); j++ {
			id := uint32(w[j])<<24 | uint32(w[j+1])<<16 | uint32(w[j+2])<<8 | uint32(w[j+3])
			dst = append(dst, gram{id, 1})
		}
	}
	return merge(dst, nil)
}

// merge joins two lists and adds up what is equal.
func merge(a, b []gram) []gram {
	a = append(a, b...)
	slices.SortFunc(a, func(x, y gram) int { return cmp.Compare(x.id, y.id) })
	out := a[:0]
	for _, g := range a {
		if n := len(out); n > 0 && out[n-1].id == g.id {
			out[n-1].n += g.n
			continue
		}
		out = append(out, g)
	}
	return out
}

func (x *Index) gramWeight(g gram) float64 {
	return (1 + math.Log(float64(g.n))) * x.gramIDF[g.id]
}

func (x *Index) gramNorm(list []gram) float64 {
	s := 0.0
	for _, g := range list {
		w := x.gramWeight(g)
		s += w * w
	}
	return math.Sqrt(s)
}

// gramDot is the product of two lists over their weights.
func (x *Index) gramDot(a, b []gram) float64 {
	s := 0.0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].id < b[j].id:
			i++
		case a[i].id > b[j].id:
			j++
		default:
			s += x.gramWeight(a[i]) * x.gramWeight(b[j])
			i++
			j++
		}
	}
	return s
}
