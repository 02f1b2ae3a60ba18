package draw

import (
	"math"
	"slices"
	"strings"
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
	netArc    = 68.0 // from the left edge to the nodes of the narrow drawing, at most
	netLine   = 14.0 // from line to line of a name
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
	longest, names, most := 0.0, make([][]string, len(nodes)), 1
	for i := range nodes {
		names[i] = broken(nodes[i].Name, Half/2-46-netLabel, 12)
		for _, line := range names[i] {
			longest = max(longest, width(line, 12, false))
		}
		most = max(most, len(names[i]))
	}
	least := max(netRow, float64(most)*netLine+8)
	y := least / 2
	for _, part := range parts {
		rows := (len(part) + 1) / 2
		rx := min(46+min(74, 9*float64(rows)), max(46, Half/2-netLabel-longest)) // names before width
		step := max(least, min(44, netRoomy/float64(rows)))
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
		y += high + max(netGap, least)
	}
	p.Height = y - max(netGap, least) + least/2
	for _, t := range ties {
		a, b := at[t.A], at[t.B]
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: t.Class, D: "M" + Px(a[0]) + " " + Px(a[1]) + "L" + Px(b[0]) + " " + Px(b[1]), Href: t.Href, Title: t.Title})
	}
	for i := range nodes {
		x, y := at[i][0], at[i][1]
		p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: "nd", X: x, Y: y, R: 5})
		s := Shape{Kind: Text, X: x + netLabel, Size: 12, Href: nodes[i].Href, Title: nodes[i].Name}
		if left[i] {
			s.X, s.Class, s.Align = x-netLabel, "e", "e"
		}
		p.names(s, y, names[i])
	}
	return p
}

func netArcs(nodes []NetNode, ties []NetTie, parts [][]int, finding string) Picture {
	p := Picture{Class: "narrow", Finding: finding, Width: Narrow}
	at := make([]float64, len(nodes))
	names, most, longest := make([][]string, len(nodes)), 1, 1
	for i := range nodes {
		names[i] = broken(nodes[i].Name, Narrow-netArc-netLabel, 12)
		most = max(most, len(names[i]))
	}
	row := max(netNarrow, float64(most)*netLine+8)
	y := row / 2
	for _, part := range parts {
		for _, i := range part {
			at[i] = y
			y += row
		}
		y += netGap / 2
		longest = max(longest, len(part))
	}
	p.Height = y - netGap/2 - row/2
	deep := func(rows float64) float64 { return 12 + 62*rows/float64(longest) }
	x := 12 + 0.75*deep(float64(longest)) // at most netArc
	for _, t := range ties {
		a, b := min(at[t.A], at[t.B]), max(at[t.A], at[t.B])
		out := Px(x - deep((b-a)/row))
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: t.Class, D: "M" + Px(x) + " " + Px(a) + "C" + out + " " + Px(a) + " " + out + " " + Px(b) + " " + Px(x) + " " + Px(b), Href: t.Href, Title: t.Title})
	}
	for i := range nodes {
		p.Shapes = append(p.Shapes, Shape{Kind: Circle, Class: "nd", X: x, Y: at[i], R: 5})
		p.names(Shape{Kind: Text, X: x + netLabel, Size: 12, Href: nodes[i].Href, Title: nodes[i].Name}, at[i], names[i])
	}
	return p
}

// names draws the lines of a name around the height of its node.
func (p *Picture) names(s Shape, y float64, lines []string) {
	for k, line := range lines {
		s.Text, s.Y = line, y+4+(float64(k)-float64(len(lines)-1)/2)*netLine
		p.Shapes = append(p.Shapes, s)
		s.Title = "" // told once
	}
}

// broken sets a name in as many lines as it needs in room, since names of offices differ at their end; a word
// that is longer than a line goes over to the next. Nothing is left out.
func broken(s string, room, size float64) (lines []string) {
	most := max(1, int(room/(size*0.58)))
	line := []rune(nil)
	for word := range strings.FieldsSeq(s) {
		w := []rune(word)
		if len(line) > 0 {
			if len(line)+1+len(w) <= most {
				line = append(append(line, ' '), w...)
				continue
			}
			lines, line = append(lines, string(line)), nil
		}
		for len(w) > most {
			lines, w = append(lines, string(w[:most])), w[most:]
		}
		line = w
	}
	return append(lines, string(line))
}
