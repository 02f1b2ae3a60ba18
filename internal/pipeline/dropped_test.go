package pipeline

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// later is a version of an article with another text, seen that many hours after publication.
func later(rec collect.Record, hours int, text string) collect.Record {
	a := *rec.Article
	a.Text = text
	rec.Article, rec.At, rec.Pos = &a, rec.At.Add(time.Duration(hours)*time.Hour), rec.Pos+100
	return rec
}

// What an article told in an earlier version, in the claim's words or by its number, and tells no more, it has dropped; who tells
// it still, told another number, told it in other words only, or comments, has not.
func TestDropped(t *testing.T) {
	const storm = "A storm came over the harbour of Port Ambry on Thursday night. The roof of the harbour office fell in. "
	const count = storm + "The Port Ambry Harbour Office said that the storm destroyed 412 boats."
	const warned = storm + "The Port Ambry Harbour Office said that the storm wall had been left open by the night watch."
	comment := borderArticle(6, "The Plover", count)
	comment.Article.Genre = hearsay.GenreOpinion
	for name, c := range map[string]struct {
		now, before, after string
		of                 func(*view.Claim) bool
	}{
		"a number": {count, storm + "The storm destroyed 412 boats.", storm + "The storm destroyed 142 boats.", func(c *view.Claim) bool { return c.Number != nil && c.Number.Value == 412 }},
		"words":    {warned, warned, storm + "The Port Ambry Harbour Office said nothing.", func(c *view.Claim) bool { return c.Number == nil && len(c.AssertedBy) > 0 }},
	} {
		l := newLinked(t)
		edited, kept, fresh := borderArticle(3, "The Heron", c.before), borderArticle(4, "The Tern", c.before), borderArticle(5, "The Wader", storm)
		l.take(borderArticle(1, "The Gull", c.now), borderArticle(2, "The Egret", c.now), edited, kept, fresh, comment)
		l.take(later(edited, 30, c.after), later(kept, 30, c.before+" The sea was calm on Friday."), later(fresh, 30, storm+"The storm destroyed 390 boats."), later(comment, 30, storm))
		var got []string
		claims := 0
		if err := EachView(t.Context(), l, store.KindClaim, func(_ *store.View, x *view.Claim) {
			if !c.of(x) {
				return
			}
			claims++
			in, err := ReadDropped(t.Context(), l, l.reader, x)
			if err != nil {
				t.Fatal(err)
			}
			for i := range in {
				got = append(got, in[i].Outlet)
			}
			r := Leaving(in, map[string]store.Outlet{"The Heron": {Owner: "Reed Press", Country: "QLR"}})
			if len(r) == 1 && (r[0].Day != "2025-05-01" || r[0].Gone != "2025-05-02" || r[0].Owner != "Reed Press" || r[0].Country != "QLR") {
				t.Errorf("%s: %+v", name, r)
			}
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if d := cmp.Diff([]string{"The Heron"}, got); d != "" || claims != 1 {
			t.Errorf("%s: of %d claims: %s", name, claims, d)
		}
	}
}

// A word more or less is the same sentence; another number never is.
func TestAlmost(t *testing.T) {
	of := func(s string) []string { return bagOf(s, nil) }
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"the storm wall had been left open", "the storm wall had been left open", true},
		{"the storm wall had been left open by the watch", "the storm wall had been left open by watch", true},
		{"the storm destroyed 412 of the small white boats in the harbour", "the storm sank 142 of the small white boats in the harbour", false},
		{"the storm wall had been left open", "the storm wall was shut", false},
		{"", "", false},
	} {
		if got := almost(of(c.a), of(c.b)); got != c.want || almost(of(c.b), of(c.a)) != got {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}
