package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"hearsay/internal/show/phrase"
	"hearsay/internal/show/record"
	"hearsay/internal/store"
)

type quotesCmd struct {
	ledgerFlag
	filterFlag
	rowsFlag
	Article string   `placeholder:"REF" help:"Only of this article: the id its input gave, or its ArticleID."`
	Speaker string   `placeholder:"NAME" help:"Only of this speaker, by name as read. Persons without a public role are not listed."`
	Words   []string `arg:"" optional:"" help:"Words that source or content must hold; \"a phrase\", begin*. After --, -word excludes."`
}

// Help is shown by hearsay quotes --help.
func (quotesCmd) Help() string {
	return `Lists who says what: quotes of the newest articles first, within an article in order.
JSON offsets are half open, in Unicode code points of the article's text, or of its title
where field says so. Without --limit, json, jsonl and csv hold all rows.

  hearsay quotes sabotage --since 2026-03-01
  hearsay quotes --article r1017 -o jsonl`
}

// quoteRow is a row of quotes; see doc/design.md, rows that other programs rely on.
type quoteRow struct {
	Ref       string `json:"ref"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	record.Quote
	SourceText  string `json:"source_text"`
	CueText     string `json:"cue_text"`
	ContentText string `json:"content_text"`
}

var quoteHeader = append([]string{"ref", "outlet", "published", "quote", "field", "kind", "score", "speaker", "via",
	"source_text", "cue_text", "content_text"}, record.ClaimHeader...)

// Run lists the quotes as they are found.
func (c *quotesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	limit := c.limit(a)
	q := store.QuoteQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until, Speaker: c.Speaker, Text: strings.Join(c.Words, " ")}
	if limit > 0 {
		q.Limit = limit + 1 // one more tells that there are more
	}
	if c.Article != "" {
		v, err := l.Article(a.ctx, c.Article, "")
		if errors.Is(err, store.ErrNotFound) {
			return hintf(err, "hearsay search lists articles with their refs")
		}
		if err != nil {
			return ledgerHint(err)
		}
		q.Article = v.Item.ID
	}
	w := newRows(a, c.Output, column{"PUBLISHED", 16}, column{"OUTLET", 18}, column{"SPEAKER", 22}, column{"ACT", 12}, column{"CONTENT", 0})
	cut := false
	for r, err := range l.Quotes(a.ctx, q) {
		if err != nil {
			return ledgerHint(err)
		}
		if cut = limit > 0 && w.n == limit; cut {
			break
		}
		src := r.Text
		if r.Quote.Field == "title" {
			src = r.Title
		}
		row := quoteRow{Ref: r.Ref, Outlet: r.Outlet, Published: r.Published.String(), Quote: record.QuoteOf(&r.Quote, src),
			SourceText: r.SourceText, CueText: r.CueText, ContentText: r.ContentText}
		who := r.Quote.Speaker.Name
		if who == "" && row.SourceText != "" {
			who = "“" + row.SourceText + "”"
		}
		cells := []string{shortTime(r.Published), row.Outlet, who, phrase.Act(r.Quote.Act), row.ContentText}
		csv := []string{row.Ref, row.Outlet, row.Published, row.ID, row.Field, row.Kind, strconv.FormatFloat(row.Score, 'f', -1, 64),
			r.Quote.Speaker.Name, row.Speaker.Via, row.SourceText, row.CueText, row.ContentText}
		csv = append(csv, record.ClaimCSV(&r.Quote, src)...)
		if err := w.row(row, cells, quoteHeader, csv); err != nil {
			return err
		}
	}
	if err := w.end(quoteHeader); err != nil {
		return err
	}
	if c.Output == "table" {
		switch {
		case w.n == 0:
			fmt.Fprintln(a.stderr, "hearsay: nothing found")
		case cut:
			fmt.Fprintf(a.stderr, "hearsay: %d shown, there are more; --limit N or -o jsonl shows them\n", w.n)
		}
	}
	return nil
}
