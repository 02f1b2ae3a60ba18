package accuse

import (
	"strings"

	"hearsay"
	"hearsay/lexicon/en"
)

// unsure are the frames whose subject can be a thing as well as somebody: "the fog caused it".
// A name that nothing explains is not accused by them.
var unsure = map[string]bool{"caused": true, "breach": true, "neglect": true}

// known reports whether it is clear that p is somebody: a state, a group, an organisation, a
// person.
func (r *reader) known(p *party) bool {
	if p.country != "" || p.strength >= group || p.meant {
		return true
	}
	for i := p.start; i < p.end; i++ {
		if k := r.w.toks[i].name; k > 0 {
			if n := &r.in.Names[k-1]; n.Kind != hearsay.KindUnknown && n.Kind != hearsay.KindPeople && n.Kind != "" {
				return true
			}
		}
	}
	return false
}

// sure reports whether the party at chunk j is somebody who can be at fault: a capital word that
// may be anything ("AI", "the Great Flood") is nobody.
func (r *reader) sure(j int) bool {
	p := r.partyOf(j)
	if p == nil || p.country != "" || p.strength >= group || p.strength < named {
		return true
	}
	if !r.known(p) {
		return false
	}
	h := &r.w.toks[r.w.chunks[j].head]
	w := r.text(r.w.chunks[j].head)
	return !(h.entry == nil && h.name > 0 && r.in.Names[h.name-1].Core.Len() == 1 && w == strings.ToUpper(w))
}

// kindOnly reports whether p is no more than a word for what it is, with a capital as headings have it: "Company", of a name that was cut.
func (r *reader) kindOnly(p *party) bool {
	if p.country != "" || p.meant || p.strength != named || strings.IndexByte(p.name, ' ') >= 0 {
		return false
	}
	return r.f.bodies[strings.ToLower(p.name)]&(en.BodyFirm|en.BodyGroup) != 0
}
