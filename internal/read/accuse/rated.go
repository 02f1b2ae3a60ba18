package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// What a sentence says of a claim may stand before it: "rated as false the claim that Tarnovia did it", "called it a lie that it did", "called it absurd
// to suggest that it did". What is said of the accused by a clause between commas changes nothing about it: "suspicions that Tarnovia, which denied it,
// did it proved unfounded".

// ratedBefore reports whether the words before the noun at chunk k call what it names untrue, as the verb before them puts it: "rated as false the claim".
func (r *reader) ratedBefore(k int) bool {
	cs := r.w.chunks
	if k < 2 || cs[k-1].kind != other || !r.calledUntrue(&cs[k-1]) {
		return false
	}
	m := k - 2
	if cs[m].kind == prep && cs[m].end == cs[m].start+1 && r.text(cs[m].start) == "as" {
		m--
	} else if !r.has(r.f.unlaid.Label, cs[m].head) {
		return false
	}
	return m >= 0 && cs[m].kind == verb && !cs[m].neg && !cs[m].passive && !cs[m].modal
}

// itWith reports whether chunk k is "it" with what is said of it: "it absurd".
func (r *reader) itWith(k int) bool {
	c := &r.w.chunks[k]
	return c.kind == noun && c.end > c.start+1 && strings.EqualFold(r.text(c.start), "it")
}

// callsItUntrue reports whether the verb at chunk k says of the clause behind "it" that it is not so: "considers it false that", "called it a lie
// to say that". Of what is wrong or absurd, and is told with "that", it may only be said that it ought not to be.
func (r *reader) callsItUntrue(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || c.passive || k+2 >= len(cs) || !r.has(r.f.unlaid.Label, c.head) && c.blame&(en.VBelieve|en.VClaim) == 0 {
		return false
	}
	j := k + 1
	switch {
	case r.itWith(j):
	case cs[j].kind == noun && strings.EqualFold(r.text(cs[j].start), "it") && k+3 < len(cs) && (cs[j+1].kind == noun || cs[j+1].kind == other):
		j++
	default:
		return false
	}
	x, next := &cs[j], &cs[j+1]
	if !r.calledUntrue(x) || strings.EqualFold(r.text(x.end-1), "wrong") {
		return false
	}
	return next.kind == sub || next.kind == rel || next.kind == verb && next.inf && next.blame&(en.VBelieve|en.VClaim|en.VBlame|en.VAccuse) != 0
}

// asideEnd returns the comma that closes the relative clause which the pronoun at chunk j opens behind another comma, -1 if none does.
func (r *reader) asideEnd(j int) int {
	cs := r.w.chunks
	if j == 0 || cs[j-1].kind != comma || cs[j].kind != rel {
		return -1
	}
	for m := j + 2; m < len(cs) && m < j+longTheory && cs[m].kind != stop && cs[m].kind != rel; m++ {
		if cs[m].kind == comma {
			return m
		}
	}
	return -1
}

// beforeAside returns the verb before the relative clause between commas that ends before the preposition at chunk j, -1 if there is none: "cleared the
// crew, which denied it, of burning".
func (r *reader) beforeAside(j int) int {
	cs := r.w.chunks
	if j < 1 || cs[j-1].kind != comma {
		return -1
	}
	open := -1
	for m := j - 2; m > 0 && m > j-longTheory && cs[m].kind != stop; m-- {
		if cs[m].kind == rel {
			open = m
			break
		}
	}
	if open < 0 || r.asideEnd(open) != j-1 {
		return -1
	}
	for m := open - 2; m >= 0 && cs[m].kind != stop && cs[m].kind != rel; m-- {
		if cs[m].kind == verb && !cs[m].inf || cs[m].kind == verb && cs[m].blame&(en.VBlame|en.VAccuse) != 0 {
			return m
		}
	}
	return -1
}

// chargedGerund returns who does what the gerund behind the preposition at chunk j tells, where words stand between it and the verb that governs it, -1
// elsewhere: "found Tarnovia guilty of stealing", "has been accused by Kestria, which met envoys, of burning".
func (r *reader) chargedGerund(j int) int {
	cs := r.w.chunks
	if fn := cs[j].fn; fn != fnOf && fn != fnFor {
		return -1
	}
	if j > 2 && cs[j-1].fn == fnResponsible && cs[j-1].end == cs[j-1].start+1 && cs[j-2].kind == noun {
		m := j - 3
		for m > 0 && (cs[m].kind == prep || cs[m].kind == noun) {
			m--
		}
		if v := &cs[m]; v.kind == verb && !v.passive && !v.reduced && !v.copula && v.subj >= 0 && v.subj < m {
			return r.object(m)
		}
		return -1
	}
	v := r.beforeAside(j)
	if v < 0 || cs[v].blame&(en.VBlame|en.VAccuse|en.VClear) == 0 {
		return -1
	}
	if cs[v].passive {
		return cs[v].subj
	}
	return r.object(v)
}

// deedAbout reports whether the noun at chunk j is a deed that others are told of, punished for or dealt with after: what it did is not their doing.
func (r *reader) deedAbout(j int) bool {
	cs := r.w.chunks
	if j < 2 || cs[j].kind != noun || cs[j].blame&(en.NDeed|en.NAct) == 0 || cs[j-1].kind != prep {
		return false
	}
	switch r.text(cs[j-1].start) {
	case "about", "over", "after", "following":
		return true
	}
	return false
}
