package hard

import "testing"

func TestCases(t *testing.T) {
	cases, err := Cases()
	if err != nil {
		t.Fatal(err)
	}
	rows, kinds := map[int]bool{}, map[string]int{}
	for _, c := range cases {
		rows[c.Row] = true
		kinds[c.Why]++
		if c.A == c.B {
			t.Errorf("row %d, %s: both are %q", c.Row, c.Why, c.A)
		}
		for _, s := range []string{c.A, c.B} {
			if has(s, "{") || has(s, "}") {
				t.Errorf("row %d: a slot is left in %q", c.Row, s)
			}
		}
	}
	if len(rows) < 60 {
		t.Errorf("%d propositions, want 60", len(rows))
	}
	for _, k := range []string{"paraphrase", "negated", "swap", "number", "place", "date"} {
		if kinds[k] < 20 {
			t.Errorf("%d cases of %s, want 20", kinds[k], k)
		}
	}
}
