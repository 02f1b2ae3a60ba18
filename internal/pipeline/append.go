package pipeline

import (
	"iter"
	"time"

	"hearsay/internal/collect"
	"hearsay/internal/store"
)

// batch is what one transaction of append takes.
type batch struct {
	in      []store.Incoming
	refused []store.Refusal
	visits  []store.Visit
	done    []func()
	read    int64 // bytes of all inputs up to its last record
	size    int   // bytes of text held
}

func (b *batch) add(rec collect.Record) {
	b.read = rec.Bytes
	if rec.Visit != nil {
		b.visits = append(b.visits, *rec.Visit)
		b.size += 500 * (1 + len(rec.Visit.Found))
		if rec.Visit.Raw != nil {
			b.size += len(rec.Visit.Raw.Body)
		}
	}
	if rec.Done != nil {
		b.done = append(b.done, rec.Done)
	}
	if rec.Article == nil && rec.Refusal == nil {
		return
	}
	if rec.Refusal != nil {
		b.refused = append(b.refused, *rec.Refusal)
		b.size += len(rec.Refusal.Detail) + 100
		return
	}
	b.in = append(b.in, store.Incoming{Article: *rec.Article, Status: rec.Status, Source: rec.Source, Pos: rec.Pos, At: rec.At, Page: rec.Page})
	b.size += len(rec.Article.Title) + len(rec.Article.Text) + 200
}

func (b *batch) len() int            { return len(b.in) + len(b.refused) + len(b.visits) }
func (b *batch) full(bytes int) bool { return b.len() >= batchRecords || b.size >= bytes }

// input pulls records and gathers them into batches. Its time is the time between records,
// be it parsing or waiting for a pipe. The record channel holds nothing, so that besides
// the batches only two records are in memory.
func (r *run) input(records iter.Seq[collect.Record], batches chan<- batch) {
	loose := make(chan collect.Record)
	go func() {
		defer close(loose)
		r.work(stageInput, func() error {
			for rec := range records {
				blocked := time.Now()
				select {
				case loose <- rec:
				case <-r.ctx.Done():
					return nil
				}
				r.mu.Lock()
				r.busy[stageInput] -= time.Since(blocked)
				r.mu.Unlock()
			}
			return nil
		})
	}()
	defer close(batches)
	var b batch
	var timeout <-chan time.Time // runs while b holds something
	send := func() bool {
		select {
		case batches <- b:
			b, timeout = batch{}, nil
			return true
		case <-r.ctx.Done():
			return false
		}
	}
	for {
		select {
		case rec, more := <-loose:
			if !more {
				if b.len() > 0 {
					send()
				}
				return
			}
			if b.len() == 0 {
				timeout = time.After(batchWait)
			}
			if b.add(rec); (b.full(r.o.BatchBytes) || rec.Visit != nil) && !send() { // somebody waits for a visit
				return
			}
		case <-timeout:
			if !send() {
				return
			}
		case <-r.ctx.Done(): // also while an input blocks, such as a terminal
			return
		}
	}
}

// append commits batches, and after each tells the read stage that there is something to
// read. When that is far behind, the telling blocks.
func (r *run) append(batches <-chan batch, appended chan<- struct{}) {
	defer close(appended)
	for b := range batches {
		if r.ctx.Err() != nil {
			continue // the input ends by itself
		}
		var out []store.Outcome
		done := false
		r.db.Lock()
		r.work(stageAppend, func() (err error) {
			out, err = r.l.Deliver(r.ctx, store.Delivery{In: b.in, Refused: b.refused, Visits: b.visits})
			done = err == nil
			return err
		})
		r.db.Unlock()
		if !done {
			continue
		}
		r.note(func() { r.count(b, out) })
		for _, f := range b.done {
			f()
		}
		select {
		case appended <- struct{}{}:
		case <-r.ctx.Done():
		}
	}
}

// count adds a committed batch to the summary.
func (r *run) count(b batch, out []store.Outcome) {
	for i, o := range out {
		switch o.Fate {
		case store.FateNew:
			r.sum.New++
		case store.FateSame:
			r.sum.Same++
		case store.FateUpdated:
			r.sum.Updated++
		}
		if o.Fate != store.FateSame {
			r.prog.Pending++
		}
		if o.RefTaken != "" {
			r.sum.RefsTaken++
			if len(r.sum.FirstRefsTaken) < showFirst {
				in := &b.in[i]
				r.sum.FirstRefsTaken = append(r.sum.FirstRefsTaken, RefTaken{Ref: in.Article.Ref, Source: in.Source, Pos: in.Pos, Article: o.Article, Owner: o.RefTaken})
			}
		}
	}
	r.sum.Articles += len(out)
	r.sum.Refused += len(b.refused)
	r.sum.Visits += len(b.visits)
	for _, f := range b.refused {
		if len(r.sum.FirstRefusals) < showFirst {
			r.sum.FirstRefusals = append(r.sum.FirstRefusals, f)
		}
	}
	r.sum.Lines = r.sum.Articles + r.sum.Refused
	r.prog.Lines, r.prog.Bytes = r.sum.Lines, b.read
}
