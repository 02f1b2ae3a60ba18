package main

import (
	"cmp"
	"fmt"
	"math"

	"hearsay/internal/measure/narrative"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
)

type narrativesCmd struct {
	ledgerFlag
	rowsFlag
	Since string  `placeholder:"DAY" help:"Articles of this day (YYYY-MM-DD) or later."`
	Until string  `placeholder:"DAY" help:"Articles of this day or earlier."`
	Of    string  `enum:"incidents,claims,both" default:"both" placeholder:"WHAT" help:"Pairs of incidents, of claims, or both. Default both."`
	MaxQ  float64 `name:"max-q" default:"0.05" placeholder:"Q" help:"Share of false findings to accept. Default 0.05."`
	All   bool    `help:"Also pairs that chance explains, those too few to test, and claims of one incident."`
}

// Help is shown by hearsay narratives --help.
func (narrativesCmd) Help() string {
	return `Lists incidents, and claims with three reports or more, that are told together in the same articles
more often than chance allows (given how many articles tell of each, and how much each
article tells), with the first article that does so. Opinion is left out; copies of one text are one. A pair
says that two affairs are told as one, not that they are. What is together in one article only
cannot be tested; --all lists it.

  hearsay narratives
  hearsay narratives --all -o jsonl | jq -c '[.a, .b, .together, .first_by.ref]'`
}

// firstRow is the first article that ties two things.
type firstRow struct {
	Outlet string `json:"outlet"`
	Ref    string `json:"ref"`
	At     string `json:"at"`
}

// tieRow is a row of narratives.
type tieRow struct {
	Of       string   `json:"of"` // incidents, claims
	A        string   `json:"a"`
	B        string   `json:"b"`
	Together int      `json:"together"`
	Expected *float64 `json:"expected"` // null where not tested
	P        *float64 `json:"p"`
	Q        *float64 `json:"q"`
	Tied     bool     `json:"tied"`
	Same     bool     `json:"same_incident"` // claims of one incident
	FirstBy  firstRow `json:"first_by"`
	IDs      []string `json:"ids"` // of a and b
	Refs     []string `json:"refs"`
}

var tieColumns = []string{"of", "a", "b", "together", "expected", "p", "q", "tied", "same_incident", "first_outlet", "first_ref", "first_at", "id_a", "id_b", "refs"}

// Run tests.
func (c *narrativesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if math.IsNaN(c.MaxQ) || c.MaxQ < 0 || c.MaxQ > 1 {
		return usageError{fmt.Errorf("--max-q %v lies outside 0 to 1", c.MaxQ)}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	in, err := pipeline.ReadRetold(a.ctx, l, c.Since, c.Until)
	if err != nil {
		return ledgerHint(err)
	}
	w := newRows(a, c.Output, column{"TOGETHER", 8}, column{"EXPECTED", 8}, column{"Q", 6}, column{"FIRST BY", 32}, column{"TOLD AS ONE", 0})
	limit := c.limit(a)
	for _, kind := range []string{"incidents", "claims"} {
		if c.Of != "both" && c.Of != kind {
			continue
		}
		res := narrative.Ties(in.Things[kind], in.Articles)
		found, single := 0, 0
		for i := range res.Ties {
			t := &res.Ties[i]
			row := newTie(in, kind, t, c.MaxQ)
			switch {
			case row.Tied && !row.Same:
				found++
			case !t.Tested && !row.Same:
				single++
			}
			if !c.All && (!row.Tied || row.Same) || limit > 0 && w.n == limit {
				continue
			}
			if err := printTie(w, &row); err != nil {
				return err
			}
		}
		if c.Output == "table" {
			fmt.Fprintf(a.stderr, "hearsay: %d %s in %d texts; %d stand in %d texts or more; %d pairs are told together beyond chance\n", len(in.Things[kind]), kind, res.Texts, res.Tested, narrative.Least, found)
			if single > 0 {
				fmt.Fprintf(a.stderr, "hearsay: %d pairs of %s were together in one text; too few to test%s\n", single, kind, hintAll(c.All))
			}
		}
	}
	if err := w.end(tieColumns); err != nil {
		return err
	}
	if c.Output == "table" && len(in.Articles) == 0 {
		fmt.Fprintln(a.stderr, "hearsay: no articles"+unlinked(a, l))
	}
	return nil
}

func hintAll(all bool) string {
	if all {
		return ""
	}
	return " (--all lists them)"
}

func newTie(in *pipeline.Retold, kind string, t *narrative.Tie, maxQ float64) tieRow {
	r := tieRow{Of: kind, A: in.Titles[t.A], B: in.Titles[t.B], Together: t.Together, IDs: []string{t.A, t.B}, Refs: []string{}}
	r.Same = in.OneIncident(t.A, t.B)
	if t.Tested {
		e, p, q := math.Round(t.Expected*100)/100, t.P, t.Q
		r.Expected, r.P, r.Q, r.Tied = &e, &p, &q, t.Q <= maxQ
	}
	for i, id := range t.Articles {
		x := in.Heads[id]
		r.Refs = append(r.Refs, x.Ref)
		if i == 0 {
			r.FirstBy = firstRow{x.Outlet, x.Ref, cmp.Or(rows.Time(x.At), x.Day)}
		}
	}
	return r
}

func printTie(w *rowWriter, r *tieRow) error {
	expected, p, q, shown := "", "", "", "–"
	if r.Expected != nil {
		expected, p, q = fmt.Sprint(*r.Expected), fmt.Sprint(*r.P), fmt.Sprint(*r.Q)
		shown = fmt.Sprintf("%.3f", *r.Q)
	}
	cells := []string{fmt.Sprint(r.Together), cmp.Or(expected, "–"), shown, r.FirstBy.Outlet + ", " + r.FirstBy.Ref, short(r.IDs[0]) + " “" + r.A + "” + " + short(r.IDs[1]) + " “" + r.B + "”"}
	csv := []string{r.Of, r.A, r.B, fmt.Sprint(r.Together), expected, p, q, fmt.Sprint(r.Tied), fmt.Sprint(r.Same), r.FirstBy.Outlet, r.FirstBy.Ref, r.FirstBy.At, r.IDs[0], r.IDs[1], listed(r.Refs)}
	return w.row(*r, cells, tieColumns, csv)
}
