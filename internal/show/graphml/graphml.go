// Package graphml writes directed networks in GraphML (Brandes et al., Graph Drawing 2001,
// http://graphml.graphdrawing.org), which Gephi, yEd, Cytoscape, igraph and NetworkX read.
//
// Nodes and edges are held until [Graph.Write], sorted, so that the same network gives the same bytes whatever
// the order it was told in. A value that is "" is left out.
package graphml

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
)

// Kind of an attribute's values, in the words of the format.
type Kind string

// Kinds.
const (
	String Kind = "string"
	Double Kind = "double"
	Int    Kind = "int"
)

// Attr declares an attribute.
type Attr struct {
	Name string
	Kind Kind
}

// Graph is a network in the making.
type Graph struct {
	Name         string
	Nodes, Edges []Attr // what is told of each

	nodes map[string][]string
	edges []edge
}

type edge struct {
	from, to string
	values   []string
}

// Node adds a node with a value for each of Nodes; of two with one id the first stays.
func (g *Graph) Node(id string, values ...string) {
	if g.nodes == nil {
		g.nodes = map[string][]string{}
	}
	if _, ok := g.nodes[id]; !ok {
		g.nodes[id] = fit(values, len(g.Nodes))
	}
}

// Edge adds an edge with a value for each of Edges; its ends become nodes without values if they are
// none yet.
func (g *Graph) Edge(from, to string, values ...string) {
	g.Node(from)
	g.Node(to)
	g.edges = append(g.edges, edge{from, to, fit(values, len(g.Edges))})
}

// Size returns the numbers of nodes and edges.
func (g *Graph) Size() (nodes, edges int) { return len(g.nodes), len(g.edges) }

func fit(values []string, n int) []string {
	out := make([]string, n)
	copy(out, values)
	return out
}

type keyElement struct {
	XMLName xml.Name `xml:"key"`
	ID      string   `xml:"id,attr"`
	For     string   `xml:"for,attr"`
	Name    string   `xml:"attr.name,attr"`
	Type    Kind     `xml:"attr.type,attr"`
}

type dataElement struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

type nodeElement struct {
	XMLName xml.Name      `xml:"node"`
	ID      string        `xml:"id,attr"`
	Data    []dataElement `xml:"data"`
}

type edgeElement struct {
	XMLName xml.Name      `xml:"edge"`
	ID      string        `xml:"id,attr"`
	From    string        `xml:"source,attr"`
	To      string        `xml:"target,attr"`
	Data    []dataElement `xml:"data"`
}

// Write writes the network. Characters that XML cannot hold become U+FFFD.
func (g *Graph) Write(w io.Writer) error {
	if _, err := io.WriteString(w, xml.Header+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`+"\n"); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	for _, x := range []struct {
		of    string
		attrs []Attr
	}{{"node", g.Nodes}, {"edge", g.Edges}} {
		for i, a := range x.attrs {
			if err := e.Encode(keyElement{ID: key(x.of, i), For: x.of, Name: a.Name, Type: a.Kind}); err != nil {
				return err
			}
		}
	}
	start := xml.StartElement{Name: xml.Name{Local: "graph"}, Attr: []xml.Attr{{Name: xml.Name{Local: "id"}, Value: g.Name}, {Name: xml.Name{Local: "edgedefault"}, Value: "directed"}}}
	if err := e.EncodeToken(start); err != nil {
		return err
	}
	ids := make([]string, 0, len(g.nodes))
	for id := range g.nodes {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := e.Encode(nodeElement{ID: id, Data: data("node", g.nodes[id])}); err != nil {
			return err
		}
	}
	slices.SortStableFunc(g.edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), slices.Compare(a.values, b.values))
	})
	for i, x := range g.edges {
		if err := e.Encode(edgeElement{ID: fmt.Sprintf("e%d", i), From: x.from, To: x.to, Data: data("edge", x.values)}); err != nil {
			return err
		}
	}
	if err := e.EncodeToken(start.End()); err != nil {
		return err
	}
	if err := e.Close(); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n</graphml>\n")
	return err
}

func key(of string, i int) string { return fmt.Sprintf("%c%d", of[0], i) }

func data(of string, values []string) (out []dataElement) {
	for i, v := range values {
		if v != "" {
			out = append(out, dataElement{key(of, i), v})
		}
	}
	return out
}
