package main

import (
	"cmp"
	"fmt"
	"strings"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type spreadCmd struct {
	ledgerFlag
	worldFlag
	rowsFlag
	Claim string `arg:"" help:"Id of a claim, or its first eight characters; hearsay claims lists them."`
}

// Help is shown by hearsay spread --help.
func (spreadCmd) Help() string {
	return `Shows how far a claim travelled, day by day: articles that assert, hedge or deny it, outlets that
carry it for the first time, and outlets, owners and countries reached by then. Opinion is left out.
OWN counts those of the asserting and hedging articles that tell it in the outlet's own words: in its own
voice or, of a claim that is a figure, as the same number of the same thing outside of any quote.

  hearsay spread 1f3a90c2
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
}

// Run counts.
func (c *spreadCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, v, err := findView(a, c.ledgerFlag, c.Claim, store.KindClaim)
	if err != nil {
		return err
	}
	defer l.Close()
	body, err := rows.Decode[view.Claim](&v)
	if err != nil {
		return err
	}
	table, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	byName := map[string]store.Outlet{}
	for _, o := range table {
		byName[o.Name] = o
	}
	told, err := c.told(a, l, &body)
	if err != nil {
		return err
	}
	rs := append(rows.Spreading(&body, byName), pipeline.Spreading(told, byName)...)
	header := []string{"day", "asserting", "hedging", "denying", "own", "outlets", "owners", "countries", "new"}
	w := newRows(a, c.Output, column{"DAY", 10}, column{"ASSERTING", 9}, column{"HEDGING", 7}, column{"DENYING", 7}, column{"OWN", 5}, column{"OUTLETS", 7}, column{"OWNERS", 6}, column{"COUNTRIES", 9}, column{"NEW", 0})
	limit := c.limit(a)
	for _, d := range spread.ByDay(rs) {
		if limit > 0 && w.n == limit {
			break
		}
		row := spreadRow{d.Day, d.Asserting, d.Hedging, d.Denying, d.Own, d.Outlets, d.Owners, d.Countries, d.New}
		if row.New == nil {
			row.New = []string{}
		}
		cells := []string{cmp.Or(d.Day, "undated"), fmt.Sprint(d.Asserting), fmt.Sprint(d.Hedging), fmt.Sprint(d.Denying), fmt.Sprint(d.Own), fmt.Sprint(d.Outlets), fmt.Sprint(d.Owners), fmt.Sprint(d.Countries), strings.Join(d.New, "; ")}
		csv := []string{d.Day, fmt.Sprint(d.Asserting), fmt.Sprint(d.Hedging), fmt.Sprint(d.Denying), fmt.Sprint(d.Own), fmt.Sprint(d.Outlets), fmt.Sprint(d.Owners), fmt.Sprint(d.Countries), strings.Join(d.New, "; ")}
		if err := w.row(row, cells, header, csv); err != nil {
			return err
		}
	}
	return w.end(header)
}

// told are the numbers by which outlets tell a figure in their own words; the reader is asked for only where there may be some.
func (c *spreadCmd) told(a *app, l *embedded.Ledger, body *view.Claim) ([]pipeline.Given, error) {
	if body.Number == nil {
		return nil, nil
	}
	r, err := c.rereader(a, l)
	if err != nil {
		return nil, err
	}
	told, err := pipeline.ReadFiguresTold(a.ctx, l, r, body)
	return told, ledgerHint(err)
}
