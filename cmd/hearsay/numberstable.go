package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/pipeline"
)

// numberTable fits the columns to a terminal: narrow ones leave room for the rivals.
func numberTable(a *app) []column {
	if narrow(a) {
		return []column{{"QUANTITY", 16}, {"VALUE", 7}, {"WHO", 16}, {"DATE", 10}, {"RIVALS", 0}}
	}
	return []column{{"QUANTITY", 26}, {"VALUE", 11}, {"WHO", 30}, {"OUTLET", 22}, {"DATE", 10}, {"RIVALS", 0}}
}

// quantity words what a number counts.
func quantity(g *pipeline.Given) string {
	s := strings.Join(append(slices.Clone(g.Of), g.What), " ")
	if g.Deed != "" {
		s += ", " + g.Deed
	}
	if g.Kind == hearsay.Factor {
		s += " (change)"
	}
	if g.From != "" || g.To != "" {
		s += ", " + cmp.Or(g.From, "…")
		if g.To != g.From {
			s += " to " + cmp.Or(g.To, "…")
		}
	}
	return s
}

// value words a number: "412", ">=500", "<=60", "~400", "3000-4000", "3.4 %", "x2", "+40 %".
func value(n *hearsay.Number) string {
	num := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	switch {
	case n.Kind == hearsay.Rate && n.Value < 1: // "one in four"
		num = func(v float64) string { return strconv.FormatFloat(100*v, 'g', 3, 64) }
	case n.Kind == hearsay.Factor && max(n.Value, n.Max) < 2:
		num = func(v float64) string { return strconv.FormatFloat(100*(v-1), 'g', 3, 64) }
		if n.Value >= 1 {
			num = func(v float64) string { return "+" + strconv.FormatFloat(100*(v-1), 'g', 3, 64) }
		}
	}
	s := num(n.Value)
	if n.Max > 0 {
		s += "-" + num(n.Max)
	}
	switch n.Bound {
	case hearsay.AtLeast:
		s = ">=" + s
	case hearsay.AtMost:
		s = "<=" + s
	case hearsay.About:
		s = "~" + s
	}
	switch n.Kind {
	case hearsay.Percent:
		s += " %"
	case hearsay.Money:
		s += " " + n.Unit
	case hearsay.Factor:
		if max(n.Value, n.Max) < 2 {
			return s + " %"
		}
		s = "x" + s
	case hearsay.Rate:
		if n.Value < 1 {
			s += " %"
		}
	}
	return s
}

// cells are those of a table; deed is what was done, also where that stands elsewhere in the article.
func (r *numberRow) cells(narrow bool, deed string) []string {
	rivals := append(rivalWords(r.Rivals), againstWords(deed, r.Against)...)
	if o := r.OwnCount; o != nil {
		rivals = append(rivals, fmt.Sprintf("[this ledger: %d, %d of %d days covered]", o.Incidents, o.Covered, o.Days))
	}
	who := cmp.Or(r.Who, "unknown")
	if r.Own {
		who += " (own voice)"
	}
	if narrow {
		return []string{r.Quantity, r.Value, who, firstDayOf(r.At), strings.Join(rivals, "; ")}
	}
	return []string{r.Quantity, r.Value, who, r.Outlet, firstDayOf(r.At), strings.Join(rivals, "; ")}
}

// againstWords words the numbers of other outcomes, and says that they are such: "plays down (late is not cancelled): 412 The Gull +2".
func againstWords(deed string, list []againstRow) (out []string) {
	type set struct{ kind, outcome string }
	var order []set
	of := map[set][]rivalRow{}
	for _, x := range list {
		k := set{x.Kind, x.Outcome}
		if of[k] == nil {
			order = append(order, k)
		}
		of[k] = append(of[k], x.rivalRow)
	}
	for _, k := range order {
		how, low, high := "plays down", deed, k.outcome
		if k.kind == playedDown {
			how, low, high = "played down by", high, low
		}
		out = append(out, fmt.Sprintf("%s (%s is not %s): %s", how, low, high, strings.Join(rivalWords(of[k]), ", ")))
	}
	return out
}

// rivalWords words each contradicting number once, with its first voice and how many others give it.
func rivalWords(list []rivalRow) []string {
	var values, out []string
	voices := map[string][]string{}
	for _, x := range list {
		if !slices.Contains(values, x.Value) {
			values = append(values, x.Value)
		}
		if who := cmp.Or(x.Who, "unknown"); !slices.Contains(voices[x.Value], who) {
			voices[x.Value] = append(voices[x.Value], who)
		}
	}
	for _, v := range values {
		s := v + " " + voices[v][0]
		if n := len(voices[v]) - 1; n > 0 {
			s += fmt.Sprintf(" +%d", n)
		}
		out = append(out, s)
	}
	return out
}
