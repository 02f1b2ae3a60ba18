package accuse

import (
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// frames looks for culprits.
func (r *reader) frames() {
	cs := r.w.chunks
	for k := range cs {
		switch c := &cs[k]; c.kind {
		case noun:
			r.nounFrames(k)
			if c.fn == fnResponsible && c.end == c.start+1 {
				r.behind(k) // "found Y guilty", taken for a noun
			}
		case verb:
			r.verbFrames(k)
		case prep, other:
			if c.fn == fnBehind && !r.lags(k) || c.fn == fnResponsible {
				r.behind(k)
			}
		}
	}
}

// verbFrames reads the frames of the verb at chunk k.
func (r *reader) verbFrames(k int) {
	cs := r.w.chunks
	c := &cs[k]
	b := c.blame
	switch {
	case b&en.VDeny != 0 && b&en.VDeed == 0:
		r.denies(k)
	case b&en.VBlame != 0:
		r.blames(k)
	case b&en.VAccuse != 0:
		r.accuses(k)
	}
	if b&(en.VTo|en.VLink) != 0 && !c.neg {
		r.attributes(k)
	}
	if b&en.VPoint != 0 && !c.neg {
		r.points(k)
	}
	if b&en.VClaim != 0 && !c.passive {
		r.claims(k)
	}
	if b&(en.VOrder|en.VGain|en.VPrevent|en.VTolerate) != 0 || tasking[r.text(c.head)] {
		r.roles(k)
	}
	if b&(en.VDeed|en.VSoft|en.VDo|en.VSponsor|en.VClaim|en.VPlan|en.VRetain) != 0 {
		if c.passive {
			r.agent(k)
		} else {
			r.acts(k)
		}
	}
	if r.w.toks[c.head].harm != 0 {
		r.harms(k)
	}
	if r.firesAt(k) {
		r.subjectDid(k, "active", person)
	}
	if r.takesOn(k) {
		r.subjectDid(k, "claim", organ)
	}
	if least, ok := r.breaksIn(k); ok {
		r.subjectDid(k, "soft", least)
	}
	switch {
	case b&en.VClear != 0:
		r.clears(k)
	case (b&en.VPunish != 0 || r.fault(k)&en.VFine != 0 && b&en.VAccuse == 0) && c.passive:
		r.punishes(k, c.subj)
	case b&en.VPunish != 0 || r.fault(k)&en.VFine != 0 && b&en.VAccuse == 0:
		r.punishes(k, r.object(k))
	}
	if b&en.VName != 0 {
		r.namedAs(k)
	}
	if b&en.VLay != 0 {
		r.pinned(k)
	}
	if r.holds(k) {
		r.holdsTo(k)
	}
	if c.passive {
		r.involved(k)
		r.firedBy(k)
	}
	if c.inf || c.modal {
		r.demanded(k)
	}
	if b&en.VDeed != 0 && spying[r.text(c.head)] {
		r.spiesFor(k)
	}
	if c.neg && r.in.Speaker.Name != "" {
		r.notOurs(k)
	}
	if r.fault(k)&en.VCall != 0 {
		r.falseCharge(k)
	}
	if r.w.toks[c.head].fn == fnDo && !c.passive && c.subj >= 0 && r.didIt(k, r.object(k)) {
		r.subjectDid(k, "did", organ)
	}
	if r.fault(k) != 0 || c.inf && b&en.VBlame != 0 {
		r.faults(k)
	}
	if c.copula {
		r.identifies(k)
	} else {
		r.noPart(k)
	}
}

// acts: the subject of an active verb of harm.
func (r *reader) acts(k int) {
	cs := r.w.chunks
	c := &cs[k]
	obj := r.whatIsCalled(k, r.object(k))
	if c.blame&(en.VDeed|en.VSoft) != 0 && (r.compound(k) || r.retorts(k) || r.idle(k, obj) || r.ongoing(k, obj)) {
		return
	}
	switch b := c.blame; {
	case b&en.VDeed != 0:
		least := person
		if p := r.partyOf(c.subj); c.ing && k > 0 && cs[k-1].kind == noun && c.start == c.head && p != nil && p.country == "" {
			return // "ATM hacking", "the phone hacking trial"
		}
		if word := r.text(c.head); obj < 0 && len(word) > 8 && word[:8] == "compromi" {
			return // "will not compromise on it"
		}
		if obj >= 0 && r.foes(obj) {
			least = organ // "the agency disrupts rings that"
		}
		r.subjectDid(k, "active", least)
	case b&en.VDo != 0 && obj >= 0 && (r.warOf(k, obj) || r.weaponised(k, obj)):
		r.subjectDid(k, "do", organ)
	case b&en.VDo != 0 && obj >= 0 && r.harm(obj):
		if r.rehearsed(k) || r.rehearsal(k) || r.ongoing(k, obj) || r.usesAsArgument(k, obj) {
			return
		}
		if b&en.VOrder == 0 { // roles knows who only gave the order
			r.subjectDid(k, "do", person)
		}
	case b&en.VDo != 0 && obj >= 0 && r.causes(c.head) && r.mishap(obj):
		r.caused(k)
	case b&en.VSoft != 0 && obj >= 0:
		least := organ
		if c.subj >= 0 && r.has(agents, cs[c.subj].head) {
			least = person // "Tarnovian agents spread lies"
		}
		r.subjectDid(k, "soft", least)
	case b&en.VSponsor != 0 && obj >= 0:
		if p := r.partyOf(obj); b&en.VOrder == 0 && (p != nil && p.strength == bad || cs[obj].blame&en.NBad != 0 || b&en.VFund != 0 && (p != nil && p.strength == group || cs[obj].blame&en.NArmed != 0 || r.harm(obj) && !r.against(obj) || r.shelters(k) && r.crewBefore(obj))) {
			r.subjectDid(k, "sponsor", organ)
		}
	case b&en.VRetain != 0 && running[r.text(c.head)] && obj >= 0 && cs[obj].blame&en.NBad != 0 && (r.partyOf(obj) == nil || r.partyOf(obj).country == ""): // "ran spies"
		r.subjectDid(k, "sponsor", organ)
	case b&en.VPlan != 0 && obj >= 0 && r.harm(obj) && r.planned(k, obj):
		r.subjectDid(k, "do", person)
	case b&en.VPlan != 0 && obj >= 0 && r.harm(obj): // "was planning an attack"
		c.scope |= hypothetical
		r.subjectDid(k, "active", person)
	default:
		return
	}
	if c.blame&(en.VDeed|en.VSoft) != 0 && obj >= 0 {
		r.suffers(obj)
	}
}

// foes reports whether the noun at chunk j is people who do harm, without a name.
func (r *reader) foes(j int) bool {
	c := &r.w.chunks[j]
	p := r.partyOf(j)
	return c.blame&(en.NBad|en.NGroup) != 0 && (p == nil || !p.proper)
}

// subjectDid blames the subject of the verb at k, and what is coordinated with it.
func (r *reader) subjectDid(k int, frame string, least strength) {
	s := r.w.chunks[k].subj
	if s < 0 || s >= k && !r.w.chunks[k].inf {
		return
	}
	if r.sit(s, k) {
		return
	}
	r.each(s, func(j int) { r.blame(j, k, frame, least) })
}

// each calls f for a noun chunk and those that "and" ties to it from the left and right.
func (r *reader) each(j int, f func(int)) {
	cs := r.w.chunks
	f(j)
	for m := j; m-2 >= 0 && (cs[m-1].kind == conj || cs[m-1].kind == comma) && cs[m-2].kind == noun && r.partyOf(m-2) != nil && !r.objectOf(m-2) && (r.partyOf(j) != nil || r.text(cs[j].head) == "those" && cs[m-1].kind == conj); m -= 2 {
		if p := r.partyOf(m); cs[m-1].kind == comma && p != nil && p.frame == "compound" {
			break // "Velia, Kestria-funded guards"
		}
		if cs[m-1].kind == comma && !(m+1 < len(cs) && cs[m+1].kind == conj) && !r.pairAccused(m) {
			break
		}
		f(m - 2)
	}
	for m := j; m+2 < len(cs) && cs[m+1].kind == conj && cs[m+2].kind == noun && r.partyOf(m+2) != nil; m += 2 {
		if m+3 < len(cs) && cs[m+3].kind == verb && !cs[m+3].reduced && !cs[m+3].inf {
			break // "by Velia and Tarnovia said"
		}
		f(m + 2)
	}
}

// pairAccused reports whether the input opens with two names and the comma by which headlines say "and", the second at chunk j, and a participle of
// blame behind them: "Tarnovia, Kestria accused of breaking truce".
func (r *reader) pairAccused(j int) bool {
	cs := r.w.chunks
	if j != 2 || j+2 >= len(cs) || cs[j+1].kind != verb || !cs[j+1].reduced || cs[j+1].blame&(en.VAccuse|en.VBlame) == 0 || cs[j+2].kind != prep {
		return false
	}
	p, q := r.partyOf(0), r.partyOf(j)
	who := func(p *party) bool {
		return p != nil && (p.country != "" && p.strength >= organ || p.strength >= group)
	}
	return who(p) && who(q)
}

// objectOf reports whether the noun at chunk j is governed from the left.
func (r *reader) objectOf(j int) bool {
	cs := r.w.chunks
	for j--; j >= 0 && cs[j].kind == other; j-- {
	}
	return j >= 0 && (cs[j].kind == prep || cs[j].kind == verb && (cs[j].blame&(en.VBelieve|en.VClaim) == 0 || cs[j].blame&(en.VAccuse|en.VBlame) != 0))
}

// object returns the noun phrase after the verb at chunk k, -1 if there is none.
func (r *reader) object(k int) int {
	cs := r.w.chunks
	j := k + 1
	for j < len(cs) && cs[j].kind == other {
		j++
	}
	if j < len(cs) && cs[j].kind == noun {
		return j
	}
	if j+1 < len(cs) && cs[j].kind == conj { // "planned and ran the attack"
		for j++; j+1 < len(cs) && cs[j].kind == other; j++ {
		}
		if j+1 < len(cs) && cs[j].kind == verb && cs[j+1].kind == noun && !cs[j].passive && cs[j].end > cs[j].start && r.w.toks[cs[j].start].class != tag.Aux {
			return j + 1
		}
	}
	if s := cs[k].subj; s > 0 && (cs[s-1].kind == rel || r.thatWhom(s-1, k)) && !cs[k].passive { // "Velia, which Tarnovia accused"
		s--
		w := r.text(cs[s].start)
		if s > 0 && cs[s-1].kind == comma {
			s--
		}
		if s > 0 && cs[s-1].kind == noun {
			if w == "whom" || w == "who" {
				return r.whom(s - 1)
			}
			if a := r.antecedent(s - 1); r.partyOf(a) != nil {
				return a
			}
			return r.speaking(s - 1) // "Iron Plover, the crew that Tarnovia accused"
		}
	}
	if s := cs[k].subj; s > 0 && !cs[k].passive {
		if a := r.contact(s, k); a >= 0 {
			return a
		}
	}
	if cs[k].blame&en.VAccuse != 0 && !cs[k].passive && r.whomIt(k) {
		return r.whom(k - 2) // "two Tarnovian envoys it accused of spying"
	}
	return -1
}
