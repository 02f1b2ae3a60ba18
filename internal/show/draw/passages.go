package draw

import "strconv"

// Passage is a run of words that stands in two texts; ends are half-open numbers of words.
type Passage struct {
	A, B  [2]int
	Href  string
	Title string
}

// Passages draws two texts as bars, as long as they have words, and joins what they share by
// ribbons; numbers count passages from 1 in the order given. Wide only. ok is false for an empty text.
func Passages(a, b int, nameA, nameB string, ps []Passage, finding string) (p Picture, ok bool) {
	if a == 0 || b == 0 {
		return p, false
	}
	const ya, yb, h = 24.0, 92.0, 14.0
	unit := Wide / float64(max(a, b))
	p = Picture{Class: "wide", Finding: finding, Width: Wide, Height: 128}
	p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "b s", Y: 14, Text: fit(nameA, Wide, 11, true), Size: 11, Bold: true}, Shape{Kind: Text, Class: "b s", Y: 122, Text: fit(nameB, Wide, 11, true), Size: 11, Bold: true},
		Shape{Kind: Rect, Class: "wash", Y: ya, W: unit * float64(a), H: h}, Shape{Kind: Rect, Class: "wash", Y: yb, W: unit * float64(b), H: h})
	for _, q := range ps {
		a0, a1, b0, b1 := unit*float64(q.A[0]), unit*float64(q.A[1]), unit*float64(q.B[0]), unit*float64(q.B[1])
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "ribbon", D: "M" + Px(a0) + " " + Px(ya+h) + "H" + Px(a1) + "L" + Px(b1) + " " + Px(yb) + "H" + Px(b0) + "z", Href: q.Href, Title: q.Title})
	}
	for i, q := range ps {
		n := strconv.Itoa(i + 1)
		for _, s := range []struct {
			at [2]int
			y  float64
		}{{q.A, ya}, {q.B, yb}} {
			x, w := unit*float64(s.at[0]), unit*float64(s.at[1]-s.at[0])
			p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "bar2", X: x, Y: s.y, W: max(2, w-1), H: h})
			if w > width(n, 11, true)+6 {
				p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "s b c onbar", X: x + w/2, Y: s.y + 11, Text: n, Size: 11, Bold: true, Align: "c"})
			}
		}
	}
	return p, true
}
