package story

import (
	"fmt"

	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Table tells how rare terms are. It is fixed: what comes in changes nothing of it, so that
// the likeness of two articles stays what it was. It is read only and safe for concurrent use.
type Table struct {
	terms  *en.TermTable
	states map[uint64]bool // words of the names of states, their adjectives, peoples and capitals
}

// stateRarity, in nats, is the most that a state's name counts. The articles that this program
// reads are about states; that both name one says little. All states are treated alike,
// whatever the press of a year wrote of one.
const stateRarity = 2.5

// NewTable returns the shipped table with the states of a gazetteer. Errors are those of
// the built-in data only.
func NewTable(w *world.World) (*Table, error) {
	terms, err := en.Terms()
	if err != nil {
		return nil, fmt.Errorf("story: %w", err)
	}
	t := &Table{terms: terms, states: map[uint64]bool{}}
	for _, s := range w.States() {
		for _, forms := range [][]string{s.Names, s.Adjectives, s.Peoples, s.Capitals} {
			for _, f := range forms {
				Vocabulary(f, "en", func(h uint64) { t.states[h] = true })
			}
		}
	}
	return t, nil
}

// rarity of a term in nats, above 0.
func (t *Table) rarity(term uint64) float64 {
	r := max(t.terms.Of(term), 1.0/en.TermSteps)
	if t.states[term] {
		return min(r, stateRarity)
	}
	return r
}
