package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"hearsay/internal/measure/position"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/internal/show/term"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
)

type positionsCmd struct {
	ledgerFlag
	rowsFlag
	AtLeast int    `name:"at-least" default:"2" placeholder:"N" help:"Only subclaims on which N quotes or more take a stand. Default 2."`
	Parties int    `default:"12" placeholder:"N" help:"In a table: at most N parties, those that say most first. Default 12."`
	Claims  int    `default:"12" placeholder:"N" help:"In a table: at most N subclaims. Default 12."`
	From    string `placeholder:"HOUR" help:"Only what was published from then on: an hour in UTC such as 2025-03-03T06, or a day."`
	To      string `placeholder:"HOUR" help:"Only what was published before that hour, or until the end of that day."`
	Story   string `arg:"" help:"Id of a story or incident, or its first eight characters; hearsay stories lists them."`
}

// Help is shown by hearsay positions --help.
func (positionsCmd) Help() string {
	return `Sets side by side what each party says to each part of a story: asserts (●), denies (⊘), is silent
(–: it speaks in the story on that day or later, but not to this), or is not covered (blank: the
ledger has nothing from it, so nothing is known of its silence). States speak through their
offices; outlets are no parties. With the id of an incident, all its stories are one.

  hearsay positions 8f25867b
  hearsay positions 8f25867b --from 2025-03-03T06 --to 2025-03-03T18
  hearsay positions 8f25867b -o jsonl | jq -c 'select(.stance=="denies")'`
}

// positionRow is a row of positions.
type positionRow struct {
	Story    string          `json:"story"`
	Party    string          `json:"party"`
	Key      string          `json:"party_key"`
	Subclaim string          `json:"subclaim"` // the claim's id
	Words    string          `json:"proposition"`
	Stance   position.Stance `json:"stance"`
	First    string          `json:"first"`
	Last     string          `json:"last"`
	Quotes   []string        `json:"quotes"`
	Window   *cutTo          `json:"window,omitempty"` // that it was cut to
}

// cutTo is a stretch of time, its end left out; "" for an open end.
type cutTo struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// positionColumns are followed by windowColumns where there is a window.
var (
	positionColumns = []string{"story", "party", "party_key", "subclaim", "proposition", "stance", "first", "last", "quotes"}
	windowColumns   = []string{"window_from", "window_to"}
)

// Run prints them.
func (c *positionsCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	span, err := web.ParseSpan(c.From, c.To)
	if err != nil {
		return usageError{err}
	}
	l, v, err := findView(a, c.ledgerFlag, c.Story, "")
	if err != nil {
		return err
	}
	defer l.Close()
	if v.Kind != store.KindStory && v.Kind != store.KindIncident {
		return usageError{fmt.Errorf("%s is %s, not a story or incident", c.Story, aKind(v.Kind))}
	}
	p, err := pipeline.ReadStands(a.ctx, l, &v, c.AtLeast)
	if err == nil {
		err = within(a.ctx, l, &v, p, span)
	}
	if err != nil {
		return ledgerHint(err)
	}
	if span.Set() {
		fmt.Fprintf(a.stderr, "hearsay: only what was published %s\n", span.Words())
	}
	n := newNames(a, l)
	cells := position.Table(p.Parties, p.Claims, p.Quotes)
	if c.Output == "table" {
		return c.table(a, p, n, cells)
	}
	w, columns := newRows(a, c.Output), positionColumns
	var cut *cutTo
	if span.Set() {
		cut, columns = &cutTo{rows.Time(span.From), rows.Time(span.To)}, append(slices.Clone(columns), windowColumns...)
	}
	for _, x := range cells {
		if c.Limit > 0 && w.n == c.Limit {
			break
		}
		row := positionRow{v.ID, n.of(x.Party, p.Names[x.Party]), x.Party, x.Claim, p.Words[x.Claim], x.Stance, x.First, x.Last, x.Quotes, cut}
		if row.Quotes == nil {
			row.Quotes = []string{}
		}
		line := []string{row.Story, row.Party, row.Key, row.Subclaim, row.Words, string(row.Stance), row.First, row.Last, listed(row.Quotes)}
		if cut != nil {
			line = append(line, cut.From, cut.To)
		}
		if err := w.row(row, nil, columns, line); err != nil {
			return err
		}
	}
	return w.end(columns)
}

// stanceSigns stand in a table.
var stanceSigns = map[position.Stance]string{position.Asserts: "●", position.Denies: "⊘", position.Silent: "–"}

// table prints parties × subclaims, numbered, and the subclaims below.
func (c *positionsCmd) table(a *app, p *pipeline.Stands, names *names, cells []position.Cell) error {
	shown := p.Claims[:min(len(p.Claims), max(c.Claims, 1))]
	columns := []column{{"PARTY", 30}}
	for i := range shown {
		columns = append(columns, column{fmt.Sprint(i + 1), 2})
	}
	w := newRows(a, c.Output, append(columns, column{"", 1})...)
	at := map[string]string{}
	for _, x := range cells {
		at[x.Party+"\x00"+x.Claim] += stanceSigns[x.Stance]
	}
	n := 0
	for _, party := range p.Parties {
		if n == max(c.Parties, 1) || len(shown) == 0 {
			break
		}
		line := []string{names.of(party, p.Names[party])}
		for _, s := range shown {
			line = append(line, at[party+"\x00"+s.ID])
		}
		n++
		if err := w.row(nil, append(line, ""), nil, nil); err != nil {
			return err
		}
	}
	if err := w.end(nil); err != nil {
		return err
	}
	var legend bytes.Buffer
	for i, s := range shown {
		fmt.Fprintf(&legend, "%2d  %s  %s  %s\n", i+1, short(s.ID), cmp.Or(s.First, "undated   "), term.Clean(marked(p.Words[s.ID])))
	}
	if legend.Len() > 0 {
		fmt.Fprintf(&legend, "● asserts  ⊘ denies  – silent: speaks, but not to this  blank: not covered\n")
	}
	if _, err := a.stdout.Write(legend.Bytes()); err != nil {
		return err
	}
	if left := len(p.Claims) - len(shown); left > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d more subclaims; --claims N shows them, -o jsonl has all\n", left)
	}
	if len(shown) == 0 {
		fmt.Fprintf(a.stderr, "hearsay: no claim on which parties take a stand %d times (--at-least N asks for fewer)\n", c.AtLeast)
	}
	return nil
}
