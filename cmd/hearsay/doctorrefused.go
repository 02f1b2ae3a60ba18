package main

import (
	"cmp"
	"fmt"
	"strconv"

	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// refusedRow is a row of doctor --refused.
type refusedRow struct {
	Source string `json:"source"` // a file, an address, "-" for standard input
	Line   int    `json:"line"`   // of article JSONL or record of an archive; 0 for a whole file
	At     string `json:"at"`     // when the source was current
	Reason string `json:"reason"`
	Detail string `json:"detail"`
}

// refused lists what was refused.
func (c *doctorCmd) refused(a *app, l *embedded.Ledger) error {
	w := newRows(a, c.Output, column{"AT", 16}, column{"REASON", 18}, column{"LINE", 6}, column{"SOURCE", 30}, column{"DETAIL", 0})
	cut, all := false, rowsFlag{Output: c.Output}
	var failed error
	err := l.Refusals(a.ctx, func(r store.Refusal) bool {
		if n := all.limit(a); n > 0 && w.n == n {
			cut = true
			return false
		}
		line := ""
		if r.Pos > 0 {
			line = strconv.Itoa(r.Pos)
		}
		failed = w.row(refusedRow{r.Source, r.Pos, rows.Time(r.At), r.Reason, r.Detail}, []string{r.At.UTC().Format("2006-01-02 15:04"), r.Reason, line, r.Source, r.Detail}, nil, nil)
		return failed == nil
	})
	if err := cmp.Or(failed, ledgerHint(err)); err != nil {
		return err
	}
	if err := w.end(nil); err != nil {
		return err
	}
	switch {
	case cut:
		fmt.Fprintf(a.stderr, "hearsay: the latest %d are shown; -o json has all\n", w.n)
	case w.n == 0 && c.Output == "table":
		fmt.Fprintln(a.stderr, "hearsay: nothing was refused")
	}
	return nil
}
