package accuse

import (
	"slices"
	"strings"

	"hearsay"
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
		if !r.acting(k) || r.fights(k) || p.mild && !r.harmful() || r.compared(k) || r.struckBy(k) || r.cyber(k) && r.ofNoHarm(k) {
			frame = "mention"
		}
		if p.tied > 0 && !p.proper {
			if q := r.definite(k, frame); q != nil {
				p.name, p.proper = q.name, true // "This group acts on behalf of"
			}
		}
		r.add(r.list(c.scope|r.governing(k)|r.only(k)), p, frame, r.score(frame, p))
		if frame != "mention" {
			r.coordinateAdjectives(k, p)
		}
		if frame != "mention" || p.teller > 0 {
			r.sponsored(k, p)
		}
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
	if p != nil && p.country != "" && p.strength < person && (c.blame&en.NDeed != 0 || r.shot(k) || c.blame&en.NAct != 0 && (r.bits(c)&(en.MBad|en.NDeed) != 0 || r.partOf(k)) || c.blame&en.NCulp != 0 && (r.text(c.head)[0]|0x20 == 'i' && !r.peaceful(k) || r.handIn(k) || r.shareIn(k))) {
		r.nominal(k, p)
	}
	if c.blame&(en.NDeed|en.NAct|en.NBad) != 0 || r.bits(c)&en.NDeed != 0 {
		r.doneBy(k)
	}
	if w := r.text(c.head); c.blame&en.NDeed != 0 && (w == "espionage" || spying[w]) {
		r.spiesFor(k)
	}
	if c.fn == fnOrigin {
		r.origin(k)
	}
	r.shareOf(k)
	r.handOf(k)
	r.atDoor(k)
	r.namesInside(k)
	r.fingerInside(k)
	switch {
	case r.has(ascribing, c.head):
		r.attribution(k)
	case c.blame&en.NGain != 0:
		r.gains(k)
	case c.end-c.start > 1 && r.text(c.head) == "eye" && r.text(c.head-1) == "blind":
		r.blindEye(k)
	case c.blame&en.NOnus != 0:
		r.laid(k)
		if r.text(c.head) == "fault" {
			r.atFault(k)
		}
	case c.blame&en.NMark != 0:
		r.marked(k)
	case c.blame&en.NPenalty != 0 && k+2 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnOn || cs[k+1].fn == fnAgainst) && k > 0 && cs[k-1].kind == verb && !cs[k-1].neg && !cs[k-1].modal:
		r.punishes(k, k+2)
	}
	if w := r.text(c.head); (w == "indictment" || w == "charges" || w == "indictments") && k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnAgainst {
		if k > 0 && cs[k-1].kind == verb {
			c.scope |= cs[k-1].scope & (negated | hypothetical)
			if k > 1 && cs[k-2].fn == fnNot || cs[k-1].neg {
				c.scope |= negated // "the decision not to recommend charges"
			}
		}
		r.each(k+2, func(m int) { r.blame(m, k, "charge", person) })
	}
	if c.fn == fnBehalf && c.end > c.start+1 {
		r.bidden(k)
	}
	if c.fn == fnBehalf && k+2 < len(cs) && cs[k+1].kind == prep && (cs[k+1].fn == fnOf || cs[k+1].fn == fnFrom) && k > 0 && cs[k-1].kind == prep {
		if q := r.partyOf(k + 2); q != nil && q.strength >= organ && r.deedBefore(k) && r.serves(k) {
			frame := "sponsor"
			if orders(r.text(c.head)) {
				frame = "order"
			}
			r.blame(k+2, k+2, frame, organ)
		}
	}
}

// peaceful reports whether what a state is involved in, behind the noun at chunk k, is named and no harm: "Tarnovia's involvement in the
// rebuilding".
func (r *reader) peaceful(k int) bool {
	cs := r.w.chunks
	if k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnIn {
		return false
	}
	j := k + 2
	return cs[j].kind != noun || !r.harm(j) && !r.mishap(j) && r.bits(&cs[j])&(en.NDeed|en.NAct|en.NBad) == 0
}

// acting reports whether the culprit at chunk k does something in its sentence or is said to
// have done it; a bare mention ("looked for Tarnovian saboteurs") accuses nobody.
func (r *reader) acting(k int) bool {
	cs := r.w.chunks
	if at := r.w.toks[cs[k].start].at; at > 1 && r.in.Doc.Text(at-1) == "to" && strings.EqualFold(r.in.Doc.Text(at-2), "according") {
		return false // who tells it, though the quote that is read left these words out
	}
	does := en.VDeed | en.VSoft | en.VDo | en.VClaim | en.VSponsor | en.VTry
	if cs[k].blame&en.NArmed != 0 {
		does &^= en.VClaim | en.VTry // rebels announce much
	}
	for m := range cs {
		if c := &cs[m]; c.kind == verb && c.subj >= 0 && !c.passive && (c.subj == k || c.subj < k && r.listed(k, c.subj) == c.subj) && c.blame&does != 0 {
			return true
		}
	}
	if r.cyber(k) {
		return !r.governed(k) && !r.described(k)
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
		return p.fn == fnBy && !(j > 0 && cs[j-1].kind == verb && reigns[r.text(cs[j-1].head)]) || p.fn == fnOf && j > 0 && cs[j-1].kind == noun && (cs[j-1].blame&(en.NDeed|en.NAct) != 0 || cs[j-1].fn == fnWork) || (p.fn == fnTo || p.fn == fnOn) && r.harmBefore(k)
	case verb:
		return p.copula && !p.passive
	}
	return false
}

