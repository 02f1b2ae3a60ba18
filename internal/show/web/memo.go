package web

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// memo keeps pages that cost much to work out. What is older than fresh, or than [memoRest] times what it took to
// make, is given once more while it is worked out anew behind it; what is older than stale is waited for. One build
// runs for a key at a time, and goes on when those who waited have left. Safe for concurrent use.
type memo[V any] struct {
	fresh, stale time.Duration
	quick        time.Duration // what was made in less is made anew each time, so that small ledgers are never behind
	patience     time.Duration // a build that has run for so long is not waited for; 0: it is
	most         int           // entries; the oldest goes
	now          func() time.Time

	mu    sync.Mutex
	items map[string]*memoItem[V]
}

type memoItem[V any] struct {
	value V
	at    time.Time     // zero while there is none
	took  time.Duration // of the last build
	began time.Time     // the running build
	busy  chan struct{} // closed when the running build ends, nil if none runs
	err   error         // of the last build
}

// memoRest bounds what keeping fresh may cost: one part in so many of one processor for each page.
const memoRest = 20

// errUnderWay is [memo.get]'s where whoever asked had no more time, and the build goes on. It wraps
// [context.DeadlineExceeded].
var errUnderWay = fmt.Errorf("it is being worked out: %w", context.DeadlineExceeded)

// buildTimeout bounds what is worked out behind a page.
const buildTimeout = 10 * time.Minute

func newMemo[V any](fresh, stale time.Duration, most int, now func() time.Time) *memo[V] {
	return &memo[V]{fresh: fresh, stale: stale, most: most, now: now, items: map[string]*memoItem[V]{}}
}

// get returns what build makes for key. build gets a context of its own, since others may wait
// for the same. The error is build's, that of ctx where nobody waits any more, or [errUnderWay].
func (m *memo[V]) get(ctx context.Context, key string, build func(context.Context) (V, error)) (V, error) {
	m.mu.Lock()
	k := m.items[key]
	if k == nil {
		m.drop()
		k = &memoItem[V]{}
		m.items[key] = k
	}
	age := m.now().Sub(k.at)
	quick := k.took < m.quick
	if (k.at.IsZero() || quick || age > max(m.fresh, memoRest*k.took)) && k.busy == nil {
		k.busy, k.began = make(chan struct{}), time.Now()
		go m.build(k, build)
	}
	if !k.at.IsZero() && !quick && age <= m.stale {
		defer m.mu.Unlock()
		return k.value, nil
	}
	busy, since := k.busy, time.Since(k.began)
	m.mu.Unlock()
	var zero V
	if m.patience > 0 && since > m.patience {
		return zero, errUnderWay
	}
	select {
	case <-busy:
	case <-ctx.Done():
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return zero, errUnderWay
		}
		return zero, ctx.Err()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if k.err != nil {
		return zero, k.err
	}
	return k.value, nil
}

func (m *memo[V]) build(k *memoItem[V], build func(context.Context) (V, error)) {
	ctx, cancel := context.WithTimeout(context.Background(), buildTimeout)
	defer cancel()
	began := time.Now()
	v, err := build(ctx)
	m.mu.Lock()
	defer m.mu.Unlock()
	if k.err = err; err == nil {
		k.value, k.at, k.took = v, m.now(), time.Since(began)
	}
	close(k.busy)
	k.busy = nil
}

// drop makes room: the entry that was worked out first goes. Held.
func (m *memo[V]) drop() {
	if len(m.items) < m.most {
		return
	}
	oldest := ""
	for key, k := range m.items {
		if k.busy == nil && (oldest == "" || k.at.Before(m.items[oldest].at)) {
			oldest = key
		}
	}
	delete(m.items, oldest)
}

// forget makes everything stale: the next to ask waits for what is new.
func (m *memo[V]) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.items)
}
