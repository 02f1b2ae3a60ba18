package pipeline

import (
	"context"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/sources"
	"hearsay/internal/store"
)

// OutletLister is what tells which outlets are press rooms.
type OutletLister interface {
	Outlets(ctx context.Context) ([]store.Outlet, error)
}

// Sourced is a report with the claim that it asserts, and its first quote that does.
type Sourced struct {
	sources.Report
	Claim string // id
	Quote view.Quote
}

// ReadSources calls f with every report of the ledger that asserts a claim, opinion apart, and where it has it from as the
// claim's graph of origins tells (package origin). The latest claims come first. since and until are days; "" is open.
// It reads all claims of that time once.
func ReadSources(ctx context.Context, l interface {
	ViewLister
	OutletLister
}, since, until string, f func(*Sourced)) error {
	table, err := l.Outlets(ctx)
	if err != nil {
		return err
	}
	official := map[string]bool{}
	for i := range table {
		if table[i].Kind == "official" {
			for _, n := range append(table[i].Aliases, table[i].Name) {
				official[strings.ToLower(n)] = true
			}
		}
	}
	return eachOf(ctx, l, store.ViewQuery{Kind: store.KindClaim, Since: since, Until: until}, func(v *store.View, body *view.Claim) {
		of := sourcing{g: &body.Graph, official: official, own: map[hearsay.ArticleID]bool{}, out: make([][]int, len(body.Graph.Nodes)), seen: make([]int, len(body.Graph.Nodes))}
		for k, e := range body.Graph.Edges {
			of.out[e.From] = append(of.out[e.From], k)
		}
		first := map[hearsay.ArticleID]*view.Quote{}
		for i := range body.Quotes {
			q := &body.Quotes[i]
			if q.Stance != view.Asserts || q.Genre == hearsay.GenreOpinion {
				continue
			}
			if first[q.Article] == nil {
				first[q.Article] = q
			}
			of.own[q.Article] = of.own[q.Article] || q.Own
		}
		for i := range body.Graph.Nodes {
			n := &body.Graph.Nodes[i]
			q := first[hearsay.ArticleID(strings.TrimPrefix(n.ID, "report:"))]
			if n.Kind != origin.KindReport || q == nil || since != "" && q.Day < since || until != "" && (q.Day == "" || q.Day > until) {
				continue
			}
			f(&Sourced{sources.Report{Outlet: knownOutlet(q.Outlet), From: of.from(i)}, v.ID, *q})
		}
	})
}

// sourcing finds where the reports of one claim have it from.
type sourcing struct {
	g        *origin.Graph
	official map[string]bool
	own      map[hearsay.ArticleID]bool
	out      [][]int // edges by the node that they lead from
	seen     []int   // by node: one more than the report for which it was looked at last
}

// from returns the sources of report i, and of the earlier reports of its outlet that it goes back to. Cost is linear in
// the edges of those.
func (s *sourcing) from(i int) (out []sources.Source) {
	add := func(x sources.Source) {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	for reports := []int{i}; len(reports) > 0; {
		at := reports[0]
		reports = reports[1:]
		s.seen[at] = i + 1
		me := &s.g.Nodes[at]
		for _, k := range s.out[at] {
			e := &s.g.Edges[k]
			to := &s.g.Nodes[e.To]
			if to.Kind != origin.KindReport || to.Outlet != me.Outlet || knownOutlet(to.Outlet) == "" {
				add(s.source(e, to))
			} else if s.seen[e.To] != i+1 {
				s.seen[e.To] = i + 1
				reports = append(reports, e.To)
			}
		}
		if s.own[hearsay.ArticleID(strings.TrimPrefix(me.ID, "report:"))] {
			add(sources.Source{Kind: sources.Own})
		}
	}
	return out
}

// source words where an edge leads to.
func (s *sourcing) source(e *origin.Edge, to *origin.Node) sources.Source {
	switch to.Kind {
	case origin.KindReport, origin.KindOutlet:
		name := to.Name
		if to.Kind == origin.KindReport {
			name = knownOutlet(to.Outlet)
		}
		kind := sources.Cites
		switch {
		case s.official[strings.ToLower(name)]:
			kind = sources.Press
		case e.Kind == origin.Copy || e.Kind == origin.Reuse:
			kind = sources.Copy
		}
		return sources.Source{Kind: kind, Name: name}
	case origin.KindUnnamed:
		return sources.Source{Kind: sources.Unnamed}
	}
	if strings.HasPrefix(to.Group, "state:") {
		return sources.Source{Kind: sources.Official, Name: to.Group}
	}
	return sources.Source{Kind: sources.Speaker}
}
