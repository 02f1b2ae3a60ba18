package web

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/store"
)

// explorePage is any cut of the ledger as a table: one question with what was told with it.
type explorePage struct {
	Question *Question
	Groups   []questionGroup // on the first page only
	Fields   []askField
	Path     string
	Command  string
	Chips    []chip
	Clear    string
	Facets   []facet
	Cols     []exploreCol
	Rows     []exploreRow
	Empty    []string // columns without any value
	Same     []string // columns with one value in all rows, and that value
	Apart    []string // columns that only exports have: a figure for each day
	Total    int
	More     bool
	Charts   []facetValue // columns that can be drawn
	Notes    []string
	Asked    bool // there are rows to show or to miss
	Exports  []facetValue
	Watch    string
	Problem  string
}

type questionGroup struct {
	Name  string
	Items []*Question
}

// askField is one parameter in the form.
type askField struct {
	Param
	Value string
}

// exploreCol is a column of the table as it is shown: bounds are set beside what they bound.
type exploreCol struct {
	Name, Words, Sort string
	Right, Chosen, Up bool
	Bars              bool
	k, lo, hi         int
	kind              colKind
	lead              int    // column of the ids that the words of this one lead to, -1 for none
	between           string // the page of a row's a and b that its words lead to, "" for none
	none              string // what an empty value means, "" where nothing is known
	long              bool   // it has a value of more than a few words
}

type exploreRow struct{ Cells []exploreCell }

type exploreCell struct {
	Text  string
	Href  string
	Class string
	Links []facetValue // a list of ids
	Bar   *bar
}

// bounds of a page.
const (
	shownRows   = 200
	facetValues = 14
	facetCols   = 5
)

// asking is a question as an address puts it.
type asking struct {
	q      *Question
	vals   url.Values        // of the question
	chosen map[string]string // of columns
	sort   string
	chart  string
}

// asks reads the address of a question. Unknown words in it are an error: a typing mistake must not give all
// rows.
func (s *site) asks(r *http.Request, name string) (a asking, err error) {
	a = asking{vals: url.Values{}, chosen: map[string]string{}}
	if a.q = s.question(name); a.q == nil {
		return a, fmt.Errorf("no question %q: %w", name, store.ErrNotFound)
	}
	for key, list := range r.URL.Query() {
		v := list[0]
		col, isCol := strings.CutPrefix(key, "f.")
		switch {
		case key == "sort":
			a.sort = v
		case key == "chart":
			a.chart = v
		case isCol:
			a.chosen[col] = v
		case a.q.param(key) == nil:
			return a, fmt.Errorf("%w: %s cannot be told with %s", store.ErrQuery, key, name)
		case v != "" && !(a.q.param(key).Kind == "choice" && v == a.q.param(key).Default):
			a.vals.Set(key, v)
		}
	}
	return a, nil
}

// address of the same question, with one word changed ("" takes it away).
func (a *asking) address(ext, key, value string) string {
	vals := maps.Clone(a.vals)
	for c, v := range a.chosen {
		vals["f."+c] = []string{v}
	}
	if a.sort != "" {
		vals.Set("sort", a.sort)
	}
	if a.chart != "" {
		vals.Set("chart", a.chart)
	}
	if key != "" {
		vals.Del(key)
		if value != "" {
			vals.Set(key, value)
		}
	}
	if ext != "" {
		vals.Del("sort")
		vals.Del("chart")
	}
	return address("/explore/"+a.q.Name+ext, vals)
}

