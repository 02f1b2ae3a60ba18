package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Referred appends what a passive refers back to: "The bridge will stay shut. This was stated by the harbour master in Velm." The sentence
// before "This" is what N says; where another quote has words of it, "This" alone is. Quotes that the field made of the passive go. dst holds
// the quotes of d from index first on; pos are the tags of its tokens. The score is that of layouts. Cost is linear in the sentences.
func Referred(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	p := passive{d: d, pos: pos, tags: tags}
	found := false
	for k, s := range d.Sents {
		cue, who := p.refers(s)
		if who.Len() == 0 {
			continue
		}
		verb, in := d.Span(cue), d.Span(s)
		own := func(q hearsay.Quote) bool {
			return slices.ContainsFunc(q.Cue, verb.Overlaps) && !slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.End > in.End || c.Start < in.Start })
		}
		if slices.ContainsFunc(dst[first:], func(q hearsay.Quote) bool { return overlaps(&q, verb) && !own(q) }) {
			continue // words of somebody else
		}
		dst = dst[:first+len(slices.DeleteFunc(dst[first:], own))]
		q := hearsay.Quote{Source: []hearsay.Span{d.Span(who)}, Cue: []hearsay.Span{verb}, Content: []hearsay.Span{d.Span(text.Range{Start: s.Start, End: s.Start + 1})}, Score: layoutProb}
		if said, ok := p.before(k, dst[first:]); ok {
			q.Content[0] = said
		}
		q.Kind = kindOf(d, q.Content)
		dst, found = append(dst, q), true
	}
	if found {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// refers reads "This was stated by N" at the head of sentence s: the passive and N, an empty range if it is none.
func (p *passive) refers(s text.Range) (cue, who text.Range) {
	i := s.Start
	if s.Len() < 5 || !is(p.d, i, "this") && !is(p.d, i, "that") || p.d.Double(i) != nil {
		return cue, who
	}
	for i++; i < s.End && (beForms[p.d.Text(i)] || perfect[p.d.Text(i)] || p.class(i) == tag.Adverb || often[p.d.Text(i)]); i++ {
	}
	if i == s.Start+1 || i+2 >= s.End || !stated[p.d.Text(i)] || !beForms[p.lower(i-1)] && !beForms[p.lower(i-2)] || !is(p.d, i+1, "by") {
		return cue, who
	}
	cue = text.Range{Start: s.Start + 1, End: i + 1}
	to := p.agent(i+2, false)
	for to > i+2 && to < s.End-1 && is(p.d, to, "to") { // "an adviser to the mayor"
		next := p.agent(to+1, false)
		if next == to+1 {
			break
		}
		to = next
	}
	return cue, text.Range{Start: i + 2, End: min(to, s.End)}
}

// stated are participles of verbs with which only somebody speaks: "confirmed by" and "explained by" name what proves.
var stated = wordSet("stated announced said reported emphasized emphasised stressed noted declared underlined underscored")

// before returns the plain sentence before the k-th, to its last word, if no quote has words of it.
func (p *passive) before(k int, qs []hearsay.Quote) (hearsay.Span, bool) {
	if k == 0 {
		return hearsay.Span{}, false
	}
	r := p.d.Sents[k-1]
	if p.d.Text(r.End-1) == "?" || quotes(p.d, r) {
		return hearsay.Span{}, false
	}
	for r.Len() > 0 && p.d.Toks[r.End-1].Kind == text.Punct && p.d.Toks[r.End-1].Abbr == 0 {
		r.End--
	}
	if r.Len() < leastClause {
		return hearsay.Span{}, false
	}
	said := p.d.Span(r)
	return said, !slices.ContainsFunc(qs, func(q hearsay.Quote) bool { return overlaps(&q, said) })
}
