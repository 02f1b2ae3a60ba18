//go:build linux

package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample/site"
)

// TestFollowKilled follows sites that publish, change and fail while the program is killed
// again and again. In the end every article and every version that was published is in the
// ledger exactly once, and nothing else. $HEARSAY_FOLLOW is how long the sites publish (30m
// for the soak of doc/testing.md, with 300 sites and a kill every two minutes); 8 s unless
// given, with 12 sites and a kill every three seconds. A version that is replaced while its
// host is left to rest after failures is seen by nobody: articles change later than that.
func TestFollowKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := soak{length: 8 * time.Second, sites: 12, kill: 3 * time.Second, every: 150 * time.Millisecond, pause: 3 * time.Second, later: 5 * time.Second, fault: time.Second}
	if s := os.Getenv("HEARSAY_FOLLOW"); s != "" {
		d, err := time.ParseDuration(s)
		if err != nil {
			t.Fatalf("HEARSAY_FOLLOW=%q is no time", s)
		}
		c = soak{length: d, sites: 300, kill: 2 * time.Minute, every: 5 * time.Second, pause: time.Minute, later: 5 * time.Minute, fault: 10 * time.Second}
	}
	c.run(t)
}

type soak struct {
	length      time.Duration // of publishing
	sites       int
	kill        time.Duration // between two kills
	every       time.Duration // --every
	pause       time.Duration // between two articles of a site
	later       time.Duration // until an article is changed
	fault       time.Duration // how long a fault lasts
	web         *site.Web
	start, stop time.Time
}

func (c *soak) run(t *testing.T) {
	listeners := make([]net.Listener, c.sites)
	hosts := make([]string, c.sites)
	for i := range hosts {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		listeners[i], hosts[i] = ln, ln.Addr().String()
	}
	c.start = time.Now().Add(time.Second)
	c.stop = c.start.Add(c.length)
	c.web = site.New(time.Now, site.Synthetic(hosts, c.start, c.stop, c.pause, c.later)...)
	srv := &http.Server{Handler: c.web, ReadHeaderTimeout: 5 * time.Second}
	for _, ln := range listeners {
		go srv.Serve(ln)
	}
	defer srv.Close()

	db := filepath.Join(t.TempDir(), "x.db")
	c.addAll(t, db)
	ctx, end := context.WithCancel(context.Background())
	var faults sync.WaitGroup
	faults.Go(func() { c.faults(ctx) })
	kills, memory := 0, []int(nil)
	for time.Now().Before(c.stop) {
		d := min(c.kill, time.Until(c.stop)+10*time.Millisecond)
		memory = append(memory, c.follow(t, db, d)...)
		kills++
	}
	end()
	faults.Wait()
	for _, s := range c.web.Sites() {
		s.Set(site.Well)
	}
	// The last versions come out, and what failed is tried again.
	settle := c.later + 60*c.every
	if c.every > time.Second { // an article that changes late is looked at again after 24 times --every, give or take a quarter
		settle += 60 * c.every
	}
	memory = append(memory, c.follow(t, db, settle)...)
	c.compare(t, db)
	third := len(memory) / 3
	if third > 0 {
		t.Logf("%d sites, %v, %d kills; resident memory at most %d MiB in the first third, %d MiB in the last", c.sites, c.length, kills, most(memory[:third]), most(memory[2*third:]))
	}
}

func most(m []int) int {
	out := 0
	for _, x := range m {
		out = max(out, x)
	}
	return out
}

func (c *soak) addAll(t *testing.T, db string) {
	t.Helper()
	ctx := context.Background()
	l, err := embedded.Open(ctx, db, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, s := range c.web.Sites() {
		kind := map[site.Feed]store.FeedKind{site.Sitemap: store.FeedSitemap, site.Front: store.FeedIndex}[s.Feed]
		if kind == "" {
			kind = store.FeedSyndication
		}
		if _, err := l.AddFeed(ctx, store.Feed{Kind: kind, URL: "http://" + s.Host + s.Feed.Path(), Outlet: s.Name, Added: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
}

// follow runs the program for d, kills it, and returns its resident memory in MiB, taken
// every second.
func (c *soak) follow(t *testing.T, db string, d time.Duration) (memory []int) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "ingest", "--db", db, "--follow", "--contact", "https://desk.example/", "--allow-host", "127.0.0.1", "--delay", "5ms", "--every", c.every.String())
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(d); time.Now().Before(end); {
		time.Sleep(min(time.Second, time.Until(end)))
		if n := resident(cmd.Process.Pid); n > 0 {
			memory = append(memory, n)
		}
	}
	cmd.Process.Kill() // SIGKILL
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code >= 0 {
		t.Fatalf("the program ended by itself, exit code %d: %s", code, said.String())
	}
	return memory
}

func resident(pid int) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, ok := strings.Cut(string(b), "VmRSS:")
	kib := 0
	if _, err := fmt.Sscan(rest, &kib); !ok || err != nil {
		return 0
	}
	return kib / 1024
}

// faults gives a tenth of the sites another fault again and again.
func (c *soak) faults(ctx context.Context) {
	rng := rand.New(rand.NewPCG(3, 4))
	sites := c.web.Sites()
	for ctx.Err() == nil {
		var ill []*site.Site
		for range max(1, len(sites)/10) {
			s := sites[rng.IntN(len(sites))]
			s.Set(site.Faults[rng.IntN(len(site.Faults))])
			ill = append(ill, s)
		}
		select {
		case <-ctx.Done():
		case <-time.After(c.fault):
		}
		for _, s := range ill {
			s.Set(site.Well)
		}
	}
}

// compare requires the ledger to hold what was published: each article once, each version once.
func (c *soak) compare(t *testing.T, db string) {
	t.Helper()
	ctx := context.Background()
	l, err := embedded.Open(ctx, db, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	check, err := l.Check(ctx)
	if err != nil || len(check.Problems) > 0 {
		t.Errorf("the ledger is unsound: %v %q", err, check.Problems)
	}
	page, err := l.Articles(ctx, store.ArticleQuery{})
	if err != nil {
		t.Fatal(err)
	}
	have := map[string][]string{} // texts by address
	for _, row := range page.Rows {
		if have[row.URL] != nil {
			t.Errorf("%s is there twice", row.URL)
		}
		v, err := l.Article(ctx, string(row.ID), "")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range v.Revisions {
			old, err := l.Article(ctx, string(row.ID), r.ID)
			if err != nil {
				t.Fatal(err)
			}
			if old.Revision.Status != "teaser" {
				have[row.URL] = append(have[row.URL], words(old.Revision.Text))
			}
		}
	}
	articles, versions, missing, strange := 0, 0, 0, 0
	for _, s := range c.web.Sites() {
		for _, a := range s.Articles {
			url := "https://" + s.Host + a.Path
			articles++
			texts := map[string]int{}
			for _, x := range have[url] {
				texts[x]++
			}
			for _, v := range a.Versions {
				versions++
				switch texts[words(v.Text)] {
				case 0:
					if missing++; missing <= 5 {
						t.Errorf("%s: the version of %v is missing (%d others are there)", url, v.At.Sub(c.start).Round(time.Second), len(texts))
					}
				case 1:
				default:
					t.Errorf("%s: a version is there %d times", url, texts[words(v.Text)])
				}
				delete(texts, words(v.Text))
			}
			for x := range texts {
				if strange++; strange <= 5 {
					t.Errorf("%s: nobody published %.120q", url, x)
				}
			}
			delete(have, url)
		}
	}
	for url := range have {
		t.Errorf("nobody published %s", url)
	}
	t.Logf("%d articles in %d versions were published; %d versions are missing, %d strange", articles, versions, missing, strange)
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }
