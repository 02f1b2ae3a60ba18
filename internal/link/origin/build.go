package origin

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
)

// Report is one report that carries the claim.
type Report struct {
	Article hearsay.ArticleID
	Ref     string
	Outlet  link.Outlet
	At      time.Time // zero where it cannot be compared with other times
	Said    []Said
	Shares  []Share // text that stands in other reports of the claim, too
	Links   []Hyper // links to other reports of the claim
}

// Said is one quote that carries the claim.
type Said struct {
	Field   hearsay.Field
	Span    hearsay.Span // source, cue and content together
	Source  hearsay.Span // the words that name the speaker, empty if there are none
	Score   float64      // [0,1]: the quote's
	Speaker link.Party   // Name "" for unknown
	VoiceOf link.Party   // the body whose spokesperson the speaker is, Name "" for none
	Own     bool         // the outlet says it in its own voice
	Echo    bool         // the speaker takes somebody's view over ("we share the view that"): no origin
	Chain   []Step       // who stands between, nearest to the outlet first
}

// Step is one link of a chain of sources.
type Step struct {
	Party   link.Party // of a named one
	Name    string     // as the text has it
	Named   bool
	Persons int
	Country string // that the description of an unnamed one tells
	Field   hearsay.Field
	Span    hearsay.Span
}

// Share is a passage that stands in another report, too.
type Share struct {
	With  int // that report
	Kind  EdgeKind
	Field hearsay.Field
	Span  hearsay.Span // in this report
	Score float64
}

// Hyper is a hyperlink to another report of the claim.
type Hyper struct {
	To    int
	Field hearsay.Field
	Span  hearsay.Span
}

// Scores of what is no measured probability.
const (
	scoreLink     = 0.95 // the text links to the very report
	scoreResolved = 0.9  // times the quote's: an outlet is named, and its latest report on the claim taken for the one meant
	scorePress    = 0.6  // times the quote's: "X's media" are cited, and an outlet of X was the last to report the claim
	scoreUntimed  = 0.5  // times the share's: which of two texts is the earlier one is not known
	scoreLater    = 0.5  // times the quote's: the outlet that is named reports the claim, but later
)

// Build makes the graph of one claim. Nodes are the reports in their order, then sources.
// Each quote leads to one place: if it stands in a passage that the report shares with an
// earlier one, there (what the passage says of sources was taken over with it); else along
// its chain, outlets being resolved to their latest earlier report of the claim; else to its
// speaker. Cost is quadratic in the reports that share text with each other, else linear.
func Build(reports []Report) *Graph {
	b := builder{g: &Graph{}, reports: reports, node: map[string]int{}, edge: map[[2]int]int{}, outlets: map[string][]int{}}
	for i := range reports {
		r := &reports[i]
		b.g.Nodes = append(b.g.Nodes, Node{ID: "report:" + string(r.Article), Kind: KindReport, Name: r.Outlet.Name, Ref: r.Ref, At: r.At, Outlet: r.Outlet.Name, Owner: r.Outlet.Publisher()})
		if hearsay.KnownOutlet(r.Outlet.Name) {
			b.outlets[fold(r.Outlet.Name)] = append(b.outlets[fold(r.Outlet.Name)], i)
			for _, a := range r.Outlet.Aliases {
				b.outlets[fold(a)] = append(b.outlets[fold(a)], i)
			}
		}
	}
	for i := range reports {
		b.report(i)
	}
	b.later()
	return b.g
}

type builder struct {
	g       *Graph
	reports []Report
	node    map[string]int // sources by id
	edge    map[[2]int]int
	outlets map[string][]int // reports by folded name of the outlet
}

func fold(s string) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the ")
}

// before orders two reports; sure is false where times do not tell.
func (b *builder) before(i, j int) (yes, sure bool) {
	x, y := &b.reports[i], &b.reports[j]
	if !x.At.IsZero() && !y.At.IsZero() && !x.At.Equal(y.At) {
		return x.At.Before(y.At), true
	}
	if !x.At.IsZero() && !y.At.IsZero() { // at one time the agency is first, then the press room
		if rx, ry := rank(x.Outlet.Kind), rank(y.Outlet.Kind); rx != ry {
			return rx < ry, true
		}
	}
	return link.Compare(x.At, string(x.Article), y.At, string(y.Article)) < 0, false
}

func rank(kind string) int {
	switch kind {
	case "official":
		return 0
	case "agency":
		return 1
	}
	return 2
}

// report draws the edges of report i.
func (b *builder) report(i int) {
	r := &b.reports[i]
	for k := range r.Said {
		s := &r.Said[k]
		if b.inherited(i, s) || b.linked(i, s) {
			continue
		}
		b.said(i, s)
	}
	if len(r.Said) == 0 { // the article as a whole carries it
		b.inherited(i, nil)
	}
}

