package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// attributes: "attributed to Y", "linked the attack to Y".
func (r *reader) attributes(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.passive && r.nothing(c.subj) {
		return // "no raid was ever attributed to Tarnovia"
	}
	harm := r.couldBeHarm(c.subj) || r.couldBeHarm(r.object(k)) || r.harm(c.subj) || r.harm(r.object(k)) || !c.passive && r.gerundObject(k)
	if c.blame&en.VLink != 0 && !r.networks() && !r.harm(c.subj) && !r.harm(r.object(k)) && !r.tiedToHarm(k) {
		return // "the aid group is linked to Tarnovia"
	}
	if c.passive && c.blame&en.VLink != 0 && c.subj >= 0 && k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnTo && r.harm(k+2) && (r.partyOf(k+2) == nil || r.partyOf(k+2).country == "") {
		if p := r.partyOf(c.subj); p != nil && p.strength >= organ {
			r.each(c.subj, func(m int) { r.blame(m, k, "to", organ) }) // "Tarnovia was linked to the attack"
		}
		return
	}
	if obj := r.object(k); !c.passive && !c.reduced && c.blame&en.VLink != 0 && obj >= 0 && obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+1].fn == fnTo && r.harm(obj+2) && (r.partyOf(obj+2) == nil || r.partyOf(obj+2).country == "") {
		if p := r.partyOf(obj); p != nil && (p.country != "" || p.strength >= group) && p.strength >= person {
			r.each(obj, func(m int) { r.blame(m, k, "to", person) }) // "linked Tarnovian agents to the attack"
			return
		}
	}
	near := k - 1
	for near > 0 && cs[near].kind == other {
		near--
	}
	if c.reduced && c.blame&en.VLink != 0 && near > 0 && cs[near].kind == noun && cs[near-1].kind == prep && r.partyOf(near) == nil && !r.harm(near) && cs[near].blame&(en.NBad|en.NGroup|en.NTrace|en.NAct) == 0 {
		return // "attacks on embassies tied to Tarnovia"
	}
	if c.reduced && !harm && near >= 0 && cs[near].kind == comma { // "a spying campaign against envoys, allegedly tied to Tarnovia"
		for j := k - 1; j >= 0 && cs[j].kind != verb && cs[j].kind != stop && !harm; j-- {
			harm = cs[j].kind == noun && r.harm(j)
		}
	}
	from := k + 1
	if o := r.object(k); o > k && r.nominalised(o) {
		from = o + 2 // behind what the deed was done to
	}
	for j, steps := from, 0; j+1 < len(cs) && steps < 8; j, steps = j+1, steps+1 {
		x := &cs[j]
		if x.kind == verb && !x.reduced && !(j == k+1 && r.gerundObject(k)) || x.kind == stop || x.kind == rel || x.kind == sub {
			return
		}
		if x.kind != prep || x.fn != fnTo && x.fn != fnWith && x.fn != fnOn || x.fn == fnOn && r.toBehind(j) {
			continue // "attributed the attack on a Velian tanker to Tarnovia"
		}
		m := j + 1
		for m < len(cs) && cs[m].kind == other {
			m++
		}
		if p := r.partyOf(m); p != nil && p.strength >= person {
			if c.blame&en.VLink != 0 && p.country == "" && p.strength < group && !r.harm(c.subj) && !r.harm(r.object(k)) {
				return // "an inquiry linked to the bank"
			}
			if c.blame&en.VLink != 0 && c.reduced && p.country == "" && c.subj > 1 && cs[c.subj].blame&en.NGroup != 0 && cs[c.subj-1].kind == comma && r.partyOf(c.subj-2) != nil {
				return // "Brass Moth, a group linked to Iron Plover," is another one
			}
			if !r.sure(m) || c.blame&en.VLink != 0 && p.strength == organ && p.frame == "noun" && !p.weak && r.civil(m) {
				return // a hack "linked to the Home Office" may have been one of it
			}
			if obj := r.object(k); !harm && p.strength >= group && obj >= 0 && cs[obj].end == cs[obj].start+1 && c.blame&en.VLink == 0 {
				w := r.text(cs[obj].start)
				harm = w == "this" || w == "it" || w == "that" // what a group that breaks in is credited with
			}
			if x.fn == fnTo && harm || x.fn == fnWith && harm && c.blame&en.VLink != 0 || x.fn == fnOn && c.blame&en.VTo != 0 && harm {
				frame := r.tiedTo(k, m)
				r.each(m, func(m int) { r.blame(m, k, frame, person) })
			}
			return
		}
		if m+2 < len(cs) && cs[m].kind == noun && cs[m].blame&en.NTrace != 0 && cs[m+1].kind == prep {
			if p := r.partyOf(m + 2); p != nil && p.strength == state {
				r.blame(m+2, k, "from", organ)
			}
			return
		}
	}
}

