package draw

import (
	"math"
	"time"
)

// Sign of a row: what it is that stands there.
type Sign string

const (
	Report  Sign = "report"
	Source  Sign = "source"  // a named party or document
	Unnamed Sign = "unnamed" // somebody who is described
	Outlet  Sign = "outlet"  // an outlet that is named, without its report
)

// Row is one node of an origin tree. Rows come depth first: each behind its parent, the root
// of a tree before all that goes back to it.
type Row struct {
	Parent   int // index of a row before this one, -1 for an origin
	Sign     Sign
	Name     string
	Said     string // behind the name of an origin: "A · "
	Carries  string // of an origin: "21 reports"
	Edge     string // copy, reuse, cites, unnamed: why it stands below its parent
	At       time.Time
	Date     string // as shown
	Lag      string // after the parent
	Score    string
	Words    string // that tell how sure the report is
	NoHedge  bool
	Href     string // of the node
	EdgeHref string // of the proof
	Open     bool   // its proof is open
}

// MaxRows is how many rows a picture has at most; more are a table only.
const MaxRows = 40

const (
	rootHeight  = 28.0
	rowHeight   = 21.0
	narrowRow   = 40.0
	treeHead    = 46.0
	firstX      = 36.0  // of a node one minute after its origin
	lastX       = 470.0 // of the latest node, wide
	narrowLast  = 100.0 // likewise, narrow, unless names need the room
	narrowFirst = 62.0  // where it stands at least
	columnDate  = 786.0
	columnLag   = 866.0
	columnEdge  = 946.0
	columnScore = 1029.0
	columnWords = 1045.0
)

// Tree draws the wide and the narrow picture of an origin tree: a row a node, from left to
// right by the logarithm of the time since its origin first spoke. ok is false, and nothing
// is drawn, for more than [MaxRows] rows, none, or a chain too long for the room.
func Tree(rows []Row, finding string) (wide, narrow Picture, ok bool) {
	if len(rows) == 0 || len(rows) > MaxRows {
		return wide, narrow, false
	}
	t := newTree(rows)
	if t.deepest > 20 {
		return wide, narrow, false
	}
	wide = Picture{Class: "wide", Finding: finding, Width: Wide}
	t.wide(&wide)
	narrow = Picture{Class: "narrow", Finding: finding, Width: Narrow}
	t.narrow(&narrow)
	return wide, narrow, true
}

type tree struct {
	rows    []Row
	root    []int         // of each row
	start   []time.Time   // when the origin of each row first spoke
	below   []int         // how many generations stand below
	depth   []int         // and above
	last    []int         // the last child, 0 for none
	span    time.Duration // from origin to the latest report
	deepest int
}

func newTree(rows []Row) *tree {
	n := len(rows)
	t := &tree{rows: rows, root: make([]int, n), start: make([]time.Time, n), below: make([]int, n), depth: make([]int, n), last: make([]int, n)}
	for i := range rows {
		t.root[i] = i
		if p := rows[i].Parent; p >= 0 {
			t.root[i], t.depth[i], t.last[p] = t.root[p], t.depth[p]+1, i
		}
		t.deepest = max(t.deepest, t.depth[i])
		first := &t.start[t.root[i]]
		if at := rows[i].At; !at.IsZero() && (first.IsZero() || at.Before(*first)) {
			*first = at
		}
	}
	for i := n - 1; i >= 0; i-- {
		t.start[i] = t.start[t.root[i]]
		if p := rows[i].Parent; p >= 0 {
			t.below[p] = max(t.below[p], t.below[i]+1)
		}
	}
	t.span = time.Hour
	for i := range rows {
		t.span = max(t.span, t.since(i))
	}
	return t
}

// since is how long after its origin a row spoke, 0 where that is not known.
func (t *tree) since(i int) time.Duration {
	if t.rows[i].At.IsZero() || t.start[i].IsZero() {
		return 0
	}
	return t.rows[i].At.Sub(t.start[i])
}

func (t *tree) along(d time.Duration, from, to float64) float64 {
	share := math.Log(max(1, d.Minutes())) / math.Log(t.span.Minutes())
	return from + share*(to-from)
}

