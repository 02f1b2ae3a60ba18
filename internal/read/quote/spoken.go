package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Spoken appends quotations in marks that the field passed over, where who speaks is told beside them or spoke just before. dst holds the quotes of d from
// index first on; pos are the tags of its tokens. Q is a quotation with a finite verb and at least seven tokens of which no quote has a word, N a noun phrase
// and V a verb of speech:
//
//	Q N V, Q V N, Q - V N     "We shall build on." Mara Pell summed up.
//	N V, Q                    the mayor adds, "We shall build on."
//	N V S. Q                  whole sentences behind one that ends with somebody's words: they go on, without a source of their own
//	… Q V N.  ¶ Q ¶           a paragraph that is nothing else, behind one that ends so
//
// The score is that of layouts. Cost is linear in the tokens.
func Spoken(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	p := 0
	for k := range d.Marks {
		m := d.Marks[k]
		if m.Len() < leastSpoken || d.Double(m.Start) == nil || d.Double(m.Start).Start != m.Start || m.Continues || m.Continued {
			continue
		}
		r := telling{reporting: reporting{d: d}, pos: pos, tags: tags}
		if !r.tensed(m.Start, m.End) {
			continue
		}
		for p < len(d.Paras) && d.Paras[p].End <= m.Start {
			p++
		}
		r.content = m.Range
		words := d.Span(r.content)
		if slices.ContainsFunc(dst[first:], func(q hearsay.Quote) bool { return overlaps(&q, words) }) {
			continue
		}
		q := hearsay.Quote{Kind: hearsay.Direct, Content: []hearsay.Span{words}, Score: layoutProb}
		switch {
		case r.spokenBehind(d.Paras[p]) || r.spokenBefore(d.Paras[p]):
			if q.Source, q.Cue = []hearsay.Span{d.Span(r.o)}, []hearsay.Span{d.Span(r.cue)}; r.claimed(dst[first:]) {
				continue
			}
		case p > 0 && r.byItself(d.Paras[p]) && r.followsSpeech(dst[first:], d.Paras[p-1]):
		case m.Start > d.Paras[p].Start && r.sentences(d.Paras[p]) && r.followsSpeech(dst[first:], text.Range{Start: d.Paras[p].Start, End: m.Start}):
		default:
			continue
		}
		dst = append(dst, q)
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// leastSpoken is how many tokens a quotation has, its marks included.
const leastSpoken = 7

// claimed reports whether another quote has the cue, or takes who speaks for what is said.
func (r *telling) claimed(qs []hearsay.Quote) bool {
	who, cue := r.d.Span(r.o), r.d.Span(r.cue)
	return slices.ContainsFunc(qs, func(q hearsay.Quote) bool {
		return slices.ContainsFunc(q.Cue, cue.Overlaps) || slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return s.Overlaps(who) || s.Overlaps(cue) })
	})
}

// spokenBehind sets cue and source from what stands behind the quotation, within paragraph p.
func (r *telling) spokenBehind(p text.Range) bool {
	i := r.content.End
	if i < p.End && r.d.Text(i) == "," {
		i++
	}
	if i+1 < p.End && isDash(r.d.Text(i)) {
		i++
	}
	if i+1 >= p.End {
		return false
	}
	r.s = sentenceOf(r.d, i)
	r.s.End = min(r.s.End, p.End)
	return r.saysDashed(i) > 0
}

// spokenBefore sets cue and source from a clause before the quotation, behind a comma or colon: who begins the sentence, and a verb.
func (r *telling) spokenBefore(p text.Range) bool {
	i := r.content.Start - 1
	if i < p.Start+2 || r.d.Text(i) != "," && r.d.Text(i) != ":" {
		return false
	}
	r.s = sentenceOf(r.d, i)
	r.s.Start = max(r.s.Start, p.Start)
	v := i - 1
	for v > r.s.Start && r.class(v) == tag.Adverb {
		v--
	}
	if v <= r.s.Start || !dashVerbs[strings.ToLower(r.d.Text(v))] || r.d.Double(v) != nil {
		return false
	}
	to := r.phrase(r.s.Start, false)
	if to != v {
		return false
	}
	r.o, r.cue = text.Range{Start: r.s.Start, End: to}, text.Range{Start: v, End: v + 1}
	return true
}

// byItself reports whether paragraph p is the quotation and nothing else, and ends as a sentence does: headings between paragraphs do not.
func (r *telling) byItself(p text.Range) bool {
	switch w := r.d.Text(r.content.End - 2); {
	case w == "." || w == "!" || w == "?" || w == "…" || strings.HasSuffix(w, "."), r.content.End < p.End && stops(r.d.Text(r.content.End)):
	default:
		return false
	}
	return r.content.Start == p.Start && (r.content.End == p.End || r.content.End == p.End-1 && r.d.Toks[p.End-1].Kind == text.Punct)
}

// sentences reports whether the quotation is one or more whole sentences of paragraph p.
func (r *telling) sentences(p text.Range) bool {
	d := r.d
	return sentenceOf(d, r.content.Start).Start == r.content.Start && (r.content.End >= p.End || sentenceOf(d, r.content.End).Start == r.content.End)
}

// followsSpeech reports whether p ends with somebody's words, up to their cue and when and where they were said.
func (r *telling) followsSpeech(qs []hearsay.Quote, p text.Range) bool {
	var last *hearsay.Quote
	end := 0
	for i := range qs {
		q := &qs[i]
		for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
			for _, s := range list {
				if t := r.d.Tokens(s); t.Start >= p.Start && t.End <= p.End && (t.End > end || t.End == end && last != nil && q.Start() < last.Start()) {
					end, last = t.End, q
				}
			}
		}
	}
	return last != nil && len(last.Cue) > 0 && p.End-end <= whenAndWhere
}

// whenAndWhere is how many tokens behind the last word of a quote may tell when, where and to whom it was said.
const whenAndWhere = 8
