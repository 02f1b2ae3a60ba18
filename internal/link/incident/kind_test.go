package incident

import (
	"testing"

	"hearsay/internal/link/claim/term"
)

// TestKindOfBreach: what is breached tells whether it is a network.
func TestKindOfBreach(t *testing.T) {
	cut, err := term.New()
	if err != nil {
		t.Fatal(err)
	}
	k, err := newKinds(cut)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"was found liable for breach of contract", "unknown"},
		{"Tarnovia breached the truce on Monday", "unknown"},
		{"breaches international law", "unknown"},
		{"breached the network of the ministry", "cyber"},
		{"a breach of the ministry", "cyber"},
		{"a breach blamed on Tarnovia", "cyber"},
		{"was blown up", "explosion"},
	} {
		count := map[int]float64{}
		terms := cut.Append(nil, c.text)
		for i := range terms {
			if x, ok := k.at(terms, i); ok {
				count[x]++
			}
		}
		if got := k.name(k.of(count)); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}
