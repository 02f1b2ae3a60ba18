package accuse

import "hearsay/lexicon/en"

// othersPart returns the state or body whose part in a deed the verb of denial at chunk k rejects, where that is named behind "of" or "by" and is not p,
// its subject: "the minister dismissed any involvement of Tarnovia in the raid" clears Tarnovia, and is no denial of the minister's own part. In "rejected
// claims of involvement by Kestria" Kestria may be who claims it. It returns nil elsewhere.
func (r *reader) othersPart(k int, p *party) *party {
	cs := r.w.chunks
	charge := false
	for j := k + 1; j+2 < len(cs) && j < k+5; j++ {
		c := &cs[j]
		if c.kind != noun && c.kind != prep {
			return nil
		}
		if c.kind == prep {
			continue
		}
		if !parts[r.text(c.head)] {
			charge = charge || c.blame&(en.NCulp|en.NOnus) != 0
			continue
		}
		q := r.partyOf(j + 2)
		if c.party >= 0 || r.owned(c) || q == nil || q.strength < organ || cs[j+1].kind != prep || cs[j+1].fn != fnOf && (cs[j+1].fn != fnBy || charge) {
			return nil
		}
		if fn := r.w.toks[cs[j+2].start].fn; fn == fnIt || fn == fnWe {
			return nil // "of its army"
		}
		if p != nil && (p.name == q.name || p.strength >= organ && p.country == q.country) {
			return nil
		}
		return q
	}
	return nil
}

// parts are nouns of having had a hand in a deed, whose it is told by "of".
var parts = words("involvement role participation complicity responsibility guilt")

// having are forms of "have" as a verb of its own.
var having = words("have has had")
