package accuse

import (
	"strings"

	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// firesAt reports whether the verb at chunk k says that something was fired at somebody or their land: "fired rockets at Orrin",
// "launched a wave of drones against Kestria". What is fired into the sea is a test.
func (r *reader) firesAt(k int) bool {
	cs := r.w.chunks
	switch r.text(cs[k].head) {
	case "fire", "fires", "fired", "firing", "launch", "launches", "launched", "launching", "rain", "rained", "raining", "lobbed", "hurled":
	default:
		return false
	}
	obj := r.object(k)
	if obj >= 0 && cs[obj].blame&en.NCount != 0 && obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+1].fn == fnOf {
		obj += 2
	}
	if cs[k].passive || obj < 0 || r.fault(obj)&en.NShot == 0 || obj+2 >= len(cs) || cs[obj+1].kind != prep || cs[obj+2].kind != noun {
		return false
	}
	if fn := cs[obj+1].fn; fn != fnAt && fn != fnOn && fn != fnAgainst && r.text(cs[obj+1].start) != "into" {
		return false
	}
	for i := cs[obj+2].start; i < cs[obj+2].end; i++ {
		switch r.text(i) {
		case "sea", "Sea", "ocean", "Ocean", "water", "waters", "air", "sky":
			return false
		}
	}
	return r.place(obj + 2)
}

// firedBy blames who is said to have fired what was named before: "the shells had been fired by Tarnovian artillery". What a state fires in a test is
// "a missile", and has no such agent.
func (r *reader) firedBy(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if w := r.text(c.head); w != "fired" && w != "launched" || c.subj < 0 || c.subj >= k || r.fault(c.subj)&en.NShot == 0 || k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnBy || cs[k+2].kind != noun {
		return
	}
	switch r.text(cs[c.subj].start) {
	case "the", "The", "these", "those", "both":
		r.each(k+2, func(m int) { r.blame(m, k, "by", organ) })
	}
}

// shot reports whether the noun phrase at chunk k is what a state's forces fire and the sentence says whom it struck: "killed by Tarnovian
// fire", "Tarnovian rockets hit the port".
func (r *reader) shot(k int) bool {
	cs := r.w.chunks
	if r.fault(k)&en.NShot == 0 || cs[k].blame&(en.NOrgan|en.NDeed) != 0 || k > 0 && cs[k-1].kind == verb {
		return false
	}
	if cs[k].blame&en.NAct != 0 && (k == 0 || cs[k-1].fn != fnBy) {
		return false // a fire may burn of itself
	}
	return r.told(k)
}

// pinned: "the theft was pinned on Tarnovia", "blame for the theft was placed on Tarnovia".
func (r *reader) pinned(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if !c.passive {
		r.pins(k)
		return
	}
	if !c.passive || c.reduced || c.subj < 0 || k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnOn {
		return
	}
	onus := cs[c.subj].blame&en.NOnus != 0 && k > c.subj+1
	if w := r.text(c.head); onus || w == "pinned" && r.harm(c.subj) {
		r.each(k+2, func(m int) { r.blame(m, k, "blame", person) })
	}
}

// pins blames on whom somebody pins a deed: "pins the raid on Tarnovia".
func (r *reader) pins(k int) {
	cs := r.w.chunks
	obj := r.object(k)
	if !strings.HasPrefix(r.text(cs[k].head), "pin") || cs[k].neg || cs[k].passive || obj < k || !r.harm(obj) {
		return
	}
	for j := obj + 1; j+1 < len(cs) && j < obj+8 && (cs[j].kind == prep || cs[j].kind == noun); j++ {
		if p := r.partyOf(j + 1); cs[j].fn == fnOn && p != nil && cs[j+1].kind == noun && (j+2 >= len(cs) || cs[j+2].kind != prep || cs[j+2].fn != fnOn) {
			r.each(j+1, func(m int) { r.blame(m, k, "blame", organ) })
			return
		}
	}
}

// takesOn reports whether the verb at chunk k takes a deed as its subject's own: "took responsibility for the strike".
func (r *reader) takesOn(k int) bool {
	cs := r.w.chunks
	switch r.text(cs[k].head) {
	case "took", "take", "takes", "taken", "taking", "assumed", "assumes":
	default:
		return false
	}
	obj := r.object(k)
	return !cs[k].passive && obj >= 0 && !cs[obj].neg && r.text(cs[obj].head) == "responsibility" && obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+1].fn == fnFor && r.harm(obj+2)
}

// bidden blames the state at whose bidding a deed was done: "acted at Tarnovia's direction", "stole letters on Tarnovia's behalf". Chunk k
// holds the state and the bidding.
func (r *reader) bidden(k int) {
	cs := r.w.chunks
	c, t := &cs[k], r.w.toks
	switch r.text(c.head) {
	case "behalf", "behest", "direction", "orders", "order", "instructions", "request", "bidding":
	default:
		return // "Tarnovia's service"
	}
	if c.neg || k == 0 || cs[k-1].kind != prep || !r.deedBefore(k) || !r.serves(k) {
		return
	}
	for i := c.start; i+1 < c.end; i++ {
		if e := t[i].entry; e != nil && e.Country != "" && e.Class == world.State && t[i].suffix == noSuffix && possessive(r.text(i+1)) {
			q, frame := party{strength: state, country: e.Country, name: e.Name, start: i, end: i + 1}, "sponsor"
			if orders(r.text(c.head)) {
				frame = "order"
			}
			r.add(r.list(c.scope), &q, frame, r.score(frame, &q))
			return
		}
	}
}

// possessive reports whether a token is the mark of one.
func possessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }
