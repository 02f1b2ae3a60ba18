package web

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/eval"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/internal/testutil/htmlcheck"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

// goldReader reads what a careful reader finds in the sample world: shared sources, content
// in pieces, quotes in headlines. Pages are then tested on all there can be, and on the same
// whatever the weights of the day find.
type goldReader struct{}

func (goldReader) Version() hearsay.StageVersion { return "gold/1" }

func (goldReader) Voice(string) string { return "" }

func (goldReader) World() *world.World {
	w, err := sample.World()
	if err != nil {
		panic(err) // unreachable: it is built in
	}
	return w
}

func (goldReader) Told(*hearsay.Revision, []hearsay.Quote) []read.Told { return nil }

func (goldReader) Read(rev *hearsay.Revision) hearsay.Reading {
	g := hearsay.Reading{Revision: rev.ID, Version: "gold/1", Level: hearsay.L2, Lang: rev.Lang, Genre: rev.Genre}
	for _, name := range sample.Names() {
		gold, err := sample.Gold(name)
		if err != nil || gold.Title != rev.Title || gold.Text != rev.Text {
			continue
		}
		for _, q := range gold.Quotes {
			x := hearsay.Quote{Field: q.Field, Source: q.Source, Cue: q.Cue, Content: q.Content, Kind: hearsay.Indirect, Score: 0.9, Speaker: hearsay.Speaker{Via: q.Via}}
			if q.Speaker != "" {
				a := hearsay.Actor{ID: fmt.Sprintf("a%d", len(g.Actors)+1), Name: q.Speaker, Kind: hearsay.KindPerson, Public: !q.Private}
				g.Actors = append(g.Actors, a)
				x.Speaker.Actor, x.Speaker.Name = a.ID, a.Name
			}
			x.Act, x.Polarity = hearsay.Act(q.Act), hearsay.Polarity(q.Polarity)
			for _, l := range []struct {
				from []string
				to   *[]hearsay.Accused
			}{{q.Accused, &x.Accused}, {q.Denied, &x.Denied}, {q.Asked, &x.Asked}, {q.Supposed, &x.Supposed}} {
				for _, name := range l.from {
					*l.to = append(*l.to, hearsay.Accused{Name: name, Country: "ZZZ", Span: slices.Concat(x.Content, x.Cue, x.Source)[0]})
				}
			}
			for _, h := range q.Hedges {
				for _, sp := range q.Content {
					if i := strings.Index(sp.In(q.Field.In(rev)), h); i >= 0 {
						x.Certainty.Hedges = append(x.Certainty.Hedges, hearsay.Hedge{Span: hearsay.Span{Start: sp.Start + i, End: sp.Start + i + len(h)}})
					}
				}
			}
			g.Quotes = append(g.Quotes, x)
		}
	}
	return g
}

// sampleWorld is a real ledger with the sample world in it, read as gold has it.
func sampleWorld(t *testing.T) *embedded.Ledger { return worldBy(t, goldReader{}) }

// readWorld is the same world read by the reader of the program, with the options of pages
// that the demo has.
func readWorld(t *testing.T) (*embedded.Ledger, Options) {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	return worldBy(t, r), Options{Now: func() time.Time { return now }, Notice: "Demo: an invented world. Its states, persons and outlets do not exist.", Figures: measured(t), Copies: pipeline.CopiesStage,
		Reader: r.Version(), Explain: func(rev *hearsay.Revision) (hearsay.Reading, bool) { return r.Read(rev), true }}
}

// measured is the figures as serve and demo pass them.
func measured(t *testing.T) map[string]Figure {
	t.Helper()
	floors, err := eval.Floors()
	if err != nil || len(floors) == 0 {
		t.Fatalf("%d figures: %v", len(floors), err)
	}
	out := map[string]Figure{}
	for name, f := range floors {
		out[name] = Figure{Reached: f.Reached, Floor: f.Floor, Goal: f.Goal, Human: f.Human, Published: f.Published}
	}
	return out
}

