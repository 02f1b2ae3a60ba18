package quote

import (
	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// there gives q the whole noun phrase whose last name the field took for the source: "the councils in eastern | Velia | accused". What a preposition
// stands before, right before the verb, is where those who speak are, and no speaker.
func (r *telling) there(q *hearsay.Quote) {
	d := r.d
	if r.o.End != r.cue.Start || r.o.Start < r.s.Start+2 || r.o.Len() > 3 || r.class(r.o.End-1) != tag.Proper {
		return
	}
	p := r.o.Start - 1
	for p > r.s.Start && r.class(p) == tag.Adjective {
		p--
	}
	if w := d.Text(p); p <= r.s.Start || w != "in" && w != "near" && w != "across" {
		return
	}
	from, noun := p, false
	for from > r.s.Start {
		switch c := r.class(from - 1); {
		case d.Text(from-1) == "-":
		case c == tag.Noun:
			noun = true
		case c == tag.Determiner:
			r.widen(q, from-1, noun)
			return
		case c == tag.Adjective || c == tag.Numeral:
		default:
			r.widen(q, from, noun)
			return
		}
		from--
	}
	r.widen(q, from, noun)
}

// widen makes the source of q begin at token i if ok.
func (r *telling) widen(q *hearsay.Quote, i int, ok bool) {
	if !ok || r.class(i) == tag.Punctuation {
		return
	}
	at := r.d.Span(text.Range{Start: i, End: r.o.End})
	for _, c := range q.Content {
		if c.Overlaps(at) {
			return
		}
	}
	q.Source[0], r.o.Start = at, i
}
