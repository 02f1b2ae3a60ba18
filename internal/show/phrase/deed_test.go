package phrase

import (
	"testing"

	"hearsay"
)

func TestDeeds(t *testing.T) {
	c := &hearsay.Claim{Events: []hearsay.Event{
		{When: &hearsay.When{From: "2025-03-04", To: "2025-03-04"}, Where: []hearsay.Place{{Name: "Sarn", Country: "KES"}}},
		{When: &hearsay.When{From: "2025-03-04", To: "2025-03-04"}, Where: []hearsay.Place{{Name: "Sarn", Country: "KES"}}},
		{When: &hearsay.When{Granularity: hearsay.ByDay}},
		{When: &hearsay.When{From: "2025-03-01", To: "2025-03-10", Approx: true}},
	}}
	if got, want := Deeds(c), "4 March 2025, Sarn (KES); about 1 March 2025 to 10 March 2025"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for in, want := range map[hearsay.When]string{
		{From: "2014-01-01"}: "from 1 January 2014", {To: "2014-01-01"}: "up to 1 January 2014",
		{From: "2025-03-04T04:20", To: "2025-03-04T04:20"}:             "4 March 2025, 04:20",
		{From: "2025-03-04T04:20Z", To: "2025-03-04T04:20Z"}:           "4 March 2025, 04:20 UTC",
		{From: "2025-03-04T04:20+01:00", To: "2025-03-04T04:20+01:00"}: "4 March 2025, 04:20 +01:00",
	} {
		if got := When(&in); got != want {
			t.Errorf("%+v: got %q, want %q", in, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	c := &hearsay.Claim{Numbers: []hearsay.Number{
		{Value: 12, Bound: hearsay.AtLeast, Kind: hearsay.Count, Unit: "soldier"}, {Value: 30, Max: 40, Bound: hearsay.Exact, Kind: hearsay.Percent},
		{Value: 0.333333, Bound: hearsay.Exact, Kind: hearsay.Rate, Unit: "ship"}, {Value: 4000000, Bound: hearsay.About, Kind: hearsay.Money, Unit: "usd"},
		{Value: 3, Kind: hearsay.Factor},
	}}
	if got, want := Numbers(c), "at least 12 soldiers; 30 to 40 %; 0.333 × ship; about 4,000,000 USD; …"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Number(hearsay.Number{Value: 3, Kind: hearsay.Factor}); got != "3 times" {
		t.Errorf("got %q", got)
	}
}
