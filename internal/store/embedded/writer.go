package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
)

// writer is the one connection that writes. Statements are prepared once on it and
// transactions are plain BEGIN and COMMIT: database/sql's own transactions would prepare
// every statement again. It also runs with a context that never ends, for two reasons: a
// transaction that was begun is finished, and the driver starts a goroutine per statement
// for contexts that can end.
type writer struct {
	mu    sync.Mutex
	db    *sql.DB
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func (l *Ledger) openWriter(ctx context.Context, o Options) error {
	has, err := l.probe(ctx)
	if err != nil {
		return err
	}
	mib := o.CacheMiB
	if mib <= 0 {
		mib = 64
	}
	pragmas := []string{
		"busy_timeout(10000)",
		"synchronous(NORMAL)", // a kill loses nothing; a power cut may lose the last commits, never more
		"foreign_keys(1)",
		"secure_delete(FAST)",      // what a page gave up is overwritten where that costs no write; redact relies on it
		"temp_store(2)",            // sorters in memory: no files outside the ledger's folder
		"wal_autocheckpoint(2000)", // 16 MiB: a batch of texts is folded in once, not page by page
		fmt.Sprintf("cache_size(-%d)", mib<<10),
	}
	db, err := sql.Open("sqlite", dsn(l.path, "mode=rwc", pragmas...))
	if err != nil {
		return l.fail("open ledger", err)
	}
	db.SetMaxOpenConns(1)
	l.w = &writer{db: db, stmts: map[string]*sql.Stmt{}}
	// In this order, which the driver would not keep: a 600-word text and its row fit one page
	// of 8 KiB, and its size is fixed once there is a log. Both last as long as the file.
	for _, pragma := range []string{"PRAGMA page_size = 8192", "PRAGMA journal_mode = WAL"} {
		if _, err := db.ExecContext(ctx, pragma); err != nil {
			return l.fail("open ledger", err)
		}
	}
	if err := l.migrate(ctx, db, has, o); err != nil {
		return err
	}
	if o.MaxPages > 0 {
		if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", o.MaxPages)); err != nil {
			return l.fail("open ledger", err)
		}
	}
	if l.w.conn, err = db.Conn(ctx); err != nil {
		return l.fail("open ledger", err)
	}
	return nil
}

// probe reads the format of what is there, 0 for nothing, without changing a byte of it: a
// connection that writes would turn another program's database to write-ahead logging.
func (l *Ledger) probe(ctx context.Context) (int, error) {
	if fi, err := os.Stat(l.path); err != nil || fi.Size() == 0 {
		return 0, nil // if it cannot be made either, opening says why
	}
	db, err := sql.Open("sqlite", dsn(l.path, "mode=ro", "busy_timeout(10000)"))
	if err != nil {
		return 0, l.fail("open ledger", err)
	}
	defer db.Close()
	return readFormat(ctx, db, l.path)
}

func (w *writer) close() error {
	var errs []error
	for _, s := range w.stmts {
		errs = append(errs, s.Close())
	}
	if w.conn != nil {
		errs = append(errs, w.conn.Close())
	}
	return errors.Join(append(errs, w.db.Close())...)
}

// write runs f in one transaction. A context that has ended before is honoured; one that
// ends later is not, so that a batch is finished. doing names the work in errors.
func (l *Ledger) write(ctx context.Context, doing string, f func(tx *writer) error) error {
	if l.w == nil {
		return errReadOnly
	}
	l.w.mu.Lock()
	defer l.w.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := l.w.exec("BEGIN IMMEDIATE"); err != nil {
		return l.fail(doing, err)
	}
	err := f(l.w)
	if err == nil {
		err = l.w.exec("COMMIT")
	}
	if err != nil {
		// A full disk may have rolled back already; then there is nothing to undo.
		_ = l.w.exec("ROLLBACK")
		return l.fail(doing, err)
	}
	return nil
}

func (w *writer) prepare(query string) (*sql.Stmt, error) {
	if s := w.stmts[query]; s != nil {
		return s, nil
	}
	s, err := w.conn.PrepareContext(context.Background(), query)
	if err == nil {
		w.stmts[query] = s
	}
	return s, err
}

func (w *writer) exec(query string, args ...any) error {
	s, err := w.prepare(query)
	if err == nil {
		_, err = s.ExecContext(context.Background(), args...)
	}
	return err
}

// insert returns the row id of what query inserted.
func (w *writer) insert(query string, args ...any) (int64, error) {
	s, err := w.prepare(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// changed returns how many rows query changed.
func (w *writer) changed(query string, args ...any) (int64, error) {
	s, err := w.prepare(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// one reads one row; found is false where there is none.
func (w *writer) one(query string, args []any, into ...any) (found bool, err error) {
	s, err := w.prepare(query)
	if err != nil {
		return false, err
	}
	err = s.QueryRowContext(context.Background(), args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// rows runs f for each row of a query; scan reads the row at hand.
func (w *writer) rows(query string, args []any, f func(scan func(...any) error) error) error {
	s, err := w.prepare(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(context.Background(), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
