package pipeline

import (
	"slices"

	"hearsay"
)

// spanIndex finds, among spans of one text that may nest and overlap, those that share a byte with another. It is a
// tree in an array (Li and Rong 2021, "Bedtk", Bioinformatics 37(9), "implicit interval tree"): a question costs the
// logarithm of the number of spans, and what it finds. Read only once made.
type spanIndex struct {
	spans []hearsay.Span // ascending by Start
	place []int          // of each in the order given
	most  []int          // the greatest End of the half, quarter … whose middle this is
}

// newSpanIndex takes n spans. Memory is 32 bytes a span.
func newSpanIndex(n int, span func(i int) hearsay.Span) *spanIndex {
	x := &spanIndex{spans: make([]hearsay.Span, n), place: make([]int, n), most: make([]int, n)}
	for i := range x.place {
		x.place[i] = i
	}
	slices.SortStableFunc(x.place, func(i, j int) int { return span(i).Start - span(j).Start })
	for k, i := range x.place {
		x.spans[k] = span(i)
	}
	x.build(0, n)
	return x
}

func (x *spanIndex) build(from, end int) int {
	if from == end {
		return 0
	}
	k := (from + end) / 2
	x.most[k] = max(x.spans[k].End, x.build(from, k), x.build(k+1, end))
	return x.most[k]
}

// overlapping calls f with the place of each span that overlaps at, by their beginnings.
func (x *spanIndex) overlapping(at hearsay.Span, f func(i int)) { x.walk(0, len(x.spans), at, f) }

func (x *spanIndex) walk(from, end int, at hearsay.Span, f func(i int)) {
	k := (from + end) / 2
	if from == end || x.most[k] <= at.Start {
		return
	}
	x.walk(from, k, at, f)
	if s := x.spans[k]; s.Start < at.End {
		if s.Overlaps(at) {
			f(x.place[k])
		}
		x.walk(k+1, end, at, f)
	}
}

// first is the least place of the spans that overlap at and that ok takes, -1 for none.
func (x *spanIndex) first(at hearsay.Span, ok func(i int) bool) int {
	best := -1
	x.overlapping(at, func(i int) {
		if (best < 0 || i < best) && ok(i) {
			best = i
		}
	})
	return best
}

// quoteIndex finds the quotes of one field of a reading by place.
type quoteIndex struct {
	quotes []hearsay.Quote
	spans  []hearsay.Span // pieces of content
	of     []int          // the quote of each
	pieces *spanIndex
	bytes  []int // of each quote's content, by quote
}

func newQuoteIndex(g *hearsay.Reading, f hearsay.Field) *quoteIndex {
	x := &quoteIndex{quotes: g.Quotes, bytes: make([]int, len(g.Quotes))}
	for i := range g.Quotes {
		if g.Quotes[i].Field != f {
			continue
		}
		for _, c := range g.Quotes[i].Content {
			x.spans, x.of = append(x.spans, c), append(x.of, i)
			x.bytes[i] += c.Len()
		}
	}
	x.pieces = newSpanIndex(len(x.spans), func(i int) hearsay.Span { return x.spans[i] })
	return x
}

// innermost returns the smallest quote whose content holds a place, the first of equals; nil for none.
func (x *quoteIndex) innermost(sp hearsay.Span) *hearsay.Quote {
	best := -1
	x.pieces.overlapping(sp, func(i int) {
		if q := x.of[i]; x.spans[i].Contains(sp) && (best < 0 || x.bytes[q] < x.bytes[best] || x.bytes[q] == x.bytes[best] && q < best) {
			best = q
		}
	})
	if best < 0 {
		return nil
	}
	return &x.quotes[best]
}
