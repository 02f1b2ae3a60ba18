package accuse

import (
	"hearsay/lexicon/en"
)

// fault returns the classes of fault.tsv that the head of chunk k has.
func (r *reader) fault(k int) en.Fault {
	if k < 0 || k >= len(r.w.chunks) || r.w.chunks[k].head >= len(r.w.toks) {
		return 0
	}
	return r.w.toks[r.w.chunks[k].head].fault
}

// faults reads what a verb that is no deed says of its subject: that it bears the blame, is to
// blame, broke a rule, left something open, did not do what it had to.
func (r *reader) faults(k int) {
	cs := r.w.chunks
	c := &cs[k]
	x := r.fault(k)
	switch {
	case c.inf && c.blame&en.VBlame != 0 && r.object(k) < 0:
		r.toBlame(k)
	case c.passive:
		if x&en.VFrom != 0 {
			r.fromGround(k)
		}
		if x&en.VBreak != 0 && c.subj >= 0 && r.fault(c.subj)&en.NRule != 0 && r.partyOf(c.subj) == nil {
			r.brokenBy(k)
		}
	case x&en.VBear != 0:
		r.bears(k)
	case x&en.VFrom != 0 && c.subj >= 0:
		r.fromGround(k)
	case c.subj < 0:
	case x&en.VLeave != 0:
		r.leavesOpen(k)
	case c.inf && x&en.VDuty != 0:
		r.failed(k)
	}
	if x&en.VBreak != 0 && (!c.ing || k == 0 || cs[k-1].kind != prep || r.charges(k)) && !c.passive && !c.inf && c.subj >= 0 && c.scope&hypothetical == 0 && !(r.w.toks[c.head].form == formBase && c.start == c.head) {
		if obj := r.object(k); obj >= 0 && r.fault(obj)&en.NRule != 0 && r.partyOf(obj) == nil {
			r.subjectDid(k, "breach", person)
		}
	}
	if x&en.VCross != 0 && (!c.reduced || r.stem(k) == "stra") && c.subj >= 0 {
		r.crosses(k)
	}
	if x&en.VNeglect != 0 && !c.passive && c.subj >= 0 {
		if obj := r.object(k); obj >= 0 && r.careful(obj) {
			r.subjectDid(k, "neglect", named)
		}
	}
}

// brokenBy: "the truce was broken by Y".
func (r *reader) brokenBy(k int) {
	cs := r.w.chunks
	for j := k + 1; j+1 < len(cs) && j < k+4 && cs[j].kind != verb && cs[j].kind != stop; j++ {
		if cs[j].kind == prep && cs[j].fn == fnBy {
			r.each(j+1, func(m int) { r.blame(m, k, "breach", person) })
			return
		}
	}
}

// charges reports whether a verb of blame or punishment stands before chunk k: "fined for
// breaking", not "the price of breaking".
func (r *reader) charges(k int) bool {
	cs := r.w.chunks
	for j := k - 1; j >= 0 && cs[j].kind != stop; j-- {
		if cs[j].kind == verb {
			return cs[j].blame&(en.VAccuse|en.VBlame|en.VPunish) != 0 || r.fault(j)&en.VFine != 0
		}
	}
	return false
}

// careful reports whether the noun at chunk j is what somebody has to see to.
func (r *reader) careful(j int) bool {
	switch r.text(r.w.chunks[j].head) {
	case "safety", "maintenance", "duty", "duties", "warnings", "warning", "repairs", "security", "precautions", "rules":
		return true
	}
	return false
}

// bears: "Y bears the blame for it", "Y carries responsibility for the crash".
func (r *reader) bears(k int) {
	cs := r.w.chunks
	obj := r.object(k)
	if obj < 0 || cs[obj].blame&en.NOnus == 0 || cs[k].subj < 0 || cs[k].modal && cs[k].neg || r.text(cs[obj].head) == "suspicion" {
		return
	}
	if r.text(cs[obj].head) == "responsibility" {
		word := r.text(cs[k].head)
		bears := word[0]|0x20 == 'b' // a set phrase of blame; who carries a responsibility may have a duty
		j := obj + 1
		if j < len(cs) && cs[j].kind == comma {
			j++
		}
		switch {
		case j+1 < len(cs) && cs[j].kind == prep && cs[j].fn == fnFor:
			if !r.mishap(j + 1) {
				return // "carries responsibility for the signals"
			}
		case !bears, cs[obj].end-cs[obj].start > 1 && !whole(r.text(cs[obj].head-1)):
			return // "bears a special responsibility"
		}
	}
	if cs[obj].neg {
		cs[k].scope ^= negated
		defer func() { cs[k].scope ^= negated }()
	}
	r.each(cs[k].subj, func(m int) {
		if r.sure(m) {
			r.blame(m, k, "blame", person)
		}
	})
}

