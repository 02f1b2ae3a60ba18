package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/measure/concert"
	"hearsay/internal/measure/coortweet"
	"hearsay/internal/pipeline"
)

type concertCmd struct {
	ledgerFlag
	rowsFlag
	Since  string  `placeholder:"DAY" help:"Stories with an article of this day (YYYY-MM-DD) or later."`
	Until  string  `placeholder:"DAY" help:"Stories with an article of this day or earlier."`
	Outlet string  `placeholder:"NAME" help:"Only pairs with this outlet; all pairs are tested all the same."`
	Window window  `default:"5m" help:"How close two reports are together: 5m, 30m, 2h; a number alone is seconds. Default 5m."`
	Least  int     `name:"at-least" default:"5" placeholder:"N" help:"Common stories that a pair needs. Default 5."`
	All    bool    `help:"Also pairs that are not in concert."`
	Compat string  `enum:",coortweet" default:"" placeholder:"TOOL" help:"coortweet: no test, but exactly CooRTweet's pairs of a CSV file."`
	Part   int     `name:"min-participation" default:"2" placeholder:"N" help:"With --compat: shares that an account must have. Default 2."`
	Edges  bool    `help:"With --compat: its network of accounts instead of pairs."`
	Weight float64 `name:"edge-weight" default:"0.5" placeholder:"Q" help:"With --compat --edges: quantile of weights that a strong edge exceeds. Default 0.5."`
	Shares string  `arg:"" optional:"" placeholder:"FILE" help:"With --compat: CSV with object_id, account_id, content_id, timestamp_share; plain or gzip, - for standard input."`
}

// Help is shown by hearsay concert --help.
func (concertCmd) Help() string {
	return `Tests which outlets publish together more often than chance allows: on the stories that both report,
against other outlets that are as quick and awake at these hours (an exact test, with false findings
among all pairs held at 5 %). Outlets with fixed hours cannot be told apart by time; what both took from one
text, or what was released at a stated time, is no concert. A finding says that two move together, not
why, and not who told them to.

  hearsay concert --window 30m
  hearsay concert --all -o jsonl | jq 'select(.verdict=="syndicated")'
  hearsay concert --compat coortweet --window 60s --min-participation 2 shares.csv -o csv`
}

// window is a duration on the command line; a number alone is seconds.
type window struct{ time.Duration }

// UnmarshalText reads it.
func (w *window) UnmarshalText(b []byte) (err error) {
	if n, bad := strconv.ParseFloat(string(b), 64); bad == nil {
		if math.IsNaN(n) || math.Abs(n) > 1e8 {
			return fmt.Errorf("%s is no time", b)
		}
		w.Duration = time.Duration(n * float64(time.Second))
		return nil
	}
	w.Duration, err = time.ParseDuration(string(b))
	return err
}

// concertRow is a row of concert.
type concertRow struct {
	A           string   `json:"a"`
	B           string   `json:"b"`
	Together    int      `json:"together"`
	Common      int      `json:"common"`
	Expected    float64  `json:"expected"`
	Range95     [2]int   `json:"range95"`
	P           float64  `json:"p"`
	Q           float64  `json:"q"`
	Verdict     string   `json:"verdict"`
	Leads       *string  `json:"leads"` // who comes first beyond even odds, null for nobody
	Power       float64  `json:"power"`
	OwnTogether int      `json:"own_together"` // without texts in common and fixed releases
	OwnCommon   int      `json:"own_common"`
	OwnP        float64  `json:"own_p"`
	Stories     []string `json:"stories"`
}

var concertColumns = []string{"a", "b", "together", "common", "expected", "range_lo", "range_hi", "p", "q", "verdict", "leads", "power", "own_together", "own_common", "own_p"}

