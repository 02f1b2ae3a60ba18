package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// According mends and appends quotes whose cue is "according to", by what ends the noun phrase behind it. dst holds the quotes of d from index first
// on; pos are the tags of its tokens:
//
//	S, according to the figures that the office opened   the clause that tells which figures is the source's, no words
//	S, according to papers leaked on Friday              so is a participle
//	The bridge has, according to the army, been taken    the source ends at the comma
//	According to Voss, crews, which sail, left           "which sail" is not all of it
//	According to figures that the office opened, S       S is appended where no quote has words of it or of the source,
//	S, according to figures the office opened            here, too
//
// What one acts by ("according to the law") says nothing and has no quote appended. The score is that of layouts. Cost is linear in the tokens.
func According(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	n := len(dst)
	for i := 0; i+3 < len(d.Toks); i++ {
		if w := d.Text(i); w != "according" && w != "According" || d.Text(i+1) != "to" || d.Double(i) != nil {
			continue
		}
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, i), cue: text.Range{Start: i, End: i + 2}}, pos: pos, tags: tags}
		r.named()
		if r.o.Len() == 0 || r.o.End > r.s.End {
			continue
		}
		r.behindSpeaker(dst[first:])
		k := slices.IndexFunc(dst[first:], func(q hearsay.Quote) bool { return len(q.Cue) == 1 && q.Cue[0].Overlaps(d.Span(r.cue)) })
		if k >= 0 {
			r.accord(&dst[first+k])
			continue
		}
		if r.opening(dst[first:]) || r.ending(dst[first:]) {
			dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(r.o)}, Cue: []hearsay.Span{d.Span(r.cue)}, Content: []hearsay.Span{d.Span(r.content)}, Score: layoutProb})
			dst[len(dst)-1].Kind = kindOf(d, dst[len(dst)-1].Content)
		}
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[first:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// behindSpeaker gives quotes whose source is who passes them on the one who speaks: "“We are ready,” said the general, according to the Gull".
func (r *telling) behindSpeaker(qs []hearsay.Quote) {
	d, comma := r.d, r.cue.Start-1
	for i := range qs {
		q := &qs[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || !q.Source[0].Overlaps(d.Span(r.o)) {
			continue
		}
		v := d.Tokens(q.Cue[0])
		if v.Start < r.s.Start || v.End >= comma || d.Text(comma) != "," || !verbs[d.Text(v.End-1)] {
			continue
		}
		if r.phrase(v.End, false) == comma {
			q.Source[0] = d.Span(text.Range{Start: v.End, End: comma})
		}
	}
}

// named sets as source the noun phrase behind the cue, with the relative clause or participle that tells which one is meant, to the next stop; and
// with a relative clause behind a comma.
func (r *telling) named() {
	d, i := r.d, r.cue.End
	to := r.phrase(i, false)
	if to == i {
		return
	}
	if to < r.s.End && !stops(d.Text(to)) && d.Double(to) == nil && r.narrows(to) {
		to = r.toStop(to)
	}
	if to+2 < r.s.End && d.Text(to) == "," && added[d.Text(to+1)] {
		to = r.toStop(to + 1)
	}
	r.o = text.Range{Start: i, End: to}
}

// narrows reports whether what begins at token i tells which of the things before it is meant: a relative clause, with its pronoun or without, or a
// participle.
func (r *telling) narrows(i int) bool {
	w := r.d.Text(i)
	if relative[w] || w == "whose" || subject[w] {
		return true
	}
	switch r.tags.XPOS(r.pos[i]) {
	case "VBN", "VBG", "VBD", "VBZ", "VBP":
		return true
	}
	return false
}

// added are the pronouns of relative clauses behind a comma.
var added = wordSet("who which whose")

// toStop returns the next stop from token i on, the end of the sentence if none comes.
func (r *telling) toStop(i int) int {
	for i < r.s.End && !stops(r.d.Text(i)) && r.d.Double(i) == nil {
		i++
	}
	return i
}

// accord mends a quote with the cue.
func (r *telling) accord(q *hearsay.Quote) {
	d := r.d
	if len(q.Source) != 1 || len(q.Content) == 0 {
		return
	}
	src := d.Tokens(q.Source[0])
	if src.Start < r.cue.End || src.Start > r.o.Start+1 {
		return
	}
	if src.End < r.o.End {
		r.narrowed(q)
		return
	}
	if n := d.Tokens(q.Content[0]).Start; len(q.Content) == 1 && n > src.End+2 && relative[d.Text(n)] && d.Text(n-1) == "," && r.follows() {
		q.Content[0].Start = d.Toks[r.content.Start].Start
		q.Kind = kindOf(d, q.Content)
	}
	comma := r.o.End
	if src.End > comma+1 && d.Text(comma) == "," && r.tags.XPOS(r.pos[comma+1]) == "VBN" && comma+1 < src.End {
		q.Source[0] = d.Span(r.o)
		if n := len(q.Content); n > 0 && q.Content[n-1].End < d.Toks[r.cue.Start].Start {
			q.Content = append(q.Content, d.Span(text.Range{Start: comma + 1, End: src.End}))
		}
	}
}

// narrowed gives the source of q the words that tell which one is meant, where the field took them, and no more, for what is said.
func (r *telling) narrowed(q *hearsay.Quote) {
	whole := r.d.Span(r.o)
	inside := func(s hearsay.Span) bool { return s.Start >= q.Source[0].End && s.End <= whole.End }
	k := slices.IndexFunc(q.Content, inside)
	if k < 0 || len(q.Content) == 1 && !r.closing() {
		return
	}
	q.Content = slices.DeleteFunc(q.Content, inside)
	if len(q.Content) == 0 {
		q.Content = append(q.Content, r.d.Span(r.content))
	}
	q.Source[0] = whole
	q.Kind = kindOf(r.d, q.Content)
}

// closing sets as content what stands before a comma and the cue, and reports whether that is a clause.
func (r *telling) closing() bool {
	comma := r.cue.Start - 1
	if comma < r.s.Start+leastClause-1 || r.d.Text(comma) != "," {
		return false
	}
	r.content = text.Range{Start: r.s.Start, End: comma}
	r.dateline()
	return r.clause() && r.tensed(r.content.Start, r.content.End) && !quotes(r.d, r.content)
}

// opening reports whether what follows "According to N," is a clause that nobody else says; it is the content then.
func (r *telling) opening(qs []hearsay.Quote) bool {
	return !r.norm() && r.follows() && !quotes(r.d, r.s) && !r.kept(r.deedsOut(qs))
}

// deedsOut returns qs without those that take a deed within the clause found here for speech: "according to Osk, Velia | attacked | the bridge".
func (r *telling) deedsOut(qs []hearsay.Quote) []hearsay.Quote {
	in := r.d.Span(r.content)
	deed := func(q hearsay.Quote) bool {
		return len(q.Cue) == 1 && in.Contains(q.Cue[0]) && deeds[q.Cue[0].In(r.d.Src)] && !slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return !in.Contains(s) })
	}
	if !slices.ContainsFunc(qs, deed) {
		return qs
	}
	return slices.DeleteFunc(slices.Clone(qs), deed)
}

