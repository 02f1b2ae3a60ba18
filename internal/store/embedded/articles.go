package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"hearsay/internal/store"
)

// manyMatches bounds what is counted of a query for words.
const manyMatches = 10000

// excerptRunes is the length of an excerpt in characters: two or three lines of a list.
const excerptRunes = 200

// Marks around the hits of a snippet; control characters do not occur in news text.
const hitStart, hitEnd = "\x02", "\x03"

// filter is the part of a query that picks items: SQL conditions on items i, and the index
// that walks them newest first.
type filter struct {
	lo, hi int64 // window of list places
	index  string
	conds  []string
	args   []any
	words  match
}

// newFilter reads the restrictions that all queries share. Indexes are named rather than
// left to the planner, which without statistics may prefer an index on a common value.
func newFilter(outlet, lang, status, since, until, day, text string) (f filter, err error) {
	if f.lo, f.hi, err = window(since, until, day); err != nil {
		return f, fmt.Errorf("%w: %w", store.ErrQuery, err)
	}
	f.words = parseMatch(text)
	add := func(column, value string) {
		if value != "" {
			f.conds = append(f.conds, column+" = ?")
			f.args = append(f.args, value)
		}
	}
	add("i.outlet", outlet)
	add("i.lang", lang)
	add("i.status", status)
	switch {
	case outlet != "" && lang != "":
		f.index = "items_outlet_lang"
	case outlet != "":
		f.index = "items_outlet"
	case status != "" && status != "ok": // the rare ones
		f.index = "items_status"
	case lang != "":
		f.index = "items_lang"
	case status != "":
		f.index = "items_status"
	}
	return f, nil
}

// from returns the FROM and WHERE clauses that yield matching items i with lo ≤ ord < hi,
// and what ORDER BY must name for the engine to walk an index. A query for words walks the
// word index, whose documents carry the same numbers.
func (f filter) from(hi int64) (clause, order string, args []any) {
	conds := f.conds
	if f.words.none {
		conds = append([]string{"0"}, conds...)
	}
	if f.words.want != "" {
		conds = append([]string{"article_words MATCH ?", "w.rowid >= ?", "w.rowid < ?"}, conds...)
		args = append([]any{f.words.want, f.lo, hi}, f.args...)
		return " FROM article_words w CROSS JOIN items i ON i.ord = w.rowid WHERE " + strings.Join(conds, " AND "), "w.rowid", args
	}
	table := " FROM items i "
	if f.index != "" {
		table += "INDEXED BY " + f.index
	}
	conds = append([]string{"i.ord >= ?", "i.ord < ?"}, conds...)
	args = append([]any{f.lo, hi}, f.args...)
	if f.words.not != "" {
		conds = append(conds, "i.ord NOT IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")
		args = append(args, f.words.not)
	}
	return table + " WHERE " + strings.Join(conds, " AND "), "i.ord", args
}

// Articles returns one page of a list, newest first by published and then by arrival.
// Undated articles come last. The error wraps [store.ErrQuery] for a day or cursor that is
// none.
func (l *Ledger) Articles(ctx context.Context, q store.ArticleQuery) (store.ArticlePage, error) {
	var page store.ArticlePage
	f, err := newFilter(q.Outlet, q.Lang, q.Status, q.Since, q.Until, q.Day, q.Text)
	if err != nil {
		return page, err
	}
	hi := f.hi
	if q.After != "" {
		if hi, err = parseCursor(q.After); err != nil {
			return page, err
		}
		hi = min(hi, f.hi)
	}
	err = l.read(ctx, func(tx *sql.Tx) error {
		if page.Total, err = f.total(ctx, tx, q); err != nil {
			return err
		}
		query, args := articlesSQL(f, hi, q.Limit)
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		var last int64
		for rows.Next() {
			if q.Limit > 0 && len(page.Rows) == q.Limit {
				page.Next = cursorOf(last) // there is one more
				break
			}
			var row store.ArticleRow
			if last, err = scanArticle(rows, &row); err != nil {
				return err
			}
			page.Rows = append(page.Rows, row)
		}
		return rows.Err()
	})
	if err != nil {
		return store.ArticlePage{}, l.fail("read", err)
	}
	return page, nil
}

