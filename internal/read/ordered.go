package read

import (
	"slices"
	"strings"

	"hearsay"
)

// ordered reports whether q, read as a demand of its source, tells that the source ordered a deed: "the
// president ordered his army to shell the port" is told of the president, who demands nothing of those who
// hear it. all are those whom q was found to accuse; whoever gave the order is then one of them. a is q's
// speaker.
func (r *Reader) ordered(w *work, q *hearsay.Quote, a *hearsay.Actor, all []hearsay.Accused) bool {
	t := w.of(q.Field)
	x, ok := r.accuse.Ordered(&w.accuse, &t.doc, t.pos, t.names, q)
	if !ok {
		return false
	}
	if x.Name == "" {
		if a.ID == "" || a.Kind == hearsay.KindUnknown || a.Kind == hearsay.KindOutlet {
			return false
		}
		x.Actor, x.Name, x.Country = a.ID, a.Name, a.Country
	}
	q.Accused = all
	if !slices.ContainsFunc(all, func(y hearsay.Accused) bool { return y.Span.Overlaps(x.Span) }) {
		q.Accused = append(slices.Clone(all), x)
	}
	return true
}

// teller returns who tells q, a deed of its own source: who says a quote in which q stands, or words of the
// same sentence outside of q that speak ("X said the president ordered …", "…, X said"); voice where there
// are none. Where they name no actor it is unknown.
func (t *field) teller(q *hearsay.Quote, out *hearsay.Reading, voice hearsay.Speaker, said map[string]bool) hearsay.Speaker {
	whole := extent(q)
	for i := range out.Quotes {
		x := &out.Quotes[i]
		if x != q && x.Field == q.Field && slices.ContainsFunc(x.Content, func(c hearsay.Span) bool { return c != whole && c.Contains(whole) }) {
			return x.Speaker
		}
	}
	for _, s := range t.doc.Sents {
		sent := t.doc.Span(s)
		if !sent.Contains(whole) {
			continue
		}
		for _, side := range [...]hearsay.Span{{Start: sent.Start, End: whole.Start}, {Start: whole.End, End: sent.End}} {
			if t.speaks(side, said) {
				return named(side, q.Field, out.Actors)
			}
		}
	}
	return voice
}

// extent is the hull of all words of q.
func extent(q *hearsay.Quote) hearsay.Span {
	s := hearsay.Span{Start: q.Start()}
	for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, x := range list {
			s.End = max(s.End, x.End)
		}
	}
	return s
}

// speaks reports whether one of said, verbs of saying, stands in sp.
func (t *field) speaks(sp hearsay.Span, said map[string]bool) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(sp.In(t.doc.Src)), func(c rune) bool { return c < 'a' || c > 'z' }) {
		if said[w] {
			return true
		}
	}
	return false
}

// named is the first actor that may be named and is named in sp, as a speaker; unknown if there is none.
func named(sp hearsay.Span, f hearsay.Field, actors []hearsay.Actor) hearsay.Speaker {
	for i := range actors {
		a := &actors[i]
		if a.Kind == hearsay.KindUnknown || a.Kind == hearsay.KindPerson && !a.Public {
			continue
		}
		if slices.ContainsFunc(a.Mentions, func(m hearsay.Mention) bool { return m.Field == f && sp.Contains(m.Span) }) {
			return hearsay.Speaker{Actor: a.ID, Name: a.Name, Via: hearsay.ViaName}
		}
	}
	return hearsay.Speaker{Via: hearsay.ViaNone}
}
