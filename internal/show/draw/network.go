package draw

import (
	"math"
	"slices"
)

// NetNode is one party of a network.
type NetNode struct{ Name, Href string }

// NetTie joins two parties.
type NetTie struct {
	A, B  int    // places of the nodes
	Class string // of the line
	Href  string
	Title string
}

// bounds of a network: above them a table says more.
const (
	MostNodes = 40
	MostTies  = 80
)

// geometry of networks, px.
const (
	netRow    = 27.0 // least, from name to name
	netRoomy  = 260.0
	netGap    = 26.0 // between parts
	netLabel  = 10.0 // from node to label
	netNarrow = 25.0
)

// Network draws who is tied to whom, in half a page and narrow: each connected part as a ring, its names outside,
// so that no label stands on a line; on a telephone in one column with arcs. Larger parts come first, and neighbours
// stand beside each other as far as ties allow. No picture of fewer than two nodes, or more than a table serves
// better. Nothing is random.
func Network(nodes []NetNode, ties []NetTie, finding string) (wide, narrow Picture, ok bool) {
	if len(nodes) < 2 || len(nodes) > MostNodes || len(ties) > MostTies {
		return wide, narrow, false
	}
	for _, t := range ties {
		if min(t.A, t.B) < 0 || max(t.A, t.B) >= len(nodes) {
			return wide, narrow, false
		}
	}
	parts := rings(len(nodes), ties)
	return netRings(nodes, ties, parts, finding), netArcs(nodes, ties, parts, finding), true
}

// rings orders each connected part: from the node with most ties on, always to the neighbour with most ties to those
// placed last.
func rings(n int, ties []NetTie) (parts [][]int) {
	next := make([][]int, n)
	for _, t := range ties {
		next[t.A], next[t.B] = append(next[t.A], t.B), append(next[t.B], t.A)
	}
	placed := make([]bool, n)
	for {
		start := -1
		for i := range n {
			if !placed[i] && (start < 0 || len(next[i]) > len(next[start])) {
				start = i
			}
		}
		if start < 0 {
			break
		}
		part := []int{start}
		placed[start] = true
		for { // depth first along the last one’s neighbours
			to := -1
			for k := len(part) - 1; k >= 0 && to < 0; k-- {
				for _, j := range next[part[k]] {
					if !placed[j] && (to < 0 || len(next[j]) > len(next[to])) {
						to = j
					}
				}
			}
			if to < 0 {
				break
			}
			placed[to] = true
			part = append(part, to)
		}
		parts = append(parts, part)
	}
	slices.SortStableFunc(parts, func(a, b []int) int { return len(b) - len(a) })
	return parts
}

func netRings(nodes []NetNode, ties []NetTie, parts [][]int, finding string) Picture {
	p := Picture{Class: "wide", Finding: finding, Width: Half}
	at := make([][2]float64, len(nodes))
	left := make([]bool, len(nodes))
	longest := 0.0
	for i := range nodes {
		longest = max(longest, width(nodes[i].Name, 12, false))
	}
	y := 14.0
	for _, part := range parts {
		rows := (len(part) + 1) / 2
		rx := min(46+min(74, 9*float64(rows)), max(46, Half/2-netLabel-longest)) // names before width
		step := max(netRow, min(44, netRoomy/float64(rows)))
		high := float64(rows-1) * step
		for k, i := range part {
			row, n := k, rows // down the left side, up the right one
			if left[i] = k < rows; !left[i] {
				row, n = len(part)-1-k, len(part)-rows
			}
			dy := (float64(row) - float64(n-1)/2) * step
			dx := rx * math.Sqrt(1-math.Pow(dy/(high/2+step), 2))
			if left[i] {
				dx = -dx
			}
			at[i] = [2]float64{Half/2 + dx, y + high/2 + dy}
		}
		y += high + netGap
	}
	p.Height = y - netGap + 14
	for _, t := range ties {
		a, b := at[t.A], at[t.B]
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: t.Class, D: "M" + Px(a[0]) + " " + Px(a[1]) + "L" + Px(b[0]) + " " + Px(b[1]), Href: t.Href, Title: t.Title})
	}
	for i := range nodes {
		x, y := at[i][0], at[i][1]
		p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: "nd", X: x, Y: y, R: 5})
		s := Shape{Kind: Text, X: x + netLabel, Y: y + 4, Size: 12, Href: nodes[i].Href, Title: nodes[i].Name}
		room := Half - s.X
		if left[i] {
			s.X, s.Class, s.Align = x-netLabel, "e", "e"
			room = s.X
		}
		s.Text = middle(nodes[i].Name, room, 12)
		p.Shapes = append(p.Shapes, s)
	}
	return p
}

func netArcs(nodes []NetNode, ties []NetTie, parts [][]int, finding string) Picture {
	p := Picture{Class: "narrow", Finding: finding, Width: Narrow}
	at := make([]float64, len(nodes))
	y, longest := 14.0, 1
	for _, part := range parts {
		for _, i := range part {
			at[i] = y
			y += netNarrow
		}
		y += netGap / 2
		longest = max(longest, len(part))
	}
	p.Height = y - netGap/2 - netNarrow + 14
	deep := func(rows float64) float64 { return 12 + 62*rows/float64(longest) }
	x := 12 + 0.75*deep(float64(longest))
	for _, t := range ties {
		a, b := min(at[t.A], at[t.B]), max(at[t.A], at[t.B])
		out := Px(x - deep((b-a)/netNarrow))
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: t.Class, D: "M" + Px(x) + " " + Px(a) + "C" + out + " " + Px(a) + " " + out + " " + Px(b) + " " + Px(x) + " " + Px(b), Href: t.Href, Title: t.Title})
	}
	for i := range nodes {
		p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: "nd", X: x, Y: at[i], R: 5},
			Shape{Kind: Text, X: x + netLabel, Y: at[i] + 4, Text: middle(nodes[i].Name, Narrow-x-netLabel, 12), Size: 12, Href: nodes[i].Href, Title: nodes[i].Name})
	}
	return p
}

// middle leaves out the middle of a name that has no room, since names of offices differ at their end.
func middle(s string, room, size float64) string {
	if width(s, size, false) <= room {
		return s
	}
	r, n := []rune(s), int(room/(size*0.58))-1
	if n < 4 {
		return ""
	}
	head := n / 3
	return string(r[:head]) + "…" + string(r[len(r)-(n-head):])
}
