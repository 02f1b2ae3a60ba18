package name

import (
	"hearsay"
	"hearsay/lexicon/world"
)

// Sort is what a name is taken for, coarser than its kind: what corpora of named entities tell
// apart, and what a trained model can tell of a name that no rule explains.
type Sort uint8

// The sorts. NoSort is a name that nothing explains, or a word that names nothing (an
// adjective, a people).
const (
	NoSort Sort = iota
	Person
	Organisation
	Place
)

// ruled is the sort that gazetteer and rules give: states and capitals are places, an
// adjective or a people none, whatever organ, outlet, firm or group organisations.
func (n *Name) ruled() Sort {
	switch n.Class {
	case world.Adjective, world.People:
		return NoSort
	case world.State, world.Capital, world.Seat:
		return Place
	case world.Service, world.Body, world.Outlet, world.Firm, world.Group:
		return Organisation
	}
	switch n.Kind {
	case hearsay.KindPerson:
		return Person
	case hearsay.KindOrganisation, hearsay.KindOutlet, hearsay.KindArmedGroup, hearsay.KindThreatActor:
		return Organisation
	}
	return NoSort
}

// Sort returns what n is taken for: by gazetteer and rules where they say, else by the model.
func (n *Name) Sort() Sort {
	if n.judged && n.open() {
		return n.sort
	}
	return n.ruled()
}
