package main

import (
	"fmt"
	"strconv"
	"strings"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// filterFlag is embedded by commands that list what the ledger holds.
type filterFlag struct {
	Since  string `placeholder:"DAY" help:"Published on this day (YYYY-MM-DD) or later."`
	Until  string `placeholder:"DAY" help:"Published on this day or earlier."`
	Outlet string `placeholder:"NAME" help:"Only of this outlet."`
	Lang   string `placeholder:"XX" help:"Only in this language."`
}

type searchCmd struct {
	ledgerFlag
	filterFlag
	rowsFlag
	Words []string `arg:"" optional:"" help:"Words that must occur; \"a phrase\", begin*. After --, -word excludes."`
}

// Help is shown by hearsay search --help.
func (searchCmd) Help() string {
	return `Lists articles, newest first. Without words it lists all.

  hearsay search harbour explosion
  hearsay search '"state of emergency"' --since 2026-03-01 -o jsonl
  hearsay search --outlet "The Meridian Courier" -- harbour -ferry`
}

// articleRow is a row of search.
type articleRow struct {
	Ref       string       `json:"ref"`
	ID        string       `json:"id"`
	Revision  string       `json:"revision"`
	Outlet    string       `json:"outlet"`
	Published string       `json:"published"`
	Lang      string       `json:"lang"`
	Genre     string       `json:"genre"`
	Status    string       `json:"status"`
	Level     string       `json:"level"`
	Quotes    int          `json:"quotes"`
	Revisions int          `json:"revisions"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Excerpt   string       `json:"excerpt"`
	Snippet   []store.Snip `json:"snippet,omitempty"`
}

var articleHeader = []string{"ref", "id", "revision", "outlet", "published", "lang", "genre", "status", "level", "quotes", "revisions", "url", "title", "excerpt"}

func (r articleRow) csv() []string {
	return []string{r.Ref, r.ID, r.Revision, r.Outlet, r.Published, r.Lang, r.Genre, r.Status, r.Level,
		strconv.Itoa(r.Quotes), strconv.Itoa(r.Revisions), r.URL, r.Title, r.Excerpt}
}

// pageRows is how many articles are asked for at a time; lists longer than memory go through.
const pageRows = 1000

// Run lists the articles.
func (c *searchCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	w := newRows(a, c.Output, column{"PUBLISHED", 16}, column{"OUTLET", 18}, column{"QUOTES", 6}, column{"REF", 12}, column{"TITLE", 0})
	total, err := c.list(a, l, w)
	if err != nil {
		return ledgerHint(err)
	}
	if err := w.end(articleHeader); err != nil {
		return err
	}
	switch {
	case c.Output != "table":
	case w.n == 0:
		fmt.Fprintln(a.stderr, "hearsay: nothing found")
	case total < 0:
		fmt.Fprintf(a.stderr, "hearsay: %d shown of more than 10,000; --limit N shows more\n", w.n)
	case total > w.n:
		fmt.Fprintf(a.stderr, "hearsay: %d shown of %d; --limit N shows more\n", w.n, total)
	}
	return nil
}

// list prints the rows and returns how many articles match.
func (c *searchCmd) list(a *app, l *embedded.Ledger, w *rowWriter) (total int, err error) {
	q := store.ArticleQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until, Text: strings.Join(c.Words, " ")}
	for left := c.limit(a); ; {
		q.Limit = pageRows
		if left > 0 {
			q.Limit = min(left, pageRows)
		}
		page, err := l.Articles(a.ctx, q)
		if err != nil {
			return 0, err
		}
		for _, r := range page.Rows {
			row := articleRow{Ref: r.Ref, ID: string(r.ID), Revision: string(r.Revision), Outlet: r.Outlet, Published: r.Published.String(), Lang: r.Lang,
				Genre: string(r.Genre), Status: string(r.Status), Level: string(r.Level), Quotes: r.Quotes, Revisions: r.Revisions, URL: r.URL,
				Title: r.Title, Excerpt: r.Excerpt, Snippet: r.Snippet}
			if err := w.row(row, []string{shortTime(r.Published), row.Outlet, strconv.Itoa(row.Quotes), row.Ref, headline(row)}, articleHeader, row.csv()); err != nil {
				return 0, err
			}
		}
		if left > 0 {
			if left -= len(page.Rows); left == 0 {
				return page.Total, nil
			}
		}
		if q.After = page.Next; q.After == "" {
			return page.Total, nil
		}
	}
}

// headline is the title, or, for an article without one, how its text begins, in quotation
// marks.
func headline(r articleRow) string {
	if r.Title != "" {
		return r.Title
	}
	return "“" + strings.TrimSpace(r.Excerpt) + "…”"
}
