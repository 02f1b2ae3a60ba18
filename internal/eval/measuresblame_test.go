package eval

import (
	"math"
	"testing"

	"hearsay/internal/measure/blame"
)

// The figures by which blame corrects its shares are those that the accused finder reached; recall on the
// half kept apart follows from p and f1: r = p·f / (2p − f).
func TestBlameFigures(t *testing.T) {
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	p, f := floors["accused.b.p"].Reached/100, floors["accused.b.f1"].Reached/100
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"precision", blame.Precision, floors["accused.p"].Reached / 100},
		{"recall", blame.Recall, floors["accused.r"].Reached / 100},
		{"precision kept apart", blame.HeldOut, p},
		{"recall kept apart", blame.RecallHeldOut, p * f / (2*p - f)},
	} {
		if math.Abs(c.got-c.want) > 0.0006 {
			t.Errorf("%s: %v, results.json has %.4f", c.name, c.got, c.want)
		}
	}
}
