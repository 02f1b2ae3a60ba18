package accuse

import (
	"strings"

	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// nounFrames: a culprit by meaning, a deed with its doer.
func (r *reader) nounFrames(k int) {
	cs := r.w.chunks
	c := &cs[k]
	p := r.partyOf(k)
	if p != nil && p.strength == bad && p.country != "" && !r.victimSlot(k) {
		frame := p.frame
		if !r.acting(k) {
			frame = "mention"
		}
		r.add(r.list(c.scope|r.governing(k)), p, frame, r.score(frame, p))
		r.coordinateAdjectives(k, p)
		if p.tied > 0 {
			for m := p.tied; m+2 < len(cs) && cs[m+1].kind == conj; m += 2 {
				q := r.stateAt(m + 2)
				if q == nil {
					break
				}
				z := *p
				z.country = q.country
				r.add(r.list(c.scope), &z, p.frame, r.score(p.frame, p))
			}
		}
	}
	if p != nil && p.country != "" && p.strength < person && (c.blame&en.NDeed != 0 || c.blame&en.NAct != 0 && r.bits(c)&(en.MBad|en.NDeed) != 0 || c.blame&en.NCulp != 0 && r.text(c.head)[0]|0x20 == 'i') {
		r.nominal(k, p)
	}
	if c.blame&(en.NDeed|en.NAct|en.NBad) != 0 || r.bits(c)&en.NDeed != 0 {
		r.doneBy(k)
	}
	if c.fn == fnOrigin {
		r.origin(k)
	}
	if w := r.text(c.head); (w == "indictment" || w == "charges" || w == "indictments") && k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnAgainst {
		r.each(k+2, func(m int) { r.blame(m, k, "charge", person) })
	}
	if c.fn == fnBehalf && k+2 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnOf || cs[k+1].fn == fnFrom) && k > 0 && cs[k-1].kind == prep {
		if q := r.partyOf(k + 2); q != nil && q.strength >= organ && r.harmBefore(k) {
			r.blame(k+2, k+2, "sponsor", organ)
		}
	}
}

// acting reports whether the culprit at chunk k does something in its sentence or is said to
// have done it; a bare mention ("looked for Tarnovian saboteurs") accuses nobody.
func (r *reader) acting(k int) bool {
	cs := r.w.chunks
	for m := range cs {
		if c := &cs[m]; c.kind == verb && c.subj >= 0 && !c.passive && (c.subj == k || c.subj < k && r.listed(k, c.subj) == c.subj) &&
			c.blame&(en.VDeed|en.VSoft|en.VDo|en.VClaim|en.VSponsor|en.VTry) != 0 {
			return true
		}
	}
	if r.cyber(k) {
		return !r.governed(k)
	}
	j := k - 1
	for j >= 0 && (cs[j].kind == other || cs[j].kind == conj || j < k-1 && cs[j].kind == noun) {
		j--
	}
	if j < 0 {
		return false
	}
	switch p := &cs[j]; p.kind {
	case prep:
		return p.fn == fnBy || p.fn == fnOf && j > 0 && cs[j-1].kind == noun && (cs[j-1].blame&(en.NDeed|en.NAct) != 0 || cs[j-1].fn == fnWork) || (p.fn == fnTo || p.fn == fnOn) && r.harmBefore(k)
	case verb:
		return p.copula && !p.passive
	}
	return false
}

// cyber reports whether the culprit at chunk k is one whose only known trade is breaking in
// and spying: such a one is named for what it did, soldiers and mercenaries for much else.
func (r *reader) cyber(k int) bool {
	c := &r.w.chunks[k]
	arms := false
	for i := c.start; i < c.end; i++ {
		b := r.w.toks[i].blame
		switch strings.TrimSuffix(strings.ToLower(r.text(i)), "s") {
		case "saboteur", "arsonist", "assailant", "terrorist", "bomber", "mercenary", "mercenarie", "terror", "militia", "army", "militant", "rebel", "separatist", "fighter", "soldier":
			arms = true
		default:
			if b&(en.MBad|en.NBad|en.MWeak) != 0 {
				return true
			}
		}
	}
	return !arms
}

// governed reports whether the noun at chunk k is the object of a verb that tells no deed of
// it, or hangs on a preposition that makes it neither doer nor origin.
func (r *reader) governed(k int) bool {
	cs := r.w.chunks
	j := k - 1
	for j >= 0 && cs[j].kind == other {
		j--
	}
	if j < 0 || r.harmBeside(k) {
		return false
	}
	switch p := &cs[j]; p.kind {
	case prep:
		switch p.fn {
		case fnAgainst, fnFor, fnAt, fnIn, fnSince:
			return true
		}
	case verb:
		return !p.copula && !p.passive && p.blame&(en.VBlame|en.VAccuse|en.VBelieve|en.VTo|en.VSponsor|en.VLink) == 0 && p.fn != fnReveal && p.fn != fnCalled
	}
	return false
}