// nothing reports whether the subject at chunk j is no deed at all: "no raid", "neither the raid nor the fire".
func (r *reader) nothing(j int) bool {
	return j >= 0 && r.partyOf(j) == nil && r.couldBeHarm(j) && (r.w.chunks[j].neg || r.neither(j))
}

// civil reports whether the organ of a state at chunk m has no arms, spies or hackers: an office, a ministry.
func (r *reader) civil(m int) bool {
	if r.employs(m) {
		h := &r.w.toks[r.w.chunks[m].head]
		return h.entry != nil && h.entry.Sort == "ministry"
	}
	switch strings.ToLower(r.text(r.w.chunks[m].head)) {
	case "ministry", "department", "office", "parliament", "embassy":
		return true
	}
	return false
}

// blames: "blamed Y for it", "blamed it on Y", "Y was blamed".
func (r *reader) blames(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg {
		return
	}
	obj := r.object(k)
	if c.passive && r.nothing(c.subj) || obj > k && r.text(cs[obj].head) == "everything" {
		return // "neither raid has been blamed on Tarnovia", "they blame everything on Tarnovia", as who is blamed says
	}
	if on := r.blamedOn(k, obj); on >= 0 {
		r.each(on, func(m int) { r.blame(m, k, "blame", person) })
		return
	}
	if c.passive && (!c.reduced || k+1 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnFor || cs[k+1].fn == fnBy && k == 0)) {
		if c.subj >= 0 {
			r.each(c.subj, func(m int) { r.blame(m, k, "blame", person) })
		}
		return
	}
	if obj >= 0 {
		r.each(obj, func(m int) { r.blame(m, k, "blame", person) })
	}
}

func (r *reader) weakParty(j int) bool {
	p := r.partyOf(j)
	return p == nil || p.strength < organ
}

// accuses: "accused Y of", "Y is suspected of", "indicted two Tarnovian officers".
func (r *reader) accuses(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg {
		return
	}
	frame := "accuse"
	switch w := r.text(c.head); {
	case len(w) > 2 && (w[0]|0x20 == 's'):
		frame = "suspect"
		if w[1] == 'a' {
			return
		}
	case w[0]|0x20 != 'a':
		frame = "charge"
		if r.entrusted(k) {
			return
		}
	}
	if c.passive {
		if c.subj >= 0 && !r.remarks(k) && !r.loaded(k) {
			r.each(c.subj, func(m int) { r.blame(m, k, frame, person) })
		}
		return
	}
	if obj := r.before(k, r.object(k)); obj >= 0 {
		if frame == "suspect" && r.clauseBehind(obj) {
			return // "suspects Tarnovia is looking for it": a thought, or the suspects whom it looks for
		}
		if j := obj + 2; j < len(cs) && cs[obj+1].end == cs[obj+1].start+1 && r.text(cs[obj+1].start) == "as" && r.memberOf(j) >= 0 {
			r.blame(j, k, frame, person) // "charged two men as members of Iron Plover"
			return
		}
		if obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+2].kind == noun && cs[obj+2].blame&en.NNeglect != 0 {
			frame = "neglect" // "accused Tarnovia of negligence"
		}
		r.each(obj, func(m int) { r.blame(m, k, frame, person) })
	}
}

// before is whom the pronoun at chunk obj means behind the participle of blame at chunk k, where the verb before the comma has the same subject and them as its
// object: "expelled two Tarnovian envoys, accusing them of spying"; else obj.
func (r *reader) before(k, obj int) int {
	cs := r.w.chunks
	if obj < 0 || !cs[k].ing || k < 3 || cs[k-1].kind != comma || cs[obj].end != cs[obj].start+1 || !pronouns[r.text(cs[obj].start)] {
		return obj
	}
	for m := k - 2; m > 0 && cs[m].kind != stop && cs[m].kind != sub && cs[m].kind != rel; m-- {
		if c := &cs[m]; c.kind == verb {
			if o := r.object(m); c.subj == cs[k].subj && !c.passive && o > m && o < k && r.partyOf(o) != nil {
				return o
			}
			break
		}
	}
	return obj
}

var pronouns = words("them him her it")

