package embedded

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

// at moves a record to another place in the input.
func at(in store.Incoming, source string, pos int) store.Incoming {
	in.Source, in.Pos = source, pos
	return in
}

func withRef(in store.Incoming, ref string) store.Incoming {
	in.Article.Ref = ref
	return in
}

func TestAppend(t *testing.T) {
	a, b := article("The Kestrel Post", "k.example/1", "First version.", 0), article("The Kestrel Post", "k.example/1", "Second version.", 0)
	other := article("Meridian Radio", "m.example/1", "First version.", 1)
	type step struct {
		in   store.Incoming
		want store.Fate
	}
	tests := []struct {
		name                           string
		steps                          []step
		articles, revisions, sightings int
		text                           string // of the first article at the end
		entries                        int
	}{
		{"new", []step{{at(a, "f", 1), "new"}}, 1, 1, 1, "First version.", 1},
		{"same place and time again", []step{{at(a, "f", 1), "new"}, {at(a, "f", 1), "same"}}, 1, 1, 1, "First version.", 1},
		{"same text elsewhere", []step{{at(a, "f", 1), "new"}, {at(a, "g", 9), "same"}}, 1, 1, 2, "First version.", 1},
		{"changed text", []step{{at(a, "f", 1), "new"}, {at(b, "f", 2), "updated"}}, 1, 2, 2, "Second version.", 2},
		{"back to the old text", []step{{at(a, "f", 1), "new"}, {at(b, "f", 2), "updated"}, {at(a, "f", 3), "updated"}}, 1, 2, 3, "First version.", 3},
		{"a file with A, B, A again", []step{
			{at(a, "f", 1), "new"}, {at(b, "f", 2), "updated"}, {at(a, "f", 3), "updated"},
			{at(a, "f", 1), "same"}, {at(b, "f", 2), "same"}, {at(a, "f", 3), "same"}}, 1, 2, 3, "First version.", 3},
		{"a file with A, B again", []step{
			{at(a, "f", 1), "new"}, {at(b, "f", 2), "updated"}, {at(a, "f", 1), "same"}, {at(b, "f", 2), "same"}}, 1, 2, 2, "Second version.", 2},
		{"equal text at another outlet", []step{{at(a, "f", 1), "new"}, {at(other, "f", 2), "new"}}, 2, 2, 2, "First version.", 2},
	}
	for _, tt := range tests {
		for _, batched := range []bool{false, true} { // one transaction or many: the same
			t.Run(tt.name, func(t *testing.T) {
				l := open(t, Options{})
				var batch []store.Incoming
				var got []store.Outcome
				for _, s := range tt.steps {
					if batched {
						batch = append(batch, s.in)
					} else {
						got = append(got, add(t, l, s.in)...)
					}
				}
				got = append(got, add(t, l, batch...)...)
				for i, s := range tt.steps {
					if got[i].Fate != s.want {
						t.Errorf("step %d: %s, want %s", i, got[i].Fate, s.want)
					}
				}
				n := mustTotals(t, l)
				if n.Articles != tt.articles || n.Revisions != tt.revisions || n.Sightings != tt.sightings {
					t.Errorf("articles, revisions, sightings = %d, %d, %d, want %d, %d, %d",
						n.Articles, n.Revisions, n.Sightings, tt.articles, tt.revisions, tt.sightings)
				}
				v, err := l.Article(context.Background(), string(got[0].Article), "")
				if err != nil || v.Revision.Text != tt.text {
					t.Errorf("current text %q, %v, want %q", v.Revision.Text, err, tt.text)
				}
				if es, err := l.Entries(context.Background(), 0, 100, 1<<20); err != nil || len(es) != tt.entries {
					t.Errorf("%d entries, %v, want %d", len(es), err, tt.entries)
				}
				word := "first"
				if tt.text == "Second version." {
					word = "second"
				}
				if p := list(t, l, store.ArticleQuery{Text: word + " version"}); p.Total != tt.articles {
					t.Errorf("%d articles with %q, want %d", p.Total, word, tt.articles)
				}
			})
		}
	}
}

