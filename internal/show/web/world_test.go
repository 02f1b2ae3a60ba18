package web

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
	"hearsay/internal/testutil/htmlcheck"
	"hearsay/sample"
)

// goldReader reads what a careful reader finds in the sample world: shared sources, content
// in pieces, quotes in headlines. Pages are then tested on all there can be, and on the same
// whatever the weights of the day find.
type goldReader struct{}

func (goldReader) Version() hearsay.StageVersion { return "gold/1" }

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
				a := hearsay.Actor{ID: fmt.Sprintf("a%d", len(g.Actors)+1), Name: q.Speaker, Kind: hearsay.KindUnknown}
				if q.Private {
					a.Kind = hearsay.KindPerson
				}
				g.Actors = append(g.Actors, a)
				x.Speaker.Actor, x.Speaker.Name = a.ID, a.Name
			}
			g.Quotes = append(g.Quotes, x)
		}
	}
	return g
}

// sampleWorld is a real ledger with the sample world in it, read as gold has it.
func sampleWorld(t *testing.T) *embedded.Ledger {
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
			if !yield(collect.Record{Article: &articles[i], Status: hearsay.StatusOK, Source: sample.Names()[i], Pos: 1, At: articles[i].Published.UTC}) {
				return
			}
		}
	}
	if _, err := pipeline.Ingest(ctx, l, records, goldReader{}, pipeline.Options{}); err != nil {
		t.Fatal(err)
	}
	return l
}

// Every page of the sample world is well formed, marks and all, and what leads from a list
// is there.
func TestSampleWorld(t *testing.T) {
	h := handler(sampleWorld(t))
	doc := open(t, h, "/", 200)
	if h1 := htmlcheck.Words(htmlcheck.All(doc, "h1")[0]); h1 != "30 articles, 3 to 16 March 2025" {
		t.Errorf("h1 %q", h1)
	}
	var got struct{ Articles []jsonRow }
	if err := json.Unmarshal(get(t, h, "/articles.json").Body.Bytes(), &got); err != nil || len(got.Articles) != 30 {
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
	if quotes < 250 || older != 1 {
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
