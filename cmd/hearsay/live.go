package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"hearsay/internal/collect/fetch"
	"hearsay/internal/collect/follow"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/show/web"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
	"hearsay/sample/site"
)

// Bounds of the live demo's plot: it begins when half of it has come out and ends with it.
var (
	liveBegin = time.Date(2025, 3, 7, 4, 0, 0, 0, time.UTC)
	liveEnd   = time.Date(2025, 3, 19, 0, 0, 0, 0, time.UTC)
)

// fastClock is a clock of the plot: it begins at begin, runs speed times as fast as ours, and
// stops at the end.
type fastClock struct {
	begin, end time.Time
	start      time.Time
	speed      float64
}

func (c fastClock) now() time.Time {
	t := c.begin.Add(time.Duration(float64(time.Since(c.start)) * c.speed))
	if t.After(c.end) {
		return c.end
	}
	return t
}

// sleep waits for d of the plot's time.
func (c fastClock) sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(time.Duration(float64(d) / c.speed))
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// live follows the sample world's sites as they publish, and serves what it reads.
func (c *demoCmd) live(a *app, ln net.Listener, l *embedded.Ledger, reader *read.Reader, o web.Options) error {
	clock := fastClock{begin: liveBegin, end: liveEnd, start: time.Now(), speed: c.Speed}
	sites, err := site.World()
	if err != nil {
		return err
	}
	outlets, err := sample.Outlets()
	if err != nil {
		return err
	}
	if err := l.PutOutlets(a.ctx, outlets); err != nil {
		return ledgerHint(err)
	}
	world := site.New(clock.now, sites...)
	inside, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer inside.Close()
	f := fetch.New(fetch.Options{
		Agent: agent("https://demo.example/"), Now: clock.now, Sleep: clock.sleep, Robots: l,
		Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "tcp", inside.Addr().String())
		},
	})
	defer f.Close()
	for _, s := range sites {
		kind := map[site.Feed]store.FeedKind{site.Sitemap: store.FeedSitemap, site.Front: store.FeedIndex}[s.Feed]
		if kind == "" {
			kind = store.FeedSyndication
		}
		if _, err := l.AddFeed(a.ctx, store.Feed{Kind: kind, URL: "http://" + s.Host + s.Feed.Path(), Added: clock.now()}); err != nil {
			return ledgerHint(err)
		}
	}
	articles, versions := world.Out(liveEnd)
	fmt.Fprintf(a.stdout, "Following %d invented sites through %d articles in %d versions; one second here is %s there.\nOpen http://%s/articles: what comes in appears on the page. Ctrl-C ends it.\n",
		len(sites), articles, versions, (time.Duration(c.Speed) * time.Second).Round(time.Minute), ln.Addr())
	run := following{l: l, f: f, reader: reader, o: follow.Options{
		Now: clock.now, Wake: ticks(a.ctx, 100*time.Millisecond), Log: logger(a, c.Log),
		Pace: follow.Pace{First: time.Hour, Min: time.Hour, Max: 4 * time.Hour, Fresh: []time.Duration{6 * time.Hour, 24 * time.Hour, 48 * time.Hour}},
		Seen: c.tell(a, clock),
	}}
	o.Now = clock.now
	return both(a.ctx,
		func(ctx context.Context) error { return serve(ctx, inside, world) },
		func(ctx context.Context) error { return serve(ctx, ln, web.New(l, o)) },
		func(ctx context.Context) error {
			_, err := run.run(ctx, pipeline.Options{After: linking(l, reader)})
			if errors.Is(err, context.Canceled) {
				err = nil
			}
			return ledgerHint(err)
		})
}

// tell prints a line for each article that came in or changed.
func (c *demoCmd) tell(a *app, clock fastClock) func(follow.Look) {
	return func(k follow.Look) {
		if k.Target.Page == nil || k.Items == 0 {
			return
		}
		word := "new    "
		if k.Target.Page.Visits > 0 {
			word = "changed"
		}
		fmt.Fprintf(a.stdout, "%s  %s  %s\n", clock.now().Format("2 Jan 15:04"), word, k.Target.Page.URL)
	}
}

// ticks sends until ctx ends: a clock that runs faster than ours needs waking more often.
func ticks(ctx context.Context, every time.Duration) <-chan struct{} {
	c := make(chan struct{})
	go func() {
		t := time.NewTicker(every)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				select {
				case c <- struct{}{}:
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}
