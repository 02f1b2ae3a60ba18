package main

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type copiesCmd struct {
	ledgerFlag
	rowsFlag
	Outlet   string `placeholder:"NAME" help:"Only pairs with an article of this outlet."`
	Lang     string `placeholder:"XX" help:"Only articles in this language."`
	Since    string `placeholder:"DAY" help:"Published on or after that day (YYYY-MM-DD)."`
	Until    string `placeholder:"DAY" help:"Published on or before that day."`
	ByOutlet bool   `name:"by-outlet" help:"Add up by pairs of outlets: who has whose text, how often, how much later."`
	Kind     string `enum:",copy,reuse,quotation" default:"" placeholder:"KIND" help:"Only copy, reuse or quotation; otherwise copy and reuse."`
}

// Help is shown by hearsay copies --help.
func (copiesCmd) Help() string {
	return `Lists pairs of articles that share text, as ingest found them. A copy has at least half of all
runs of five words in common; a reuse takes over passages of 25 words or more, or of 30 in several;
a quotation shares only what both have in quotation marks, and is listed by --kind quotation alone.
What an outlet puts into texts of many days makes no pair. "from" is the earlier one, and empty
where the times do not tell: without time of day, or without zone. A shared text says nothing
about who is right.

  hearsay copies
  hearsay copies --kind copy -o jsonl
  hearsay copies --by-outlet
  hearsay compare REF REF`
}

// copyRow is DESIGN 4.5's row.
type copyRow struct {
	A           string  `json:"a"`
	B           string  `json:"b"`
	Kind        string  `json:"kind"`
	From        *string `json:"from"`
	Resemblance float64 `json:"resemblance"`
	Containment float64 `json:"containment"`
	Shared      int     `json:"shared_words"`
	Lag         *int64  `json:"lag_s"`
}

var copyColumns = []string{"a", "b", "kind", "from", "resemblance", "containment", "shared_words", "lag_s"}

// Run lists pairs.
func (c *copiesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	if c.ByOutlet {
		return c.flow(a, l)
	}
	w := newRows(a, c.Output, column{"KIND", 9}, column{"WORDS", 5}, column{"LIKE", 4}, column{"LATER", 9}, column{"FROM", 34}, column{"TO", 0})
	limit, cut := c.limit(a), false
	for row, err := range l.Shared(a.ctx, pipeline.CopiesStage, store.SharedQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until, Kind: c.Kind}) {
		if err != nil {
			return ledgerHint(err)
		}
		if cut = limit > 0 && w.n == limit; cut {
			break
		}
		if err := c.row(w, &row); err != nil {
			return err
		}
	}
	if err := w.end(copyColumns); err != nil {
		return err
	}
	if cut && c.Output == "table" {
		fmt.Fprintf(a.stderr, "hearsay: the first %d are shown; --limit N shows more\n", w.n)
	}
	if w.n == 0 && c.tells(a) {
		fmt.Fprintln(a.stderr, "hearsay: no shared text was found")
	}
	return uncompared(a, l)
}

func (c *copiesCmd) row(w *rowWriter, p *store.SharedRow) error {
	x, y := &p.A, &p.B
	row := copyRow{A: x.Ref, B: y.Ref, Kind: p.Kind, Resemblance: round4(p.Resemblance), Containment: round4(max(p.OfA, p.OfB)), Shared: p.Shared}
	later, lagged, from := "–", "", ""
	first, lag := p.From()
	if first > 0 {
		x, y = y, x
	}
	if first != 0 {
		s, n := x.Ref, int64(lag/time.Second)
		row.From, row.Lag = &s, &n
		later, lagged, from = shortDuration(lag), fmt.Sprint(n), s
	}
	cells := []string{p.Kind, fmt.Sprint(p.Shared), fmt.Sprintf("%.2f", p.Resemblance), later, x.Outlet + ": " + cmp.Or(x.Title, x.Ref), y.Outlet + ": " + cmp.Or(y.Title, y.Ref)}
	return w.row(row, cells, copyColumns, []string{row.A, row.B, row.Kind, from, fmt.Sprint(row.Resemblance), fmt.Sprint(row.Containment), fmt.Sprint(row.Shared), lagged})
}

// uncompared says on standard error that entries wait to be linked, in a ledger of an earlier
// version or while another process ingests.
func uncompared(a *app, l *embedded.Ledger) error {
	at, err := l.Cursor(a.ctx, pipeline.CopiesStage)
	if err != nil {
		return ledgerHint(err)
	}
	last, err := l.LastSeq(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	if at < last {
		fmt.Fprintf(a.stderr, "hearsay: %d entries of the ledger are not compared yet\nhint: the next hearsay ingest, or serve --follow, catches up\n", last-at)
	}
	return nil
}

// linking returns the stages that follow the reader, for pipeline.Options.After.
func linking(l *embedded.Ledger, r *read.Reader) []func(context.Context) error {
	return []func(context.Context) error{pipeline.NewCopies(l).CatchUp, pipeline.NewViews(l, r).CatchUp}
}

// relinking is linking that makes all views anew.
func relinking(l *embedded.Ledger, r *read.Reader) []func(context.Context) error {
	return []func(context.Context) error{pipeline.NewCopies(l).CatchUp, pipeline.NewViews(l, r).Whole().CatchUp}
}

func round4(x float64) float64 { return float64(int(x*10000+0.5)) / 10000 }

// shortDuration words a lag: "43 min".
func shortDuration(d time.Duration) string {
	switch {
	case d >= 48*time.Hour:
		return fmt.Sprintf("%.0f d", d.Hours()/24)
	case d >= 2*time.Hour:
		return fmt.Sprintf("%.0f h", d.Hours())
	case d >= time.Minute:
		return fmt.Sprintf("%.0f min", d.Minutes())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
}

// pluralOf is one of two wordings, by how many there are.
func pluralOf(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func plural(n int, one string) string {
	if n == 1 {
		return one
	}
	return one + "s"
}
