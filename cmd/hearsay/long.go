package main

import (
	"fmt"
	"sync"
	"time"
)

// long tells how far a job is that may take long: on a terminal one line that is written
// over, elsewhere a line every ten seconds; nothing within the first second.
type long struct {
	a *app

	mu         sync.Mutex
	start, old time.Time
	drawn      int
	ended      bool
}

func newLong(a *app) *long {
	now := time.Now()
	return &long{a: a, start: now, old: now}
}

// show is an embedded.Progress.
func (p *long) show(what string, done, total int64) {
	words := what
	switch {
	case total > 0:
		words = fmt.Sprintf("%s, %d of %d", what, done, total)
	case done > 0:
		words = fmt.Sprintf("%s, %d so far", what, done)
	}
	p.say(words)
}

func (p *long) say(words string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	pause := 10 * time.Second
	if p.a.errTTY {
		pause = 200 * time.Millisecond
	}
	if p.ended || now.Sub(p.start) < time.Second || now.Sub(p.old) < pause {
		return
	}
	p.old = now
	if !p.a.errTTY {
		fmt.Fprintf(p.a.stderr, "hearsay: %s\n", words)
		return
	}
	words = words[:min(len(words), max(p.a.width-1, 20))]
	fmt.Fprintf(p.a.stderr, "\r%-*s", p.drawn, words)
	p.drawn = max(p.drawn, len(words))
}

// end takes the line away. Calling it again does nothing.
func (p *long) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn > 0 {
		fmt.Fprintf(p.a.stderr, "\r%-*s\r", p.drawn, "")
	}
	p.drawn, p.ended = 0, true
}
