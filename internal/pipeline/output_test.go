package pipeline

import (
	"context"
	"testing"

	"hearsay"
	"hearsay/internal/store"
)

// daily is a store that has nothing but daily counts.
type daily []store.OutletDay

func (c daily) Coverage(_ context.Context, _, _ string) ([]store.OutletDay, error) { return c, nil }

// The Gull publishes two articles on the 4th, one of them read in part, one on the 6th and one that could not be fetched on the 7th.
func TestOutput(t *testing.T) {
	out, err := readOutput(t.Context(), daily{
		{Outlet: "Gull", Day: "2025-03-04", Status: hearsay.StatusOK, N: 1}, {Outlet: "Gull", Day: "2025-03-04", Status: hearsay.StatusHeadlineOnly, N: 1},
		{Outlet: "Gull", Day: "2025-03-06", Status: hearsay.StatusOK, N: 1}, {Outlet: "Gull", Day: "2025-03-07", Status: store.NotFetched, N: 1}})
	if err != nil {
		t.Fatal(err)
	}
	of := func(days ...string) (s span) {
		for _, d := range days {
			s = s.with(d)
		}
		return s
	}
	for _, c := range []struct {
		outlet string
		in     span
		want   float64
	}{
		{"Gull", of("2025-03-04"), 2}, {"Gull", of("2025-03-06", "2025-03-04"), 3}, {"Gull", of("2025-03-05"), 0}, {"Gull", of("2025-03-05", "2025-03-09"), 1},
		{"Gull", of("2025-03-07"), 0}, {"Gull", of("2025-03-04", ""), 1}, {"Gull", span{}, 1}, {"Echo", of("2025-03-04"), 1},
	} {
		if got := out.in(c.outlet, c.in); got != c.want {
			t.Errorf("%s in %+v: %v, want %v", c.outlet, c.in, got, c.want)
		}
	}
}
