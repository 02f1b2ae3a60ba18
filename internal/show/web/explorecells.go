package web

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// titleCols are the columns whose words stand for the thing that the first column, an id, leads to.
var titleCols = []string{"title", "proposition"}

// leadCols are the columns that say most, by question, where they are not the first of its rows.
var leadCols = map[string][]string{"incidents": {"title", "accuser", "accused", "words", "standing", "denied_by"}}

// ordered puts the columns of a table as people read them, from the left: what says most first, what only leads elsewhere
// last. An id at the beginning goes where words beside it can carry its link; exports have it.
func ordered(question string, cols []exploreCol) []exploreCol {
	if len(cols) > 0 && cols[0].kind == idCol {
		if k := slices.IndexFunc(cols, func(c exploreCol) bool { return c.kind == textCol && slices.Contains(titleCols, c.Name) }); k > 0 {
			cols[k].lead = cols[0].k
			cols = cols[1:]
		}
	}
	rank := func(c *exploreCol) int {
		switch k := slices.Index(leadCols[question], c.Name); {
		case k >= 0:
			return k - len(leadCols[question])
		case c.lead >= 0:
			return -1
		case c.k > 0 && (c.kind == listCol || c.kind == idCol):
			return 1
		}
		return 0
	}
	slices.SortStableFunc(cols, func(x, y exploreCol) int { return rank(&x) - rank(&y) })
	return cols
}

// roundCell shortens a number to what a reader can use.
func roundCell(v string) string {
	x, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return v
	}
	if x == math.Trunc(x) && math.Abs(x) < 1e15 {
		if x < 0 {
			return "−" + number(int(-x))
		}
		return number(int(x))
	}
	s := strconv.FormatFloat(x, 'g', 3, 64)
	if math.Abs(x) < 0.001 {
		return "< 0.001"
	}
	return strings.Replace(s, "-", "−", 1)
}
