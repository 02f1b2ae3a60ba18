package embedded

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

func TestHealth(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	h, err := l.Health(ctx)
	if err != nil || len(h.Troubles) > 0 || !h.Clock.Newest.IsZero() {
		t.Fatalf("an empty ledger: %+v, %v", h, err)
	}
	walled := article("B", "b/1", "Words.", 0)
	walled.Status = hearsay.StatusPaywall
	zoneless := article("C", "c/1", "Words.", 0)
	zoneless.Article.Published.Zone = hearsay.ZoneUnknown
	ahead := article("A", "a/2", "Words.", 60*48)
	ahead.Article.Published.Doubt = hearsay.DoubtAhead
	early := article("A", "a/3", "Words.", 30)
	undated := article("A", "a/4", "Words.", 0)
	undated.Article.Published = hearsay.Time{}
	add(t, l, article("A", "a/1", "Words.", 0), article("B", "b/2", "Words.", 0), walled, zoneless, ahead, early, undated)
	f := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://k.example/feed", Added: t0})
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{{Feed: f.ID, Check: store.Check{Last: t0.Add(time.Hour), Status: "http 403", Fails: 1}}}}); err != nil {
		t.Fatal(err)
	}
	if h, err = l.Health(ctx); err != nil {
		t.Fatal(err)
	}
	want := store.Health{Troubles: []store.OutletTrouble{{Outlet: "B", Status: "paywall", Count: 1, Of: 2}},
		Clock: store.Clock{Ahead: 1, Early: 1, Undated: 1, ZoneLess: []store.Facet{{Value: "C", Count: 1}}, Newest: t0.Add(time.Hour)}}
	if d := cmp.Diff(want, h); d != "" {
		t.Error(d)
	}
	// A redaction whose last step was not done is told of, and doing it again ends it.
	if err := l.w.exec(`INSERT INTO settings (name, value) VALUES (?, 'unfinished')`, settingScrub); err != nil {
		t.Fatal(err)
	}
	if h, err := l.Health(ctx); err != nil || !h.Scrub {
		t.Errorf("%+v, %v", h, err)
	}
	if _, err := l.Redact(ctx, "Hob Lund", "", t0, nil); err != nil {
		t.Fatal(err)
	}
	if h, err := l.Health(ctx); err != nil || h.Scrub || h.Redactions != 1 {
		t.Errorf("%+v, %v", h, err)
	}
	g, err := l.Gauges(ctx, t0.Add(time.Hour))
	if err != nil || g.Articles != 7 || g.Revisions != 7 || g.LastSeq != 7 || g.Redactions != 1 || !g.NewestSeen.Equal(t0) || len(g.FeedStatus) != 1 {
		t.Errorf("gauges %+v, %v", g, err)
	}
}

func TestLabels(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	put := func(who string, labels ...store.Label) {
		t.Helper()
		if err := l.PutLabels(ctx, who, labels); err != nil {
			t.Fatal(err)
		}
	}
	put("One", store.Label{Outlet: "K.Example", Key: "a", Value: "1"}, store.Label{Outlet: "k.example", Key: "a", Value: "1"}, store.Label{Outlet: "m", Key: "a", Value: "2"})
	put("Two", store.Label{Outlet: "k.example", Key: "a", Value: "3"})
	put("One", store.Label{Outlet: "k.example", Key: "a", Value: "4"})
	got, err := l.Labels(ctx)
	want := []store.Label{{Outlet: "k.example", Key: "a", Value: "4", SaidBy: "One"}, {Outlet: "k.example", Key: "a", Value: "3", SaidBy: "Two"}}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
	if n, err := l.RemoveLabels(ctx, "Two"); n != 1 || err != nil {
		t.Error(n, err)
	}
	if outlets, err := l.Outlets(ctx); err != nil || len(outlets) != 0 {
		t.Errorf("labels made outlets: %v, %v", outlets, err)
	}
}
