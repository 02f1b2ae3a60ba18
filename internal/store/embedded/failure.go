package embedded

import (
	"errors"
	"fmt"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"hearsay/internal/store"
)

// fail wraps what the engine said about this ledger: the file by name, and the sentinel a
// caller can act on. A write that cannot be completed counts as a full disk whatever the
// operating system called it: quotas and network disks answer "input/output error".
func (l *Ledger) fail(doing string, err error) error { return failure(l.path, doing, err) }

func failure(path, doing string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return fmt.Errorf("%s %s: %w (%w)", doing, path, store.ErrFull, err)
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch code := e.Code(); {
		case code&0xff == sqlite3.SQLITE_FULL, code == sqlite3.SQLITE_IOERR_WRITE, code == sqlite3.SQLITE_IOERR_FSYNC,
			code == sqlite3.SQLITE_IOERR_TRUNCATE, code == sqlite3.SQLITE_IOERR_SHMSIZE, code == sqlite3.SQLITE_IOERR_SHMOPEN:
			return fmt.Errorf("%s %s: %w (%w)", doing, path, store.ErrFull, err)
		case code&0xff == sqlite3.SQLITE_NOTADB:
			return fmt.Errorf("%s is %w (%w)", path, store.ErrNotLedger, err)
		case code&0xff == sqlite3.SQLITE_CORRUPT:
			return fmt.Errorf("%s %s: %w (%w)", doing, path, store.ErrDamaged, err)
		}
	}
	return fmt.Errorf("%s %s: %w", doing, path, err)
}
