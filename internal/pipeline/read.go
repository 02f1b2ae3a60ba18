package pipeline

import (
	"context"
	"fmt"
	"sync"
	"time"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// chunk is a run of entries read by several workers and written in one transaction.
type chunk struct {
	entries  []store.Entry
	readings []hearsay.Reading // one for each entry
	failures []string          // one for each entry, "" where it was read
	left     sync.WaitGroup
	after    bool // no entries: the reader has caught up, and the stages behind it may run
}

// job is one entry of a chunk.
type job struct {
	c *chunk
	i int
}

// readAll follows the stage's cursor until appended is closed and nothing is left.
// Chunks are written in the order of seq, whichever worker ends first: the cursor may only
// pass what has been read.
func (r *run) readAll(appended <-chan struct{}) {
	jobs, chunks := make(chan job), make(chan *chunk, 1)
	var wg sync.WaitGroup
	for range r.o.Workers {
		wg.Go(func() {
			for j := range jobs {
				r.work(stageRead, func() error {
					j.c.readings[j.i], j.c.failures[j.i] = readSafely(r.reader, &j.c.entries[j.i].Revision)
					return nil
				})
				j.c.left.Done()
			}
		})
	}
	wg.Go(func() {
		for c := range chunks {
			if c.after {
				r.after()
				continue
			}
			c.left.Wait()
			r.write(c)
		}
	})
	r.dispatch(appended, jobs, chunks)
	close(jobs)
	close(chunks)
	wg.Wait()
	for range appended { // lets append end after an error
	}
}

// dispatch fetches entries and hands them out. Every job handed out is worked off, so
// nobody waits for a chunk in vain.
func (r *run) dispatch(appended <-chan struct{}, jobs chan<- job, chunks chan<- *chunk) {
	var after int64
	r.work(stageWrite, func() (err error) {
		after, err = r.l.Cursor(r.ctx, r.reader.Version())
		return err
	})
	dirty := false // entries were read since the stages behind the reader were asked to run
	for open := true; r.ctx.Err() == nil; {
		var c chunk
		r.work(stageWrite, func() (err error) {
			c.entries, err = r.l.Entries(r.ctx, after, chunkEntries, r.o.BatchBytes/2)
			return err
		})
		if len(c.entries) == 0 {
			if !open { // and nothing came since the last one
				chunks <- &chunk{after: true}
				return
			}
			var idle <-chan time.Time
			if dirty && len(r.o.After) > 0 && !r.o.Once {
				idle = time.After(r.pause())
			}
			select {
			case _, open = <-appended:
			case <-idle:
				chunks <- &chunk{after: true}
				dirty = false
			case <-r.ctx.Done():
			}
			continue
		}
		dirty = true
		after = c.entries[len(c.entries)-1].Seq
		c.readings = make([]hearsay.Reading, len(c.entries))
		c.failures = make([]string, len(c.entries))
		c.left.Add(len(c.entries))
		for i := range c.entries {
			jobs <- job{&c, i}
		}
		chunks <- &c
	}
}

// afterWait is how long the reader must have nothing to do before the stages behind it run.
const afterWait = 200 * time.Millisecond

// pause returns how long to wait before the stages behind the reader run again: nine times
// what they took, so that following never spends its time on them alone.
func (r *run) pause() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.afterEnd.IsZero() {
		return afterWait
	}
	return max(afterWait, 9*r.afterTook-time.Since(r.afterEnd))
}

// linking tells whoever watches that the stages behind the reader are at work, every second,
// until the function it returns is called.
func (r *run) linking() func() {
	if len(r.o.After) == 0 {
		return func() {}
	}
	r.note(func() { r.prog.Linking = true })
	ended := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for tick := time.NewTicker(time.Second); ; {
			select {
			case <-tick.C:
				r.note(func() {})
			case <-ended:
				tick.Stop()
				return
			}
		}
	})
	return func() {
		close(ended)
		wg.Wait()
		r.note(func() { r.prog.Linking = false })
	}
}

// after runs the stages behind the reader.
func (r *run) after() {
	start := time.Now()
	defer r.linking()()
	for _, f := range r.o.After {
		if r.ctx.Err() != nil {
			return
		}
		r.work(stageLink, func() error { return f(r.ctx) })
	}
	r.mu.Lock()
	r.afterEnd, r.afterTook = time.Now(), time.Since(start)
	r.mu.Unlock()
}

// write stores what was read in a chunk. Failures are recorded first: the cursor moves last.
func (r *run) write(c *chunk) {
	if r.ctx.Err() != nil {
		return
	}
	var failed []store.Refusal
	for i, why := range c.failures {
		if why != "" {
			failed = append(failed, store.Refusal{Source: string(r.reader.Version()), Pos: int(c.entries[i].Seq),
				Reason: "not read", Detail: fmt.Sprintf("article %s: %s", c.entries[i].Revision.RefOrID(), why)})
		}
	}
	quotes := 0
	done := false
	r.db.Lock()
	r.work(stageWrite, func() (err error) {
		if err := r.l.Refuse(r.ctx, failed); err != nil {
			return err
		}
		quotes, err = r.l.PutReadings(r.ctx, r.reader.Version(), c.readings, c.entries[len(c.entries)-1].Seq)
		done = err == nil
		return err
	})
	r.db.Unlock()
	if !done {
		return
	}
	r.note(func() {
		r.sum.Quotes += quotes
		r.sum.Failed += len(failed)
		for _, f := range failed {
			if len(r.sum.FirstFailed) < showFirst {
				r.sum.FirstFailed = append(r.sum.FirstFailed, f)
			}
		}
		r.prog.Read += len(c.entries)
		r.prog.Pending = max(0, r.prog.Pending-len(c.entries))
	})
}

// readSafely is reader.Read with a net under it: one article that trips the reader must not end
// a run of a million. It then gets a reading without quotes, and why says what happened.
func readSafely(reader Reader, rev *hearsay.Revision) (g hearsay.Reading, why string) {
	empty := hearsay.Reading{Revision: rev.ID, Version: reader.Version(), Level: hearsay.L0, Lang: rev.Lang, Genre: rev.Genre}
	defer func() {
		if p := recover(); p != nil {
			g, why = empty, fmt.Sprint("reader failed: ", p)
		}
	}()
	g = reader.Read(rev)
	g.Revision = rev.ID
	for i := range g.Quotes {
		if err := embedded.CheckQuote(&g.Quotes[i], rev); err != nil {
			return empty, fmt.Sprintf("quote %d: %v", i+1, err)
		}
	}
	return g, ""
}

// CatchUp lets reader read what the ledger holds and it has not read, without any input.
func CatchUp(ctx context.Context, l Ledger, reader Reader, o Options) (Summary, error) {
	return Ingest(ctx, l, nothing, reader, o)
}
