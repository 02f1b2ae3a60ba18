package web

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/show/draw"
)

// originsPart is the part of a claim's page that shows where its reports have it from.
type originsPart struct {
	Heading      string
	Thresholds   []threshold
	Wide, Narrow *draw.Picture
	TooMany      bool // for a picture
	Rows         []originRow
	Left         int // edges below the threshold
	Folded       int // reports that stand in the row of another
	Circles      [][]hop
	Proof        *proof
}

// threshold is a choice of "count edges scored ≥".
type threshold struct {
	Text, Href string
	Chosen     bool
}

// hop is a station of a circle.
type hop struct{ Name, Href string }

// originRow is an edge in the table, or a node that has none.
type originRow struct {
	Name, Href   string
	Sign         string // ● ■ ◇ ○
	When         string
	From         string // "" for an origin
	Kind, Score  string
	Lag          string
	Words        string
	NoHedge      bool
	Proof        string // address
	Origin, Also bool   // Also: a further edge of the same report
	Open         bool
}

func (t *claimTree) href(i int) string {
	if n := &t.g.Nodes[i]; n.Kind == origin.KindReport {
		return "/articles/" + string(reportOf(n))
	}
	return ""
}

// picture makes the rows that are drawn.
func (t *claimTree) picture(open int) []draw.Row {
	at := map[int]int{}
	var out []draw.Row
	alike := t.alike()
	for _, i := range t.order {
		n := &t.g.Nodes[i]
		if list := alike[i]; len(list) > 0 && list[0] != i {
			continue
		}
		r := draw.Row{Parent: -1, Sign: signs[n.Kind], Name: nodeName(n), At: n.At, Href: t.href(i)}
		if !n.At.IsZero() {
			r.Date = n.At.UTC().Format("2 Jan 15:04")
		} else if day, err := time.Parse(time.DateOnly, t.day(n)); err == nil {
			r.Date = day.Format("2 Jan")
		}
		if e := t.parent[i]; e >= 0 {
			x := &t.g.Edges[e]
			r.Parent, r.Edge, r.Score, r.EdgeHref, r.Open = at[x.To], string(x.Kind), percentOf(x.Score), t.self(e+1), open == e+1
			r.Lag = t.lag(x)
			r.Words, r.NoHedge = t.words(n)
		} else {
			r.Said = letter(out) + " · "
			if n.Kind == origin.KindOutlet {
				r.Name += " (its report is not in the ledger)"
			}
			r.Carries = counted(t.carried[i]+max(0, len(alike[i])-1), "report")
			if len(alike[i]) > 0 {
				r.Href = "#quotes"
			}
		}
		at[i] = len(out)
		out = append(out, r)
	}
	return out
}

// foldFrom is how many reports of one outlet and day, each alone, are drawn as one row.
const foldFrom = 4

// alike gives each report that names no source and that nobody has it from the others of its outlet and day, itself among
// them, in order of the tree; nothing where they are fewer than foldFrom. Row upon row of them would say no more.
func (t *claimTree) alike() map[int][]int {
	leads := map[int]bool{}
	for i, e := range t.parent {
		if e >= 0 {
			leads[t.g.Edges[e].To], leads[i] = true, true
		}
	}
	by := map[string][]int{}
	for _, i := range t.order {
		n := &t.g.Nodes[i]
		if n.Kind != origin.KindReport || leads[i] || n.Name == "" {
			continue
		}
		day := t.day(n)
		if !n.At.IsZero() {
			day = n.At.UTC().Format(time.DateOnly)
		}
		by[n.Name+"\x00"+day] = append(by[n.Name+"\x00"+day], i)
	}
	out := map[int][]int{}
	for _, list := range by {
		if len(list) < foldFrom {
			continue
		}
		for _, i := range list {
			out[i] = list
		}
	}
	return out
}

// folded counts the reports that the picture has in the row of another.
func (t *claimTree) folded() (n int) {
	for i, list := range t.alike() {
		if list[0] != i {
			n++
		}
	}
	return n
}

// day is the day of a report, "" where it is not known or n is none.
func (t *claimTree) day(n *origin.Node) string {
	if n.Kind != origin.KindReport {
		return ""
	}
	return t.days[reportOf(n)]
}

// letter names the origins A, B, C …, then by number.
func letter(rows []draw.Row) string {
	n := 0
	for _, r := range rows {
		if r.Parent < 0 {
			n++
		}
	}
	if n < 26 {
		return string(rune('A' + n))
	}
	return strconv.Itoa(n + 1)
}

func (t *claimTree) lag(e *origin.Edge) string {
	from, to := &t.g.Nodes[e.From], &t.g.Nodes[e.To]
	switch {
	case from.Kind != origin.KindReport || to.Kind != origin.KindReport:
		return ""
	case from.At.IsZero() || to.At.IsZero():
		return ""
	}
	return lagWords(e.Lag)
}

