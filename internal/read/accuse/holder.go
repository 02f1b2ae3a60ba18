package accuse

import (
	"slices"

	"hearsay"
	"hearsay/internal/text"
)

// cell is how many bytes of a text one cell of a [grid] covers: about a sentence.
const cell = 128

// fewQuotes is how many quotes are looked through each time: to lay them out would take longer.
const fewQuotes = 32

// grid finds the quotes of a field that may hold a span. One text may have ten thousand quotes and as many doers beyond them.
type grid struct {
	quotes []hearsay.Quote
	cells  [][]int32 // by place in the text: quotes with a span there, ascending; nil where quotes are few
	all    []int32   // what was last asked for; where quotes are few, those of the field
}

// lay lays the quotes of field, whose text has size bytes, out. Later a quote may only get further doers within its own words. Cost is linear in the bytes that quotes cover.
func (g *grid) lay(quotes []hearsay.Quote, field hearsay.Field, size int) {
	g.quotes, g.cells, g.all = quotes, nil, g.all[:0]
	if len(quotes) > fewQuotes {
		g.cells = make([][]int32, size/cell+1)
	}
	for i := range quotes {
		q := &quotes[i]
		if q.Field != field {
			continue
		}
		if g.cells == nil {
			g.all = append(g.all, int32(i))
			continue
		}
		for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
			for _, s := range list {
				g.note(int32(i), s)
			}
		}
		for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
			for k := range list {
				g.note(int32(i), list[k].Span)
			}
		}
	}
}

func (g *grid) note(i int32, s hearsay.Span) {
	for c := s.Start / cell; c <= max(s.Start, s.End-1)/cell; c++ {
		if n := len(g.cells[c]); n == 0 || g.cells[c][n-1] != i {
			g.cells[c] = append(g.cells[c], i)
		}
	}
}

// near returns the quotes that may share a byte with sp, ascending, valid until the next call. It looks one cell around: a doer who was added to a quote
// may stand half outside its words.
func (g *grid) near(sp hearsay.Span) []int32 {
	if g.cells == nil {
		return g.all
	}
	first, last := max(0, sp.Start/cell-1), min(len(g.cells)-1, sp.End/cell+1)
	g.all = g.all[:0]
	for _, c := range g.cells[first : last+1] {
		g.all = append(g.all, c...)
	}
	slices.Sort(g.all)
	g.all = slices.Compact(g.all)
	return g.all
}

// holder returns the quote of the field in whose source, cue or content sp lies, nil if none does, and
// whether quotes tell of sp already, as a doer or as a victim. A quote that says whose culprits are does not tell what they do.
func (f *Finder) holder(d *text.Doc, g *grid, sp hearsay.Span) (in *hearsay.Quote, told bool) {
	for _, i := range g.near(sp) {
		q := &g.quotes[i]
		if f.ties(d, q) && sp.End <= q.Source[0].Start {
			continue // what it does is another's word
		}
		for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
			if slices.ContainsFunc(list, func(a hearsay.Accused) bool { return a.Span.Overlaps(sp) }) {
				return q, true
			}
		}
		if in == nil && (slices.ContainsFunc(q.Source, sp.Overlaps) || slices.ContainsFunc(q.Content, sp.Overlaps) || slices.ContainsFunc(q.Cue, sp.Overlaps)) {
			in = q
		}
	}
	return in, false
}