// places gives each row its x. A node stands at least step right of its parent, and leaves
// room for those below it.
func (t *tree) places(rootX, from, to, step float64) []float64 {
	xs := make([]float64, len(t.rows))
	for i, r := range t.rows {
		if r.Parent < 0 {
			xs[i] = rootX
			continue
		}
		x := min(t.along(t.since(i), from, to), to-step*float64(t.below[i]))
		xs[i] = max(x, xs[r.Parent]+step)
	}
	return xs
}

// scale is what the axis may show.
var scale = []struct {
	at   time.Duration
	text string
}{{time.Minute, "1 min"}, {5 * time.Minute, "5"}, {15 * time.Minute, "15"}, {time.Hour, "1 h"}, {3 * time.Hour, "3"}, {12 * time.Hour, "12"}, {24 * time.Hour, "1 day"},
	{3 * 24 * time.Hour, "3"}, {7 * 24 * time.Hour, "7"}, {30 * 24 * time.Hour, "30"}, {90 * 24 * time.Hour, "90"}, {365 * 24 * time.Hour, "1 year"}}

func (t *tree) wide(p *Picture) {
	xs := t.places(14, firstX, lastX, 19)
	ys, tops, bottom := t.heights(treeHead, rootHeight, rowHeight)
	p.Height = bottom + 6
	for i, r := range t.rows {
		switch {
		case r.Open:
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "hib", Y: tops[i], W: Wide, H: rowHeight})
		case r.Parent < 0:
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "band", Y: tops[i], W: Wide, H: rootHeight})
		}
	}
	p.text(30, 14, "m s", "Time since the origin’s first words (log scale)", 11)
	right := -1.0
	for _, tick := range scale {
		x := t.along(tick.at, firstX, lastX)
		if tick.at > t.span {
			break
		}
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "gr", D: "M" + Px(x) + " " + Px(treeHead-6) + "V" + Px(bottom)})
		s := Shape{Kind: Text, Class: "m s c", X: x, Y: 33, Text: tick.text, Size: 11, Align: "c"}
		if x0, _, x1, _ := s.Box(); x0 > right+4 {
			p.Shapes, right = append(p.Shapes, s), x1
		}
	}
	for _, c := range []struct {
		x    float64
		text string
	}{{columnDate, "Published"}, {columnLag, "After parent"}, {columnEdge, "Edge, score"}, {columnWords, "Words of certainty"}} {
		p.text(c.x, 32, "m s", c.text, 11)
	}
	t.lines(p, xs, ys)
	for i, r := range t.rows {
		y := ys[i] + 4
		t.node(p, r, xs[i], ys[i])
		if r.Parent < 0 {
			end := columnDate - 12
			p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "t", X: xs[i] + 16, Y: y + 1, Text: fit(r.Said+r.Name, end-xs[i]-16, 14, true), Size: 14, Bold: true, Href: r.Href, Title: r.Name})
			p.text(columnDate, y, "m", r.Date, 12)
			p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "b e", X: Wide - 8, Y: y, Text: r.Carries, Size: 12, Bold: true, Align: "e"})
			continue
		}
		bold := t.below[i] > 0
		p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: weight(bold), X: xs[i] + 10, Y: y, Text: fit(r.Name, columnDate-12-xs[i]-10, 12, bold), Size: 12, Bold: bold, Href: r.Href, Title: r.Name})
		p.text(columnDate, y, "m", r.Date, 12)
		p.text(columnLag, y, "m", r.Lag, 12)
		p.text(columnEdge, y, "", r.Edge, 12)
		if r.Score != "" {
			p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "e", X: columnScore, Y: y, Text: r.Score, Size: 12, Align: "e", Href: r.EdgeHref, Title: "Proof of this edge: " + r.Name})
		}
		if r.NoHedge {
			p.text(columnWords, y, "m", "no hedge", 12)
		} else {
			p.text(columnWords, y+0.5, "w", whole(r.Words, Wide-columnWords, 13), 13)
		}
	}
}

func weight(bold bool) string {
	if bold {
		return "b"
	}
	return ""
}

