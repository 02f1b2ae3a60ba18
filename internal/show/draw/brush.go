package draw

import (
	"strconv"
	"time"
)

// Brushed is the volume of something over time out of which a window can be chosen: bars, a scale beside
// them and days below. What lies outside the window is drawn open, the ground of the
// window is tinted.
type Brushed struct {
	Picture
	First int     // the first bar that is drawn: a narrow picture has the latest that fit
	Bars  int     // how many are drawn, empty ones as well
	Step  float64 // px from the beginning of a bar to that of the next
	Base  float64 // px from above to the base line
}

// Lit is a window in units of bars from the first count on: [2, 4) is the third and fourth bar. Its ends may lie
// within bars and beyond them. The zero value is no window.
type Lit struct{ From, To float64 }

// Measures of the strip, px: room above the highest bar, that of bars, the gap between them, the least width of one.
const (
	brushAbove, brushHeight = 14.0, 84.0
	brushGap, brushLeast    = 2.0, 4.0
)

// Brush draws counts of equal stretches of time, step long, the earliest first and none left out, in two widths.
// Fewer than 3 bars that are not empty, or more than fit into the wide picture, are no picture.
func Brush(counts []Count, step time.Duration, lit Lit, finding string) (wide, narrow Brushed, ok bool) {
	filled := 0
	for _, c := range counts {
		if c.N > 0 {
			filled++
		}
	}
	if filled < 3 || len(counts) > BrushMost {
		return wide, narrow, false
	}
	return brush("wide", Wide, counts, step, lit, finding), brush("narrow", Narrow, counts, step, lit, finding), true
}

// BrushMost is how many bars a strip has room for.
const BrushMost = int((Wide - brushScale + brushGap) / (brushLeast + brushGap))

// brushScale is the room to the right of the bars, for the numbers of the scale.
const brushScale = 30.0

func brush(class string, width float64, counts []Count, step time.Duration, lit Lit, finding string) Brushed {
	p := Brushed{Picture: Picture{Class: class, Finding: finding, Width: width, Height: brushAbove + brushHeight + 18}, Base: brushAbove + brushHeight}
	room := width - brushScale
	if n := int((room + brushGap) / (brushLeast + brushGap)); len(counts) > n {
		p.First = len(counts) - n
	}
	shown := counts[p.First:]
	p.Bars, p.Step = len(shown), (room+brushGap)/float64(len(shown))
	end := float64(p.Bars) * p.Step
	at := func(x float64) float64 { return max(min((x-float64(p.First))*p.Step, end)-brushGap/2, 0) }
	if lit.To > lit.From {
		if a, b := at(lit.From), at(lit.To); b > a {
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "win", X: a, Y: 0, W: b - a, H: p.Base})
			for _, x := range []float64{a, b} {
				p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "win-edge", D: "M" + Px(x) + " 0V" + Px(p.Base)})
			}
		}
	}
	peak := 1
	for _, c := range shown {
		peak = max(peak, c.N)
	}
	p.scale(peak, end-brushGap)
	for i, c := range shown {
		if c.N == 0 {
			continue
		}
		class, k := "bar", float64(p.First+i)
		switch {
		case lit.To <= lit.From:
		case k+1 <= lit.From || k >= lit.To:
			class = "bar off"
		default:
			class = "bar2"
		}
		h := max(3, float64(c.N)/float64(peak)*brushHeight)
		p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: class, X: float64(i) * p.Step, Y: p.Base - h, W: p.Step - brushGap, H: h, Href: c.Href, Title: c.Title})
	}
	p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "ax", D: "M0 " + Px(p.Base+0.5) + "H" + Px(end-brushGap)})
	p.days(shown, step)
	return p
}

// scale draws up to four lines with round numbers, the highest of them not above the peak.
func (p *Brushed) scale(peak int, end float64) {
	each := 1
	for _, by := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000} {
		if each = by; peak/by <= 4 {
			break
		}
	}
	for n := each; n <= peak; n += each {
		y := p.Base - float64(n)/float64(peak)*brushHeight
		if p.Base-y < 16 {
			continue
		}
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "gr", D: "M0 " + Px(y) + "H" + Px(p.Width)})
		p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "m s e", X: p.Width, Y: y - 3, Text: strconv.Itoa(n), Size: 11, Align: "e"})
	}
}

// days writes when the first bar begins, and behind it every midnight, or month where bars are days, that has room.
func (p *Brushed) days(shown []Count, step time.Duration) {
	name, begins := "Mon 2 Jan", func(t time.Time) bool { return t.Hour() == 0 }
	first := shown[0].At.Format("2 Jan 2006")
	switch {
	case step < 24*time.Hour:
		first = shown[0].At.Format("Mon 2 Jan 2006, 15:04")
	case step == 24*time.Hour && len(shown) <= 92:
		name, begins = "2 Jan", func(t time.Time) bool { return t.Weekday() == time.Monday }
	default:
		name, begins = "Jan 2006", func(t time.Time) bool { return t.Day() <= int(step/(24*time.Hour)) }
	}
	if p.First > 0 {
		first = "… " + first
	}
	free := 0.0
	for i, c := range shown {
		text := c.At.Format(name)
		if i == 0 {
			text = first
		} else if !begins(c.At) {
			continue
		}
		s := Shape{Kind: Text, Class: "m s", X: float64(i) * p.Step, Y: p.Base + 15, Text: text, Size: 11}
		_, _, x1, _ := s.Box()
		if i > 0 {
			p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "ax", D: "M" + Px(s.X-brushGap/2) + " " + Px(p.Base) + "v5"})
		}
		if s.X < free || x1 > p.Width {
			continue
		}
		p.Shapes, free = append(p.Shapes, s), x1+10
	}
}
