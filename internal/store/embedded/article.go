package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"hearsay"
	"hearsay/internal/store"
)

// Article returns one article whole. name is an ArticleID or a ref that an input gave; an
// ArticleID goes first. rev chooses a revision, "" the current one. The error wraps
// [store.ErrNotFound] if the ledger has no such article, or the article no such revision.
func (l *Ledger) Article(ctx context.Context, name string, rev hearsay.RevisionID) (store.ArticleView, error) {
	var v store.ArticleView
	err := l.read(ctx, func(tx *sql.Tx) error {
		item, current, err := findItem(ctx, tx, name, &v.Item)
		if err != nil {
			return err
		}
		chosen, reading, err := readRevision(ctx, tx, item, current, rev, &v)
		if err != nil {
			return err
		}
		if reading.Valid {
			if v.Reading, err = readReading(ctx, tx, reading.Int64, &v.Revision, true); err != nil {
				return err
			}
		}
		if err := readHistory(ctx, tx, item, current, &v); err != nil {
			return err
		}
		if err := readRedacted(ctx, tx, chosen, &v); err != nil {
			return err
		}
		return readSightings(ctx, tx, chosen, &v)
	})
	if err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return store.ArticleView{}, err // about the name, not the file
		}
		return store.ArticleView{}, l.fail("read", err)
	}
	return v, nil
}

func findItem(ctx context.Context, tx *sql.Tx, name string, it *hearsay.Item) (item, current int64, err error) {
	const columns = `SELECT i.id, i.current, i.aid, coalesce(i.ref, ''), i.outlet, i.country, i.url FROM items i `
	for _, where := range []string{`WHERE i.aid = ?`, `JOIN refs f ON f.item = i.id WHERE f.ref = ?`} {
		err = tx.QueryRowContext(ctx, columns+where, name).Scan(&item, &current, &it.ID, &it.Ref, &it.Outlet, &it.OutletCountry, &it.URL)
		if !errors.Is(err, sql.ErrNoRows) {
			return item, current, err
		}
	}
	return 0, 0, fmt.Errorf("article %q: %w", name, store.ErrNotFound)
}

func readRevision(ctx context.Context, tx *sql.Tx, item, current int64, rev hearsay.RevisionID, v *store.ArticleView) (chosen int64, reading sql.NullInt64, err error) {
	r := &v.Revision
	var t timeColumns
	err = tx.QueryRowContext(ctx, `SELECT r.id, r.reading, r.rid, x.title, x.text, r.byline, r.lang, r.genre, r.status, `+timeList+`
		FROM revisions r JOIN texts x ON x.id = r.id WHERE r.item = ? AND (r.rid = ? OR (? = '' AND r.id = ?))`, item, string(rev), string(rev), current).
		Scan(append([]any{&chosen, &reading, &r.ID, &r.Title, &r.Text, &r.Byline, &r.Lang, &r.Genre, &r.Status}, t.into()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, reading, fmt.Errorf("revision %q of article %s: %w", rev, v.Item.ID, store.ErrNotFound)
	}
	r.Article, r.Ref, r.Outlet, r.Published = v.Item.ID, v.Item.Ref, v.Item.Outlet, t.time()
	return chosen, reading, err
}

// readReading returns a reading, with the ids of its quotes where it is wanted whole, else without quotes.
func readReading(ctx context.Context, tx *sql.Tx, id int64, r *hearsay.Revision, whole bool) (*hearsay.Reading, error) {
	g := &hearsay.Reading{Revision: r.ID}
	var top, n int64
	var private []byte
	err := tx.QueryRowContext(ctx, `SELECT c.stage, g.level, g.lang, g.genre, g.tokens, g.sentences, g.top, g.quotes, g.private
		FROM readings g JOIN cursors c ON c.id = g.stage WHERE g.id = ?`, id).
		Scan(&g.Version, &g.Level, &g.Lang, &g.Genre, &g.Stats.Tokens, &g.Stats.Sentences, &top, &n, &private)
	if err == nil && private != nil {
		g.Private, err = mentionsOf(private)
	}
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT aid, name, kind, public, role, country, mentions FROM actors WHERE reading = ? ORDER BY n`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var a hearsay.Actor
		var spans []byte
		if err := rows.Scan(&a.ID, &a.Name, &a.Kind, &a.Public, &a.Role, &a.Country, &spans); err != nil {
			return nil, err
		}
		if a.Mentions, err = mentionsOf(spans); err != nil {
			return nil, err
		}
		g.Actors = append(g.Actors, a)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if !whole {
		return g, nil
	}
	quotes, err := tx.QueryContext(ctx, `SELECT `+quoteList+` FROM quotes q WHERE q.ord BETWEEN ? AND ? ORDER BY q.ord DESC`, top-n+1, top)
	if err != nil {
		return nil, err
	}
	defer quotes.Close()
	for quotes.Next() {
		var c quoteColumns
		if err := quotes.Scan(c.into()...); err != nil {
			return nil, err
		}
		q, err := c.quote(r.ID, g.Version)
		if err != nil {
			return nil, err
		}
		g.Quotes = append(g.Quotes, q)
	}
	return g, quotes.Err()
}

func readHistory(ctx context.Context, tx *sql.Tx, item, current int64, v *store.ArticleView) error {
	rows, err := tx.QueryContext(ctx, `SELECT r.id, r.rid, (SELECT min(seq) FROM entries WHERE revision = r.id), t.title, r.seen
		FROM revisions r JOIN texts t ON t.id = r.id WHERE r.item = ? ORDER BY r.id DESC`, item)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row store.RevisionRow
		var id, seen int64
		if err := rows.Scan(&id, &row.ID, &row.Seq, &row.Title, &seen); err != nil {
			return err
		}
		row.Seen, row.Current = micro(seen), id == current
		v.Revisions = append(v.Revisions, row)
	}
	return rows.Err()
}

// readSightings lists where the chosen revision was seen, earliest first.
func readSightings(ctx context.Context, tx *sql.Tx, revision int64, v *store.ArticleView) error {
	rows, err := tx.QueryContext(ctx, `SELECT s.name, g.pos, g.at FROM sightings g JOIN sources s ON s.id = g.source
		WHERE g.revision = ? ORDER BY g.at, s.name, g.pos`, revision)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		s := hearsay.Sighting{Revision: v.Revision.ID}
		var at int64
		if err := rows.Scan(&s.Source, &s.Pos, &at); err != nil {
			return err
		}
		s.At = micro(at)
		v.Sightings = append(v.Sightings, s)
	}
	return rows.Err()
}
