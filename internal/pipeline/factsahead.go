package pipeline

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"hearsay/internal/read"
	"hearsay/internal/store"
)

// factReport is a report with the facts of its texts.
type factReport struct {
	store.Report
	facts read.Facts // zero where they were not asked for
	err   error
	done  chan struct{} // closed once facts are there
}

// aheadOf is how many reports a core may be ahead of whoever takes them: enough that none waits, few enough that their texts need no memory.
const aheadOf = 8

// factsAhead yields reports in their order, those that want takes with their facts. Facts are read on all cores, ahead of whoever takes them; want is
// called by another goroutine. Iteration ends at the first error, which is that of reports or of ctx.
func factsAhead(ctx context.Context, reports iter.Seq2[store.Report, error], r *read.Reader, want func(*store.Report) bool) iter.Seq2[*factReport, error] {
	return func(yield func(*factReport, error) bool) {
		inner, stop := context.WithCancel(ctx)
		var running sync.WaitGroup
		defer running.Wait()
		defer stop()
		cores := runtime.GOMAXPROCS(0)
		queue := make(chan *factReport, aheadOf*cores)
		running.Go(func() {
			defer close(queue)
			busy := make(chan struct{}, cores)
			for rep, err := range reports {
				x := &factReport{Report: rep, err: err, done: make(chan struct{})}
				if err != nil || !want(&x.Report) {
					close(x.done)
				} else {
					busy <- struct{}{}
					running.Go(func() {
						x.facts = r.Facts(&x.Revision)
						<-busy
						close(x.done)
					})
				}
				select {
				case queue <- x:
				case <-inner.Done():
					return
				}
			}
		})
		for x := range queue {
			<-x.done
			if !yield(x, x.err) || x.err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}
