package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"

	"hearsay/internal/store"
)

// Reports come in their order, with facts where they are wanted; iteration ends with whoever takes them, with an error, or with the context.
func TestFactsAhead(t *testing.T) {
	r := newLinked(t).reader
	broken := errors.New("broken")
	reports := func(n, bad int) iter.Seq2[store.Report, error] {
		return func(yield func(store.Report, error) bool) {
			for i := range n {
				rep := store.Report{}
				rep.Item.Ref, rep.Revision.Lang, rep.Revision.Text = fmt.Sprint(i), "en", fmt.Sprintf("The harbour cancelled %d ferries.", 100+i)
				if i == bad {
					yield(rep, broken)
					return
				}
				if !yield(rep, nil) {
					return
				}
			}
		}
	}
	odd := func(rep *store.Report) bool { return rep.Item.Ref[len(rep.Item.Ref)-1]%2 == 1 }
	n := 0
	for x, err := range factsAhead(t.Context(), reports(100, -1), r, odd) {
		if want := fmt.Sprint(n); err != nil || x.Item.Ref != want || len(x.facts.Figures) != n%2 || n%2 == 1 && x.facts.Figures[0].Value != float64(100+n) {
			t.Fatalf("report %s of %d: %+v, %v", x.Item.Ref, n, x.facts.Figures, err)
		}
		n++
	}
	for _, err := range factsAhead(t.Context(), reports(100, 60), r, odd) {
		if n++; (err != nil) != (n == 161) || err != nil && !errors.Is(err, broken) {
			t.Fatalf("report %d: %v", n-101, err)
		}
	}
	if n != 161 {
		t.Errorf("%d reports, want 100 and 61", n)
	}
	for range factsAhead(t.Context(), reports(100, -1), r, odd) {
		break // and nobody waits for the rest
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	for _, err := range factsAhead(ctx, reports(1000, -1), r, odd) {
		cancel()
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("cancelled: %v", last)
	}
}
