// Package follow keeps looking at what the user asked to follow and yields what is new: it
// asks the ledger what is due, fetches it, and returns each look with what it brought.
//
//	due → fetch → read the feed, or extract the page → record with visit → (ledger)
//
// The state of the world is the ledger's: what is due, how often it changes, how often it
// failed. A look takes effect when its record is committed, together with the articles it
// brought, so that a kill at any moment costs one fetch and no item. Until then its host
// counts as busy; one look at a host runs at a time.
//
// The pace adapts (see pace.go). New articles are looked at again after minutes, hours and
// days, since that is when headlines lose their hedges.
//
// Failure policy: whatever goes wrong with a feed or page becomes its status, with a reason
// that can be counted, and it is tried again later, ever more seldom. Only the ledger's own
// errors end the run.
package follow

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"maps"
	"runtime"
	"sync"
	"time"

	"hearsay/internal/collect"
	"hearsay/internal/collect/fetch"
	"hearsay/internal/store"
)

// Ledger is what following needs to know.
type Ledger interface {
	// Due returns what is due at now, at most one target a host, and when the next one will be.
	Due(ctx context.Context, now time.Time, limit int, busy func(host string) bool) ([]store.Target, time.Time, error)
}

// Fetcher gets addresses; see package fetch.
type Fetcher interface {
	Get(context.Context, fetch.Request) (*fetch.Response, error)
	Ready(host string) time.Time
}

// Options of following. The zero value works.
type Options struct {
	// Once ends the run when everything that is due has been looked at once.
	Once bool
	// Workers look at hosts at the same time. Default 16: they mostly wait.
	Workers int
	Pace    Pace
	// Zone and Outlet know the user's table: the zone of an outlet, the outlet of a host.
	Zone   func(outlet string) *time.Location
	Outlet func(host string) string
	Now    func() time.Time
	// Wake, if not nil, makes the run ask the ledger again at once: something was added.
	Wake <-chan struct{}
	// Failed is told of an error of the ledger before the run ends.
	Failed func(error)
	Log    *slog.Logger // default: silent
	// Seen, if not nil, is told of every look when it is in the ledger.
	Seen func(Look)
}

// Look is one look at something, for logs, metrics and progress.
type Look struct {
	Target store.Target
	Status string // as in store.Check
	Items  int    // articles it brought, or addresses a feed named
	Bytes  int
	Took   time.Duration
}

// idle is how long the run sleeps at most before it asks the ledger again: another process
// may have added a feed.
const idle = 5 * time.Second

// Records yields looks as they end, in no order. The sequence ends when ctx does; with Once,
// when nothing is due. What is in flight then is given up; it is still due.
func Records(ctx context.Context, l Ledger, f Fetcher, o Options) iter.Seq[collect.Record] {
	if o.Workers <= 0 {
		o.Workers = 16
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Pace = o.Pace.orDefault()
	return func(yield func(collect.Record) bool) {
		ctx, stop := context.WithCancel(ctx)
		r := &runner{ctx: ctx, l: l, f: f, o: o, busy: map[string]bool{}, done: map[string]bool{}, folders: map[int64]listing{},
			out: make(chan []collect.Record), freed: make(chan struct{}, 1), cpu: make(chan struct{}, runtime.GOMAXPROCS(0))}
		defer r.wg.Wait()
		defer stop()
		r.run(yield)
	}
}

type runner struct {
	ctx   context.Context
	l     Ledger
	f     Fetcher
	o     Options
	out   chan []collect.Record // the records of one look
	freed chan struct{}         // a host is no longer busy
	cpu   chan struct{}         // extraction takes a processor; fetching does not
	wg    sync.WaitGroup

	mu      sync.Mutex
	busy    map[string]bool // hosts with a look that is not in the ledger yet
	done    map[string]bool // with Once: addresses looked at
	folders map[int64]listing
}

func (r *runner) run(yield func(collect.Record) bool) {
	for r.ctx.Err() == nil {
		next, settled, err := r.start()
		if err != nil {
			if r.ctx.Err() == nil && r.o.Failed != nil {
				r.o.Failed(err)
			}
			return
		}
		if r.o.Once && settled {
			return
		}
		wait := idle
		if d := next.Sub(r.o.Now()); !next.IsZero() && d < wait {
			wait = max(d, 10*time.Millisecond)
		}
		t := time.NewTimer(wait)
		select {
		case recs := <-r.out:
			for _, rec := range recs {
				if !yield(rec) {
					t.Stop()
					return
				}
			}
		case <-r.freed:
		case <-t.C:
		case <-r.o.Wake:
		case <-r.ctx.Done():
		}
		t.Stop()
	}
}

func (r *runner) flying() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.busy)
}

