package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay/internal/measure/escalation"
)

// pointRow is a row of pairs with two states: a day or week of one direction and layer.
type pointRow struct {
	From       string      `json:"from"`
	To         string      `json:"to"`
	FromKey    string      `json:"from_key"`
	ToKey      string      `json:"to_key"`
	Layer      string      `json:"layer"`
	First      string      `json:"first"`
	Last       string      `json:"last"`
	N          int         `json:"n"`
	Quads      [4]int      `json:"quads"`
	Mean       *float64    `json:"mean_score"` // null under ten acts, as are the next two
	Conflict   *float64    `json:"conflict"`
	CI95       *[2]float64 `json:"ci95"`
	All        int         `json:"all"`    // acts of all pairs of this layer in these days
	OfAll      *float64    `json:"of_all"` // null where there are none
	Alleged    int         `json:"alleged"`
	Highest    string      `json:"highest"`
	Publishers int         `json:"publishers"`
	Quotes     []string    `json:"quotes"`
	Own        []ownCell   `json:"own"` // deeds that articles tell in their own words
	Refs       []string    `json:"refs"`
}

var pointColumns = []string{"from", "to", "from_key", "to_key", "layer", "first", "last", "n", "q1", "q2", "q3", "q4", "mean_score", "conflict", "lo", "hi", "all", "alleged", "highest", "publishers", "quotes", "own", "refs"}

// series prints the points of two states, both ways; in a table the mirrored chart first, and only
// points with acts.
func (p *pairing) series(a *app, pairs []escalation.Pair, x, y string) error {
	var chart strings.Builder
	w := newRows(a, p.Output, column{"FIRST DAY", 10}, column{"LAYER", 5}, column{"FROM → TO", 22}, column{"ACTS", 4}, column{"OF ALL", 6}, column{"QUADS 1–4", 9}, column{"HIGHEST", 8}, column{"PUBLISHERS", 10}, column{"QUOTES", 0})
	w.wide(110, "OF ALL", "PUBLISHERS", "QUADS 1–4")
	limit := p.limit(a)
	var rows []pointRow
	for _, layer := range []escalation.Layer{escalation.Words, escalation.Deeds} {
		for way, pair := range [][2]string{{x, y}, {y, x}} {
			points := escalation.Series(p.ones, pair[0], pair[1], layer, p.acts.Days, p.step)
			var up, against []int
			top, lowest := "", 0.0
			publishers := 0
			for i := range points {
				t := &points[i]
				up, against = append(up, t.N), append(against, t.Conflict)
				if t.Top != "" && (top == "" || t.TopScore < lowest) {
					top, lowest = t.Top, t.TopScore
				}
				publishers = max(publishers, t.Publishers)
				if t.N > 0 || p.Output != "table" {
					rows = append(rows, p.point(pair, layer, t))
				}
			}
			mark := "▲"
			if way == 1 {
				mark = "▼"
			}
			fmt.Fprintf(&chart, "%s %s %s", layer, mark, p.name(pair[0])+" → "+p.name(pair[1]))
			x := p.answer(pairs, pair, layer)
			if x == nil {
				chart.WriteString(": none\n")
				continue
			}
			fmt.Fprintf(&chart, ": at most %d %s at once%s\n", publishers, plural(publishers, "publisher"), highest(top))
			fmt.Fprintf(&chart, "  all       %s\n  conflict  %s\n", sparkline(up, 60), sparkline(against, 60))
			fmt.Fprintf(&chart, "  %s\n", x.sentence(p.Within))
		}
	}
	if p.Output == "table" {
		fmt.Fprint(a.stdout, chart.String()+"\n")
		slices.SortStableFunc(rows, func(x, y pointRow) int { return strings.Compare(x.First, y.First) })
	}
	for _, r := range rows {
		if w.full(limit) {
			break
		}
		all := "–"
		if r.OfAll != nil {
			all = fmt.Sprintf("%.0f %%", 100**r.OfAll)
		}
		t := escalation.Tally{N: r.N, Quads: r.Quads}
		cells := []string{r.First, r.Layer, r.From + " → " + r.To, fmt.Sprint(r.N), all, quadCell(&t), r.Highest, fmt.Sprint(r.Publishers), p.cite(&r)}
		csv := append([]string{r.From, r.To, r.FromKey, r.ToKey, r.Layer, r.First, r.Last}, fmt.Sprint(r.N), fmt.Sprint(r.Quads[0]), fmt.Sprint(r.Quads[1]), fmt.Sprint(r.Quads[2]), fmt.Sprint(r.Quads[3]), optionalCell(r.Mean), optionalCell(r.Conflict))
		lo, hi := "", ""
		if r.CI95 != nil {
			lo, hi = fmt.Sprint(r.CI95[0]), fmt.Sprint(r.CI95[1])
		}
		csv = append(csv, lo, hi, fmt.Sprint(r.All), fmt.Sprint(r.Alleged), r.Highest, fmt.Sprint(r.Publishers), listed(r.Quotes), listedOwn(r.Own), listed(r.Refs))
		if err := w.row(r, cells, pointColumns, csv); err != nil {
			return err
		}
	}
	return w.end(pointColumns)
}

