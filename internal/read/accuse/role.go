package accuse

import "hearsay/lexicon/en"

// roles finds the parts in a deed other than doing it. Who orders it is an instigator and a
// culprit; who gains by it or lets it happen is named with that role, and is no culprit
// (hearsay.Role.Culprit).
func (r *reader) roles(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.passive {
		return // "was ordered by Y": agent
	}
	obj := r.object(k)
	switch b := c.blame; {
	case r.ordersDeed(k):
		r.subjectDid(k, "order", person)
	case b&en.VGain != 0 && obj >= 0 && r.harm(obj):
		r.subjectDid(k, "gain", organ)
	case b&en.VPrevent != 0 && c.inf && obj >= 0 && (r.harm(obj) || r.hostile(obj)):
		r.failed(k)
	case b&en.VTolerate != 0 && obj >= 0 && (r.hostile(obj) || r.warning(obj)):
		r.subjectDid(k, "neglect", named)
	}
}

// deedTold returns the verb of harm that somebody is told to do, "ordered the crew to break
// into the bank", -1 if there is none.
func (r *reader) deedTold(k int) int {
	cs := r.w.chunks
	obj := r.object(k)
	if obj < 0 || cs[obj].neg {
		return -1
	}
	for j := obj + 1; j < len(cs) && j < obj+5; j++ {
		switch x := &cs[j]; {
		case x.kind == stop, x.kind == comma, x.kind == rel, x.kind == sub:
			return -1
		case x.kind == verb:
			if x.inf && !x.neg && (x.blame&en.VDeed != 0 || r.crossing(obj, j) || x.blame&en.VDo != 0 && r.object(j) >= 0 && r.harm(r.object(j)) || r.stem(j) == "spre" && r.object(j) >= 0 && (r.fault(r.object(j))&en.NRumour != 0 || r.fishy(r.object(j)))) {
				return j
			}
			return -1
		}
	}
	return -1
}

// crossing reports whether the infinitive at chunk j has forces, the noun at chunk obj, go over a border.
func (r *reader) crossing(obj, j int) bool {
	o := r.object(j)
	return r.fault(j)&en.VCross != 0 && o >= 0 && r.fault(o)&en.NBorder != 0 && r.forces(obj)
}

// toldElse reports whether an infinitive that is no harm follows the party at chunk j:
// whoever orders somebody to pay ordered no deed.
func (r *reader) toldElse(j int) bool {
	cs := r.w.chunks
	return j+1 < len(cs) && cs[j+1].kind == verb && cs[j+1].inf && cs[j+1].blame&(en.VDeed|en.VSoft|en.VDo) == 0
}

// failed: "Y failed to prevent the attack", "did nothing to stop the hackers".
func (r *reader) failed(k int) {
	cs := r.w.chunks
	v := k - 1
	nothing := false
	if v > 0 && cs[v].kind == noun && r.text(cs[v].start) == "nothing" {
		nothing = true
		v--
	}
	if v < 0 || cs[v].kind != verb || cs[v].passive || cs[v].subj < 0 || cs[v].modal || cs[v].may {
		return
	}
	fails := false
	switch r.text(cs[v].head) {
	case "fail", "fails", "failed", "failing", "neglected", "neglecting":
		fails = !cs[v].neg
	case "did", "do", "does", "doing", "done":
		fails = nothing
	}
	if fails {
		r.each(cs[v].subj, func(j int) { r.blame(j, v, "neglect", named) })
	}
}

// warning reports whether the noun at chunk j is a warning of harm.
func (r *reader) warning(j int) bool {
	cs := r.w.chunks
	switch r.text(cs[j].head) {
	case "warnings", "alarms":
		return true
	}
	return cs[j].blame&en.NAttempt != 0 && j+2 < len(cs) && cs[j+1].kind == prep && r.harm(j+2)
}

// against reports whether the noun at chunk j stands for work on a deed and not the deed: an
// inquiry into it, a response to it.
func (r *reader) against(j int) bool {
	cs := r.w.chunks
	return j+1 < len(cs) && cs[j+1].kind == prep && (r.text(cs[j+1].start) == "into" || r.text(cs[j+1].start) == "about")
}

// gains: "the attack is in the interest of Y", "serves Tarnovian interests".
func (r *reader) gains(k int) {
	cs := r.w.chunks
	if k == 0 {
		return
	}
	v := k - 1
	if cs[v].kind == prep && v > 0 { // "was in the interest of"
		v--
	}
	if cs[v].kind != verb || cs[v].subj < 0 || !r.harm(cs[v].subj) {
		return
	}
	if k+2 < len(cs) && cs[k+1].kind == prep && cs[k+1].fn == fnOf {
		if p := r.partyOf(k + 2); p != nil && p.strength >= organ {
			r.each(k+2, func(j int) { r.blame(j, v, "gain", organ) })
		}
	}
}

// blindEye: "turned a blind eye to the hackers". Chunk k is the eye.
func (r *reader) blindEye(k int) {
	cs := r.w.chunks
	if k == 0 || cs[k-1].kind != verb || cs[k-1].passive || k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnTo || cs[k+2].kind != noun {
		return
	}
	if t := r.text(cs[k-1].head); (t == "turn" || t == "turns" || t == "turned" || t == "turning") && (r.harm(k+2) || r.hostile(k+2)) {
		r.subjectDid(k-1, "neglect", organ)
	}
}

// orders reports whether a word for acting on somebody's behalf says that they gave orders.
func orders(s string) bool {
	switch s {
	case "orders", "order", "instructions", "behest", "direction":
		return true
	}
	return false
}