// Run tests, or compares like CooRTweet.
func (c *concertCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Window.Duration < 0 || c.Window.Duration == 0 && c.Compat == "" {
		return usageError{fmt.Errorf("--window %v is no time", c.Window.Duration)}
	}
	if c.Compat != "" {
		return c.compat(a)
	}
	if c.Shares != "" || c.Edges {
		return usageError{hintf(errors.New("concert: a file and --edges go with --compat coortweet"), "without it, concert tests the outlets of the ledger")}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	s, err := pipeline.ConcertStreams(a.ctx, l, c.Since, c.Until, c.Window.Duration)
	if err != nil {
		return ledgerHint(err)
	}
	res := concert.Test(s.Stories, len(s.Outlets), concert.Options{Window: c.Window.Minutes(), Least: c.Least})
	w := newRows(a, c.Output, column{"VERDICT", 10}, column{"TOGETHER", 8}, column{"EXPECTED", 14}, column{"Q", 8}, column{"FIRST", 24}, column{"OUTLETS", 0})
	limit, cut := c.limit(a), false
	for i := range res.Findings {
		f := &res.Findings[i]
		if !c.All && f.Verdict != concert.Together && f.Verdict != concert.Syndicated || f.Verdict == concert.TooFew && f.Together == 0 {
			continue
		}
		row := newConcertRow(f, s.Outlets)
		if c.Outlet != "" && c.Outlet != row.A && c.Outlet != row.B {
			continue
		}
		if cut = limit > 0 && w.n == limit; cut {
			break
		}
		leads := ""
		if row.Leads != nil {
			leads = *row.Leads
		}
		expected := "–"
		if f.Verdict != concert.TooFew && f.Verdict != concert.Scheduled {
			expected = fmt.Sprintf("%.1f (%d–%d)", f.Expected, f.Range[0], f.Range[1])
		}
		cells := []string{row.Verdict, fmt.Sprintf("%d of %d", row.Together, row.Common), expected, qText(f), leads, row.A + " + " + row.B}
		csv := []string{row.A, row.B, fmt.Sprint(row.Together), fmt.Sprint(row.Common), fmt.Sprint(row.Expected), fmt.Sprint(row.Range95[0]), fmt.Sprint(row.Range95[1]), fmt.Sprint(row.P), fmt.Sprint(row.Q), row.Verdict, leads, fmt.Sprint(row.Power), fmt.Sprint(row.OwnTogether), fmt.Sprint(row.OwnCommon), fmt.Sprint(row.OwnP)}
		if err := w.row(row, cells, concertColumns, csv); err != nil {
			return err
		}
	}
	if err := w.end(concertColumns); err != nil {
		return err
	}
	if c.Output == "table" {
		if cut {
			fmt.Fprintf(a.stderr, "hearsay: the first %d are shown; --limit N shows more\n", w.n)
		}
		c.explain(a, &s, &res)
	}
	return nil
}

func newConcertRow(f *concert.Finding, outlets []string) concertRow {
	x, y := outlets[f.A], outlets[f.B]
	first, second := f.First, f.Ordered-f.First
	if x > y {
		x, y, first, second = y, x, second, first
	}
	row := concertRow{A: x, B: y, Together: f.Together, Common: f.Common, Expected: math.Round(f.Expected*100) / 100, Range95: f.Range, P: f.P, Q: f.Q, Verdict: string(f.Verdict), Power: math.Round(f.Power*1000) / 1000, OwnTogether: f.OwnTogether, OwnCommon: f.OwnCommon, OwnP: f.OwnP, Stories: f.Stories}
	if row.Stories == nil {
		row.Stories = []string{}
	}
	if f.LeadP <= 0.05 && first != second {
		leader := x
		if second > first {
			leader = y
		}
		row.Leads = &leader
	}
	return row
}

func qText(f *concert.Finding) string {
	switch {
	case f.Verdict == concert.TooFew || f.Verdict == concert.Scheduled:
		return "–"
	case f.Q < 0.001:
		return "<.001"
	}
	return fmt.Sprintf("%.3f", f.Q)
}

// explain says on standard error what was tested, who moves in one group, and how sure a
// "nothing found" is.
func (c *concertCmd) explain(a *app, s *pipeline.Streams, res *concert.Result) {
	together, few, power := 0, 0, []float64{}
	for i := range res.Findings {
		switch f := &res.Findings[i]; f.Verdict {
		case concert.TooFew:
			if f.Together > 0 {
				few++
			}
		case concert.Together:
			together++
			power = append(power, f.Power)
		case concert.Chance, concert.Syndicated:
			power = append(power, f.Power)
		}
	}
	fmt.Fprintf(a.stderr, "hearsay: %d stories of two outlets or more; %d pairs have %d common ones or more and were tested\n", len(s.Stories), res.Tested, c.Least)
	for _, g := range groups(res, s.Outlets) {
		fmt.Fprintf(a.stderr, "hearsay: one group: %s\n", strings.Join(g, ", "))
	}
	if len(power) > 0 {
		slices.Sort(power)
		fmt.Fprintf(a.stderr, "hearsay: a pair that moved together in half of its common stories would have been found with probability %.2f (median pair)\n", power[len(power)/2])
	}
	if few > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d pairs were together at least once and have too few common stories to test\n", few)
	}
	if s.Untimed+s.Coarse > 0 {
		fmt.Fprintf(a.stderr, "hearsay: left out: %d reports without a comparable time, %d with one coarser than the window\n", s.Untimed, s.Coarse)
	}
	if together == 0 && res.Tested > 0 {
		fmt.Fprintln(a.stderr, "hearsay: no concert was found")
	}
}

