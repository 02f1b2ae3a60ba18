package web

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/show/draw"
	"hearsay/internal/text"
)

// proof is the panel that opens an edge: the sentence of the report that it rests on, and what
// remains if it is wrong.
type proof struct {
	From, To             string
	Kind, Score, Lag     string
	When                 string
	Before, Words, After string
	Skipped              int    // characters left out in the middle of Words, with Tail behind them
	Tail                 string // "" mostly
	Moved                bool   // the text has changed, and the words do not stand there any more
	Href                 string // the article
	Compare              string // both texts, "" unless both are reports
	Closed               string // the page without the panel
	Without              string // "2–4": the origins counted without this edge
	Lang                 string
}

// edgeWords say what a kind of edge is.
var edgeWords = map[origin.EdgeKind]string{
	origin.Copy: "copy: at least half of both texts is the same", origin.Reuse: "reuse: passages are the same", origin.Cites: "cites: the text names its source",
	origin.Unnamed: "unnamed: somebody is described, not named",
}

// proofShown is how many characters of a long passage are shown, before and after a gap.
const proofShown = 420

// openProof reads the sentence behind edge n of a graph, numbered from 1.
func (s *site) openProof(ctx context.Context, g *origin.Graph, n int, min float64, closed string) (*proof, error) {
	e := &g.Edges[n-1]
	v, err := s.ledger.Article(ctx, string(e.Proof.Article), "")
	if err != nil {
		return nil, err
	}
	from, to := &g.Nodes[e.From], &g.Nodes[e.To]
	p := &proof{From: nodeName(from), To: nodeName(to), Kind: edgeWords[e.Kind], Score: percentOf(e.Score), When: timeWords(v.Revision.Published), Closed: closed, Lang: v.Revision.Lang,
		Href: "/articles/" + string(v.Item.ID) + "?rev=" + string(v.Revision.ID)}
	if from.Kind == origin.KindReport && to.Kind == origin.KindReport {
		p.Compare = compareAddress(reportOf(to), reportOf(from))
		if !from.At.IsZero() && !to.At.IsZero() {
			p.Lag = lagWords(e.Lag)
		}
	}
	without := origin.Graph{Nodes: g.Nodes, Edges: slices.Delete(slices.Clone(g.Edges), n-1, n)}
	rest := without.Count(min)
	p.Without = between(rest.Min, rest.Max)
	field := e.Proof.Field.In(&v.Revision)
	if e.Proof.Span.Check(field) != nil || e.Proof.Span.Empty() {
		p.Moved = true
		return p, nil
	}
	around := sentences(field, e.Proof.Span)
	p.Before, p.Words, p.After = field[around.Start:e.Proof.Span.Start], e.Proof.Span.In(field), field[e.Proof.Span.End:around.End]
	if n := utf8.RuneCountInString(p.Words); n > 2*proofShown+100 {
		r := []rune(p.Words)
		p.Words, p.Tail, p.Skipped = string(r[:proofShown]), string(r[n-proofShown:]), n-2*proofShown
	}
	return p, nil
}

// sentences widens a span to the sentences that it touches.
func sentences(s string, sp hearsay.Span) hearsay.Span {
	var d text.Doc
	d.Parse(s)
	out := sp
	for _, r := range d.Sents {
		if x := d.Span(r); x.Overlaps(sp) {
			out.Start, out.End = min(out.Start, x.Start), max(out.End, x.End)
		}
	}
	return out
}

// reportOf is the article of a report's node.
func reportOf(n *origin.Node) hearsay.ArticleID {
	return hearsay.ArticleID(n.ID[len("report:"):])
}

func nodeName(n *origin.Node) string {
	switch {
	case strings.HasSuffix(n.Name, "(named in the source)"):
		return n.Name // nobody's words
	case n.Name != "" && n.Kind == origin.KindUnnamed:
		return "“" + n.Name + "”"
	case n.Name != "":
		return n.Name
	case n.Kind == origin.KindReport:
		return "an unknown outlet"
	}
	return "unknown"
}

// signs of nodes in the tree.
var signs = map[origin.NodeKind]draw.Sign{origin.KindReport: draw.Report, origin.KindActor: draw.Source, origin.KindOutlet: draw.Outlet, origin.KindUnnamed: draw.Unnamed}
