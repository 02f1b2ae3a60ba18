package number

import (
	"math"
	"slices"

	"hearsay"
)

// parts are, by article, the lower ends of the counts in m of people who come to harm, and of those of which no deed is told.
func parts(list []Figure, m []int) map[string][]float64 {
	out := map[string][]float64{}
	for _, i := range m {
		if x := &list[i]; x.Kind == hearsay.Count && x.Lo > few && (x.Deed == "" || rising[x.Deed]) {
			out[x.Article] = append(out[x.Article], x.Lo)
		}
	}
	return out
}

// near is the share by which a sum may miss a total that is told some days apart.
const near = 0.05

// whole reports whether the greater of two counts of people who come to harm is the lesser and another that one of their articles tells of them:
// "584 hurt", of whom 208 died, and "387 hurt" are no contradiction.
func whole(x, y *Figure, parts map[string][]float64) bool {
	if x.Kind != hearsay.Count || !rising[x.Deed] && !rising[y.Deed] {
		return false
	}
	if x.Lo > y.Lo {
		x, y = y, x
	}
	return slices.ContainsFunc([]string{x.Article, y.Article}, func(a string) bool {
		return slices.ContainsFunc(parts[a], func(z float64) bool { return z != x.Lo && z != y.Lo && math.Abs(y.Lo-x.Lo-z) <= near*y.Lo })
	})
}

// knows reports whether the article of one of two figures tells the other's number, too: it tells of two sums.
func knows(list []Figure, m []int, i, j int) bool {
	return slices.ContainsFunc(m, func(k int) bool {
		f := &list[k]
		return k != i && k != j && (f.Article == list[i].Article && meets(f, &list[j]) || f.Article == list[j].Article && meets(f, &list[i]))
	})
}
