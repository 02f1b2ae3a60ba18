package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// deedNoun reports whether the noun phrase at chunk j is a word for harm, or what somebody did told by a gerund: "the cutting of the cable". A
// gerund of a plain verb of harm needs the thing that makes it one.
func (r *reader) deedNoun(j int) bool {
	if r.harm(j) {
		return true
	}
	cs := r.w.chunks
	if j < len(cs) && cs[j].kind == noun && cs[j].fn != fnIt && cs[j].blame&en.NAct != 0 && r.mishap(j) {
		return true // "the blasts"
	}
	if j+2 >= len(cs) || cs[j].kind != noun || cs[j+1].kind != prep || cs[j+1].fn != fnOf {
		return false
	}
	h := &r.w.toks[cs[j].head]
	if !strings.HasSuffix(r.text(cs[j].head), "ing") || h.class != tag.Noun {
		return false
	}
	if h.blame&(en.VDeed|en.VSoft) != 0 {
		return true
	}
	if h.harm == 0 {
		return false
	}
	for _, v := range r.f.harms.rows[h.harm-1] {
		if v.Particle == "" && v.Harm.Between == nil && v.Harm.Manner == nil && r.matches(j+2, v.Harm.Object) {
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
