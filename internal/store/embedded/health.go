package embedded

import (
	"context"
	"database/sql"

	"hearsay/internal/store"
)

// Health tells what does not go well though the file is sound. It reads all revisions but no
// texts: about a second per million.
func (l *Ledger) Health(ctx context.Context) (h store.Health, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		k := checker{ctx: ctx, tx: tx}
		if err := k.each(`SELECT outlet, status, sum(n) AS n, (SELECT sum(n) FROM daily a WHERE a.outlet = d.outlet) FROM daily d
			WHERE status <> 'ok' GROUP BY outlet, status HAVING sum(n) > 0 ORDER BY n DESC, outlet, status`, func(scan func(...any) error) error {
			var t store.OutletTrouble
			err := scan(&t.Outlet, &t.Status, &t.Count, &t.Of)
			h.Troubles = append(h.Troubles, t)
			return err
		}); err != nil {
			return err
		}
		c := &h.Clock
		var seen, feeds, pages sql.NullInt64
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(sum(doubt = 'ahead'), 0), coalesce(sum(doubt = 'too-old'), 0),
			coalesce(sum(doubt = '' AND zone <> 'unknown' AND prec IN ('second', 'minute') AND published > seen + 300000000), 0), max(seen),
			(SELECT max(last) FROM feeds), (SELECT max(last) FROM pages), (SELECT coalesce(sum(n), 0) FROM daily WHERE day = -1) FROM revisions`).
			Scan(&c.Ahead, &c.TooOld, &c.Early, &seen, &feeds, &pages, &c.Undated); err != nil {
			return err
		}
		for _, t := range []sql.NullInt64{seen, feeds, pages} {
			if t.Valid && micro(t.Int64).After(c.Newest) {
				c.Newest = micro(t.Int64)
			}
		}
		if c.ZoneLess, err = facet(ctx, tx, `SELECT i.outlet, count(*) FROM revisions r JOIN items i ON i.id = r.item
			WHERE r.zone = 'unknown' AND r.published IS NOT NULL AND r.prec <> 'day' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20`); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM redactions), EXISTS (SELECT 1 FROM settings WHERE name = ?)`, settingScrub).Scan(&h.Redactions, &h.Scrub)
	})
	return h, l.fail("read", err)
}
