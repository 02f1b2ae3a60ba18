package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// denies: "Y denied any involvement", "Y denied hacking Z", "Y denied that a service of its own
// had …", "Y rejected the charge". What comes first decides: a word for Y itself, or for its part in a
// deed, makes the denial its own, whoever is named behind it; another party makes it
// somebody's denial that this party did it, and the frames of the deed say whose.
func (r *reader) denies(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || c.subj < 0 || c.passive || c.modal || c.may || c.scope&(negated|questioned) != 0 || c.inf && !r.tries(k) || r.noncommittal(k) || r.unmentioned(k) {
		return // "Tarnovia will deny it, of course" is no denial yet, "never reported that Tarnovia denies it" none of the reporter's
	}
	p := r.denier(c.subj)
	if q := r.othersPart(k, p); q != nil {
		r.add(&r.out.Denied, q, "deny", r.score("deny", q))
		return
	}
	if p == nil || p.strength < person || r.pleads(k, p) || !r.ownPart(k, p.strength >= organ) && !r.chargeBefore(k) {
		return
	}
	r.add(&r.out.Denied, p, "deny", r.score("deny", p))
}

// unmentioned reports whether the clause of the verb at chunk k is what somebody does not mention: "did not mention that Tarnovia denied it".
func (r *reader) unmentioned(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].kind == verb {
			return r.has(mentioned, cs[j].head) && (cs[j].neg || cs[j].inf)
		}
	}
	return false
}

var mentioned = words("mention mentions mentioned mentioning")

// denier returns the party at chunk j, or the speaker where a pronoun stands there: "It rejects
// the charge".
func (r *reader) denier(j int) *party {
	if p := r.partyOf(j); p != nil {
		return p
	}
	c, s := &r.w.chunks[j], r.in.Speaker
	if s.Name == "" || c.fn != fnIt && c.fn != fnWe || c.end != c.start+1 || !r.source(c) {
		return nil
	}
	return &party{strength: organ, country: s.Country, name: s.Name, proper: true, start: c.start, end: c.end}
}

// ownPart reports whether what the verb at chunk k rejects is the subject's own part. A state
// that denies an attack denies having made it; a firm denies having been its victim.
func (r *reader) ownPart(k int, state bool) bool {
	cs := r.w.chunks
	charge := false // a charge was named, so far nobody's
	for j := k + 1; j < len(cs) && j < k+8 && (cs[j].kind != stop || j == k+1 && cs[j].start == cs[j].end); j++ {
		x := &cs[j]
		switch x.kind {
		case stop:
		case verb:
			if x.ing && j <= k+2 && (x.blame&(en.VDeed|en.VSoft|en.VDo|en.VSponsor) != 0 || r.fault(j)&en.VWrong != 0 || r.doesHarm(j, nil)) {
				return true // "denied hacking", "denied cutting the cable"
			}
		case noun:
			if w := r.text(x.start); w == "what" && x.end == x.start+1 && (j+1 >= len(cs) || j+2 < len(cs) && cs[j+1].fn == fnIt && r.fault(j+2)&en.VCall != 0) {
				return true // "rejects what it calls"
			}
			if state && j == k+2 && r.ofOwn(j) {
				return true // "denied that a group linked to the army had"
			}
			if r.own(j, k) {
				if j == k+1 && x.end == x.start+1 && !r.disclaims(k) && (j+1 >= len(cs) || cs[j+1].kind != verb && cs[j+1].kind != other) {
					return false // "the judge dismissed it", "was handed an offer and rejected it"
				}
				return state || j == k+1 || r.charged(k)
			}
			if p := r.partyOf(j); p != nil && p.strength >= organ && x.blame&(en.NCulp|en.NDeed) == 0 {
				if charge && cs[j-1].kind == prep && (cs[j-1].fn == fnBy || cs[j-1].fn == fnFrom) {
					return true // "rejected the accusations by Y"
				}
				return false
			}
			if r.owned(x) {
				continue
			}
			if part(r.text(x.head)) {
				return true
			}
			if r.elsewhere(j, k) {
				return false
			}
			charge = charge || x.blame&(en.NCulp|en.NOnus) != 0 || x.blame&en.NDeed != 0 && state || r.fault(j)&en.NWrong != 0 && j <= k+2
		default:
			if x.fn == fnResponsible || x.fn == fnBehind {
				return true
			}
			if x.end > x.start && r.text(x.start) == "what" && j == k+1 && (j+1 >= len(cs) || j+2 < len(cs) && cs[j+1].fn == fnIt && r.fault(j+2)&en.VCall != 0) {
				return true
			}
		}
	}
	return charge
}

