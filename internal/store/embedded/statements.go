package embedded

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// PutStatement keeps what an analyst said and returns it with its id, a hash of its content:
// saying the same again at the same time is the same statement.
func (l *Ledger) PutStatement(ctx context.Context, s hearsay.Statement) (hearsay.Statement, error) {
	s.ID, s.State, s.Moved, s.Undone = "", "", nil, time.Time{}
	s.At = s.At.UTC().Truncate(time.Microsecond)
	err := l.write(ctx, "write to", func(tx *writer) error {
		mask, err := loadMasker(tx)
		if err != nil {
			return err
		}
		maskStatement(mask, &s)
		b, err := json.Marshal(s)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(b)
		s.ID = hex.EncodeToString(sum[:16])
		return tx.exec(`INSERT INTO statements (id, at, who, verb, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET undone = NULL`,
			s.ID, s.At.UnixMicro(), s.Who, string(s.Verb), string(b))
	})
	return s, err
}

// UndoStatement takes a statement back; it stays listed. id may be its first eight
// characters or more. The error wraps [store.ErrNotFound].
func (l *Ledger) UndoStatement(ctx context.Context, id string, at time.Time) error {
	if len(id) < 8 || strings.Trim(id, "0123456789abcdef") != "" {
		return fmt.Errorf("statement %q: %w", id, store.ErrNotFound)
	}
	return l.write(ctx, "write to", func(tx *writer) error {
		var n int
		if _, err := tx.one(`SELECT count(*) FROM statements WHERE id >= ? AND id < ?`, []any{id, id + "g"}, &n); err != nil {
			return err
		}
		if n == 0 {
			return fmt.Errorf("statement %q: %w", id, store.ErrNotFound)
		}
		if n > 1 {
			return fmt.Errorf("%w: more than one statement begins with %s", store.ErrQuery, id)
		}
		return tx.exec(`UPDATE statements SET undone = coalesce(undone, ?) WHERE id >= ? AND id < ?`, at.UnixMicro(), id, id+"g")
	})
}

// Statements returns all statements, the earliest first, those taken back included.
func (l *Ledger) Statements(ctx context.Context) (out []hearsay.Statement, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT id, body, undone FROM statements ORDER BY at, id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id, body string
			var undone sql.NullInt64
			var s hearsay.Statement
			if err := rows.Scan(&id, &body, &undone); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(body), &s); err != nil {
				return fmt.Errorf("statement %s: %w", id, errors.Join(store.ErrDamaged, err))
			}
			s.ID = id
			if undone.Valid {
				s.Undone = micro(undone.Int64)
			}
			out = append(out, s)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

// maskStatement takes redacted words out of what a statement quotes and says.
func maskStatement(m *masker, s *hearsay.Statement) {
	if m.empty() {
		return
	}
	for i := range s.About {
		s.About[i].Words = m.mask(s.About[i].Words, nil)
		s.About[i].Name = m.mask(s.About[i].Name, nil)
	}
	s.Why = m.mask(s.Why, nil)
	for k, v := range s.Set {
		s.Set[k] = m.mask(v, nil)
	}
}

// redactLinked takes words out of what linking keeps: views are dropped, to be made anew, and
// statements masked.
func redactLinked(tx *writer, m *masker) error {
	for _, q := range []string{`DELETE FROM members`, `DELETE FROM views`, `DELETE FROM settings WHERE name = '` + markName + `'`} {
		if err := tx.exec(q); err != nil {
			return err
		}
	}
	var all []hearsay.Statement
	rows, err := tx.conn.QueryContext(context.Background(), `SELECT id, body FROM statements`)
	if err != nil {
		return err
	}
	for rows.Next() {
		var s hearsay.Statement
		var id, body string
		err = rows.Scan(&id, &body)
		if err == nil {
			err = json.Unmarshal([]byte(body), &s)
		}
		if err != nil {
			break
		}
		s.ID = id
		all = append(all, s)
	}
	if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
		return err
	}
	for i := range all {
		s := &all[i]
		id := s.ID
		s.ID = ""
		before, err := json.Marshal(s)
		if err != nil {
			return err
		}
		maskStatement(m, s)
		after, err := json.Marshal(s)
		if err != nil {
			return err
		}
		if string(before) != string(after) {
			if err := tx.exec(`UPDATE statements SET body = ? WHERE id = ?`, string(after), id); err != nil {
				return err
			}
		}
	}
	return nil
}
