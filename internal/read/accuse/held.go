package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// Who is held responsible by whom: "Kestria holds Tarnovia responsible for the raid", "considers it responsible", "Tarnovia was held responsible".

// holds reports whether the verb at chunk k is "hold" with a word for guilt behind its object or, in the passive, behind itself, or in the active one of
// opinion: "holds Tarnovia responsible", "was held accountable", "considers Tarnovia responsible". "Is considered responsible" is read as "is responsible".
func (r *reader) holds(k int) bool {
	c := &r.w.chunks[k]
	if !r.has(holds, c.head) || r.text(c.head)[0]|0x20 != 'h' && (c.passive || c.reduced) {
		return false
	}
	return r.liable(k) >= 0
}

// liable returns the chunk of "responsible" or "accountable" behind the verb at chunk k, -1 if there is none.
func (r *reader) liable(k int) int {
	cs := r.w.chunks
	for j := k + 1; j < len(cs) && j < k+8; j++ {
		switch c := &cs[j]; c.kind {
		case verb, stop, comma, rel, sub:
			return -1
		case noun, other:
			if fn := r.w.toks[c.end-1].fn; (fn == fnResponsible || fn == fnAccountable) && c.end == c.start+1 {
				return j
			}
		}
	}
	return -1
}

// heldAt reports whether the noun or verb at chunk j is held responsible by a verb that holdsTo reads.
func (r *reader) heldAt(j int) bool {
	cs := r.w.chunks
	for m := j; m >= 0 && m > j-8; m-- {
		switch cs[m].kind {
		case verb:
			return r.holds(m)
		case stop, comma, rel, sub:
			return false
		}
	}
	return false
}

// holdsTo reads "Y holds X responsible for it", "X has been held responsible [by Y] for it": X is blamed, by Y.
func (r *reader) holdsTo(k int) {
	cs := r.w.chunks
	c := &cs[k]
	x := r.object(k)
	if c.passive {
		x = c.subj
	}
	j := r.liable(k)
	if c.neg || x < 0 || r.dutiful(j, x) || (c.passive || r.w.toks[cs[j].end-1].fn == fnAccountable) && (c.inf || c.ing || c.modal || x > k+1 || x < k-1 || c.passive && (!r.done(k) || r.objectOf(x))) {
		return // "must be held accountable": for what, nobody says
	}
	r.each(x, func(m int) { r.blame(m, k, "blame", person) })
}

// done reports whether the passive verb at chunk k tells what was done: "was held", "has been held", not "be held" or "are held".
func (r *reader) done(k int) bool {
	switch strings.ToLower(r.text(r.w.chunks[k].start)) {
	case "was", "were", "has", "have", "had":
		return true
	}
	return false
}

// dutiful reports whether what "responsible" at chunk k is for is a duty and no deed:
// "responsible for tracking smugglers", "for the safety of the port". A body or a person, who
// at chunk s is held responsible, is so for a mishap alone: "responsible for ten routes".
func (r *reader) dutiful(k, s int) bool {
	cs := r.w.chunks
	if k+2 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn != fnFor {
		return false
	}
	x := &cs[k+2]
	p := r.partyOf(s)
	switch {
	case x.kind == noun && p != nil && (p.strength <= named || p.country == "" && p.strength < group):
		return !r.mishap(k + 2)
	case x.kind == verb && x.ing:
		return x.blame&(en.VDeed|en.VSoft|en.VDo) == 0
	case x.kind == noun && r.partyOf(k+2) == nil && k+3 < len(cs) && cs[k+3].kind == prep && cs[k+3].fn == fnOf:
		return !r.harm(k+2) && r.bits(x)&(en.NDeed|en.NAct|en.NBad) == 0 && x.blame&en.NCount == 0 && !r.harmBeside(k+2)
	}
	return false
}

// holds are verbs with whose object "responsible" goes.
var holds = words("hold holds held holding consider considers considered deem deems deemed believe believes believed")