// narrow has two lines a row, and times in words instead of an axis with columns.
func (t *tree) narrow(p *Picture) {
	step, last := 14.0, narrowLast
	for _, r := range t.rows { // names before time: offices differ at the end of theirs
		last = min(last, max(narrowFirst, Narrow-12-width(r.Said+r.Name, 12, r.Parent < 0)))
	}
	if t.deepest > 0 {
		step = min(19, (last-14)/float64(t.deepest))
	}
	xs := t.places(10, 24, last, step)
	ys, tops, bottom := t.heights(0, narrowRow, narrowRow)
	p.Height = bottom + 4
	for i, r := range t.rows {
		switch {
		case r.Open:
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "hib", Y: tops[i], W: Narrow, H: narrowRow})
		case r.Parent < 0:
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "band", Y: tops[i], W: Narrow, H: narrowRow})
		}
	}
	for i := range ys {
		ys[i] -= 8
	}
	t.lines(p, xs, ys)
	for i, r := range t.rows {
		t.node(p, r, xs[i], ys[i])
		x, bold, said := xs[i]+12, r.Parent < 0 || t.below[i] > 0, r.Carries
		p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: weight(bold), X: x, Y: ys[i] + 4, Text: fit(r.Said+r.Name, Narrow-x, 12, bold), Size: 12, Bold: bold, Href: r.Href, Title: r.Name})
		if r.Parent >= 0 {
			said = join(r.Date, r.Lag, r.Edge+" "+r.Score)
		}
		if said = fit(said, Narrow-x, 11, false); r.EdgeHref != "" && said != "" {
			p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "m s", X: x, Y: ys[i] + 20, Text: said, Size: 11, Href: r.EdgeHref, Title: "Proof of this edge: " + r.Name})
		} else {
			p.text(x, ys[i]+20, "m s", said, 11)
		}
	}
}

func join(parts ...string) string {
	s := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if s != "" {
			s += " · "
		}
		s += p
	}
	return s
}

// heights gives each row its middle and top, and where the last ends.
func (t *tree) heights(head, root, row float64) (ys, tops []float64, bottom float64) {
	y := head
	for _, r := range t.rows {
		h := row
		if r.Parent < 0 {
			if h = root; y > head {
				y += 6
			}
		}
		tops, ys = append(tops, y), append(ys, y+h/2)
		y += h
	}
	return ys, tops, y
}

// lines draws trunks and edges: a thin trunk at the parent's x, the kind of edge on the way to
// the right only.
func (t *tree) lines(p *Picture, xs, ys []float64) {
	for i := range t.rows {
		if k := t.last[i]; k > 0 {
			p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "trunk", D: "M" + Px(xs[i]) + " " + Px(ys[i]+6) + "V" + Px(ys[k])})
		}
	}
	for i, r := range t.rows {
		if r.Parent < 0 {
			continue
		}
		from, to, y := Px(xs[r.Parent]), Px(xs[i]-5), ys[i]
		d := "M" + from + " " + Px(y) + "H" + to
		class := "ed"
		switch r.Edge {
		case "reuse", "cites":
			class += " " + r.Edge
		case "unnamed":
			class += " unn"
			d = "M" + from + " " + Px(y-2) + "H" + to + "M" + from + " " + Px(y+2) + "H" + to
		}
		if r.Open {
			class += " hi"
		}
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: class, D: d})
	}
}

// node draws the sign of a row.
func (t *tree) node(p *Picture, r Row, x, y float64) {
	switch r.Sign {
	case Source:
		p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "nd", X: x - 5.5, Y: y - 5.5, W: 11, H: 11})
	case Unnamed:
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "nd-o", D: "M" + Px(x) + " " + Px(y-7) + "l7 7-7 7-7-7z"})
	case Outlet:
		p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: "nd-o", X: x, Y: y, R: 5})
	default:
		p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: "nd", X: x, Y: y, R: 4.8})
	}
}

// text adds words, nothing for "".
func (p *Picture) text(x, y float64, class, s string, size float64) {
	if s != "" {
		p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: class, X: x, Y: y, Text: s, Size: size})
	}
}
