package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// deedNoun reports whether the noun phrase at chunk j is a word for harm, or for a mishap that was somebody's act: "the blasts".
func (r *reader) deedNoun(j int) bool {
	if r.harm(j) {
		return true
	}
	cs := r.w.chunks
	return j < len(cs) && cs[j].kind == noun && cs[j].fn != fnIt && cs[j].blame&en.NAct != 0 && r.mishap(j)
}

// nominalised reports whether the noun phrase at chunk j tells a deed by a noun made of its verb, with what it was done to behind "of": "the cutting of a
// cable", "the seizure of a trawler". A plain verb of harm needs the thing that makes it one, and what is no harm as a verb (idle) is none as a noun. Cost is
// nothing for nouns that are not made so.
func (r *reader) nominalised(j int) bool {
	cs := r.w.chunks
	if j+2 >= len(cs) || cs[j+1].kind != prep || cs[j+1].fn != fnOf || cs[j+2].kind != noun {
		return false
	}
	h := &r.w.toks[cs[j].head]
	if h.fault&en.NDoing == 0 && (h.blame&(en.VDeed|en.VSoft) == 0 && h.harm == 0 || !strings.HasSuffix(r.text(cs[j].head), "ing")) {
		return false
	}
	obj := j + 2
	if cs[obj].blame&en.NCount != 0 && obj+2 < len(cs) && cs[obj+1].kind == prep && cs[obj+1].fn == fnOf && cs[obj+2].kind == noun {
		obj += 2 // "the sending of dozens of balloons"
	}
	if h.blame&en.NDeed != 0 || r.fault(obj)&en.NAnimal != 0 {
		return false // harm as it stands, or none for what it is done to (animals)
	}
	if h.fault&en.NDoing != 0 {
		return !r.idle(j, obj)
	}
	if h.class != tag.Noun {
		return false
	}
	if h.blame&en.VDeed != 0 || h.blame&en.VSoft != 0 && h.harm == 0 {
		return !r.idle(j, obj)
	}
	for _, v := range r.f.harms.rows[h.harm-1] {
		if v.Particle == "" && v.Harm.Manner == nil && !v.Harm.Other && r.matches(obj, v.Harm.Object) && (v.Harm.Between == nil || r.toward(j, obj, v.Harm, nil) >= 0) {
			return true
		}
	}
	return false
}

// handIn reports whether somebody sees or suspects the hand, at chunk k, of a state in a deed: "suspect Tarnovia's hand in the raid".
func (r *reader) handIn(k int) bool {
	cs := r.w.chunks
	if w := r.text(cs[k].head); w != "hand" && w != "hands" || k == 0 || k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnIn && r.text(cs[k+1].start) != "behind" {
		return false
	}
	v := &cs[k-1]
	return v.kind == verb && !v.neg && !v.passive && (v.blame&(en.VBelieve|en.VAccuse) != 0 || v.fn == fnReveal) && r.deedNoun(k+2)
}

// halted reports whether the noun at chunk obj, which the subject of the verb at chunk k seized or stopped, is suspected or accused of something
// right behind it, or the words tell what for: that is no harm of who does it. "Police seized a tanker suspected of cutting the cable", "over
// damage to a cable".
func (r *reader) halted(k, obj int) bool {
	cs := r.w.chunks
	if obj+1 >= len(cs) || r.stem(k) != "seiz" && r.stem(k) != "inte" {
		return false
	}
	x := &cs[obj+1]
	if x.kind == prep && obj+2 < len(cs) {
		why := r.text(cs[obj+2].head)
		switch r.text(x.start) {
		case "over":
			return true
		case "for":
			return why != "ransom" && why != "good"
		case "on", "under", "amid":
			return why == "suspicion" || why == "suspicions"
		}
	}
	return x.kind == verb && x.reduced && x.blame&(en.VAccuse|en.VBlame) != 0
}

// apartFrom reports whether the gerund behind the preposition at chunk j tells a deed as a noun does, and nothing of the subject of its sentence.
func (r *reader) apartFrom(j int) bool {
	cs := r.w.chunks
	switch {
	case cs[j].fn == fnBehind, r.text(cs[j].start) == "about", r.text(cs[j].start) == "over":
		return true
	case j == 0:
		return false
	case cs[j].fn == fnBy && cs[j-1].kind == verb && cs[j-1].passive:
		return true // "was hit by spying on"
	case cs[j].fn == fnOf && cs[j-1].kind == noun && (r.text(cs[j-1].head) == "target" || r.text(cs[j-1].head) == "victim"):
		return true
	case cs[j].fn != fnIn || cs[j-1].kind != noun:
		return false
	}
	m := j - 1
	if m > 1 && cs[m-1].kind == prep && cs[m-1].fn == fnOf && cs[m-2].kind == noun {
		m -= 2 // "the hand of Tarnovia in"
	}
	return cs[m].blame&en.NCulp != 0
}

// handOf blames whose hand somebody sees in a deed, chunk k: "saw the hand of Tarnovia in the raid".
func (r *reader) handOf(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if k == 0 || k+4 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnOf || cs[k+2].kind != noun || cs[k-1].kind != verb || cs[k-1].passive || c.neg || cs[k-1].neg {
		return
	}
	if w := r.text(c.head); w != "hand" && w != "hands" && c.blame&en.NMark == 0 {
		return
	}
	v := &cs[k-1]
	if v.blame&(en.VBelieve|en.VAccuse) == 0 && v.fn != fnReveal {
		return
	}
	in := past(cs, r.pastApposition(k+3))
	if in+1 >= len(cs) || cs[in].kind != prep || cs[in].fn != fnIn && cs[in].fn != fnBehind {
		return
	}
	if d := &cs[in+1]; d.kind == noun && (r.deedNoun(in+1) || d.blame&en.NAct != 0 || r.has(matters, d.head)) || d.kind == verb && d.ing && d.blame&(en.VDeed|en.VSoft) != 0 {
		r.each(k+2, func(m int) { r.blame(m, k-1, "point", organ) })
	}
}

// matters are nouns by which deeds told before are summed up.
var matters = words("case cases incident incidents affair affairs")

// atDoor blames at whose door a deed is laid, chunk k: "laid the raid at Tarnovia's door".
func (r *reader) atDoor(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if w := r.text(c.head); w != "door" && w != "doorstep" && w != "feet" || k < 3 || cs[k-1].kind != prep || cs[k-1].fn != fnAt || c.head < c.start+2 || !genitive(r.text(c.head-1)) {
		return
	}
	v := k - 2
	for v > 0 && (cs[v].kind == noun || cs[v].kind == prep || cs[v].kind == other) {
		v--
	}
	if cs[v].kind != verb || cs[v].blame&en.VLay == 0 || cs[v].passive || cs[v].neg || v+1 >= k-1 || !r.harm(v+1) && !r.mishap(v+1) && cs[v+1].blame&en.NAct == 0 && !r.has(matters, cs[v+1].head) {
		return
	}
	owner := *c
	owner.end, owner.head = c.head-1, c.head-2
	owner.blame, owner.fn = r.w.toks[owner.head].blame, r.w.toks[owner.head].fn
	p := r.nounParty(&owner)
	if p.strength < organ && (p.strength != named || !p.proper) {
		return
	}
	r.add(r.list(cs[v].scope), &p, "blame", r.score("blame", &p))
	r.accusedBy(&p, v, "blame")
}
