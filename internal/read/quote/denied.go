package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Denied appends denials that a sentence adds to what it tells of somebody, where the field saw them as more of that. dst holds the quotes of
// d from index first on; pos are the tags of its tokens. N is a noun phrase, V a verb of denial:
//
//	…; N V this   prosecutors suspect two brothers; lawyers for the two deny this
//
// Such words are taken out of other quotes of the sentence: who accuses somebody does not add that this one denies it. What stands in
// quotation marks stays as it is. The score is that of layouts. Cost is linear in the tokens.
func Denied(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for i := 0; i < len(d.Toks); i++ {
		if d.Text(i) != ";" || d.Double(i) != nil {
			continue
		}
		s := sentenceOf(d, i)
		if i < s.Start+leastClause || s.End-i < 4 {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
		if !r.deniesThis(i+1) || !r.freed(dst[first:], i) {
			continue
		}
		q := hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Kind: hearsay.Indirect, Score: layoutProb}
		dst = append(dst, q)
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// denying reads who denies from token i on: a noun phrase, then helping verbs and adverbs, then the verb, which ends before the token returned; 0
// where none does.
func (r *telling) denying(i int) int {
	d := r.d
	if i >= r.s.End || d.Double(i) != nil || noSource[strings.ToLower(d.Text(i))] {
		return 0
	}
	end := r.phrase(i, false)
	if end > i+1 && denies[d.Text(end-1)] {
		end-- // the verb was taken for a noun: "the navy disputes"
	}
	v := end
	for v < r.s.End && v < end+4 && d.Text(v) != "can" && (helps[d.Text(v)] || d.Text(v) == "have" || r.class(v) == tag.Adverb) && d.Text(v) != "not" && d.Text(v) != "n't" && d.Text(v) != "n’t" {
		v++
	}
	if end == i || v >= r.s.End || !denies[d.Text(v)] {
		return 0
	}
	r.o, r.cue = text.Range{Start: i, End: end}, text.Range{Start: end, End: v + 1}
	return v + 1
}

// deniesThis reads "N V this" from token i to the end of the sentence.
func (r *telling) deniesThis(i int) bool {
	if r.d.Text(i) == "but" || r.d.Text(i) == "and" {
		i++
	}
	k := r.denying(i)
	if k == 0 {
		return false
	}
	if w := r.d.Text(min(k, r.s.End-1)); w == "this" || w == "it" || w == "that" {
		r.content = text.Range{Start: k, End: k + 1}
	} else if !r.charge(k) {
		return false
	}
	return r.content.End >= r.stop()
}

// freed takes the words behind the semicolon at token at out of what others are quoted with, and reports whether that leaves the denial
// to itself: false where it is, or belongs to, a quote already.
func (r *telling) freed(qs []hearsay.Quote, at int) bool {
	d := r.d
	in := hearsay.Span{Start: d.Toks[at].Start, End: max(d.Span(r.cue).End, d.Span(r.content).End)}
	held := func(s hearsay.Span) bool { return s.Overlaps(in) }
	for i := range qs {
		q := &qs[i]
		if slices.ContainsFunc(q.Source, held) || slices.ContainsFunc(q.Cue, held) {
			return false
		}
		if slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return held(s) && s.End > in.End+1 }) {
			return false // it goes on behind the denial
		}
		if k := slices.IndexFunc(q.Content, held); k == 0 && q.Content[0].Start >= in.Start {
			return false // nothing would be left
		}
	}
	for i := range qs {
		q := &qs[i]
		q.Content = slices.DeleteFunc(q.Content, func(s hearsay.Span) bool { return held(s) && s.Start >= in.Start })
		for k := range q.Content {
			if s := &q.Content[k]; held(*s) {
				s.End = d.Toks[at-1].End
			}
		}
	}
	return true
}

// denies are forms of verbs by which somebody denies what he is charged with.
var denies = wordSet("deny denies denied reject rejects rejected dispute disputes disputed dismiss dismisses dismissed refute refutes refuted")

// denied sets what is denied, from token i on: a deed, a clause, a charge or one's part in it.
func (r *telling) denied(i int) bool {
	w := r.d.Text(i)
	switch {
	case w == "that", r.tags.XPOS(r.pos[i]) == "VBG":
	case w == "it", w == "this", w == "any", w == "all", w == "involvement", w == "responsibility", w == "wrongdoing":
	default:
		p := r.phrase(i, false) // "Velia denies the balloons were its own"
		if p == i && subject[w] {
			p = i + 1
		}
		if p == i || p+1 >= r.s.End || !r.tensed(p, p+1) || r.class(p) == tag.Noun {
			return false
		}
	}
	end := r.until(i)
	for j := i + 1; j+1 < end; j++ {
		if r.d.Text(j) == "," && (r.gloss(j+1) || r.d.Text(j+1) == "and" || r.tags.XPOS(r.pos[j+1]) == "VBG") {
			end = j
		}
	}
	r.content = text.Range{Start: i, End: end}
	return true
}
