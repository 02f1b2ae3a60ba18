package main

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/measure/sources"
	"hearsay/internal/pipeline"
)

type sourcesCmd struct {
	ledgerFlag
	rowsFlag
	Since  string `placeholder:"DAY" help:"Reports of this day (YYYY-MM-DD) or later."`
	Until  string `placeholder:"DAY" help:"Reports of this day or earlier."`
	By     string `enum:"kind,name" default:"kind" placeholder:"WHAT" help:"One row for each kind of source, or for each outlet and state by name. Default kind."`
	Detail bool   `help:"One row for each report instead; those of an outlet, if one is named."`
	Outlet string `arg:"" optional:"" help:"Only this outlet."`
}

// Help is shown by hearsay sources --help.
func (sourcesCmd) Help() string {
	return `Counts where the reports of an outlet have it from: text of another outlet (copy), a press room, another
outlet that is named (cites), named officials of a state, other named speakers, unnamed sources, the outlet's
own voice, or nobody that is told. A report is one article that asserts one claim; opinion is left out. It
counts once, under the first of these kinds that it shows; ANY counts all that show it. 95 % intervals
(Wilson); outlets with fewer than ten reports are counted in JSON and CSV, without shares. The row
of all outlets has no name.

  hearsay sources
  hearsay sources --by name 'The Morning Fathom'
  hearsay sources --detail 'The Morning Fathom' -o jsonl`
}

// sourceRow is a row of sources.
type sourceRow struct {
	Outlet  string      `json:"outlet"` // "" for all
	N       int         `json:"n"`      // reports
	Kind    string      `json:"kind"`
	From    string      `json:"from"`     // another outlet, or the state whose officials these are; "" for none, and by kind
	FromKey string      `json:"from_key"` // of the state
	Reports int         `json:"reports"`
	Any     int         `json:"any"` // that show it at all
	Share   *float64    `json:"share"`
	CI95    *[2]float64 `json:"ci95"`
}

// sourcedRow is a row of sources --detail.
type sourcedRow struct {
	Outlet string   `json:"outlet"`
	At     string   `json:"at"`
	Ref    string   `json:"ref"`
	Kind   string   `json:"kind"` // under which it counts
	From   string   `json:"from"`
	Also   []string `json:"also"` // other kinds that it shows
	Claim  string   `json:"claim"`
	Quote  string   `json:"quote"`
	Words  string   `json:"words"`
}

var (
	sourceColumns  = []string{"outlet", "n", "kind", "from", "from_key", "reports", "any", "share", "lo", "hi"}
	sourcedColumns = []string{"outlet", "at", "ref", "kind", "from", "also", "claim", "quote", "words"}
)

// Run counts.
func (c *sourcesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	n := newNames(a, l)
	if c.Detail {
		return c.list(a, n)
	}
	var list []sources.Report
	if err := pipeline.ReadSources(a.ctx, l, c.Since, c.Until, func(r *pipeline.Sourced) { list = append(list, r.Report) }); err != nil {
		return ledgerHint(err)
	}
	mixes, all := sources.ByOutlet(list)
	w := newRows(a, c.Output, column{"N", 6}, column{"SHARE", 16}, column{"REPORTS", 7}, column{"ANY", 6}, column{"KIND", 10}, column{"FROM", 28}, column{"OUTLET", 0})
	w.wide(100, "FROM")
	limit, few := c.limit(a), 0
	if all.N > 0 && (c.Outlet == "" || c.Output == "table") {
		mixes = append(mixes, all)
	}
	for i := range mixes {
		m := &mixes[i]
		if c.Outlet != "" && m.Outlet != c.Outlet && m.Outlet != "" {
			continue
		}
		if c.Output == "table" && !m.Shown {
			if m.Outlet != "" {
				few++
			}
			continue
		}
		part := m.Kinds
		if c.By == "name" {
			part = m.Named
		}
		for _, s := range part {
			if w.full(limit) {
				break
			}
			if err := c.row(w, n, m, &s); err != nil {
				return err
			}
		}
	}
	if err := w.end(sourceColumns); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d %s of claims in %d %s%s\n", all.N, plural(all.N, "report"), outletsIn(mixes), plural(outletsIn(mixes), "outlet"), unlinked(a, l))
		if few > 0 {
			fmt.Fprintf(a.stderr, "hearsay: left out: %d %s with fewer than %d reports (-o jsonl has their counts)\n", few, plural(few, "outlet"), sources.Least)
		}
		without := 0
		for i := range list {
			if list[i].Outlet == "" {
				without++
			}
		}
		tellHomeless(a, without, "count in the row of all outlets alone")
	}
	return nil
}

