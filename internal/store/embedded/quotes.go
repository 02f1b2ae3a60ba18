package embedded

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"hearsay"
	"hearsay/internal/store"
)

// errStop ends a stream whose consumer has enough.
var errStop = errors.New("stop")

// Quotes streams quotes of current readings of current revisions: articles newest first,
// within an article title first and then as they stand. Nothing is cut but by q.Limit; all
// rows come from one snapshot, however long the consumer takes. An error ends the stream.
//
// Only one article's texts are held at a time. The rows of one article share their Title
// and Text. Row.After, given back as q.After, goes on behind that row.
func (l *Ledger) Quotes(ctx context.Context, q store.QuoteQuery) iter.Seq2[store.QuoteRow, error] {
	return func(yield func(store.QuoteRow, error) bool) {
		query, args, err := quotesSQL(q)
		if err == nil {
			err = l.read(ctx, func(tx *sql.Tx) error { return streamQuotes(ctx, tx, query, args, yield) })
			if errors.Is(err, errStop) {
				return
			}
			err = l.fail("read", err)
		}
		if err != nil {
			yield(store.QuoteRow{}, err)
		}
	}
}

// quoteList names the columns of a quote of the table aliased q.
const quoteList = `q.ord, q.title, q.kind, q.score, q.spans, q.actor, q.speaker, q.via, q.claim`

// quoteColumns receives them.
type quoteColumns struct {
	place int64
	title bool
	spans []byte
	claim sql.NullString
	q     hearsay.Quote
}

func (c *quoteColumns) into() []any {
	return []any{&c.place, &c.title, &c.q.Kind, &c.q.Score, &c.spans, &c.q.Speaker.Actor, &c.q.Speaker.Name, &c.q.Speaker.Via, &c.claim}
}

func (c *quoteColumns) quote(rev hearsay.RevisionID, v hearsay.StageVersion) (hearsay.Quote, error) {
	c.q.Field = fieldOf(c.title)
	err := setQuoteSpans(&c.q, c.spans)
	if err == nil && c.claim.Valid {
		err = json.Unmarshal([]byte(c.claim.String), &c.q.Claim)
	}
	if err == nil {
		c.q.Identify(rev, v)
	}
	return c.q, err
}

// quotesSQL picks where the walk starts. Words and speakers have an index on quotes, whose
// numbers are in list order; everything else walks items by one of their indexes, and from
// each item to the quotes of its current reading.
func quotesSQL(q store.QuoteQuery) (string, []any, error) {
	f, err := newFilter(q.Outlet, q.Lang, "", q.Since, q.Until, "", q.Text)
	if err != nil {
		return "", nil, err
	}
	article, place, err := parseQuoteCursor(q.After)
	if err != nil {
		return "", nil, err
	}
	const columns = `SELECT ` + quoteList + `, i.ord, r.id, r.rid, i.aid, coalesce(i.ref, i.aid), i.outlet, c.stage, q.who IS NULL, ` + timeList
	const up = ` CROSS JOIN readings g ON g.id = q.reading CROSS JOIN revisions r ON r.id = g.revision AND r.reading = g.id
		CROSS JOIN items i ON i.id = r.item AND i.current = r.id CROSS JOIN cursors c ON c.id = g.stage `
	conds, args := f.conds, f.args
	if q.Article != "" {
		conds = append(conds, "i.aid = ?")
		args = append(args, string(q.Article))
	}
	if q.Speaker != "" && f.words.want != "" {
		conds = append(conds, "q.who = ?")
		args = append(args, q.Speaker)
	}
	if f.words.none {
		conds = append(conds, "0")
	}
	if f.words.not != "" {
		conds = append(conds, "q.ord NOT IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?)")
		args = append(args, f.words.not)
	}
	limit := -1
	if q.Limit > 0 {
		limit = q.Limit
	}
	var from, order string
	var bounds []any
	switch {
	case f.words.want != "":
		from, order = ` FROM quote_words w CROSS JOIN quotes q ON q.ord = w.rowid`+up+`WHERE quote_words MATCH ? AND w.rowid >= ? AND w.rowid < ?`, `w.rowid DESC`
		bounds = []any{f.words.want, f.lo, min(f.hi, place)}
	case q.Speaker != "":
		from, order = ` FROM quotes q INDEXED BY quotes_who`+up+`WHERE q.who = ? AND q.ord >= ? AND q.ord < ?`, `q.ord DESC`
		bounds = []any{q.Speaker, f.lo, min(f.hi, place)}
	default:
		index := ""
		switch {
		case q.Article != "":
		case f.index != "":
			index = "INDEXED BY " + f.index
		}
		// The place within the article only matters for the article a page ended in.
		from, order = ` FROM items i `+index+` CROSS JOIN revisions r ON r.id = i.current CROSS JOIN readings g ON g.id = r.reading
			CROSS JOIN cursors c ON c.id = g.stage CROSS JOIN quotes q ON q.ord > g.top - g.quotes AND q.ord <= g.top
			WHERE i.ord >= ? AND i.ord <= ? AND (i.ord < ? OR q.ord < ?)`, `i.ord DESC, q.ord DESC`
		bounds = []any{f.lo, min(f.hi-1, article), article, place}
	}
	for _, c := range conds {
		from += " AND " + c
	}
	return columns + from + ` ORDER BY ` + order + ` LIMIT ?`, append(append(bounds, args...), limit), nil
}

func streamQuotes(ctx context.Context, tx *sql.Tx, query string, args []any, yield func(store.QuoteRow, error) bool) error {
	texts, err := tx.PrepareContext(ctx, `SELECT title, text FROM texts WHERE id = ?`)
	if err != nil {
		return err
	}
	defer texts.Close()
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var held int64 // the revision whose texts rev holds
	var rev hearsay.Revision
	for rows.Next() {
		var c quoteColumns
		var t timeColumns
		var row store.QuoteRow
		var article, revision int64
		var stage hearsay.StageVersion
		var private bool
		if err := rows.Scan(append(append(c.into(), &article, &revision, &row.Revision, &row.Article, &row.Ref, &row.Outlet, &stage, &private), t.into()...)...); err != nil {
			return err
		}
		if revision != held {
			if err := texts.QueryRowContext(ctx, revision).Scan(&rev.Title, &rev.Text); err != nil {
				return err
			}
			held = revision
		}
		if row.Quote, err = c.quote(row.Revision, stage); err != nil {
			return err
		}
		if private { // a person without a public role is named in the sentence and nowhere else
			row.Quote.Speaker.Actor, row.Quote.Speaker.Name = "", ""
		}
		row.Published, row.Title, row.Text = t.time(), rev.Title, rev.Text
		text := row.Quote.Field.In(&rev)
		row.SourceText, row.CueText, row.ContentText = pieces(row.Quote.Source, text), pieces(row.Quote.Cue, text), pieces(row.Quote.Content, text)
		row.After = cursorOf(article) + "." + cursorOf(c.place)
		if !yield(row, nil) {
			return errStop
		}
	}
	return rows.Err()
}

// parseQuoteCursor returns the article a page ended in and the quote; the ends of all
// lists for "".
func parseQuoteCursor(s string) (article, place int64, err error) {
	if s == "" {
		return 1<<63 - 1, 1<<63 - 1, nil
	}
	a, p, _ := strings.Cut(s, ".")
	if article, err = parseCursor(a); err == nil {
		place, err = parseCursor(p)
	}
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %q is no page cursor", store.ErrQuery, s)
	}
	return article, place, nil
}
