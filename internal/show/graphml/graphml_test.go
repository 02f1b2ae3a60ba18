package graphml

import (
	"bytes"
	"encoding/xml"
	"math/rand/v2"
	"strings"
	"testing"
)

// document is GraphML as a reader sees it.
type document struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []keyElement `xml:"key"`
	Graph   struct {
		Default string        `xml:"edgedefault,attr"`
		Nodes   []nodeElement `xml:"node"`
		Edges   []edgeElement `xml:"edge"`
	} `xml:"graph"`
}

func write(t *testing.T, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	build := func(order []int) string {
		g := &Graph{Name: "copies", Nodes: []Attr{{"name", String}}, Edges: []Attr{{"weight", Double}, {"note", String}}}
		for _, k := range order {
			switch k {
			case 0:
				g.Node("gull", "The Gull <&> \"x\"\x01")
			case 1:
				g.Node("tern", "The Tern")
			case 2:
				g.Edge("tern", "gull", "2", "")
			case 3:
				g.Edge("gull", "tern", "1.5", "a")
			}
		}
		return write(t, g)
	}
	got := build([]int{0, 1, 2, 3})
	var d document
	if err := xml.Unmarshal([]byte(got), &d); err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	if len(d.Keys) != 3 || d.Keys[0].For != "node" || d.Keys[1].Type != Double || d.Graph.Default != "directed" || len(d.Graph.Nodes) != 2 || len(d.Graph.Edges) != 2 {
		t.Fatalf("%+v", d)
	}
	if n := d.Graph.Nodes[0]; n.ID != "gull" || n.Data[0].Text != "The Gull <&> \"x\"\uFFFD" {
		t.Errorf("%+v", n)
	}
	if e := d.Graph.Edges[1]; e.From != "tern" || len(e.Data) != 1 || e.Data[0] != (dataElement{d.Keys[1].ID, "2"}) {
		t.Errorf("%+v", e)
	}
	for range 10 {
		if again := build(append([]int{0, 1}, rand.Perm(2)[0]+2, 5)); strings.Count(again, "<edge ") != 1 {
			t.Error(again)
		}
		if again := build([]int{1, 0, 3, 2}); again != got {
			t.Errorf("order counts:\n%s", again)
		}
	}
	if n, e := (&Graph{}).Size(); n+e != 0 {
		t.Error(n, e)
	}
	if err := xml.Unmarshal([]byte(write(t, &Graph{})), &d); err != nil {
		t.Errorf("empty: %v", err)
	}
}
