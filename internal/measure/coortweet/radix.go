package coortweet

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// radix puts rows in order of their times, those of one time as they are numbered. Times of one file share most of their bits, seconds nearly all: what
// they differ in is counted, least digits first (Knuth, The Art of Computer Programming 3, 5.2.5), or compared where that is much. Its memory, 32 bytes a row, is
// used again.
type radix struct {
	keys, spare []radixKey // keys is the order
}

type radixKey struct {
	at  uint64 // ascending with the time
	row int32
}

// digitBits are the bits of one pass, mostPasses how many cost no more than comparing 100,000 rows.
const (
	digitBits  = 11
	mostPasses = 4
)

// by orders rows 0 to n−1. Times are no NaN.
func (r *radix) by(n int, at func(i int) float64) {
	r.keys = slices.Grow(r.keys[:0], n)[:n]
	least := uint64(math.MaxUint64)
	for i := range r.keys {
		r.keys[i] = radixKey{ascending(at(i)), int32(i)}
		least = min(least, r.keys[i].at)
	}
	differ := uint64(0)
	for i := range r.keys {
		r.keys[i].at -= least
		differ |= r.keys[i].at
	}
	low, high := bits.TrailingZeros64(differ), bits.Len64(differ)
	if high-low > mostPasses*digitBits {
		slices.SortFunc(r.keys, func(a, b radixKey) int { return cmp.Or(cmp.Compare(a.at, b.at), int(a.row)-int(b.row)) })
		return
	}
	for r.spare = slices.Grow(r.spare[:0], n)[:n]; low < high; low += digitBits {
		r.pass(low)
	}
}

// pass orders by the digit from bit low on, and leaves those of one digit as they are.
func (r *radix) pass(low int) {
	var start [1 << digitBits]int32
	for i := range r.keys {
		start[r.keys[i].at>>low&(1<<digitBits-1)]++
	}
	sum := int32(0)
	for d, n := range start {
		start[d] = sum
		sum += n
	}
	for _, k := range r.keys {
		d := k.at >> low & (1<<digitBits - 1)
		r.spare[start[d]] = k
		start[d]++
	}
	r.keys, r.spare = r.spare, r.keys
}

// ascending are the bits of v, so that greater numbers have greater ones; the two zeros are one.
func ascending(v float64) uint64 {
	b := math.Float64bits(v)
	switch {
	case v == 0:
		return 1 << 63
	case b>>63 == 0:
		return b | 1<<63
	}
	return ^b
}
