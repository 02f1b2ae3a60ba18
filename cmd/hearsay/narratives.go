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
	Over  string  `enum:"articles,days" default:"articles" placeholder:"WHAT" help:"Told in the same article, or by one outlet on one day. Default articles."`
	Grow  bool    `help:"How bundles of tied affairs grow: ties, texts and outlets by day."`
	MaxQ  float64 `name:"max-q" default:"0.05" placeholder:"Q" help:"Share of false findings to accept. Default 0.05."`
	All   bool    `help:"Also pairs that chance explains, those too few to test, and claims of one incident."`
}

// Help is shown by hearsay narratives --help.
func (narrativesCmd) Help() string {
	return `Lists incidents, and claims with three reports or more, that are told together in the same articles
more often than chance allows (given how many articles tell of each, and how much each
article tells), with the first article that does so. Opinion is left out; copies of one text are one. A pair
says that two affairs are told as one, not that they are. What is together in one article only
cannot be tested; --all lists it. Over days a pair must also stay together when the days of one are
turned round against those of the other (p ≤ .05), since affairs run over days.

  hearsay narratives
  hearsay narratives --over days
  hearsay narratives --grow --all
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
	Of       string        `json:"of"` // incidents, claims
	A        string        `json:"a"`
	B        string        `json:"b"`
	Together int           `json:"together"`
	Expected *float64      `json:"expected"` // null where not tested
	P        *float64      `json:"p"`
	Q        *float64      `json:"q"`
	Tied     bool          `json:"tied"`
	Same     bool          `json:"same_incident"` // claims of one incident
	FirstBy  firstRow      `json:"first_by"`
	IDs      []string      `json:"ids"` // of a and b
	Refs     []string      `json:"refs"`
	Over     string        `json:"over"`     // articles, days
	Shift    *float64      `json:"shift"`    // over days: p of the circular shift
	Passages []tiePassages `json:"passages"` // beside refs: the quotes that tell of each
}

// tiePassages are the quotes of one article that tell of two things; one list is empty where another article of
// that outlet and day tells of it.
type tiePassages struct {
	Ref string   `json:"ref"`
	A   []string `json:"a"`
	B   []string `json:"b"`
}

// shiftAlpha is up to which p a pair stays together against turned days.
const shiftAlpha = 0.05

var tieColumns = []string{"of", "a", "b", "together", "expected", "p", "q", "tied", "same_incident", "first_outlet", "first_ref", "first_at", "id_a", "id_b", "refs", "over", "shift"}

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
	if c.Grow {
		return c.grow(a, in)
	}
	w := newRows(a, c.Output, column{"TOGETHER", 8}, column{"EXPECTED", 8}, column{"Q", 6}, column{"FIRST BY", 32}, column{"TOLD AS ONE", 0})
	w.wide(120, "EXPECTED", "FIRST BY")
	limit := c.limit(a)
	for _, kind := range []string{"incidents", "claims"} {
		if c.Of != "both" && c.Of != kind {
			continue
		}
		res := c.ties(in, kind)
		found, single := 0, 0
		for i := range res.Ties {
			t := &res.Ties[i]
			row := c.newTie(in, kind, t)
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
		if c.tells(a) {
			fmt.Fprintf(a.stderr, "hearsay: %d %s in %d %s; %d stand in %d %s or more; %d pairs are told together beyond chance\n", len(in.Things[kind]), kind, res.Texts, c.unit(), res.Tested, narrative.Least, c.unit(), found)
			if single > 0 {
				fmt.Fprintf(a.stderr, "hearsay: %d pairs of %s were together in one of these; too few to test%s\n", single, kind, hintAll(c.All))
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

// ties finds them over articles or days.
func (c *narrativesCmd) ties(in *pipeline.Retold, kind string) narrative.Result {
	if c.Over == "days" {
		return narrative.Days(in.Things[kind], in.Articles)
	}
	return narrative.Ties(in.Things[kind], in.Articles)
}

// unit is what things are told in.
func (c *narrativesCmd) unit() string {
	if c.Over == "days" {
		return "outlets' days"
	}
	return "texts"
}

func (c *narrativesCmd) newTie(in *pipeline.Retold, kind string, t *narrative.Tie) tieRow {
	r := tieRow{Over: c.Over, Passages: []tiePassages{}, Of: kind, A: in.Titles[t.A], B: in.Titles[t.B], Together: t.Together, IDs: []string{t.A, t.B}, Refs: []string{}}
	r.Same = in.OneIncident(t.A, t.B)
	if t.Tested {
		e, p, q := math.Round(t.Expected*100)/100, t.P, t.Q
		r.Expected, r.P, r.Q, r.Tied = &e, &p, &q, t.Q <= c.MaxQ
		if c.Over == "days" {
			s := round4(t.Shift)
			r.Shift, r.Tied = &s, r.Tied && t.Shift <= shiftAlpha
		}
	}
	for i, id := range t.Articles {
		x := in.Heads[id]
		r.Refs = append(r.Refs, x.Ref)
		r.Passages = append(r.Passages, tiePassages{x.Ref, orNone(in.Passages(t.A, id)), orNone(in.Passages(t.B, id))})
		if i == 0 {
			r.FirstBy = firstRow{x.Outlet, x.Ref, cmp.Or(rows.Time(x.At), x.Day)}
		}
	}
	return r
}

// orNone makes an empty list of nil.
func orNone(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

func printTie(w *rowWriter, r *tieRow) error {
	expected, p, q, shown := "", "", "", "–"
	if r.Expected != nil {
		expected, p, q = fmt.Sprint(*r.Expected), fmt.Sprint(*r.P), fmt.Sprint(*r.Q)
		shown = fmt.Sprintf("%.3f", *r.Q)
	}
	shift := ""
	if r.Shift != nil {
		shift = fmt.Sprint(*r.Shift)
	}
	cells := []string{fmt.Sprint(r.Together), cmp.Or(expected, "–"), shown, r.FirstBy.Outlet + ", " + r.FirstBy.Ref, sides(short(r.IDs[0])+" “"+r.A+"”", short(r.IDs[1])+" “"+r.B+"”", w.rest())}
	csv := []string{r.Of, r.A, r.B, fmt.Sprint(r.Together), expected, p, q, fmt.Sprint(r.Tied), fmt.Sprint(r.Same), r.FirstBy.Outlet, r.FirstBy.Ref, r.FirstBy.At, r.IDs[0], r.IDs[1], listed(r.Refs), r.Over, shift}
	return w.row(*r, cells, tieColumns, csv)
}
