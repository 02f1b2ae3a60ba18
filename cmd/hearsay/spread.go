package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type spreadCmd struct {
	ledgerFlag
	worldFlag
	rowsFlag
	Claim   string `arg:"" help:"Id of a claim or incident, or its first eight characters; hearsay claims and hearsay incidents list them."`
	Accused string `help:"Of an incident: only who is called so."`
}

// Help is shown by hearsay spread --help.
func (spreadCmd) Help() string {
	return `Shows how far a claim travelled, day by day: articles that assert, hedge or deny it, outlets that
carry it for the first time, and outlets, owners and countries reached by then. Opinion is left out.
OWN counts those of the asserting and hedging articles that tell it in the outlet's own words: in its own
voice or, of a claim that is a figure, as the same number of the same thing outside of any quote.
DROPPED counts articles that told it in an earlier version, in the same words or by the same number, and no
longer do since a version first seen that day. They stay among the outlets reached.

Where linking finds the same charge in other claims of an incident, told in other words, a claim has two blocks
of days: OF is "wording" for those who carry this claim, and "charge" for those who carry or reject any of them.

Of an incident it shows how far each charge travelled, whatever its words, by who is accused; DENYING counts
articles that clear them of it. Earlier versions are not looked at.

  hearsay spread 1f3a90c2
  hearsay spread 19048410 --accused Ustrand
  hearsay spread 1f3a90c2 -o csv`
}

// spreadRow is a row of spread.
type spreadRow struct {
	Day       string   `json:"day"`
	Asserting int      `json:"asserting"`
	Hedging   int      `json:"hedging"`
	Denying   int      `json:"denying"`
	Own       int      `json:"own"` // of those asserting or hedging, in the outlet's own words
	Outlets   int      `json:"outlets"`
	Owners    int      `json:"owners"`
	Countries int      `json:"countries"`
	New       []string `json:"new"`
	Dropped   *int     `json:"dropped"` // told it in an earlier version, first seen without it that day; null of a charge, where that is not looked at
	Accused   string   `json:"accused"` // of an incident
	Of        string   `json:"of"`      // of a claim: wording, or charge with all claims that tell it in other words; "" of an incident
}

// Run counts.
func (c *spreadCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, v, err := findView(a, c.ledgerFlag, c.Claim, "")
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	table := map[string]store.Outlet{}
	for _, o := range list {
		table[o.Name] = o
	}
	switch {
	case v.Kind == store.KindIncident:
		return c.charges(a, &v, table)
	case v.Kind != store.KindClaim:
		return usageError{fmt.Errorf("%s is %s, not a claim or an incident", c.Claim, aKind(v.Kind))}
	case c.Accused != "":
		return usageError{fmt.Errorf("--accused is for incidents, and %s is %s", c.Claim, aKind(v.Kind))}
	}
	body, err := rows.Decode[view.Claim](&v)
	if err != nil {
		return err
	}
	told, dropped, err := c.told(a, l, &body)
	if err != nil {
		return err
	}
	all, err := pipeline.ReadCharge(a.ctx, l, &body)
	if err != nil {
		return ledgerHint(err)
	}
	w := newSpreadRows(a, c, spreadForm{charge: all != nil})
	if err := w.days(spread.ByDay(slices.Concat(rows.Spreading(&body, table), pipeline.Spreading(told, table), pipeline.Leaving(dropped, table))), "", ofWording); err != nil {
		return err
	}
	if all != nil {
		if err := w.days(spread.ByDay(rows.Spreading(&view.Claim{Quotes: all}, table)), "", ofCharge); err != nil {
			return err
		}
	}
	return w.finish(a, c, table)
}

// charges shows how far each charge of an incident travelled.
func (c *spreadCmd) charges(a *app, v *store.View, table map[string]store.Outlet) error {
	body, err := rows.Decode[view.Incident](v)
	if err != nil {
		return err
	}
	charges := rows.Charging(&body, table)
	if c.Accused != "" {
		var names []string
		for i := range charges {
			names = append(names, charges[i].Accused)
		}
		charges = slices.DeleteFunc(charges, func(x rows.Charge) bool { return !strings.EqualFold(x.Accused, c.Accused) })
		if len(charges) == 0 {
			return hintf(usageError{fmt.Errorf("nobody called %q is accused of %s", c.Accused, c.Claim)}, "accused are: %s", cmp.Or(strings.Join(names, "; "), "nobody"))
		}
	}
	w := newSpreadRows(a, c, spreadForm{accused: true})
	for i := range charges {
		if err := w.days(spread.ByDay(charges[i].Reports), charges[i].Accused, ""); err != nil {
			return err
		}
	}
	return w.finish(a, c, table)
}

// spreadRows writes days.
type spreadRows struct {
	*rowWriter
	header []string
	limit  int
	by     spreadForm
	seen   map[string]bool // outlets reached
}

