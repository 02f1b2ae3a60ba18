package main

import (
	"fmt"
	"time"

	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// measuring is a command of a measure: below its table stands what part of its window was covered.
type measuring interface{ tellCovered(*app) error }

// after is called when a command has run without error.
func after(a *app, command any) error {
	if m, ok := command.(measuring); ok {
		return m.tellCovered(a)
	}
	return nil
}

func (c *blameCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, "")
}

func (c *repliesCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, c.Outlet)
}

func (c *burstsCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, c.Outlet)
}

func (c *narrativesCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, "")
}

func (c *pairsCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, c.Outlet)
}

func (c *calendarCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, "")
}

func (c *sourcesCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, c.Outlet)
}

func (c *numbersCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, c.Outlet)
}

func (c *commitmentsCmd) tellCovered(a *app) error {
	return c.covered(a, c.rowsFlag, c.Since, c.Until, c.Outlet)
}

func (c *concertCmd) tellCovered(a *app) error {
	if c.Compat != "" { // reads a file, no ledger
		return nil
	}
	return c.covered(a, c.rowsFlag, c.Since, c.Until, "")
}

func (c *driftCmd) tellCovered(a *app) error {
	if c.Claim != "" {
		return c.coveredView(a, c.rowsFlag, c.Claim)
	}
	return c.covered(a, c.rowsFlag, c.Since, c.Until, "")
}

func (c *spreadCmd) tellCovered(a *app) error { return c.coveredView(a, c.rowsFlag, c.Claim) }

func (c *positionsCmd) tellCovered(a *app) error { return c.coveredView(a, c.rowsFlag, c.Story) }

// covered says after a table what part of a window of days was covered, "" for the ledger's own ends; outlet "" is all.
func (f ledgerFlag) covered(a *app, rows rowsFlag, since, until, outlet string) error {
	if !rows.tells(a) {
		return nil
	}
	l, err := openReader(a, f)
	if err != nil {
		return err
	}
	defer l.Close()
	return coverageLine(a, l, since, until, outlet)
}

// coveredView says so of the days of a story, incident or claim.
func (f ledgerFlag) coveredView(a *app, rows rowsFlag, id string) error {
	if !rows.tells(a) {
		return nil
	}
	l, v, err := findView(a, f, id, "")
	if err != nil {
		return err
	}
	defer l.Close()
	if v.First.IsZero() || v.Last.IsZero() {
		return nil
	}
	return coverageLine(a, l, v.First.UTC().Format(time.DateOnly), v.Last.UTC().Format(time.DateOnly), "")
}

func coverageLine(a *app, l *embedded.Ledger, since, until, outlet string) error {
	r, err := pipeline.ReadCoverage(a.ctx, l, since, until, outlet)
	if err != nil {
		return ledgerHint(err)
	}
	if len(r.Outlets) > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %s; hearsay coverage tells more\n", r.Sentence())
	}
	return nil
}