// deeds are verbs that tell a blow as well as words.
var deeds = wordSet("attacked attacks attack ordered orders order hit hits struck strikes blasted blasts targeted targets assaulted directed fired")

// follows sets as content what follows "According to N," at the head of the sentence, and reports whether it is a clause.
func (r *telling) follows() bool {
	d := r.d
	if r.cue.Start != r.s.Start || r.o.End >= r.s.End || d.Text(r.o.End) != "," || d.Text(r.s.End-1) == "?" {
		return false
	}
	r.content = text.Range{Start: r.o.End + 1, End: r.stop()}
	for i := r.content.Start; i+1 < r.content.End; i++ {
		if (isDash(d.Text(i)) || d.Text(i) == "-") && verbs[d.Text(i+1)] {
			return false // "… - says Voss"
		}
		if d.Text(i) == "," && r.teller(i+1) {
			return false // "…, the mayor has said"
		}
	}
	return r.content.Len() >= leastClause-1 && r.clause() && r.tensed(r.content.Start, r.content.End)
}

// teller reports whether the sentence ends with who says it, from token i on: "the mayor has said".
func (r *telling) teller(i int) bool {
	to := r.phrase(i, false)
	v := to
	for v < r.s.End && (owns[r.d.Text(v)] || r.class(v) == tag.Adverb) {
		v++
	}
	return to > i && v < r.s.End && verbs[r.d.Text(v)] && (v+1 >= r.stop() || stops(r.d.Text(v+1)) || is(r.d, v+1, "on") && v+3 >= r.stop())
}

// ending sets as content what stands before ", according to N" at the end of the sentence, and reports whether it is a clause that nobody else says.
func (r *telling) ending(qs []hearsay.Quote) bool {
	return r.o.End >= r.stop() && !r.norm() && r.closing() && r.content.Len() > leastClause && r.asserted() && !r.kept(qs)
}

// norm reports whether the source is nothing that tells, but what one acts by.
func (r *telling) norm() bool {
	end := r.phrase(r.o.Start, false)
	for i := r.o.Start; i < end; i++ {
		if r.class(i) == tag.Adposition {
			break
		}
		if norms[strings.ToLower(r.d.Text(i))] {
			return true
		}
	}
	return false
}

// norms are nouns for what one acts or reckons by.
var norms = wordSet("law laws bill treaty treaties article articles rule rules plan plans schedule timetable agreement agreements constitution regulation regulations decree decision decisions " +
	"protocol order orders contract contracts terms principle principles tradition traditions method methods need needs age type criteria procedure procedures convention conventions charter clause section " +
	"paragraph scenario scenarios standard standards parameters logic legend tastes custom resolution resolutions results concept doctrine theory")
