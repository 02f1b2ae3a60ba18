package draw

import (
	"strconv"
	"time"
)

// Count is one bar: how many fell into the time from At on.
type Count struct {
	At    time.Time
	N     int
	Href  string
	Title string
}

// Bars draws counts of equal stretches of time, the earliest first and none left out, in two
// widths. Fewer than 3 bars that are not empty are no picture. Bars are at least 4 px wide;
// the narrow picture shows the latest ones that fit.
func Bars(counts []Count, finding, first, last string) (wide, narrow Picture, ok bool) {
	filled := 0
	for _, c := range counts {
		if c.N > 0 {
			filled++
		}
	}
	if filled < 3 {
		return wide, narrow, false
	}
	draw := func(class string, width float64) Picture {
		const height, gap, least, most = 64.0, 2.0, 4.0, 46.0
		p := Picture{Class: class, Finding: finding, Width: width, Height: height + 18}
		begin := first
		if room := int((width + gap) / (least + gap)); len(counts) > room {
			counts, begin = counts[len(counts)-room:], "later part"
		}
		told := false
		step, peak := min((width+gap)/float64(len(counts)), most+gap), 1
		for _, c := range counts {
			peak = max(peak, c.N)
		}
		for i, c := range counts {
			if c.N == 0 {
				continue
			}
			h := max(2, float64(c.N)/float64(peak)*(height-16))
			x := float64(i) * step
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "bar", X: x, Y: height - h, W: step - gap, H: h, Href: c.Href, Title: c.Title})
			if c.N == peak && !told { // the scale of the picture: its highest bar, once
				n := Shape{Kind: Text, Class: "m s c", X: x + (step-gap)/2, Y: height - h - 3, Text: strconv.Itoa(c.N), Size: 11, Align: "c"}
				if x0, _, x1, _ := n.Box(); x0 < 0 {
					n.X -= x0
				} else if x1 > width {
					n.X -= x1 - width
				}
				p.Shapes, told = append(p.Shapes, n), true
			}
		}
		end := float64(len(counts))*step - gap
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "ax", D: "M0 " + Px(height+0.5) + "H" + Px(end)})
		p.text(0, height+15, "m s", begin, 11)
		s := Shape{Kind: Text, Class: "m s e", X: end, Y: height + 15, Text: last, Size: 11, Align: "e"}
		if x0, _, _, _ := s.Box(); x0 < width2(begin)+8 {
			s = Shape{Kind: Text, Class: "m s", X: width2(begin) + 8, Y: height + 15, Text: "to " + last, Size: 11}
		}
		p.Shapes = append(p.Shapes, s)
		return p
	}
	return draw("wide", Wide), draw("narrow", Narrow), true
}

func width2(s string) float64 { return width(s, 11, false) }
