package web

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// titleCols are the columns whose words stand for the thing that the column of ids leads to.
var titleCols = []string{"title", "proposition", "name"}

// dayLists are the columns with a figure for each day, or each point; foldedDays is from how many on only exports have them.
var dayLists = map[string]bool{"days": true, "points": true}

const foldedDays = 13

// pairRefs are the columns of hearsay copies that name articles, unless outlets are added up.
var pairRefs = []string{"a", "b", "from"}

func (a *asking) pairs() bool { return a.q.Name == "copies" && a.vals.Get("by-outlet") == "" }

// foldRows is from how many rows on a column with one value in all of them is told once beside the table.
const foldRows = 5

// fold takes out columns that a reader gains nothing by: words that are the same in all rows, and lists of days.
func (p *explorePage) fold(t *table, cols []exploreCol, rows [][]string) []exploreCol {
	if len(rows) == 0 {
		return cols
	}
	left := len(cols)
	return slices.DeleteFunc(cols, func(c exploreCol) bool {
		v := rows[0][c.k]
		switch {
		case left == 1 || c.Chosen || c.Bars:
			return false
		case dayLists[c.Name] && slices.ContainsFunc(rows, func(row []string) bool { return len(strings.Fields(row[c.k])) >= foldedDays }):
			p.Apart = append(p.Apart, c.Words)
		case len(rows) >= foldRows && v != "" && (c.kind == textCol || c.kind == boolCol) && c.lead < 0 && !slices.ContainsFunc(rows, func(row []string) bool { return row[c.k] != v }):
			p.Same = append(p.Same, c.Words+": "+c.cell(t, rows[0], nil).Text)
		default:
			return false
		}
		left--
		return true
	})
}

// leadCols are the columns that say most, by question, where they are not the first of its rows.
var leadCols = map[string][]string{
	"incidents": {"title", "accuser", "accused", "words", "standing", "denied_by"},
	"quotes":    {"content_text", "speaker", "act", "hedges", "outlet", "published", "ref"},
	"copies":    {"kind", "a", "b", "from"},
}

// ordered puts the columns of a table as people read them, from the left: what says most first, what only leads elsewhere
// last. An id goes where words beside it can carry its link; exports have it.
func ordered(question string, cols []exploreCol) []exploreCol {
	if id := slices.IndexFunc(cols, func(c exploreCol) bool { return c.kind == idCol && c.Name == "id" }); id >= 0 {
		if k := slices.IndexFunc(cols, func(c exploreCol) bool { return c.kind == textCol && slices.Contains(titleCols, c.Name) }); k >= 0 {
			cols[k].lead = cols[id].k
			cols = slices.Delete(cols, id, id+1)
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

// places returns the articles of v where it is nothing but places in articles (an id, "title" or "text", and a byte), as numbers
// are called, and what all of them are told to be ("plays down"), "" if nothing or not the same; no articles for other words.
func places(v string) (articles []string, what string) {
	for w := range strings.FieldsSeq(v) {
		kind, place, ok := strings.Cut(w, ":")
		if !ok {
			kind, place = "", w
		}
		id, rest, _ := strings.Cut(place, "/")
		field, at, ok := strings.Cut(rest, "/")
		if _, err := strconv.Atoi(at); !ok || err != nil || !isID(id) || field != "title" && field != "text" {
			return nil, ""
		}
		if kind = strings.ReplaceAll(kind, "_", " "); len(articles) == 0 {
			what = kind
		} else if what != kind {
			what = ""
		}
		articles = append(articles, id)
	}
	return articles, what
}
