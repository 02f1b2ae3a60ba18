package pipeline

import (
	"strings"

	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// ours is the body that a press room calls "our" and some words: the only one of its state that the table of states has under a name that is these
// words or ends in them, as the ledger lists it or, where it does not, without a key; the press room's own party where there is none.
func (s *sentence) ours(words []spot) link.Party {
	var name []string
	for _, w := range words {
		name = append(name, w.s)
	}
	called := strings.Join(name, " ")
	var one *world.Entry
	services := s.p.world.Services()
	for i := range services {
		e := &services[i]
		n := strings.ToLower(e.Name)
		if e.Country == "" || e.Country != answersFor(s.press) || n != called && !strings.HasSuffix(n, " "+called) {
			continue
		}
		if one != nil && one.ID != e.ID {
			return s.press
		}
		one = e
	}
	if one == nil {
		return s.press
	}
	if list := s.p.parties.by[strings.ToLower(one.Name)]; len(list) == 1 && answersFor(list[0].party) == one.Country {
		return list[0].party
	}
	if x := (link.Party{Name: one.Name, Kind: one.Kind, Country: one.Country}); answersFor(x) != "" {
		return x
	}
	return s.press
}
