package pipeline

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/sources"
	"hearsay/internal/store"
)

// oneClaim is a ledger of one claim and a table of outlets.
type oneClaim struct {
	claim  view.Claim
	tables []store.Outlet
}

func (l *oneClaim) Views(_ context.Context, q store.ViewQuery) (store.ViewPage, error) {
	body, err := json.Marshal(l.claim)
	return store.ViewPage{Rows: []store.View{{ID: "c1", Kind: q.Kind, Body: body}}, Total: 1}, err
}

func (l *oneClaim) Outlets(context.Context) ([]store.Outlet, error) { return l.tables, nil }

// Reports of one claim: the wire quotes an office; the Gull has the wire's text; the Gull's later report goes back to its own first
// one, and to a press room by its alias; the Echo names the Gull; two reports of the Owl point at each other and end in its own voice; a
// report that nobody explains; an opinion, which is no report.
func TestReadSources(t *testing.T) {
	at := time.Date(2025, 3, 4, 9, 0, 0, 0, time.UTC)
	l := &oneClaim{tables: []store.Outlet{{Name: "Ministry of Tides press room", Aliases: []string{"Tides"}, Kind: "official"}, {Name: "Wire", Kind: "agency"}}}
	g := &l.claim.Graph
	add := func(id, outlet string, own bool, genre hearsay.Genre) int {
		g.Nodes = append(g.Nodes, origin.Node{ID: "report:" + id, Kind: origin.KindReport, Outlet: outlet, Name: outlet})
		l.claim.Quotes = append(l.claim.Quotes, view.Quote{Article: hearsay.ArticleID(id), Ref: id, ID: hearsay.QuoteID("q" + id), Outlet: outlet, At: at, Day: "2025-03-04", Stance: view.Asserts, Own: own, Genre: genre})
		return len(g.Nodes) - 1
	}
	wire, gull, later, echo := add("w", "Wire", false, ""), add("g", "Gull", false, ""), add("g2", "Gull", false, ""), add("e", "Echo", false, "")
	owl, owl2 := add("o", "Owl", true, ""), add("o2", "Owl", false, "")
	add("n", "Nobody's Post", false, "")
	unknown := add("u", "", false, "")
	add("x", "Gull", true, hearsay.GenreOpinion)
	l.claim.Quotes = append(l.claim.Quotes, view.Quote{Article: "d", Outlet: "Wire", Day: "2025-03-04", Stance: view.Denies})
	source := func(n origin.Node) int {
		g.Nodes = append(g.Nodes, n)
		return len(g.Nodes) - 1
	}
	office := source(origin.Node{ID: "actor:org:tides", Kind: origin.KindActor, Name: "Ministry of Tides", Group: "state:ORM"})
	firm := source(origin.Node{ID: "actor:org:firm", Kind: origin.KindActor, Name: "Lantern Works"})
	someone := source(origin.Node{ID: "unnamed:official@e", Kind: origin.KindUnnamed, Name: "an official"})
	room := source(origin.Node{ID: "outlet:tides", Kind: origin.KindOutlet, Name: "Tides"})
	for _, e := range []origin.Edge{{From: wire, To: office, Kind: origin.Cites}, {From: wire, To: firm, Kind: origin.Cites}, {From: gull, To: wire, Kind: origin.Copy}, {From: later, To: gull, Kind: origin.Reuse}, {From: later, To: room, Kind: origin.Cites},
		{From: echo, To: gull, Kind: origin.Cites}, {From: echo, To: someone, Kind: origin.Unnamed}, {From: owl, To: owl2, Kind: origin.Cites}, {From: owl2, To: owl, Kind: origin.Cites}, {From: unknown, To: wire, Kind: origin.Copy}} {
		g.Edges = append(g.Edges, e)
	}
	want := map[string][]sources.Source{
		"w": {{Kind: sources.Official, Name: "state:ORM"}, {Kind: sources.Speaker}}, "g": {{Kind: sources.Copy, Name: "Wire"}}, "g2": {{Kind: sources.Press, Name: "Tides"}, {Kind: sources.Copy, Name: "Wire"}},
		"e": {{Kind: sources.Cites, Name: "Gull"}, {Kind: sources.Unnamed}}, "o": {{Kind: sources.Own}}, "o2": {{Kind: sources.Own}}, "n": nil, "u": {{Kind: sources.Copy, Name: "Wire"}},
	}
	got := map[string][]sources.Source{}
	if err := ReadSources(context.Background(), l, "", "", func(r *Sourced) {
		if r.Claim != "c1" || r.Outlet != r.Quote.Outlet {
			t.Errorf("%+v", r)
		}
		got[r.Quote.Ref] = r.From
	}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	n := 0
	if err := ReadSources(context.Background(), l, "2025-03-05", "", func(*Sourced) { n++ }); err != nil || n > 0 {
		t.Errorf("%d reports after the last day: %v", n, err)
	}
}
