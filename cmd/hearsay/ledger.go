package main

import (
	"errors"
	"fmt"
	"io/fs"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// openWriter opens the ledger for writing, making one if there is none.
func openWriter(a *app, f ledgerFlag) (*embedded.Ledger, error) {
	return openWriterWith(a, f, embedded.Options{})
}

func openWriterWith(a *app, f ledgerFlag, o embedded.Options) (*embedded.Ledger, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	l, err := embedded.Open(a.ctx, path, o)
	return l, ledgerHint(err)
}

// openReader opens the ledger for questions.
func openReader(a *app, f ledgerFlag) (*embedded.Ledger, error) {
	return openReaderWith(a, f, embedded.Options{})
}

func openReaderWith(a *app, f ledgerFlag, o embedded.Options) (*embedded.Ledger, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	l, err := embedded.OpenReader(a.ctx, path, o)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, hintf(fmt.Errorf("no ledger at %s", path), "hearsay ingest FILE… makes one; --db FILE or $HEARSAY_DB names another")
	}
	return l, ledgerHint(err)
}

// ledgerHint says what to do about an error of the ledger.
func ledgerHint(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, store.ErrLocked):
		return hintf(err, "one process writes at a time: stop the other (ingest, serve --follow), run this, start it again. What only reads works meanwhile: search, quotes, serve, backup, doctor")
	case errors.Is(err, store.ErrNewer):
		return hintf(err, "use the hearsay that wrote it, or a later one")
	case errors.Is(err, store.ErrOlder):
		return hintf(err, "hearsay ingest brings it up to date and keeps a copy beside it")
	case errors.Is(err, store.ErrNotLedger):
		return hintf(err, "name the ledger with --db FILE or $HEARSAY_DB")
	case errors.Is(err, store.ErrDamaged):
		return hintf(err, "hearsay doctor says more; ingesting the same input into a new ledger rebuilds it")
	case errors.Is(err, fs.ErrPermission):
		return hintf(err, "this user may not write there: what only reads works, a copy elsewhere can be written to (hearsay backup FILE), --db FILE names another ledger")
	case errors.Is(err, store.ErrFull):
		return hintf(err, "make room and run the command again; what was finished is kept")
	case errors.Is(err, store.ErrQuery):
		return usageError{err}
	}
	return err
}
