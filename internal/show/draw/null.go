package draw

import (
	"fmt"
	"math"
)

// Half is the width of a picture in one of two columns.
const Half = 590

// Chances is what chance makes of a count, and what was seen.
type Chances struct {
	P        []float64 // of exactly k
	Lo, Hi   int       // 95 % of it
	Observed int
	Of       string // what is counted, under the axis
}

// geometry of Null, px.
const (
	nullTop  = 46.0 // room for the two labels
	nullHigh = 120.0
	nullEdge = 5.0 // room for half of the dot at the end
	nullBar  = 6.0 // least step of bars, gap included
)

// Null draws the distribution of a count by chance with the observed one marked, in half a page and narrow. Where
// there are more counts than room, a bar stands for several. Empty input is no picture.
func Null(c Chances, finding string) (wide, narrow Picture, ok bool) {
	peak := 0.0
	for _, p := range c.P {
		peak = max(peak, p)
	}
	if peak == 0 || c.Observed < 0 || c.Observed >= len(c.P) {
		return wide, narrow, false
	}
	first, last := c.Observed, c.Observed
	for k, p := range c.P {
		if p > peak/2000 {
			first, last = min(first, k), max(last, k)
		}
	}
	first, last = min(first, max(c.Lo, 0)), max(last, min(c.Hi, len(c.P)-1))
	if first < last/3 {
		first = 0
	}
	return c.null("wide", Half, first, last, finding), c.null("narrow", Narrow, first, last, finding), true
}

func (c *Chances) null(class string, w float64, first, last int, finding string) Picture {
	p := Picture{Class: class, Finding: finding, Width: w, Height: nullTop + nullHigh + 38}
	n := last - first + 1
	per := int(math.Ceil(float64(n) * nullBar / w))
	bins := make([]float64, (n+per-1)/per)
	for k := first; k <= last; k++ {
		bins[(k-first)/per] += c.P[k]
	}
	peak := 0.0
	for _, v := range bins {
		peak = max(peak, v)
	}
	step := min((w-nullEdge)/float64(len(bins)), 44)
	x := func(k int) float64 { return (float64(k-first) + 0.5) / float64(per) * step } // the middle of a count, or of its bar
	floor := nullTop + nullHigh
	end := float64(len(bins)) * step
	left, right := max(0, x(c.Lo)-step/2), min(end, x(c.Hi)+step/2)
	p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "wash", X: left, Y: nullTop - 20, W: right - left, H: nullHigh + 20})
	for i, v := range bins {
		if h := v / peak * (nullHigh - 6); h >= 0.5 {
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "bar", X: float64(i)*step + 1, Y: floor - h, W: step - 2, H: h, Title: c.binWords(first+i*per, min(first+i*per+per-1, last), v)})
		}
	}
	p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "ax", D: "M0 " + Px(floor+0.5) + "H" + Px(end)})
	at := max(x(c.Observed), nullEdge)
	p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "seen", D: "M" + Px(at) + " 20V" + Px(floor)}, Shape{Kind: Circle, Class: "seen", X: at, Y: 20, R: 4.5})
	p.beside(at, 14, 9, w, "b", fmt.Sprintf("observed: %d", c.Observed), 12, true, math.Inf(-1), math.Inf(1))
	p.beside(at, nullTop-6, 7, w, "m s", fmt.Sprintf("95 %% by chance: %d to %d", c.Lo, c.Hi), 11, false, left, right)
	every := 1
	for _, e := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000} {
		if every = e; float64(e)/float64(per)*step >= 34 {
			break
		}
	}
	for k := (first + every - 1) / every * every; k <= last; k += every {
		s := Shape{Kind: Text, Class: "m s c", X: x(k), Y: floor + 15, Text: fmt.Sprint(k), Size: 11, Align: "c"}
		if x0, _, x1, _ := s.Box(); x0 >= 0 && x1 <= w {
			p.Shapes = append(p.Shapes, s)
		}
	}
	p.text(0, floor+32, "m s", fit(c.Of, w, 11, false), 11)
	return p
}

// beside writes a label next to a line at x, within the band if it fits there, on the side where there is room.
func (p *Picture) beside(x, y, gap, w float64, class, text string, size float64, bold bool, left, right float64) {
	n := width(text, size, bold)
	s := Shape{Kind: Text, Class: class, X: x + gap, Y: y, Text: text, Size: size, Bold: bold}
	switch {
	case left > x || right < x: // the line stands outside the band: at the band's own end
		s.X = max(0, min(left+4, w-n))
		if s.X < x+gap && s.X+n > x-gap {
			if s.X = x - gap - n; s.X < 0 {
				s.X = x + gap
			}
		}
	case x+gap+n > w:
		s.X = x - gap - n
	}
	p.Shapes = append(p.Shapes, s)
}

// binWords tells the share of a bar.
func (c *Chances) binWords(from, to int, p float64) string {
	words := fmt.Sprint(from)
	if to > from {
		words = fmt.Sprintf("%d to %d", from, to)
	}
	if p < 0.001 {
		return words + ": probability below 0.001"
	}
	return fmt.Sprintf("%s: probability %.3f", words, p)
}
