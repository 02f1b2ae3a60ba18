package embedded

import (
	"context"
	"database/sql"

	"hearsay/internal/store"
)

// Coverage counts what came of each outlet on each day, from since to until (days, "" for open
// ends), by status; pages that were named and could not be fetched have the status
// [store.NotFetched], under the outlet that most articles of their feed have, else their host, on the day
// that the feed gave them, else the day they were found. Undated articles are left out. It
// reads the daily counts and the pages that failed, no article; order is by outlet and day.
func (l *Ledger) Coverage(ctx context.Context, since, until string) (out []store.OutletDay, err error) {
	f, err := newFilter("", "", "", since, until, "", "")
	if err != nil {
		return nil, err
	}
	query, args := f.daily("outlet, day, status, sum(n)", "", "", "")
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, query+" AND day >= 0 GROUP BY outlet, day, status ORDER BY outlet, day, status", args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var day int64
			var x store.OutletDay
			if err := rows.Scan(&x.Outlet, &day, &x.Status, &x.N); err != nil {
				return err
			}
			x.Day = dayName(day)
			out = append(out, x)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		pages, err := tx.QueryContext(ctx, notFetched)
		if err != nil {
			return err
		}
		defer pages.Close()
		for pages.Next() {
			x := store.OutletDay{Status: store.NotFetched}
			if err := pages.Scan(&x.Outlet, &x.Day, &x.N); err != nil {
				return err
			}
			if x.Day >= since && (until == "" || x.Day <= until) {
				out = append(out, x)
			}
		}
		return pages.Err()
	})
	return out, l.fail("read", err)
}

// notFetched counts pages by outlet and day. A feed without articles has no outlet but its host.
const notFetched = `SELECT coalesce(nullif(f.outlet, ''), (SELECT i.outlet FROM pages g JOIN items i ON i.aid = g.article WHERE g.feed = p.feed GROUP BY i.outlet ORDER BY count(*) DESC, i.outlet LIMIT 1), p.host) AS outlet,
	CASE WHEN p.published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' THEN substr(p.published, 1, 10) ELSE date(p.found / 1000000, 'unixepoch') END AS day, count(*)
	FROM pages p JOIN feeds f ON f.id = p.feed WHERE p.article IS NULL AND p.fails > 0 GROUP BY outlet, day ORDER BY outlet, day`
