package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// pastRelative returns the subject of the verb at chunk k where a relative clause stands between the two: "the attack on the bank that
// exposed thousands of clients was part of a campaign" is about the attack and no client, "the bomb that Tarnovia planted in Kestria killed ten"
// about the bomb. The noun at chunk j stands before the verb. A
// second finite verb behind "that" or "who" closes the clause, unless the first one tells what somebody says or thinks. It returns -1
// where there is no such clause.
func (r *reader) pastRelative(k, j int) int {
	cs := r.w.chunks
	if c := &cs[k]; c.inf || c.ing || c.reduced && r.w.toks[c.head].form != formPast {
		return -1
	}
	verbs := 0
	for m := j - 1; m > 0 && m > j-10; m-- {
		switch x := &cs[m]; x.kind {
		case sub:
			if verbs == 1 && cs[j-1].kind == prep && r.text(x.start) == "that" && cs[m-1].kind == noun && cs[m+1].kind == noun && cs[m+2].kind == verb && cs[m+3].fn != fnBy {
				return r.climb(m-1, 0)
			}
			return -1
		case comma, stop, conj:
			return -1
		case prep, other:
			if x.fn == fnSince || r.f.tags.XPOS(r.in.Pos[r.w.toks[x.start].at]) == "WRB" {
				return -1 // "the shortage that arose after Tarnovian missiles hit the depot"
			}
		case verb:
			if x.blame&en.VBelieve != 0 && !x.inf && cs[m+1].kind == verb && !cs[m+1].inf {
				continue // "whom Tarnovia says work for Kestria"
			}
			if x.blame&(reporting|en.VClaim) != 0 && x.blame&en.VLink == 0 || x.inf {
				return -1
			}
			verbs++
		case rel:
			if verbs != 1 || cs[m-1].kind != noun || cs[m+1].kind != verb && (cs[m+1].kind != other && cs[m+1].kind != noun || cs[m+2].kind != verb) {
				return -1
			}
			return r.climb(m-1, 0)
		}
	}
	return -1
}

// whomIt reports whether the -ed form at chunk k, with "of" behind it and nothing between, is what a pronoun did to the noun before that:
// "three envoys whom it accused of spying", "two envoys it accused of spying". A pronoun there can be no object.
func (r *reader) whomIt(k int) bool {
	cs := r.w.chunks
	if k < 2 || k+1 >= len(cs) || cs[k].subj != k-1 || cs[k-1].end != cs[k-1].start+1 || cs[k+1].kind != prep || cs[k+1].fn != fnOf || cs[k-2].kind != rel && cs[k-2].kind != noun {
		return false
	}
	switch r.text(cs[k-1].start) {
	case "it", "he", "she", "they", "we":
		return true
	}
	return false
}

// whomVerb reports whether the -ed form at chunk k is the verb of an object relative, as there is no other in it: "which the minister blamed for
// the fire".
func (r *reader) whomVerb(k int) bool {
	cs := r.w.chunks
	if s := cs[k].subj; s < 1 || s != k-1 || cs[s-1].kind != rel || cs[k].blame&(en.VAccuse|en.VBlame|en.VName) == 0 || k+1 >= len(cs) || cs[k+1].kind != prep || cs[k+1].fn == fnBy {
		return false
	}
	for m := k + 1; m < len(cs) && cs[m].kind != comma && cs[m].kind != stop; m++ {
		if x := &cs[m]; x.kind == verb && !x.inf && !x.ing && !x.reduced {
			return false
		}
	}
	return true
}

// thatWhom reports whether the "that" at chunk j, which a tagger takes for one that opens a clause, means the noun before it, as the verb at
// chunk k has no other object: "the crew that Kestria named as the culprit".
func (r *reader) thatWhom(j, k int) bool {
	cs := r.w.chunks
	if j < 1 || k+1 >= len(cs) || cs[j].kind != sub || cs[j-1].kind != noun || r.text(cs[j].start) != "that" {
		return false
	}
	c, next := &cs[k], &cs[k+1]
	if c.inf || c.copula || c.passive {
		return false // "the claim that Velia is to blame for it"
	}
	return c.blame&(en.VAccuse|en.VBlame) != 0 && next.kind == prep && (next.fn == fnOf || next.fn == fnFor) || c.blame&en.VName != 0 && r.text(next.start) == "as" || next.fn == fnResponsible && holds[r.text(c.head)]
}

