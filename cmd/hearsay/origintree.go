package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-runewidth"

	"hearsay/internal/show/rows"
	"hearsay/internal/show/term"
	"hearsay/internal/store"
)

// printOrigins draws the origins of a claim as trees: every root, below it who has it from
// there, in order of time. A report stands once, below its surest source.
func printOrigins(a *app, v *store.View, o *rows.Origins) error {
	w := bufio.NewWriter(a.stdout)
	fmt.Fprintf(w, "Claim: %s\n", term.Clean(marked(o.Proposition)))
	fmt.Fprintf(w, "%d %s → %d %s → %s %s (effective %.1f)\n", o.Reports, plural(o.Reports, "report"), o.Publishers, plural(o.Publishers, "publisher"),
		between(o.Min, o.Max), plural(o.Max, "origin"), o.Effective)
	if o.MinScore > 0 {
		fmt.Fprintf(w, "counting edges that score %.2f or more\n", o.MinScore)
	}
	t := newTree(o)
	for _, r := range o.Roots {
		fmt.Fprintln(w)
		t.draw(w, a, r.ID, "", "", nil)
	}
	if len(t.left()) > 0 { // in a circle without a way out
		fmt.Fprintln(w)
		for _, id := range t.left() {
			t.draw(w, a, id, "", "", nil)
		}
	}
	for _, c := range o.Cycles {
		fmt.Fprintf(w, "\nCircular: %s\n", term.Clean(strings.Join(c, " → cites → ")))
	}
	return w.Flush()
}

type tree struct {
	nodes map[string]*rows.Node
	below map[string][]*rows.Edge
	drawn map[string]bool
	order []string
}

func newTree(o *rows.Origins) *tree {
	t := &tree{nodes: map[string]*rows.Node{}, below: map[string][]*rows.Edge{}, drawn: map[string]bool{}}
	best := map[string]*rows.Edge{}
	for i := range o.Nodes {
		t.nodes[o.Nodes[i].ID] = &o.Nodes[i]
	}
	for i := range o.Edges {
		e := &o.Edges[i]
		if b := best[e.From]; b == nil || e.Score > b.Score {
			best[e.From] = e
		}
	}
	for i := range o.Nodes {
		id := o.Nodes[i].ID
		if o.Nodes[i].Kind == "report" {
			t.order = append(t.order, id)
		}
		if e := best[id]; e != nil {
			t.below[e.To] = append(t.below[e.To], e)
		}
	}
	for _, es := range t.below {
		slices.SortStableFunc(es, func(x, y *rows.Edge) int { return strings.Compare(t.nodes[x.From].At, t.nodes[y.From].At) })
	}
	return t
}

func (t *tree) left() (out []string) {
	for _, id := range t.order {
		if !t.drawn[id] {
			out = append(out, id)
		}
	}
	return out
}

// draw prints a node behind indent and those below it.
func (t *tree) draw(w *bufio.Writer, a *app, id, indent, branch string, e *rows.Edge) {
	if t.drawn[id] {
		return
	}
	t.drawn[id] = true
	n := t.nodes[id]
	mark, name := "●", n.Name
	switch n.Kind {
	case "report":
		mark = "○"
		if name == "" {
			name = "unknown outlet"
		}
	case "unnamed":
		mark = "◇"
		name += " (unnamed)"
	case "outlet":
		name += " (its report is not in the ledger)"
	}
	line := indent + branch + mark + " " + term.Clean(name)
	var facts []string
	if n.Ref != "" {
		facts = append(facts, term.Clean(n.Ref))
	}
	if at, err := time.Parse(time.RFC3339, n.At); err == nil {
		facts = append(facts, at.Format("2006-01-02 15:04"))
	}
	if e != nil {
		s := fmt.Sprintf("%s %.2f", e.Kind, e.Score)
		if e.Lag != nil {
			s += ", " + shortDuration(time.Duration(*e.Lag)*time.Second) + " later"
		}
		facts = append(facts, s)
	} else if n.Kind == "report" {
		facts = append(facts, "names no source")
	}
	if len(facts) > 0 {
		line = runewidth.FillRight(line, 44) + "  " + strings.Join(facts, "  ")
	}
	if a.tty && a.width > 20 {
		line = runewidth.Truncate(line, a.width, "…")
	}
	fmt.Fprintln(w, line)
	below := slices.DeleteFunc(slices.Clone(t.below[id]), func(e *rows.Edge) bool { return t.drawn[e.From] })
	next := indent
	switch branch {
	case "├ ":
		next += "│ "
	case "└ ":
		next += "  "
	}
	for i, e := range below {
		b := "├ "
		if i == len(below)-1 {
			b = "└ "
		}
		t.draw(w, a, e.From, next, b, e)
	}
}
