package rows

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/store"
)

// A charge is reported by whoever lays it, in whatever words, and by who clears the accused of it; opinion is left out, and so
// is who is accused in opinion only.
func TestCharging(t *testing.T) {
	x := &view.Incident{
		Attributions: []view.Attribution{
			{Accused: "Signal Sparrows", Quotes: []hearsay.QuoteID{"d"}},
			{Accused: "Ustrand", AccusedKey: "state:UTD", Quotes: []hearsay.QuoteID{"a", "c"}},
			{Accused: "Ustrand", AccusedKey: "state:UTD", Quotes: []hearsay.QuoteID{"b"}},
			{Accused: "Pirrin", AccusedKey: "state:PIR", Quotes: []hearsay.QuoteID{"c"}},
		},
		Quotes: []view.Quote{
			{ID: "a", Article: "1", Outlet: "The Gull", Day: "2025-03-04", Stance: view.Asserts, Hedges: []string{"likely"}},
			{ID: "b", Article: "2", Outlet: "The Tern", Day: "2025-03-05", Stance: view.Asserts, Own: true},
			{ID: "c", Article: "3", Outlet: "The Tern", Day: "2025-03-05", Stance: view.Asserts, Genre: hearsay.GenreOpinion},
			{ID: "d", Article: "4", Outlet: "The Wader", Day: "2025-03-06", Stance: view.Asserts},
			{ID: "e", Article: "1", Outlet: "The Gull", Day: "2025-03-04", Stance: view.Denies, Rejected: []view.Charged{{Key: "state:UTD", Name: "Ustrand"}}},
		},
	}
	want := []Charge{
		{Accused: "Ustrand", Key: "state:UTD", Reports: []spread.Report{
			{Article: "1", Outlet: "The Gull", Owner: "Reed Press", Country: "QLR", Day: "2025-03-04", Hedges: true},
			{Article: "2", Outlet: "The Tern", Day: "2025-03-05", Own: true},
			{Article: "1", Outlet: "The Gull", Owner: "Reed Press", Country: "QLR", Day: "2025-03-04", Denies: true},
		}},
		{Accused: "Signal Sparrows", Reports: []spread.Report{{Article: "4", Outlet: "The Wader", Day: "2025-03-06"}}},
	}
	if d := cmp.Diff(want, Charging(x, map[string]store.Outlet{"The Gull": {Owner: "Reed Press", Country: "QLR"}})); d != "" {
		t.Error(d)
	}
}