// harmBeside reports whether the sentence has words of harm besides chunk k.
func (r *reader) harmBeside(k int) bool {
	cs := r.w.chunks
	for j := range cs {
		if j != k && cs[j].blame&(en.NDeed|en.VDeed) != 0 {
			return true
		}
	}
	return false
}

// coordinateAdjectives blames Velia, too, in "Velian and Tarnovian hackers".
func (r *reader) coordinateAdjectives(k int, p *party) {
	cs := r.w.chunks
	for m := k; m >= 2 && (cs[m-1].kind == conj || cs[m-1].kind == comma); m -= 2 {
		q := r.partyOf(m - 2)
		if q == nil || q.strength != lone {
			return
		}
		r.add(r.list(cs[k].scope), q, "noun", r.score("noun", p))
	}
}

// harmBefore reports whether words of harm stand before chunk k in its clause.
func (r *reader) harmBefore(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].blame&(en.NDeed|en.VDeed|en.NBad|en.VDo) != 0 {
			return true
		}
	}
	return false
}

// victimSlot reports whether the noun at chunk k is what harm is done to.
func (r *reader) victimSlot(k int) bool {
	cs := r.w.chunks
	j := k - 1
	for j >= 0 && cs[j].kind == other {
		j--
	}
	if j < 0 {
		return false
	}
	switch cs[j].kind {
	case prep:
		return cs[j].fn == fnAgainst || cs[j].fn == fnOn && j > 0 && cs[j-1].blame&en.NDeed != 0
	case verb:
		return !cs[j].passive && cs[j].blame&(en.VDeed|en.VSoft) != 0
	}
	return false
}

// governing returns the hedges of the words that a noun phrase hangs on.
func (r *reader) governing(k int) scope {
	cs := r.w.chunks
	if k >= 2 && cs[k-1].kind == prep && cs[k-2].kind == noun && cs[k-2].blame&en.NAttempt != 0 {
		return hypothetical
	}
	return 0
}

// nominal: "Tarnovia's attack on", "a Tarnovian cyberattack".
func (r *reader) nominal(k int, p *party) {
	cs := r.w.chunks
	c := &cs[k]
	t := r.w.toks
	at := -1
	for i := c.start; i < c.head; i++ {
		if t[i].entry != nil && t[i].entry.Country == p.country {
			at = i
		}
	}
	if at < 0 || t[at].suffix != noSuffix {
		return
	}
	against := k+1 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnOn || cs[k+1].fn == fnAgainst)
	adjective := t[at].entry.Class == world.Adjective
	owned := at+1 < c.head && (r.text(at+1) == "'s" || r.text(at+1) == "’s" || r.text(at+1) == "'" || r.text(at+1) == "’")
	if !adjective && !owned && !against || r.victimSlot(k) && c.blame&en.NCulp == 0 {
		return
	}
	for i := at + 1; i < c.head; i++ {
		if t[i].blame&(en.MBad|en.NDeed|en.NOrgan) == 0 && isNounClass(&t[i]) && t[i].fn == fnNone {
			return // "Tarnovian bank attack"
		}
	}
	if c.blame&en.NAct != 0 && c.blame&en.NDeed == 0 && !against && !adjective {
		return
	}
	q := *p
	q.strength = state
	if c.blame&en.NCulp == 0 {
		q.name = t[at].entry.Name
	} else {
		q.name = t[at].entry.Name
	}
	q.start, q.end = at, at+1
	frame := "nominal"
	switch {
	case c.blame&en.NCulp != 0:
		frame = "nominal-part"
	case r.told(k), against && cyberDeed(r.text(c.head)):
		frame = "nominal-told"
	case against:
		frame = "nominal-on"
	}
	r.add(r.list(c.scope), &q, frame, r.score(frame, &q))
}

// cyberDeed reports whether a word names a deed in networks, which unlike a war is not
// common knowledge that everybody refers to.
func cyberDeed(s string) bool {
	s = strings.TrimSuffix(strings.ToLower(s), "s")
	switch s {
	case "espionage", "spying", "hack", "hacking", "phishing", "breache", "breach", "intrusion", "malware", "spyware", "wiper", "ddo", "infiltration", "surveillance":
		return true
	}
	return strings.HasPrefix(s, "cyber") || strings.HasSuffix(s, "phishing")
}

