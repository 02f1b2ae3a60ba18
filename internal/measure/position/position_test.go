package position

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestTable(t *testing.T) {
	claims := []Subclaim{{"heron", "2025-03-04"}, {"update", "2025-03-06"}, {"undated", ""}}
	got := Table([]string{"Quillara", "Ustrand", "Caldrith", "Pirrin"}, claims, []Quote{
		{"q2", "Quillara", "heron", Asserts, "2025-03-05", "2025-03-05T09:00:00Z"},
		{"q1", "Quillara", "heron", Asserts, "2025-03-04", "2025-03-04T11:00:00Z"},
		{"u1", "Ustrand", "heron", Denies, "2025-03-04", "2025-03-04"},
		{"u2", "Ustrand", "heron", Asserts, "2025-03-09", "2025-03-09"},
		{"u3", "Ustrand", "update", "asks", "2025-03-06", "2025-03-06"},
		{"c1", "Caldrith", "", "", "2025-03-05", "2025-03-05"},
	})
	want := []Cell{
		{"Quillara", "heron", Asserts, "2025-03-04T11:00:00Z", "2025-03-05T09:00:00Z", []string{"q1", "q2"}},
		{"Quillara", "update", NotCovered, "", "", nil}, // what it said came before
		{"Quillara", "undated", NotCovered, "", "", nil},
		{"Ustrand", "heron", Asserts, "2025-03-09", "2025-03-09", []string{"u2"}},
		{"Ustrand", "heron", Denies, "2025-03-04", "2025-03-04", []string{"u1"}},
		{"Ustrand", "update", Silent, "2025-03-06", "2025-03-09", nil},
		{"Ustrand", "undated", NotCovered, "", "", nil},
		{"Caldrith", "heron", Silent, "2025-03-05", "2025-03-05", nil},
		{"Caldrith", "update", NotCovered, "", "", nil},
		{"Caldrith", "undated", NotCovered, "", "", nil},
		{"Pirrin", "heron", NotCovered, "", "", nil},
		{"Pirrin", "update", NotCovered, "", "", nil},
		{"Pirrin", "undated", NotCovered, "", "", nil},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Every party has a cell for every claim; order of quotes does not matter; nobody is silent who
// never spoke.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parties := []string{"A", "B"}
		claims := []Subclaim{{"x", "2025-03-02"}, {"y", "2025-03-03"}}
		var quotes []Quote
		for i := range rapid.IntRange(0, 12).Draw(t, "quotes") {
			d := rapid.SampledFrom([]string{"", "2025-03-01", "2025-03-02", "2025-03-03"}).Draw(t, "day")
			quotes = append(quotes, Quote{fmt.Sprint("q", i), rapid.SampledFrom(parties).Draw(t, "party"), rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "claim"),
				rapid.SampledFrom([]Stance{Asserts, Denies, "mentions"}).Draw(t, "stance"), d, d})
		}
		got := Table(parties, claims, quotes)
		seen := map[string]int{}
		for _, c := range got {
			seen[c.Party+c.Claim]++
			spoke := false
			for _, q := range quotes {
				spoke = spoke || q.Party == c.Party && q.Day != ""
				if c.Stance == Silent && q.Party == c.Party && q.Claim == c.Claim && (q.Stance == Asserts || q.Stance == Denies) {
					t.Fatalf("%+v, but %+v", c, q)
				}
			}
			if c.Stance == Silent && !spoke {
				t.Fatalf("%+v never spoke", c)
			}
		}
		if len(seen) != 4 {
			t.Fatalf("cells of %v", seen)
		}
		r := rand.New(rand.NewPCG(1, 2))
		r.Shuffle(len(quotes), func(i, j int) { quotes[i], quotes[j] = quotes[j], quotes[i] })
		if d := cmp.Diff(got, Table(parties, claims, quotes)); d != "" {
			t.Fatal(d)
		}
	})
}
