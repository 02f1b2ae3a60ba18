// Package embedded is the ledger in one SQLite file: every article, every revision, where
// each was seen, what was read in them, and the words to find them by.
//
// The tables and their columns stand in migrations/0001_ledger.sql; doc/ledger.md says what
// they mean, how identity works and what a crash leaves. One process writes, holding a lock
// beside the file; any number read, and no reader waits for the writer or the writer for a
// reader (SQLite's write-ahead log). The driver is modernc.org/sqlite: no cgo, and in the
// comparison of notes/stack.md only a fifth slower than the C library.
//
// Words of a query ([store.ArticleQuery].Text) are ANDed, "phrases" stay together, -word
// excludes, word* matches beginnings; words are folded to lower case, stripped of accents
// and stemmed as English (Porter 1980). See match.go.
//
// Failure policy: a write either happens whole or not at all. An error names the file; it
// wraps [store.ErrFull] where there was no room, [store.ErrLocked], [store.ErrNewer],
// [store.ErrOlder], [store.ErrNotLedger] or [store.ErrDamaged] where that is the cause.
package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"hearsay/internal/store"
)

// Options of a ledger. The zero value works.
type Options struct {
	// CacheMiB bounds the page cache of the writing connection. Default 64: the upper
	// levels of all indexes of some 200,000 articles.
	CacheMiB int
	// Readers bounds the read-only connections. Default 4.
	Readers int
	// ReaderMiB bounds the page cache of each of them. Default 16.
	ReaderMiB int
	// MaxPages bounds the file, in pages of 8 KiB; 0 leaves it to the disk.
	MaxPages int64

	// migrations stands in for the program's own in tests.
	migrations fs.FS
}

// Ledger is an open ledger. It is safe for concurrent use: readers share a small pool of
// connections, writers take turns.
type Ledger struct {
	path string
	mode string   // how readers open the file, see readOnly
	lock *os.File // nil for a reader
	r    *sql.DB
	w    *writer // nil for a reader

	closed  atomic.Bool
	zonesMu sync.Mutex
	zones   map[string]*time.Location // nil until asked; see OutletZone
	domains map[string]string         // nil until asked; see OutletAt
}

// errReadOnly is misuse by our own code: a command that writes opens a writer.
var errReadOnly = errors.New("ledger is open for reading only")

// Open opens the ledger at path for writing, making it and its folder if there is none and
// bringing an older one to this program's format after a copy of it was put beside it
// (path.before-NNNN, NNNN the first migration it lacked).
//
// The error wraps [store.ErrLocked] if another process writes, [store.ErrNewer] if the
// ledger has a later format, [store.ErrNotLedger] if the file is something else.
func Open(ctx context.Context, path string, o Options) (*Ledger, error) {
	path = filepath.Clean(path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, failure(path, "open ledger", err)
	}
	if err := looksLikeLedger(path); err != nil {
		return nil, err
	}
	lock, err := lockFile(path)
	if err != nil {
		return nil, err
	}
	l := &Ledger{path: path, lock: lock}
	if err := l.openWriter(ctx, o); err != nil {
		l.Close()
		return nil, err
	}
	if err := l.openReaders(ctx, o, "mode=ro"); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// OpenReader opens the ledger at path for queries only. It changes nothing, and works while
// another process writes and on a medium that cannot be written to. The error wraps
// [fs.ErrNotExist] if there is no ledger, else those of [Open], and [store.ErrOlder] if a
// writer must upgrade the ledger first.
func OpenReader(ctx context.Context, path string, o Options) (*Ledger, error) {
	path = filepath.Clean(path)
	if fi, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	} else if fi.Size() == 0 {
		return nil, fmt.Errorf("open ledger: %s is empty: %w", path, fs.ErrNotExist)
	}
	if err := looksLikeLedger(path); err != nil {
		return nil, err
	}
	l := &Ledger{path: path, mode: readOnly}
	err := l.openReaders(ctx, o, l.mode)
	if err != nil && !isLedgerError(err) && !hasLog(path) {
		// A folder that cannot be written to has no room for the shared index of the log.
		// Without a log there is nothing to share, and nobody can be writing.
		l.r.Close()
		if l.openReaders(ctx, o, unwritten) == nil {
			l.mode, err = unwritten, nil
		}
	}
	if err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Path returns the file that holds the ledger.
func (l *Ledger) Path() string { return l.path }

// Close releases the ledger. What was committed stays; a writer folds the log into the file.
// Closing again does nothing.
func (l *Ledger) Close() error {
	if l.closed.Swap(true) {
		return nil
	}
	var errs []error
	if l.r != nil {
		errs = append(errs, l.r.Close())
	}
	if l.w != nil { // after the readers: the last connection removes the log
		errs = append(errs, l.w.close())
	}
	if l.lock != nil {
		errs = append(errs, l.lock.Close()) // the file stays: removing it would let two writers hold "the" lock
	}
	return errors.Join(errs...)
}

func (l *Ledger) openReaders(ctx context.Context, o Options, mode string) error {
	n := o.Readers
	if n <= 0 {
		n = 4
	}
	cache := o.ReaderMiB
	if cache <= 0 {
		cache = 16
	}
	db, err := sql.Open("sqlite", dsn(l.path, mode, "busy_timeout(10000)", "query_only(1)", "foreign_keys(1)", fmt.Sprintf("cache_size(-%d)", cache<<10), "temp_store(2)"))
	if err != nil {
		return l.fail("open ledger", err)
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	l.r = db
	format, err := readFormat(ctx, db, l.path)
	if err != nil {
		return err
	}
	want, err := newestFormat(o.migrations)
	switch {
	case err != nil:
		return err
	case format > want:
		return tooNew(l.path, format, want)
	case format == 0:
		return fmt.Errorf("open ledger: %s holds nothing yet: %w", l.path, fs.ErrNotExist)
	case format < want:
		return fmt.Errorf("%w: %s has format %d, this hearsay needs %d", store.ErrOlder, l.path, format, want)
	}
	return nil
}

// dsn names the file to the driver. The path is escaped, since "?" and "#" in a file name
// would otherwise begin its options.
func dsn(path, mode string, pragmas ...string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // C:/…
	}
	u := (&url.URL{Path: abs}).EscapedPath()
	return "file:" + u + "?" + mode + "&_pragma=" + strings.Join(pragmas, "&_pragma=")
}

// lockFile takes the writer's lock. The lock is on a file of its own: SQLite's locks on the
// ledger itself are dropped when any handle on it is closed.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path+"-lock", os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, failure(path, "lock ledger", err)
	}
	held, err := tryLock(f)
	if held {
		f.Close()
		return nil, fmt.Errorf("%w: %s (it holds the lock %[2]s-lock)", store.ErrLocked, path)
	}
	if err != nil {
		f.Close()
		return nil, failure(path, "lock ledger", err)
	}
	return f, nil
}

// How readers open the file: beside a writer, and where nobody can write, as on a read-only disk.
const (
	readOnly  = "mode=ro"
	unwritten = "mode=ro&immutable=1"
)

// hasLog reports whether committed pages may stand beside the file.
func hasLog(path string) bool {
	fi, err := os.Stat(path + "-wal")
	return err == nil && fi.Size() > 0
}
