package main

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

type concertCmd struct {
	ledgerFlag
	rowsFlag
	Since  string  `placeholder:"DAY" help:"Stories with an article of this day (YYYY-MM-DD) or later."`
	Until  string  `placeholder:"DAY" help:"Stories with an article of this day or earlier."`
	By     string  `enum:"outlet,speaker" default:"outlet" placeholder:"WHO" help:"Pairs of outlets, or of speakers: states, organisations, public persons. Default outlet."`
	Claims bool    `help:"Instead of times: outlets that carry the same claims more often than chance allows."`
	Outlet string  `placeholder:"NAME" help:"Only pairs with this outlet or speaker; all pairs are tested all the same."`
	With   string  `placeholder:"NAME" help:"With --outlet: the common stories of these two, one a row, with the chance of each."`
	Window windows `placeholder:"TIME" help:"How close two reports are together: 30m, or several to try, as 5m,30m,2h; a number alone is seconds. Default these three, for speakers 2h, with --compat 10s."`
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
among all pairs held at 5 %). How close is together nobody knows beforehand: five minutes, half an hour and
two hours are tried, each pair is told at the one where it is surest, and p is taken three times. Outlets with fixed hours cannot be told apart by time; what both took from one
text, or what was released at a stated time, is no concert. A finding says that two move together, not
why, and not who told them to. With --by speaker the moments are those at which parties are first quoted
in a story, or release their own words; two in one text are no pair. --claims asks another thing: who
carries the same claims, whenever. --with lists the common stories of one pair.

  hearsay concert
  hearsay concert --window 30m
  hearsay concert --by speaker --window 2h --all
  hearsay concert --claims
  hearsay concert --outlet 'The Lark' --with 'Pell Courier'
  hearsay concert --all -o jsonl | jq 'select(.verdict=="syndicated")'
  hearsay concert --compat coortweet --window 60s --min-participation 2 shares.csv -o csv`
}

// concertRow is a row of concert.
type concertRow struct {
	A           string   `json:"a"`
	B           string   `json:"b"`
	Together    int      `json:"together"`
	Common      int      `json:"common"`
	Expected    float64  `json:"expected"`
	Range95     *[2]int  `json:"range95"` // null where not tested, as are p, q and own_p
	P           *float64 `json:"p"`
	Q           *float64 `json:"q"`
	Verdict     string   `json:"verdict"`
	Leads       *string  `json:"leads"` // who comes first beyond even odds, null for nobody
	Power       float64  `json:"power"`
	OwnTogether int      `json:"own_together"` // without texts in common and fixed releases
	OwnCommon   int      `json:"own_common"`
	OwnP        *float64 `json:"own_p"` // null where no common story is without them, too
	Stories     []string `json:"stories"`
	By          string   `json:"by"`       // outlet, speaker
	IDs         []string `json:"ids"`      // keys of speakers, names of outlets
	Shared      int      `json:"shared"`   // common stories in which both stand in one text, or a release was fixed
	Needed      int      `json:"needed"`   // common stories for a power of 0.8; 0 for over a thousand
	Note        string   `json:"note"`     // why it was not tested, or "one owner": that explains what is together
	Window      int64    `json:"window_s"` // seconds: where several were tried, the one at which the pair is surest
}

var concertColumns = []string{"a", "b", "together", "common", "expected", "range_lo", "range_hi", "p", "q", "verdict", "leads", "power", "own_together", "own_common", "own_p", "by", "shared", "needed", "note", "window_s"}

// Run tests, or compares like CooRTweet.
func (c *concertCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if len(c.Window) == 0 {
		c.Window = c.usualWindows()
	}
	for _, d := range c.Window {
		if d < 0 || d == 0 && c.Compat == "" {
			return usageError{fmt.Errorf("--window %v is no time", d)}
		}
	}
	if c.Compat != "" && len(c.Window) > 1 {
		return usageError{errors.New("concert --compat coortweet takes one --window")}
	}
	if c.Compat != "" {
		return c.compat(a)
	}
	if c.Least < 1 {
		return usageError{fmt.Errorf("--at-least %d is no number of common stories", c.Least)}
	}
	if c.Shares != "" || c.Edges {
		return usageError{hintf(errors.New("concert: a file and --edges go with --compat coortweet"), "without it, concert tests the outlets of the ledger")}
	}
	if c.Claims && (c.By != "outlet" || c.With != "") {
		return usageError{errors.New("concert --claims is about pairs of outlets: --by speaker and --with do not go with it")}
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	switch {
	case c.Claims:
		return c.claims(a, l)
	case c.With != "":
		return c.pair(a, l)
	}
	t, err := c.test(a, l)
	if err != nil {
		return ledgerHint(err)
	}
	s, res := t.streams, t.res
	owners := map[string]string{}
	if c.By == "outlet" {
		table, err := l.Outlets(a.ctx)
		if err != nil {
			return ledgerHint(err)
		}
		for _, o := range table {
			owners[o.Name] = o.Owner
		}
	} else {
		s.Names = c.called(a, l, &s)
	}
	columns := []column{{"VERDICT", 10}, {"TOGETHER", 11}, {"WITHIN", 7}, {"EXPECTED", 14}, {"Q", 8}, {"OWN TEXTS", 16}, {"FIRST", 24}, {heading(c.By), 0}}
	w := newRows(a, c.Output, columns...)
	w.wide(120, "EXPECTED", "OWN TEXTS", "FIRST")
	limit, cut, known := c.limit(a), false, c.By == "outlet" || c.Outlet == ""
	for i := range res.Findings {
		f := &res.Findings[i]
		if !c.All && f.Verdict != concert.Together && f.Verdict != concert.Syndicated || f.Verdict == concert.TooFew && f.Together == 0 {
			continue
		}
		row := newConcertRow(f, &s, c.By, owners)
		if c.Outlet != "" && c.Outlet != row.A && c.Outlet != row.B && !slices.Contains(row.IDs, c.Outlet) {
			continue
		}
		if cut = limit > 0 && w.n == limit; cut {
			break
		}
		if err := printConcert(w, f, &row); err != nil {
			return err
		}
	}
	if err := w.end(concertColumns); err != nil {
		return err
	}
	for id, name := range s.Names {
		known = known || c.Outlet == id || c.Outlet == name
	}
	if !known {
		fmt.Fprintf(a.stderr, "hearsay: no speaker “%s” has a moment in these stories\n", c.Outlet)
	}
	if c.tells(a) {
		if cut {
			fmt.Fprintf(a.stderr, "hearsay: the first %d are shown; --limit N shows more\n", w.n)
		}
		c.explain(a, t)
	}
	return nil
}

// called are the names of those whose streams these are, by id: an outlet is called by its id, a speaker as the ledger has it.
func (c *concertCmd) called(a *app, l *embedded.Ledger, s *pipeline.Streams) map[string]string {
	out := map[string]string{}
	list := newNames(a, l)
	for _, id := range s.Outlets {
		if out[id] = id; c.By == "speaker" {
			out[id] = list.of(id, s.Names[id])
		}
	}
	return out
}

// heading of the last column.
func heading(by string) string {
	if by == "speaker" {
		return "SPEAKERS"
	}
	return "OUTLETS"
}

// printConcert prints one row. The column of own texts shows what is left without wires and fixed releases.
func printConcert(w *rowWriter, f *concert.Finding, row *concertRow) error {
	leads, expected, own := "", "–", "–"
	if row.Leads != nil {
		leads = *row.Leads
	}
	lo, hi := "", ""
	if row.Range95 != nil {
		lo, hi = fmt.Sprint(f.Range[0]), fmt.Sprint(f.Range[1])
		expected = fmt.Sprintf("%.1f (%s–%s)", f.Expected, lo, hi)
		own = fmt.Sprintf("%d of %d", f.OwnTogether, f.OwnCommon)
	}
	if row.OwnP != nil {
		own += ", p " + small(f.OwnP)
	}
	cells := []string{row.Verdict, fmt.Sprintf("%d of %d", row.Together, row.Common), windowWords(time.Duration(row.Window) * time.Second), expected, qText(f), own, leads}
	note := ""
	switch {
	case f.Verdict == concert.TooFew && len(w.hidden) > 0:
		note = fmt.Sprintf(" (power %.2f)", row.Power)
	case f.Verdict == concert.TooFew:
		note = fmt.Sprintf(" (%s; power %.2f)", row.Note, row.Power)
	case row.Note != "":
		note = " (" + row.Note + ")"
	}
	room := w.rest()
	if room > 0 {
		room = max(20, room-utf8.RuneCountInString(note))
	}
	cells = append(cells, sides(row.A, row.B, room)+note)
	return w.row(*row, cells, concertColumns, []string{row.A, row.B, fmt.Sprint(row.Together), fmt.Sprint(row.Common), fmt.Sprint(row.Expected), lo, hi, pointed(row.P), pointed(row.Q), row.Verdict, leads, fmt.Sprint(row.Power), fmt.Sprint(row.OwnTogether), fmt.Sprint(row.OwnCommon), pointed(row.OwnP), row.By, fmt.Sprint(row.Shared), fmt.Sprint(row.Needed), row.Note, fmt.Sprint(row.Window)})
}

func newConcertRow(f *concert.Finding, s *pipeline.Streams, by string, owners map[string]string) concertRow {
	name := func(k int) string { return cmp.Or(s.Names[s.Outlets[k]], s.Outlets[k]) }
	a, b := f.A, f.B
	first, second := f.First, f.Ordered-f.First
	if x, y := name(a), name(b); x > y || x == y && s.Outlets[a] > s.Outlets[b] {
		a, b, first, second = b, a, second, first
	}
	row := concertRow{A: name(a), B: name(b), Together: f.Together, Common: f.Common, Expected: math.Round(f.Expected*100) / 100, Verdict: string(f.Verdict), Power: round4(f.Power), OwnTogether: f.OwnTogether, OwnCommon: f.OwnCommon, Stories: f.Stories,
		By: by, IDs: []string{s.Outlets[a], s.Outlets[b]}, Shared: f.Shared, Needed: f.Needed, Window: int64(math.Round(f.Window * 60))}
	if row.Stories == nil {
		row.Stories = []string{}
	}
	if tested(f) {
		row.Range95, row.P, row.Q = &f.Range, &f.P, &f.Q
		if f.OwnCommon > 0 {
			row.OwnP = &f.OwnP
		}
	}
	switch {
	case f.Verdict == concert.Scheduled:
		row.Note = "fixed hours: times tell nothing"
	case owners[s.Outlets[a]] != "" && owners[s.Outlets[a]] == owners[s.Outlets[b]]:
		row.Note = "one owner"
	case f.Verdict == concert.TooFew && f.Common == 1:
		row.Note = "one event, too few to test"
	case f.Verdict == concert.TooFew:
		row.Note = fmt.Sprintf("%d events, too few to test", f.Common)
	}
	if f.LeadP <= 0.05 && first != second {
		leader := row.A
		if second > first {
			leader = row.B
		}
		row.Leads = &leader
	}
	return row
}

// tested reports whether a pair could be tested.
func tested(f *concert.Finding) bool {
	return f.Verdict != concert.TooFew && f.Verdict != concert.Scheduled
}

func qText(f *concert.Finding) string {
	if !tested(f) {
		return "–"
	}
	return small(f.Q)
}

// small writes a probability.
func small(p float64) string {
	if p < 0.001 {
		return "<.001"
	}
	return fmt.Sprintf("%.3f", p)
}
