package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"hearsay/internal/pipeline"
)

// progress shows how far an ingest is: a bar where stderr is a terminal and the work takes
// over a second, otherwise a line every ten seconds.
type progress struct {
	a     *app
	total int64 // bytes of all inputs, 0 if unknown
	start time.Time

	last atomic.Pointer[pipeline.Progress] // read by the bar's own goroutine, which must not wait for show

	mu   sync.Mutex
	line time.Time // when the last line was printed
	bars *mpb.Progress
	bar  *mpb.Bar
}

func newProgress(a *app, total int64) *progress {
	now := time.Now()
	return &progress{a: a, total: total, start: now, line: now}
}

// show is called after every transaction.
func (p *progress) show(n pipeline.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last.Store(&n)
	now := time.Now()
	switch {
	case p.bar != nil:
		p.bar.SetCurrent(min(n.Bytes, p.bytes()-1)) // only the end completes it: reading goes on after the last byte
	case p.a.errTTY && now.Sub(p.start) > time.Second:
		p.bars = mpb.New(mpb.WithOutput(p.a.stderr), mpb.WithWidth(min(60, p.a.width/2)))
		p.bar = p.bars.AddBar(p.bytes(), mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(decor.Any(func(decor.Statistics) string { return p.words() + " " })))
	case !p.a.errTTY && now.Sub(p.line) > 10*time.Second:
		p.line = now
		fmt.Fprintf(p.a.stderr, "hearsay: %s\n", p.words())
	}
}

// bytes is the length of the bar; one of unknown length stays empty.
func (p *progress) bytes() int64 { return max(p.total, 2) }

func (p *progress) words() string {
	n := p.last.Load()
	s := fmt.Sprintf("%d lines in, %d articles read", n.Lines, n.Read)
	if p.total > 0 {
		s = fmt.Sprintf("%3d %% · %s", min(100, 100*n.Bytes/p.total), s)
	}
	if n.Pending > 0 {
		s += fmt.Sprintf(", %d to read", n.Pending)
	}
	if n.Linking {
		s += ", linking"
	}
	return s
}

// end takes the bar away; the summary follows.
func (p *progress) end() {
	p.mu.Lock()
	bar, bars := p.bar, p.bars
	p.mu.Unlock()
	if bar != nil {
		bar.Abort(true)
		bars.Wait()
	}
}
