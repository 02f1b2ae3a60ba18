package rows

import (
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// An article is as sure as its surest words: plain before hedged, and of hedged ones those on a scale before those that tell no
// probability, in any order.
func TestRetelling(t *testing.T) {
	band := view.Quote{Article: "a", Stance: view.Asserts, ID: "band", Hedges: []string{"highly likely"}, Band: []int{80, 95}, Factuality: 2.8, SpeakerKey: "office:centre"}
	confident := view.Quote{Article: "a", Stance: view.Asserts, ID: "confident", Hedges: []string{"moderate confidence"}, Factuality: 2.8}
	plain := view.Quote{Article: "a", Stance: view.Asserts, ID: "plain", Factuality: 3}
	opinion := view.Quote{Article: "b", Stance: view.Asserts, ID: "opinion", Genre: hearsay.GenreOpinion}
	for _, c := range []struct {
		quotes []view.Quote
		want   hearsay.QuoteID
	}{
		{[]view.Quote{confident, band}, "band"}, {[]view.Quote{band, confident, opinion}, "band"},
		{[]view.Quote{band, plain}, "plain"}, {[]view.Quote{plain, confident, band}, "plain"}, {[]view.Quote{confident}, "confident"},
	} {
		reports, quotes := Retelling(&view.Claim{Quotes: c.quotes})
		if len(reports) != 1 || quotes[0].ID != c.want || reports[0].Speaker != quotes[0].SpeakerKey {
			t.Errorf("%v: %+v", c.want, reports)
		}
	}
}

// Opinion, questions and mere mentions take claims nowhere.
func TestSpreading(t *testing.T) {
	c := view.Claim{Quotes: []view.Quote{
		{Article: "a", Outlet: "Gazette", Stance: view.Asserts, Hedges: []string{"likely"}, Day: "2025-03-04"}, {Article: "b", Outlet: "Echo", Stance: view.Denies},
		{Article: "c", Outlet: "Review", Stance: view.Asserts, Genre: hearsay.GenreOpinion}, {Article: "d", Outlet: "Mail", Stance: view.Asks}, {Article: "e", Outlet: "Bell", Stance: view.Mentions},
	}}
	got := Spreading(&c, map[string]store.Outlet{"Gazette": {Owner: "Harbour Press", Country: "QLR"}})
	if len(got) != 2 || got[0].Owner != "Harbour Press" || got[0].Country != "QLR" || !got[0].Hedges || got[0].Denies || got[0].Day != "2025-03-04" || got[1].Outlet != "Echo" || !got[1].Denies || got[1].Owner != "" {
		t.Errorf("%+v", got)
	}
}
