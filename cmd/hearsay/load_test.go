//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// TestLoad measures how fast pages are of a ledger of $HEARSAY_LOAD articles with ten quotes each, by
// wrk with four connections, while articles come in. The ledger is the sample world many times over, each
// time on other days, by other outlets and in other words; $HEARSAY_LOAD_DB keeps it for the next run.
// Nothing is asserted but that pages answer; figures stand in doc/testing.md.
func TestLoad(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("HEARSAY_LOAD"))
	if n == 0 {
		t.Skip("HEARSAY_LOAD=200000 measures the pages of so many articles")
	}
	wrk, err := exec.LookPath("wrk")
	if err != nil {
		t.Skip("wrk is not installed (Debian: apt-get install wrk)")
	}
	path := os.Getenv("HEARSAY_LOAD_DB")
	if path == "" {
		path = filepath.Join(t.TempDir(), "load.db")
	}
	began := time.Now()
	multiply(t, path, n)
	t.Logf("made in %s", time.Since(began).Round(time.Second))
	bin := filepath.Join(t.TempDir(), "hearsay")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	serve := exec.Command(bin, "serve", "--db", path, "--addr", "127.0.0.1:8490", "--world", "../../sample/world.tsv")
	var said bytes.Buffer
	serve.Stdout, serve.Stderr = &said, &said
	if err := serve.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		serve.Process.Signal(os.Interrupt)
		serve.Wait()
	}()
	base := "http://127.0.0.1:8490"
	for range 100 {
		if r, err := http.Get(base + "/help"); err == nil {
			r.Body.Close()
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	stop := ingesting(t, bin, path)
	defer stop()
	lua := filepath.Join(t.TempDir(), "p.lua")
	if err := os.WriteFile(lua, []byte(`done = function(s, l, r) io.write(string.format("P %.1f %.1f %.1f %d %d\n", l:percentile(50)/1000, l:percentile(95)/1000, l.max/1000, s.requests, s.errors.status + s.errors.timeout)) end`), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Logf("%-52s %8s %8s %8s %8s %8s %6s", "page", "kB", "first", "p50 ms", "p95 ms", "asked", "wrong")
	for _, page := range loadPages(t, base) {
		began := time.Now()
		size := 0
		for range 60 { // what is worked out first
			r, err := http.Get(base + page)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			b.ReadFrom(r.Body)
			r.Body.Close()
			if size = b.Len(); r.StatusCode == 200 {
				break
			}
			if r.StatusCode != http.StatusAccepted && r.StatusCode != http.StatusServiceUnavailable {
				t.Errorf("%s: %s", page, r.Status)
				break
			}
			time.Sleep(time.Second)
		}
		first := time.Since(began)
		out, err := exec.Command(wrk, "-t1", "-c4", "-d5s", "-s", lua, base+page).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		m := regexp.MustCompile(`P ([\d.]+) ([\d.]+) ([\d.]+) (\d+) (\d+)`).FindStringSubmatch(string(out))
		if m == nil {
			t.Fatalf("wrk said\n%s", out)
		}
		t.Logf("%-52s %8d %8s %8s %8s %8s %6s", page, size/1000, first.Round(time.Millisecond), m[1], m[2], m[4], m[5])
	}
}

// loadPages are one page of each kind, those of views the first of their list.
func loadPages(t *testing.T, base string) []string {
	pages := []string{"/", "/articles", "/articles?outlet=Plumbline+7", "/search?q=heron+rail", "/stories", "/claims", "/incidents"}
	for _, list := range []string{"/articles", "/stories", "/claims", "/incidents"} {
		r, err := http.Get(base + list)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		b.ReadFrom(r.Body)
		r.Body.Close()
		if m := regexp.MustCompile(`href="(` + list + `/[^"#]+)"`).FindStringSubmatch(b.String()); m != nil {
			pages = append(pages, m[1])
		}
	}
	return append(pages, "/explore", "/explore/quotes", "/explore/claims", "/explore/incidents", "/watch/claims", "/outlets", "/outlets/Plumbline%207", "/parties", "/parties/state:UTD", "/concert?since=2030-06-01", "/narratives?since=2030-06-01", "/pairs", "/ops", "/method")
}

// ingesting takes articles in, a hundred at a time, until it is stopped.
func ingesting(t *testing.T, bin, path string) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for k := 0; ctx.Err() == nil; k++ {
			var b bytes.Buffer
			for i := range 100 {
				fmt.Fprintf(&b, `{"id":"live-%d-%d","outlet":"The Gull","title":"Harbour bulletin %d of run %d","text":"The harbour master of Dunwick said on Monday that ship %d had left berth %d. \"Nobody was hurt,\" he said.","published":"2031-01-0%dT10:00:00Z"}`+"\n", time.Now().Unix()*1000+int64(k), i, i, k, i, k, i%9+1)
			}
			c := exec.CommandContext(ctx, bin, "ingest", "--db", path, "--world", "../../sample/world.tsv", "-")
			c.Stdin = &b
			if out, err := c.CombinedOutput(); err != nil && ctx.Err() == nil {
				t.Logf("ingest: %v\n%s", err, out)
				return
			}
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// multiply makes a ledger of n articles at path, or goes on with one.
func multiply(t *testing.T, path string, n int) {
	t.Helper()
	ctx := t.Context()
	small := filepath.Join(t.TempDir(), "small.db")
	if code := run(&app{ctx: ctx, stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, now: time.Now}, []string{"demo", "--no-serve", "--keep", small}); code != 0 {
		t.Fatal(code)
	}
	from, err := embedded.OpenReader(ctx, small, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	reader, err := sampleReader()
	if err != nil {
		t.Fatal(err)
	}
	to, err := embedded.Open(ctx, path, embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if had, err := to.Totals(ctx); err != nil || had.Articles >= n {
		t.Logf("%d articles, %d quotes, %d outlets are there; %v", had.Articles, had.Quotes, had.Outlets, err)
		return
	}
	var reports, left []store.Report // of articles with six quotes or more, of the others
	for r, err := range from.Reports(ctx, store.ReportQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Reading != nil && len(r.Reading.Quotes) >= 6 {
			reports = append(reports, r)
		} else {
			left = append(left, r)
		}
	}
	var views []store.View
	for _, kind := range []string{store.KindStory, store.KindClaim, store.KindIncident} {
		p, err := from.Views(ctx, store.ViewQuery{Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range p.Rows {
			if v, err = from.View(ctx, v.ID); err != nil {
				t.Fatal(err)
			}
			views = append(views, v)
		}
	}
	had, err := to.Totals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for k := had.Articles / len(reports); k*len(reports) < n; k++ {
		replica(t, to, reader, reports, left, views, k)
	}
	if had, err = to.Totals(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles, %d quotes, %d outlets", had.Articles, had.Quotes, had.Outlets)
}

var dayForm = regexp.MustCompile(`2025-\d\d-\d\d`)

// replica writes the world once more. Articles that are left out have other ids in each: else all copies of theirs would be one text.
func replica(t *testing.T, to *embedded.Ledger, reader *read.Reader, reports, left []store.Report, views []store.View, k int) int {
	t.Helper()
	ctx := t.Context()
	days := (k * 37) % 2000
	moved := func(s string) string {
		return dayForm.ReplaceAllStringFunc(s, func(d string) string {
			at, err := time.Parse(time.DateOnly, d)
			if err != nil {
				return d
			}
			return at.AddDate(0, 0, days).Format(time.DateOnly)
		})
	}
	named := func(outlet string) string { return fmt.Sprintf("%s %d", outlet, k%12) }
	var in []store.Incoming
	var readings []hearsay.Reading
	names := []string{}
	for _, r := range reports {
		rev := r.Revision
		a := hearsay.Article{Ref: fmt.Sprintf("%s.%d", rev.Ref, k), Outlet: named(rev.Outlet), Lang: rev.Lang, URL: fmt.Sprintf("https://load.example/%d/%s", k, rev.Ref), Title: rev.Title,
			Text: rev.Text + fmt.Sprintf("\n\nNumber %d of this bulletin.", k), Genre: rev.Genre, Published: rev.Published}
		a.Published.UTC = a.Published.UTC.AddDate(0, 0, days)
		in = append(in, store.Incoming{Article: a, Status: hearsay.StatusOK, Source: "load", Pos: len(in) + 1, At: a.Published.UTC})
		g := *r.Reading
		g.Revision = a.RevisionID()
		names = append(names, string(r.Item.ID), string(a.ID()), string(rev.ID), string(a.RevisionID()), `"`+rev.Ref+`"`, `"`+a.Ref+`"`, `"`+rev.Outlet+`"`, `"`+a.Outlet+`"`)
		for i := range g.Quotes {
			q := g.Quotes[i]
			q.Identify(g.Revision, g.Version)
			names = append(names, string(g.Quotes[i].ID), string(q.ID))
		}
		readings = append(readings, g)
	}
	other := func(id string) string { return fmt.Sprintf("%08x", k) + id[8:] }
	gone := map[hearsay.ArticleID]bool{}
	for _, r := range left {
		gone[r.Item.ID] = true
		names = append(names, string(r.Item.ID), other(string(r.Item.ID)), string(r.Revision.ID), other(string(r.Revision.ID)), `"`+r.Revision.Ref+`"`, fmt.Sprintf("%q", fmt.Sprintf("%s.%d", r.Revision.Ref, k)), `"`+r.Revision.Outlet+`"`, `"`+named(r.Revision.Outlet)+`"`)
		if r.Reading != nil {
			for i := range r.Reading.Quotes {
				names = append(names, string(r.Reading.Quotes[i].ID), other(string(r.Reading.Quotes[i].ID)))
			}
		}
	}
	for _, v := range views {
		names = append(names, v.ID, other(v.ID))
	}
	swap := strings.NewReplacer(names...)
	if _, err := to.Append(ctx, in); err != nil {
		t.Fatal(err)
	}
	last, err := to.LastSeq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := to.PutReadings(ctx, reader.Version(), readings, last)
	if err != nil {
		t.Fatal(err)
	}
	change := store.ViewChange{Stage: pipeline.LinkStage, Upto: last, Mark: "load"}
	for _, v := range views {
		v.ID, v.Body = swap.Replace(v.ID), []byte(moved(swap.Replace(string(v.Body))))
		if !v.First.IsZero() {
			v.First, v.Last = v.First.AddDate(0, 0, days), v.Last.AddDate(0, 0, days)
		}
		var members []store.Member
		for _, m := range v.Members {
			if gone[m.Article] {
				continue
			}
			members = append(members, store.Member{Article: hearsay.ArticleID(swap.Replace(string(m.Article))), Quote: hearsay.QuoteID(swap.Replace(string(m.Quote)))})
		}
		v.Members = members
		change.Put = append(change.Put, v)
	}
	if err := to.PutViews(ctx, change); err != nil {
		t.Fatal(err)
	}
	return quotes
}