// tries reports whether the verb before the infinitive at chunk k leaves it done: "continued to deny", not "refused to deny" or "called on
// Tarnovia to deny".
func (r *reader) tries(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].kind == verb {
			return cs[j].blame&en.VTry != 0 && !cs[j].neg || r.w.toks[cs[j].head].fn == fnNone && cs[j].blame&(en.VAsk|en.VPlan) == 0 && r.text(cs[j].head) == "went"
		}
	}
	return false
}

// disclaims reports whether the verb at chunk k is "deny", which alone rejects "it"; offers and motions are rejected, too.
func (r *reader) disclaims(k int) bool {
	switch strings.ToLower(r.text(r.w.chunks[k].head)) {
	case "deny", "denies", "denied", "denying":
		return true
	}
	return false
}

// elsewhere reports whether the charge at chunk j, which the verb at chunk k rejects, is a claim about something else than its subject:
// "refuted the claim that oil would cost more".
func (r *reader) elsewhere(j, k int) bool {
	cs := r.w.chunks
	if r.disclaims(k) || j+2 >= len(cs) || cs[j+1].kind != sub && cs[j+1].kind != rel || r.text(cs[j+1].start) != "that" {
		return false
	}
	switch r.text(cs[j].head) {
	case "claim", "claims", "assertion", "assertions", "allegation", "allegations":
	default:
		return false
	}
	s := r.w.chunks[k].subj
	for m := j + 2; m < len(cs) && cs[m].kind != stop; m++ {
		c := &cs[m]
		if c.kind != noun {
			continue
		}
		if c.fn == fnIt && c.end == c.start+1 || r.own(m, k) {
			return false
		}
		if p, q := r.partyOf(m), r.partyOf(s); p != nil && q != nil && (p.name == q.name || p.country != "" && p.country == q.country) {
			return false
		}
		for i := c.start; i < c.end; i++ {
			if fn := r.w.toks[i].fn; fn == fnIt || fn == fnWe {
				return false
			}
		}
		if r.w.toks[c.head].fn == fnNone && r.text(c.start) == "the" && r.f.bodies[r.text(c.head)]&en.BodyFirm != 0 {
			return false // "that the retailer had looked into it"
		}
	}
	return true
}

// charged reports whether words of harm or of charges stand behind the verb at chunk k.
func (r *reader) charged(k int) bool {
	for j := k + 1; j < len(r.w.chunks); j++ {
		c := &r.w.chunks[j]
		if c.start == c.end {
			continue
		}
		if c.blame&(en.VDeed|en.NDeed|en.NCulp|en.NBad|en.VSoft|en.NOnus) != 0 || r.fault(j)&(en.VWrong|en.NWrong|en.NMishap) != 0 || c.kind == verb && (r.causes(c.head) || c.blame&(en.VPrevent|en.VDo) != 0) {
			return true
		}
	}
	return false
}

// own reports whether the noun phrase at chunk j, behind the verb at chunk k, is the subject of
// its clause again or something of its: "it", "an update of its own", "that its services".
func (r *reader) own(j, k int) bool {
	cs := r.w.chunks
	c := &cs[j]
	if (c.fn == fnIt || c.fn == fnWe) && c.end == c.start+1 {
		return true
	}
	if c.end == c.start+1 && j == k+1 && j == len(cs)-1 && r.disclaims(k) {
		switch r.text(c.start) {
		case "this", "that", "these":
			return true
		}
	}
	for i := c.start; i < c.end; i++ {
		switch fn := r.w.toks[i].fn; {
		case fn != fnIt && fn != fnWe:
		case c.blame&(en.NCulp|en.NDeed) != 0, j > k+1 && cs[j-1].kind == sub, i+1 < c.end && r.text(i+1) == "own":
			return true
		}
	}
	return false
}

// owned reports whether the phrase c says whose it is.
func (r *reader) owned(c *chunk) bool {
	for i := c.start; i < c.end; i++ {
		if e := r.w.toks[i].entry; e != nil && e.Country != "" {
			return true
		}
	}
	return false
}

