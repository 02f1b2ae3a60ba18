package reuse

import (
	"math"
	"slices"
)

// Bins of a sketch and bands of the index. With 32 bands of 4 a pair of resemblance .5 becomes
// a candidate with probability .87, one of .7 with .9998; what the bands miss the keys of
// passages find.
const (
	bins  = 128
	bands = 32
	rows  = bins / bands
)

// Sketch is a one-permutation MinHash of a set of shingles: by bin the smallest hash.
type Sketch [bins]uint32

// NewSketch returns the sketch of a text's shingles, repetitions allowed. Bins that no shingle
// fell into borrow from another one, chosen by hashing bin and attempt (Shrivastava 2017,
// "Optimal Densification for Fast and Accurate Minwise Hashing"), so that two sets agree in a
// bin with the probability of their resemblance. The sketch of no shingles is all ones, and
// has no bands.
func NewSketch(shingles []uint64) (s Sketch) {
	for i := range s {
		s[i] = math.MaxUint32
	}
	for _, h := range shingles {
		b, v := h>>57, uint32(h)
		if v == math.MaxUint32 {
			v--
		}
		if v < s[b] {
			s[b] = v
		}
	}
	if len(shingles) == 0 {
		return s
	}
	filled := s
	for i := range s {
		for try := uint64(1); s[i] == math.MaxUint32; try++ {
			s[i] = filled[mix(uint64(i)<<32+try)%bins]
		}
	}
	return s
}

// bands appends the keys of the bands of s to dst: texts that agree in one are candidates.
func (s *Sketch) bands(dst []uint64) []uint64 {
	if s[0] == math.MaxUint32 {
		return dst
	}
	for b := range bands {
		r := s[b*rows : (b+1)*rows]
		h := mix(uint64(r[0])<<32|uint64(r[1])) + uint64(b)*prime
		dst = append(dst, mix(h^(uint64(r[2])<<32|uint64(r[3])))>>keyShift)
	}
	return dst
}

// Set returns the shingles sorted, each once. It changes shingles.
func Set(shingles []uint64) []uint64 {
	slices.Sort(shingles)
	return slices.Compact(shingles)
}

// Overlap returns resemblance (shared of all) and the containments of a in b and of b in a,
// for two sets as [Set] gives them; all 0 where one is empty.
func Overlap(a, b []uint64) (resemblance, ofA, ofB float64) {
	if len(a) == 0 || len(b) == 0 {
		return 0, 0, 0
	}
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	return float64(shared) / float64(len(a)+len(b)-shared), float64(shared) / float64(len(a)), float64(shared) / float64(len(b))
}