// The words of an earlier revision find nothing, those of the current one do, and quotes go
// with their revision, also when it comes back.
func TestAppendMovesWords(t *testing.T) {
	l := open(t, Options{})
	a := article("The Kestrel Post", "k.example/1", "Minister Aro said the harbour burned.", 0)
	b := article("The Kestrel Post", "k.example/1", "Minister Aro said the lighthouse fell.", 600)
	for i, step := range []struct {
		in           store.Incoming
		yes, no, day string
	}{{a, "harbour", "lighthouse", "2026-03-05"}, {at(b, "g", 1), "lighthouse", "harbour", "2026-03-05"}, {at(a, "g", 2), "harbour", "lighthouse", "2026-03-05"}} {
		add(t, l, step.in)
		readAll(t, l, stageOne)
		for _, word := range []string{step.yes, step.no} {
			want := 0
			if word == step.yes {
				want = 1
			}
			if n := list(t, l, store.ArticleQuery{Text: word}).Total; n != want {
				t.Errorf("step %d: %d articles with %q, want %d", i, n, word, want)
			}
			if n := len(quotes(t, l, store.QuoteQuery{Text: word})); n != want {
				t.Errorf("step %d: %d quotes with %q, want %d", i, n, word, want)
			}
		}
		if n := mustTotals(t, l); n.Quotes != 1 {
			t.Errorf("step %d: %d quotes, want 1", i, n.Quotes)
		}
		sound(t, l)
	}
}

func TestRefs(t *testing.T) {
	l := open(t, Options{})
	ctx := context.Background()
	first := withRef(article("The Kestrel Post", "k.example/1", "One.", 0), "r1")
	second := withRef(article("Meridian Radio", "m.example/1", "Two.", 1), "r1")
	out := add(t, l, first, second)
	if out[0].RefTaken != "" || out[1].RefTaken != out[0].Article {
		t.Errorf("RefTaken = %q, %q, want none and the first article", out[0].RefTaken, out[1].RefTaken)
	}
	again := add(t, l, first, second)
	if again[0].RefTaken != "" || again[1].RefTaken != out[0].Article {
		t.Errorf("again: RefTaken = %q, %q", again[0].RefTaken, again[1].RefTaken)
	}
	p := list(t, l, store.ArticleQuery{})
	if p.Rows[0].Ref != string(out[1].Article) || p.Rows[1].Ref != "r1" {
		t.Errorf("refs listed: %q, %q", p.Rows[0].Ref, p.Rows[1].Ref)
	}
	// A second ref of one article finds it, too; the first one stays its name.
	add(t, l, at(withRef(first, "r2"), "g", 1))
	for _, name := range []string{"r1", "r2", string(out[0].Article)} {
		v, err := l.Article(ctx, name, "")
		if err != nil || v.Item.ID != out[0].Article || v.Item.Ref != "r1" {
			t.Errorf("Article(%q) = %q ref %q, %v", name, v.Item.ID, v.Item.Ref, err)
		}
	}
	if _, err := l.Article(ctx, "r3", ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown ref: %v", err)
	}
	if _, err := l.Article(ctx, "r1", "feed"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown revision: %v", err)
	}
}

func TestRefuseTwice(t *testing.T) {
	l := open(t, Options{})
	r := store.Refusal{Source: "a.jsonl", Pos: 3, At: t0, Reason: "bad JSON", Detail: "unexpected end"}
	for range 2 {
		if err := l.Refuse(context.Background(), []store.Refusal{r, {Source: "b", Reason: "unreadable"}}); err != nil {
			t.Fatal(err)
		}
	}
	if n := mustTotals(t, l).Refusals; n != 2 {
		t.Errorf("%d refusals, want 2", n)
	}
}

