package view

import (
	"slices"
	"strings"
	"time"

	"hearsay"
)

// Moment is when an article came out, in an order of letters: those without a time behind the day they have, those without a day last.
func (a *Article) Moment() string {
	switch {
	case !a.At.IsZero():
		return a.At.UTC().Format(time.RFC3339)
	case a.Day == "":
		return "9"
	}
	return a.Day
}

// Thin returns the links of copies that tell what a story needs to know of its articles: of each the one with the most words among those with an
// earlier article, the first of equals, and so many copies as join all that are copies of each other. At most two an article are left, in their
// order; texts of one template come with some eighty each. The store keeps all (`hearsay copies`). Cost is n log n in articles, linear in copies.
func Thin(articles []Article, copies []Link) []Link {
	place := make(map[hearsay.ArticleID]int, len(articles))
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(articles[i].Moment(), articles[j].Moment()) })
	for n, i := range order {
		place[articles[i].ID] = n
	}
	most := make([]int, len(articles)) // by place: 1 + the link with the most words so far
	root := make([]int, len(articles))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	keep := make([]bool, len(copies))
	for k := range copies {
		a, okA := place[copies[k].A]
		b, okB := place[copies[k].B]
		if !okA || !okB {
			continue
		}
		if later := max(a, b); most[later] == 0 || copies[k].Words > copies[most[later]-1].Words {
			most[later] = k + 1
		}
		if x, y := find(a), find(b); copies[k].Kind == "copy" && x != y {
			root[x], keep[k] = y, true
		}
	}
	for _, k := range most {
		if k > 0 {
			keep[k-1] = true
		}
	}
	var out []Link
	for k := range copies {
		if keep[k] {
			out = append(out, copies[k])
		}
	}
	return out
}
