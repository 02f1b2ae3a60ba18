package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// agent: "by Y" after a passive verb of harm.
func (r *reader) agent(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.blame&(en.VDeed|en.VSoft) != 0 && c.subj >= 0 {
		r.suffers(c.subj)
	}
	if c.subj >= 0 && !c.reduced && r.none(c.subj) { // "no ship was hit by Tarnovia"
		c.scope ^= negated
		defer func() { c.scope ^= negated }()
	}
	j := k + 1
	for steps := 0; j < len(cs) && steps < 6; steps++ {
		x := &cs[j]
		if x.kind == prep && x.fn == fnBy {
			break
		}
		if x.kind == verb || x.kind == rel || x.kind == sub || x.kind == stop || x.kind == conj {
			return
		}
		j++
	}
	if j+1 >= len(cs) || cs[j].kind != prep || cs[j].fn != fnBy {
		return
	}
	for j++; j < len(cs) && cs[j].kind == other; j++ {
	}
	if j >= len(cs) || cs[j].kind != noun || c.blame&(en.VDeed|en.VSoft) != 0 && r.idle(k, c.subj) {
		return
	}
	if c.subj >= 0 && cs[c.subj].blame&en.NCulp != 0 && c.blame&en.VDo != 0 {
		return // "the claims made by Iron Plover"
	}
	if c.subj >= 0 && c.blame&en.VDo != 0 && r.labour(c.subj, k) {
		return
	}
	if c.reduced && r.stem(k) == "inte" && r.partyOf(j) != nil && r.partyOf(j).country != "" {
		return // "in a phone call intercepted by the Tarnovian service": how it is known
	}
	frame, least := "by", person
	switch b := c.blame; {
	case b&en.VOrder != 0 && r.toldElse(j):
		return // "hackers were ordered by a court to pay"
	case b&en.VOrder != 0 && c.subj >= 0 && (r.harm(c.subj) || r.hostile(c.subj)):
		frame, least = "order", organ
	case b&en.VDeed != 0:
	case r.retained(k):
		frame, least = "sponsor", organ
	case b&en.VDo != 0 && b&en.VPoint != 0 && c.subj >= 0 && !r.harm(c.subj):
		return // "an operation led by the police"
	case b&en.VDo != 0 && c.subj >= 0 && r.causes(c.head) && r.mishap(c.subj):
		frame = "caused"
	case b&en.VDo != 0 && c.subj >= 0 && r.couldBeHarm(c.subj):
		if !r.harm(c.subj) && (!r.mishap(c.subj) || cs[c.subj].fn == fnIt) {
			least = organ // "the week is organised by the Harbour Board"
			if q := r.partyOf(c.subj); q != nil && !c.reduced && q.strength == named && r.bits(&cs[c.subj])&(en.NDeed|en.NAct|en.NBad|en.NTrace|en.MBad) == 0 && !r.networksBeside(c.subj) {
				return // "the Harbour Conference was organised by Tarnovia"
			}
			if p := r.partyOf(j); (p == nil || p.strength < group) && cs[c.subj].blame&en.NAct != 0 && !r.harmBeside(c.subj) && r.bits(&cs[c.subj])&(en.MBad|en.MWeak|en.NBad|en.NDeed) == 0 && !r.networksBeside(c.subj) {
				return // "the measures taken by the Tarnovian leadership"
			}
		}
		if e := r.w.toks[cs[c.subj].head].entry; e != nil && (e.Class == world.Firm || e.Class == world.Body || e.Class == world.Outlet) {
			return // "the council was used by Tarnovia"
		}
		if p := r.partyOf(c.subj); r.plainUse(c.head) && !r.harm(c.subj) && p != nil && p.strength == named && !r.networks() {
			least = group // whoever uses something does no harm by that
		}
	case b&en.VSponsor != 0 && r.supplied(k) && (r.hostile(c.subj) || hires[r.text(c.head)] && c.subj >= 0 && r.has(charged, r.w.chunks[c.subj].head) || b&en.VFund != 0 && c.subj >= 0 && cs[c.subj].blame&en.NArmed != 0):
		frame, least = "sponsor", organ
	case b&en.VSoft != 0:
		least = organ
	case b&en.VClaim != 0 && r.admits(c.head) && r.couldBeHarm(c.subj):
		frame = "claim"
	default:
		return
	}
	if r.plainUse(c.head) && c.blame&en.VDo != 0 && c.subj >= 0 && r.bits(&cs[c.subj])&(en.NAct|en.NDeed|en.NBad|en.NTrace|en.NGroup) == 0 {
		if p := r.partyOf(j); p != nil && p.country == "" {
			return // "the site is used by Iron Plover"
		}
	}
	r.each(j, func(m int) { r.blame(m, k, frame, least) })
	if m := j + 1; r.struck(j) && m+2 < len(cs) && cs[m].kind == stop && cs[m].fn == fnBut && cs[m+1].kind == prep && cs[m+1].fn == fnBy { // "not by Y but by Z"
		r.each(m+2, func(m int) { r.blame(m, k, frame, least) })
	}
}

