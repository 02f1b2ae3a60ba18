package main

import (
	"cmp"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/reuse"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type copiesCmd struct {
	ledgerFlag
	rowsFlag
	Outlet string `placeholder:"NAME" help:"Only pairs with an article of this outlet."`
	Lang   string `placeholder:"XX" help:"Only articles in this language."`
	Since  string `placeholder:"DAY" help:"Published on or after that day (YYYY-MM-DD)."`
	Until  string `placeholder:"DAY" help:"Published on or before that day."`
	Kind   string `enum:",copy,reuse" default:"" placeholder:"KIND" help:"Only copy or only reuse."`
}

// Help is shown by hearsay copies --help.
func (copiesCmd) Help() string {
	return `Lists pairs of articles that share text. A copy has at least half of all runs of five words in
common; a reuse takes over passages of 25 words or more, or of 30 in several. What outlets put into
every text makes no pair. "from" is the earlier one, and empty where the times do not tell: without
time of day, or without zone. A shared text says nothing about who is right.

  hearsay copies
  hearsay copies --kind copy -o jsonl
  hearsay compare REF REF`
}

// copyRow is DESIGN 4.5's row.
type copyRow struct {
	A           string     `json:"a"`
	B           string     `json:"b"`
	Kind        reuse.Kind `json:"kind"`
	From        *string    `json:"from"`
	Resemblance float64    `json:"resemblance"`
	Containment float64    `json:"containment"`
	Shared      int        `json:"shared_words"`
	Lag         *int64     `json:"lag_s"`
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
	heads, err := l.Heads(a.ctx, store.ArticleQuery{Lang: c.Lang, Since: c.Since, Until: c.Until})
	if err != nil {
		return ledgerHint(err)
	}
	pairs, err := reuse.Find(reuseDocs(a, l, heads))
	if err != nil {
		return ledgerHint(err)
	}
	w := newRows(a, c.Output, column{"KIND", 5}, column{"WORDS", 5}, column{"LIKE", 4}, column{"LATER", 9}, column{"FROM", 34}, column{"TO", 0})
	limit, cut := c.limit(a), false
	for _, p := range pairs {
		x, y := &heads[p.A], &heads[p.B]
		if c.Kind != "" && string(p.Kind) != c.Kind || c.Outlet != "" && x.Outlet != c.Outlet && y.Outlet != c.Outlet {
			continue
		}
		if cut = limit > 0 && w.n == limit; cut {
			break
		}
		row := copyRow{A: x.Ref, B: y.Ref, Kind: p.Kind, Resemblance: round4(p.Resemblance), Containment: round4(p.Containment), Shared: p.Shared}
		later, lag, from := "–", "", ""
		if p.From == p.B {
			x, y = y, x
		}
		if p.From >= 0 {
			s, n := x.Ref, int64(p.Lag/time.Second)
			row.From, row.Lag = &s, &n
			later, lag, from = shortDuration(p.Lag), fmt.Sprint(n), s
		}
		cells := []string{string(p.Kind), fmt.Sprint(p.Shared), fmt.Sprintf("%.2f", p.Resemblance), later, x.Outlet + ": " + cmp.Or(x.Title, x.Ref), y.Outlet + ": " + cmp.Or(y.Title, y.Ref)}
		if err := w.row(row, cells, copyColumns, []string{row.A, row.B, string(row.Kind), from, fmt.Sprint(row.Resemblance), fmt.Sprint(row.Containment), fmt.Sprint(row.Shared), lag}); err != nil {
			return err
		}
	}
	if err := w.end(copyColumns); err != nil {
		return err
	}
	if cut && c.Output == "table" {
		fmt.Fprintf(a.stderr, "hearsay: the first %d are shown; --limit N shows more\n", w.n)
	}
	if w.n == 0 && c.Output == "table" {
		fmt.Fprintln(a.stderr, "hearsay: no shared text was found")
	}
	return nil
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

// reuseDocs gives articles to package reuse. Times that no test may use are left out.
func reuseDocs(a *app, l *embedded.Ledger, heads []store.Head) []reuse.Doc {
	docs := make([]reuse.Doc, len(heads))
	for i := range heads {
		h := &heads[i]
		docs[i] = reuse.Doc{Item: string(h.ID), Wire: h.OutletKind == "agency", Text: func() (string, error) { return l.Text(a.ctx, h.ID) }}
		if hearsay.KnownOutlet(h.Outlet) {
			docs[i].Outlet = h.Outlet
		}
		if h.Published.Timed() {
			docs[i].At = h.Published.UTC
		}
	}
	return docs
}

type compareCmd struct {
	ledgerFlag
	A      string `arg:"" help:"Reference or id of an article, or ID@REVISION."`
	B      string `arg:"" help:"The other one."`
	Output string `short:"o" enum:"table,json,jsonl" default:"table" help:"table, json or jsonl."`
}

// Help is shown by hearsay compare --help.
func (compareCmd) Help() string {
	return `Prints the passages that two articles share, longest first, or what two versions of one article
share. Offsets are half open, in Unicode code points of each text.

  hearsay compare w-0001 wh-0001
  hearsay compare fa-0304@06ad… fa-0304@a451… -o jsonl`
}

// passageRow is DESIGN 4.5's row.
type passageRow struct {
	A     [2]int `json:"a"`
	B     [2]int `json:"b"`
	Words int    `json:"words"`
}

// Run compares two texts.
func (c *compareCmd) Run(a *app) error {
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	x, err := c.article(a, l, c.A)
	if err != nil {
		return err
	}
	y, err := c.article(a, l, c.B)
	if err != nil {
		return err
	}
	wx, wy := reuse.Words(nil, x.Revision.Text), reuse.Words(nil, y.Revision.Text)
	ps := reuse.Align(wx, wy)
	rows := []passageRow{}
	for _, p := range ps {
		rows = append(rows, passageRow{points(x.Revision.Text, wx[p.A[0]].Start, wx[p.A[1]-1].End), points(y.Revision.Text, wy[p.B[0]].Start, wy[p.B[1]-1].End), p.Shared})
	}
	switch c.Output {
	case "json":
		b, err := marshal(rows)
		if err == nil {
			_, err = a.stdout.Write(b)
		}
		return err
	case "jsonl":
		for _, r := range rows {
			b, err := marshal(r)
			if err == nil {
				_, err = a.stdout.Write(b)
			}
			if err != nil {
				return err
			}
		}
		return nil
	}
	shared := 0
	for _, p := range ps {
		shared += p.Shared
	}
	r, ofA, ofB := reuse.Overlap(reuse.Set(reuse.Shingles(nil, wx)), reuse.Set(reuse.Shingles(nil, wy)))
	fmt.Fprintf(a.stdout, "A  %s: %s\nB  %s: %s\n%d words shared in %d %s, of %d and %d; resemblance %.2f, containment of A in B %.2f, of B in A %.2f\n",
		cmp.Or(x.Item.Outlet, "unknown outlet"), cmp.Or(x.Revision.Title, x.Revision.RefOrID()), cmp.Or(y.Item.Outlet, "unknown outlet"), cmp.Or(y.Revision.Title, y.Revision.RefOrID()), shared, len(ps), plural(len(ps), "passage"), len(wx), len(wy), r, ofA, ofB)
	if ax, ay := x.Revision.Published, y.Revision.Published; ax.Timed() && ay.Timed() {
		d := ay.UTC.Sub(ax.UTC)
		switch {
		case d > 0:
			fmt.Fprintf(a.stdout, "B came %s after A\n", shortDuration(d))
		case d < 0:
			fmt.Fprintf(a.stdout, "A came %s after B\n", shortDuration(-d))
		default:
			fmt.Fprintln(a.stdout, "both state the same time")
		}
	}
	for _, p := range ps {
		fmt.Fprintf(a.stdout, "\n%d words\n  A  %s\n  B  %s\n", p.Shared, x.Revision.Text[wx[p.A[0]].Start:wx[p.A[1]-1].End], y.Revision.Text[wy[p.B[0]].Start:wy[p.B[1]-1].End])
	}
	return nil
}

func (c *compareCmd) article(a *app, l *embedded.Ledger, name string) (store.ArticleView, error) {
	ref, rev := name, ""
	for i := len(name) - 1; i > 0; i-- {
		if name[i] == '@' {
			ref, rev = name[:i], name[i+1:]
			break
		}
	}
	v, err := l.Article(a.ctx, ref, hearsay.RevisionID(rev))
	if errors.Is(err, store.ErrNotFound) && rev != "" {
		v, err = l.Article(a.ctx, name, "") // a ref may hold an @
	}
	if errors.Is(err, store.ErrNotFound) {
		return v, hintf(fmt.Errorf("compare: %w", err), "hearsay search lists articles with their references")
	}
	return v, ledgerHint(err)
}

func points(s string, from, to int32) [2]int {
	n := utf8.RuneCountInString(s[:from])
	return [2]int{n, n + utf8.RuneCountInString(s[from:to])}
}

func plural(n int, one string) string {
	if n == 1 {
		return one
	}
	return one + "s"
}
