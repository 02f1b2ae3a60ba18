package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// Edits yields the edits of items, the latest first: each revision that has one before it,
// with that one. What a feed said in place of a page that could not be read is no revision an
// outlet made, and neither is one that was extracted anew from the same bytes: such pairs are
// passed over. q.Outlet, Lang, Since, Until and Limit restrict the list, by the day the newer
// revision was first seen. Iteration ends at the first error.
func (l *Ledger) Edits(ctx context.Context, q store.ArticleQuery) iter.Seq2[store.EditPair, error] {
	return func(yield func(store.EditPair, error) bool) {
		type pair struct{ older, newer int64 }
		var pairs []pair
		where, args := []string{"i.revisions > 1"}, []any{}
		for _, c := range []struct{ value, sql string }{{q.Outlet, "i.outlet = ?"}, {q.Lang, "r.lang = ?"}} {
			if c.value != "" {
				where, args = append(where, c.sql), append(args, c.value)
			}
		}
		for _, c := range []struct {
			day, sql string
			add      int
		}{{q.Since, "r.seen >= ?", 0}, {q.Until, "r.seen < ?", 1}} {
			if c.day == "" {
				continue
			}
			at, err := time.Parse(time.DateOnly, c.day)
			if err != nil {
				yield(store.EditPair{}, fmt.Errorf("%w: %q is no day (YYYY-MM-DD)", store.ErrQuery, c.day))
				return
			}
			where, args = append(where, c.sql), append(args, at.AddDate(0, 0, c.add).UnixMicro())
		}
		limit := -1
		if q.Limit > 0 {
			limit = q.Limit
		}
		err := l.read(ctx, func(tx *sql.Tx) error {
			// Teasers are left out before the pairs are made: the pages around one are a pair.
			rows, err := tx.QueryContext(ctx, `SELECT r.id, b.id FROM revisions r JOIN items i ON i.id = r.item
				JOIN revisions b ON b.id = (SELECT x.id FROM revisions x WHERE x.item = r.item AND x.status <> 'teaser' AND (x.seen, x.id) < (r.seen, r.id) ORDER BY x.seen DESC, x.id DESC LIMIT 1)
				WHERE r.status <> 'teaser' AND NOT EXISTS (SELECT 1 FROM captures c JOIN captures d ON d.raw = c.raw WHERE c.revision = r.id AND d.revision = b.id)
				AND `+strings.Join(where, " AND ")+` ORDER BY r.seen DESC, r.id DESC LIMIT ?`, append(args, limit)...)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var p pair
				if err := rows.Scan(&p.newer, &p.older); err != nil {
					return err
				}
				pairs = append(pairs, p)
			}
			return rows.Err()
		})
		if err != nil {
			yield(store.EditPair{}, l.fail("read", err))
			return
		}
		for _, p := range pairs {
			var e store.EditPair
			err := l.read(ctx, func(tx *sql.Tx) (err error) {
				if e.Older, e.OlderSeen, err = frozen(ctx, tx, p.older); err != nil {
					return err
				}
				if e.Newer, e.NewerSeen, err = frozen(ctx, tx, p.newer); err != nil {
					return err
				}
				if e.OlderActors, err = actorsIn(ctx, tx, p.older); err != nil {
					return err
				}
				e.NewerActors, err = actorsIn(ctx, tx, p.newer)
				return err
			})
			if !yield(e, l.fail("read", err)) || err != nil {
				return
			}
		}
	}
}

// frozen reads one revision and when it was first seen.
func frozen(ctx context.Context, tx *sql.Tx, id int64) (r hearsay.Revision, seen time.Time, err error) {
	var t timeColumns
	var at int64
	err = tx.QueryRowContext(ctx, `SELECT r.rid, i.aid, coalesce(i.ref, ''), i.outlet, x.title, x.text, r.byline, r.lang, r.genre, r.status, r.seen, `+timeList+`
		FROM revisions r JOIN items i ON i.id = r.item JOIN texts x ON x.id = r.id WHERE r.id = ?`, id).
		Scan(append([]any{&r.ID, &r.Article, &r.Ref, &r.Outlet, &r.Title, &r.Text, &r.Byline, &r.Lang, &r.Genre, &r.Status, &at}, t.into()...)...)
	r.Published = t.time()
	return r, micro(at), err
}

// actorsIn reads the actors of a revision's current reading.
func actorsIn(ctx context.Context, tx *sql.Tx, revision int64) (out []hearsay.Actor, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT a.aid, a.name, a.kind, a.public, a.role, a.country, a.mentions FROM revisions r JOIN actors a ON a.reading = r.reading WHERE r.id = ? ORDER BY a.n`, revision)
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
		out = append(out, a)
	}
	return out, rows.Err()
}