// spreadForm says which columns a table has beside the common ones.
type spreadForm struct {
	accused bool // of an incident
	charge  bool // of a claim with a charge that others tell, too
}

// What the rows of a claim are of.
const (
	ofWording = "wording"
	ofCharge  = "charge"
)

func newSpreadRows(a *app, c *spreadCmd, by spreadForm) spreadRows {
	w := spreadRows{header: []string{"day", "asserting", "hedging", "denying", "own", "outlets", "owners", "countries", "new", "dropped", "accused", "of"}, limit: c.limit(a), by: by, seen: map[string]bool{}}
	columns := []column{{"DAY", 10}, {"ASSERTING", 9}, {"HEDGING", 7}, {"DENYING", 7}, {"OWN", 5}, {"DROPPED", 7}, {"OUTLETS", 7}, {"OWNERS", 6}, {"COUNTRIES", 9}, {"NEW", 0}}
	switch {
	case by.charge:
		columns = slices.Insert(columns, 0, column{"OF", 7})
	case by.accused:
		columns = slices.Insert(slices.Delete(columns, droppedColumn, droppedColumn+1), 0, column{"ACCUSED", 24})
	}
	w.rowWriter = newRows(a, c.Output, columns...)
	return w
}

// finish ends the rows and says of how many outlets neither owner nor country is known: they count as owners of their own,
// and in no country.
func (w *spreadRows) finish(a *app, c *spreadCmd, table map[string]store.Outlet) error {
	if err := w.end(w.header); err != nil || !c.tells(a) {
		return err
	}
	owners, countries := 0, 0
	for name := range w.seen {
		if table[name].Owner == "" {
			owners++
		}
		if table[name].Country == "" {
			countries++
		}
	}
	if owners > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d of %d %s reached %s no owner in the table of outlets; each counts as its own\n", owners, len(w.seen), plural(len(w.seen), "outlet"), pluralOf(owners, "has", "have"))
	}
	if countries > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d of %d %s reached %s no country in the table of outlets, and %s in none\n", countries, len(w.seen), plural(len(w.seen), "outlet"), pluralOf(countries, "has", "have"), pluralOf(countries, "counts", "count"))
	}
	return nil
}

// droppedColumn is the place of DROPPED, which charges do not have.
const droppedColumn = 5

// days writes the days of one claim, or of one accused; of is what they are of.
func (w *spreadRows) days(days []spread.Day, accused, of string) error {
	for _, d := range days {
		for _, o := range d.New {
			w.seen[o] = true
		}
		if w.full(w.limit) {
			continue
		}
		row := spreadRow{d.Day, d.Asserting, d.Hedging, d.Denying, d.Own, d.Outlets, d.Owners, d.Countries, d.New, nil, accused, of}
		if of == ofWording {
			row.Dropped = &d.Dropped
		}
		if row.New == nil {
			row.New = []string{}
		}
		cells := []string{cmp.Or(d.Day, "undated"), fmt.Sprint(d.Asserting), fmt.Sprint(d.Hedging), fmt.Sprint(d.Denying), fmt.Sprint(d.Own), fmt.Sprint(d.Dropped), fmt.Sprint(d.Outlets), fmt.Sprint(d.Owners), fmt.Sprint(d.Countries), strings.Join(d.New, "; ")}
		switch {
		case w.by.charge:
			if of == ofCharge {
				cells[droppedColumn] = "–"
			}
			cells = slices.Insert(cells, 0, of)
		case w.by.accused:
			cells = slices.Insert(slices.Delete(cells, droppedColumn, droppedColumn+1), 0, unnamed(accused))
		}
		csv := []string{d.Day, fmt.Sprint(d.Asserting), fmt.Sprint(d.Hedging), fmt.Sprint(d.Denying), fmt.Sprint(d.Own), fmt.Sprint(d.Outlets), fmt.Sprint(d.Owners), fmt.Sprint(d.Countries), strings.Join(d.New, "; "), pointed(row.Dropped), accused, of}
		if err := w.row(row, cells, w.header, csv); err != nil {
			return err
		}
	}
	return nil
}

// told are the numbers by which outlets tell a figure in their own words, and what articles told before they were edited; the
// reader is asked for only where a figure needs it.
func (c *spreadCmd) told(a *app, l *embedded.Ledger, body *view.Claim) (told []pipeline.Given, dropped []pipeline.Dropped, err error) {
	var r *read.Reader
	if body.Number != nil {
		if r, err = c.rereader(a, l); err != nil {
			return nil, nil, err
		}
		if told, err = pipeline.ReadFiguresTold(a.ctx, l, r, body); err != nil {
			return nil, nil, ledgerHint(err)
		}
	}
	dropped, err = pipeline.ReadDropped(a.ctx, l, r, body)
	return told, dropped, ledgerHint(err)
}
