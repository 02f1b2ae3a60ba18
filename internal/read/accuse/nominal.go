package accuse

import (
	"strings"

	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

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
	if r.feigned(k) || at < 0 || t[at].suffix != noSuffix {
		return
	}
	against := k+1 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnOn || cs[k+1].fn == fnAgainst || cs[k+1].fn == fnOf && cyberDeed(r.text(c.head)))
	adjective := t[at].entry.Class == world.Adjective
	owned := at+1 < c.head && (r.text(at+1) == "'s" || r.text(at+1) == "’s" || r.text(at+1) == "'" || r.text(at+1) == "’")
	if !adjective && !owned && !against || r.victimSlot(k) && c.blame&en.NCulp == 0 {
		return
	}
	weak, doers := false, false
	for i := at + 1; i < c.head; i++ {
		doers = doers || adjective && t[i].blame&en.NBad != 0 // "a Tarnovian hacker attack"
		weak = weak || t[i].blame&(en.MBad|en.MWeak|en.NDeed|en.NOrgan) == en.MWeak
		if t[i].blame&(en.MBad|en.MWeak|en.NDeed|en.NOrgan) == 0 && isNounClass(&t[i]) && t[i].fn == fnNone {
			return // "Tarnovian bank attack"
		}
	}
	if c.blame&en.NAct != 0 && (c.blame&en.NDeed == 0 || r.suffered(c)) && !against && !adjective && !r.ill(k) {
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
	scope := c.scope | r.governing(k)
	if c.blame&en.NCulp != 0 {
		scope |= r.fate(k)
	}
	if scope&negated != 0 && k > 1 && cs[k-1].kind == prep && (cs[k-1].fn == fnIn || cs[k-1].fn == fnFor) && cs[k-2].kind == noun && part(r.text(cs[k-2].head)) {
		return // "Velia denies a role in the Tarnovian arson": in what was done there
	}
	frame := "nominal"
	switch {
	case c.blame&en.NCulp != 0:
		frame = "nominal-part"
	case r.told(k), doers && !r.suffered(c), against && cyberDeed(r.text(c.head)):
		frame = "nominal-told"
	case against:
		frame = "nominal-on"
	case weak:
		return
	}
	r.add(r.list(scope), &q, frame, r.score(frame, &q))
}

// partOf reports whether harm is said to be part of what the noun phrase at chunk k names.
func (r *reader) partOf(k int) bool {
	cs := r.w.chunks
	if k < 3 || cs[k-1].kind != prep || cs[k-1].fn != fnOf || cs[k-2].kind != noun || r.text(cs[k-2].head) != "part" || cs[k-3].kind != verb || !cs[k-3].copula {
		return false
	}
	s := cs[k-3].subj
	return s >= 0 && r.harm(s)
}

// suffered reports whether a state's deed at chunk c may as well be one done to it:
// "Tarnovia's biggest breach".
func (r *reader) suffered(c *chunk) bool {
	for i := c.start; i < c.head; i++ {
		if r.f.tags.XPOS(r.in.Pos[r.w.toks[i].at]) == "JJS" {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(r.text(c.head)), "breach")
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
		if !cs[m].passive && cs[m].blame&(en.VDeed|en.VSoft) != 0 && cs[m].scope&(negated|hypothetical) == 0 || cs[m].passive && (cs[m].fn == fnReveal || cs[m].blame&en.VDo != 0) {
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
	for m := k - 1; m >= 0 && (cs[m].kind != stop || cs[m].start == cs[m].end); m-- { // past words that a quote leaves out, "condemned on Monday the"
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
		if k > 1 && cs[k-1].fn == fnFor && (cs[k-2].fn == fnResponsible || cs[k-2].fn == fnAccountable) && r.heldAt(k-2) {
			return // "was held responsible for the raid by Tarnovia": who did it, or who holds
		}
		if (cs[k].blame&en.NDeed != 0 || r.harm(k)) && !r.reported(k) && !r.feigned(k) && !r.countered(k) && !r.spokenOf(k, m) {
			r.each(m, func(m int) { r.blame(m, k, "by", person) })
		}
	case fnFrom:
		if m+2 < len(cs) && cs[m+1].kind == prep && cs[m+1].fn == fnTo {
			return // "killings from Tarnovia to Kestria"
		}
		if j == k+1 && cs[k].blame&en.NDeed != 0 && r.setsOut(k) {
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
			if j == k-2 && cs[j].passive && !cs[j].reduced && cs[k-1].kind == prep {
				switch r.text(cs[k-1].start) {
				case "of", "for", "about", "over", "against":
					return true // "was warned of the attack by Y", "was condemned for it by Y"
				}
			}
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
	if k >= 2 && cs[k-2].kind == noun && cs[k-2].party >= 0 && r.bits(&cs[k-2])&(en.NDeed|en.NAct|en.NBad|en.NTrace) == 0 {
		return // "the part that Kestrians of Tarnovian origin play"
	}
	for i := c.start; i < c.head; i++ {
		if e := r.w.toks[i].entry; e != nil && e.Class == world.Adjective && e.Country != "" && r.harmBefore(k) {
			q := party{strength: state, country: e.Country, name: e.Name, start: i, end: i + 1}
			r.add(r.list(c.scope), &q, "origin", r.score("origin", &q))
		}
	}
}

// ill reports whether the noun phrase at chunk k calls what it names hostile itself: "Tarnovia's malign activity", which nobody suffers as one's own.
func (r *reader) ill(k int) bool {
	c := &r.w.chunks[k]
	for i := c.start; i < c.head; i++ {
		if r.f.hostile.Ill[strings.ToLower(r.text(i))] {
			return true
		}
	}
	return false
}
