package quote

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// longestAscribed is how many tokens may name to whom a deed is attributed.
const longestAscribed = 10

// ascribed looks in a sentence for "N was attributed to M by O", where M has a name: O says so, "by" does not go with M. A quote that has the verb as its
// cue and no source, or takes M for it, is mended; where none has words of it the quote is returned.
func (p *passive) ascribed(s text.Range, qs []hearsay.Quote) (hearsay.Quote, bool) {
	d := p.d
	for i := s.Start + 2; i+4 < s.End; i++ {
		if w := d.Text(i); w != "attributed" && w != "ascribed" || !is(d, i+1, "to") || d.Double(i) != nil {
			continue
		}
		by := p.ascribedBy(i+2, s.End)
		if by < 0 {
			continue
		}
		to := p.agent(by+1, false)
		from := i
		for from > s.Start && (beForms[d.Text(from-1)] || helps[d.Text(from-1)] || often[d.Text(from-1)] || p.class(from-1) == tag.Aux || p.class(from-1) == tag.Adverb) {
			from--
		}
		if to == by+1 || from == i {
			continue
		}
		who, cue := d.Span(text.Range{Start: by + 1, End: to}), d.Span(text.Range{Start: from, End: i + 1})
		subject := from
		for subject > s.Start && !stops(d.Text(subject-1)) && !isDash(d.Text(subject-1)) && d.Double(subject-1) == nil {
			subject--
		}
		q := hearsay.Quote{Source: []hearsay.Span{who}, Cue: []hearsay.Span{cue}, Content: []hearsay.Span{d.Span(text.Range{Start: i + 1, End: by})}, Score: layoutProb}
		if subject < from {
			q.Content = slices.Insert(q.Content, 0, d.Span(text.Range{Start: subject, End: from}))
		}
		q.Kind = kindOf(d, q.Content)
		return p.settle(qs, q)
	}
	return hearsay.Quote{}, false
}

// ascribedBy returns where "by" stands behind the words from token i on that name somebody, -1 if they name nobody or it does not.
func (p *passive) ascribedBy(i, end int) int {
	named := false
	for k := i; k < min(end-1, i+longestAscribed); k++ {
		w := p.d.Text(k)
		if w == "by" {
			if x := p.tags.XPOS(p.pos[k+1]); !named || x == "VBG" || dayWord(p.lower(k+1)) || months[p.lower(k+1)] || p.d.Text(k + 1)[0] <= '9' {
				return -1
			}
			return k
		}
		switch c := p.class(k); {
		case p.d.Double(k) != nil || stops(w):
			return -1
		case c == tag.Verb && p.tags.XPOS(p.pos[k]) != "VBG":
			return -1
		}
		r, _ := utf8.DecodeRuneInString(w)
		named = named || unicode.IsUpper(r)
	}
	return -1
}

// settle gives one of qs that has the cue of q, and nobody or whom it is attributed to as its source, the parts of q; it returns q where none has words of
// its cue or its source.
func (p *passive) settle(qs []hearsay.Quote, q hearsay.Quote) (hearsay.Quote, bool) {
	for i := range qs {
		x := &qs[i]
		if len(x.Cue) == 0 || !slices.ContainsFunc(x.Cue, q.Cue[0].Overlaps) {
			continue
		}
		if len(x.Source) == 0 || len(x.Source) == 1 && x.Source[0].Overlaps(q.Content[len(q.Content)-1]) {
			x.Source, x.Cue, x.Content, x.Kind = q.Source, q.Cue, q.Content, q.Kind
		}
		return q, false
	}
	held := func(x hearsay.Quote) bool { return overlaps(&x, q.Cue[0]) || overlaps(&x, q.Source[0]) }
	return q, !slices.ContainsFunc(qs, held)
}