func outletsIn(mixes []sources.Mix) (n int) {
	for i := range mixes {
		if mixes[i].Outlet != "" {
			n++
		}
	}
	return n
}

func (c *sourcesCmd) row(w *rowWriter, n *names, m *sources.Mix, s *sources.Share) error {
	row := sourceRow{Outlet: m.Outlet, N: m.N, Kind: string(s.Kind), Reports: s.K, Any: s.Any}
	row.From, row.FromKey = fromOf(n, s.Source)
	share, lo, hi := "–", "", ""
	if m.Shown {
		v := round4(m.Value(s.K))
		row.Share, row.CI95 = &v, &[2]float64{round4(s.Lo), round4(s.Hi)}
		share, lo, hi = fmt.Sprintf("%.0f %% (%.0f–%.0f)", 100*v, 100*s.Lo, 100*s.Hi), fmt.Sprint(row.CI95[0]), fmt.Sprint(row.CI95[1])
	}
	outlet := m.Outlet
	if outlet == "" {
		outlet = "(all outlets)"
	}
	cells := []string{fmt.Sprint(m.N), share, fmt.Sprint(s.K), fmt.Sprint(s.Any), row.Kind, row.From, outlet}
	return w.row(row, cells, sourceColumns, []string{m.Outlet, fmt.Sprint(m.N), row.Kind, row.From, row.FromKey, fmt.Sprint(s.K), fmt.Sprint(s.Any), optionalCell(row.Share), lo, hi})
}

// fromOf names a source: an outlet by itself, officials by their state.
func fromOf(n *names, s sources.Source) (name, key string) {
	if s.Kind == sources.Official {
		return n.of(s.Name, ""), s.Name
	}
	return s.Name, ""
}

// list prints reports.
func (c *sourcesCmd) list(a *app, n *names) error {
	w := newRows(a, c.Output, column{"AT", 16}, column{"KIND", 10}, column{"FROM", 24}, column{"REF", 12}, column{"OUTLET", 24}, column{"WORDS", 0})
	w.wide(110, "FROM")
	limit := c.limit(a)
	var failed error
	err := pipeline.ReadSources(a.ctx, n.l, c.Since, c.Until, func(r *pipeline.Sourced) {
		if failed != nil || c.Outlet != "" && r.Outlet != c.Outlet || w.full(limit) {
			return
		}
		first := r.First()
		row := sourcedRow{Outlet: r.Outlet, At: when(&r.Quote), Ref: r.Quote.Ref, Kind: string(first.Kind), Also: []string{}, Claim: r.Claim, Quote: string(r.Quote.ID), Words: r.Quote.Words}
		row.From, _ = fromOf(n, first)
		for _, s := range r.From {
			if s.Kind != first.Kind && !slices.Contains(row.Also, string(s.Kind)) {
				row.Also = append(row.Also, string(s.Kind))
			}
		}
		cells := []string{strings.Replace(strings.TrimSuffix(row.At, ":00Z"), "T", " ", 1), row.Kind, row.From, row.Ref, row.Outlet, row.Words}
		failed = w.row(row, cells, sourcedColumns, []string{row.Outlet, row.At, row.Ref, row.Kind, row.From, strings.Join(row.Also, "; "), row.Claim, row.Quote, row.Words})
	})
	if err != nil {
		return ledgerHint(err)
	}
	if failed != nil {
		return failed
	}
	return w.end(sourcedColumns)
}
