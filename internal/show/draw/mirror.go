package draw

import "strconv"

// MirrorRow is a counterpart with two counts: one to the left of the axis, one to the right.
type MirrorRow struct {
	Name, Href  string
	Left, Right Opens
}

// Opens is a count that leads to its rows.
type Opens struct {
	N           int
	Href, Title string
}

// MaxMirror is how many rows a mirrored picture has; the table beside it has the rest.
const MaxMirror = 16

// Mirror draws two counts a row as bars on both sides of one axis, on one scale. left and right head
// the sides. The first [MaxMirror] rows are drawn; fewer than 2 are no picture. A count of 0 has no bar and
// no figure. On a telephone a name stands above its bars.
func Mirror(rows []MirrorRow, left, right, finding string) (wide, narrow Picture, ok bool) {
	if len(rows) < 2 {
		return wide, narrow, false
	}
	rows = rows[:min(len(rows), MaxMirror)]
	peak := 1
	for _, r := range rows {
		peak = max(peak, r.Left.N, r.Right.N)
	}
	draw := func(class string, width, names, pitch, above float64) Picture {
		const head, bar, figure = 22.0, 13.0, 52.0
		p := Picture{Class: class, Finding: finding, Width: width, Height: head + float64(len(rows))*pitch + 2}
		axis := names + (width-names)/2
		room := (width-names)/2 - figure
		p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "m s e", X: axis - 8, Y: 12, Text: fit(left, axis-names-8, 11, false), Size: 11, Align: "e", Title: left},
			Shape{Kind: Text, Class: "m s", X: axis + 8, Y: 12, Text: fit(right, width-axis-8, 11, false), Size: 11, Title: right},
			Shape{Kind: Path, Class: "ax", D: "M" + Px(axis) + " " + Px(head-4) + "V" + Px(p.Height)})
		for i := range rows {
			r := &rows[i]
			top := head + float64(i)*pitch
			y := top + above + (pitch-above-bar)/2
			space, base := names-12, y+bar-2.5
			if above > 0 {
				space, base = width, top+above-4
			}
			p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "b", Y: base, Text: fit(r.Name, space, 12, true), Size: 12, Bold: true, Href: r.Href, Title: r.Name})
			side := func(c Opens, sign float64, class string) {
				if c.N == 0 {
					return
				}
				w := max(4, float64(c.N)/float64(peak)*room)
				x := axis
				if sign < 0 {
					x -= w
				}
				t := Shape{Kind: Text, Class: "n", X: axis + sign*(w+6), Y: baseOf(y, bar), Text: strconv.Itoa(c.N), Size: 12, Href: c.Href}
				if sign < 0 {
					t.Class, t.Align = "n e", "e"
				}
				p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: class, X: x, Y: y, W: w, H: bar, Href: c.Href, Title: c.Title}, t)
			}
			side(r.Left, -1, "bar2")
			side(r.Right, 1, "bar")
		}
		return p
	}
	return draw("wide", Wide, 300, 26, 0), draw("narrow", Narrow, 0, 44, 18), true
}

func baseOf(y, h float64) float64 { return y + h - 2.5 }