// told reports whether the sentence states the deed that the noun phrase at chunk k names, or
// blames somebody for it, and does not only mention it.
func (r *reader) told(k int) bool {
	cs := r.w.chunks
	for m := k + 1; m < len(cs) && cs[m].kind != stop; m++ {
		if cs[m].kind != verb || cs[m].subj != k {
			continue
		}
		if !cs[m].passive && cs[m].blame&(en.VDeed|en.VSoft) != 0 || cs[m].passive && (cs[m].fn == fnReveal || cs[m].blame&en.VDo != 0) {
			return true // "Tarnovia's attack killed ten", "a Tarnovian attack was uncovered"
		}
	}
	if k == 0 {
		return false
	}
	hurt := func(q *chunk) bool {
		if q.kind != verb || !q.passive && !q.reduced || q.neg {
			return false
		}
		switch r.text(q.head) {
		case "injured", "wounded", "hurt", "crippled":
			return true
		}
		return q.blame&(en.VDeed|en.VSoft) != 0
	}
	p := &cs[k-1]
	switch {
	case p.kind == verb && (p.copula || p.blame&en.VBlame != 0 || p.fn == fnReveal) && !p.neg:
		return true // "it was a Tarnovian attack", "uncovered a Tarnovian attack"
	case p.kind == prep && (p.fn == fnBy || p.fn == fnIn):
		for m := k - 2; m >= 0 && cs[m].kind != stop; m-- {
			if cs[m].kind == verb {
				if hurt(&cs[m]) {
					return true // "killed in Tarnovian shelling"
				}
				break
			}
		}
	case p.kind == prep && p.fn == fnOf && k >= 2 && cs[k-2].kind == noun:
		switch r.text(cs[k-2].head) {
		case "victim", "victims", "target", "targets":
			return true
		case "act", "result", "part":
			return k >= 3 && cs[k-3].kind == verb && cs[k-3].copula && !cs[k-3].neg
		}
	}
	for m := k - 1; m >= 0 && cs[m].kind != stop; m-- {
		if cs[m].fn == fnCondemn && !cs[m].neg && cs[m].scope == 0 {
			return true
		}
		if cs[m].kind == verb {
			break
		}
	}
	return false
}

// doneBy: "an attack by Y", "attacks from Y".
func (r *reader) doneBy(k int) {
	cs := r.w.chunks
	j := k + 1
	for n := 0; n < 2 && j+1 < len(cs) && cs[j].kind == prep && cs[j].fn != fnBy && cs[j].fn != fnFrom && cs[j+1].kind == noun; n++ {
		j += 2
	}
	for j < len(cs) && (cs[j].kind == other || cs[j].kind == comma && j+1 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnBy && false) {
		j++
	}
	if j+1 >= len(cs) || cs[j].kind != prep {
		return
	}
	m := j + 1
	for m < len(cs) && cs[m].kind == other {
		m++
	}
	switch cs[j].fn {
	case fnBy:
		if (cs[k].blame&en.NDeed != 0 || r.harm(k)) && !r.reported(k) {
			r.each(m, func(m int) { r.blame(m, k, "by", person) })
		}
	case fnFrom:
		if j == k+1 && cs[k].blame&en.NDeed != 0 {
			if p := r.partyOf(m); p != nil && p.strength == state {
				r.blame(m, k, "from", organ)
			}
		}
	}
}

// reported reports whether the verb before chunk k is passive and one of saying: "was indicted
// for the attack by Y" makes Y the accuser.
func (r *reader) reported(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].kind == verb {
			return cs[j].passive && cs[j].blame&(en.VAccuse|en.VBlame|en.VTo|en.VBelieve|en.VDeny|en.VAsk|en.VClaim) != 0
		}
	}
	return false
}

// origin: "attacks of Tarnovian origin", "attacks that are Tarnovian in origin".
func (r *reader) origin(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if k >= 2 && c.end-c.start == 1 && cs[k-1].kind == prep && cs[k-1].fn == fnIn && cs[k-2].kind == noun && cs[k-2].end-cs[k-2].start == 1 {
		c = &cs[k-2]
		if e := r.w.toks[c.start].entry; e != nil && e.Class == world.Adjective && e.Country != "" && r.w.toks[c.start].suffix == noSuffix && r.harmBefore(k) {
			q := party{strength: state, country: e.Country, name: e.Name, start: c.start, end: c.end}
			r.add(r.list(c.scope), &q, "origin", r.score("origin", &q))
		}
		return
	}
	for i := c.start; i < c.head; i++ {
		if e := r.w.toks[i].entry; e != nil && e.Class == world.Adjective && e.Country != "" && r.harmBefore(k) {
			q := party{strength: state, country: e.Country, name: e.Name, start: i, end: i + 1}
			r.add(r.list(c.scope), &q, "origin", r.score("origin", &q))
		}
	}
}
