package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"hearsay/internal/store"
)

// PutLabels keeps what somebody says of outlets, in place of all that they were kept to say
// before. The user's own table is not touched.
func (l *Ledger) PutLabels(ctx context.Context, saidBy string, labels []store.Label) error {
	return l.write(ctx, "write labels to", func(tx *writer) error {
		if err := tx.exec(`DELETE FROM labels WHERE said_by = ?`, saidBy); err != nil {
			return err
		}
		for _, x := range labels {
			if err := tx.exec(`INSERT OR IGNORE INTO labels (outlet, key, value, said_by) VALUES (?, ?, ?, ?)`,
				strings.ToLower(x.Outlet), x.Key, x.Value, saidBy); err != nil {
				return err
			}
		}
		return nil
	})
}

// RemoveLabels forgets what somebody says and returns how many labels that were. The error
// wraps [store.ErrNotFound] if they say nothing.
func (l *Ledger) RemoveLabels(ctx context.Context, saidBy string) (n int64, err error) {
	err = l.write(ctx, "write labels to", func(tx *writer) error {
		n, err = tx.changed(`DELETE FROM labels WHERE said_by = ?`, saidBy)
		return err
	})
	if err == nil && n == 0 {
		err = fmt.Errorf("labels said by %q: %w", saidBy, store.ErrNotFound)
	}
	return n, err
}

// Labels returns all labels by outlet, who says it, key and value.
func (l *Ledger) Labels(ctx context.Context) (out []store.Label, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT outlet, key, value, said_by FROM labels ORDER BY outlet, said_by, key, value`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var x store.Label
			if err := rows.Scan(&x.Outlet, &x.Key, &x.Value, &x.SaidBy); err != nil {
				return err
			}
			out = append(out, x)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

// RemoveOutlet takes an outlet and its aliases out of the table; articles stay. The error
// wraps [store.ErrNotFound] if there is none of this name.
func (l *Ledger) RemoveOutlet(ctx context.Context, name string) error {
	found := int64(0)
	err := l.write(ctx, "write outlets to", func(tx *writer) (err error) {
		found, err = tx.changed(`DELETE FROM outlets WHERE name = ?`, name)
		return err
	})
	l.zonesMu.Lock()
	l.zones, l.domains = nil, nil
	l.zonesMu.Unlock()
	if err == nil && found == 0 {
		return fmt.Errorf("outlet %q: %w", name, store.ErrNotFound)
	}
	return err
}
