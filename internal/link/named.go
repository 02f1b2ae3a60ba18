package link

import (
	"cmp"
	"slices"

	"hearsay"
)

// Named is one mention of an actor of a reading.
type Named struct {
	hearsay.Mention
	Of int // the actor's place in the reading
}

// Names finds the actors of a reading by their ids and by where they are named: one text may hold ten thousand names and as many quotes.
type Names struct {
	actors []hearsay.Actor
	at     map[string]int // by id, the first of equals
	all    []Named        // by field and start
	found  []Named
}

// NamesOf returns the index of the actors of a reading, nil for none. Cost is n log n in their mentions.
func NamesOf(r *hearsay.Reading) *Names {
	n := &Names{}
	if r == nil {
		return n
	}
	n.actors, n.at = r.Actors, make(map[string]int, len(r.Actors))
	for i := range r.Actors {
		if _, twice := n.at[r.Actors[i].ID]; !twice {
			n.at[r.Actors[i].ID] = i
		}
		for _, m := range r.Actors[i].Mentions {
			n.all = append(n.all, Named{m, i})
		}
	}
	slices.SortStableFunc(n.all, func(a, b Named) int { return byPlace(a, b.Field, b.Span.Start) })
	return n
}

// Actor returns the actor with an id, nil if there is none.
func (n *Names) Actor(id string) *hearsay.Actor {
	if i, ok := n.at[id]; ok && id != "" {
		return &n.actors[i]
	}
	return nil
}

// Within returns the mentions in field f that begin in [from, to], bytes, by actor and place. They are valid until the next call.
func (n *Names) Within(f hearsay.Field, from, to int) []Named {
	i, _ := slices.BinarySearchFunc(n.all, from, func(m Named, at int) int { return byPlace(m, f, at) })
	j, _ := slices.BinarySearchFunc(n.all, to+1, func(m Named, at int) int { return byPlace(m, f, at) })
	n.found = append(n.found[:0], n.all[i:max(i, j)]...)
	slices.SortStableFunc(n.found, func(a, b Named) int { return a.Of - b.Of })
	return n.found
}

func byPlace(m Named, f hearsay.Field, at int) int {
	return cmp.Or(rank(m.Field)-rank(f), m.Span.Start-at)
}

// rank puts the title before the text, as mentions of one actor are.
func rank(f hearsay.Field) int {
	if f == hearsay.FieldTitle {
		return 0
	}
	return 1
}

// Beside returns those mentions of a list in order of place, title first, that are in field f and begin in [from, to], bytes.
func Beside(list []hearsay.Mention, f hearsay.Field, from, to int) []hearsay.Mention {
	i, _ := slices.BinarySearchFunc(list, from, func(m hearsay.Mention, at int) int { return byPlace(Named{Mention: m}, f, at) })
	j, _ := slices.BinarySearchFunc(list, to+1, func(m hearsay.Mention, at int) int { return byPlace(Named{Mention: m}, f, at) })
	return list[i:max(i, j)]
}
