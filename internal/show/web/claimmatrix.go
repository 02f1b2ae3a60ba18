package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
)

// sureMatrix shows how strongly a claim is worded: rows by strength, columns by hop from the origin and by
// day, a dot for each assertion. It is a table, and so its own table.
type sureMatrix struct {
	Finding    string
	Hops, Days []matrixCol
	Rows       []matrixLine
}

// matrixCol is one column; Sure of N assertions have no hedge.
type matrixCol struct {
	Name    string
	N, Sure int
	Share   string // per cent, "n < 5" below five
}

type matrixLine struct {
	Name, Sub  string
	Hops, Days []matrixCell
}

type matrixCell struct {
	Dots  []matrixDot
	Words string // the commonest wording
}

// dotsShown is how many dots of a cell are drawn: the figures below the columns count all.
const dotsShown = 60

// Shown are the dots that are drawn, the earliest.
func (c *matrixCell) Shown() []matrixDot { return c.Dots[:min(len(c.Dots), dotsShown)] }

// Left is how many are not.
func (c *matrixCell) Left() int { return len(c.Dots) - len(c.Shown()) }

type matrixDot struct {
	Href, Title string
	Full        bool
}

// matrixMost is how many columns of a kind fit; the table of assertions stands below in any case.
const matrixMost = 12

// strength orders a wording: own voice without hedge first, then attributed without hedge, bands from high to low,
// hedges without a scale last.
func strength(q *quoteRow) (rank int, name, sub string) {
	switch {
	case q.Doubt == "" && q.Own:
		return 0, "own voice, no hedge", "the outlet says so itself"
	case q.Doubt == "":
		return 1, "attributed, no hedge", "somebody says so"
	case len(q.Band) == 2:
		return 300 - q.Band[0] - q.Band[1], fmt.Sprintf("%d–%d %%", q.Band[0], q.Band[1]), "a band of the speaker’s scale"
	}
	return 1000, "hedged, no scale", "words of doubt alone"
}

// newSureMatrix sets out the assertions of a claim; nil for fewer than three, or more columns than fit.
func newSureMatrix(rows []sureRow, tree *claimTree) *sureMatrix {
	if len(rows) < 3 {
		return nil
	}
	hop := tree.hops()
	type at struct{ hop, day string }
	where := make([]at, len(rows))
	hops, days := map[string]bool{}, map[string]bool{}
	for i := range rows {
		where[i] = at{hopWords(hop, rows[i].Article), cmp.Or(rows[i].Day, "no date")}
		hops[where[i].hop], days[where[i].day] = true, true
	}
	if len(hops) > matrixMost || len(days) > matrixMost {
		return nil
	}
	m := &sureMatrix{}
	hopNames, dayNames := sortedKeys(hops), sortedKeys(days)
	type line struct {
		rank int
		matrixLine
	}
	var lines []line
	col := func(names []string, kind func(int) string) (out []matrixCol) {
		for _, n := range names {
			c := matrixCol{Name: n}
			for i := range rows {
				if kind(i) != n {
					continue
				}
				if c.N++; rows[i].Doubt == "" {
					c.Sure++
				}
			}
			if c.Share = fmt.Sprintf("%d %%", (100*c.Sure+c.N/2)/c.N); c.N < 5 {
				c.Share = "n < 5"
			}
			out = append(out, c)
		}
		return out
	}
	byHop, byDay := func(i int) string { return where[i].hop }, func(i int) string { return where[i].day }
	m.Hops, m.Days = col(hopNames, byHop), col(dayNames, byDay)
	for i := range rows {
		rank, name, sub := strength(&rows[i].quoteRow)
		k := slices.IndexFunc(lines, func(l line) bool { return l.rank == rank })
		if k < 0 {
			k = len(lines)
			lines = append(lines, line{rank, matrixLine{name, sub, make([]matrixCell, len(hopNames)), make([]matrixCell, len(dayNames))}})
		}
		dot := matrixDot{rows[i].To(), rows[i].Who + ", " + outletWords(rows[i].Outlet) + ", " + rows[i].When, rows[i].Doubt == ""}
		for _, c := range []*matrixCell{&lines[k].Hops[slices.Index(hopNames, where[i].hop)], &lines[k].Days[slices.Index(dayNames, where[i].day)]} {
			c.Dots = append(c.Dots, dot)
			if c.Words == "" {
				c.Words = rows[i].Doubt
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.rank - b.rank })
	for _, l := range lines {
		m.Rows = append(m.Rows, l.matrixLine)
	}
	for i := range m.Days {
		if t, err := time.Parse(time.DateOnly, m.Days[i].Name); err == nil {
			m.Days[i].Name = t.Format("2 Jan")
		}
	}
	return m
}

func sortedKeys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func hopWords(hop map[hearsay.ArticleID]int, id hearsay.ArticleID) string {
	n, ok := hop[id]
	switch {
	case !ok:
		return "no report"
	case n == 0:
		return "first hand"
	}
	return fmt.Sprintf("hop %d", n)
}

// hops is how many hands each report of the claim is from its origin; a report that names no source is the first hand.
func (t *claimTree) hops() map[hearsay.ArticleID]int {
	out := map[hearsay.ArticleID]int{}
	for i := range t.g.Nodes {
		id, ok := strings.CutPrefix(t.g.Nodes[i].ID, "report:")
		if !ok {
			continue
		}
		n := 0
		for k := i; t.parent[k] >= 0 && n <= len(t.g.Nodes); n++ {
			k = t.g.Edges[t.parent[k]].To
		}
		out[hearsay.ArticleID(id)] = n
	}
	return out
}
