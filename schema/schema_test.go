package schema

import (
	"slices"
	"testing"
)

func TestPlover(t *testing.T) {
	all, err := Plover()
	if err != nil {
		t.Fatal(err)
	}
	modes, err := PloverModes()
	if err != nil {
		t.Fatal(err)
	}
	quads := map[string]int{}
	names := map[string]bool{}
	for _, c := range all {
		quads[c.Quad]++
		names[c.Name] = true
		if coop := c.Quad[1:] == "COOP"; coop && c.Score <= 0 || !coop && c.Score > 0 {
			t.Errorf("%s is %s but scores %g", c.Name, c.Quad, c.Score)
		}
	}
	// four verbal and three material kinds of cooperation; five verbal and four material of conflict
	if quads["VCOOP"] != 4 || quads["MCOOP"] != 3 || quads["VCONF"] != 5 || quads["MCONF"] != 4 {
		t.Errorf("quads %v", quads)
	}
	for _, m := range modes {
		if !names[m.Category] || m.Score < -10 || m.Score > 10 {
			t.Errorf("mode %+v", m)
		}
	}
	if n := len(PloverContexts()); n != 37 || !slices.Contains(PloverContexts(), "cyber") {
		t.Errorf("%d contexts, want 37", n)
	}
	if Quad("AID") != "MCOOP" || Quad("none") != "" {
		t.Errorf("Quad: AID %q, none %q", Quad("AID"), Quad("none"))
	}
}
