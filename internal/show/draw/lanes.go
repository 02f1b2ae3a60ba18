package draw

import "time"

// Lane is a line of a timeline: one accused party.
type Lane struct {
	Name   string
	Points []Point // in order of time
}

// Point is a statement on a lane.
type Point struct {
	At          time.Time
	Who, Words  string // of the label; Words are left out where they do not fit
	Mark        string // full: accuses; half: hedged; struck: denies
	Href, Title string
	x           float64
	row         int
	labelW      float64
}

// Day is a line across all lanes.
type Day struct {
	At   time.Time
	Text string
}

// MaxLanes is how many lanes a timeline has at most, with a shape and colour for each.
const MaxLanes = 6

const (
	lanesLeft  = 190.0
	lanesRight = Wide - 260.0
	lanesHead  = 30.0
	labelRow   = 34.0
	labelMax   = 250.0
	maxLabels  = 4 // rows of labels under a lane
)

// Lanes draws statements by time, a lane an accused party; wide only, since a telephone gets the
// list. ok is false for fewer than 3 statements, more than [MaxLanes] lanes, or no time to speak
// of between the first and the last.
//
// A label hangs on a leader from its mark. From right to left, a label stands one row farther
// out than every label whose leader falls inside its extent: so leaders never cross words. What
// would need a fifth row keeps its mark and loses its label.
func Lanes(lanes []Lane, days []Day, finding string) (p Picture, ok bool) {
	n := 0
	var first, last time.Time
	for _, l := range lanes {
		for _, q := range l.Points {
			if n++; first.IsZero() || q.At.Before(first) {
				first = q.At
			}
			if q.At.After(last) {
				last = q.At
			}
		}
	}
	if n < 3 || len(lanes) > MaxLanes || last.Sub(first) < time.Minute {
		return p, false
	}
	at := func(t time.Time) float64 {
		return lanesLeft + float64(t.Sub(first))/float64(last.Sub(first))*(lanesRight-lanesLeft)
	}
	p = Picture{Class: "wide", Finding: finding, Width: Wide}
	var tops []float64
	rows := make([]int, len(lanes))
	y := lanesHead
	for i := range lanes {
		rows[i] = hang(lanes[i].Points, at)
		tops = append(tops, y)
		y += 40 + labelRow*float64(max(1, rows[i]))
	}
	p.Height = y
	for i := range lanes {
		if i%2 == 0 {
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "band", Y: tops[i], W: Wide, H: 40 + labelRow*float64(max(1, rows[i]))})
		}
	}
	right := 0.0
	for _, d := range days {
		x := at(d.At)
		if x < lanesLeft || x > lanesRight {
			continue
		}
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "gr", D: "M" + Px(x) + " 18V" + Px(y)})
		s := Shape{Kind: Text, Class: "m s", X: x + 3, Y: 13, Text: d.Text, Size: 11}
		if x0, _, x1, _ := s.Box(); x0 > right+6 {
			p.Shapes, right = append(p.Shapes, s), x1
		}
	}
	for i := range lanes {
		lane(&p, &lanes[i], i, tops[i]+20)
	}
	return p, true
}

// hang gives the points their x and row, 0 for no label, and returns how many rows there are.
func hang(ps []Point, at func(time.Time) float64) (rows int) {
	for i := len(ps) - 1; i >= 0; i-- {
		q := &ps[i]
		q.x = at(q.At)
		q.Who = fit(q.Who, labelMax, 11, false)
		q.Words = whole(q.Words, labelMax, 12)
		q.labelW = 8 + max(width(q.Who, 11, false), width(q.Words, 12, false))
		q.row = 1
		for _, r := range ps[i+1:] {
			if r.x <= q.x+q.labelW && r.row >= q.row {
				q.row = r.row + 1
			}
		}
		if q.Who == "" || q.row > maxLabels {
			q.row = 0
		}
		rows = max(rows, q.row)
	}
	return rows
}

func lane(p *Picture, l *Lane, n int, y float64) {
	c := string(rune('1' + n))
	p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "b", X: 8, Y: y + 4, Text: fit(l.Name, lanesLeft-30, 12, true), Size: 12, Bold: true, Title: l.Name},
		Shape{Kind: Path, Class: "s" + c, D: "M" + Px(lanesLeft) + " " + Px(y) + "H" + Px(lanesRight)})
	for _, q := range l.Points {
		if q.row > 0 {
			p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "gr", D: "M" + Px(q.x) + " " + Px(y+8) + "V" + Px(y+10+labelRow*float64(q.row))})
		}
	}
	for _, q := range l.Points {
		class := "f" + c + " s" + c
		if q.Mark != "full" {
			class = "open s" + c
		}
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: class, D: MarkPath(n, q.x, y), Href: q.Href, Title: q.Title})
		if q.Mark == "struck" {
			p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "strike s" + c, D: "M" + Px(q.x-7) + " " + Px(y+7) + "L" + Px(q.x+7) + " " + Px(y-7)})
		}
		if q.row > 0 {
			base := y + labelRow*float64(q.row)
			p.text(q.x+5, base-3, "s", q.Who, 11)
			p.text(q.x+5, base+12, "w ws", q.Words, 12)
		}
	}
}

// MarkPath is the outline of the mark of lane n, from 0, around a point: disc, square,
// triangle, diamond, and the same turned.
func MarkPath(n int, x, y float64) string {
	at := func(dx, dy float64) string { return Px(x+dx) + " " + Px(y+dy) }
	switch n {
	case 0:
		return "M" + at(-5, 0) + "a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"
	case 1:
		return "M" + at(-4.6, -4.6) + "h9.2v9.2h-9.2z"
	case 2:
		return "M" + at(0, -5.6) + "l5.6 10h-11.2z"
	case 3:
		return "M" + at(0, -6) + "l6 6-6 6-6-6z"
	case 4:
		return "M" + at(0, 5.6) + "l5.6-10h-11.2z"
	}
	return "M" + at(-6, 0) + "l3-5.2h6l3 5.2-3 5.2h-6z"
}
