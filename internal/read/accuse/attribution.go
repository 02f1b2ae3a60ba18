package accuse

import (
	"strings"

	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// An attribution may be a noun: "Kestria's attribution of the raid to Tarnovia", "the attribution of the hack to Tarnovia by the Harbour Board". What
// stands behind its "by" lays the charge, and did not do it.

// attribution blames the party behind "to" of the noun at chunk k, where the words name who attributes: a possessor, or the noun behind "by". What
// nobody in particular attributes, "attribution to Tarnovia is hard", is left, and what its predicate takes back is asked.
func (r *reader) attribution(k int) {
	cs := r.w.chunks
	to, by := -1, -1
	for j := k + 1; j+1 < len(cs) && j < k+9; j++ {
		switch x := &cs[j]; {
		case x.kind == prep && x.fn == fnTo && to < 0:
			to = past(cs, j+1)
		case x.kind == prep && x.fn == fnBy && by < 0:
			by = past(cs, j+1)
		case x.kind == verb || x.kind == stop || x.kind == rel || x.kind == sub:
			j = len(cs)
		}
	}
	who := r.ascriber(k)
	if by >= 0 && cs[by].kind == noun {
		who = r.phrase(by)
	}
	p := r.partyOf(to)
	if p == nil || p.strength < person || !r.sure(to) || who.Len() == 0 || cs[k].neg {
		return
	}
	before := cs[k].scope
	if r.overturned(to) {
		cs[k].scope |= questioned
	}
	r.each(to, func(m int) { r.blame(m, k, "to", person) })
	if q := r.partyOf(by); q != nil && cs[k].scope == 0 && r.known(q) && q.strength >= organ {
		r.w.by = append(r.w.by, accuser{of: r.span(p), who: r.span(q)})
	} else if q := r.partyOf(k); by < 0 && q != nil && cs[k].scope == 0 && r.known(q) {
		r.w.by = append(r.w.by, accuser{of: r.span(p), who: r.span(q)})
	}
	cs[k].scope = before
}

// past returns the first chunk from k on that is no adverb or the like.
func past(cs []chunk, k int) int {
	for k+1 < len(cs) && cs[k].kind == other {
		k++
	}
	return k
}

// phrase is the tokens of chunk j.
func (r *reader) phrase(j int) text.Range {
	return text.Range{Start: r.w.chunks[j].start, End: r.w.chunks[j].end}
}

// ascriber is the possessor before the head of the noun at chunk k: "Kestria's", "its"; empty if there is none.
func (r *reader) ascriber(k int) text.Range {
	c := &r.w.chunks[k]
	for i := c.start; i < c.head; i++ {
		if genitive(r.text(i)) || i == c.start && possessivePronoun(r.w.toks[i].fn) && !strings.EqualFold(r.text(i), "they") {
			return text.Range{Start: c.start, End: i + 1}
		}
	}
	return text.Range{}
}

// overturned reports whether the next finite verb behind chunk k says that what stands before no longer holds.
func (r *reader) overturned(k int) bool {
	cs := r.w.chunks
	for j := k + 1; j < len(cs) && j < k+9 && cs[j].kind != stop; j++ {
		if c := &cs[j]; c.kind == verb && !c.inf && !c.ing {
			return c.passive && (r.has(r.f.unlaid.Debunk, c.head) || r.has(r.f.unlaid.Drop, c.head)) || !c.neg && r.refutes(j) || r.lacks(j)
		}
	}
	return false
}

// spokenOf reports whether the deed at chunk k is what a noun before it tells, blames or looks into, so that the party at chunk m behind "by" may have
// done that: "the attribution of the raid by Tarnovia", "the condemnation of the raid by Tarnovia". Whom the words call a culprit is one.
func (r *reader) spokenOf(k, m int) bool {
	cs := r.w.chunks
	if k < 2 || cs[k-1].kind != prep || cs[k-1].fn != fnOf || cs[k-2].kind != noun {
		return false
	}
	if r.has(ascribing, cs[k-2].head) {
		return true
	}
	p := r.partyOf(m)
	return r.has(treating, cs[k-2].head) && (p == nil || p.strength != bad && p.strength != group) && cs[m].blame&(en.NBad|en.NGroup|en.NArmed) == 0
}

var (
	ascribing = words("attribution attributions blaming ascription")
	treating  = words("investigation investigations inquiry probe analysis assessment review condemnation condemnations denunciation handling coverage confirmation")
)
