package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Tailed mends quotes whose speaker stands behind the sentence, or within it, where the field took words of what is said for the cue, or
// left its beginning out. dst holds the quotes of d from index first on; pos are the tags of its tokens.
//
//	Velia is likely to have shut the bridge, the mayor said   "is likely to have shut" is no cue, "said" is
//	It is likely that Velia shut the bridge, the mayor said   the mayor says all of it, "it is likely" too
//	There is no doubt, the mayor said, that Velia shut it     so he does here
//	The crew, which came from Velm, cut it, the mayor said    "which cut it" is not all of it
//	Velia, not Osk, cut it, the mayor said                    nor is "cut it"
//	Velia shut down the mill, the mayor said                  not only "the mill"
//	It was “likely”, the mayor said, that Velia shut it       and here
//	the mayor said a ship, the Selkie, had sailed             "the Selkie, had sailed" is not all of it, nor "a ship"
//	the councils in eastern Velia accused Osk   not Velia
//	the mayor claims the raid was ordered by Osk              not only "the raid"
//
// What else stands in quotation marks, in part or whole, stays. Cost is linear in the quotes.
func Tailed(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) == 0 || q.Kind == hearsay.Direct {
			continue
		}
		src, cue := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0])
		s := sentenceOf(d, src.Start)
		if s.Len() < 2*leastClause || cue.Start < s.Start || cue.End > s.End {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s, o: src, cue: cue}, pos: pos, tags: tags}
		if quotes(d, s) {
			if n := len(q.Content); r.led(q) && n < len(q.Content) {
				q.Kind = kindOf(d, q.Content)
			}
			continue
		}
		r.there(q)
		r.apposed(q)
		r.tailed(q)
		r.led(q)
		r.whole(q)
		r.headless(dst[first:], q)
		r.unfinished(q)
		r.cutShort(dst[first:], q)
	}
	return dst
}

// tailed gives q the verb right behind its source as cue, where that ends the sentence behind a comma and the cue stands in the
// clause before it.
func (r *telling) tailed(q *hearsay.Quote) {
	d, comma := r.d, r.o.Start-1
	if r.cue.Start >= comma || comma < r.s.Start+leastClause || d.Text(comma) != "," || spoken[d.Text(r.cue.End-1)] || is(d, r.cue.Start, "according") {
		return
	}
	v := r.o.End
	if v >= r.s.End || !spoken[d.Text(v)] || told[d.Text(v)] {
		return
	}
	if to := r.when(v + 1); to < r.s.End && !stops(d.Text(to)) && r.class(to) != tag.Adposition && !dayWord(d.Text(to)) {
		return
	}
	old := r.content
	r.content = text.Range{Start: r.s.Start, End: comma}
	r.dateline()
	if r.cue.Start < r.content.Start || !r.clause() {
		r.content = old
		return
	}
	r.cue = text.Range{Start: v, End: v + 1}
	q.Cue[0], q.Content = d.Span(r.cue), []hearsay.Span{d.Span(r.content)}
	q.Kind = kindOf(d, q.Content)
}

// apposed gives q the noun phrase before the apposition that its content, behind the cue, begins with: "said on Monday a ship, | the Selkie, had sailed".
func (r *telling) apposed(q *hearsay.Quote) {
	d, at := r.d, r.d.Tokens(q.Content[0]).Start
	if at < r.cue.End+3 || d.Text(at-1) != "," || r.o.Start > r.cue.Start {
		return
	}
	if p := r.phrase(at, false); p == at || p+1 >= r.s.End || d.Text(p) != "," || !r.tensed(p+1, p+2) {
		return
	}
	for i := r.cue.End; i < at-2; i++ {
		if r.class(i) == tag.Determiner && r.phrase(i, false) == at-1 {
			q.Content[0].Start = d.Toks[i].Start
			return
		}
	}
}

