package eval

import (
	"math"
	"testing"

	"hearsay/sample"
)

// A speaker softens where its band lies under the last one planted for it, whoever spoke in between; without a band it does not.
func TestSoftens(t *testing.T) {
	m := measured{plotScore: plotScore{plot: &sample.Plot{Hardening: []sample.HardeningStep{
		{Speaker: "Centre", Lo: 80, Hi: 95}, {Speaker: "Minister", Lo: 95, Hi: 99}, {Speaker: "Minister"}, {Speaker: "Centre", Lo: 55, Hi: 80}, {Speaker: "Centre", Lo: 80, Hi: 95}, {Speaker: "Ally", Lo: 20, Hi: 40},
	}}}}
	for i, want := range []bool{false, false, false, true, false, false} {
		if m.softens(i) != want {
			t.Errorf("step %d: %v", i, !want)
		}
	}
}

// A row is as sure as planted by its band, and without one by having no word of doubt; its sureness is the band's middle or 1.
func TestAsSure(t *testing.T) {
	band, plain := &sample.HardeningStep{Level: "hedged", Lo: 80, Hi: 95}, &sample.HardeningStep{Level: "plain"}
	for _, c := range []struct {
		g    *sample.HardeningStep
		x    told
		want bool
	}{
		{band, told{band: []int{80, 95}, hedged: true}, true}, {band, told{band: []int{55, 80}, hedged: true}, false}, {band, told{hedged: true}, false},
		{plain, told{}, true}, {plain, told{hedged: true}, false}, {plain, told{band: []int{80, 95}, hedged: true}, false},
	} {
		if got := asSure(c.g, &c.x); got != c.want {
			t.Errorf("%+v as %+v: %v", c.x, c.g, got)
		}
	}
	if a, b := sureness(band), sureness(plain); math.Abs(a-0.875) > 1e-9 || b != 1 {
		t.Errorf("%v, %v", a, b)
	}
}