// part are words for having had a hand in a deed: who denies them speaks of themselves.
func part(w string) bool {
	switch w {
	case "involvement", "responsibility", "role", "part", "participation", "complicity", "hand", "guilt", "wrongdoing", "fault", "liability", "link", "links", "ties", "connection", "knowledge":
		return true
	}
	return false
}

// falseCharge: "Y called the accusation absurd", "Y dismissed the claims as nonsense".
func (r *reader) falseCharge(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || c.passive || c.modal || c.subj < 0 || r.fault(k)&en.VCall == 0 {
		return
	}
	p := r.denier(c.subj)
	if p == nil || p.strength < person {
		return
	}
	obj := r.object(k)
	if obj < 0 || cs[obj].blame&en.NCulp == 0 || part(r.text(cs[obj].head)) || cs[obj].party >= 0 {
		return
	}
	untrue := func(j int) bool {
		for i := cs[j].start; i < cs[j].end; i++ {
			if r.w.toks[i].fault&en.WFalse != 0 || r.w.toks[i].fn == fnFalse {
				return true
			}
		}
		return false
	}
	for j := obj; j < len(cs) && j < obj+7; j++ {
		x := &cs[j]
		if x.kind == stop || x.kind == verb {
			return
		}
		if j == obj+1 && x.kind == prep && x.fn != fnBy && x.fn != fnFrom && x.fn != fnAnd {
			return // against whom, of what
		}
		if q := r.partyOf(j); j > obj && q != nil && q.strength >= organ && !(cs[j-1].kind == prep && (cs[j-1].fn == fnBy || cs[j-1].fn == fnFrom)) {
			return // a charge against somebody else
		}
		if untrue(j) && (j > obj || r.w.toks[x.end-1].fault&en.WFalse != 0 || r.w.toks[x.end-1].fn == fnFalse) {
			r.add(&r.out.Denied, p, "deny", r.score("deny", p))
			return
		}
	}
}

// notOurs: "it is not ours", "we did not do it", "it was not us": the speaker's own denial.
func (r *reader) notOurs(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if !c.neg || c.passive || c.scope&questioned != 0 || c.scope&hypothetical != 0 && !r.afterIf(k) {
		return
	}
	obj := r.object(k)
	switch {
	case obj < 0:
	case c.copula && cs[obj].end == cs[obj].start+1:
		if w := r.text(cs[obj].start); w == "ours" || w == "us" {
			r.ownDenial(obj)
		}
	case c.subj >= 0 && cs[c.subj].fn == fnWe && cs[c.subj].end == cs[c.subj].start+1 && cs[obj].end == cs[obj].start+1:
		if w, v := r.text(cs[obj].start), r.text(c.head); (w == "it" || w == "this" || w == "that") && (v == "do" || v == "done") {
			r.ownDenial(c.subj)
		}
	}
}

// afterIf reports whether the verb at chunk k stands in the main clause behind an opening condition and is no possibility
// itself: "If it exists, it is not ours".
func (r *reader) afterIf(k int) bool {
	cs := r.w.chunks
	if cs[k].modal || cs[k].may || cs[0].kind != sub || cs[0].fn != fnIf {
		return false
	}
	for j := k - 1; j > 0; j-- {
		switch cs[j].kind {
		case comma:
			return true
		case verb:
			return false
		}
	}
	return false
}

// involved: "Y was involved in the attack", "none of its services were involved".
func (r *reader) involved(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if !c.passive || c.reduced || c.subj < 0 || r.w.toks[c.head].fn != fnInvolved {
		return
	}
	s := c.subj
	none := cs[s].neg && cs[s].end == cs[s].start+1 && s+2 < k && cs[s+1].kind == prep && cs[s+1].fn == fnOf // "none of its services"
	if none {
		s += 2
		c.scope ^= negated
		defer func() { c.scope ^= negated }()
	}
	harm := k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnIn && (r.harm(k+2) || cs[k+2].blame&en.NDeed != 0 || r.fault(k+2)&en.NWrong != 0)
	if p := r.partyOf(s); p != nil && p.strength >= organ {
		if harm || c.scope&negated != 0 {
			r.each(s, func(m int) { r.blame(m, k, "behind", organ) })
		}
		return
	}
	if c.scope&negated != 0 && r.in.Speaker.Name != "" {
		for i := cs[s].start; i < cs[s].end; i++ {
			if fn := r.w.toks[i].fn; fn == fnIt || fn == fnWe {
				sp := r.in.Speaker
				p := party{strength: organ, country: sp.Country, name: sp.Name, proper: true, start: cs[s].start, end: cs[s].end}
				r.add(&r.out.Denied, &p, "deny", r.score("deny", &p))
				return
			}
		}
	}
}

