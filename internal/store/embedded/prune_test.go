package embedded

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

// pruneWorld has 20 articles read by three versions, one of them only half, an old and a new
// body, stray robots.txt and refusals.
func pruneWorld(t *testing.T) *Ledger {
	t.Helper()
	ctx := context.Background()
	l := open(t, Options{})
	f := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://k.example/feed", Added: t0})
	p := store.Page{URL: "https://k.example/0", Canonical: "https://k.example/0", Found: t0, Check: store.Check{Due: t0, Status: "new"}}
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{{Feed: f.ID, Check: store.Check{Last: t0, Status: "ok"}, Found: []store.Page{p}}}}); err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		add(t, l, article("A", string(rune('a'+i)), "Minister Aro said words.", i))
	}
	add(t, l, article("A", "a", "Minister Aro said other words.", 0)) // a second revision of the first
	for _, stage := range []hearsay.StageVersion{"test/0", stageOne, "test/2"} {
		if stage != "test/2" {
			readAll(t, l, stage)
			continue
		}
		es, err := l.Entries(ctx, 0, 10, 1<<20) // a run that was killed
		if err != nil {
			t.Fatal(err)
		}
		var gs []hearsay.Reading
		for i := range es {
			gs = append(gs, readOne(&es[i].Revision, stage))
		}
		if _, err := l.PutReadings(ctx, stage, gs, es[len(es)-1].Seq); err != nil {
			t.Fatal(err)
		}
	}
	day := 24 * time.Hour
	if _, err := l.Deliver(ctx, store.Delivery{
		Visits:  []store.Visit{capture(1, "old body", t0), capture(1, "kept body", t0.Add(100*day)), capture(1, "old body, seen again", t0), capture(1, "shared", t0.Add(day)), capture(1, "shared", t0.Add(99*day))},
		Refused: []store.Refusal{{Source: "f", Pos: 1, At: t0, Reason: "r"}, {Source: "f", Pos: 2, At: t0.Add(100 * day), Reason: "r"}},
	}); err != nil {
		t.Fatal(err)
	}
	for _, origin := range []string{"https://k.example", "https://gone.example", "http://k.example:8080"} {
		if err := l.PutRobots(ctx, store.Robots{Origin: origin, Fetched: t0, Expires: t0}); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestPrune(t *testing.T) {
	ctx := context.Background()
	l := pruneWorld(t)
	o := PruneOptions{Keep: "test/2", RawBefore: t0.Add(50 * 24 * time.Hour), RefusedBefore: t0.Add(50 * 24 * time.Hour)}
	before, all := mustTotals(t, l), contents(quotes(t, l, store.QuoteQuery{}))
	plan, err := l.PrunePlan(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	// test/0 was replaced in all 21 revisions, stageOne in the 10 that test/2 read.
	want := store.Pruned{Readings: 31, Quotes: 31, Captures: 2, Raw: 2, Robots: 1, Refusals: 1}
	got := plan
	got.ReadingBytes, got.RawBytes, got.FreeBytes, got.UsedBytes = 0, 0, 0, 0
	if d := cmp.Diff(want, got); d != "" || plan.ReadingBytes < 31*60 || plan.RawBytes <= 0 || plan.UsedBytes <= 0 {
		t.Error(d, plan)
	}
	if again := mustTotals(t, l); !cmp.Equal(before, again) {
		t.Error("the plan changed something")
	}
	did, err := l.Prune(ctx, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, l)
	did.ReadingBytes, did.RawBytes, did.FreeBytes, did.UsedBytes = 0, 0, 0, 0
	want.Stages = 1 // test/0
	if d := cmp.Diff(want, did); d != "" {
		t.Error(d)
	}
	after := mustTotals(t, l)
	if after.Readings != before.Readings-31 || after.Refusals != before.Refusals-1 || after.Articles != before.Articles || after.Revisions != before.Revisions ||
		after.Sightings != before.Sightings || after.Quotes != before.Quotes || contents(quotes(t, l, store.QuoteQuery{})) != all {
		t.Errorf("totals %+v, were %+v", after, before)
	}
	if again, err := l.Prune(ctx, o, nil); err != nil || again.Readings+again.Raw+again.Refusals+again.Robots+again.Stages != 0 {
		t.Errorf("pruning again took %+v, %v", again, err)
	}
	readAll(t, l, "test/2") // goes on where it was
	readAll(t, l, stageOne) // an older program finds nothing new to do
	sound(t, l)
	var n int
	if err := l.pragma("PRAGMA foreign_keys", &n); err != nil || n != 1 {
		t.Errorf("references are not enforced afterwards: %d, %v", n, err)
	}
}

// With the zero options replaced readings go, and bodies that no page has any more; nothing
// that has a date.
func TestPruneNothingDated(t *testing.T) {
	l := pruneWorld(t)
	p, err := l.Prune(context.Background(), PruneOptions{Keep: "test/2"}, nil)
	if err != nil || p.Captures+p.Refusals != 0 || p.Raw != 1 || p.Readings != 31 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestVacuum(t *testing.T) {
	ctx := context.Background()
	l := pruneWorld(t)
	noise := make([]byte, 1<<20)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{capture(1, string(noise), t0)}}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Prune(ctx, PruneOptions{Keep: "test/2", RawBefore: t0.AddDate(1, 0, 0)}, nil); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(l.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Vacuum(ctx); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(l.path)
	if err != nil || after.Size() >= before.Size() {
		t.Errorf("%d bytes after %d, %v", after.Size(), before.Size(), err)
	}
	sound(t, l)
}
