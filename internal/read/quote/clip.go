package quote

import (
	"hearsay"
)

// left reports whether what clip leaves is a clause, or a deed that is denied.
func (r *telling) left() bool {
	c := r.content
	return c.Len() >= leastClause-1 && (r.tensed(c.Start, c.End) || r.tags.XPOS(r.pos[c.Start]) == "VBG")
}

// clip ends the content before what the same one says besides: "said a ship had come, and warned that". It reports whether it does.
func (r *telling) clip(qs []hearsay.Quote) bool {
	who, words, end := r.d.Span(r.o), r.d.Span(r.content), r.content.End
	for i := range qs {
		q := &qs[i]
		if len(q.Source) != 1 || q.Source[0] != who || len(q.Cue) == 0 || !words.Contains(q.Cue[0]) {
			continue
		}
		k := r.d.Tokens(q.Cue[0]).Start
		if is(r.d, k-1, "and") || is(r.d, k-1, "but") || is(r.d, k-1, "while") {
			k--
		}
		if is(r.d, k-1, ",") {
			k--
		}
		r.content.End = min(r.content.End, k)
	}
	return r.content.End < end
}