// whom returns the people that "whom" means behind the noun at chunk j: "three envoys of Tarnovia whom" are the envoys and not the state.
func (r *reader) whom(j int) int {
	if m := r.climb(j, 0); m != j && r.bits(&r.w.chunks[m])&(en.NPerson|en.NGroup|en.NUnit|en.NBad) != 0 && r.partyOf(m) != nil {
		return m
	}
	return r.antecedent(j)
}

// target returns the noun before chunk j that charges or penalties are laid on, "filed charges against the crew", "imposed sanctions on the
// crew": who is charged and not who charges does what follows. last is the verb; -1 if there is none.
func (r *reader) target(last, j int) int {
	cs := r.w.chunks
	o := r.object(last)
	if o < 0 || o+2 >= j || cs[o+1].kind != prep || cs[o+2].kind != noun {
		return -1
	}
	if cs[o+1].fn == fnAgainst || cs[o+1].fn == fnOn && cs[o].blame&en.NPenalty != 0 {
		return o + 2
	}
	return -1
}

// means reports whether a gerund names what somebody did it with: it is said of the doer, and not of the victim it stands behind.
func means(w string) bool {
	switch w {
	case "using", "exploiting", "employing", "utilising", "utilizing", "leveraging", "abusing", "deploying":
		return true
	}
	return false
}

// witnessed reports whether a participle says that somebody was met doing what follows.
func witnessed(w string) bool {
	switch w {
	case "observed", "seen", "caught", "spotted", "filmed", "detected", "recorded", "found":
		return true
	}
	return false
}

// ongoing reports whether the gerund at chunk k only says of the harm behind it, the noun at chunk obj, what it is like: "fled from
// intensifying attacks", "hit by crippling raids".
func (r *reader) ongoing(k, obj int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if !c.ing || obj < 0 || k == 0 || c.start != c.head {
		return false
	}
	switch strings.ToLower(r.text(c.head)) {
	case "continuing", "escalating", "intensifying", "renewing", "resuming":
	default:
		if c.blame&en.VDeed == 0 || cs[obj].blame&en.NDeed == 0 || cs[k-1].kind != prep {
			return false
		}
	}
	if cs[k-1].kind != prep {
		return k > 1 && cs[k-1].kind == noun && cs[k-2].kind == prep // "signs that point to Tarnovia escalating its attacks"
	}
	class := r.w.toks[cs[obj].start].class
	return class != tag.Determiner && class != tag.Pronoun
}

// saidOf returns the noun that the relative clause of the verb of saying at chunk j tells of, where the verb at chunk k follows it: "an attack that
// Kestria says was carried out"; -1 if there is none.
func (r *reader) saidOf(k, j int) int {
	cs := r.w.chunks
	c, by := &cs[k], &cs[j]
	s := by.subj
	if j != k-1 || c.inf || c.ing || c.reduced || by.passive || by.reduced || by.inf || by.ing || by.neg || by.blame&(en.VBelieve|en.VClaim) == 0 || s < 2 || s != j-1 {
		return -1
	}
	m := s - 1
	switch {
	case cs[m].kind == rel, cs[m].kind == sub && r.text(cs[m].start) == "that":
		m--
	default:
		return -1
	}
	if m > 0 && cs[m].kind == comma {
		m--
	}
	if cs[m].kind != noun {
		return -1
	}
	if p := r.partyOf(m); p != nil && p.strength == state && m > 1 && cs[m-1].kind == comma {
		return -1 // "a charity in Velm, Tarnovia that Kestria says funded it"
	}
	return r.climb(m, 0)
}

// following returns the subject of the sentence that the participle of blame at chunk k opens: "Blamed by Kestria for the fire, Tarnovia said"; -1 if
// there is none.
func (r *reader) following(k int) int {
	cs := r.w.chunks
	if cs[k].blame&(en.VAccuse|en.VBlame) == 0 || k+1 >= len(cs) || cs[k+1].kind != prep {
		return -1
	}
	for m := k + 2; m+2 < len(cs) && m < k+12 && cs[m].kind != stop; m++ {
		if cs[m].kind == comma && cs[m+1].kind == noun && cs[m+2].kind == verb && !cs[m+2].inf && !cs[m+2].ing && !cs[m+2].reduced || cs[m].kind == comma && cs[m+1].kind == noun && cs[m+2].kind == verb && cs[m+2].reduced && r.finite(m+2, m+1) {
			return m + 1
		}
	}
	return -1
}