func (t *claimTree) words(n *origin.Node) (words string, without bool) {
	if n.Kind != origin.KindReport {
		return "", false
	}
	w := t.says[reportOf(n)]
	if w == nil {
		return "", false
	}
	return strings.Join(w.hedges, ", "), w.without && len(w.hedges) == 0
}

// table has every edge that is counted, in the order of the tree, and the nodes without one.
func (t *claimTree) table(open int) (out []originRow) {
	marks := map[origin.NodeKind]string{origin.KindReport: "●", origin.KindActor: "■", origin.KindOutlet: "○", origin.KindUnnamed: "◇"}
	of := make([][]int, len(t.g.Nodes))
	for i, e := range t.g.Edges {
		if e.Score >= t.min {
			of[e.From] = append(of[e.From], i)
		}
	}
	for _, i := range t.order {
		n := &t.g.Nodes[i]
		r := originRow{Name: nodeName(n), Href: t.href(i), Sign: marks[n.Kind], When: "–"}
		if day := t.day(n); !n.At.IsZero() || day != "" {
			r.When = whenWords(n.At, day)
		}
		r.Words, r.NoHedge = t.words(n)
		if len(of[i]) == 0 {
			r.Origin = true
			out = append(out, r)
			continue
		}
		slices.SortStableFunc(of[i], func(a, b int) int {
			if (a == t.parent[i]) != (b == t.parent[i]) {
				if a == t.parent[i] {
					return -1
				}
				return 1
			}
			return cmp.Compare(t.g.Edges[b].Score, t.g.Edges[a].Score)
		})
		for k, e := range of[i] {
			x := &t.g.Edges[e]
			r.From, r.Kind, r.Score, r.Lag, r.Proof, r.Also, r.Open = nodeName(&t.g.Nodes[x.To]), string(x.Kind), percentOf(x.Score), t.lag(x), t.self(e+1), k > 0, open == e+1
			out = append(out, r)
		}
	}
	return out
}

// circles words the circles that were found.
func (t *claimTree) circles() (out [][]hop) {
	for _, c := range t.count.Cycles {
		var hops []hop
		for _, i := range c.Path {
			n := &t.g.Nodes[i]
			name := nodeName(n)
			if n.Ref != "" {
				name += " (" + n.Ref + ")"
			}
			hops = append(hops, hop{name, t.href(i)})
		}
		out = append(out, hops)
	}
	return out
}

// originsHeading states what the count finds.
func originsHeading(t *claimTree) string {
	r := &t.count
	if r.Reports == 0 {
		return "No report asserts it"
	}
	if len(r.Roots) == 0 || r.Max == 0 {
		return "No origin is known"
	}
	top := slices.Max(t.carried)
	s := upper(between(r.Min, r.Max)) + " independent " + plural(r.Max, "origin")
	switch {
	case len(r.Roots) == 1 && r.Reports > 1:
		s += fmt.Sprintf(" behind %s", counted(r.Reports, "report"))
	case r.Reports > 1 && top > 1:
		s += fmt.Sprintf(", and one carries %s of %s", number(top), counted(r.Reports, "report"))
	default:
		s += " behind " + counted(r.Reports, "report")
	}
	return s
}

// newOriginsPart draws the tree, and opens the proof that is asked for elsewhere.
func newOriginsPart(c *view.Claim, id string, min float64, edge int) (originsPart, *claimTree) {
	vals := func(pairs ...string) string {
		v := url.Values{}
		if min > 0 {
			v.Set("min", strconv.FormatFloat(min, 'g', -1, 64))
		}
		for i := 0; i < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		return address("/claims/"+id, v)
	}
	t := newClaimTree(c, min, func(e int) string { return vals("edge", strconv.Itoa(e)) + "#proof" })
	p := originsPart{Heading: originsHeading(t), Rows: t.table(edge), Circles: t.circles()}
	for _, x := range []string{"0", "0.3", "0.5", "0.7", "0.9"} {
		v, _ := strconv.ParseFloat(x, 64)
		href := "/claims/" + id
		if v > 0 {
			href += "?min=" + x
		}
		p.Thresholds = append(p.Thresholds, threshold{x, href + "#tree", v == min})
	}
	for _, e := range c.Graph.Edges {
		if e.Score < min {
			p.Left++
		}
	}
	if len(t.order) > 0 {
		finding := fmt.Sprintf("Origin tree: %s go back to %s %s. Every row is in the table below", counted(t.count.Reports, "report"), between(t.count.Min, t.count.Max), plural(t.count.Max, "origin"))
		wide, narrow, ok := draw.Tree(t.picture(edge), finding)
		if p.TooMany = !ok; ok {
			p.Wide, p.Narrow, p.Folded = &wide, &narrow, t.folded()
		}
	}
	return p, t
}
