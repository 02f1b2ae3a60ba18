package web

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
)

// claimTree puts a graph into rows, and remembers how it got there.
type claimTree struct {
	g       *origin.Graph
	min     float64
	count   origin.Result
	parent  []int // edge of each node, -1 for an origin
	order   []int // nodes, depth first
	carried []int // reports of each origin
	self    func(edge int) string
	says    map[hearsay.ArticleID]*reportWords
	days    map[hearsay.ArticleID]string // of the reports, for those of which no time is known
}

// reportWords tells how sure the quotes of one report are.
type reportWords struct {
	hedges  []string
	without bool
}

// newClaimTree hangs every node below its surest source that leads to an origin. self gives the
// address of the page with an edge's proof open.
func newClaimTree(c *view.Claim, min float64, self func(edge int) string) *claimTree {
	t := &claimTree{g: &c.Graph, min: min, count: c.Graph.Count(min), self: self, says: map[hearsay.ArticleID]*reportWords{}, days: map[hearsay.ArticleID]string{}}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		t.days[q.Article] = q.Day
		if q.Stance != view.Asserts {
			continue
		}
		w := t.says[q.Article]
		if w == nil {
			w = &reportWords{}
			t.says[q.Article] = w
		}
		w.without = w.without || len(q.Hedges) == 0
		for _, h := range q.Hedges {
			if !slices.Contains(w.hedges, h) {
				w.hedges = append(w.hedges, h)
			}
		}
	}
	t.hang()
	t.walk()
	t.carry()
	return t
}

// hang chooses the parents: from the origins outwards, each node's surest edge if it can be
// had, else the surest of those that lead to a node that is hung already. A circle without a
// way out begins with its earliest report. Cost is O(edges) for each generation and circle.
func (t *claimTree) hang() {
	g := t.g
	t.parent = make([]int, len(g.Nodes))
	hung, best := make([]bool, len(g.Nodes)), make([]int, len(g.Nodes))
	for i := range best {
		best[i], t.parent[i] = -1, -1
	}
	for i, e := range g.Edges {
		if e.Score >= t.min && e.From != e.To && (best[e.From] < 0 || e.Score > g.Edges[best[e.From]].Score) {
			best[e.From] = i
		}
	}
	for i := range g.Nodes {
		hung[i] = best[i] < 0
	}
	for {
		if t.hangBest(best, hung) {
			continue
		}
		pick := -1
		for i, e := range g.Edges {
			if e.Score >= t.min && !hung[e.From] && hung[e.To] && (pick < 0 || e.Score > g.Edges[pick].Score) {
				pick = i
			}
		}
		if pick >= 0 {
			t.parent[g.Edges[pick].From], hung[g.Edges[pick].From] = pick, true
			continue
		}
		root := -1
		for i := range g.Nodes {
			if !hung[i] && (root < 0 || before(&g.Nodes[i], &g.Nodes[root]) < 0) {
				root = i
			}
		}
		if root < 0 {
			return
		}
		hung[root] = true
	}
}

// hangBest hangs the nodes whose surest source is hung, and reports whether there were any.
func (t *claimTree) hangBest(best []int, hung []bool) (any bool) {
	for i, e := range best {
		if !hung[i] && hung[t.g.Edges[e].To] {
			t.parent[i], hung[i], any = e, true, true
		}
	}
	return any
}

func before(a, b *origin.Node) int {
	if a.At.IsZero() != b.At.IsZero() {
		if a.At.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID))
}

// walk lists the nodes depth first: origins in the order of the count, what stands below a
// node in order of time. Nodes that no report leads to are left out.
func (t *claimTree) walk() {
	below := make([][]int, len(t.g.Nodes))
	for i, e := range t.parent {
		if e >= 0 {
			below[t.g.Edges[e].To] = append(below[t.g.Edges[e].To], i)
		}
	}
	for _, list := range below {
		slices.SortFunc(list, func(a, b int) int { return before(&t.g.Nodes[a], &t.g.Nodes[b]) })
	}
	seen := make([]bool, len(t.g.Nodes))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		t.order = append(t.order, i)
		for _, k := range below[i] {
			visit(k)
		}
	}
	for _, r := range t.count.Roots {
		for _, m := range append([]int{r.Node}, r.Members...) {
			if t.parent[m] < 0 {
				visit(m)
			}
		}
	}
	for i := range t.g.Nodes { // reports that the roots above do not reach: none but in odd graphs
		if t.parent[i] < 0 && t.g.Nodes[i].Kind == origin.KindReport {
			visit(i)
		}
	}
}

// carry counts, for each origin, the reports that go back to it in the tree.
func (t *claimTree) carry() {
	t.carried = make([]int, len(t.g.Nodes))
	root := make([]int, len(t.g.Nodes))
	for _, i := range t.order { // parents come first
		root[i] = i
		if e := t.parent[i]; e >= 0 {
			root[i] = root[t.g.Edges[e].To]
		}
		if t.g.Nodes[i].Kind == origin.KindReport {
			t.carried[root[i]]++
		}
	}
}