// start sends off looks at what is due and returns when there will be more. settled says that
// none was begun and none was under way.
func (r *runner) start() (next time.Time, settled bool, err error) {
	now := r.o.Now()
	free := r.o.Workers - r.flying()
	if free <= 0 {
		return next, false, nil
	}
	// A host that is freed while the ledger is being asked may be answered for as it was
	// before its look was committed: it waits for the next round.
	r.mu.Lock()
	before := maps.Clone(r.busy)
	r.mu.Unlock()
	targets, next, err := r.l.Due(r.ctx, now, free, func(host string) bool {
		r.mu.Lock()
		defer r.mu.Unlock()
		if before[host] || r.busy[host] {
			return true
		}
		at := r.f.Ready(host)
		rests := host != "" && at.Sub(now) > time.Second
		return rests && (!r.o.Once || at.Sub(now) > time.Minute)
	})
	if err != nil {
		return next, false, err
	}
	started := 0
	for _, t := range targets {
		host, key := hostOf(t), keyOf(t)
		r.mu.Lock()
		again := r.o.Once && r.done[key]
		if !again {
			r.busy[host], r.done[key] = true, r.o.Once
		}
		r.mu.Unlock()
		if again {
			continue
		}
		started++
		r.wg.Go(func() { r.look(t, host) })
	}
	return next, started == 0 && len(before) == 0, nil
}

func keyOf(t store.Target) string {
	if t.Feed != nil {
		return fmt.Sprint("feed ", t.Feed.ID)
	}
	return fmt.Sprint("page ", t.Page.ID)
}

// look looks at t and hands over its records; the last one carries the visit.
func (r *runner) look(t store.Target, host string) {
	began := r.o.Now()
	var recs []collect.Record
	var v store.Visit
	switch {
	case t.Feed == nil:
		recs, v = r.page(t)
	case t.Feed.Kind == store.FeedFolder:
		recs, v = r.folder(t.Feed)
	default:
		recs, v = r.feed(t.Feed)
	}
	if r.ctx.Err() != nil { // given up, not failed
		r.free(host)
		return
	}
	items := len(v.Found)
	for i := range recs {
		if recs[i].Article != nil {
			items++
		}
	}
	if len(recs) == 0 || recs[len(recs)-1].Visit != nil {
		recs = append(recs, collect.Record{})
	}
	last := &recs[len(recs)-1]
	last.Visit = &v
	size := 0
	if v.Raw != nil {
		size = len(v.Raw.Body)
	}
	last.Done = func() {
		r.free(host)
		if r.o.Seen != nil {
			r.o.Seen(Look{Target: t, Status: v.Status, Items: items, Bytes: size, Took: r.o.Now().Sub(began)})
		}
	}
	r.o.Log.Info("looked", "at", address(t), "status", v.Status, "detail", v.Detail, "items", items, "bytes", size, "next", v.Due)
	r.send(recs)
}

func (r *runner) send(recs []collect.Record) bool {
	select {
	case r.out <- recs:
		return true
	case <-r.ctx.Done():
		return false
	}
}

func (r *runner) free(host string) {
	r.mu.Lock()
	delete(r.busy, host)
	r.mu.Unlock()
	select {
	case r.freed <- struct{}{}:
	default:
	}
}

func address(t store.Target) string {
	if t.Feed != nil {
		return t.Feed.URL
	}
	return t.Page.URL
}