// articlesSQL asks for one row more than limit, which tells whether a page follows.
func articlesSQL(f filter, hi int64, limit int) (string, []any) {
	clause, order, args := f.from(hi)
	snippet := "''"
	if f.words.want != "" {
		snippet = `snippet(article_words, 1, char(2), char(3), '…', 32)`
	}
	clause = strings.Replace(clause, " WHERE ", ` CROSS JOIN revisions r ON r.id = i.current CROSS JOIN texts t ON t.id = i.current
		LEFT JOIN readings g ON g.id = r.reading WHERE `, 1)
	if limit <= 0 {
		limit = -2
	}
	return `SELECT i.ord, i.aid, coalesce(i.ref, i.aid), r.rid, i.outlet, t.title, substr(t.text, 1, ` + strconv.Itoa(excerptRunes) + `),
		i.lang, r.genre, i.status, coalesce(g.level, ''), coalesce(g.quotes, 0), i.revisions, i.url, ` + timeList + `, ` + snippet +
		clause + ` ORDER BY ` + order + ` DESC LIMIT ?`, append(args, limit+1)
}

func scanArticle(rows *sql.Rows, row *store.ArticleRow) (place int64, err error) {
	var t timeColumns
	var snippet string
	err = rows.Scan(append(append([]any{&place, &row.ID, &row.Ref, &row.Revision, &row.Outlet, &row.Title, &row.Excerpt, &row.Lang,
		&row.Genre, &row.Status, &row.Level, &row.Quotes, &row.Revisions, &row.URL}, t.into()...), &snippet)...)
	row.Published = t.time()
	row.Snippet = snips(snippet)
	return place, err
}

// snips splits a marked snippet into hits and what stands between them.
func snips(s string) []store.Snip {
	var out []store.Snip
	add := func(text string, hit bool) {
		if text != "" {
			out = append(out, store.Snip{Text: text, Hit: hit})
		}
	}
	for s != "" {
		before, rest, found := strings.Cut(s, hitStart)
		add(before, false)
		if !found {
			break
		}
		hit, after, _ := strings.Cut(rest, hitEnd)
		add(hit, true)
		s = after
	}
	return out
}

// total counts all that match, from the daily counts where no words are asked for.
func (f filter) total(ctx context.Context, tx *sql.Tx, q store.ArticleQuery) (n int, err error) {
	if !f.words.any() {
		query, args := f.daily("coalesce(sum(n), 0)", q.Outlet, q.Lang, q.Status)
		err = tx.QueryRowContext(ctx, query, args...).Scan(&n)
		return n, err
	}
	clause, _, args := f.from(f.hi)
	err = tx.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1`+clause+` LIMIT ?)`, append(args, manyMatches+1)...).Scan(&n)
	if n > manyMatches {
		n = -1
	}
	return n, err
}

// daily asks the daily counts within f's window.
func (f filter) daily(columns, outlet, lang, status string) (string, []any) {
	conds := []string{"day >= ?", "day <= ?"}
	args := []any{dayOf(f.lo), dayOf(f.hi - 1)}
	for _, c := range [][2]string{{"outlet", outlet}, {"lang", lang}, {"status", status}} {
		if c[1] != "" {
			conds = append(conds, c[0]+" = ?")
			args = append(args, c[1])
		}
	}
	return "SELECT " + columns + " FROM daily WHERE " + strings.Join(conds, " AND "), args
}

// read runs f over one snapshot of the ledger.
func (l *Ledger) read(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := l.r.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}

// cursorOf names the place after which the next page starts. Callers treat it as opaque.
func cursorOf(place int64) string { return "p" + strconv.FormatInt(place, 36) }

func parseCursor(s string) (int64, error) {
	if after, ok := strings.CutPrefix(s, "p"); ok {
		if n, err := strconv.ParseInt(after, 36, 64); err == nil && n >= 0 {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%w: %q is no page cursor", store.ErrQuery, s)
}
