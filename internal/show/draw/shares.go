package draw

import (
	"math"
	"strconv"
)

// Share is one row of a picture of shares: a part of a whole, with its 95 % interval.
type Share struct {
	Name, Href    string  // Href leads to the rows behind it
	Text          string  // at the end of the row: "71 · 33 %"
	Title         string  // said of the mark
	Value, Lo, Hi float64 // [0,1]
	Tick          float64 // the same share of all, drawn as a line; below 0: none
	Few           string  // said instead of a mark where there are too few cases, "" for none
	Open          bool    // an open dot; a bar in the accent's hue
}

const (
	sharesHead  = 26.0
	sharesRow   = 26.0
	sharesLeast = 120.0 // room for names, wide
	sharesLeft  = 262.0 // at most
	sharesTall  = 44.0  // of a row, narrow
	maxShares   = 14
)

// Dots draws shares as a dot on its interval, in half a page and on a telephone; the axis ends above the
// highest interval. ok is false for no rows, more than 14, or none with a mark: the table then stands alone.
func Dots(rows []Share, finding string) (wide, narrow Picture, ok bool) {
	return shares(rows, finding, dot)
}

// Lines draws shares as bars from zero, each with its interval as a thin line; as Dots otherwise.
func Lines(rows []Share, finding string) (wide, narrow Picture, ok bool) {
	return shares(rows, finding, line)
}

func shares(rows []Share, finding string, mark func(p *Picture, r *Share, x func(float64) float64, y float64)) (wide, narrow Picture, ok bool) {
	top := 0.0
	for i := range rows {
		if rows[i].Few == "" {
			ok = true
			top = max(top, rows[i].Hi, rows[i].Tick)
		}
	}
	if !ok || len(rows) > maxShares {
		return wide, narrow, false
	}
	left, end := sharesLeast, 70.0 // of the scale, wide: names stand before it, narrow above; and words behind it
	for i := range rows {
		left, end = max(left, min(sharesLeft, 12+width(rows[i].Name, 12, true))), max(end, min(110, 14+width(rows[i].Text, 12, false)))
	}
	step := 0.25 // between the lines of the axis
	switch {
	case top <= 0.1:
		step = 0.02
	case top <= 0.25:
		step = 0.05
	case top <= 0.5:
		step = 0.1
	}
	top = min(1, step*math.Ceil(top/step-1e-9))
	draw := func(class string, full, left, right, row, base float64) Picture {
		p := Picture{Class: class, Finding: finding, Width: full, Height: sharesHead + row*float64(len(rows)) + 6}
		x := func(v float64) float64 { return left + min(max(v, 0), top)/top*(right-left) }
		for k := 0; float64(k)*step <= top+1e-9; k++ {
			v := float64(k) * step
			p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "gr", D: "M" + Px(x(v)) + " " + Px(sharesHead-4) + "V" + Px(p.Height-2)})
			s := Shape{Kind: Text, Class: "m s c", X: x(v), Y: 12, Text: strconv.Itoa(int(math.Round(100*v))) + " %", Size: 11, Align: "c"}
			if x0, _, x1, _ := s.Box(); x0 < 0 {
				s.X -= x0
			} else if x1 > full {
				s.X -= x1 - full
			}
			p.Shapes = append(p.Shapes, s)
		}
		for i := range rows {
			r := &rows[i]
			y := sharesHead + row*float64(i) + base
			name := Shape{Kind: Text, Class: "b", X: 0, Y: y + 4, Size: 12, Bold: true, Href: r.Href}
			room := left - 12
			if left == 0 {
				name.Y, room = y-14, full
			}
			name.Text = fit(r.Name, room, 12, true)
			if name.Text != r.Name {
				name.Title = r.Name
			}
			if name.Text != "" {
				p.Shapes = append(p.Shapes, name)
			}
			if r.Few != "" {
				if s := whole(r.Few, right-left-4, 11); s != "" {
					p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "m s", X: left + 4, Y: y + 4, Text: s, Size: 11})
				}
			} else {
				mark(&p, r, x, y)
			}
			if s := whole(r.Text, full-right-6, 12); s != "" {
				p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "e", X: full, Y: y + 4, Text: s, Size: 12, Align: "e", Href: r.Href})
			}
		}
		return p
	}
	return draw("wide", Half, left, Half-end, sharesRow, sharesRow/2), draw("narrow", Narrow, 0, Narrow-end, sharesTall, 28), true
}

// dot draws the interval as a band, the share as a dot, and that of all as a tick.
func dot(p *Picture, r *Share, x func(float64) float64, y float64) {
	p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "iv", X: x(r.Lo), Y: y - 3.5, W: max(2, x(r.Hi)-x(r.Lo)), H: 7, Href: r.Href, Title: r.Title})
	tick(p, r, x, y)
	class := "nd"
	if r.Open {
		class = "nd-o"
	}
	p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: class, X: x(r.Value), Y: y, R: 5, Href: r.Href, Title: r.Title})
}

// line draws the share as a bar, its interval as a line through its end, and that of all as a tick.
func line(p *Picture, r *Share, x func(float64) float64, y float64) {
	class := "bar"
	if r.Open {
		class = "bar2"
	}
	p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: class, X: x(0), Y: y - 7, W: max(1, x(r.Value)-x(0)), H: 14, Href: r.Href, Title: r.Title},
		Shape{Kind: Path, Class: "wh", D: "M" + Px(x(r.Lo)) + " " + Px(y) + "H" + Px(x(r.Hi)) + "M" + Px(x(r.Lo)) + " " + Px(y-3) + "V" + Px(y+3) + "M" + Px(x(r.Hi)) + " " + Px(y-3) + "V" + Px(y+3)})
	tick(p, r, x, y)
}

func tick(p *Picture, r *Share, x func(float64) float64, y float64) {
	if r.Tick >= 0 {
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "tk", D: "M" + Px(x(r.Tick)) + " " + Px(y-9) + "V" + Px(y+9)})
	}
}
