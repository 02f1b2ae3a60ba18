package main

import (
	"fmt"
	"strings"

	"hearsay/internal/link/edit"
	"hearsay/internal/store"
)

type editsCmd struct {
	ledgerFlag
	rowsFlag
	Outlet string `placeholder:"NAME" help:"Only this outlet."`
	Lang   string `placeholder:"XX" help:"Only this language."`
	Since  string `placeholder:"DAY" help:"Seen on or after that day (YYYY-MM-DD)."`
	Until  string `placeholder:"DAY" help:"Seen on or before that day."`
	Silent bool   `help:"Only edits that changed meaning-bearing words and carry no notice."`
}

// Help is shown by hearsay edits --help.
func (editsCmd) Help() string {
	return `Lists what outlets changed in articles after they were published, the latest first: hedges,
names, numbers and negations that came or went, and whether the outlet says that it changed
something. "silent" means: words that bear meaning changed, and no notice says so. In other
languages than English no notice is known, and no edit is called silent.

  hearsay edits --silent
  hearsay edits --outlet "The Morning Fathom" -o jsonl`
}

// editRow is one edit as other programs read it. Offsets are left out: the page shows them.
type editRow struct {
	Ref      string     `json:"ref"`
	Outlet   string     `json:"outlet"`
	Seen     string     `json:"seen"`
	Before   string     `json:"before"`
	Older    string     `json:"older"`
	Newer    string     `json:"newer"`
	Title    string     `json:"title"`
	OldTitle string     `json:"old_title"`
	Silent   bool       `json:"silent"`
	Notices  []string   `json:"notices"`
	Changed  int        `json:"changed"`
	Meaning  int        `json:"meaning"`
	Marks    []editMark `json:"marks"`
}

type editMark struct {
	Kind  edit.MarkKind `json:"kind"`
	Added bool          `json:"added"`
	Field string        `json:"field"`
	Text  string        `json:"text"`
}

var editColumns = []string{"ref", "outlet", "seen", "before", "older", "newer", "title", "old_title", "silent", "notices", "changed", "meaning", "marks"}

// Run lists edits.
func (c *editsCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	w := newRows(a, c.Output, column{"SEEN", 16}, column{"OUTLET", 22}, column{"NOTICE", 10}, column{"WORDS", 5}, column{"WHAT CAME AND WENT", 0})
	limit := c.limit(a)
	cut := false
	for p, err := range l.Edits(a.ctx, store.ArticleQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until}) {
		if err != nil {
			return ledgerHint(err)
		}
		r := edit.Edit(&p.Older, &p.Newer)
		r.Marks = edit.Hide(r.Marks, p.OlderActors, p.NewerActors)
		if c.Silent && !r.Silent {
			continue
		}
		if cut = limit > 0 && w.n == limit; cut {
			break
		}
		row := editRow{Ref: p.Newer.RefOrID(), Outlet: p.Newer.Outlet, Seen: rfc(p.NewerSeen), Before: rfc(p.OlderSeen), Older: string(p.Older.ID), Newer: string(p.Newer.ID),
			Title: p.Newer.Title, OldTitle: p.Older.Title, Silent: r.Silent, Notices: []string{}, Changed: r.Changed, Meaning: r.Meaning, Marks: []editMark{}}
		for _, n := range r.Notices {
			row.Notices = append(row.Notices, n.Kind)
		}
		for _, m := range r.Marks {
			row.Marks = append(row.Marks, editMark{m.Kind, m.Added, string(m.Field), m.Text})
		}
		verdict := "–"
		switch {
		case r.Silent:
			verdict = "silent"
		case len(row.Notices) > 0:
			verdict = row.Notices[0]
		}
		cells := []string{p.NewerSeen.UTC().Format("2006-01-02 15:04"), row.Outlet, verdict, fmt.Sprint(r.Changed), signs(r.Marks)}
		if err := w.row(row, cells, editColumns, []string{row.Ref, row.Outlet, row.Seen, row.Before, row.Older, row.Newer, row.Title, row.OldTitle, fmt.Sprint(row.Silent),
			strings.Join(row.Notices, ";"), fmt.Sprint(row.Changed), fmt.Sprint(row.Meaning), signs(r.Marks)}); err != nil {
			return err
		}
	}
	if err := w.end(editColumns); err != nil {
		return err
	}
	if cut && c.Output == "table" {
		fmt.Fprintf(a.stderr, "hearsay: the latest %d are shown; --limit N shows more\n", w.n)
	}
	if w.n == 0 && c.tells(a) {
		fmt.Fprintln(a.stderr, "hearsay: no edit is known\nhint: edits are found where an article is taken again (hearsay ingest --follow looks at fresh ones for a week)")
	}
	return nil
}

// signs writes marks as "−highly likely +Ustrand", hedges first: they say most.
func signs(marks []edit.Mark) string {
	var out []string
	for _, kind := range []edit.MarkKind{edit.Hedge, edit.Negation, edit.Name, edit.Number} {
		for _, m := range marks {
			if m.Kind != kind {
				continue
			}
			sign := "−"
			if m.Added {
				sign = "+"
			}
			out = append(out, sign+m.Text)
		}
	}
	return strings.Join(out, "  ")
}