// charged are people who are said to have done it, before anybody is named.
var charged = words("defendant defendants suspect suspects accused arsonist arsonists perpetrator perpetrators")

// supplied reports whether the participle of support at chunk k belongs to its subject, and not to a thing that stands nearer: "an attack on a depot of
// weapons supplied by".
func (r *reader) supplied(k int) bool {
	cs := r.w.chunks
	if !cs[k].reduced && r.w.toks[cs[k].start].class == tag.Aux || k == 0 || cs[k-1].kind != noun || cs[k].subj == k-1 {
		return true
	}
	return r.hostile(k-1) || r.partyOf(k-1) != nil || cs[k-1].blame&(en.NPerson|en.NGroup|en.NUnit|en.NBad|en.NArmed) != 0
}

// struck reports whether "not" stands right before the noun at chunk j or its preposition.
func (r *reader) struck(j int) bool {
	cs := r.w.chunks
	if j > 0 && cs[j-1].kind == prep {
		j--
	}
	return j > 0 && cs[j-1].kind == other && cs[j-1].fn == fnNot
}

// networks reports whether the sentence has words of harm or of computers.
func (r *reader) networks() bool {
	for i := range r.w.toks {
		if r.w.toks[i].blame&(en.MBad|en.NBad|en.NAct|en.NTrace|en.NDeed|en.VDeed) != 0 {
			return true
		}
	}
	return false
}

// networksBeside is networks but for the words of the noun at chunk j.
func (r *reader) networksBeside(j int) bool {
	c := &r.w.chunks[j]
	for i := range r.w.toks {
		if (i < c.start || i >= c.end) && r.w.toks[i].blame&(en.MBad|en.NBad|en.NTrace|en.NDeed|en.VDeed) != 0 {
			return true
		}
	}
	return false
}

// plainUse reports whether the verb at token i is one for peaceful things as well.
func (r *reader) plainUse(i int) bool {
	switch r.text(i) {
	case "used", "deployed", "made", "done":
		return true
	}
	return false
}

// hostile reports whether the noun phrase at chunk j is harm, or somebody who does harm by
// the word's meaning: a paper backed by a state is neither.
func (r *reader) hostile(j int) bool {
	if j < 0 {
		return false
	}
	if p := r.partyOf(j); p != nil && p.strength >= group {
		return true
	}
	c := &r.w.chunks[j]
	b := r.bits(c)
	return c.blame&(en.NDeed|en.NBad) != 0 || c.blame&en.NAct != 0 && b&(en.MBad|en.NDeed|en.NBad) != 0 || c.blame&en.NGroup != 0 || c.blame&en.NUnit != 0 && b&(en.MBad|en.NBad|en.NPerson) != 0
}

// suffers notes a victim.
func (r *reader) suffers(k int) {
	p := r.partyOf(k)
	if p == nil || p.strength == lone || p.name == "" {
		return
	}
	r.add(&r.out.Victims, p, "victim", r.f.table.Frame["victim"].Score)
}

// labour reports whether what the verb at chunk k says was carried out is work, and no harm is told of it: "the issue of work carried out by the
// Tarnovian side".
func (r *reader) labour(s, k int) bool {
	cs := r.w.chunks
	if k > 0 && cs[k-1].kind == noun {
		s = k - 1
	}
	switch strings.ToLower(r.text(cs[s].head)) {
	case "work", "works":
		return !r.harm(s) && cs[s].blame&(en.MBad|en.NBad|en.NDeed) == 0 && !r.networksBeside(s)
	}
	return false
}