// whole gives q all that stands before the comma and its source, where the field took pieces of it that begin with a relative pronoun: "The crew,
// which sails for Velia, cut the cable, the mayor said".
func (r *telling) whole(q *hearsay.Quote) {
	d, comma := r.d, r.o.Start-1
	if comma < r.s.Start+leastClause || d.Text(comma) != "," || r.cue.Start < r.o.Start || q.Content[len(q.Content)-1].End > d.Toks[comma].Start {
		return
	}
	first := d.Tokens(q.Content[0])
	if first.Start <= r.s.Start || !(d.Text(first.Start-1) == "," && relative[d.Text(first.Start)] && len(q.Content) > 1) && !(first.End == comma && r.beheaded(first.Start)) {
		return
	}
	old := r.content
	r.content = text.Range{Start: r.s.Start, End: comma}
	r.dateline()
	if r.content.Start >= first.Start || !r.clause() {
		r.content = old
		return
	}
	q.Content = []hearsay.Span{d.Span(r.content)}
	q.Kind = kindOf(d, q.Content)
}

// cutShort gives q the rest of the clause of which the field took the subject alone, right behind the verb of saying: "insiders claim | the raid | was
// ordered by Velia".
func (r *telling) cutShort(qs []hearsay.Quote, q *hearsay.Quote) {
	d := r.d
	if len(q.Content) != 1 || !verbs[d.Text(r.cue.End-1)] && !claimVerbs[d.Text(r.cue.End-1)] || r.cue.Start < r.o.End {
		return
	}
	c := d.Tokens(q.Content[0])
	if c.Start != r.cue.End || c.End+1 >= r.s.End || r.class(c.End) != tag.Aux || !r.nominal(c) {
		return
	}
	end := c.End
	for end < r.s.End && !stops(d.Text(end)) && d.Double(end) == nil && !joins[d.Text(end)] {
		end++
	}
	rest := d.Span(text.Range{Start: c.End, End: end})
	if slices.ContainsFunc(qs, func(o hearsay.Quote) bool {
		return slices.ContainsFunc(o.Source, rest.Overlaps) && slices.ContainsFunc(o.Cue, func(s hearsay.Span) bool { return !rest.Overlaps(s) })
	}) {
		return
	}
	q.Content[0].End = rest.End
	q.Kind = kindOf(d, q.Content)
}

// headless gives q all that stands before the comma and its source, where the field took only the object there and nobody else has the rest: "Velia
// shut down the mill, the mayor said".
func (r *telling) headless(qs []hearsay.Quote, q *hearsay.Quote) {
	d, comma := r.d, r.o.Start-1
	if len(q.Content) != 1 || comma < r.s.Start+leastClause || d.Text(comma) != "," || r.cue.Start != r.o.End || !spoken[d.Text(r.cue.End-1)] && !settled[d.Text(r.cue.End-1)] && !spoken[d.Text(r.cue.Start)] || subordinate[strings.ToLower(d.Text(r.s.Start))] {
		return
	}
	was := d.Tokens(q.Content[0])
	if was.End != comma || was.Start <= r.s.Start+1 || r.tensed(was.Start, was.End) || !r.verbIn(r.s.Start, was.Start) || d.Text(was.Start-1) == "," {
		return
	}
	old := r.content
	r.content = text.Range{Start: r.s.Start, End: comma}
	r.dateline()
	all := d.Span(r.content)
	if r.content.Start >= was.Start || !r.clause() || slices.ContainsFunc(qs, func(o hearsay.Quote) bool {
		return (slices.ContainsFunc(o.Source, all.Overlaps) || slices.ContainsFunc(o.Cue, all.Overlaps) || slices.ContainsFunc(o.Content, all.Overlaps) && o.Content[0] != q.Content[0])
	}) {
		r.content = old
		return
	}
	q.Content[0] = d.Span(r.content)
}

// subordinate are words that open a clause which is no statement of its own.
var subordinate = wordSet("if whether when while as because although though after before unless since who which that according had")

