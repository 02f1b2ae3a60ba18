package draw

import (
	"strconv"
	"time"
)

// Facing is a stretch of time with what two sides did in it: one is drawn above the axis, the other below.
type Facing struct {
	At       time.Time
	Up, Down Way
}

// Way is one side of a stretch: N acts, Against of them conflict.
type Way struct {
	N, Against  int
	Href, Title string
}

// Face draws what two sides did over time, mirrored: up above the axis and down below it, on one
// scale. The part of a bar next to the axis is conflict, filled; the rest is open. points are equal
// stretches, the earliest first and none left out. Fewer than 3 stretches with an act are no picture.
// Where not all fit, the run of them with most acts is shown, and the picture says how many acts lie before and behind it.
func Face(points []Facing, up, down, finding string) (wide, narrow Picture, ok bool) {
	filled := 0
	for i := range points {
		if points[i].Up.N+points[i].Down.N > 0 {
			filled++
		}
	}
	if filled < 3 {
		return wide, narrow, false
	}
	return face("wide", Wide, points, up, down, finding), face("narrow", Narrow, points, up, down, finding), true
}

func face(class string, width float64, points []Facing, up, down, finding string) Picture {
	const head, half, gap, least, most = 34.0, 72.0, 2.0, 4.0, 60.0
	const axis = head + half
	p := Picture{Class: class, Finding: finding, Width: width, Height: axis + half + 52}
	points, before, behind := fullest(points, int((width+gap)/(least+gap)))
	if before+behind > 0 {
		p.Height += 16
		p.text(0, p.Height-4, "m s", fit(missing(before, behind), width, 11, false), 11)
	}
	titles := len(p.Shapes)
	peak := 1
	for i := range points {
		peak = max(peak, points[i].Up.N, points[i].Down.N)
	}
	step := min((width+gap)/float64(len(points)), most+gap)
	end := float64(len(points))*step - gap
	p.text(0, 12, "b", fit("▲ "+up, width, 12, true), 12)
	p.text(0, axis+half+32, "b", fit("▼ "+down, width, 12, true), 12)
	for i := titles; i < len(p.Shapes); i++ {
		p.Shapes[i].Bold = true
	}
	told := [2]bool{}
	for i := range points {
		x := float64(i) * step
		for k, h := range []*Way{&points[i].Up, &points[i].Down} {
			if h.N == 0 {
				continue
			}
			whole := max(3, float64(h.N)/float64(peak)*half)
			against := whole * float64(h.Against) / float64(h.N)
			part := func(class string, from, to float64) {
				if to-from < 0.05 {
					return
				}
				y := axis - to
				if k == 1 {
					y = axis + from
				}
				p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: class, X: x, Y: y, W: step - gap, H: to - from, Href: h.Href, Title: h.Title})
			}
			part("bar", 0, against)
			part("coop", against, whole)
			if h.N == peak && !told[k] {
				y := axis - whole - 4
				if k == 1 {
					y = axis + whole + 12
				}
				n := Shape{Kind: Text, Class: "m s c", X: x + (step-gap)/2, Y: y, Text: strconv.Itoa(h.N), Size: 11, Align: "c", Href: h.Href}
				if x0, _, x1, _ := n.Box(); x0 < 0 {
					n.X -= x0
				} else if x1 > width {
					n.X -= x1 - width
				}
				p.Shapes, told[k] = append(p.Shapes, n), true
			}
		}
	}
	p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "ax", D: "M0 " + Px(axis) + "H" + Px(end)})
	p.days(points, step, axis+half+48)
	return p
}

// fullest is the run of at most room points that has most acts, the earliest of several, and how many acts lie before and behind it.
func fullest(points []Facing, room int) (run []Facing, before, behind int) {
	if len(points) <= room {
		return points, 0, 0
	}
	acts := func(f *Facing) int { return f.Up.N + f.Down.N }
	all, sum, best, from := 0, 0, -1, 0
	for i := range points {
		all += acts(&points[i])
		if sum += acts(&points[i]); i >= room {
			sum -= acts(&points[i-room])
		}
		if i >= room-1 && sum > best {
			best, from = sum, i-room+1
		}
	}
	for i := range points[:from] {
		before += acts(&points[i])
	}
	return points[from : from+room], before, all - best - before
}

// missing says what a picture has no room for.
func missing(before, behind int) string {
	switch {
	case behind == 0:
		return "Not drawn: " + strconv.Itoa(before) + " before; the table has all"
	case before == 0:
		return "Not drawn: " + strconv.Itoa(behind) + " after; the table has all"
	}
	return "Not drawn: " + strconv.Itoa(before) + " before, " + strconv.Itoa(behind) + " after; the table has all"
}

// days writes the dates of some stretches under the picture, as many as there is room for.
func (p *Picture) days(points []Facing, step, y float64) {
	layout := "2 Jan 2006"
	right := -1.0
	every := max(1, (len(points)+7)/8)
	for i := 0; i < len(points); i += every {
		s := Shape{Kind: Text, Class: "m s", X: float64(i) * step, Y: y, Text: points[i].At.Format(layout), Size: 11}
		if x0, _, x1, _ := s.Box(); x0 > right && x1 <= p.Width {
			p.Shapes, right = append(p.Shapes, s, Shape{Kind: Path, Class: "gr", D: "M" + Px(x0+0.5) + " " + Px(y-14) + "v4"}), x1+14
		}
	}
}
