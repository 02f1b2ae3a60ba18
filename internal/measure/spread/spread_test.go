package spread

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestByDay(t *testing.T) {
	rs := []Report{
		{Article: "1", Outlet: "Wire", Owner: "Co-op", Country: "CDT", Day: "2025-03-04", Hedges: true},
		{Article: "1", Outlet: "Wire", Owner: "Co-op", Country: "CDT", Day: "2025-03-04", Hedges: true},
		{Article: "1", Outlet: "Wire", Owner: "Co-op", Country: "CDT", Day: "2025-03-04", Denies: true},
		{Article: "2", Outlet: "Whistle", Owner: "Gorse", Country: "QLR", Day: "2025-03-04"},
		{Article: "2", Outlet: "Whistle", Owner: "Gorse", Country: "QLR", Day: "2025-03-04", Own: true},
		{Article: "2", Outlet: "Whistle", Owner: "Gorse", Country: "QLR", Day: "2025-03-04", Own: true},
		{Article: "1", Outlet: "Wire", Owner: "Co-op", Country: "CDT", Day: "2025-03-04", Own: true, Denies: true},
		{Article: "3", Outlet: "Fathom", Owner: "Gorse", Country: "QLR", Day: "2025-03-06"},
		{Article: "4", Outlet: "Wire", Owner: "Co-op", Country: "CDT", Day: "2025-03-06"},
		{Article: "5", Outlet: "", Day: ""},
	}
	want := []Day{
		{Day: "2025-03-04", Asserting: 1, Hedging: 1, Denying: 1, Own: 1, New: []string{"Whistle", "Wire"}, Outlets: 2, Owners: 2, Countries: 2},
		{Day: "2025-03-06", Asserting: 2, New: []string{"Fathom"}, Outlets: 3, Owners: 2, Countries: 2},
		{Day: "", Asserting: 1, Outlets: 3, Owners: 2, Countries: 2},
	}
	for seed := range uint64(20) {
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		if d := cmp.Diff(want, ByDay(rs)); d != "" {
			t.Fatal(d)
		}
	}
}

// What an article drops counts on its own day as if it stood, and on the day on which it was seen to be gone, once.
func TestDropped(t *testing.T) {
	rs := []Report{
		{Article: "1", Outlet: "Wire", Day: "2025-03-03"},
		{Article: "2", Outlet: "Whistle", Owner: "Gorse", Day: "2025-03-03", Own: true, Gone: "2025-03-05"},
		{Article: "2", Outlet: "Whistle", Owner: "Gorse", Day: "2025-03-03", Gone: "2025-03-05"},
		{Article: "3", Outlet: "Fathom", Country: "QLR", Day: "2025-03-06", Gone: "2025-03-06"},
		{Article: "4", Outlet: "Gull", Gone: "2025-03-09"},
	}
	want := []Day{
		{Day: "2025-03-03", Asserting: 2, Own: 1, New: []string{"Whistle", "Wire"}, Outlets: 2, Owners: 2},
		{Day: "2025-03-05", Dropped: 1, Outlets: 2, Owners: 2},
		{Day: "2025-03-06", Asserting: 1, Dropped: 1, New: []string{"Fathom"}, Outlets: 3, Owners: 3, Countries: 1},
		{Day: "2025-03-09", Dropped: 1, Outlets: 3, Owners: 3, Countries: 1},
		{Day: "", Asserting: 1, New: []string{"Gull"}, Outlets: 4, Owners: 4, Countries: 1},
	}
	if d := cmp.Diff(want, ByDay(rs)); d != "" {
		t.Error(d)
	}
}
