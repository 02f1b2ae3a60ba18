// Package origin counts how many independent sources stand behind the reports of a claim.
//
// Build makes a graph: reports, and who they say they have it from. An edge leads from a
// report to its source: because it shares the earlier report's text there (copy, reuse),
// because it names it (cites), or because it names nobody but describes somebody (unnamed).
// Every edge has the words that prove it, and a score. Count follows the edges to their
// ends, the roots. Their number is an interval, since reports do not tell everything:
//
//   - Max counts every root apart, an unnamed "two officials" twice, and every report that
//     states no source as a root of its own. A state beside one of its own offices is none: who
//     writes "Velia accused" has it from one of them.
//   - Min takes parties of one state as one (a ministry and its minister), unnamed sources of
//     one description as one, unnamed officials of a state as those of its named parties, a
//     "source" of whom nothing is told as one of the others, the unnamed press as one of the reports at hand, and lets a report without stated source,
//     or an outlet that is named and not at hand, have it from one of the others.
//   - Effective is exp(H) of the shares that the roots have in the reports (Hill 1973), each
//     report's weight split evenly among its roots: forty reports of which thirty-nine come
//     from one of two roots have an effective number of 1.1.
//
// Circles are contracted before counting (Tarjan 1972) and told: a report that names another
// outlet, which has it from the first, adds nothing.
//
// No tool was found that gives such a count; the terms follow Clough et al. (2002, METER) and
// the literature on circular reporting. What the method cannot know is whether two named
// parties talked to each other.
package origin

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"hearsay"
)

// NodeKind says what a node is.
type NodeKind string

const (
	KindReport  NodeKind = "report"
	KindActor   NodeKind = "actor"   // a named party: person, office, organisation, state
	KindOutlet  NodeKind = "outlet"  // an outlet that is named, without the report meant
	KindUnnamed NodeKind = "unnamed" // described, not named
)

// EdgeKind says why an edge is there.
type EdgeKind string

const (
	Copy    EdgeKind = "copy"
	Reuse   EdgeKind = "reuse"
	Cites   EdgeKind = "cites"
	Unnamed EdgeKind = "unnamed"
)

// Node is a report or a source.
type Node struct {
	ID      string    `json:"id"` // "report:ARTICLE", "actor:KEY", "outlet:NAME", "unnamed:CLASS@ARTICLE"
	Kind    NodeKind  `json:"kind"`
	Name    string    `json:"name"`          // for people: outlet of a report, name or description of a source
	Ref     string    `json:"ref,omitempty"` // of a report
	At      time.Time `json:"at,omitzero"`
	Outlet  string    `json:"outlet,omitempty"`  // of a report, "" for an unknown one
	Owner   string    `json:"owner,omitempty"`   // who answers for that outlet
	Group   string    `json:"group,omitempty"`   // parties of equal Group are related, "" for none
	Class   string    `json:"class,omitempty"`   // sort of an unnamed source (Classify)
	Country string    `json:"country,omitempty"` // of an unnamed source, if its description names a state
	Persons int       `json:"persons,omitempty"` // how many an unnamed source is said to be, 0 for not told
}

// Proof is the words that an edge rests on, in the text of the report that it leads from.
type Proof struct {
	Article hearsay.ArticleID `json:"article"`
	Ref     string            `json:"ref"`
	Field   hearsay.Field     `json:"field"`
	Span    hearsay.Span      `json:"span"`
}

// Edge leads from a report or source to where it has the claim from.
type Edge struct {
	From  int           `json:"from"` // node
	To    int           `json:"to"`   // node
	Kind  EdgeKind      `json:"kind"`
	Proof Proof         `json:"proof"`
	Score float64       `json:"score"`         // [0,1]
	Lag   time.Duration `json:"lag,omitempty"` // between two reports; 0 elsewhere
}

// Graph of one claim.
type Graph struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
}

// Result is what Count finds. Roots are nodes, one for each contracted circle.
type Result struct {
	Reports, Publishers int
	Roots               []Root
	Min, Max            int
	Effective           float64
	Cycles              []Cycle
}

