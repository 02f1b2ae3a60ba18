// Package pipeline is the wiring: it lets records flow from the inputs through the ledger
// to every stage that follows it, and returns when all have caught up.
//
//	input → append → read → write
//
// The four run at the same time, joined by short channels, so that a slow one holds the
// others back instead of filling memory: what is in flight is bounded by bytes as well as
// by count. Articles reach the reader by way of the ledger only. A stage asks for entries
// behind its cursor, and the cursor moves in the same transaction as what the stage found;
// a run that was killed, or a reader with a new version, therefore needs no case of its own.
//
// Failure policy: an article on which the reader fails is kept without quotes and recorded
// as a refusal under the stage's name. An error of the ledger or the end of the context
// stops the run after the transactions at hand; what they committed stays.
package pipeline

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// Reader turns one revision into a reading. It is pure and safe for concurrent use.
type Reader interface {
	Version() hearsay.StageVersion
	Read(*hearsay.Revision) hearsay.Reading
}

// Ledger is what ingesting needs of a store. Every method either takes effect whole or not
// at all, and repeating a call changes nothing.
type Ledger interface {
	Deliver(context.Context, store.Delivery) ([]store.Outcome, error)
	Refuse(context.Context, []store.Refusal) error
	Cursor(context.Context, hearsay.StageVersion) (int64, error)
	Entries(ctx context.Context, after int64, limit, maxBytes int) ([]store.Entry, error)
	PutReadings(ctx context.Context, stage hearsay.StageVersion, rs []hearsay.Reading, upto int64) (quotes int, err error)
}

var _ Ledger = (*embedded.Ledger)(nil)

// Options of a run. The zero value works.
type Options struct {
	// Workers read at the same time. Default: the processors at hand.
	Workers int
	// Progress, if not nil, is told how far the run is, after every transaction. Calls do
	// not overlap.
	Progress func(Progress)
	// BatchBytes bounds the text of one transaction, and half of it what is read at once.
	// Default 4 MiB; less takes less memory and costs a little time.
	BatchBytes int
	// After are stages that follow the reader, in order. They run in the end, and in a run that
	// goes on also whenever the reader has caught up, but for nine tenths of the time at most
	// after what they took before. An error ends the run.
	After []func(context.Context) error
	// Once lets them run in the end only. It is for an input that is all there, such as a file: views of a part, and then
	// of the rest with a month before it, need not be those of all at once (see [Views]), and where the parts meet would be
	// told by how busy the machine is.
	Once bool
}

// Progress of a run so far.
type Progress struct {
	Bytes   int64 // of all inputs, as collect counts them, committed to the ledger
	Lines   int   // articles and refusals committed
	Read    int   // entries read, those of earlier runs included
	Pending int   // entries appended by this run and not yet read
	Linking bool  // the stages behind the reader are at work; Progress is told again every second
}

// Bounds of what is in flight. A batch is one transaction: larger ones cost less an
// article, since the word indexes merge less often, but lose more work when killed. Beyond
// 256 articles the gain was under 3 %.
const (
	batchRecords = 256
	batchBytes   = 4 << 20
	batchWait    = 250 * time.Millisecond // for a slow input: how long a lone record waits for others
	chunkEntries = 128
	aheadBatches = 4 // transactions by which append may be ahead of read
)

// Ingest appends all records to the ledger and returns when reader has read every entry,
// those left over by earlier runs included. Records are taken in order. When ctx ends,
// Ingest does not wait for records that block; they should end then, too, as those of
// collect.Open do.
//
// The Summary counts what was committed, also when an error comes with it. The error is
// ctx's if the run was interrupted.
func Ingest(ctx context.Context, l Ledger, records iter.Seq[collect.Record], reader Reader, o Options) (Summary, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.BatchBytes <= 0 {
		o.BatchBytes = batchBytes
	}
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &run{ctx: inner, stop: stop, l: l, reader: reader, o: o, start: time.Now()}
	batches, appended := make(chan batch, 1), make(chan struct{}, aheadBatches)
	var wg sync.WaitGroup
	wg.Go(func() { r.input(records, batches) })
	wg.Go(func() { r.append(batches, appended) })
	wg.Go(func() { r.readAll(appended) })
	wg.Wait()
	r.mu.Lock() // an input that blocks may still be there
	defer r.mu.Unlock()
	r.sum.finish(time.Since(r.start), r.busy, o.Workers)
	if err := ctx.Err(); err != nil {
		return r.sum, err
	}
	return r.sum, context.Cause(inner)
}

// run is one call of Ingest.
type run struct {
	ctx    context.Context
	stop   context.CancelCauseFunc // with the first error; later ones follow from it
	l      Ledger
	reader Reader
	o      Options
	start  time.Time

	// db lets append and write take turns, so that waiting for the other is no work.
	db sync.Mutex

	// When the stages after the reader ended last, and how long they took; see follow.
	afterEnd  time.Time
	afterTook time.Duration

	mu   sync.Mutex // guards what follows
	sum  Summary
	prog Progress
	busy [stages]time.Duration
}

// work runs f and counts its time for a stage.
func (r *run) work(stage int, f func() error) {
	start := time.Now()
	err := f()
	d := time.Since(start)
	r.mu.Lock()
	r.busy[stage] += d
	r.mu.Unlock()
	if err != nil {
		r.stop(err)
	}
}

// note changes the counts and tells whoever watches.
func (r *run) note(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f()
	if r.o.Progress != nil {
		r.o.Progress(r.prog)
	}
}
