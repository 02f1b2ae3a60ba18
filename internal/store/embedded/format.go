package embedded

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"

	"hearsay/internal/store"
)

//go:embed migrations/*.sql
var ownMigrations embed.FS

// applicationID marks our files in SQLite's header: "HEAR".
const applicationID = 0x48454152

// migrationsOf returns the folder of migrations to use.
func migrationsOf(f fs.FS) fs.FS {
	if f != nil {
		return f
	}
	sub, err := fs.Sub(ownMigrations, "migrations")
	if err != nil {
		panic(err) // unreachable: the folder is embedded
	}
	return sub
}

// newestFormat is the number of the last migration, which is the ledger's format.
func newestFormat(f fs.FS) (int, error) {
	names, err := fs.Glob(migrationsOf(f), "*.sql")
	if err != nil {
		return 0, err
	}
	newest := 0
	for _, name := range names {
		n, err := strconv.Atoi(strings.SplitN(path.Base(name), "_", 2)[0])
		if err != nil {
			return 0, fmt.Errorf("migration %s has no number", name)
		}
		newest = max(newest, n)
	}
	return newest, nil
}

// Format returns the ledger format that this program writes.
func Format() int {
	n, err := newestFormat(nil)
	if err != nil {
		panic(err) // unreachable: the names are embedded
	}
	return n
}

// looksLikeLedger says at once, and without opening a database, what is no SQLite file.
func looksLikeLedger(name string) error {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open ledger: %w", err)
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	b := make([]byte, len(magic))
	switch n, err := io.ReadFull(f, b); {
	case n == 0 && err == io.EOF:
		return nil // empty: a ledger to be
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("open ledger: %w", err)
	case string(b) != magic:
		return fmt.Errorf("%s is %w", name, store.ErrNotLedger)
	}
	return nil
}

// readFormat returns the format of an open file, 0 if it is empty. Every migration sets it
// (PRAGMA user_version) in its own transaction, so it is never ahead of the tables.
func readFormat(ctx context.Context, db *sql.DB, name string) (int, error) {
	var app, format, tables int
	err := db.QueryRowContext(ctx, `SELECT a.application_id, u.user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id a, pragma_user_version u`).Scan(&app, &format, &tables)
	switch {
	case err != nil:
		return 0, failure(name, "open ledger", err)
	case app == applicationID:
		return format, nil
	case app == 0 && tables == 0:
		return 0, nil
	case app == 0 && onlyGoose(ctx, db): // killed between the first two steps of making it
		return 0, nil
	}
	return 0, fmt.Errorf("%s is %w but another program's database", name, store.ErrNotLedger)
}

func onlyGoose(ctx context.Context, db *sql.DB) bool {
	var others int
	err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema
		WHERE tbl_name NOT IN ('goose_db_version', 'sqlite_sequence')`).Scan(&others)
	return err == nil && others == 0
}

func tooNew(name string, has, knows int) error {
	return fmt.Errorf("%w: %s has format %d, this one knows up to %d", store.ErrNewer, name, has, knows)
}

// isLedgerError reports whether err is a verdict on the file rather than trouble opening it.
func isLedgerError(err error) bool {
	for _, e := range []error{store.ErrNewer, store.ErrOlder, store.ErrNotLedger, store.ErrDamaged, fs.ErrNotExist} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// migrate brings an open file from format has to the newest one. An existing ledger is
// copied first: a migration that turns out wrong must cost nothing but the copy's room.
func (l *Ledger) migrate(ctx context.Context, db *sql.DB, has int, o Options) error {
	want, err := newestFormat(o.migrations)
	if err != nil || has == want {
		return err
	}
	if has > want {
		return tooNew(l.path, has, want)
	}
	if has > 0 {
		if err := l.copyBefore(ctx, db, has+1); err != nil {
			return err
		}
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, migrationsOf(o.migrations), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return l.fail("upgrade ledger", err)
	}
	if _, err := p.Up(ctx); err != nil {
		return l.fail("upgrade ledger", err)
	}
	return nil
}

// copyBefore writes path.before-NNNN under another name and renames it when it is whole.
func (l *Ledger) copyBefore(ctx context.Context, db *sql.DB, next int) error {
	to := fmt.Sprintf("%s.before-%04d", l.path, next)
	tmp := to + ".part"
	os.Remove(tmp)
	_, err := db.ExecContext(ctx, "VACUUM INTO ?", tmp)
	if err == nil {
		err = syncFile(tmp)
	}
	if err == nil {
		err = os.Rename(tmp, to)
	}
	if err != nil {
		os.Remove(tmp)
		return failure(to, "copy ledger before upgrade to", err)
	}
	return nil
}

func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
