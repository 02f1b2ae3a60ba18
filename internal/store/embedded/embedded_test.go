package embedded

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

var t0 = time.Date(2026, 3, 5, 10, 0, 0, 0, time.UTC)

// open returns a fresh ledger that is checked and closed at the end of the test.
func open(t testing.TB, o Options) *Ledger {
	t.Helper()
	l, err := Open(context.Background(), filepath.Join(t.TempDir(), "x.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if l.closed.Load() { // by the test itself
			return
		}
		sound(t, l)
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func sound(t testing.TB, l *Ledger) {
	t.Helper()
	c, err := l.Check(context.Background())
	if err != nil || len(c.Problems) > 0 {
		t.Errorf("ledger unsound: %v %q", err, c.Problems)
	}
}

// article returns an article of outlet at address url, published n minutes after t0.
func article(outlet, url, text string, n int) store.Incoming {
	in := store.Incoming{Status: hearsay.StatusOK, Source: "a.jsonl", Pos: n + 1, At: t0, Article: hearsay.Article{
		Outlet: outlet, Title: "Title of " + url, Text: text, Lang: "en", Genre: hearsay.GenreNews,
		Published: hearsay.Time{UTC: t0.Add(time.Duration(n) * time.Minute), Zone: hearsay.ZoneStated, Precision: hearsay.PrecisionMinute}}}
	if url != "" {
		in.Article.Canonical = "https://" + url
	}
	return in
}

func add(t testing.TB, l *Ledger, in ...store.Incoming) []store.Outcome {
	t.Helper()
	out, err := l.Append(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// stageOne is the reader of these tests: every "X said Y." is a quote.
const stageOne hearsay.StageVersion = "test/1"

func readOne(r *hearsay.Revision, v hearsay.StageVersion) hearsay.Reading {
	g := hearsay.Reading{Revision: r.ID, Version: v, Level: hearsay.L1, Lang: r.Lang, Genre: r.Genre}
	ids := map[string]string{}
	at := 0
	for _, s := range strings.SplitAfter(r.Text, ".") {
		if i := strings.Index(s, " said "); i >= 0 {
			lead := len(s) - len(strings.TrimLeft(s, " \n"))
			src := hearsay.Span{Start: at + lead, End: at + i}
			name := src.In(r.Text)
			if ids[name] == "" {
				ids[name] = fmt.Sprintf("a%d", len(ids)+1)
				g.Actors = append(g.Actors, hearsay.Actor{ID: ids[name], Name: name, Kind: hearsay.KindPerson, Public: strings.HasPrefix(name, "Minister"),
					Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: src}}})
			}
			q := hearsay.Quote{Field: hearsay.FieldText, Source: []hearsay.Span{src}, Cue: []hearsay.Span{{Start: at + i + 1, End: at + i + 5}},
				Content: []hearsay.Span{{Start: at + i + 6, End: at + len(s)}}, Kind: hearsay.Indirect, Score: .75,
				Speaker: hearsay.Speaker{Actor: ids[name], Name: name, Via: hearsay.ViaName}}
			q.Identify(r.ID, v)
			g.Quotes = append(g.Quotes, q)
		}
		at += len(s)
	}
	return g
}

// readAll lets stage catch up.
func readAll(t testing.TB, l *Ledger, stage hearsay.StageVersion) {
	t.Helper()
	ctx := context.Background()
	for {
		after, err := l.Cursor(ctx, stage)
		if err != nil {
			t.Fatal(err)
		}
		es, err := l.Entries(ctx, after, 7, 1<<20)
		if err != nil {
			t.Fatal(err)
		}
		if len(es) == 0 {
			return
		}
		var gs []hearsay.Reading
		for i := range es {
			gs = append(gs, readOne(&es[i].Revision, stage))
		}
		if _, err := l.PutReadings(ctx, stage, gs, es[len(es)-1].Seq); err != nil {
			t.Fatal(err)
		}
	}
}

func list(t testing.TB, l *Ledger, q store.ArticleQuery) store.ArticlePage {
	t.Helper()
	p, err := l.Articles(context.Background(), q)
	if err != nil {
		t.Fatalf("Articles(%+v): %v", q, err)
	}
	return p
}

// titles are the addresses of a page's rows, in order.
func titles(p store.ArticlePage) string {
	var s []string
	for _, r := range p.Rows {
		s = append(s, strings.TrimPrefix(r.Title, "Title of "))
	}
	return strings.Join(s, " ")
}

func quotes(t testing.TB, l *Ledger, q store.QuoteQuery) []store.QuoteRow {
	t.Helper()
	var out []store.QuoteRow
	for row, err := range l.Quotes(context.Background(), q) {
		if err != nil {
			t.Fatalf("Quotes(%+v): %v", q, err)
		}
		out = append(out, row)
	}
	return out
}

// contents are the contents of rows, in order.
func contents(rows []store.QuoteRow) string {
	var s []string
	for _, r := range rows {
		s = append(s, r.ContentText)
	}
	return strings.Join(s, " | ")
}

func mustTotals(t testing.TB, l *Ledger) store.Totals {
	t.Helper()
	n, err := l.Totals(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return n
}
