package embedded

import (
	"context"
	"errors"
	"fmt"
)

// settingScrub is set while words were taken out of tables but may still stand in freed
// room, in the word indexes' old segments or in the log.
const settingScrub = "redact-unfinished"

// ErrHeld reports that another process reads an older state of the ledger, so that the log,
// which holds the bytes before, could not be cleared.
var ErrHeld = errors.New("another process still reads an older state of the ledger")

// secure makes the writer overwrite all that it deletes or, as usual, what costs no write.
func (l *Ledger) secure(on bool) error {
	mode := "FAST"
	if on {
		mode = "ON"
	}
	return l.pragma("PRAGMA secure_delete = " + mode)
}

// pragma runs one outside of a transaction. It is not kept prepared: some take effect when
// they are prepared.
func (l *Ledger) pragma(query string, into ...any) error {
	l.w.mu.Lock()
	defer l.w.mu.Unlock()
	if len(into) > 0 {
		return l.fail("write to", l.w.conn.QueryRowContext(context.Background(), query).Scan(into...))
	}
	_, err := l.w.conn.ExecContext(context.Background(), query)
	return l.fail("write to", err)
}

// scrub overwrites what no table shows any more, with secure_delete on: segments of the word
// indexes (they keep deleted words until they are merged), free pages, the log.
func (l *Ledger) scrub(ctx context.Context, p Progress) error {
	for i, table := range []string{"article_words", "quote_words"} {
		p.tell(redactIndex, int64(i), 2)
		if err := l.write(ctx, "merge the word index of", func(tx *writer) error {
			return tx.exec(fmt.Sprintf(`INSERT INTO %s (%[1]s) VALUES ('optimize')`, table))
		}); err != nil {
			return err
		}
	}
	p.tell(redactIndex, 2, 2)
	if err := l.fillFree(ctx); err != nil {
		return err
	}
	if err := l.write(ctx, "write settings to", func(tx *writer) error {
		return tx.exec(`DELETE FROM settings WHERE name = ?`, settingScrub)
	}); err != nil {
		return err
	}
	return l.clearLog()
}

// fillFree overwrites pages that nothing uses: it takes them all for a table of zeros, and
// gives them back.
func (l *Ledger) fillFree(ctx context.Context) error {
	return l.write(ctx, "overwrite free room of", func(tx *writer) error {
		const left = `SELECT f.freelist_count, p.page_size FROM pragma_freelist_count f, pragma_page_size p`
		var free, page int64
		if _, err := tx.one(left, nil, &free, &page); err != nil || free == 0 {
			return err
		}
		if _, err := tx.conn.ExecContext(context.Background(), `CREATE TABLE zeros (b BLOB NOT NULL)`); err != nil {
			return err
		}
		for free > 0 {
			if _, err := tx.conn.ExecContext(context.Background(), `INSERT INTO zeros (b) VALUES (zeroblob(?))`, min(free, 4096)*(page-4)); err != nil {
				return err
			}
			if _, err := tx.one(left, nil, &free, &page); err != nil {
				return err
			}
		}
		_, err := tx.conn.ExecContext(context.Background(), `DROP TABLE zeros`)
		return err
	})
}

// clearLog folds the log into the file and cuts it to nothing.
func (l *Ledger) clearLog() error {
	var busy, pages, done int64
	if err := l.pragma("PRAGMA wal_checkpoint(TRUNCATE)", &busy, &pages, &done); err != nil {
		return err
	}
	if busy != 0 {
		return fmt.Errorf("%s: %w", l.path, ErrHeld)
	}
	return nil
}