// answer is that of one ordered pair and layer, nil where there is no act.
func (p *pairing) answer(pairs []escalation.Pair, pair [2]string, layer escalation.Layer) *answerCell {
	for i := range pairs {
		x := &pairs[i]
		if x.From != pair[0] || x.To != pair[1] {
			continue
		}
		if layer == escalation.Deeds && x.Deeds.N > 0 {
			c := newAnswer(&x.DeedsAnswer)
			return &c
		}
		if layer == escalation.Words && x.Words.N > 0 {
			c := newAnswer(&x.WordsAnswer)
			return &c
		}
	}
	return nil
}

// highest words the category of conflict with the lowest score.
func highest(category string) string {
	if category == "" {
		return ", no conflict"
	}
	return ", highest " + category
}

// sentence tells how often days of conflict were answered.
func (c *answerCell) sentence(within int) string {
	if c.Days == 0 {
		return "no day of conflict that could be answered"
	}
	s := fmt.Sprintf("answered within %d days: %d of %d days of conflict (%d had such a day before)", within, c.Answered, c.Days, c.Before)
	if c.P == nil {
		return s + "; too few to test"
	}
	return s + fmt.Sprintf("; by chance %.1f (%.0f–%.0f), p %s, q %s: %s", *c.Expected, c.Range[0], c.Range[1], probability(c.P), probability(c.Q), c.Verdict)
}

func (p *pairing) point(pair [2]string, layer escalation.Layer, t *escalation.Point) pointRow {
	r := pointRow{From: p.name(pair[0]), To: p.name(pair[1]), FromKey: "state:" + pair[0], ToKey: "state:" + pair[1], Layer: string(layer), First: p.acts.Date(t.First), Last: p.acts.Date(t.Last),
		N: t.N, Quads: t.Quads, All: t.All, Alleged: t.Alleged, Highest: t.Top, Publishers: t.Publishers, Refs: []string{}}
	r.Quotes, r.Own = p.behind(t.IDs)
	for _, id := range t.IDs {
		if ref := p.acts.Refs[id]; ref != "" && !slices.Contains(r.Refs, ref) {
			r.Refs = append(r.Refs, ref)
		}
	}
	r.Mean, r.Conflict, r.CI95 = shown(&t.Tally)
	if t.All > 0 {
		v := round4(float64(t.N) / float64(t.All))
		r.OfAll = &v
	}
	return r
}

// cite lists what is behind a point, as a table shows it: REF#QUOTE, or REF for an article's own words.
func (p *pairing) cite(r *pointRow) string {
	var out []string
	for _, id := range r.Quotes {
		out = append(out, p.acts.Refs[id]+"#"+short(id))
	}
	for _, x := range r.Own {
		out = append(out, x.Ref)
	}
	return strings.Join(out, " ")
}

// sparkline draws numbers as a line of blocks, at most so many of them wide: then neighbours
// are added up. A zero is a dot.
func sparkline(list []int, width int) string {
	step := (len(list) + width - 1) / max(width, 1)
	var sums []int
	for i := 0; i < len(list); i += max(step, 1) {
		n := 0
		for _, x := range list[i:min(i+max(step, 1), len(list))] {
			n += x
		}
		sums = append(sums, n)
	}
	if len(sums) == 0 {
		return ""
	}
	most := slices.Max(sums)
	blocks := []rune("▁▂▃▄▅▆▇█")
	var b strings.Builder
	for _, n := range sums {
		if n <= 0 {
			b.WriteRune('·')
			continue
		}
		b.WriteRune(blocks[(n*len(blocks)-1)/most])
	}
	return b.String()
}

func quadCell(t *escalation.Tally) string {
	return fmt.Sprintf("%d·%d·%d·%d", t.Quads[0], t.Quads[1], t.Quads[2], t.Quads[3])
}

func scoreCell(mean *float64) string {
	if mean == nil {
		return "–"
	}
	return fmt.Sprintf("%+.1f", *mean)
}

func conflictCell(t *escalation.Tally) string {
	if t.N < leastActs {
		return fmt.Sprintf("%d of %d", t.Conflict, t.N)
	}
	return fmt.Sprintf("%.0f %% (%.0f–%.0f)", 100*t.Share(), 100*t.Lo, 100*t.Hi)
}

// tallyCells are the cells of a tally in CSV: n, quads, mean, share, interval.
func tallyCells(t *escalation.Tally) []string {
	mean, share, ci := shown(t)
	out := []string{fmt.Sprint(t.N), fmt.Sprint(t.Quads[0]), fmt.Sprint(t.Quads[1]), fmt.Sprint(t.Quads[2]), fmt.Sprint(t.Quads[3]), optionalCell(mean), optionalCell(share)}
	if ci == nil {
		return append(out, "", "")
	}
	return append(out, fmt.Sprint(ci[0]), fmt.Sprint(ci[1]))
}

func optionalCell(x *float64) string {
	if x == nil {
		return ""
	}
	return fmt.Sprint(*x)
}

// probability is a cell of a table: "–" where there is none.
func probability(p *float64) string {
	if p == nil {
		return "–"
	}
	return small(*p)
}

// listedOwn are the refs of sentences in one CSV cell.
func listedOwn(list []ownCell) string {
	var refs []string
	for _, x := range list {
		refs = append(refs, x.Ref)
	}
	return listed(refs)
}

// numbersOf lists numbers in one CSV cell.
func numbersOf(list []int) string { return strings.Trim(fmt.Sprint(list), "[]") }

func round6(x float64) float64 { return math.Round(x*1e6) / 1e6 }
