package origin

import "slices"

// counter contracts circles and follows edges.
type counter struct {
	g   *Graph
	out [][]int // by node
	of  []int   // node → component
	n   int     // components, numbered so that edges lead to smaller numbers
	up  [][]int // by component: roots, once asked for
}

// contract finds strongly connected components (Tarjan 1972), without recursion, since
// chains of copies may be long.
func (c *counter) contract() {
	n := len(c.out)
	index, low := make([]int, n), make([]int, n)
	on := make([]bool, n)
	c.of = make([]int, n)
	var stack, call []int
	at := make([]int, n) // next edge to look at
	next := 1
	for s := range n {
		if index[s] != 0 {
			continue
		}
		call = append(call[:0], s)
		for len(call) > 0 {
			v := call[len(call)-1]
			if at[v] == 0 {
				index[v], low[v] = next, next
				next++
				stack, on[v] = append(stack, v), true
			}
			if at[v] < len(c.out[v]) {
				w := c.out[v][at[v]]
				at[v]++
				if index[w] == 0 {
					call = append(call, w)
				} else if on[w] {
					low[v] = min(low[v], index[w])
				}
				continue
			}
			call = call[:len(call)-1]
			at[v]++ // a node without edges is not begun again
			if len(call) > 0 {
				u := call[len(call)-1]
				low[u] = min(low[u], low[v])
			}
			if low[v] == index[v] {
				for {
					w := stack[len(stack)-1]
					stack, on[w] = stack[:len(stack)-1], false
					c.of[w] = c.n
					if w == v {
						break
					}
				}
				c.n++
			}
		}
	}
	c.up = make([][]int, c.n)
}

func (c *counter) members(k int) (out []int) {
	for i, of := range c.of {
		if of == k {
			out = append(out, i)
		}
	}
	return out
}

// roots returns the components that component k ends in. Components are numbered after those
// they lead to, so all that it needs is there when they are computed in order.
func (c *counter) roots(k int) []int {
	if c.up[k] != nil {
		return c.up[k]
	}
	by := make([][]int, c.n)
	for i, of := range c.of {
		by[of] = append(by[of], i)
	}
	for j := range c.n {
		if c.up[j] != nil {
			continue
		}
		var out []int
		for _, i := range by[j] {
			for _, w := range c.out[i] {
				if c.of[w] != j {
					out = append(out, c.up[c.of[w]]...)
				}
			}
		}
		slices.Sort(out)
		if out = slices.Compact(out); len(out) == 0 {
			out = []int{j}
		}
		c.up[j] = out
	}
	return c.up[k]
}

// Cycle is a report that comes back to its own outlet by way of another: Path holds nodes,
// each citing the next; the first and the last are of one outlet.
type Cycle struct {
	Path []int `json:"path"`
}

// cycles finds, for every report, the shortest way along citations back to its own outlet
// through another one; and circles that the contraction met.
func (g *Graph) cycles(minScore float64, c *counter) []Cycle {
	cites := make([][]int, len(g.Nodes))
	for _, e := range g.Edges {
		if e.Score >= minScore && e.Kind == Cites {
			cites[e.From] = append(cites[e.From], e.To)
		}
	}
	var out []Cycle
	for s := range g.Nodes {
		if g.Nodes[s].Kind != KindReport || g.Nodes[s].Outlet == "" {
			continue
		}
		if p := g.back(s, cites); p != nil {
			out = append(out, Cycle{p})
		}
	}
	// A path that is the end of a longer one says nothing new.
	slices.SortStableFunc(out, func(a, b Cycle) int { return len(b.Path) - len(a.Path) })
	var keep []Cycle
	for _, x := range out {
		if !slices.ContainsFunc(keep, func(y Cycle) bool { return g.sameCircle(x, y) }) {
			keep = append(keep, x)
		}
	}
	return keep
}

// back walks breadth first from report s along citations to a report of its own outlet (or s
// itself) behind at least one other outlet.
func (g *Graph) back(s int, cites [][]int) []int {
	type step struct{ node, prev int }
	queue := []step{{s, -1}}
	seen := map[int]bool{s: true}
	for i := 0; i < len(queue); i++ {
		v := queue[i]
		away := false // has another outlet been passed?
		for j := i; j >= 0; j = queue[j].prev {
			if n := &g.Nodes[queue[j].node]; n.Kind == KindReport && n.Outlet != g.Nodes[s].Outlet {
				away = true
			}
		}
		for _, w := range cites[v.node] {
			home := w == s || g.Nodes[w].Kind == KindReport && g.Nodes[w].Outlet == g.Nodes[s].Outlet
			if home && away {
				path := []int{w}
				for j := i; j >= 0; j = queue[j].prev {
					path = append(path, queue[j].node)
				}
				slices.Reverse(path)
				return path
			}
			if !seen[w] {
				seen[w] = true
				queue = append(queue, step{w, i})
			}
		}
	}
	return nil
}

// sameCircle reports whether two paths pass the same outlets and share their end.
func (g *Graph) sameCircle(x, y Cycle) bool {
	return x.Path[len(x.Path)-1] == y.Path[len(y.Path)-1] && slices.Equal(g.passed(x), g.passed(y))
}

// passed lists the outlets of a path, each once.
func (g *Graph) passed(c Cycle) []string {
	var out []string
	for _, i := range c.Path {
		out = append(out, g.Nodes[i].Outlet)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
