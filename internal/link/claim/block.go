package claim

import (
	"cmp"
	"slices"
)

// Limits of the search for pairs.
const (
	small     = 160 // groups up to this size are compared in full
	rareWords = 6   // of a quote, that are looked up
	crowded   = 120 // quotes within the window that share a word: a word of more tells nothing
	neighbour = 6   // quotes of one story and party before it in time that each is compared with
)

// candidates returns pairs of places in items, ascending, that are worth a score: all of a
// small group; of a larger one those that share two of their rarest words (one in a story)
// within the window, and, with near, each with the ones before it in its story. Cost is
// linear but for the words that many share, which are capped.
func (b *builder) candidates(items []int, near bool) [][2]int {
	var out [][2]int
	if len(items) <= small && near {
		for x := range items {
			for y := x + 1; y < len(items); y++ {
				out = append(out, [2]int{x, y})
			}
		}
		return out
	}
	postings := map[uint64][]int32{}
	var rare [rareWords]uint64
	shared := map[[2]int32]uint8{}
	last := map[string][]int32{}
	for x, i := range items {
		it := &b.items[i]
		story := b.q(i).Story
		for _, w := range rarest(rare[:0], &it.sketch) {
			l := postings[w]
			// Items go by time, so what fell out of the window stays out.
			for len(l) > 0 && b.gap(&b.items[items[l[0]]], it) < 0 && b.items[items[l[0]]].day > 0 {
				l = l[1:]
			}
			if len(l) <= crowded {
				for _, y := range l {
					k := [2]int32{y, int32(x)}
					shared[k]++
					if story != "" && story == b.q(items[y]).Story {
						shared[k]++
					}
				}
			}
			postings[w] = append(l, int32(x))
		}
		if near && story != "" {
			for _, y := range last[story] {
				shared[[2]int32{y, int32(x)}] += 2
			}
			l := append(last[story], int32(x))
			last[story] = l[max(0, len(l)-neighbour):]
		}
	}
	for k, n := range shared {
		if n >= 2 {
			out = append(out, [2]int{int(k[0]), int(k[1])})
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	return out
}

// rarest appends the stems of greatest weight, ties by stem.
func rarest(dst []uint64, s *sketch) []uint64 {
	ws := slices.Clone(s.words)
	slices.SortFunc(ws, func(x, y word) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.stem, y.stem)) })
	for _, w := range ws[:min(rareWords, len(ws))] {
		dst = append(dst, w.stem)
	}
	return dst
}