// groups joins outlets that findings tie together, three and more.
func groups(res *concert.Result, outlets []string) (out [][]string) {
	of := map[int]int{}
	var find func(int) int
	find = func(x int) int {
		if p, ok := of[x]; ok && p != x {
			of[x] = find(p)
			return of[x]
		}
		of[x] = x
		return x
	}
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Verdict == concert.Together {
			if x, y := find(f.A), find(f.B); x != y {
				of[max(x, y)] = min(x, y)
			}
		}
	}
	by := map[int][]string{}
	for x := range of {
		by[find(x)] = append(by[find(x)], outlets[x])
	}
	for _, g := range by {
		if len(g) > 2 {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(x, y []string) int { return strings.Compare(x[0], y[0]) })
	return out
}

// compat writes what CooRTweet would.
func (c *concertCmd) compat(a *app) error {
	if c.Shares == "" {
		return usageError{hintf(errors.New("concert --compat coortweet needs a file of shares"), "columns: object_id, account_id, content_id, timestamp_share")}
	}
	if c.Output != "csv" {
		return usageError{hintf(errors.New("concert --compat coortweet writes CSV"), "add -o csv")}
	}
	if c.Weight < 0 || c.Weight > 1 {
		return usageError{fmt.Errorf("--edge-weight %v lies outside 0 to 1", c.Weight)}
	}
	in, err := openShares(a, c.Shares)
	if err != nil {
		return err
	}
	defer in.Close()
	t, err := coortweet.Read(in)
	if err != nil {
		return hintf(fmt.Errorf("%s: %w", c.Shares, err), "the first line names object_id, account_id, content_id, timestamp_share")
	}
	pairs := coortweet.Detect(t, coortweet.Options{Window: c.Window.Seconds(), MinParticipation: c.Part})
	out := bufio.NewWriterSize(a.stdout, 1<<16)
	if c.Edges {
		err = coortweet.WriteEdges(out, t, coortweet.Network(t, pairs, c.Weight))
	} else {
		err = coortweet.WritePairs(out, t, pairs)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return err
	}
	for _, r := range t.Refused {
		fmt.Fprintf(a.stderr, "hearsay: %s:%d: %s\n", c.Shares, r.Line, r.Reason)
	}
	more(a.stderr, t.RefusedN-len(t.Refused), "refused")
	if t.RefusedN > 0 {
		return partialError{fmt.Errorf("concert: %d lines of %s are no shares, the rest was compared", t.RefusedN, c.Shares)}
	}
	return nil
}

type unzipped struct {
	io.Reader
	f io.Closer
}

func (u unzipped) Close() error { return u.f.Close() }

// openShares opens a file, standard input for -, unpacked if it is gzip.
func openShares(a *app, name string) (io.ReadCloser, error) {
	var f io.ReadCloser = io.NopCloser(a.stdin)
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		f = file
	}
	b := bufio.NewReaderSize(f, 1<<18)
	if magic, err := b.Peek(2); err == nil && magic[0] == 0x1f && magic[1] == 0x8b {
		z, err := gzip.NewReader(b)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return unzipped{z, f}, nil
	}
	return unzipped{b, f}, nil
}