// Root is an end of the edges.
type Root struct {
	Node    int   `json:"node"`    // the earliest of its circle
	Members []int `json:"members"` // more than one in a circle without a way out
	Reports int   `json:"reports"` // that come back to it
	Stated  bool  `json:"stated"`  // false: a report that tells no source
}

// Count counts origins over the edges that score at least minScore.
func (g *Graph) Count(minScore float64) Result {
	c := counter{g: g, out: make([][]int, len(g.Nodes))}
	for _, e := range g.Edges {
		if e.Score >= minScore {
			c.out[e.From] = append(c.out[e.From], e.To)
		}
	}
	c.contract()
	var r Result
	publishers := map[string]bool{}
	weight := make([]float64, c.n)
	carried := make([]int, c.n)
	reached := make([]bool, c.n)
	for i := range g.Nodes {
		n := &g.Nodes[i]
		if n.Kind != KindReport {
			continue
		}
		r.Reports++
		publishers[cmp.Or(n.Owner, n.ID)] = true // an unknown outlet equals no other
		roots := c.roots(c.of[i])
		for _, k := range roots {
			reached[k] = true
			carried[k]++
			weight[k] += 1 / float64(len(roots))
		}
	}
	r.Publishers = len(publishers)
	h := 0.0
	for k := range c.n {
		if !reached[k] {
			continue
		}
		members := c.members(k)
		first := slices.MinFunc(members, func(a, b int) int { return g.earlier(a, b) })
		stated := slices.ContainsFunc(members, func(i int) bool { return g.Nodes[i].Kind != KindReport }) && len(members) == 1
		r.Roots = append(r.Roots, Root{Node: first, Members: members, Reports: carried[k], Stated: stated})
		if p := weight[k] / float64(r.Reports); p > 0 {
			h -= p * math.Log(p)
		}
	}
	if r.Reports > 0 {
		r.Effective = math.Exp(h)
	}
	slices.SortFunc(r.Roots, func(a, b Root) int {
		return cmp.Or(b.Reports-a.Reports, g.earlier(a.Node, b.Node))
	})
	r.Min, r.Max = g.bounds(r.Roots)
	r.Cycles = g.cycles(minScore, &c)
	return r
}

// earlier orders nodes by time, those without last, then by id.
func (g *Graph) earlier(a, b int) int {
	x, y := &g.Nodes[a], &g.Nodes[b]
	if x.At.IsZero() != y.At.IsZero() {
		if x.At.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(x.At.Compare(y.At), strings.Compare(x.ID, y.ID))
}

// bounds gives the interval of the number of independent roots.
func (g *Graph) bounds(roots []Root) (lo, hi int) {
	groups, described := map[string]bool{}, map[string]bool{}
	offices := map[string]bool{} // groups that have more than their state itself
	for _, r := range roots {
		if n := &g.Nodes[r.Node]; r.Stated && n.Kind == KindActor && n.Group != "" && n.ID != "actor:"+n.Group {
			offices[n.Group] = true
		}
	}
	unstated, press := 0, 0
	for _, r := range roots {
		n := &g.Nodes[r.Node]
		switch {
		case r.Stated && n.Kind == KindActor && offices[n.Group] && n.ID == "actor:"+n.Group:
		case !r.Stated, n.Kind == KindOutlet: // where an outlet outside the ledger has it from is not told either
			unstated++
			hi++
		case n.Kind == KindUnnamed:
			hi += max(1, n.Persons)
			if n.Class == ClassPress {
				press++
			}
		default:
			groups[cmp.Or(n.Group, n.ID)] = true
			hi++
		}
	}
	for _, r := range roots { // once the named ones are known
		n := &g.Nodes[r.Node]
		if !r.Stated || n.Kind != KindUnnamed || n.Class == ClassPress {
			continue
		}
		if n.Country != "" && groups["state:"+n.Country] && official(n.Class) {
			continue // may be somebody of the party that is named
		}
		described[n.Class] = true
	}
	if len(described) > 1 || len(groups) > 0 {
		delete(described, ClassAny) // may be one of the others
	}
	lo = len(groups) + len(described)
	if lo == 0 && unstated > 0 {
		lo = 1
	}
	if lo == 0 && press > 0 && hi > press { // the press that is cited may be a report at hand
		lo = 1
	}
	return lo, max(hi, lo)
}
