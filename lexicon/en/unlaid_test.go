package en

import "testing"

// The table loads, and its classes hold what rules ask for.
func TestUnlaidWords(t *testing.T) {
	w, err := Unlaid()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		class map[string]bool
		word  string
	}{{w.Shun, "avoided"}, {w.Spurn, "abstained"}, {w.Drop, "struck"}, {w.Retract, "withdrew"}, {w.Theory, "claim"}, {w.Untimely, "premature"}, {w.Decline, "refused"}} {
		if !x.class[x.word] {
			t.Errorf("%q is missing", x.word)
		}
	}
}
