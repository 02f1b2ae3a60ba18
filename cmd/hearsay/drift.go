package main

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

type driftCmd struct {
	ledgerFlag
	rowsFlag
	Claim   string `arg:"" optional:"" help:"Id of a claim; without it, what outlets do to claims that they take over."`
	Since   string `placeholder:"DAY" help:"Without a claim: claims with an article of this day or later."`
	Until   string `placeholder:"DAY" help:"Without a claim: claims with an article of this day or earlier."`
	By      string `enum:"hop,day" default:"hop" placeholder:"WHAT" help:"With a claim: hop (and revision), or day. Default hop."`
	AtLeast int    `default:"10" placeholder:"N" help:"Without a claim: outlets with so many hops or more. Default 10."`
}

// Help is shown by hearsay drift --help.
func (driftCmd) Help() string {
	return `Shows how certainty changes as a claim is retold: every report with its words of doubt, beside
the report that it has the claim from, what the outlet changed afterwards, the step at which the
doubt was lost, and where a speaker hardened or softened its own words. Without a claim: which outlets harden or soften what they take over, with 95 %
intervals, and whether they do so more than others do with the same claims.

  hearsay drift 1f3a90c2
  hearsay drift 1f3a90c2 --by day
  hearsay drift --at-least 20 -o csv`
}

// hopRow is a row of drift CLAIM.
type hopRow struct {
	At      string   `json:"at"`
	Ref     string   `json:"ref"`
	Outlet  string   `json:"outlet"`
	Own     bool     `json:"own"`
	Words   string   `json:"words"`
	Band    []int    `json:"band"`
	Sure    float64  `json:"sure"` // 0 to 1
	From    *string  `json:"from"` // ref of the report it has it from
	Change  string   `json:"change"`
	By      float64  `json:"by"`
	Lost    bool     `json:"hedge_lost"`
	Quotes  []string `json:"quotes"`
	Content string   `json:"content_text"`
	// Again is what became of the same speaker's own words since Before, a ref; "" where it was not reported before.
	Again  string `json:"speaker_change"`
	Before string `json:"speaker_before"`
	// Revision is set for a version of an article with several; its change is that to the version before.
	Revision string `json:"revision,omitempty"`
}

var hopColumns = []string{"at", "ref", "outlet", "own", "words", "band_lo", "band_hi", "sure", "from", "change", "by", "hedge_lost", "content_text", "revision", "speaker_change", "speaker_before"}

// Run shows one claim, or outlets.
func (c *driftCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Claim == "" {
		return c.outlets(a)
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
	reports, quotes := rows.Retelling(&body)
	if c.By == "day" {
		return c.days(a, reports, quotes)
	}
	hops := drift.Hops(reports)
	w := newRows(a, c.Output, column{"AT", 16}, column{"OUTLET", 22}, column{"SURE", 4}, column{"CHANGE", 10}, column{"FROM", 12}, column{"WORDS", 40}, column{"DOUBT", 0})
	w.wide(140, "FROM", "WORDS")
	w.refs("FROM")
	limit := c.limit(a)
	var edited []string
	for _, h := range hops {
		r, q := &reports[h.Report], quotes[h.Report]
		row := hopRow{At: cmp.Or(rows.Time(q.At), q.Day), Ref: q.Ref, Outlet: q.Outlet, Own: q.Own, Words: rows.Hedged(q), Band: q.Band, Sure: round2(r.Sure), Change: string(h.Change), By: round2(h.By), Lost: h.Lost, Quotes: []string{string(q.ID)}, Content: q.Words}
		if r.Parent >= 0 {
			from := quotes[r.Parent].Ref
			row.From = &from
		}
		if h.Before >= 0 {
			row.Again, row.Before = string(h.Again), quotes[h.Before].Ref
		}
		list := []hopRow{row}
		versions, err := driftVersions(a.ctx, l, q)
		if err != nil {
			return ledgerHint(err)
		}
		for _, x := range versions {
			if x.Lost {
				edited = append(edited, fmt.Sprintf("%s, %s: a later version drops the doubt", x.Outlet, x.Ref))
			}
		}
		for _, x := range append(list, versions...) {
			if w.full(limit) {
				break
			}
			if err := printHop(w, &x); err != nil {
				return err
			}
		}
	}
	if err := w.end(hopColumns); err != nil {
		return err
	}
	if c.tells(a) {
		for _, s := range edited {
			fmt.Fprintln(a.stderr, "hearsay: "+s)
		}
		tellLost(a, reports, hops, quotes)
	}
	return nil
}

// tellLost says where the doubt was lost, and where it became the outlet's own word.
func tellLost(a *app, reports []drift.Report, hops []drift.Hop, quotes []*view.Quote) {
	for _, h := range hops {
		if q := quotes[h.Report]; h.Again == drift.Hardened || h.Again == drift.Softened {
			fmt.Fprintf(a.stderr, "hearsay: %s, %s: %s %s since %s\n", q.Outlet, q.Ref, q.Speaker, h.Again, quotes[h.Before].Ref)
		}
	}
	lost, stated := drift.Lost(hops)
	if lost < 0 {
		fmt.Fprintln(a.stderr, "hearsay: no report is known to drop a doubt that it took over")
		if k := drift.FirstPlain(reports, hops); k >= 0 {
			q := quotes[hops[k].Report]
			fmt.Fprintf(a.stderr, "hearsay: the first without a doubt, after ones with it: %s, %s\n", q.Outlet, q.Ref)
		}
		return
	}
	q := quotes[hops[lost].Report]
	fmt.Fprintf(a.stderr, "hearsay: the doubt is lost at %s, %s\n", q.Outlet, q.Ref)
	if stated >= 0 {
		q := quotes[hops[stated].Report]
		fmt.Fprintf(a.stderr, "hearsay: %s, %s, says it in its own voice\n", q.Outlet, q.Ref)
	}
}

func printHop(w *rowWriter, r *hopRow) error {
	from, lo, hi, change := "", "", "", r.Change
	if r.From != nil {
		from = *r.From
	}
	if len(r.Band) == 2 {
		lo, hi = fmt.Sprint(r.Band[0]), fmt.Sprint(r.Band[1])
	}
	if r.Lost {
		change = "doubt lost"
	} else if r.Change == string(drift.First) && r.Again != "" && r.Again != string(drift.Same) {
		change = r.Again // its speaker's own words
	}
	outlet := r.Outlet
	if r.Revision != "" {
		outlet = "  version of " + short(r.Revision)
	}
	cells := []string{strings.Replace(strings.TrimSuffix(r.At, ":00Z"), "T", " ", 1), outlet, fmt.Sprintf("%.2f", r.Sure), change, from, r.Content, r.Words}
	csv := []string{r.At, r.Ref, r.Outlet, fmt.Sprint(r.Own), r.Words, lo, hi, fmt.Sprint(r.Sure), from, r.Change, fmt.Sprint(r.By), fmt.Sprint(r.Lost), r.Content, r.Revision, r.Again, r.Before}
	return w.row(*r, cells, hopColumns, csv)
}

func round2(x float64) float64 { return math.Round(x*100) / 100 }
