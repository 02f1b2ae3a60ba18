package eval

import (
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/measure/number"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
)

// numbers compares the numbers read in the sample world with plot/numbers.tsv:
//
//	measures.numbers.found    planted numbers that are read with their value, at the planted words
//	measures.numbers.who      of those, given by the planted voice; one that the article never names, by the words that it uses
//	measures.numbers.disagree pairs of planted numbers of one quantity, by different voices, that are set against each other: as rivals, or one playing the other down
//	measures.numbers.rivals   of the same pairs, those listed as rivals, which cannot both be right
func (m *measured) numbers(r *read.Reader) error {
	given, err := pipeline.ReadFigures(m.ctx, m.l, r, pipeline.FigureQuery{})
	if err != nil {
		return err
	}
	figures := make([]number.Figure, len(given))
	for i := range given {
		figures[i] = given[i].Figure
	}
	found := number.Compare(figures)
	hits := make([][]int, len(m.plot.Numbers))
	n, right := 0, 0
	for k, g := range m.plot.Numbers {
		for i := range given {
			x := &given[i]
			if m.w.Slot[x.Ref] == m.w.first[g.Slot] && plotValue(&x.Number) == g.Value && m.at(x, g.Words) {
				hits[k] = append(hits[k], i)
			}
		}
		if len(hits[k]) == 0 {
			m.miss("numbers: slot %d, %s %s is not read", g.Slot, g.Quantity, g.Value)
			continue
		}
		n++
		if slices.ContainsFunc(hits[k], func(i int) bool {
			return strings.EqualFold(m.party(given[i].Who.Key), g.Who) || given[i].Who.Name == g.Who || given[i].Who.Key == "" && called(g.Who, given[i].Who.Name)
		}) {
			right++
		} else {
			m.miss("numbers: slot %d, %s %s is given by %q, planted %s", g.Slot, g.Quantity, g.Value, given[hits[k][0]].Who.Name, g.Who)
		}
	}
	pairs, rivals, against := 0, 0, 0
	for a, x := range m.plot.Numbers {
		for b, y := range m.plot.Numbers[:a] {
			if x.Quantity != y.Quantity || x.Who == y.Who || x.Value == y.Value {
				continue
			}
			pairs++
			told := func(in [][]int) bool {
				return slices.ContainsFunc(hits[a], func(i int) bool {
					return slices.ContainsFunc(in[i], func(j int) bool { return slices.Contains(hits[b], j) })
				})
			}
			if told(found.Rivals) {
				rivals++
			} else if told(found.PlaysDown) || told(found.PlayedDown) {
				against++
			} else {
				m.miss("numbers: %s of slot %d and %s of slot %d (%s) are not told to disagree", x.Value, x.Slot, y.Value, y.Slot, x.Quantity)
			}
		}
	}
	m.share("measures.numbers.found", n, len(m.plot.Numbers))
	m.share("measures.numbers.who", right, n)
	m.share("measures.numbers.disagree", rivals+against, pairs)
	m.share("measures.numbers.rivals", rivals, pairs)
	return nil
}

// at reports whether a number stands in the planted words, or they in its sentence.
func (m *measured) at(g *pipeline.Given, words string) bool {
	v, err := m.l.Article(m.ctx, g.Article, "")
	if err != nil {
		return false
	}
	src := g.Field.In(&v.Revision)
	k := strings.Index(src, words)
	return k >= 0 && g.Number.Span.Overlaps(hearsay.Span{Start: k, End: k + len(words)})
}

// called reports whether words without a name are what a text calls somebody: "the fire service" for the Port Ambry Fire Service, "a person
// who was there" for that person.
func called(who, words string) bool {
	who, words = strings.ToLower(who), strings.ToLower(words)
	for _, article := range []string{"a ", "an ", "the "} {
		words = strings.TrimPrefix(words, article)
	}
	return words != "" && (who == words || strings.HasSuffix(who, " "+words))
}

// plotValue writes a number as the plot does.
func plotValue(n *hearsay.Number) string {
	f := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	switch {
	case n.Kind == hearsay.Rate:
		return strconv.FormatFloat(100*n.Value, 'f', 0, 64)
	case n.Max > 0:
		return f(n.Value) + "-" + f(n.Max)
	case n.Bound == hearsay.AtLeast:
		return ">" + f(n.Value)
	case n.Bound == hearsay.AtMost:
		return "<" + f(n.Value)
	}
	return f(n.Value)
}
