package accuse

import (
	"hearsay"
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
			if c.fn == fnBehind || c.fn == fnResponsible {
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
	if b&(en.VOrder|en.VGain|en.VPrevent|en.VTolerate) != 0 {
		r.roles(k)
	}
	if b&(en.VDeed|en.VSoft|en.VDo|en.VSponsor|en.VClaim|en.VPlan) != 0 {
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
	if c.passive {
		r.involved(k)
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
	obj := r.object(k)
	if c.blame&(en.VDeed|en.VSoft) != 0 && (r.compound(k) || r.idle(k, obj) || r.ongoing(k, obj)) {
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
	case b&en.VDo != 0 && obj >= 0 && r.harm(obj):
		if r.rehearsed(k) || r.ongoing(k, obj) {
			return
		}
		if b&en.VOrder == 0 { // roles knows who only gave the order
			r.subjectDid(k, "do", person)
		}
	case b&en.VDo != 0 && obj >= 0 && r.causes(c.head) && r.mishap(obj):
		r.caused(k)
	case b&en.VSoft != 0 && obj >= 0:
		r.subjectDid(k, "soft", organ)
	case b&en.VSponsor != 0 && obj >= 0:
		if p := r.partyOf(obj); b&en.VOrder == 0 && (p != nil && p.strength == bad || cs[obj].blame&en.NBad != 0 || b&en.VFund != 0 && (p != nil && p.strength == group || cs[obj].blame&en.NArmed != 0 || r.harm(obj) && !r.against(obj) || r.shelters(k) && r.crewBefore(obj))) {
			r.subjectDid(k, "sponsor", organ)
		}
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
		if cs[m-1].kind == comma && !(m+1 < len(cs) && cs[m+1].kind == conj) {
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

// objectOf reports whether the noun at chunk j is governed from the left.
func (r *reader) objectOf(j int) bool {
	cs := r.w.chunks
	for j--; j >= 0 && cs[j].kind == other; j-- {
	}
	return j >= 0 && (cs[j].kind == prep || cs[j].kind == verb)
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
	if s := cs[k].subj; s > 0 && cs[s-1].kind == rel && !cs[k].passive { // "Velia, which Tarnovia accused"
		if s--; s > 0 && cs[s-1].kind == comma {
			s--
		}
		if s > 0 && cs[s-1].kind == noun {
			if w := r.text(cs[s].start); w == "whom" || w == "who" {
				return r.whom(s - 1)
			}
			return r.antecedent(s - 1)
		}
	}
	if cs[k].blame&en.VAccuse != 0 && !cs[k].passive && r.whomIt(k) {
		return r.whom(k - 2) // "two Tarnovian envoys it accused of spying"
	}
	return -1
}

// harm reports whether the noun phrase at chunk j, or one it counts ("a series of attacks"),
// is a word for harm.
func (r *reader) harm(j int) bool {
	cs := r.w.chunks
	for n := 0; n < 3 && j >= 0 && j < len(cs) && cs[j].kind == noun; n++ {
		if cs[j].blame&en.NDeed != 0 || cs[j].blame&en.NAct != 0 && r.bits(&cs[j])&(en.MBad|en.NDeed|en.NBad) != 0 {
			return true
		}
		switch { // "a series of attacks", never "an inquiry into the attack"
		case j+2 >= len(cs):
			return false
		case cs[j+1].kind == prep && cs[j+1].fn == fnOf && cs[j].blame&en.NCount != 0, cs[j+1].kind == conj:
		default:
			return false
		}
		j += 2
	}
	return false
}

// couldBeHarm is harm, or a word that can stand for it, or a pronoun.
func (r *reader) couldBeHarm(j int) bool {
	cs := r.w.chunks
	if j < 0 {
		return false
	}
	for m := j; m < len(cs) && m < j+5 && cs[m].kind != verb && cs[m].kind != stop; m++ {
		if cs[m].kind == noun && (r.bits(&cs[m])&(en.NDeed|en.NAct|en.NBad|en.NGroup|en.NTrace) != 0 || cs[m].fn == fnIt) {
			return true
		}
	}
	p := r.partyOf(j)
	return p != nil && p.strength >= group || cs[j].kind == noun && r.w.toks[cs[j].head].cap && p != nil && p.strength == named
}

// blame adds the party at noun chunk j, by the frame whose trigger is chunk k.
func (r *reader) blame(j, k int, frame string, least strength) {
	cs := r.w.chunks
	if j < 0 || j >= len(cs) || cs[j].kind != noun {
		return
	}
	sc := cs[k].scope
	if cs[j].neg || r.struck(j) {
		sc ^= negated
	}
	p := r.partyOf(j)
	if p == nil && cs[j].party < 0 {
		if m := r.apposed(j); m >= 0 && cs[k].kind == verb {
			p = r.partyOf(m)
		} else if m := r.memberOf(j); m >= 0 && (frame == "accuse" || frame == "charge" || frame == "suspect") {
			p, frame = r.partyOf(m), "members"
		} else {
			p = r.definite(j, frame)
		}
	}
	if k1 := j + 1; p == nil && cs[j].party < 0 && cs[j].blame&en.NUnit != 0 && frame == "by" && k1 < len(cs) && cs[k1].kind == verb && cs[k1].blame&(en.VLink|en.VTo|en.VWork) != 0 {
		r.ties(j, k1) // "hacked by an operator linked to Tarnovia"
		p = r.partyOf(j)
	}
	if p != nil && p.strength == bad && !p.proper && p.country == "" {
		if m := r.bandOf(j); m >= 0 {
			p = r.partyOf(m)
		}
	}
	if p == nil || p.strength < least || p.strength == lone {
		if sc&negated != 0 {
			r.ownDenial(j)
		} else if p == nil && cs[j].fn == fnIt && cs[j].end == cs[j].start+1 && r.does(j, k, frame) {
			r.w.open = append(r.w.open, pending{j, frame, sc})
		}
		return
	}
	if p.country == "" && p.strength <= named && (cs[j].blame&en.NDeed != 0 || cs[j].blame&en.NAct != 0 && !r.known(p)) {
		return // "Suspected Harbour Breach": a deed, and nobody
	}
	if p.country == "" && p.strength <= named && r.w.toks[p.end-1].class == tag.Numeral && !r.known(p) {
		return // "fined SKr 500 million": a sum
	}
	if (frame == "soft" || frame == "harm") && !r.spelled(j) || unsure[frame] && !r.known(p) {
		return
	}
	score := r.score(frame, p)
	if sc&hedged != 0 {
		score *= 0.8
	}
	r.add(r.list(sc), p, frame, score)
	r.accusedBy(p, k, frame)
}

// spelled reports whether the noun phrase at chunk j holds a name or a state's adjective. What
// "the army" or "the ministry" took down or shut is as often its own.
func (r *reader) spelled(j int) bool {
	for i := r.w.chunks[j].start; i < r.w.chunks[j].end; i++ {
		if c := r.text(i)[0]; c >= 'A' && c <= 'Z' && r.text(i) != "The" && r.text(i) != "A" && r.text(i) != "An" || c >= 0x80 {
			return true
		}
	}
	return false
}

// ownDenial notes that the noun at chunk j, the speaker's "we" or a party, denies a part of
// its own.
func (r *reader) ownDenial(j int) {
	c := &r.w.chunks[j]
	p := r.partyOf(j)
	if p == nil || p.strength < organ {
		s := r.in.Speaker
		if s.Name == "" || c.fn != fnWe && c.fn != fnIt {
			return
		}
		p = &party{strength: state, country: s.Country, name: s.Name, proper: true, start: c.start, end: c.end}
	}
	r.add(&r.out.Denied, p, "deny", r.score("deny", p))
}

// score of a frame for a party: a person of a state is less surely the state's doing.
func (r *reader) score(frame string, p *party) float64 {
	s := r.f.table.Frame[frame].Score
	if p.meant {
		s *= 0.85
	}
	switch {
	case p.weak:
		s *= 0.65 // "Nightshift Tarnovia" sits there, or only likes the place
	case p.strength == person, p.strength == named:
		s *= 0.9
	}
	return s
}

// list returns where findings of a scope belong.
func (r *reader) list(s scope) *[]hearsay.Accused {
	switch {
	case s&negated != 0:
		return &r.out.Denied
	case s&questioned != 0:
		return &r.out.Asked
	case s&hypothetical != 0:
		return &r.out.Supposed
	}
	return &r.out.Accused
}

// add notes a finding, once for each culprit of a list.
func (r *reader) add(list *[]hearsay.Accused, p *party, frame string, score float64) {
	t := r.w.toks
	if p.country == "" && !p.proper {
		return // "hackers", "the group": nobody is named
	}
	a := hearsay.Accused{Name: p.name, Country: p.country, Role: hearsay.Role(r.f.table.Frame[frame].Role), Rule: frame, Score: score,
		Span: hearsay.Span{Start: r.in.Doc.Toks[t[p.start].at].Start, End: r.in.Doc.Toks[t[p.end-1].at].End}}
	for i := range *list {
		x := &(*list)[i]
		if x.Country == a.Country && (x.Name == a.Name || x.Span == a.Span) {
			// a frame that tells the deed says more than one that only names the culprit
			if deedFrames[a.Rule] == deedFrames[x.Rule] && a.Score > x.Score || deedFrames[a.Rule] && !deedFrames[x.Rule] {
				a.Score = max(a.Score, x.Score)
				*x = a
			}
			x.Score = max(x.Score, a.Score)
			return
		}
	}
	*list = append(*list, a)
}
