package embedded

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

// What was held, what stood behind a wall, and what failed to come, by outlet and day.
func TestCoverage(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	const day = 24 * 60
	wall := article("Gull", "a.example/2", "half", 1)
	wall.Status = hearsay.StatusPaywall
	add(t, l, article("Gull", "a.example/1", "whole", 0), wall, article("Gull", "a.example/3", "next day", day), article("Tern", "b.example/1", "other", day))
	f := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://a.example/feed", Outlet: "Gull", Added: t0})
	g := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://c.example/feed", Added: t0})
	page := func(url, published string, fails int) store.Page {
		return store.Page{URL: url, Canonical: url, Published: published, Found: t0.Add(48 * time.Hour), Check: store.Check{Due: t0, Status: "timeout", Fails: fails}}
	}
	for id, found := range map[int64][]store.Page{
		f.ID: {page("https://a.example/4", "2026-03-06T08:00:00Z", 2), page("https://a.example/5", "", 0)},
		g.ID: {page("https://c.example/1", "", 1)},
	} {
		if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{{Feed: id, Check: store.Check{Status: "ok", Last: t0}, Found: found}}}); err != nil {
			t.Fatal(err)
		}
	}
	want := []store.OutletDay{
		{Outlet: "Gull", Day: "2026-03-05", Status: hearsay.StatusOK, N: 1},
		{Outlet: "Gull", Day: "2026-03-05", Status: hearsay.StatusPaywall, N: 1},
		{Outlet: "Gull", Day: "2026-03-06", Status: hearsay.StatusOK, N: 1},
		{Outlet: "Tern", Day: "2026-03-06", Status: hearsay.StatusOK, N: 1},
		{Outlet: "Gull", Day: "2026-03-06", Status: store.NotFetched, N: 1},
		{Outlet: "c.example", Day: "2026-03-07", Status: store.NotFetched, N: 1},
	}
	got, err := l.Coverage(ctx, "", "")
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Error(d, err)
	}
	got, err = l.Coverage(ctx, "2026-03-06", "2026-03-06")
	if d := cmp.Diff(want[2:5], got); d != "" || err != nil {
		t.Error(d, err)
	}
	if _, err := l.Coverage(ctx, "yesterday", ""); !errors.Is(err, store.ErrQuery) {
		t.Error(err)
	}
}