// verbIn reports whether a verb stands from token i to e.
func (r *telling) verbIn(i, e int) bool {
	for ; i < e; i++ {
		if r.class(i) == tag.Verb || r.shotDown(i) {
			return true
		}
	}
	return false
}

// shotDown reports whether token i is the verb of "Velia shot down the plane", which a tagger takes for a noun.
func (r *telling) shotDown(i int) bool {
	return is(r.d, i, "shot") && is(r.d, i+1, "down") && i > r.s.Start && (r.class(i-1) == tag.Proper || r.class(i-1) == tag.Noun)
}

// beheaded reports whether the words from token i on are a predicate or a relative clause without its noun: "| was behind it" of "Velia, not Osk, was
// behind it", "| that Osk says are from Velia cut it".
func (r *telling) beheaded(i int) bool {
	d := r.d
	if relative[d.Text(i)] {
		c := r.class(i - 1)
		return (c == tag.Noun || c == tag.Proper || d.Text(i-1) == ",") && i-r.s.Start <= longLead
	}
	if d.Text(i-1) != "," || !r.tensed(i, i+1) {
		return false
	}
	k := i - 2
	for k > r.s.Start && d.Text(k) != "," && r.class(k) != tag.Verb {
		k--
	}
	return k > r.s.Start && d.Text(k) == "," && (is(d, k+1, "not") || is(d, k+2, "not") && r.class(k+1) == tag.Conjunction)
}

// led adds "It is likely" and "There is no doubt" to a content that begins with the "that" behind it, and reports whether it did.
func (r *telling) led(q *hearsay.Quote) bool {
	d := r.d
	k := slices.IndexFunc(q.Content, func(s hearsay.Span) bool { return is(d, d.Tokens(s).Start, "that") })
	if k > 1 || k < 0 {
		return false
	}
	that := d.Tokens(q.Content[k]).Start
	if that <= r.s.Start || that >= r.s.End || k == 1 && d.Tokens(q.Content[0]).Start != r.s.Start {
		return false
	}
	end := that
	if d.Text(that-1) == "," { // ", the mayor said,"
		end = min(r.o.Start, r.cue.Start) - 1
		if max(r.o.End, r.cue.End) != that-1 || end <= r.s.Start || d.Text(end) != "," {
			return false
		}
	} else if r.cue.Start < that {
		return false
	}
	r.content = text.Range{Start: r.s.Start, End: end}
	r.dateline()
	if !r.expletive(r.content) || k == 1 {
		return false
	}
	if end == that {
		q.Content[k].Start = d.Toks[r.content.Start].Start
		return true
	}
	q.Content = slices.Insert(q.Content, 0, d.Span(r.content))
	return true
}

// longLead is how many tokens "It is now almost certain" may have.
const longLead = 7

// expletive reports whether the words at are "it" or "there", a form of "be" and an adjective or noun that "that" can stand behind.
func (r *telling) expletive(at text.Range) bool {
	d := r.d
	if at.Len() < 3 || at.Len() > longLead || !is(d, at.Start, "it") && !is(d, at.Start, "there") {
		return false
	}
	i := at.Start + 1
	for i < at.End-1 && (r.class(i) == tag.Adverb || is(d, i, "not")) {
		i++
	}
	if w := strings.ToLower(d.Text(i)); !beForms[w] && !seems[w] && r.class(i) != tag.Aux {
		return false
	}
	if d.Double(at.End-1) != nil { // "It was “possible”"
		if at.End--; at.Len() < 3 {
			return false
		}
	}
	last := r.class(at.End - 1)
	return last == tag.Adjective || last == tag.Noun || r.tags.XPOS(r.pos[at.End-1]) == "VBN"
}

// seems are verbs that stand for "be" between "it" and an adjective.
var seems = wordSet("seems seemed remains remained appears appeared looks looked becomes became")
