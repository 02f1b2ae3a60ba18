package main

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"hearsay"
	"hearsay/internal/link/judge"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// soon is how long a page waits for the views that obey what was said.
const soon = 3 * time.Second

// desk takes what analysts say in the pages. It writes by a ledger that is open for writing already
// (serve --follow, demo), or opens one for as long as views are made anew.
type desk struct {
	ctx    context.Context
	read   *embedded.Ledger
	write  *embedded.Ledger // nil: opened by need
	path   string
	reader *read.Reader
	who    string
	now    func() time.Time
	relink *sync.Mutex // whoever makes views holds it

	mu    sync.Mutex
	borne *embedded.Ledger // the one opened by need, while it is
	want  bool             // something was said since the running relink began
	done  chan struct{}    // closed when the running relink ends, nil if none runs
}

// Say keeps a statement.
func (d *desk) Say(ctx context.Context, verb hearsay.Verb, names []string, why string, set map[string]string) (s hearsay.Statement, err error) {
	err = d.change(ctx, func(l *embedded.Ledger) error {
		if s, err = pipeline.NewStatement(ctx, l, d.reader.World(), verb, names, set); err != nil {
			return err
		}
		s.At, s.Who, s.Why = d.now(), d.who, why
		s, err = l.PutStatement(ctx, s)
		return err
	})
	return s, err
}

// Undo takes a statement back.
func (d *desk) Undo(ctx context.Context, id string) error {
	return d.change(ctx, func(l *embedded.Ledger) error { return l.UndoStatement(ctx, id, d.now()) })
}

// Statements lists them.
func (d *desk) Statements(ctx context.Context) ([]hearsay.Statement, error) {
	all, err := d.read.Statements(ctx)
	if err != nil {
		return nil, err
	}
	return pipeline.Standing(ctx, d.read, all), nil
}

// About are those on one article.
func (d *desk) About(ctx context.Context, id hearsay.ArticleID) ([]hearsay.Statement, error) {
	all, err := d.read.Statements(ctx)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s hearsay.Statement) bool {
		return !s.Undone.IsZero() || !slices.ContainsFunc(s.About, func(t hearsay.Target) bool { return t.Article == id })
	})
	return slices.DeleteFunc(pipeline.Standing(ctx, d.read, all), func(s hearsay.Statement) bool { return s.State == judge.Lost }), nil
}

// Busy reports whether views are being made anew.
func (d *desk) Busy() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.done != nil
}

// change writes and has views made anew, for which it waits a little.
func (d *desk) change(ctx context.Context, f func(*embedded.Ledger) error) error {
	d.mu.Lock()
	l, err := d.writer()
	if err == nil {
		err = f(l)
	}
	if err != nil {
		d.rest()
		d.mu.Unlock()
		return deskError(err)
	}
	d.want = true
	if d.done == nil {
		d.done = make(chan struct{})
		go d.makeViews()
	}
	done := d.done
	d.mu.Unlock()
	select {
	case <-done:
	case <-time.After(soon):
	case <-ctx.Done():
	}
	return nil
}

// writer returns a ledger to write to. Held.
func (d *desk) writer() (*embedded.Ledger, error) {
	if d.write != nil {
		return d.write, nil
	}
	if d.borne == nil {
		l, err := embedded.Open(d.ctx, d.path, embedded.Options{})
		if err != nil {
			return nil, err
		}
		d.borne = l
	}
	return d.borne, nil
}

// rest closes the ledger that was opened by need, if nobody uses it. Held.
func (d *desk) rest() {
	if d.borne != nil && d.done == nil {
		d.borne.Close()
		d.borne = nil
	}
}

// makeViews makes views anew until nothing was said meanwhile. A failure leaves the work to the next
// ingest, which finds that the statements have changed.
func (d *desk) makeViews() {
	for {
		d.mu.Lock()
		l, err := d.writer()
		if !d.want || err != nil || d.ctx.Err() != nil {
			close(d.done)
			d.done = nil
			d.rest()
			d.mu.Unlock()
			return
		}
		d.want = false
		d.mu.Unlock()
		d.relink.Lock()
		pipeline.NewViews(l, d.reader).CatchUp(d.ctx)
		d.relink.Unlock()
	}
}

// deskError words errors for the pages.
func deskError(err error) error {
	var name *pipeline.NameError
	switch {
	case errors.As(err, &name):
		return &web.DeskError{Problem: name.Problem, Hint: name.Hint}
	case errors.Is(err, store.ErrNotFound):
		return &web.DeskError{Problem: err.Error(), Hint: "It may have been taken back, or read anew; open the page again."}
	case errors.Is(err, store.ErrLocked):
		return &web.DeskError{Problem: "Another process writes to the ledger", Hint: "Say it again when that ingest has ended, or let hearsay serve --follow do both."}
	}
	return err
}