// fights reports whether all that the culprit at chunk k is told to do is done to whom the words call an enemy.
func (r *reader) fights(k int) bool {
	found := false
	for m := k + 1; m < len(r.w.chunks); m++ {
		if c := &r.w.chunks[m]; c.kind == verb && c.subj == k && !c.passive && c.blame&(en.VDeed|en.VSoft|en.VDo) != 0 {
			if !r.foe(m) {
				return false
			}
			found = true
		}
	}
	return found
}

// struckBy reports whether harm is done to the culprit at chunk k and it does none: "the Tarnovian hackers were hacked".
func (r *reader) struckBy(k int) bool {
	hurt := false
	for m := range r.w.chunks {
		c := &r.w.chunks[m]
		if c.kind != verb || c.subj != k {
			continue
		}
		if !c.passive && c.blame&(en.VDeed|en.VSoft|en.VDo|en.VClaim) != 0 {
			return false
		}
		hurt = hurt || c.passive && c.blame&en.VDeed != 0
	}
	return hurt
}

// only returns hypothetical where all that the culprit at chunk k is said to do is what it might: "Tarnovian hackers could be enlisted".
func (r *reader) only(k int) scope {
	s := scope(0)
	for m := range r.w.chunks {
		c := &r.w.chunks[m]
		if c.kind != verb || c.subj != k {
			continue
		}
		if c.scope&hypothetical == 0 {
			return 0
		}
		s = hypothetical
	}
	return s
}

// serves reports whether what is done on somebody's behalf, as the noun at chunk k says, is the
// deed: "stole it on behalf of", not "looked into the theft at the request of".
func (r *reader) serves(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].kind == verb {
			return cs[j].blame&(en.VDeed|en.VSoft|en.VDo|en.VWork) != 0 || cs[j].copula
		}
	}
	return true
}

// compared reports whether somebody or something is only likened to the culprit at chunk k:
// "shows similarities with Tarnovian hackers", "like other Tarnovian groups".
func (r *reader) compared(k int) bool {
	cs := r.w.chunks
	j := k - 1
	for steps := 0; j >= 0 && steps < 8; j, steps = j-1, steps+1 {
		x := &cs[j]
		switch x.kind {
		case prep, sub, other:
			if w := r.text(x.start); x.blame&en.WAlike != 0 || r.w.toks[x.start].blame&en.WAlike != 0 || w == "Like" || w == "like" {
				return true
			}
		case noun:
			if x.blame&en.WAlike != 0 {
				return true
			}
			if cs[j+1].kind != prep && cs[j+1].kind != conj {
				return false
			}
		case conj:
			if slices.ContainsFunc(cs[k+1:], func(c chunk) bool { return c.kind == verb && c.subj == k }) {
				return false // another clause
			}
		case verb:
			return x.blame&en.WAlike != 0
		default:
			return false
		}
	}
	return false
}

// harmful reports whether the sentence has words of harm, or names a group known for it.
func (r *reader) harmful() bool {
	for i := range r.w.parties {
		if p := &r.w.parties[i]; p.strength >= group && !p.mild {
			return true
		}
	}
	for i := range r.w.toks {
		if r.w.toks[i].blame&en.VSoft != 0 {
			return true
		}
	}
	return r.networks()
}

// cyber reports whether the culprit at chunk k is one whose only known trade is breaking in
// and spying: such a one is named for what it did, soldiers and mercenaries for much else.
func (r *reader) cyber(k int) bool {
	c := &r.w.chunks[k]
	arms := false
	for i := c.start; i < c.end; i++ {
		b := r.w.toks[i].blame
		if e := r.w.toks[i].entry; e != nil && e.Class == world.Group && e.Kind == hearsay.KindArmedGroup {
			arms = true
		}
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
	if k+1 < len(cs) && cs[k+1].kind == verb && !cs[k+1].passive && foils[r.text(cs[k+1].head)] {
		return true // "Tarnovian spies foiled a plot"
	}
	j := k - 1
	for j >= 0 && (cs[j].kind == other || j > 0 && cs[j].kind == conj && r.loneAt(j-1) != nil) {
		if cs[j].kind == conj {
			j-- // "open to Tarnovian and Kestrian hackers"
		}
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
		case fnTo:
			return j > 0 && exposed(r.text(cs[j-1].end-1))
		}
	case verb:
		if strings.HasPrefix(r.text(p.head), "track") && !p.passive && !p.reduced {
			return true // "the firm tracks many Tarnovian hacking groups"
		}
		return !p.copula && !p.passive && p.blame&(en.VBlame|en.VAccuse|en.VBelieve|en.VTo|en.VSponsor|en.VLink) == 0 && p.fn != fnReveal && p.fn != fnCalled
	}
	return false
}

// exposed reports whether a word says that what stands behind "to" may yet do harm: "open to Tarnovian hackers".
func exposed(w string) bool {
	switch w {
	case "open", "vulnerable", "exposed", "susceptible", "prone", "prey":
		return true
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

// deedBefore is harmBefore, without the verbs that are harm only if their object is.
func (r *reader) deedBefore(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if b := cs[j].blame; b&(en.NDeed|en.VDeed|en.VSoft|en.NBad|en.NGroup) != 0 || cs[j].kind == noun && (r.harm(j) || r.bits(&cs[j])&(en.MBad|en.NBad) != 0 || cs[j].fn != fnIt && r.mishap(j) || cs[j].blame&en.NAct != 0 && cs[j].fn != fnWork) {
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
	if k >= 2 && cs[k-1].kind == prep && cs[k-2].kind == noun {
		switch {
		case cs[k-2].blame&en.NAttempt != 0:
			return hypothetical
		case r.has(r.f.unlaid.Rumour, cs[k-2].head):
			return questioned // "talk of Tarnovian involvement"
		}
	}
	return 0
}