// inherited leads quote s (nil: the whole report) to the earlier report whose text it is. Of several
// the one that shares most is taken, of equals the earliest.
func (b *builder) inherited(i int, s *Said) bool {
	best, bestScore, sure := -1, 0.0, false
	shares := b.reports[i].Shares
	for k := range shares {
		x := &shares[k]
		if s != nil && (x.Field != s.Field || 2*overlap(x.Span, s.Span) < s.Span.Len()) {
			continue
		}
		first, known := b.before(x.With, i)
		if !first || x.With == i {
			continue
		}
		better := best < 0 || x.Score > bestScore+0.05
		if !better && x.Score > bestScore-0.05 {
			earlier, _ := b.before(x.With, shares[best].With)
			better = earlier
		}
		if better {
			best, bestScore, sure = k, x.Score, known
		}
	}
	if best < 0 {
		return false
	}
	x := &shares[best]
	score := x.Score
	if !sure {
		score *= scoreUntimed
	}
	b.connect(i, x.With, x.Kind, Proof{Field: x.Field, Span: x.Span}, score)
	return true
}

// linked leads a quote to an earlier report that its words link to.
func (b *builder) linked(i int, s *Said) bool {
	for _, h := range b.reports[i].Links {
		if first, _ := b.before(h.To, i); first && h.Field == s.Field && overlap(h.Span, s.Span) > 0 {
			b.connect(i, h.To, Cites, Proof{Field: h.Field, Span: h.Span}, scoreLink)
			return true
		}
	}
	return false
}

// said leads a quote along its chain to its speaker.
func (b *builder) said(i int, s *Said) {
	if s.Echo {
		return
	}
	r, at, last := &b.reports[i], i, link.Party{}
	proof := func(span hearsay.Span, field hearsay.Field) Proof {
		if span.Empty() {
			return Proof{Field: s.Field, Span: s.Span}
		}
		return Proof{Field: field, Span: span}
	}
	for k := range s.Chain {
		c := &s.Chain[k]
		p := proof(c.Span, c.Field)
		switch {
		case !c.Named && b.press(i, c) >= 0:
			b.connectFrom(i, at, b.press(i, c), Cites, p, s.Score*scorePress)
			return
		case !c.Named:
			at = b.connectFrom(i, at, b.unnamed(i, c), Unnamed, p, s.Score)
			last = link.Party{}
		case c.Party.Kind == hearsay.KindOutlet:
			if fold(c.Party.Name) == fold(r.Outlet.Name) || slices.ContainsFunc(r.Outlet.Aliases, func(a string) bool { return fold(a) == fold(c.Party.Name) }) {
				continue // its own credit line
			}
			to, score := b.outlet(i, c.Party, s.Score)
			b.connectFrom(i, at, to, Cites, p, score)
			if b.g.Nodes[to].Kind == KindReport {
				return // where that one has it from is told there
			}
			at, last = to, c.Party
		default:
			at, last = b.connectFrom(i, at, b.actor(c.Party, c.Name), Cites, p, s.Score), c.Party
		}
	}
	switch {
	case s.Own:
		if at == i && r.Outlet.Kind == "official" {
			b.connect(i, b.actor(link.Party{Name: cmp.Or(r.Outlet.SpeaksFor, r.Outlet.Name), Key: s.Speaker.Key, Kind: hearsay.KindOffice, Country: r.Outlet.Country}, ""), Cites, proof(s.Span, s.Field), s.Score)
		}
	case s.Speaker.Name == "" || same(last, s.Speaker):
	case s.Speaker.Kind == hearsay.KindOutlet:
		if fold(s.Speaker.Name) == fold(r.Outlet.Name) {
			return
		}
		to, score := b.outlet(i, s.Speaker, s.Score)
		b.connectFrom(i, at, to, Cites, proof(s.Source, s.Field), score)
	default:
		p := proof(s.Source, s.Field)
		at = b.connectFrom(i, at, b.actor(s.Speaker, ""), Cites, p, s.Score)
		if s.VoiceOf.Name != "" {
			b.connectFrom(i, at, b.actor(s.VoiceOf, ""), Cites, p, s.Score)
		}
	}
}

func same(a, b link.Party) bool {
	return a.Name != "" && (a.Key != "" && a.Key == b.Key || fold(a.Name) == fold(b.Name))
}

