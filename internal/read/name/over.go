package name

import (
	"slices"

	"hearsay/internal/text"
)

// From returns the place of the first of names, as [Finder.Find] returns them, that ends behind token i, their number if none does. Cost is that
// of a binary search.
func From(names []Name, i int) int {
	k, _ := slices.BinarySearchFunc(names, i+1, func(n Name, at int) int { return n.End - at })
	return k
}

// Over returns those of names, as [Finder.Find] returns them, that have a token of r. Cost is that of a binary search.
func Over(names []Name, r text.Range) []Name {
	i := From(names, r.Start)
	j, _ := slices.BinarySearchFunc(names, r.End, func(n Name, at int) int { return n.Start - at })
	return names[i:max(i, j)]
}
