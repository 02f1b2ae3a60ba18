package main

import (
	"fmt"

	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type coverageCmd struct {
	ledgerFlag
	rowsFlag
	Since  string `placeholder:"DAY" help:"From this day (YYYY-MM-DD) on; otherwise the ledger's first."`
	Until  string `placeholder:"DAY" help:"Up to this day; otherwise the ledger's last."`
	Outlet string `placeholder:"NAME" help:"Only this outlet."`
	Days   bool   `help:"One row for each outlet and day with anything."`
	Gaps   bool   `help:"One row for each stretch of days without a sign of an outlet, unlikely ones first."`
}

// Help is shown by hearsay coverage --help.
func (coverageCmd) Help() string {
	return `Tells what part of a window the ledger holds: for each outlet the articles that were read, those held in
part or not read (paywall, teaser, another language, too long), pages that could not be fetched, the days on
which the outlet usually publishes, and on how many of these an article was read. What an outlet usually does
is told by all that the ledger has of it, not by the window alone. A gap is a
stretch of days without any sign of an outlet; it is an alarm where the outlet's own rate by weekday
would make fewer than one such gap in twenty windows like this one. What was named and could not be
had is not silence.

  hearsay coverage
  hearsay coverage --gaps --since 2026-01-01
  hearsay coverage --days -o csv`
}

// coverageRow is a row of coverage.
type coverageRow struct {
	Outlet   string   `json:"outlet"`
	First    string   `json:"first"` // with anything in the window; "" where it has none
	Last     string   `json:"last"`
	Read     int      `json:"read"`
	Part     int      `json:"part"`
	Failed   int      `json:"failed"`
	Expected int      `json:"expected"` // days on which it usually publishes
	Covered  int      `json:"covered"`  // of these, with an article read
	Blind    int      `json:"blind"`    // of these, with nothing but what could not be read
	Share    *float64 `json:"share"`    // covered ÷ expected; null where its habits cannot be told
	Gaps     int      `json:"gaps"`     // alarms
	Days     []int    `json:"days"`     // articles read on each day of the window
}

// gapRow is a row of coverage --gaps.
type gapRow struct {
	Outlet   string  `json:"outlet"`
	From     string  `json:"from"`
	To       string  `json:"to"`
	Days     int     `json:"days"`
	Expected float64 `json:"expected"` // articles
	P        float64 `json:"p"`
	ByChance float64 `json:"by_chance"` // such gaps in the window
	Alarm    bool    `json:"alarm"`
}

// cellRow is a row of coverage --days.
type cellRow struct {
	Outlet string `json:"outlet"`
	Day    string `json:"day"`
	Read   int    `json:"read"`
	Part   int    `json:"part"`
	Failed int    `json:"failed"`
}

var (
	coverageColumns = []string{"outlet", "first", "last", "read", "part", "failed", "expected", "covered", "blind", "share", "gaps", "days"}
	gapColumns      = []string{"outlet", "from", "to", "days", "expected", "p", "by_chance", "alarm"}
	cellColumns     = []string{"outlet", "day", "read", "part", "failed"}
)

// Run prints it.
func (c *coverageCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Days && c.Gaps {
		return usageError{fmt.Errorf("--days and --gaps are two lists")}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	r, err := pipeline.ReadCoverage(a.ctx, l, c.Since, c.Until, c.Outlet)
	if err != nil {
		return ledgerHint(err)
	}
	switch {
	case c.Days:
		err = c.cells(a, r)
	case c.Gaps:
		err = c.gaps(a, r)
	default:
		err = c.outlets(a, r)
	}
	if err != nil || !c.tells(a) {
		return err
	}
	if len(r.Outlets) == 0 {
		fmt.Fprintln(a.stderr, "hearsay: no dated article of a known outlet in this window")
		return nil
	}
	fmt.Fprintf(a.stderr, "hearsay: %s to %s, %d %s; %s\n", r.Date(r.From), r.Date(r.To), len(r.Outlets), plural(len(r.Outlets), "outlet"), r.Sentence())
	if c.Gaps {
		fmt.Fprintf(a.stderr, "hearsay: %d %s without a sign; those marked gap are the alarms that GAPS counts elsewhere\n", len(r.Gaps), pluralOf(len(r.Gaps), "stretch", "stretches"))
	}
	return ledgerHint(c.tellHomeless(a, l))
}

// tellHomeless says how many articles of the window are of unknown outlets: they have no usual days.
func (c *coverageCmd) tellHomeless(a *app, l *embedded.Ledger) error {
	if c.Outlet != "" {
		return nil
	}
	f, err := l.Facets(a.ctx, store.ArticleQuery{Since: c.Since, Until: c.Until})
	if err != nil {
		return err
	}
	for _, o := range f.Outlets {
		if o.Value == "" {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s of unknown outlets\n", o.Count, plural(o.Count, "article"))
		}
	}
	return nil
}

func (c *coverageCmd) outlets(a *app, r *pipeline.CoverageOf) error {
	alarms := map[string]int{}
	for i := range r.Gaps {
		if r.Gaps[i].Alarm {
			alarms[r.Gaps[i].Outlet]++
		}
	}
	w := newRows(a, c.Output, column{"READ", 5}, column{"PART", 4}, column{"FAILED", 6}, column{"COVERED DAYS", 12}, column{"GAPS", 4}, column{"OVER TIME", 40}, column{"OUTLET", 0})
	w.wide(120, "OVER TIME")
	limit := c.limit(a)
	for i := range r.Outlets {
		if w.full(limit) {
			break
		}
		o := &r.Outlets[i]
		row := coverageRow{Outlet: o.Name, Read: o.Read, Part: o.Part, Failed: o.Failed, Expected: o.Expected, Covered: o.Covered, Blind: o.Blind, Gaps: alarms[o.Name], Days: make([]int, r.Result.Days)}
		if len(o.Days) > 0 {
			row.First, row.Last = r.Date(o.First), r.Date(o.Last)
		}
		for _, d := range o.Days {
			row.Days[d.Day-r.From] = d.Read
		}
		covered := "–"
		if o.Expected > 0 {
			s := round4(float64(o.Covered) / float64(o.Expected))
			row.Share, covered = &s, fmt.Sprintf("%.0f %% of %d", 100*s, o.Expected)
		}
		cells := []string{fmt.Sprint(o.Read), fmt.Sprint(o.Part), fmt.Sprint(o.Failed), covered, fmt.Sprint(row.Gaps), sparkline(row.Days, 40), o.Name}
		csv := []string{o.Name, row.First, row.Last, fmt.Sprint(o.Read), fmt.Sprint(o.Part), fmt.Sprint(o.Failed), fmt.Sprint(o.Expected), fmt.Sprint(o.Covered), fmt.Sprint(o.Blind), optionalCell(row.Share), fmt.Sprint(row.Gaps), numbersOf(row.Days)}
		if err := w.row(row, cells, coverageColumns, csv); err != nil {
			return err
		}
	}
	return w.end(coverageColumns)
}

func (c *coverageCmd) gaps(a *app, r *pipeline.CoverageOf) error {
	w := newRows(a, c.Output, column{"ALARM", 5}, column{"FROM", 10}, column{"TO", 10}, column{"DAYS", 4}, column{"EXPECTED", 8}, column{"P", 8}, column{"BY CHANCE", 9}, column{"OUTLET", 0})
	limit := c.limit(a)
	for _, g := range r.Gaps {
		if w.full(limit) {
			break
		}
		row := gapRow{g.Outlet, r.Date(g.From), r.Date(g.To), g.To - g.From + 1, round2(g.Expected), g.P, g.ByChance, g.Alarm}
		mark := ""
		if g.Alarm {
			mark = "gap"
		}
		cells := []string{mark, row.From, row.To, fmt.Sprint(row.Days), fmt.Sprintf("%.1f", g.Expected), fmt.Sprintf("%.2g", g.P), fmt.Sprintf("%.2g", g.ByChance), g.Outlet}
		csv := []string{g.Outlet, row.From, row.To, fmt.Sprint(row.Days), fmt.Sprint(row.Expected), fmt.Sprint(g.P), fmt.Sprint(g.ByChance), fmt.Sprint(g.Alarm)}
		if err := w.row(row, cells, gapColumns, csv); err != nil {
			return err
		}
	}
	return w.end(gapColumns)
}

func (c *coverageCmd) cells(a *app, r *pipeline.CoverageOf) error {
	w := newRows(a, c.Output, column{"DAY", 10}, column{"READ", 6}, column{"PART", 5}, column{"FAILED", 6}, column{"OUTLET", 0})
	limit := c.limit(a)
	for i := range r.Outlets {
		for _, d := range r.Outlets[i].Days {
			if w.full(limit) {
				break
			}
			row := cellRow{d.Outlet, r.Date(d.Day), d.Read, d.Part, d.Failed}
			cells := []string{row.Day, fmt.Sprint(d.Read), fmt.Sprint(d.Part), fmt.Sprint(d.Failed), d.Outlet}
			if err := w.row(row, cells, cellColumns, []string{d.Outlet, row.Day, cells[1], cells[2], cells[3]}); err != nil {
				return err
			}
		}
	}
	return w.end(cellColumns)
}
