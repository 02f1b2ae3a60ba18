package eval

import (
	"os"
	"testing"
)

func TestShingleScore(t *testing.T) {
	for _, c := range []struct {
		want, got string
		p, r      float64
	}{
		{"", "", 1, 1}, {"a b c d", "a b c d", 1, 1}, {"a b c d e", "a b c d", 1, 0.5}, {"a b", "a b.", 1, 1},
		{"a b c d", "", 0, 0}, {"", "x", 0, 0}, {"a b c d", "a b c d x a b c d", 1.0 / 6, 1},
	} {
		if p, r := shingleScore(c.want, c.got); p != c.p || r != c.r {
			t.Errorf("%q against %q: %v %v, want %v %v", c.got, c.want, p, r, c.p, c.r)
		}
	}
}

func TestHTML(t *testing.T) {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("HEARSAY_DATA is unset: it names the folder with corpora/html")
	}
	rep, err := HTML(dir)
	if err != nil {
		t.Fatal(err)
	}
	if f := rep.Figures["html.f1"].Value; f < 95.5 {
		t.Errorf("html.f1 %.2f", f)
	}
}
