package story

import (
	"cmp"
	"slices"
)

const (
	// keys is how many of its strongest terms a document is looked up by: two texts on one
	// happening share several of them.
	keys = 16
	// posts is how many documents a term remembers, the latest. It bounds the cost of a burst
	// in which everybody uses the same words.
	posts = 128
	// partners is how many candidates of one document are compared in full.
	partners = 32
)

// pair is two documents, a before b in canonical order, and how alike they are.
type pair struct {
	a, b int32
	s    float32
}

// candidates appends the pairs whose score reaches the bar. Documents are in canonical order;
// each is compared with at most `partners` before it, those that share most of its
// strongest terms. Cost is bounded by keys·posts steps a document.
func (c *clusterer) candidates() []pair {
	var out []pair
	index := map[uint32][]int32{}
	score := make([]float32, len(c.docs))
	var touched []int32
	var scratch vector
	for i := range c.docs {
		scratch = append(scratch[:0], c.groups[i].sum...).strongest(keys)
		for _, e := range scratch {
			list := index[e.h]
			for _, j := range list {
				if !c.near(int(j), i) {
					continue
				}
				if score[j] == 0 {
					touched = append(touched, j)
				}
				score[j] += e.w * e.w
			}
			if len(list) >= posts {
				copy(list, list[1:])
				list[len(list)-1] = int32(i)
			} else {
				list = append(list, int32(i))
			}
			index[e.h] = list
		}
		if len(touched) > partners {
			slices.SortFunc(touched, func(a, b int32) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(b, a)) })
		}
		for k, j := range touched {
			score[j] = 0
			if k >= partners {
				continue
			}
			if s := c.score(int(j), i); s >= c.bar {
				out = append(out, pair{j, int32(i), float32(s)})
			}
		}
		touched = touched[:0]
	}
	return out
}
