package pipeline

import (
	"context"
	"testing"

	"hearsay/internal/store"
)

// What is appended while the stages behind the reader run, and is not read yet, is linked with the next run.
func TestLinkUnread(t *testing.T) {
	ctx := context.Background()
	rs := told()
	whole := newLinked(t)
	whole.take(rs...)

	l := newLinked(t)
	late, came := rs[2], false // the denial
	o := Options{After: []func(context.Context) error{
		func(ctx context.Context) error {
			if came {
				return nil
			}
			came = true
			var b batch
			b.add(late)
			_, err := l.Deliver(ctx, store.Delivery{In: b.in})
			return err
		},
		NewCopies(l).CatchUp, l.stage(l).CatchUp,
	}}
	if _, err := Ingest(ctx, l, these(append(rs[:2:2], rs[3])), l.reader, o); err != nil {
		t.Fatal(err)
	}
	if _, err := CatchUp(ctx, l, l.reader, o); err != nil {
		t.Fatal(err)
	}
	l.same("an article that came unread while the rest was linked", whole.views())
}
