package tally

import (
	"strings"
	"testing"
)

// Outcomes are worse on one scale only, and one way only; a word that stands for an outcome of deeds.tsv has its name.
func TestWorse(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"late", "cancelled", true}, {"cancelled", "late", false}, {"late", "late", false}, {"injured", "killed", true}, {"infected", "killed", true},
		{"late", "killed", false}, {"arrested", "charge", true}, {"question", "convict", true}, {"hospitalise", "injured", false}, {"paint", "killed", false}, {"", "killed", false},
	} {
		if got := Worse(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
	for a := range Outcomes() {
		if d := Deeds()[a]; d != "" && d != a && Outcomes()[d] == nil {
			t.Errorf("%q is told as %q, which is on no scale", a, d)
		}
		for b := range Outcomes() {
			if Worse(a, b) && Worse(b, a) {
				t.Errorf("%q and %q are worse than each other", a, b)
			}
		}
	}
}

func TestEnds(t *testing.T) {
	p := Downplay()["bound"]
	for s, want := range map[string][2]bool{"fewer than 60": {true, false}, "60 or fewer": {false, true}, "up to 60": {false, false}, "under": {true, true}, "": {false, false}} {
		w := strings.Fields(s)
		if p.Begins(w) != want[0] || p.Ends(w) != want[1] {
			t.Errorf("%q", s)
		}
	}
}
