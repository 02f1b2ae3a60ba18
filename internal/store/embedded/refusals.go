package embedded

import (
	"context"
	"database/sql"

	"hearsay/internal/store"
)

// Refusals calls f with what was refused, by the time of its source, the latest first, then by source and place, until f
// is false. Cost is that of reading them all.
func (l *Ledger) Refusals(ctx context.Context, f func(store.Refusal) bool) error {
	return l.fail("refusals", l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT s.name, r.pos, r.at, r.reason, r.detail FROM refusals r JOIN sources s ON s.id = r.source ORDER BY r.at DESC, s.name, r.pos, r.reason`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r store.Refusal
			var at int64
			if err := rows.Scan(&r.Source, &r.Pos, &at, &r.Reason, &r.Detail); err != nil {
				return err
			}
			if r.At = micro(at); !f(r) {
				return nil
			}
		}
		return rows.Err()
	}))
}
