package pipeline

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"hearsay/internal/collect"
)

// A busy machine lets the reader wait for the rest of a file as a slow writer does. The stages behind it run once, in the end, where the
// input is all there: what is linked in parts need not be what is linked at once.
func TestOnce(t *testing.T) {
	for _, once := range []bool{true, false} {
		l := newLinked(t)
		var mu sync.Mutex
		read, ran := 0, 0
		stage := func(context.Context) error {
			mu.Lock()
			defer mu.Unlock()
			ran++
			return nil
		}
		done := func() bool {
			mu.Lock()
			defer mu.Unlock()
			return read > 0 && (once || ran > 0)
		}
		records := func(yield func(collect.Record) bool) {
			for i, r := range told() {
				for i == 2 && !done() {
					time.Sleep(10 * time.Millisecond)
				}
				if i == 2 && once {
					time.Sleep(2 * afterWait)
				}
				if !yield(r) {
					return
				}
			}
		}
		o := Options{Once: once, After: []func(context.Context) error{stage}, Progress: func(p Progress) {
			mu.Lock()
			defer mu.Unlock()
			read = p.Read
		}}
		if _, err := Ingest(context.Background(), l, records, l.reader, o); err != nil {
			t.Fatal(err)
		}
		if once && ran != 1 || !once && ran < 2 {
			t.Errorf("once %v: the stages ran %d times", once, ran)
		}
	}
}

// A ledger that grew in parts has the views of one that took everything at once after a run over everything, byte for byte: incidents,
// too, which weigh words by the charges at hand.
func TestWhole(t *testing.T) {
	rs := worldOfMonths(t)
	whole := newLinked(t)
	whole.take(rs...)
	want := whole.views()

	l := newLinked(t)
	slices.SortFunc(rs, func(a, b collect.Record) int {
		return cmp.Or(a.Article.Published.UTC.Compare(b.Article.Published.UTC), a.Pos-b.Pos)
	})
	for part := range slices.Chunk(rs, 80) {
		l.take(part...)
	}
	if maps.Equal(l.views(), want) {
		t.Error("parts have the views of the whole by themselves: this test shows nothing")
	}
	if err := l.stage(l).Whole().CatchUp(context.Background()); err != nil {
		t.Fatal(err)
	}
	l.same("after a run over everything", want)
}
