package incident

import (
	"cmp"
	"slices"

	"hearsay"
)

// uttered is where a quote of a unit stands.
type uttered struct {
	speaker
	hearsay.Span
	unit int
}

// speaker is whose words stand where: a party's, or an article's own.
type speaker struct {
	article hearsay.ArticleID
	field   hearsay.Field
	id      string
}

// breaths are the pairs of units, the earlier one first, that one speaker, or one article of its own, charges within a few
// sentences: "the group did it. It acts for the state". Cost is n log n in the quotes, and linear in those that stand so near.
func (b *builder) breaths() map[[2]int]bool {
	var all []uttered
	for i := range b.units {
		for _, n := range b.units[i].quotes {
			if q := &b.quotes[n]; len(q.Q.Content) > 0 {
				all = append(all, uttered{speaker{q.Article, q.Q.Field, id(q.Speaker)}, q.Q.Content[0], i})
			}
		}
	}
	slices.SortFunc(all, func(x, y uttered) int {
		return cmp.Or(cmp.Compare(x.article, y.article), cmp.Compare(x.field, y.field), cmp.Compare(x.id, y.id), x.Start-y.Start, x.unit-y.unit)
	})
	out := map[[2]int]bool{}
	for k, x := range all {
		for _, y := range all[k+1:] {
			if y.speaker != x.speaker || y.Start-x.End > breath {
				break
			}
			if x.unit != y.unit {
				out[[2]int{min(x.unit, y.unit), max(x.unit, y.unit)}] = true
			}
		}
	}
	return out
}
