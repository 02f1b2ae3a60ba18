package name

import (
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// A body whose name is made of common words ("Foreign Office", "National Crime Agency") is that of the state that the gazetteer gives it, unless
// the text gives it another: "Kestria's Foreign Office", "the Kestrian Foreign Office", "the Foreign Office of Kestria". Names with a word of their own stay.

// stateOf returns code and name of the state to which the text gives the service e at tokens r, where that is another than its entry's, and the
// token behind; "" for none.
func (s *scan) stateOf(r text.Range, e *world.Entry, sent text.Range) (code, state string, to int) {
	if e.Class != world.Service || e.Country == "" || r.Len() < 2 || !s.common(r) {
		return "", "", r.End
	}
	if j := r.End; j+1 < sent.End && s.word(j, "of") {
		if j++; s.word(j, "the") {
			j++
		}
		if to, own := s.belongs(j, sent); own != nil && own.Country != e.Country {
			return own.Country, own.Name, to
		}
	}
	if len(s.out) == 0 {
		return "", "", r.End
	}
	n := &s.out[len(s.out)-1]
	before := n.End == r.Start && n.Class == world.Adjective || n.End == r.Start-1 && clitic(s.d.Text(n.End)) && n.Class == world.State
	if !before || n.Country == "" || n.Country == e.Country || s.world.ByCode(n.Country) == nil {
		return "", "", r.End
	}
	return n.Country, s.world.ByCode(n.Country).Name, r.End
}

// serviceAt reports whether a body that the gazetteer knows by common words stands at token i: "the Kestrian Foreign Office".
func (s *scan) serviceAt(i int, sent text.Range) bool {
	e, n := s.world.Match(s.d, i, sent.End)
	return e != nil && e.Class == world.Service && n > 1 && s.common(text.Range{Start: i, End: i + n}) && !(i+n < sent.End && s.cap(i+n))
}

// common reports whether all tokens of r are capitalised words of which organs of any state make their names.
func (s *scan) common(r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if _, ok := lookup(s, s.patterns.Common, i, i+1); !ok || !s.cap(i) {
			return false
		}
	}
	return true
}

// service is the name of a body of the gazetteer, of the state to which the text gives it.
func (s *scan) service(r text.Range, e *world.Entry, sent text.Range) (Name, bool) {
	code, state, to := s.stateOf(r, e, sent)
	if code == "" {
		return Name{}, false
	}
	full := s.text(r) + " of " + state
	r.End = to
	return Name{Range: r, Core: r, Head: r.Start, ID: "organ:" + full, Name: full, Kind: hearsay.KindOrganisation, Country: code, Class: world.Service, entry: e.ID}, true
}

// ownBodies gives every mention of a body the state that the document gives it elsewhere, where no name tells of the state of its entry.
func ownBodies(fields [][]Name) {
	for _, f := range fields {
		for i := range f {
			if n := &f[i]; n.entry != "" {
				restate(fields, n)
			}
		}
	}
}

// looseRoles takes from who leads a body of a common name the state that the gazetteer gives the body, where the document names other
// states and nothing else of that one: "the head of the National Crime Agency" of the state that the article is about.
func looseRoles(fields [][]Name) {
	for _, f := range fields {
		for i := range f {
			if r := &f[i].Role; r.loose && elsewhere(fields, r) {
				r.Country = ""
			}
		}
	}
}

// elsewhere reports whether names tell of a state that is not a role's, and of nothing that is its state's but the body in the role.
func elsewhere(fields [][]Name, r *Role) bool {
	other := false
	for _, f := range fields {
		for i := range f {
			x := &f[i]
			switch {
			case x.Country == "" || x.Class == world.Service && strings.Contains(r.Words, x.Name) || x.Kind == hearsay.KindPerson:
			case x.Country == r.Country:
				return false
			case x.Class == world.State || x.Class == world.Adjective || x.Class == world.Capital:
				other = true
			}
		}
	}
	return other
}

// restate makes of the other mentions of n's entry what n is, unless something else in the document is of the entry's state.
func restate(fields [][]Name, n *Name) {
	country := ""
	for _, f := range fields {
		for i := range f {
			if f[i].ID == n.entry {
				country = f[i].Country
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			if x := &f[i]; country == "" || x.ID != n.entry && x.Country == country || x.entry == n.entry && x.Country != n.Country {
				return // both states' are told of
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			if x := &f[i]; x.ID == n.entry {
				x.ID, x.Name, x.Country = n.ID, n.Name, n.Country
			}
		}
	}
}