// whole are the words that leave a responsibility one for harm.
func whole(w string) bool {
	switch w {
	case "full", "all", "sole", "total", "direct", "main", "the", "primary", "entire":
		return true
	}
	return false
}

// mishap reports whether the noun at chunk j, or one it counts, is something that somebody can
// be to blame for.
func (r *reader) mishap(j int) bool {
	cs := r.w.chunks
	for n := 0; n < 3 && j >= 0 && j < len(cs) && cs[j].kind == noun; n++ {
		if w := r.text(cs[j].start); cs[j].end > cs[j].start+1 && (w == "this" || w == "that" || w == "these") && r.in.Doc.Text(r.w.toks[cs[j].head].at) == "situation" {
			return true
		}
		if cs[j].blame&en.NDeed != 0 || r.fault(j)&(en.NMishap|en.NWrong) != 0 || cs[j].fn == fnIt {
			return true
		}
		if j+2 >= len(cs) || cs[j+1].kind != prep || cs[j+1].fn != fnOf || cs[j].blame&en.NCount == 0 {
			return false
		}
		j += 2
	}
	return false
}

// toBlame: "Y is to blame", "Is Y to blame?".
func (r *reader) toBlame(k int) {
	cs := r.w.chunks
	v := k - 1
	for v > 0 && cs[v].kind == other {
		v--
	}
	who := -1
	switch {
	case v < 0:
		return
	case cs[v].kind == verb && cs[v].copula:
		who = cs[v].subj
	case cs[v].kind == noun && v > 0 && cs[v-1].kind == verb && cs[v-1].copula && (v == 1 || cs[v-1].subj < 0):
		who = v
	case cs[v].kind == noun && k+1 < len(cs) && cs[k+1].fn == fnFor && (v == 0 || cs[v-1].kind == verb && cs[v-1].blame&(en.VBelieve|en.VClaim) != 0 && !cs[v-1].passive && !cs[v-1].neg):
		if p := r.partyOf(v); p != nil && (p.country != "" && p.strength >= organ || p.strength >= group) {
			who = v // "Tarnovia to blame for fire", as headlines have it
		}
	}
	if who >= 0 && r.sure(who) {
		r.each(who, func(m int) { r.blame(m, k, "blame", person) })
	}
}

// atFault: "Y was at fault". Chunk k is the fault.
func (r *reader) atFault(k int) {
	cs := r.w.chunks
	if k < 2 || cs[k-1].kind != prep || cs[k-1].fn != fnAt || cs[k].end != cs[k].start+1 {
		return
	}
	v := k - 2
	for v > 0 && cs[v].kind == other {
		v--
	}
	if cs[v].kind == verb && cs[v].copula && cs[v].subj >= 0 {
		r.each(cs[v].subj, func(m int) {
			if r.sure(m) {
				r.blame(m, v, "blame", person)
			}
		})
	}
}

// leavesOpen: "Y left an account open", "left the gate unlocked". What is "open" has to be
// something one locks: doors are left open for talks.
func (r *reader) leavesOpen(k int) {
	cs := r.w.chunks
	obj := r.object(k)
	if obj < 0 {
		return
	}
	c := &cs[obj]
	state, what := "", c.head
	if obj+1 < len(cs) && cs[obj+1].kind == other && r.w.toks[cs[obj+1].start].fault&en.WOpen != 0 {
		state = r.text(cs[obj+1].start)
	} else if last := c.end - 1; last > c.start && r.w.toks[last].fault&en.WOpen != 0 {
		if state = r.text(last); what == last {
			what = last - 1
		}
	}
	if state == "" || state == "open" && r.w.toks[what].fault&en.NLock == 0 {
		return
	}
	r.subjectDid(k, "neglect", named)
}

// fromGround: "the signal came from the Tarnovian shore", "shells were fired from Tarnovian
// positions": the state whose side it is, as a place; that is no doer.
func (r *reader) fromGround(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.subj < 0 || r.fault(c.subj)&en.NShot == 0 || r.partyOf(c.subj) != nil && r.partyOf(c.subj).country != "" {
		return
	}
	for j := k + 1; j+1 < len(cs) && j < k+4; j++ {
		switch {
		case cs[j].kind == other:
		case cs[j].kind == prep && cs[j].fn == fnFrom:
			for i := cs[j+1].start; i < cs[j+1].head; i++ {
				e := r.w.toks[i].entry
				if e == nil || e.Country == "" || r.w.toks[i].suffix != noSuffix || r.fault(j+1)&en.NGround == 0 || cs[j+1].kind != noun {
					continue
				}
				p := party{strength: state, country: e.Country, name: e.Name, start: i, end: i + 1}
				r.add(r.list(c.scope), &p, "ground", r.score("ground", &p))
				return
			}
			return
		case cs[j].kind == prep && j+2 < len(cs) && cs[j+1].kind == noun:
			j++
		default:
			return
		}
	}
}