func worldBy(t *testing.T, reader interface {
	pipeline.Reader
	pipeline.Teller
}) *embedded.Ledger {
	t.Helper()
	ctx := context.Background()
	l, err := embedded.Open(ctx, filepath.Join(t.TempDir(), "world.db"), embedded.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	outlets, err := sample.Outlets()
	if err != nil {
		t.Fatal(err)
	}
	if err := l.PutOutlets(ctx, outlets); err != nil {
		t.Fatal(err)
	}
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	records := func(yield func(collect.Record) bool) {
		for i := range articles {
			if !yield(collect.Record{Article: &articles[i], Status: hearsay.StatusOK, Source: sample.Names()[i], Pos: 1, At: sample.Seen(&articles[i])}) {
				return
			}
		}
	}
	after := []func(context.Context) error{pipeline.NewCopies(l).CatchUp, pipeline.NewViews(l, reader).CatchUp}
	if sum, err := pipeline.Ingest(ctx, l, records, reader, pipeline.Options{After: after}); err != nil || sum.Failed > 0 {
		t.Fatalf("%+v: %v", sum, err)
	}
	return l
}

// sampleItems counts the articles of the sample world; its files hold some in two versions.
func sampleItems(t *testing.T) int {
	t.Helper()
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	refs := map[string]bool{}
	for _, a := range all {
		refs[a.Ref] = true
	}
	return len(refs)
}

// Every page of the sample world is well formed, marks and all, and what leads from a list
// is there.
func TestSampleWorld(t *testing.T) {
	h := handler(sampleWorld(t))
	doc := open(t, h, "/articles", 200)
	items := sampleItems(t)
	if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); !strings.HasPrefix(h1, fmt.Sprintf("%d articles, 3 to ", items)) {
		t.Errorf("h1 %q", h1)
	}
	var got struct{ Articles []jsonRow }
	if err := json.Unmarshal(get(t, h, "/articles.json").Body.Bytes(), &got); err != nil || len(got.Articles) != items {
		t.Fatalf("%v, %d rows", err, len(got.Articles))
	}
	quotes, older := 0, 0
	for _, a := range got.Articles {
		doc := open(t, h, "/articles/"+string(a.ID), 200)
		if n := len(htmlcheck.Class(doc, "card")); n != a.Quotes {
			t.Errorf("%s: %d cards, %d quotes in the list", a.Ref, n, a.Quotes)
		}
		quotes += a.Quotes
		for _, link := range htmlcheck.All(doc, "a") {
			if to := htmlcheck.Attr(link, "href"); a.Revisions > 1 && strings.Contains(to, "?rev=") && !strings.Contains(to, "plain") && !strings.Contains(to, ".json") {
				if w := htmlcheck.Words(open(t, h, to, 200)); strings.Contains(w, "This is an older version") {
					older++
				}
			}
		}
		open(t, h, "/articles/"+a.Ref+"?plain=1", 200)
	}
	if quotes < 250 || older == 0 {
		t.Errorf("%d quotes, %d older versions", quotes, older)
	}
	// A private person is named in the text that names her, and beside no sentence.
	doc = open(t, h, "/articles/wh-0001", 200)
	for _, c := range append(htmlcheck.Class(doc, "card"), htmlcheck.Class(doc, "quotes")...) {
		if w := htmlcheck.Words(c); strings.Contains(strings.ReplaceAll(w, "a teacher called Ilka", ""), "Ilka") {
			t.Errorf("named beside the sentence: %s", w)
		}
	}
	if marks := htmlcheck.All(open(t, h, `/search?q="glass+heron"`, 200), "mark"); len(marks) == 0 {
		t.Error("no hit is marked")
	}
	open(t, h, "/articles?outlet=The+Morning+Fathom&since=2025-03-04&until=2025-03-06", 200)
	open(t, h, "/articles?day=2025-13-01", 400)
	open(t, h, "/articles?after=nonsense", 400)
}

// The reader of the program explains every quote that it put into a ledger, and no card or
// reason names whom the page may not name, other than in the words of the quote itself.
func TestReadWorldIsExplained(t *testing.T) {
	l, o := readWorld(t)
	page, err := l.Articles(context.Background(), store.ArticleQuery{})
	if err != nil || len(page.Rows) != sampleItems(t) {
		t.Fatalf("%d articles: %v", len(page.Rows), err)
	}
	s := &site{o: o}
	quotes, reasons := 0, 0
	for _, row := range page.Rows {
		v, err := l.Article(context.Background(), string(row.ID), "")
		if err != nil {
			t.Fatal(err)
		}
		if v.Reading == nil {
			continue
		}
		for _, c := range cards(v.Reading, &v.Revision) {
			w := s.why(&v, &c, "")
			quotes++
			reasons += len(w.Rows)
			if w.Note != "" || len(w.Rows) == 0 {
				t.Errorf("%s, quote %d: %d reasons, %s", row.Ref, c.N, len(w.Rows), w.Note)
			}
			q := &v.Reading.Quotes[c.N-1]
			text := q.Field.In(&v.Revision)
			own := strings.Join([]string{said(q.Source, text), said(q.Cue, text), said(q.Content, text)}, " ")
			shown := fmt.Sprint(c.Who, c.About, c.Chain, c.Parties, w.Rows)
			for _, a := range v.Reading.Actors {
				// "Ministry" is no name that could leak where "Ministry of Fish" may be shown.
				part := slices.ContainsFunc(v.Reading.Actors, func(b hearsay.Actor) bool { return named(&b) && strings.Contains(b.Name, a.Name) })
				if !named(&a) && !part && strings.Contains(shown, a.Name) && !strings.Contains(own, a.Name) {
					t.Errorf("%s, quote %d names %s (%s)", row.Ref, c.N, a.Name, a.Kind)
				}
			}
		}
	}
	if quotes < 200 || reasons < 2*quotes {
		t.Errorf("%d quotes, %d reasons", quotes, reasons)
	}
}
