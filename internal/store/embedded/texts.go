package embedded

import (
	"context"
	"database/sql"

	"hearsay"
	"hearsay/internal/store"
)

// Heads returns all articles without their texts, in the order of lists turned round: the
// earliest first, by published time, then arrival. All restrictions of q but After
// and Limit count. Memory is some 300 bytes an article.
func (l *Ledger) Heads(ctx context.Context, q store.ArticleQuery) (out []store.Head, err error) {
	f, err := newFilter(q.Outlet, q.Lang, q.Status, q.Since, q.Until, q.Day, q.Text)
	if err != nil {
		return nil, err
	}
	from, _, args := f.from(f.hi)
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT i.aid, coalesce(i.ref, i.aid), i.outlet, coalesce(o.kind, ''), i.lang, r.genre, x.title, `+timeList+
			` FROM (SELECT i.*`+from+`) i JOIN revisions r ON r.id = i.current JOIN texts x ON x.id = i.current LEFT JOIN outlets o ON o.name = i.outlet ORDER BY i.ord`, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var h store.Head
			var t timeColumns
			if err := rows.Scan(append([]any{&h.ID, &h.Ref, &h.Outlet, &h.OutletKind, &h.Lang, &h.Genre, &h.Title}, t.into()...)...); err != nil {
				return err
			}
			h.Published = t.time()
			out = append(out, h)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

// Text returns the current text of an article.
func (l *Ledger) Text(ctx context.Context, id hearsay.ArticleID) (text string, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT x.text FROM items i JOIN texts x ON x.id = i.current WHERE i.aid = ?`, string(id)).Scan(&text)
	})
	return text, l.fail("read", err)
}
