package main

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/internal/show/graphml"
)

// graphFill adds one row of a command to a network; "{}" only declares what is told.
var graphFill = map[string]func(*graphml.Graph, []byte) error{
	"copies": fillCopies, "accusations": fillAccusations, "concert": fillConcert, "pairs": fillPairs, "origins": fillOrigins,
}

func textAttr(name string) graphml.Attr  { return graphml.Attr{Name: name, Kind: graphml.String} }
func floatAttr(name string) graphml.Attr { return graphml.Attr{Name: name, Kind: graphml.Double} }
func intAttr(name string) graphml.Attr {
	return graphml.Attr{Name: name, Kind: graphml.Int}
}

func fillCopies(g *graphml.Graph, line []byte) error {
	g.Nodes, g.Edges = []graphml.Attr{textAttr("label")}, []graphml.Attr{intAttr("weight"), intAttr("copies"), intAttr("reuses"), intAttr("shared_words"), floatAttr("median_lag_s")}
	r, err := row[struct {
		From, To       string
		Copies, Reuses int
		Words          int      `json:"shared_words"`
		Lag            *float64 `json:"median_lag_s"`
	}](line)
	if err != nil || r.From == "" {
		return err
	}
	g.Node(r.From, r.From)
	g.Node(r.To, r.To)
	g.Edge(r.From, r.To, fmt.Sprint(r.Copies+r.Reuses), fmt.Sprint(r.Copies), fmt.Sprint(r.Reuses), fmt.Sprint(r.Words), pointed(r.Lag))
	return nil
}

func pointed[T any](v *T) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(*v)
}

func fillAccusations(g *graphml.Graph, line []byte) error {
	g.Nodes, g.Edges = []graphml.Attr{textAttr("label")}, []graphml.Attr{textAttr("incident"), textAttr("title"), textAttr("standing"), textAttr("role"), textAttr("first"), floatAttr("score"), textAttr("quotes")}
	r, err := row[struct {
		ID, Title    string
		Attributions []struct {
			Accuser, Accused, Standing, Role, First string
			Score                                   float64
			Quotes                                  []string
		}
	}](line)
	for _, x := range r.Attributions {
		if x.Accuser == hearsay.PrivateParty || x.Accused == hearsay.PrivateParty { // one node for all of them would tie strangers together
			continue
		}
		g.Node(x.Accuser, x.Accuser)
		g.Node(x.Accused, x.Accused)
		g.Edge(x.Accuser, x.Accused, r.ID, r.Title, x.Standing, x.Role, x.First, fmt.Sprint(x.Score), strings.Join(x.Quotes, " "))
	}
	return err
}

func fillConcert(g *graphml.Graph, line []byte) error {
	g.Nodes, g.Edges = []graphml.Attr{textAttr("label")}, []graphml.Attr{intAttr("weight"), intAttr("common"), floatAttr("expected"), floatAttr("p"), floatAttr("q"), textAttr("verdict"), textAttr("leads")}
	r, err := row[struct {
		A, B             string
		Together, Common int
		Expected         float64
		P, Q             *float64 // null where not tested
		Verdict          string
		Leads            *string
	}](line)
	if err != nil || r.A == "" {
		return err
	}
	g.Node(r.A, r.A)
	g.Node(r.B, r.B)
	g.Edge(r.A, r.B, fmt.Sprint(r.Together), fmt.Sprint(r.Common), fmt.Sprint(r.Expected), pointed(r.P), pointed(r.Q), r.Verdict, pointed(r.Leads))
	return nil
}

func fillPairs(g *graphml.Graph, line []byte) error {
	g.Nodes, g.Edges = []graphml.Attr{textAttr("label")}, []graphml.Attr{textAttr("layer"), intAttr("weight"), floatAttr("mean_score"), floatAttr("conflict"), textAttr("highest"), intAttr("publishers")}
	r, err := row[struct {
		From, To, Layer, Highest string
		FromKey                  string `json:"from_key"`
		ToKey                    string `json:"to_key"`
		N, Publishers            int
		Mean                     *float64 `json:"mean_score"`
		Conflict                 *float64
	}](line)
	if err != nil || r.FromKey == "" {
		return err
	}
	g.Node(r.FromKey, r.From)
	g.Node(r.ToKey, r.To)
	g.Edge(r.FromKey, r.ToKey, r.Layer, fmt.Sprint(r.N), pointed(r.Mean), pointed(r.Conflict), r.Highest, fmt.Sprint(r.Publishers))
	return nil
}

func fillOrigins(g *graphml.Graph, line []byte) error {
	g.Nodes, g.Edges = []graphml.Attr{textAttr("label"), textAttr("kind"), textAttr("at"), textAttr("ref")}, []graphml.Attr{textAttr("kind"), floatAttr("score"), textAttr("proof")}
	r, err := row[struct {
		Nodes []struct{ ID, Name, Kind, At, Ref string }
		Edges []struct {
			From, To, Kind string
			Score          float64
			Proof          *struct {
				Ref  string
				Span [2]int
			}
		}
	}](line)
	for _, n := range r.Nodes {
		g.Node(n.ID, n.Name, n.Kind, n.At, n.Ref)
	}
	for _, e := range r.Edges {
		proof := ""
		if e.Proof != nil {
			proof = fmt.Sprintf("%s:%d-%d", e.Proof.Ref, e.Proof.Span[0], e.Proof.Span[1])
		}
		g.Edge(e.From, e.To, e.Kind, fmt.Sprint(e.Score), proof)
	}
	return err
}
