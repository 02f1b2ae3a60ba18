package embedded

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"hearsay"
	"hearsay/internal/store"
)

func FuzzPassages(f *testing.F) {
	f.Add([]byte{0})
	f.Add(appendPassages(nil, []store.SharedPassage{{A: hearsay.Span{Start: 3, End: 90}, B: hearsay.Span{Start: 500, End: 590}, Words: 14, Quoted: 2}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		ps, err := passagesOf(b)
		if err != nil {
			return
		}
		again, err := passagesOf(appendPassages(nil, ps))
		if err != nil || !reflect.DeepEqual(ps, again) {
			t.Fatalf("%v: %v, then %v", err, ps, again)
		}
	})
}

// A step takes effect whole; pruning leaves its cursor, and a redaction takes what it kept of
// the articles it touched.
func TestShared(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	const stage = "link/copies/test"
	if _, err := l.Deliver(ctx, store.Delivery{In: []store.Incoming{
		article("The Kestrel Post", "k.example/1", "Aro said the Heron was seen.", 0),
		article("Meridian Radio", "m.example/2", "The Heron was seen, Lund said.", 1),
		article("Meridian Radio", "m.example/3", "Nothing was seen.", 2)}}); err != nil {
		t.Fatal(err)
	}
	texts, upto, err := l.SharedPending(ctx, stage, 10, 1<<20)
	if err != nil || len(texts) != 3 || upto != 3 {
		t.Fatal(len(texts), upto, err)
	}
	one, two := texts[0], texts[1]
	edge := store.SharedEdge{A: one.Item, B: two.Item, Kind: "reuse", Resemblance: 0.3, OfA: 0.5, OfB: 0.4, Shared: 4,
		Passages: []store.SharedPassage{{A: hearsay.Span{Start: 9, End: 27}, B: hearsay.Span{End: 18}, Words: 4}}}
	rows := func(q store.SharedQuery) (out []store.SharedRow) {
		t.Helper()
		for r, err := range l.Shared(ctx, stage, q) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, r)
		}
		return out
	}
	turned := edge
	turned.A, turned.B = edge.B, edge.A
	features := []store.SharedFeatures{{Item: one.Item, Revision: one.Revision, Body: []byte{1}}, {Item: two.Item, Revision: two.Revision, Body: []byte{2}}}
	if err := l.PutShared(ctx, stage, store.SharedChange{Features: features, Edges: []store.SharedEdge{edge, turned}, Upto: upto}); err == nil {
		t.Fatal("an edge the wrong way round was taken")
	}
	if at, _ := l.Cursor(ctx, stage); at != 0 || len(rows(store.SharedQuery{})) != 0 {
		t.Fatal("half of a step that failed is there")
	}
	if err := l.PutShared(ctx, stage, store.SharedChange{Features: features, Edges: []store.SharedEdge{edge}, Upto: upto}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		q    store.SharedQuery
		want int
	}{
		{store.SharedQuery{}, 1}, {store.SharedQuery{Kind: "reuse"}, 1}, {store.SharedQuery{Kind: "copy"}, 0}, {store.SharedQuery{Outlet: "Meridian Radio"}, 1},
		{store.SharedQuery{Outlet: "Nobody"}, 0}, {store.SharedQuery{Article: two.Article}, 1}, {store.SharedQuery{Article: texts[2].Article}, 0},
		{store.SharedQuery{Since: "2100-01-01"}, 0}, {store.SharedQuery{Since: "1991-01-01"}, 1}, {store.SharedQuery{Lang: "xx"}, 0},
	} {
		if got := rows(c.q); len(got) != c.want {
			t.Errorf("%+v: %d rows, want %d", c.q, len(got), c.want)
		}
	}
	r := rows(store.SharedQuery{})[0]
	want := edge.Passages[0]
	if r.A.ID != one.Article {
		want.A, want.B = want.B, want.A
	}
	if len(r.Passages) != 1 || r.Passages[0] != want {
		t.Errorf("%+v", r.Passages)
	}
	for since, want := range map[string]int{"": 1, "1991-01-01": 1, "2100-01-01": 0} {
		n := 0
		for p, err := range l.SharedPairs(ctx, stage, since) {
			n++
			if err != nil || p.A != one.Article || p.B != two.Article || p.Kind != "reuse" || p.OfA != 0.5 || p.OfB != 0.4 || p.Shared != 4 || len(p.Passages) != 1 || p.Passages[0] != edge.Passages[0] {
				t.Errorf("%+v, %v", p, err)
			}
		}
		if n != want {
			t.Errorf("since %q: %d pairs, want %d", since, n, want)
		}
	}
	for _, err := range l.SharedPairs(ctx, stage, "no day") {
		if !errors.Is(err, store.ErrQuery) {
			t.Errorf("a day that is none: %v", err)
		}
	}
	if _, err := l.Prune(ctx, PruneOptions{Keep: "read/x"}, nil); err != nil {
		t.Fatal(err)
	}
	if at, _ := l.Cursor(ctx, stage); at != upto {
		t.Errorf("after pruning the cursor is %d", at)
	}
	if _, err := l.Redact(ctx, "Heron", "", t0, nil); err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := l.SharedFeatures(ctx, stage, func(*store.SharedFeatures) error { n++; return nil }); err != nil || n != 0 || len(rows(store.SharedQuery{})) != 0 {
		t.Errorf("%d features left: %v", n, err)
	}
	for _, want := range []bool{true, false} {
		if done, err := l.ResetShared(ctx, stage); err != nil || done != want {
			t.Errorf("reset %v, %v", done, err)
		}
	}
	if _, upto, _ := l.SharedPending(ctx, stage, 10, 1<<20); upto != 3 {
		t.Error("nothing is pending after a redaction")
	}
}