// outlet resolves an outlet that report i names: its latest report of the claim before i, else
// the outlet as such.
func (b *builder) outlet(i int, p link.Party, score float64) (node int, s float64) {
	best := -1
	for _, j := range b.outlets[fold(p.Name)] {
		if first, sure := b.before(j, i); j == i || !first || !sure {
			continue
		}
		if best >= 0 {
			if later, _ := b.before(best, j); !later {
				continue
			}
		}
		best = j
	}
	if best >= 0 {
		return best, score * scoreResolved
	}
	return b.source(Node{ID: "outlet:" + fold(p.Name), Kind: KindOutlet, Name: p.Name, Group: "outlet:" + fold(p.Name)}), score
}

// later leads an outlet that is named before its report of the claim to that report: how a
// circle of two that cite each other closes.
func (b *builder) later() {
	for n := len(b.reports); n < len(b.g.Nodes); n++ {
		if b.g.Nodes[n].Kind != KindOutlet || slices.ContainsFunc(b.g.Edges, func(e Edge) bool { return e.From == n }) {
			continue
		}
		first := -1
		for _, j := range b.outlets[strings.TrimPrefix(b.g.Nodes[n].ID, "outlet:")] {
			if first < 0 {
				first = j
			} else if yes, _ := b.before(j, first); yes {
				first = j
			}
		}
		if first < 0 {
			continue
		}
		for _, e := range b.g.Edges {
			if e.To == n {
				b.edgeOf(n, first, Cites, e.Proof, e.Score*scoreLater)
				break
			}
		}
	}
}

// press returns the report that an unnamed press of a state may mean: the latest earlier one of
// the claim by an outlet of that state; -1 where there is none.
func (b *builder) press(i int, c *Step) int {
	if c.Country == "" || Classify(c.Name) != ClassPress {
		return -1
	}
	best := -1
	for j := range b.reports {
		if o := &b.reports[j].Outlet; o.Country != c.Country || o.Kind == "official" || o.Name == b.reports[i].Outlet.Name {
			continue
		}
		if first, sure := b.before(j, i); !first || !sure {
			continue
		}
		if best >= 0 {
			if later, _ := b.before(best, j); !later {
				continue
			}
		}
		best = j
	}
	return best
}

func (b *builder) actor(p link.Party, name string) int {
	n := Node{ID: "actor:" + cmp.Or(p.Key, fold(cmp.Or(p.Name, name))), Kind: KindActor, Name: cmp.Or(p.Name, name)}
	if p.Country != "" {
		switch p.Kind {
		case hearsay.KindState, hearsay.KindOffice, hearsay.KindOrganisation, hearsay.KindPerson:
			n.Group = "state:" + p.Country
		}
	}
	return b.source(n)
}

// unnamed returns the node of an unnamed source of report i. Within a report sources of one class
// are one: "two officials" and "one of them".
func (b *builder) unnamed(i int, c *Step) int {
	class := Classify(c.Name)
	n := b.source(Node{ID: "unnamed:" + class + "@" + string(b.reports[i].Article), Kind: KindUnnamed, Name: c.Name, Class: class, Country: c.Country, Persons: c.Persons})
	b.g.Nodes[n].Persons = max(b.g.Nodes[n].Persons, c.Persons)
	return n
}

func (b *builder) source(n Node) int {
	if k, ok := b.node[n.ID]; ok {
		return k
	}
	b.node[n.ID] = len(b.g.Nodes)
	b.g.Nodes = append(b.g.Nodes, n)
	return len(b.g.Nodes) - 1
}

// connectFrom draws an edge from node at, proved by words of report i, and returns to.
func (b *builder) connectFrom(i, at, to int, kind EdgeKind, p Proof, score float64) int {
	p.Article, p.Ref = b.reports[i].Article, b.reports[i].Ref
	b.edgeOf(at, to, kind, p, score)
	return to
}

// connect draws an edge from report i.
func (b *builder) connect(i, to int, kind EdgeKind, p Proof, score float64) {
	b.connectFrom(i, i, to, kind, p, score)
}

// edgeOf draws an edge, or strengthens the one that is there.
func (b *builder) edgeOf(from, to int, kind EdgeKind, p Proof, score float64) {
	if from == to {
		return
	}
	if k, ok := b.edge[[2]int{from, to}]; ok {
		if score > b.g.Edges[k].Score {
			b.g.Edges[k].Score, b.g.Edges[k].Kind, b.g.Edges[k].Proof = score, kind, p
		}
		return
	}
	e := Edge{From: from, To: to, Kind: kind, Proof: p, Score: score}
	if x, y := &b.g.Nodes[from], &b.g.Nodes[to]; x.Kind == KindReport && y.Kind == KindReport && !x.At.IsZero() && !y.At.IsZero() {
		e.Lag = x.At.Sub(y.At)
	}
	b.edge[[2]int{from, to}] = len(b.g.Edges)
	b.g.Edges = append(b.g.Edges, e)
}

func overlap(a, b hearsay.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }
