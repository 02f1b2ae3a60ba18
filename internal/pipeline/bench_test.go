//go:build unix

package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay/internal/collect"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// words is a vocabulary of 20,000 invented words; the rank of a drawn one follows Zipf's
// law, as in a language.
func words() []string {
	syllables := []string{"ka", "ri", "to", "me", "su", "lan", "dor", "vi", "pe", "nu", "sha", "gol", "be", "tri", "mo", "fen", "wa", "zu", "il", "or"}
	out := make([]string, 20000)
	for i := range out {
		n := i + 20
		for n > 0 {
			out[i] += syllables[n%20]
			n /= 20
		}
	}
	return out
}

// writeArticles makes a JSONL file of n articles of 600 words with 25 attributed sentences.
func writeArticles(tb testing.TB, n int) string {
	tb.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	vocabulary := words()
	zipf := rand.NewZipf(rng, 1.07, 4, uint64(len(vocabulary)-1))
	var file strings.Builder
	for i := range n {
		var text strings.Builder
		for s := range 30 {
			if s < 25 {
				fmt.Fprintf(&text, "Minister Aro%s said that", vocabulary[rng.IntN(12)])
			} else {
				text.WriteString("Then")
			}
			for range 17 {
				text.WriteByte(' ')
				text.WriteString(vocabulary[zipf.Uint64()])
			}
			text.WriteString(". ")
			if s%4 == 3 {
				text.WriteString("\n\n")
			}
		}
		b, err := json.Marshal(map[string]string{"id": fmt.Sprint("b", i), "outlet": fmt.Sprint("Outlet ", i%40), "lang": "en", "title": "Minister speaks of " + vocabulary[zipf.Uint64()],
			"published": t0.Add(-time.Duration(rng.IntN(500000)) * time.Minute).Format(time.RFC3339), "url": fmt.Sprintf("https://o%d.example/%d", i%40, i), "text": text.String()})
		if err != nil {
			tb.Fatal(err)
		}
		file.Write(b)
		file.WriteByte('\n')
	}
	path := filepath.Join(tb.TempDir(), "in.jsonl")
	if err := os.WriteFile(path, []byte(file.String()), 0o644); err != nil {
		tb.Fatal(err)
	}
	return path
}

// benchArticles is $HEARSAY_BENCH_ARTICLES, else n.
func benchArticles(tb testing.TB, n int) int {
	if s := os.Getenv("HEARSAY_BENCH_ARTICLES"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			tb.Fatal(err)
		}
	}
	return n
}

func cpu(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkIngest takes 600-word articles from a JSONL file to a caught-up ledger. The
// ledger case reads with a stand-in that costs next to nothing and finds 25 quotes an
// article; the whole case is what a user waits for. CPU time is the figure to compare:
// articles/cpu-s is what one processor does, however many there are.
func BenchmarkIngest(b *testing.B) {
	n := benchArticles(b, 1000)
	path := writeArticles(b, n)
	for _, bb := range []struct {
		name   string
		reader func() (Reader, error)
	}{
		{"ledger", func() (Reader, error) { return &saidReader{version: "said/1"}, nil }},
		{"whole", func() (Reader, error) { return read.New() }},
	} {
		b.Run(bb.name, func(b *testing.B) {
			reader, err := bb.reader()
			if err != nil {
				b.Fatal(err)
			}
			var articles, quotes int
			var size int64
			start := cpu(b)
			for b.Loop() {
				db := filepath.Join(b.TempDir(), "x.db")
				l, err := embedded.Open(context.Background(), db, embedded.Options{})
				if err != nil {
					b.Fatal(err)
				}
				s, err := Ingest(context.Background(), l, collect.Open(context.Background(), []string{path}, nil, collect.Options{Now: t0}), reader, Options{})
				if err != nil || s.Articles != n {
					b.Fatal(s, err)
				}
				if err := l.Close(); err != nil {
					b.Fatal(err)
				}
				articles += s.Articles
				quotes += s.Quotes
				if fi, err := os.Stat(db); err == nil {
					size = fi.Size()
				}
			}
			used := cpu(b) - start
			b.ReportMetric(float64(used.Microseconds())/1000/float64(articles), "cpu-ms/article")
			b.ReportMetric(float64(articles)/used.Seconds(), "articles/cpu-s")
			b.ReportMetric(float64(articles)/b.Elapsed().Seconds(), "articles/s")
			b.ReportMetric(float64(quotes)/float64(articles), "quotes/article")
			b.ReportMetric(float64(size)/1024/float64(n), "KiB/article")
		})
	}
}

// BenchmarkQueries asks what a page asks, of a ledger of 600-word articles: common words
// and rare ones, first pages and whole walks.
func BenchmarkQueries(b *testing.B) {
	ctx := context.Background()
	n := benchArticles(b, 2000)
	path := writeArticles(b, n)
	l, err := embedded.Open(ctx, filepath.Join(b.TempDir(), "x.db"), embedded.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	if _, err := Ingest(ctx, l, collect.Open(ctx, []string{path}, nil, collect.Options{Now: t0}), &saidReader{version: "said/1"}, Options{}); err != nil {
		b.Fatal(err)
	}
	common, rare := words()[0], words()[15000]
	for _, q := range []store.ArticleQuery{{}, {Outlet: "Outlet 3"}, {Since: "2025-12-01", Until: "2025-12-07"}, {Text: common}, {Text: rare}, {Text: common, Outlet: "Outlet 3"}} {
		q.Limit = 50
		b.Run(fmt.Sprintf("articles/outlet=%s,since=%s,text=%s", q.Outlet, q.Since, q.Text), func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Articles(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("facets/outlet=%s,since=%s,text=%s", q.Outlet, q.Since, q.Text), func(b *testing.B) {
			for b.Loop() {
				if _, err := l.Facets(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	for _, q := range []store.QuoteQuery{{}, {Outlet: "Outlet 3"}, {Text: common}, {Text: rare}, {Text: common, Outlet: "Outlet 3"}} {
		q.Limit = 50
		b.Run(fmt.Sprintf("quotes/outlet=%s,text=%s", q.Outlet, q.Text), func(b *testing.B) {
			for b.Loop() {
				for _, err := range l.Quotes(ctx, q) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
	b.Run("quotes/all", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			for _, err := range l.Quotes(ctx, store.QuoteQuery{}) {
				if err != nil {
					b.Fatal(err)
				}
				rows++
			}
		}
		b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
	})
}
