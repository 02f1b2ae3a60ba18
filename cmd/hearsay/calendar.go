package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"hearsay"
	days "hearsay/internal/measure/calendar" // bursts has a calendar of its own
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type calendarCmd struct {
	ledgerFlag
	rowsFlag
	Since string `placeholder:"DAY" help:"Releases of this day (YYYY-MM-DD) or later; otherwise the ledger's first."`
	Until string `placeholder:"DAY" help:"Releases of this day or earlier; otherwise the ledger's last."`
	By    string `enum:"outlet,speaker" default:"outlet" placeholder:"WHO" help:"outlet: its articles. speaker: the first day on which a party is quoted in a story. Default outlet."`
	Bound int    `default:"7" placeholder:"DAYS" help:"A release further from every date than this is just far. Default 7."`
	All   bool   `help:"In a table: also whoever is not near, or has too few releases."`
	Dates string `arg:"" placeholder:"FILE" help:"CSV: date (YYYY-MM-DD), label; - for standard input."`
}

// Help is shown by hearsay calendar --help.
func (calendarCmd) Help() string {
	return `Tests whether outlets (or parties) publish nearer to dates that you give, such as summits and votes, than chance
allows. The mean distance of releases from the nearest date stands against the same releases moved within
four weeks, on the clock of what everybody else publishes and of their own habits by weekday: a
summit that all write about makes nobody near. False findings among all tested are held at 5 %.
Fix the dates before you look.

  hearsay calendar summits.csv --all
  hearsay calendar votes.csv --by speaker -o jsonl`
}

// calendarRow is a row of calendar.
type calendarRow struct {
	Name     string      `json:"name"`
	Key      string      `json:"key"` // of a party, "" for outlets
	N        int         `json:"n"`
	On       int         `json:"on"`       // within a day of a date
	Distance float64     `json:"distance"` // mean, days
	Expected *float64    `json:"expected"` // null where not tested, as are the next four
	Range    *[2]float64 `json:"range95"`
	P        *float64    `json:"p"`
	Q        *float64    `json:"q"`
	Power    *float64    `json:"power"`
	Verdict  string      `json:"verdict"` // near, chance, too_few
}

var calendarColumns = []string{"name", "key", "n", "on", "distance", "expected", "range_lo", "range_hi", "p", "q", "power", "verdict"}

// Run tests.
func (c *calendarCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Bound < 1 || c.Bound > 365 {
		return usageError{fmt.Errorf("--bound %d is outside 1 to 365 days", c.Bound)}
	}
	dates, err := c.dates(a)
	if err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	list, err := c.releases(a, l)
	if err != nil {
		return ledgerHint(err)
	}
	n := newNames(a, l)
	first, last := c.Since, c.Until
	for _, d := range list {
		n.note(d.Party, d.Name)
		if c.Since == "" && (first == "" || d.Day < first) {
			first = d.Day
		}
		if c.Until == "" {
			last = max(last, d.Day)
		}
	}
	start, err1 := time.Parse(time.DateOnly, first)
	end, err2 := time.Parse(time.DateOnly, last)
	if err1 != nil || err2 != nil || end.Before(start) {
		fmt.Fprintf(a.stderr, "hearsay: no dated release in this window%s\n", unlinked(a, l))
		return newRows(a, c.Output).end(calendarColumns)
	}
	in := func(t time.Time) int { return int(t.Sub(start).Hours() / 24) }
	var out []days.Release
	for _, d := range list {
		if t, err := time.Parse(time.DateOnly, d.Day); err == nil {
			out = append(out, days.Release{By: d.Party, Day: in(t)})
		}
	}
	var at []int
	for _, d := range dates {
		at = append(at, in(d.Day))
	}
	res := days.Test(out, at, days.Options{Days: in(end) + 1, Weekday: int(start.Weekday()), Bound: c.Bound})
	if err := c.print(a, n, &res); err != nil || !c.tells(a) {
		return err
	}
	c.explain(a, &res, fmt.Sprintf("%d of %d dates in %s to %s", res.Dates, len(dates), first, last))
	return nil
}

// explain says what was tested and, where nothing was, what a test would need.
func (c *calendarCmd) explain(a *app, res *days.Result, window string) {
	fmt.Fprintf(a.stderr, "hearsay: %s; %d tested, %d with fewer than %d releases\n", window, res.Tested, res.Few, res.Least)
	if res.Tested > 0 {
		fmt.Fprintf(a.stderr, "hearsay: one with half of its releases within a day of a date would have been found with probability %.2f (median)\n", res.Power)
		return
	}
	fmt.Fprintf(a.stderr, "hearsay: nothing could be tested, so that nobody found near says nothing: a test needs %d releases of one, and %d dates in the window\n", res.Least, res.Needed)
}

// dates reads the user's list.
func (c *calendarCmd) dates(a *app) ([]days.Date, error) {
	var r io.Reader = a.stdin
	if c.Dates != "-" {
		f, err := os.Open(c.Dates)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, hintf(err, "a CSV with lines such as 2025-03-15,Summit is wanted")
		}
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	dates, err := days.ReadDates(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Dates, err)
	}
	return dates, nil
}

// releases lists who released something on which day.
func (c *calendarCmd) releases(a *app, l *embedded.Ledger) ([]pipeline.Release, error) {
	if c.By == "speaker" {
		return pipeline.ReadReleases(a.ctx, l, c.Since, c.Until)
	}
	heads, err := l.Heads(a.ctx, store.ArticleQuery{Since: c.Since, Until: c.Until})
	if err != nil {
		return nil, err
	}
	var out []pipeline.Release
	for i := range heads {
		h := &heads[i]
		if d := h.Published.Day(); d != "" && h.Published.Doubt == hearsay.DoubtNone && hearsay.KnownOutlet(h.Outlet) {
			out = append(out, pipeline.Release{Party: h.Outlet, Name: h.Outlet, Day: d})
		}
	}
	return out, nil
}

func (c *calendarCmd) print(a *app, n *names, res *days.Result) error {
	w := newRows(a, c.Output, column{"VERDICT", 7}, column{"WITHIN A DAY", 12}, column{"DISTANCE", 8}, column{"EXPECTED", 13}, column{"P", 5}, column{"Q", 5}, column{"WHO", 0})
	w.wide(110, "P", "EXPECTED")
	limit := c.limit(a)
	for i := range res.Findings {
		f := &res.Findings[i]
		if c.Output == "table" && !c.All && f.Verdict != days.Near {
			continue
		}
		if w.full(limit) {
			break
		}
		row := calendarRow{Name: f.By, N: f.N, On: f.On, Distance: round2(f.Distance), Verdict: string(f.Verdict)}
		if c.By == "speaker" {
			row.Name, row.Key = n.of(f.By, ""), f.By
		}
		expected, csv := "–", []string{row.Name, row.Key, fmt.Sprint(f.N), fmt.Sprint(f.On), fmt.Sprint(row.Distance), "", "", "", "", "", "", row.Verdict}
		if f.Verdict != days.TooFew {
			e, p, q, power := round2(f.Expected), round6(f.P), round6(f.Q), round2(f.Power)
			row.Expected, row.Range, row.P, row.Q, row.Power = &e, &[2]float64{round2(f.Lo), round2(f.Hi)}, &p, &q, &power
			expected = fmt.Sprintf("%.1f (%.1f–%.1f)", e, f.Lo, f.Hi)
			csv = []string{row.Name, row.Key, fmt.Sprint(f.N), fmt.Sprint(f.On), fmt.Sprint(row.Distance), fmt.Sprint(e), fmt.Sprint(row.Range[0]), fmt.Sprint(row.Range[1]), fmt.Sprint(p), fmt.Sprint(q), fmt.Sprint(power), row.Verdict}
		}
		cells := []string{row.Verdict, fmt.Sprintf("%d of %d", f.On, f.N), fmt.Sprintf("%.1f d", f.Distance), expected, probability(row.P), probability(row.Q), row.Name}
		if err := w.row(row, cells, calendarColumns, csv); err != nil {
			return err
		}
	}
	return w.end(calendarColumns)
}