// What is put in comes out unchanged.
func TestArticleWhole(t *testing.T) {
	l := open(t, Options{})
	ctx := context.Background()
	in := withRef(article("Meridian Radio", "m.example/1", "Ada said one. Minister Aro said two — “three”.", 5), "r1")
	in.Article.Byline, in.Article.OutletCountry = "By Nobody", "MER"
	in.Article.Published = hearsay.Time{UTC: t0, Offset: 120, Zone: hearsay.ZoneOutlet, Precision: hearsay.PrecisionDay, Doubt: hearsay.DoubtAhead}
	out := add(t, l, in)[0]
	readAll(t, l, stageOne)
	v, err := l.Article(ctx, "r1", "")
	if err != nil {
		t.Fatal(err)
	}
	a := in.Article
	rev := hearsay.Revision{ID: out.Revision, Article: out.Article, Ref: "r1", Outlet: a.Outlet, Title: a.Title, Text: a.Text, Byline: a.Byline,
		Lang: "en", Genre: hearsay.GenreNews, Published: a.Published, Status: hearsay.StatusOK}
	reading := readOne(&rev, stageOne)
	want := store.ArticleView{
		Item:     hearsay.Item{ID: out.Article, Ref: "r1", Outlet: a.Outlet, OutletCountry: "MER", URL: a.Canonical},
		Revision: rev, Reading: &reading,
		Revisions: []store.RevisionRow{{ID: out.Revision, Seq: 1, Title: a.Title, Seen: in.At, Current: true}},
		Sightings: []hearsay.Sighting{{Revision: out.Revision, Source: in.Source, Pos: in.Pos, At: in.At}},
	}
	if d := cmp.Diff(want, v); d != "" {
		t.Error(d)
	}
	es, err := l.Entries(ctx, 0, 10, 1)
	if d := cmp.Diff([]store.Entry{{Seq: 1, Revision: rev}}, es); d != "" || err != nil {
		t.Error(err, d)
	}
}

func TestReadings(t *testing.T) {
	l := open(t, Options{})
	ctx := context.Background()
	out := add(t, l, article("Meridian Radio", "m.example/1", "Minister Aro said one. Minister Aro said two.", 5))[0]
	readAll(t, l, stageOne)
	readAll(t, l, "test/2")
	if n := mustTotals(t, l); n.Readings != 2 || n.Quotes != 2 {
		t.Errorf("readings %d, quotes %d, want 2, 2", n.Readings, n.Quotes)
	}
	v, err := l.Article(ctx, string(out.Article), "")
	if err != nil || v.Reading.Version != "test/2" {
		t.Fatalf("current reading %v, %v", v.Reading, err)
	}
	// An old program that repeats its batch changes nothing.
	if _, err := l.PutReadings(ctx, stageOne, []hearsay.Reading{readOne(&v.Revision, stageOne)}, 1); err != nil {
		t.Fatal(err)
	}
	if v, _ = l.Article(ctx, string(out.Article), ""); v.Reading.Version != "test/2" {
		t.Errorf("current reading %s after repeating an old one", v.Reading.Version)
	}
	bad := readOne(&v.Revision, "test/3")
	bad.Quotes[0].Content[0].End = 1000
	if _, err := l.PutReadings(ctx, "test/3", []hearsay.Reading{bad}, 1); err == nil {
		t.Error("a span outside the text was accepted")
	}
	if _, err := l.PutReadings(ctx, "test/3", []hearsay.Reading{{Revision: "feed"}}, 1); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("reading of an unknown revision: %v", err)
	}
	if seq, err := l.Cursor(ctx, "test/3"); seq != 0 || err != nil {
		t.Errorf("cursor %d, %v after refused batches", seq, err)
	}
}

func TestOutlets(t *testing.T) {
	l := open(t, Options{})
	ctx := context.Background()
	rows := []store.Outlet{
		{Name: "Meridian Radio", Domain: "m.example", Zone: "Asia/Tokyo", Aliases: []string{"MR", "Radio Meridian"}, OwnerKind: "party"},
		{Name: "The Kestrel Post", Zone: "UTC", Country: "KES"}}
	for range 2 {
		if err := l.PutOutlets(ctx, rows); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Outlets(ctx)
	if d := cmp.Diff(rows, got); d != "" || err != nil {
		t.Error(err, d)
	}
	for name, want := range map[string]string{"radio meridian": "Asia/Tokyo", "M.example": "Asia/Tokyo", "The Kestrel Post": "UTC", "nobody": ""} {
		if loc := l.OutletZone(name); (loc == nil) != (want == "") || loc != nil && loc.String() != want {
			t.Errorf("zone of %q = %v, want %q", name, loc, want)
		}
	}
	for _, bad := range [][]store.Outlet{
		{{Name: "Another", Aliases: []string{"MR"}}},
		{{Name: "Another", Aliases: []string{"The Kestrel Post"}}},
		{{Name: "MR"}},
	} {
		if err := l.PutOutlets(ctx, bad); err == nil {
			t.Errorf("%+v accepted", bad)
		}
	}
	if n := mustTotals(t, l).Outlets; n != 2 {
		t.Errorf("%d outlets, want 2", n)
	}
}