// points: "pointed the finger at Y", "evidence points to Y".
func (r *reader) points(k int) {
	cs := r.w.chunks
	leads := cs[k].blame&en.VDo != 0 // "the trail leads to Tarnovia", not "the attack led to"
	if leads && (cs[k].subj < 0 || cs[cs[k].subj].blame&(en.NNoHint|en.NTrace) == 0) {
		return
	}
	finger := cs[k].subj >= 0 && cs[cs[k].subj].fn == fnFinger
	for j := k + 1; j+1 < len(cs) && j < k+5; j++ {
		if cs[j].kind == verb || cs[j].kind == stop {
			return
		}
		finger = finger || cs[j].kind == noun && cs[j].fn == fnFinger
		to := cs[j].kind == prep && (cs[j].fn == fnTo || r.text(cs[j].start) == "towards" || r.text(cs[j].start) == "toward")
		if to || cs[j].kind == prep && cs[j].fn == fnAt {
			if !finger && !(to && r.tells(cs[k].subj)) && !(to && j+3 < len(cs) && r.text(cs[j+2].start) == "as" && (r.culpritNoun(j+3) || r.culpritAlone(j+3))) || j+2 < len(cs) && cs[j+2].kind == verb && cs[j+2].ing {
				return // "pointed to Tarnovia, where"
			}
			if p := r.partyOf(j + 1); p != nil && p.strength >= named && r.sure(j+1) {
				r.each(j+1, func(m int) { r.blame(m, k, "point", named) })
			}
			return
		}
	}
}

// tells reports whether the noun phrase at chunk j is something that shows who did it.
func (r *reader) tells(j int) bool {
	if j >= 0 {
		switch r.text(r.w.chunks[j].head) {
		case "This", "this", "These", "these", "All", "all", "Everything", "everything":
			return true
		}
	}
	return j >= 0 && r.bits(&r.w.chunks[j])&(en.NNoHint|en.NTrace|en.NDeed|en.NAct) != 0
}

// claims: "Y claimed responsibility", "Y admitted hacking".
func (r *reader) claims(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || c.subj < 0 || r.neither(c.subj) || r.orDenies(k) {
		return
	}
	obj := r.object(k)
	switch {
	case obj >= 0 && (cs[obj].blame&en.NCulp != 0 && r.text(cs[obj].head) == "responsibility" || r.text(cs[obj].head) == "credit"):
	case obj >= 0 && r.clauseBehind(obj):
		return // "the firm admits the raid exposed thousands"
	case obj >= 0 && r.harm(obj) && r.weakParty(obj) && r.text(c.head)[0]|0x20 != 's' && r.text(c.head)[0]|0x20 != 'r' && r.admits(c.head):
	case obj >= 0 && obj == k+1 && cs[obj].end > cs[obj].start+1 && strings.HasSuffix(r.text(cs[obj].start), "ing") && r.w.toks[cs[obj].start].blame&(en.VDeed|en.NDeed) != 0 && r.admits(c.head) && r.partyOf(c.subj) != nil && r.partyOf(c.subj).strength >= organ:
		// "admits bombing market", taken for a noun phrase
	case k+1 < len(cs) && cs[k+1].kind == verb && (cs[k+1].inf || cs[k+1].ing) && cs[k+1].blame&(en.VDeed|en.VSoft) != 0:
	default:
		return
	}
	if obj >= 0 && r.harm(obj) && r.ownBreach(k, obj) {
		return // "the firm admits its breach": it was done to it
	}
	r.each(c.subj, func(m int) { r.blame(m, k, "claim", person) })
}

// ownBreach reports whether the deed at chunk obj that the subject of the verb at chunk k admits is one that it suffered: a firm or a name
// that nothing explains owns up to a breach of its own, or to words of harm that are no wrong of a body.
func (r *reader) ownBreach(k, obj int) bool {
	c := &r.w.chunks[k]
	if w := r.text(c.head); w[0]|0x20 == 'c' && len(w) > 1 && w[1]|0x20 == 'l' {
		return false // claims
	}
	p := r.partyOf(c.subj)
	if p == nil || p.strength != named && p.strength != organ || p.country != "" && r.employs(c.subj) {
		return false
	}
	return r.fault(obj)&en.NWrong == 0 || cyberDeed(r.text(r.w.chunks[obj].head))
}

// admits reports whether the verb at token i takes a deed as one's own.
func (r *reader) admits(i int) bool {
	s := r.text(i)
	return len(s) > 4 && (s[0]|0x20 == 'a' && s[1] == 'd' || s[0]|0x20 == 'c' && s[1] == 'l' || s[0]|0x20 == 'c' && s[3] == 'f' && s[4] == 'e')
}

