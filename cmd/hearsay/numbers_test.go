package main

import (
	"slices"
	"testing"

	"hearsay"
	measure "hearsay/internal/measure/number"
	"hearsay/internal/pipeline"
)

func TestNumberValue(t *testing.T) {
	for _, c := range []struct {
		n    hearsay.Number
		want string
	}{
		{hearsay.Number{Value: 412, Bound: hearsay.Exact, Kind: hearsay.Count}, "412"},
		{hearsay.Number{Value: 500, Bound: hearsay.AtLeast, Kind: hearsay.Count}, ">=500"},
		{hearsay.Number{Value: 60, Bound: hearsay.AtMost, Kind: hearsay.Count}, "<=60"},
		{hearsay.Number{Value: 3000, Max: 4000, Bound: hearsay.Exact, Kind: hearsay.Count}, "3000-4000"},
		{hearsay.Number{Value: 3.4, Bound: hearsay.About, Kind: hearsay.Percent}, "~3.4 %"},
		{hearsay.Number{Value: 2, Bound: hearsay.Exact, Kind: hearsay.Factor}, "x2"},
		{hearsay.Number{Value: 1.4, Bound: hearsay.Exact, Kind: hearsay.Factor}, "+40 %"},
		{hearsay.Number{Value: 0.7, Bound: hearsay.Exact, Kind: hearsay.Factor}, "-30 %"},
		{hearsay.Number{Value: 0.25, Bound: hearsay.Exact, Kind: hearsay.Rate}, "25 %"},
		{hearsay.Number{Value: 9.1e6, Bound: hearsay.Exact, Kind: hearsay.Money, Unit: "usd"}, "9100000 usd"},
	} {
		if got := value(&c.n); got != c.want {
			t.Errorf("%+v: %q, want %q", c.n, got, c.want)
		}
	}
}

// Each contradicting number stands once, with its first voice.
func TestRivalWords(t *testing.T) {
	list := []rivalRow{{Value: "412", Who: "a"}, {Value: "142", Who: "b"}, {Value: "412", Who: "c"}, {Value: "412", Who: "a"}, {Value: "9"}}
	if got := rivalWords(list); !slices.Equal(got, []string{"412 a +1", "142 b", "9 unknown"}) {
		t.Errorf("%q", got)
	}
}

// What plays another number down says that it is another outcome.
func TestAgainstWords(t *testing.T) {
	x := func(kind, outcome, value, who string) againstRow {
		return againstRow{kind, outcome, rivalRow{Value: value, Who: who}}
	}
	for _, c := range []struct {
		deed string
		list []againstRow
		want []string
	}{
		{"late", []againstRow{x(playsDown, "cancelled", "412", "a"), x(playsDown, "cancelled", "142", "b"), x(playsDown, "cancelled", "412", "c")}, []string{"plays down (late is not cancelled): 412 a +1, 142 b"}},
		{"arrested", []againstRow{x(playsDown, "charge", "12", "a"), x(playedDown, "question", "<=3", "b")}, []string{"plays down (arrested is not charge): 12 a", "played down by (question is not arrested): <=3 b"}},
		{"late", nil, nil},
	} {
		if got := againstWords(c.deed, c.list); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestNumberWords(t *testing.T) {
	g := pipeline.Given{Figure: measure.Figure{What: "ferry", Of: []string{"night"}, Deed: "cancelled"}, Words: "more than 40"}
	for _, c := range []struct {
		words []string
		want  bool
	}{{[]string{"ferries"}, true}, {[]string{"ferry", "cancelled"}, true}, {[]string{"night", "ferries"}, true}, {[]string{"train"}, false}, {nil, true}} {
		if got := counts(&g, c.words); got != c.want {
			t.Errorf("%v: %v", c.words, got)
		}
	}
}
