package web

import (
	"context"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay"
	"hearsay/internal/store"
	"hearsay/internal/testutil/htmlcheck"
)

// fakeLedger holds articles in memory, newest first, and filters by outlet and status only.
type fakeLedger struct {
	views  []store.ArticleView
	stored []store.View
	shared []store.SharedRow
	totals store.Totals
	err    error
	page   int // rows a page, overriding the query's limit, if positive
}

func (l *fakeLedger) Totals(context.Context) (store.Totals, error) { return l.totals, l.err }

func (l *fakeLedger) match(q store.ArticleQuery) []store.ArticleRow {
	var out []store.ArticleRow
	for _, v := range l.views {
		r := v.Revision
		if q.Outlet != "" && q.Outlet != r.Outlet || q.Status != "" && q.Status != string(r.Status) || q.Day != "" && q.Day != r.Published.Day() || q.Until != "" && (r.Published.Day() == "" || r.Published.Day() > q.Until) {
			continue
		}
		row := store.ArticleRow{ID: v.Item.ID, Ref: r.RefOrID(), Revision: r.ID, Outlet: r.Outlet, Title: r.Title, Excerpt: r.Text[:min(200, len(r.Text))],
			Lang: r.Lang, Genre: r.Genre, Published: r.Published, Status: r.Status, Revisions: len(v.Revisions), URL: v.Item.URL}
		if v.Reading != nil {
			row.Level, row.Quotes = v.Reading.Level, len(v.Reading.Quotes)
		}
		if q.Text != "" {
			row.Snippet = []store.Snip{{Text: "before "}, {Text: q.Text, Hit: true}, {Text: " " + r.Title}}
		}
		out = append(out, row)
	}
	return out
}

func (l *fakeLedger) Articles(_ context.Context, q store.ArticleQuery) (store.ArticlePage, error) {
	if l.err != nil {
		return store.ArticlePage{}, l.err
	}
	if q.Day == "bad" {
		return store.ArticlePage{}, fmt.Errorf("%w: day %q", store.ErrQuery, q.Day)
	}
	rows := l.match(q)
	p := store.ArticlePage{Total: len(rows)}
	at := 0
	if q.After != "" {
		if _, err := fmt.Sscanf(q.After, "p%d", &at); err != nil {
			return p, fmt.Errorf("%w: %q is no page cursor", store.ErrQuery, q.After)
		}
	}
	limit := q.Limit
	if l.page > 0 {
		limit = l.page
	}
	end := min(at+limit, len(rows))
	if end < len(rows) {
		p.Next = fmt.Sprintf("p%d", end)
	}
	p.Rows = rows[at:end]
	return p, nil
}

func (l *fakeLedger) Facets(_ context.Context, q store.ArticleQuery) (store.Facets, error) {
	var f store.Facets
	count := func(in []store.Facet, value string) []store.Facet {
		for i := range in {
			if in[i].Value == value {
				in[i].Count++
				return in
			}
		}
		return append(in, store.Facet{Value: value, Count: 1})
	}
	for _, r := range l.match(store.ArticleQuery{Text: q.Text}) {
		f.Outlets, f.Langs = count(f.Outlets, r.Outlet), count(f.Langs, r.Lang)
		if d := r.Published.Day(); d != "" {
			f.Days = count(f.Days, d)
		}
	}
	return f, l.err
}

func (l *fakeLedger) Article(_ context.Context, name string, rev hearsay.RevisionID) (store.ArticleView, error) {
	for _, v := range l.views {
		if (name == string(v.Item.ID) || name == v.Item.Ref) && (rev == "" || rev == v.Revision.ID) {
			return v, l.err
		}
	}
	return store.ArticleView{}, fmt.Errorf("article %q: %w", name, store.ErrNotFound)
}

// Views gives the stored views of a kind, all on one page.
func (l *fakeLedger) Views(_ context.Context, q store.ViewQuery) (p store.ViewPage, err error) {
	for _, v := range l.stored {
		if v.Kind == q.Kind {
			p.Rows = append(p.Rows, v)
		}
	}
	p.Total = len(p.Rows)
	return p, l.err
}

func (l *fakeLedger) View(_ context.Context, id string) (store.View, error) {
	for _, v := range l.stored {
		if v.ID == id {
			return v, l.err
		}
	}
	return store.View{}, fmt.Errorf("view %q: %w", id, store.ErrNotFound)
}

