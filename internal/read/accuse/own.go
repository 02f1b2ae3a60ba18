package accuse

import "hearsay/lexicon/en"

// ofOwn reports whether the noun phrase at chunk j is people who are tied to a body that only the state of the speaker can have: "a group linked to the
// army", "men who work for the ministry". Whoever denies what they are said to have done denies a part of his own, and clears no army by that.
func (r *reader) ofOwn(j int) bool {
	cs := r.w.chunks
	if s := r.in.Speaker; s.Country == "" || j < 0 || j+3 >= len(cs) || cs[j].kind != noun || r.partyOf(j) != nil && r.partyOf(j).country != "" || cs[j].blame&(en.NGroup|en.NUnit|en.NPerson|en.NBad) == 0 {
		return false
	}
	v := j + 1
	if cs[v].kind == rel {
		v++
	}
	if cs[v].kind != verb || cs[v].blame&(en.VLink|en.VTo|en.VWork) == 0 || cs[v].neg || v+2 >= len(cs) || cs[v+1].kind != prep || cs[v+2].kind != noun {
		return false
	}
	x := &cs[v+2]
	if p := r.partyOf(v + 2); p != nil && p.country != "" && p.country != r.in.Speaker.Country {
		return false
	}
	switch r.text(x.start) {
	case "the", "its", "their", "our":
		return x.blame&(en.NOrgan|en.NArms) != 0
	}
	return false
}

// clauseOfItsOwn reports whether a clause with its own subject begins behind the conjunction at chunk k: "denied any part in it, and its embassy
// in Velm accused Kestria".
func (r *reader) clauseOfItsOwn(k int) bool {
	cs := r.w.chunks
	if k == 0 || cs[k-1].kind != comma || k+2 >= len(cs) || cs[k+1].kind != noun {
		return false
	}
	for j := k + 2; j < len(cs); j++ {
		switch c := &cs[j]; c.kind {
		case noun, prep:
		case verb:
			return !c.inf && !c.ing && j+1 < len(cs) && (cs[j+1].kind == noun || cs[j+1].kind == sub)
		default:
			return false
		}
	}
	return false
}
