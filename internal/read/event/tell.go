package event

import (
	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Told is what the clause of a quantity tells besides it.
type Told struct {
	Deed   text.Range // the verb whose doing is counted; empty for none
	Period *hearsay.When
	Places []hearsay.Place
}

// told is how many tokens from a quantity or its verb the times and places of its clause may stand: longer than any clause
// that is one, so that a list or table without verbs costs no more than its length.
const told = 250

// Tell returns that of quantity q, which stands in sentence s of d. Tags are pos. Cost is that of
// the clause's tokens.
func (c *Coder) Tell(d *text.Doc, pos []tag.Tag, s text.Range, f *Facts, q *number.Quantity) Told {
	cl := clause{c, d, pos, s, told}
	out := Told{Deed: cl.scope(q, s)}
	at := out.Deed
	if at.Len() == 0 {
		at = q.Range
	}
	if x := cl.time(f.Times, at, s); x != nil {
		out.Period = x.Value(d)
	}
	out.Places = cl.places(f.Places, at, s)
	return out
}

// Deeds reports whether tokens r of d hold words of something that is done, not only said. It needs no
// tags, so that what tells of nothing need not be tagged.
func (c *Coder) Deeds(w *Work, d *text.Doc, r text.Range) bool {
	w.hits = w.hits[:0]
	for i := r.Start; i < r.End; i++ {
		c.at(w, d, i, r.End)
	}
	for k := range w.hits {
		if x := w.hits[k].deed.Category; x == "CONSULT" || quadSign(x) != 0 {
			return true
		}
	}
	return false
}
