package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/edit"
	"hearsay/internal/link/reuse"
	"hearsay/internal/show/term"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type compareCmd struct {
	ledgerFlag
	A      string `arg:"" help:"Reference or id of an article, or ID@REVISION."`
	B      string `arg:"" help:"The other one."`
	Output string `short:"o" enum:"table,json,jsonl" default:"table" help:"table, json or jsonl."`
}

// Help is shown by hearsay compare --help.
func (compareCmd) Help() string {
	return `Prints the passages that two articles share, longest first, or what two versions of one article
share. Offsets are half open, in Unicode code points of each text. The table also tells what was
cut, added and changed, and which hedges, names, numbers and negations are among it.

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
	return c.table(a, &x, &y, wx, wy, ps)
}

// table prints the passages, what changed within them, and what only one of the two has.
func (c *compareCmd) table(a *app, x, y *store.ArticleView, wx, wy []reuse.Word, ps []reuse.Passage) error {
	w := bufio.NewWriter(a.stdout)
	shared := 0
	for _, p := range ps {
		shared += p.Shared
	}
	r, ofA, ofB := reuse.Overlap(reuse.Set(reuse.Shingles(nil, wx)), reuse.Set(reuse.Shingles(nil, wy)))
	fmt.Fprintf(w, "A  %s: %s\nB  %s: %s\n%d words shared in %d %s, of %d and %d; resemblance %.2f, containment of A in B %.2f, of B in A %.2f\n",
		oneLine(cmp.Or(x.Item.Outlet, "unknown outlet")), oneLine(cmp.Or(x.Revision.Title, x.Revision.RefOrID())), oneLine(cmp.Or(y.Item.Outlet, "unknown outlet")), oneLine(cmp.Or(y.Revision.Title, y.Revision.RefOrID())), shared, len(ps), plural(len(ps), "passage"), len(wx), len(wy), r, ofA, ofB)
	if ax, ay := x.Revision.Published, y.Revision.Published; ax.Timed() && ay.Timed() {
		d := ay.UTC.Sub(ax.UTC)
		switch {
		case d > 0:
			fmt.Fprintf(w, "B came %s after A\n", shortDuration(d))
		case d < 0:
			fmt.Fprintf(w, "A came %s after B\n", shortDuration(-d))
		default:
			fmt.Fprintln(w, "both state the same time")
		}
	}
	inA, inB := make([]bool, len(wx)), make([]bool, len(wy))
	for _, p := range ps {
		sa, sb := x.Revision.Text[wx[p.A[0]].Start:wx[p.A[1]-1].End], y.Revision.Text[wy[p.B[0]].Start:wy[p.B[1]-1].End]
		fmt.Fprintf(w, "\n%d words\n  A  %s\n  B  %s\n", p.Shared, below(sa), below(sb))
		c.changes(w, x, y, sa, sb)
		for i := p.A[0]; i < p.A[1]; i++ {
			inA[i] = true
		}
		for i := p.B[0]; i < p.B[1]; i++ {
			inB[i] = true
		}
	}
	if len(ps) > 0 {
		c.only(w, "only in A, cut or put otherwise in B", x, wx, inA)
		c.only(w, "only in B, added or put otherwise", y, wy, inB)
	}
	return w.Flush()
}

// changes prints what differs within a passage, and which hedges, names, numbers and negations
// are among it.
func (c *compareCmd) changes(w io.Writer, x, y *store.ArticleView, sa, sb string) {
	older, newer := hearsay.Revision{Lang: x.Revision.Lang, Text: sa}, hearsay.Revision{Lang: y.Revision.Lang, Text: sb}
	r := edit.Edit(&older, &newer)
	for i := 0; i < len(r.Text); i++ {
		p := r.Text[i]
		switch {
		case p.Kind == edit.Cut && i+1 < len(r.Text) && r.Text[i+1].Kind == edit.Added:
			fmt.Fprintf(w, "     changed %q to %q\n", oneLine(p.Old.In(sa)), oneLine(r.Text[i+1].New.In(sb)))
			i++
		case p.Kind == edit.Cut:
			fmt.Fprintf(w, "     cut %q\n", oneLine(p.Old.In(sa)))
		case p.Kind == edit.Added:
			fmt.Fprintf(w, "     added %q\n", oneLine(p.New.In(sb)))
		}
	}
	printMarks(w, r.Marks, true)
}

// only prints the stretches that lie in no passage, four words and more, with what they hold.
func (c *compareCmd) only(w io.Writer, what string, v *store.ArticleView, words []reuse.Word, in []bool) {
	first := true
	for i := 0; i < len(words); {
		if in[i] {
			i++
			continue
		}
		j := i
		for j < len(words) && !in[j] {
			j++
		}
		if j-i >= 4 {
			if first {
				fmt.Fprintf(w, "\n%s:\n", what)
				first = false
			}
			s := v.Revision.Text[words[i].Start:words[j-1].End]
			fmt.Fprintf(w, "  %d words  %s\n", j-i, oneLine(s))
			r := edit.Edit(&hearsay.Revision{Lang: v.Revision.Lang}, &hearsay.Revision{Lang: v.Revision.Lang, Text: s})
			printMarks(w, r.Marks, false)
		}
		i = j
	}
}

// printMarks prints hedges, names, numbers and negations, each kind in a line and each word once,
// with its sign where both came and went.
func printMarks(w io.Writer, marks []edit.Mark, signed bool) {
	for _, kind := range []edit.MarkKind{edit.Hedge, edit.Name, edit.Number, edit.Negation} {
		var out []string
		for _, m := range marks {
			s := oneLine(m.Text)
			switch {
			case signed && m.Added:
				s = "+" + s
			case signed:
				s = "−" + s
			}
			if m.Kind == kind && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		if len(out) > 0 {
			fmt.Fprintf(w, "     %ss: %s\n", kind, strings.Join(out, ", "))
		}
	}
}

func oneLine(s string) string { return term.Clean(s) }

// below are the lines of s below each other, as a terminal may show them.
func below(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if line = oneLine(line); line != "" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n     ")
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
