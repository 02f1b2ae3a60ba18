package eval

import (
	"os"
	"testing"

	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// TestSpeakers measures speakers where the corpora are at hand and logs the misses.
func TestSpeakers(t *testing.T) {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("HEARSAY_DATA is not set: no corpora")
	}
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	rep, err := Speakers(dir, r, func(m Miss) {
		t.Logf("%s: %q is %q, read as %q (%s)", m.Where, m.Source, m.Want, m.Got, m.Because)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range rep.Order {
		f := rep.Figures[name]
		t.Logf("%-24s %5.1f  %.1f–%.1f  n=%d", name, f.Value, f.Lo, f.Hi, f.N)
	}
	for name, floor := range map[string]float64{"speaker.right": 90, "speaker.answered": 78, "speaker.sample.even.right": 88, "speaker.ontogum.right": 88, "speaker.ontogum.answered": 70} {
		if f := rep.Figures[name]; f.Value < floor {
			t.Errorf("%s is %.1f, under its floor of %.1f", name, f.Value, floor)
		}
	}
}

// TestSameSpeaker: names are compared leniently, but not states' organs.
func TestSameSpeaker(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{"Ilan Voss", "Voss", true},
		{"The Courier", "Courier", true},
		{"Embassy of Kestria in Velm", "Embassy of Kestria", true},
		{"Ministry of Foreign Affairs of Kestria", "Ministry of Foreign Affairs of Tarnovia", false},
		{"Kestria", "Government of Kestria", false},
		{"Ilan Voss", "Mara Pell", false},
	} {
		if got := sameSpeaker(c.want, c.got); got != c.same {
			t.Errorf("%q and %q: %v", c.want, c.got, got)
		}
	}
}