// behind: "Y is behind it", "Y was responsible for", "held Y responsible".
func (r *reader) behind(k int) {
	cs := r.w.chunks
	c := &cs[k]
	j := k - 1
	for j >= 0 && cs[j].kind == other {
		j--
	}
	if j > 0 && cs[j].kind == prep && r.text(cs[j].start) == "as" {
		j-- // "sees Tarnovia as behind the raid"
	}
	if j < 0 || r.heldAt(j) {
		return
	}
	switch cs[j].kind {
	case verb:
		if s := cs[j].subj; s >= 0 && (cs[j].copula || cs[j].blame&(en.VBelieve|en.VTry) != 0) {
			if r.partyOf(s) != nil && !(c.fn == fnResponsible && r.dutiful(k, s)) {
				by := cs[j].scope
				if r.struck(k) {
					cs[j].scope ^= negated // "was found not guilty"
				}
				r.each(s, func(m int) { r.blame(m, j, "behind", person) })
				cs[j].scope = by
				return
			}
		}
	case noun:
		if cs[j].blame&en.NCulprit != 0 && r.partyOf(j) == nil && j > 1 && (cs[j-1].kind == noun || cs[j-1].kind == prep && r.text(cs[j-1].start) == "as") {
			return // "named Tarnovia as the culprit behind it": namedAs knows whom
		}
		if s := r.climb(j, 0); r.partyOf(s) != nil && r.partyOf(s).strength >= person && (c.fn == fnResponsible && !r.dutiful(k, s) || k+1 < len(cs) && r.deedNoun(k+1)) {
			by := k
			if c.fn == fnResponsible && s == j && j > 0 && cs[j-1].kind == verb { // "held Tarnovia responsible"
				if by = j - 1; cs[by].neg {
					return
				}
			}
			r.each(s, func(m int) { r.blame(m, by, "behind", person) })
			return
		}
	}
	// "those behind the attack were Y"
	for m := k + 1; m+1 < len(cs) && m < k+9; m++ {
		if cs[m].kind == stop || cs[m].kind == comma {
			return
		}
		if cs[m].kind == verb {
			if cs[m].copula && !cs[m].passive && cs[m+1].kind == noun {
				r.each(m+1, func(n int) { r.blame(n, m, "behind", organ) })
			}
			return
		}
	}
}

// foremost are adjectives of whom others suspect most.
var foremost = words("main prime chief principal likely")

// poses are verbs of those who want to be taken for somebody else.
var poses = words("pretend pretends pretended pretending pose poses posed posing purport purports purported purporting")

// identifies: "the source of the attack was Y", "it was the work of Y".
func (r *reader) identifies(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.passive || k+1 >= len(cs) || c.inf && k > 0 && cs[k-1].kind == verb && poses[r.text(cs[k-1].head)] {
		return // "hackers pretending to be Tarnovian"
	}
	if c.inf && k >= 2 && cs[k-1].kind == noun && cs[k-2].kind == verb && !cs[k-2].passive && cs[k-2].blame&en.VName != 0 {
		return // "holds Iron Plover to be the author" names it, and says by whom
	}
	j := r.object(k)
	if j < 0 {
		return
	}
	if cs[j].fn == fnWork && j+2 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnOf {
		if p := r.partyOf(j + 2); p != nil && p.country == "" && p.strength < group && !(c.subj >= 0 && (r.harm(c.subj) || r.mishap(c.subj))) {
			return // "the school is a work of the Harbour Board"
		}
		r.each(j+2, func(m int) { r.blame(m, k, "behind", person) })
		return
	}
	if m := j + 4; r.text(cs[j].head) == "part" && m < len(cs) && cs[j+1].fn == fnOf && cs[j+2].kind == noun && cs[j+2].blame&(en.NAct|en.NDeed) != 0 && cs[j+3].kind == prep && cs[j+3].fn == fnBy && c.subj >= 0 && r.harm(c.subj) {
		r.each(m, func(m int) { r.blame(m, k, "behind", organ) }) // "was part of a campaign by Tarnovia"
		return
	}
	if cs[j].fn == fnWork && c.subj >= 0 && r.harm(c.subj) {
		r.workOf(k, j)
		return
	}
	if s := c.subj; s >= 0 && cs[s].kind == noun {
		if h := cs[j].head; (r.text(h) == "suspect" || r.text(h) == "culprit") && h > cs[j].start && foremost[r.text(h-1)] {
			r.each(s, func(m int) { r.blame(m, k, "suspect", organ) }) // "Iron Plover was the main suspect"
			return
		}
		if r.culpritNoun(j) {
			r.each(s, func(m int) { r.blame(m, k, "behind", organ) }) // "Tarnovia is the author of the attack"
			return
		}
		if q := r.partyOf(j); q != nil && q.strength == lone && r.w.toks[cs[j].head].suffix == noSuffix && cs[j].end-cs[j].start == 1 && cs[s].blame&(en.NBad|en.NGroup) != 0 && r.hostile(s) {
			r.add(r.list(cs[k].scope), q, "noun", r.score("noun", q)) // "the hackers were Tarnovian"
			return
		}
		if r.culpritNoun(s) || r.culpritAlone(s) {
			r.each(j, func(m int) { r.blame(m, k, "behind", organ) }) // "the culprit was Tarnovia"
			return
		}
		if cs[s].blame&en.NBad != 0 && r.partyOf(s) != nil && r.partyOf(s).country == "" {
			if p := r.partyOf(j); p != nil && p.strength >= organ {
				r.blame(j, k, "behind", organ)
			}
		}
	}
}
