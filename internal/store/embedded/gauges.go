package embedded

import (
	"context"
	"database/sql"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// Gauges returns what is watched while the program runs. It costs a walk over the refusals and
// the followed pages: tens of milliseconds for 100,000 of them.
func (l *Ledger) Gauges(ctx context.Context, now time.Time) (g store.Gauges, err error) {
	g.Cursors = map[hearsay.StageVersion]int64{}
	err = l.read(ctx, func(tx *sql.Tx) error {
		k := checker{ctx: ctx, tx: tx}
		if err := k.each(`SELECT name, n FROM counters`, func(scan func(...any) error) error {
			var name string
			var n int
			err := scan(&name, &n)
			switch name {
			case "revisions":
				g.Revisions = n
			case "readings":
				g.Readings = n
			case "quotes":
				g.Quotes = n
			}
			return err
		}); err != nil {
			return err
		}
		if err := k.each(`SELECT stage, seq FROM cursors`, func(scan func(...any) error) error {
			var stage hearsay.StageVersion
			var seq int64
			err := scan(&stage, &seq)
			g.Cursors[stage] = seq
			return err
		}); err != nil {
			return err
		}
		var due, seen sql.NullInt64
		if err := tx.QueryRowContext(ctx, `SELECT (SELECT coalesce(sum(n), 0) FROM daily), (SELECT coalesce(max(seq), 0) FROM entries), (SELECT count(*) FROM redactions),
			(SELECT count(*) FROM feeds WHERE due <= ?1 AND paused = 0) + (SELECT count(*) FROM pages WHERE due <= ?1),
			(SELECT min(due) FROM (SELECT min(due) AS due FROM feeds WHERE due <= ?1 AND paused = 0 UNION ALL SELECT min(due) FROM pages WHERE due <= ?1)),
			(SELECT seen FROM revisions WHERE id = (SELECT max(id) FROM revisions))`, now.UnixMicro()).
			Scan(&g.Articles, &g.LastSeq, &g.Redactions, &g.Due, &due, &seen); err != nil {
			return err
		}
		for _, t := range []struct {
			from sql.NullInt64
			to   *time.Time
		}{{due, &g.OldestDue}, {seen, &g.NewestSeen}} {
			if t.from.Valid {
				*t.to = micro(t.from.Int64)
			}
		}
		var err error
		if g.Refusals, err = facet(ctx, tx, `SELECT reason, count(*) FROM refusals GROUP BY reason ORDER BY 2 DESC, 1`); err != nil {
			return err
		}
		if g.FeedStatus, err = facet(ctx, tx, `SELECT iif(paused, 'paused', status), count(*) FROM feeds GROUP BY 1 ORDER BY 2 DESC, 1`); err != nil {
			return err
		}
		g.PageStatus, err = facet(ctx, tx, `SELECT status, count(*) FROM pages GROUP BY 1 ORDER BY 2 DESC, 1`)
		return err
	})
	return g, l.fail("read", err)
}
