package eval

import (
	"os"
	"testing"
)

// What the measures say of the sample world agrees with its plot as far as it did.
func TestMeasures(t *testing.T) {
	rep, missing, err := Measures(os.Getenv("HEARSAY_DATA"), sampleReading(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range missing {
		t.Log(m)
	}
	for _, name := range rep.Order {
		t.Logf("%-26s %5.1f of %d", name, rep.Figures[name].Value, rep.Figures[name].N)
	}
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	if under := rep.Under(floors); len(under) > 0 {
		t.Errorf("under the floor: %v", under)
	}
}

func TestCalled(t *testing.T) {
	for _, c := range []struct {
		who, words string
		want       bool
	}{
		{"Port Ambry Fire Service", "fire service", true},
		{"Port Ambry Fire Service", "the fire service", true},
		{"person who was there", "a person who was there", true},
		{"person who was there", "a spokesman", false},
		{"Port Ambry Fire Service", "vice", false},
		{"Port Ambry Fire Service", "the ", false},
	} {
		if got := called(c.who, c.words); got != c.want {
			t.Errorf("%q called %q: %v", c.who, c.words, got)
		}
	}
}
