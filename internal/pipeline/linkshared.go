package pipeline

import (
	"cmp"
	"iter"
	"slices"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/store"
)

// sharings are the texts that reports have in common: some 100 bytes a pair, since n reports cut
// from one template make n²/2 of them.
type sharings struct {
	all      []sharing // copies before reuses, each by its reports
	passages []passage
	first    []int32 // by report: where its places in list begin; one more at the end
	list     []int32 // places in all, ascending for each report
}

// sharing is a pair of reports with text in common.
type sharing struct {
	a, b     int32 // reports, the earlier one first
	words    int32
	copied   bool
	score    float64 // the greater of the two containments
	from, to int32   // of its passages
}

// passage is a run of words in both reports of a pair.
type passage struct {
	a, b  hearsay.Span
	words int32
}

// add takes an edge, if both of its articles are among the reports.
func (s *sharings) add(at map[hearsay.ArticleID]int, p *store.SharedPair) {
	a, okA := at[p.A]
	b, okB := at[p.B]
	if !okA || !okB {
		return
	}
	turned := a > b
	if turned {
		a, b = b, a
	}
	x := sharing{a: int32(a), b: int32(b), words: int32(p.Shared), copied: p.Kind == "copy", score: max(p.OfA, p.OfB), from: int32(len(s.passages))}
	for _, q := range p.Passages {
		if 2*q.Quoted > q.Words && !x.copied { // words of a speaker that both were told
			continue
		}
		if turned {
			q.A, q.B = q.B, q.A
		}
		s.passages = append(s.passages, passage{a: q.A, b: q.B, words: int32(q.Words)})
	}
	x.to = int32(len(s.passages))
	s.all = append(s.all, x)
}

// index puts the pairs in order, and lists them by report, of which there are n.
func (s *sharings) index(n int) {
	slices.SortFunc(s.all, func(x, y sharing) int {
		if x.copied != y.copied {
			if x.copied {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	s.first = make([]int32, n+1)
	for i := range s.all {
		s.first[s.all[i].a]++
		s.first[s.all[i].b]++
	}
	sum := int32(0)
	for i, k := range s.first {
		sum += k
		s.first[i] = sum // the end of i's places: filled from behind, it becomes their beginning
	}
	s.list = make([]int32, sum)
	for k := len(s.all) - 1; k >= 0; k-- {
		for _, i := range [2]int32{s.all[k].a, s.all[k].b} {
			s.first[i]--
			s.list[s.first[i]] = int32(k)
		}
	}
}

// of yields the pairs of report i in their order.
func (s *sharings) of(i int) iter.Seq[*sharing] {
	return func(yield func(*sharing) bool) {
		for _, k := range s.list[s.first[i]:s.first[i+1]] {
			if !yield(&s.all[k]) {
				return
			}
		}
	}
}

// other returns the report that i shares text with.
func (x *sharing) other(i int) int {
	if int(x.a) == i {
		return int(x.b)
	}
	return int(x.a)
}

// kind returns the word for how the text is shared.
func (x *sharing) kind() origin.EdgeKind {
	if x.copied {
		return origin.Copy
	}
	return origin.Reuse
}