func (l *fakeLedger) Shared(context.Context, hearsay.StageVersion, store.SharedQuery) iter.Seq2[store.SharedRow, error] {
	return func(yield func(store.SharedRow, error) bool) {
		for _, r := range l.shared {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// put adds an article with a reading of the given quotes; older articles go in later.
func (l *fakeLedger) put(a hearsay.Article, st hearsay.Status, g *hearsay.Reading) store.ArticleView {
	v := store.ArticleView{
		Item: hearsay.Item{ID: a.ID(), Ref: a.Ref, Outlet: a.Outlet, URL: a.URL},
		Revision: hearsay.Revision{ID: a.RevisionID(), Article: a.ID(), Ref: a.Ref, Outlet: a.Outlet, Title: a.Title, Text: a.Text,
			Byline: a.Byline, Lang: a.Lang, Genre: a.Genre, Published: a.Published, Status: st},
		Reading:   g,
		Sightings: []hearsay.Sighting{{Revision: a.RevisionID(), Source: "in/" + a.Ref, Pos: 1, At: now}},
	}
	v.Revisions = []store.RevisionRow{{ID: v.Revision.ID, Seq: 1, Title: a.Title, Seen: now, Current: true}}
	l.views = append(l.views, v)
	l.totals.Articles++
	l.totals.Revisions++
	if g != nil {
		l.totals.Quotes += len(g.Quotes)
	}
	return v
}

var now = time.Date(2026, 3, 9, 18, 0, 0, 0, time.UTC)

func published(t *testing.T, s string) hearsay.Time {
	t.Helper()
	p, err := hearsay.ParseTime(s, "", nil, now)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// span finds w in text.
func span(t *testing.T, text, w string) hearsay.Span {
	t.Helper()
	i := strings.Index(text, w)
	if i < 0 {
		t.Fatalf("%q not in %q", w, text)
	}
	return hearsay.Span{Start: i, End: i + len(w)}
}

// smallLedger has one article of each kind that a list words differently.
func smallLedger(t *testing.T) *fakeLedger {
	l := &fakeLedger{}
	a := hearsay.Article{Ref: "lm-1", Outlet: "The Lark", URL: "https://lark.example/mill", Title: "Mill is open, says mayor", Lang: "en", Genre: hearsay.GenreNews, Byline: "By Ann Oat",
		Text: "The mill is open, Mayor Ilan Voss said.\n\nShe said it \"will grind\". A boy saw it.\n", Published: published(t, "2026-03-05T10:05:00Z")}
	p := func(w string) []hearsay.Span { return []hearsay.Span{span(t, a.Text, w)} }
	g := &hearsay.Reading{Version: "read/1-test", Level: hearsay.L2, Lang: "en", Genre: hearsay.GenreNews, Stats: hearsay.Stats{Tokens: 20, Sentences: 3},
		Actors: []hearsay.Actor{{ID: "a1", Name: "Ilan Voss", Kind: hearsay.KindPerson, Public: true}, {ID: "a2", Name: "Tom Reed", Kind: hearsay.KindPerson}},
		Quotes: []hearsay.Quote{
			{Field: hearsay.FieldTitle, Source: []hearsay.Span{span(t, a.Title, "mayor")}, Cue: []hearsay.Span{span(t, a.Title, "says")}, Content: []hearsay.Span{span(t, a.Title, "Mill is open")}, Kind: hearsay.Indirect, Score: 0.5, Speaker: hearsay.Speaker{Via: hearsay.ViaNone}},
			{Field: hearsay.FieldText, Source: p("Mayor Ilan Voss"), Cue: p("said"), Content: p("The mill is open"), Kind: hearsay.Indirect, Score: 0.91, Speaker: hearsay.Speaker{Actor: "a1", Name: "Ilan Voss", Via: hearsay.ViaName}},
			{Field: hearsay.FieldText, Source: p("She"), Cue: p("said it"), Content: p(`"will grind"`), Kind: hearsay.Direct, Score: 0.8, Speaker: hearsay.Speaker{Actor: "a1", Name: "Ilan Voss", Via: hearsay.ViaPronoun}},
			{Field: hearsay.FieldText, Source: p("A boy"), Cue: p("saw it"), Kind: hearsay.Indirect, Score: 0.3, Speaker: hearsay.Speaker{Actor: "a2", Name: "Tom Reed", Via: hearsay.ViaTitle}},
		}}
	l.put(a, hearsay.StatusOK, g)
	l.put(hearsay.Article{Ref: "pc-2", Outlet: "Pell Courier", Title: "Moulin ouvert", Text: "Le moulin est ouvert.", Lang: "fr", Published: published(t, "2026-03-05T09:00:00")}, hearsay.StatusOtherLanguage, nil)
	l.put(hearsay.Article{Ref: "pc-3", Outlet: "Pell Courier", Text: "A note without a headline goes here.", Lang: "en", Published: published(t, "2026-03-04")}, hearsay.StatusOK, &hearsay.Reading{Level: hearsay.L2, Version: "read/1-test"})
	l.put(hearsay.Article{Ref: "x-4", Title: "Nobody knows where this stood", Lang: "en"}, hearsay.StatusHeadlineOnly, nil)
	return l
}

func handler(l Ledger) http.Handler {
	return New(l, Options{Now: func() time.Time { return now }, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
}

func get(t testing.TB, h http.Handler, path string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", path, nil)
	r.Host = "127.0.0.1:8417"
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// open gets a page and holds it to its structure.
func open(t testing.TB, h http.Handler, path string, status int) *html.Node {
	t.Helper()
	w := get(t, h, path)
	if w.Code != status {
		t.Fatalf("GET %s: status %d, want %d: %.300s", path, w.Code, status, w.Body)
	}
	doc, err := htmlcheck.Parse(w.Body.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range htmlcheck.Problems(doc) {
		t.Errorf("GET %s: %s", path, p)
	}
	return doc
}
