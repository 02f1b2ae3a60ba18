package embedded

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// Setting returns what the user told under a name, "" for nothing.
func (l *Ledger) Setting(ctx context.Context, name string) (value string, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT value FROM settings WHERE name = ?`, name).Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return value, l.fail("read", err)
}

// PutSetting keeps a value under a name; "" forgets it.
func (l *Ledger) PutSetting(ctx context.Context, name, value string) error {
	return l.write(ctx, "write settings to", func(tx *writer) error {
		if value == "" {
			return tx.exec(`DELETE FROM settings WHERE name = ?`, name)
		}
		return tx.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	})
}

// OutletAt returns the name of the outlet whose domain in the user's table is host, or a
// domain that host lies under; "" where the table has none. The table is read once.
func (l *Ledger) OutletAt(host string) string {
	l.zonesMu.Lock()
	defer l.zonesMu.Unlock()
	if l.domains == nil {
		l.domains = map[string]string{}
		outlets, err := l.Outlets(context.Background())
		if err != nil {
			return ""
		}
		for _, o := range outlets {
			if o.Domain != "" {
				l.domains[strings.ToLower(strings.TrimPrefix(o.Domain, "www."))] = o.Name
			}
		}
	}
	for h := strings.ToLower(host); h != ""; {
		if name := l.domains[h]; name != "" {
			return name
		}
		_, rest, ok := strings.Cut(h, ".")
		if !ok {
			return ""
		}
		h = rest
	}
	return ""
}

// Pulse returns a word that changes whenever an article or a reading came in. It costs one
// lookup.
func (l *Ledger) Pulse(ctx context.Context) (word string, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `SELECT coalesce((SELECT max(seq) FROM entries), 0) || '-' || (SELECT n FROM counters WHERE name = 'readings')`).Scan(&word)
	})
	return word, l.fail("read", err)
}