// exploreAll lists the questions.
func (s *site) exploreAll(w http.ResponseWriter, r *http.Request) {
	p := explorePage{}
	for i := range s.questions {
		q := &s.questions[i]
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Name != q.Group {
			p.Groups = append(p.Groups, questionGroup{Name: q.Group})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Items = append(g.Items, q)
	}
	s.page(w, http.StatusOK, "explore", shell{Title: "Explore", Nav: "explore", Body: p})
}

// explore shows the rows of one question.
func (s *site) explore(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if base, ext, ok := cutForm(name); ok {
		s.exploreRows(w, r, base, ext)
		return
	}
	if s.narrowed(w, r, name) {
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	a, err := s.asks(r, name)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := explorePage{Question: a.q, Path: "/explore/" + name, Command: s.o.Asker.Command(name, a.vals)}
	for _, x := range a.q.Params {
		v := a.vals.Get(x.Name)
		if v == "" && x.Kind == "choice" {
			v = x.Default
		}
		p.Fields = append(p.Fields, askField{x, v})
	}
	sh := shell{Title: a.q.Title, Nav: "explore"}
	if a.q.Needs == "" || a.vals.Get(a.q.Needs) != "" {
		t, err := s.answer(ctx, a.q, a.vals)
		switch {
		case isAsked(err):
			p.Problem = upper(strings.TrimPrefix(err.Error(), ErrAsked.Error()+": "))
		case err != nil:
			s.fail(w, r, err)
			return
		default:
			p.fill(&a, t)
			sh.JSON, sh.CSV, sh.Counted = a.address(".json", "", ""), a.address(".csv", "", ""), counted(p.Total, "row")
		}
	}
	sh.Body = p
	s.page(w, http.StatusOK, "explore", sh)
}

// fill sets what the rows come to.
func (p *explorePage) fill(a *asking, t *table) {
	p.Asked, p.Notes, p.More = true, t.notes, t.more
	for _, c := range slices.Sorted(maps.Keys(a.chosen)) {
		p.Chips = append(p.Chips, chip{Name: columnWords(a.q.Name, c), Value: plainCode(a.chosen[c]), URL: a.address("", "f."+c, "")})
	}
	for _, x := range a.q.Params {
		v := a.vals.Get(x.Name)
		if v == "" {
			continue
		}
		if x.Kind == "flag" {
			v = "yes"
		}
		p.Chips = append(p.Chips, chip{Name: fieldWords(x.Name), Value: v, URL: a.address("", x.Name, "")})
	}
	p.Clear = "/explore/" + a.q.Name
	p.Facets = a.facets(t)
	rows := t.sorted(t.matching(a.chosen), cmp.Or(a.sort, a.chart))
	p.Total = len(rows)
	p.Cols, p.Empty = a.columns(t)
	p.Cols = p.fold(t, p.Cols, rows)
	for _, c := range p.Cols {
		if c.kind == numberCol {
			p.Charts = append(p.Charts, facetValue{Label: c.Words, URL: a.address("", "chart", c.Name), Chosen: c.Bars})
		}
	}
	most := map[int]float64{}
	for _, row := range rows {
		for _, c := range p.Cols {
			if c.Bars {
				v, _ := strconv.ParseFloat(row[c.k], 64)
				most[c.k] = max(most[c.k], math.Abs(v))
			}
		}
	}
	for _, row := range rows[:min(len(rows), shownRows)] {
		var out exploreRow
		for i := range p.Cols {
			out.Cells = append(out.Cells, p.Cols[i].cell(t, row, most))
		}
		p.Rows = append(p.Rows, out)
	}
	for _, x := range []string{"csv", "json", "jsonl"} {
		p.Exports = append(p.Exports, facetValue{Label: strings.ToUpper(x), URL: a.address("."+x, "", "")})
	}
	if a.q.At != "" {
		p.Watch = "/watch/" + strings.TrimPrefix(a.address("", "", ""), "/explore/")
	}
}

// emptyWords say what no value means, by question and column, where it is something that is known.
var emptyWords = map[[2]string]string{{"blame", "accused"}: "nobody named", {"claims", "denied_by"}: "nobody", {"incidents", "accused"}: "nobody named"}

// columns puts bounds beside what they bound and leaves out what has no value.
func (a *asking) columns(t *table) (cols []exploreCol, empty []string) {
	for k := 0; k < len(t.cols); k++ {
		name := t.cols[k]
		c := exploreCol{Name: name, Words: columnWords(a.q.Name, name), k: k, lo: -1, hi: -1, lead: -1, kind: t.kind(k), none: emptyWords[[2]string{a.q.Name, name}], Sort: a.address("", "sort", name)}
		if c.kind == emptyCol && len(t.rows) > 0 || strings.HasSuffix(name, "_key") {
			if c.kind == emptyCol {
				empty = append(empty, c.Words)
			}
			continue
		}
		if a.pairs() && slices.Contains(pairRefs, name) {
			c.kind = idCol
		}
		if a.pairs() && name == "kind" {
			c.between = "/compare"
		}
		base := strings.TrimSuffix(name, "lo")
		if base != name && k+1 < len(t.cols) && t.cols[k+1] == base+"hi" && len(cols) > 0 && cols[len(cols)-1].kind == numberCol && cols[len(cols)-1].lo < 0 {
			cols[len(cols)-1].lo, cols[len(cols)-1].hi = k, k+1
			k++
			continue
		}
		c.Right, c.long = c.kind == numberCol, c.kind == textCol && t.long(k)
		if by, up := strings.CutPrefix(a.sort, "-"); by == name {
			if c.Chosen, c.Up = true, up; !up {
				c.Sort = a.address("", "sort", "-"+name)
			}
		}
		c.Bars = c.kind == numberCol && a.chart == name
		cols = append(cols, c)
	}
	return ordered(a.q.Name, cols), empty
}

func (c *exploreCol) cell(t *table, row []string, most map[int]float64) exploreCell {
	v := row[c.k]
	out := exploreCell{Text: v}
	if v == "" {
		if out.Text, out.Class = cmp.Or(c.none, "–"), "mute"; c.none == "" {
			out.Class = "mute idle" // a card leaves it out
		}
		return out
	}
	switch c.kind {
	case numberCol:
		out.Text = roundCell(v)
		if c.lo >= 0 && row[c.lo] != "" {
			out.Text += " (" + roundCell(row[c.lo]) + "–" + roundCell(row[c.hi]) + ")"
		}
		if x, _ := strconv.ParseFloat(v, 64); c.Bars && most[c.k] > 0 {
			out.Bar = &bar{W: fmt.Sprintf("%.1f", 120*math.Abs(x)/most[c.k])}
		}
	case timeCol:
		out.Text, out.Class = whenCell(v), "nowrap"
	case idCol:
		out.Href = "/go/" + url.PathEscape(v)
		if name := t.cols[c.k]; name == "quote" || strings.HasSuffix(name, "_quote") { // its article leads there; alone it is in no index
			out.Href = ""
			if ref := t.cell(row, strings.TrimSuffix(name, "quote")+"ref"); ref != "" {
				out.Href = "/articles/" + url.PathEscape(ref) + "/quotes/" + url.PathEscape(v)
			}
		}
		if ref := t.cell(row, "ref"); t.cols[c.k] == "revision" && ref != "" {
			out.Href = "/articles/" + url.PathEscape(ref) + "?rev=" + url.QueryEscape(v)
		}
		if isID(v) {
			out.Text, out.Class = v[:8], "mono"
		}
	case boolCol:
		out.Text = map[string]string{"true": "yes", "false": "no"}[v]
		if v == "false" {
			out.Class = "mute"
		}
	case listCol:
		list := strings.Fields(v)
		if dayLists[t.cols[c.k]] {
			out.Text = v
			break
		}
		out.Text = number(len(list))
		if t.cols[c.k] == "quotes" && isID(list[0]) {
			break
		}
		for _, id := range list[:min(len(list), 40)] {
			label := id
			if isID(id) {
				label = id[:8]
			}
			out.Links = append(out.Links, facetValue{Label: label, URL: "/go/" + url.PathEscape(id)})
		}
	default:
		if list, what := places(v); len(list) > 0 {
			out.Text = strings.TrimLeft(what+" "+number(len(list)), " ")
			for _, id := range list[:min(len(list), 40)] {
				out.Links = append(out.Links, facetValue{Label: id[:8], URL: "/go/" + id})
			}
			break
		}
		if c.long {
			out.Class = "long"
		}
		if out.Text = plainCode(v); c.between != "" {
			out.Href = c.between + "?a=" + url.QueryEscape(t.cell(row, "a")) + "&b=" + url.QueryEscape(t.cell(row, "b"))
		} else if c.lead >= 0 && row[c.lead] != "" {
			out.Href, out.Text = "/go/"+url.PathEscape(row[c.lead]), plainMarks(out.Text)
		}
	}
	return out
}