// noPart: "Y took no part in it", "had nothing to do with it".
func (r *reader) noPart(k int) {
	cs := r.w.chunks
	c := &cs[k]
	j := r.object(k)
	if j < 0 || c.subj < 0 || c.passive {
		return
	}
	if r.text(cs[j].head) == "part" && !cs[j].neg && r.text(c.head)[0]|0x20 == 't' { // take, took; not "played a part"
		if !r.partIn(j, cs[c.subj].neg) {
			return // "took part in the talks"
		}
		r.each(c.subj, func(m int) { r.blame(m, k, "behind", person) }) // "took part"; "no Velian body took part"
		return
	}
	nothing := r.text(cs[j].start) == "nothing" && j+1 < len(cs) && cs[j+1].kind == verb && cs[j+1].inf && cs[j+1].blame&en.VPrevent == 0
	if q := r.stateAt(j + 2); q != nil && cs[j].blame&en.NTie != 0 && (cs[j].neg || c.neg) && j+1 < len(cs) && cs[j+1].kind == prep {
		if p := r.partyOf(c.subj); p != nil && p.strength >= group {
			r.add(&r.out.Denied, q, "deny", r.score("deny", q)) // "the group has no ties to Tarnovia"
			return
		}
	}
	if c.neg && c.blame&(en.VClaim|en.VBelieve|en.VPoint) != 0 {
		return // who has not claimed responsibility has not denied it
	}
	if cs[j].blame&en.NTie != 0 && cs[j].blame&en.NCulp == 0 && !nothing && !(j+2 < len(cs) && cs[j+1].kind == prep && (r.harm(j+2) || r.hostile(j+2) || cs[j+2].fn == fnIt || r.bits(&cs[j+2])&(en.NDeed|en.NAct|en.NBad|en.NGroup) != 0)) {
		return // "does not have a trading relationship with Kestria"
	}
	switch {
	case nothing || (cs[j].neg || c.neg) && cs[j].blame&(en.NCulp|en.NTie) != 0:
		r.ownDenial(c.subj)
	case c.scope&negated == 0 && !c.neg && !cs[j].neg && r.text(cs[j].head) == "hand" && cs[j].end-cs[j].start <= 3 && r.has(having, c.head) && r.inDeed(j):
		r.each(c.subj, func(m int) { r.blame(m, k, "behind", organ) }) // "had a hand in the raid"
	case c.scope&negated != 0 && !c.neg && !cs[j].neg && c.blame&en.VDeny == 0 && !r.orDenies(k) && part(r.text(cs[j].head)) && r.inDeed(j):
		r.each(c.subj, func(m int) { r.blame(m, k, "behind", organ) }) // "denied that its army had any part in the raid"
	}
}

// inDeed reports whether "in" and a deed stand behind the noun at chunk j.
func (r *reader) inDeed(j int) bool {
	cs := r.w.chunks
	return j+2 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnIn && cs[j+2].kind == noun && (r.harm(j+2) || r.mishap(j+2) || r.bits(&cs[j+2])&(en.NDeed|en.NAct|en.NBad) != 0)
}

// partIn reports whether "part" at chunk j is one in a deed: "took part in the raid", "in robbing the bank". Where nothing says in what, it
// has to be denied, and the sentence has to tell a deed unless none took part.
func (r *reader) partIn(j int, none bool) bool {
	cs := r.w.chunks
	if j+2 >= len(cs) || cs[j+1].kind != prep || cs[j+1].fn != fnIn {
		return none || cs[j-1].kind == verb && cs[j-1].neg && r.harmBeside(j)
	}
	x := &cs[j+2]
	switch x.kind {
	case noun:
		return r.harm(j+2) || r.mishap(j+2) || r.bits(x)&(en.NDeed|en.NAct|en.NBad) != 0
	case verb:
		return x.blame&(en.VDeed|en.VSoft) != 0 && !r.compound(j+2) || x.blame&en.VDo != 0 && r.object(j+2) >= 0 && r.harm(r.object(j+2))
	}
	return false
}
