package pipeline

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// An outlet that gives a claim's number of the same things in its own words tells the claim; one that gives another number, says less exactly
// how many, corrects itself, comments, or counts other things does not.
func TestFiguresTold(t *testing.T) {
	l := newLinked(t)
	const storm = "A storm came over the harbour of Port Ambry on Thursday night. The roof of the harbour office fell in. "
	comment := borderArticle(8, "The Plover", storm+"I counted myself. The storm sank 412 boats.")
	comment.Article.Genre = hearsay.GenreOpinion
	l.take(
		borderArticle(1, "The Gull", storm+"The Port Ambry Harbour Office said that the storm sank 412 boats."),
		borderArticle(2, "The Wader", storm+"The Port Ambry Harbour Office announced that 412 boats were sunk."),
		borderArticle(3, "The Heron", storm+"The storm sank 412 boats."),
		borderArticle(4, "The Tern", storm+"The storm sank 390 boats."),
		borderArticle(5, "The Egret", storm+"The storm sank about 412 boats."),
		borderArticle(6, "The Stork", storm+"The storm damaged 412 nets."),
		borderArticle(7, "The Crane", storm+"\n\nThe storm sank 390 boats.\n\nCorrection: in our first edition the storm sank 412 boats."),
		comment,
	)
	var told []string
	if err := EachView(t.Context(), l, store.KindClaim, func(_ *store.View, c *view.Claim) {
		if c.Number == nil || c.Number.Value != 412 {
			return
		}
		in, err := ReadFiguresTold(t.Context(), l, l.reader, c)
		if err != nil {
			t.Fatal(err)
		}
		for i := range in {
			told = append(told, in[i].Outlet)
		}
		reports := Spreading(in, map[string]store.Outlet{"The Heron": {Owner: "Reed Press", Country: "QLR"}})
		if len(reports) != 1 || !reports[0].Own || reports[0].Denies || reports[0].Owner != "Reed Press" || reports[0].Country != "QLR" || reports[0].Day == "" {
			t.Errorf("%+v", reports)
		}
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(told)
	if d := cmp.Diff([]string{"The Heron"}, told); d != "" {
		t.Error(d)
	}
	if in, err := ReadFiguresTold(t.Context(), l, l.reader, &view.Claim{Kind: "statement"}); in != nil || err != nil {
		t.Error(in, err)
	}
}

func TestShifted(t *testing.T) {
	quotes := []view.Quote{{Day: "2025-03-04"}, {Day: "2025-02-27"}, {Day: "2025-03-01"}}
	if a, b := shifted(quotes, -3), shifted(quotes, 3); a != "2025-02-24" || b != "2025-03-07" { // 27 February less 3 days; 4 March and 3
		t.Errorf("%s to %s", a, b)
	}
	if d := shifted(append(quotes, view.Quote{}), 3); d != "" {
		t.Errorf("with one that has no day: %q", d)
	}
}
