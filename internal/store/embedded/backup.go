package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hearsay/internal/store"
)

// ErrCopy reports a copy that is not what a sound ledger gives.
var ErrCopy = errors.New("the copy is not sound")

// Copied is what a backup holds.
type Copied struct {
	Bytes   int64
	LastSeq int64
	Totals  store.Totals
}

// Backup copies the ledger, as one moment between two transactions had it, into the file to,
// replacing one that is there. Readers and a writer, also of other processes, go on meanwhile;
// the writer's log cannot be folded in until the copy is done. The copy is compact, made under
// another name in the same folder, examined, synced and renamed.
//
// The error wraps [ErrCopy] if the copy is unsound, [store.ErrFull] if there is no room. Nothing
// is left behind then. Cost is about three seconds a gigabyte on a fast disk, as much again to
// examine it.
func (l *Ledger) Backup(ctx context.Context, to string, p Progress) (c Copied, err error) {
	tmp := to + ".part"
	if err := removeAll(tmp); err != nil {
		return c, failure(tmp, "make", err)
	}
	defer func() {
		if err != nil {
			removeAll(tmp)
		}
	}()
	if err := l.vacuumInto(ctx, tmp, p); err != nil {
		return c, failure(to, "copy the ledger to", err)
	}
	p.tell("examining the copy", 0, 0)
	if c, err = examineCopy(ctx, tmp); err != nil {
		return c, err
	}
	if err := errors.Join(syncFile(tmp), os.Rename(tmp, to), syncDir(filepath.Dir(to))); err != nil {
		return c, failure(to, "copy the ledger to", err)
	}
	return c, nil
}

// vacuumInto writes the copy. It has a connection of its own: those of l refuse all writing,
// that into another file included.
func (l *Ledger) vacuumInto(ctx context.Context, tmp string, p Progress) error {
	db, err := sql.Open("sqlite", dsn(l.path, "mode=ro", "busy_timeout(10000)", "temp_store(2)"))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	var total int64
	if err := db.QueryRowContext(ctx, `SELECT (c.page_count - f.freelist_count) * p.page_size FROM pragma_page_count c, pragma_freelist_count f, pragma_page_size p`).Scan(&total); err != nil {
		return err
	}
	done := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		t := time.NewTicker(250 * time.Millisecond)
		defer t.Stop()
		for {
			select {
			case <-done:
				return
			case <-t.C:
				if fi, err := os.Stat(tmp); err == nil {
					p.tell("copying", fi.Size(), total)
				}
			}
		}
	}()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", tmp)
	close(done)
	<-watched
	if cause := ctx.Err(); cause != nil {
		return cause
	}
	return err
}

// examineCopy checks pages, references and counts of a copy.
func examineCopy(ctx context.Context, path string) (c Copied, err error) {
	fi, err := os.Stat(path)
	if err != nil {
		return c, err
	}
	c.Bytes = fi.Size()
	l, err := OpenReader(ctx, path, Options{Readers: 1})
	if err != nil {
		return c, fmt.Errorf("%w: %w", ErrCopy, err)
	}
	defer l.Close()
	err = l.read(ctx, func(tx *sql.Tx) error {
		var verdict string
		if err := tx.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&verdict); err != nil {
			return err
		}
		if verdict != "ok" {
			return fmt.Errorf("%w: %s", ErrCopy, verdict)
		}
		k := checker{ctx, tx, &store.Checkup{}, nil}
		if err := errors.Join(k.references(), k.counters()); err != nil {
			return err
		}
		if len(k.c.Problems) > 0 {
			return fmt.Errorf("%w: %s", ErrCopy, k.c.Problems[0])
		}
		if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM entries`).Scan(&c.LastSeq); err != nil {
			return err
		}
		c.Totals, err = totals(ctx, tx)
		return err
	})
	return c, err
}

func removeAll(path string) error {
	for _, name := range []string{path, path + "-wal", path + "-shm", path + "-journal"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// syncDir makes a rename last. Not every system can sync a folder; those need it not.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	_ = f.Sync()
	return nil
}
