package phrase

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/lexicon/en"
)

func TestMany(t *testing.T) {
	if _, err := en.LemmaTables(); err != nil {
		t.Fatal(err)
	}
	for one, want := range map[string]string{
		"boat": "boats", "ally": "allies", "day": "days", "man": "men", "woman": "women", "child": "children", "person": "people", "people": "people", "airman": "airmen", "human": "humans",
		"aircraft": "aircraft", "bus": "buses", "virus": "viruses", "crisis": "crises", "paralysis": "paralyses", "switch": "switches", "bomb": "bombs", "km": "km", "troops": "troops", "life": "lives",
		"survey boat": "survey boats", "rail man": "rail men", "embassy": "embassies", "veto": "vetoes", "drone": "drones", "": "",
	} {
		if got := Many(one); got != want {
			t.Errorf("Many(%q) = %q, want %q", one, got, want)
		}
	}
	for _, x := range []struct {
		n    hearsay.Number
		want string
	}{
		{hearsay.Number{Value: 1, Kind: hearsay.Count, Unit: "ally"}, "1 ally"},
		{hearsay.Number{Value: 2, Kind: hearsay.Count, Unit: "ally"}, "2 allies"},
		{hearsay.Number{Value: 0, Kind: hearsay.Count, Unit: "train"}, "0 trains"},
		{hearsay.Number{Value: 1, Max: 3, Kind: hearsay.Count, Unit: "man"}, "1 to 3 men"},
		{hearsay.Number{Value: 1, Bound: hearsay.AtLeast, Kind: hearsay.Count, Unit: "ship"}, "at least 1 ship"},
		{hearsay.Number{Value: 0.5, Kind: hearsay.Rate, Unit: "attack/week"}, "0.5 × attack/week"},
		{hearsay.Number{Value: 400, Bound: hearsay.About, Kind: hearsay.Count, Unit: "station"}, "about 400 stations"},
	} {
		if got := Number(x.n); got != x.want {
			t.Errorf("%+v: %q, want %q", x.n, got, x.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "noun")
		if got := Many(s); s != "" && got == "" || strings.Count(got, " ") != strings.Count(s, " ") {
			t.Fatalf("Many(%q) = %q", s, got)
		}
	})
}
