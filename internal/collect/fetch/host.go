package fetch

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"time"
)

// Rest of a host that failed. After failsToRest failures in a row it is left alone for
// firstRest, doubled by every failure more, with a jitter of a quarter so that hosts that
// broke together do not come back together.
const (
	failsToRest = 4
	firstRest   = 2 * time.Minute
	longestRest = 6 * time.Hour
	maxHosts    = 20000 // states kept; hosts at rest are never forgotten
)

// hosts gives turns. A host's state is forgotten when the program ends: what is due, and
// after how many failures, stands in the ledger.
type hosts struct {
	o  *Options
	mu sync.Mutex
	m  map[string]*host
}

type host struct {
	turn  chan struct{} // holds one token: who has it may send
	next  time.Time     // not before
	delay time.Duration // as robots.txt asks, else 0
	fails int           // in a row
}

func (h *hosts) init(o *Options) { h.o, h.m = o, map[string]*host{} }

func (h *hosts) get(name string) *host {
	name = strings.ToLower(name)
	h.mu.Lock()
	defer h.mu.Unlock()
	x := h.m[name]
	if x == nil {
		h.forget()
		x = &host{turn: make(chan struct{}, 1)}
		x.turn <- struct{}{}
		h.m[name] = x
	}
	return x
}

// forget makes room, from hosts that could be asked now.
func (h *hosts) forget() {
	if len(h.m) < maxHosts {
		return
	}
	now := h.o.Now()
	for name, x := range h.m {
		if len(x.turn) == 1 && x.fails == 0 && x.next.Before(now) {
			delete(h.m, name)
		}
	}
}

func (h *hosts) ready(name string) time.Time {
	x := h.get(name)
	h.mu.Lock()
	defer h.mu.Unlock()
	return x.next
}

// slow sets the pause that a host's robots.txt asks for, at most half a minute.
func (h *hosts) slow(name string, d time.Duration) {
	x := h.get(name)
	h.mu.Lock()
	x.delay = min(d, 30*time.Second)
	h.mu.Unlock()
}

// turn waits until the host may be asked and returns what ends the turn: with the refusal
// the request ended in, or nil; void says that it never ended. A host that rests for more
// than a minute is not waited for.
func (h *hosts) turn(ctx context.Context, name string) (release func(no *Refused, void bool), err error) {
	x := h.get(name)
	select {
	case <-x.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	h.mu.Lock()
	wait := x.next.Sub(h.o.Now())
	h.mu.Unlock()
	if wait > time.Minute {
		x.turn <- struct{}{}
		return nil, &Refused{Reason: Resting, Detail: fmt.Sprintf("for another %v", wait.Round(time.Second)), Retry: wait}
	}
	if wait > 0 {
		if err := h.o.Sleep(ctx, wait); err != nil {
			x.turn <- struct{}{}
			return nil, err
		}
	}
	return func(no *Refused, void bool) {
		h.mu.Lock()
		if !void {
			x.done(no, h.o)
		}
		h.mu.Unlock()
		x.turn <- struct{}{}
	}, nil
}

// done sets when the host may be asked next.
func (x *host) done(no *Refused, o *Options) {
	pause := max(o.Delay, x.delay)
	switch {
	case no == nil || !no.hostly():
		x.fails = 0
	default:
		if x.fails++; x.fails >= failsToRest {
			pause = max(pause, rest(x.fails-failsToRest))
		}
	}
	if no != nil {
		pause = max(pause, no.Retry)
	}
	x.next = o.Now().Add(pause)
}

func rest(times int) time.Duration {
	d := longestRest
	if times < 8 {
		d = min(d, firstRest<<times)
	}
	return Jitter(d)
}

// Jitter returns d, up to a quarter more or less.
func Jitter(d time.Duration) time.Duration {
	return time.Duration(float64(d) * (0.75 + rand.Float64()/2))
}

// hostly reports whether a refusal tells of the host rather than of one address.
func (r *Refused) hostly() bool {
	switch r.Reason {
	case TooSlow, NoHost, NoConnection, BadCertificate, BadAnswer, BrokenBody, PrivateAddress:
		return true
	}
	return r.Code >= 500 || r.Code == 429
}