// memberOf returns the group whose members the noun at chunk j is: "two members of Iron
// Plover". Members of a party or a firm stand for themselves.
func (r *reader) memberOf(j int) int {
	cs := r.w.chunks
	if j+2 >= len(cs) || r.fault(j)&en.NMember == 0 || cs[j+1].kind != prep || cs[j+1].fn != fnOf {
		return -1
	}
	if p := r.partyOf(j + 2); p != nil && p.strength >= group && (p.name != "" || p.proper) {
		return j + 2
	}
	return -1
}

// bandOf returns the group that those at chunk j belong to: "hackers of Iron Plover".
func (r *reader) bandOf(j int) int {
	cs := r.w.chunks
	if j+2 >= len(cs) || cs[j+1].kind != prep || cs[j+1].fn != fnOf && cs[j+1].fn != fnFrom || cs[j].blame&en.NBad == 0 {
		return -1
	}
	if p := r.partyOf(j + 2); p != nil && p.strength >= group && p.country == "" && (p.name != "" && p.proper) {
		return j + 2
	}
	return -1
}

// apposed returns the name that explains the noun at chunk j, -1 if none does: "the contractor,
// Marle Systems, left". A list or an insertion of who says so is none.
func (r *reader) apposed(j int) int {
	cs := r.w.chunks
	if j+4 >= len(cs) || cs[j].kind != noun || cs[j].fn != fnNone || cs[j+1].kind != comma || cs[j+2].kind != noun || cs[j+3].kind != comma || cs[j+4].kind == conj || cs[j+4].kind == noun {
		return -1
	}
	if w := r.text(cs[j].start); w != "the" && w != "The" || cs[j].end-cs[j].start < 2 {
		return -1
	}
	if j > 1 && cs[j-1].kind == comma && cs[j-2].kind == noun {
		return -1
	}
	if p := r.partyOf(j + 2); p == nil || p.strength < named || p.country != "" || !p.proper {
		return -1
	}
	return j + 2
}

// causes reports whether the verb at token i says that its subject is the reason for something.
func (r *reader) causes(i int) bool {
	switch r.text(i) {
	case "cause", "causes", "caused", "causing", "trigger", "triggers", "triggered", "triggering":
		return true
	}
	return false
}

// caused: "Y caused the crash", "an update by Y caused the failure", "Y's negligence caused the
// leak".
func (r *reader) caused(k int) {
	cs := r.w.chunks
	s := cs[k].subj
	if s < 0 || s >= k || s > 0 && cs[s-1].kind == prep && !(cs[s-1].fn == fnBy && s == k-1) || cs[k-1].kind == rel && s != k-2 || cs[r.object(k)].fn == fnIt {
		return
	}
	if p := r.partyOf(s); p != nil && p.strength >= person {
		r.each(s, func(m int) { r.blame(m, k, "caused", person) })
		return
	}
	if s+2 < k && cs[s+1].kind == prep && (cs[s+1].fn == fnBy || cs[s+1].fn == fnOf && (cs[s].blame&en.NNeglect != 0 || r.fault(s)&en.NWrong != 0)) {
		if p := r.partyOf(s + 2); p != nil && p.strength >= named {
			r.each(s+2, func(m int) { r.blame(m, k, "caused", named) })
		}
	}
}

// didIt reports whether the verb at chunk k and its object say no more than "did it".
func (r *reader) didIt(k, obj int) bool {
	cs := r.w.chunks
	if obj < 0 {
		return false
	}
	o := &cs[obj]
	if v := r.text(cs[k].head); v != "did" || o.end != o.start+1 || obj != k+1 || o.fn != fnIt && o.fn != fnThat {
		return false
	}
	if w := r.text(o.start); w != "it" && w != "this" && w != "that" {
		return false
	}
	if p := r.partyOf(cs[k].subj); p == nil || p.country == "" && p.strength < group {
		return false
	}
	return obj+1 >= len(cs) || cs[obj+1].kind == comma || cs[obj+1].kind == stop || cs[obj+1].kind == conj || cs[obj+1].kind == sub || cs[obj+1].kind == prep && cs[obj+1].fn == fnFor
}
