package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Deeds that are told by what stands behind a verb of doing: a war begun or waged, hunger used as a weapon, an attack that was planned before it was made,
// "what Kestria called an attack".

// whatIsCalled returns the deed that somebody calls what the verb at chunk k does, where its object is a free relative clause: "launched what Kestria
// described as its biggest attack". Else obj, the object itself.
func (r *reader) whatIsCalled(k, obj int) int {
	cs := r.w.chunks
	if obj < 0 || cs[obj].end != cs[obj].start+1 || r.text(cs[obj].start) != "what" {
		return obj
	}
	for j := obj + 2; j+1 < len(cs) && j < obj+5; j++ {
		if cs[j].kind != verb {
			continue
		}
		if w := r.text(cs[j].head); !r.f.unlaid.Label[w] && !strings.HasPrefix(w, "describe") && w != "say" && w != "said" && w != "says" {
			return obj
		}
		for j++; j < len(cs) && (cs[j].kind == prep && r.text(cs[j].start) == "as" || cs[j].kind == verb && cs[j].copula || cs[j].kind == other); j++ {
		}
		if j < len(cs) && cs[j].kind == noun && r.harm(j) {
			return j
		}
		return obj
	}
	return obj
}

// warOf reports whether the verb at chunk k and its object tell that somebody began or waged a war against others: "started the war", "waged war on our
// towns". A war on drugs is none.
func (r *reader) warOf(k, obj int) bool {
	cs := r.w.chunks
	if w := r.text(cs[obj].head); w != "war" {
		return false
	}
	for i := cs[obj].start; i < cs[obj].head; i++ {
		if c := r.w.toks[i].class; c != tag.Determiner && c != tag.Pronoun && r.text(i) != "full-scale" && r.text(i) != "unprovoked" {
			return false // "a trade war"
		}
	}
	switch w := r.text(cs[k].head); w {
	case "start", "starts", "started", "starting", "unleash", "unleashes", "unleashed", "unleashing", "launched", "launches":
		return obj+2 >= len(cs) || cs[obj+1].kind != prep || cs[obj+1].fn != fnOn && cs[obj+1].fn != fnAgainst || r.atPeople(obj+2)
	case "wage", "wages", "waged", "waging":
		return obj+2 < len(cs) && cs[obj+1].kind == prep && (cs[obj+1].fn == fnOn || cs[obj+1].fn == fnAgainst) && r.atPeople(obj+2)
	}
	return false
}

// atPeople reports whether the noun phrase at chunk j is a state, a place or people of somebody: "our children", "Kestria".
func (r *reader) atPeople(j int) bool {
	c := &r.w.chunks[j]
	if p := r.partyOf(j); p != nil && p.country != "" || r.fault(j)&en.NRealm != 0 {
		return true
	}
	switch strings.ToLower(r.text(c.start)) {
	case "our", "my", "its", "us", "his", "their", "your":
		return true
	}
	return false
}

// weaponised reports whether the verb at chunk k says that its subject makes a weapon of something: "is using hunger as a weapon of war".
func (r *reader) weaponised(k, obj int) bool {
	cs := r.w.chunks
	switch w := r.text(cs[k].head); w {
	case "use", "uses", "used", "using":
	default:
		return false
	}
	if obj+2 >= len(cs) || cs[obj+1].kind != prep || r.text(cs[obj+1].start) != "as" || cs[obj+2].kind != noun {
		return false
	}
	w := r.text(cs[obj+2].head)
	return (w == "weapon" || w == "weapons") && r.fault(obj)&en.NShot == 0
}

// planned reports whether the verb at chunk k tells in the past who planned the deed that its object names as one known: "planned the attack". Who is or was
// planning an attack has not made it.
func (r *reader) planned(k, obj int) bool {
	c := &r.w.chunks[k]
	if c.ing || c.inf || c.modal || c.neg || r.text(c.head) != "planned" {
		return false
	}
	switch w := r.text(r.w.chunks[obj].start); w {
	case "the", "this", "these":
		return true
	}
	return false
}
