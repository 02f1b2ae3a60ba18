package shift

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTurnKeepsStretches(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		days := 10 + rng.IntN(200)
		volume := make([]float64, days)
		for i := range volume {
			volume[i] = float64(rng.IntN(4)) // also 0
		}
		var events []int
		for range rng.IntN(60) {
			events = append(events, rng.IntN(days))
		}
		slices.Sort(events)
		c := NewClock(volume, 1+rng.IntN(40))
		got := c.Turn(nil, events, rng)
		if len(got) != len(events) {
			t.Fatalf("%d events turned to %d", len(events), len(got))
		}
		stretch := func(d int) int { i, _ := slices.BinarySearch(c.edges, d+1); return i }
		for i := range got {
			if got[i] < 0 || got[i] >= days || stretch(got[i]) != stretch(events[i]) {
				t.Fatalf("day %d went to %d, edges %v", events[i], got[i], c.edges)
			}
		}
	}
}

// A day of three times the volume takes up three times the events.
func TestTurnFollowsVolume(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	c := NewClock([]float64{1, 3, 1, 1}, 0)
	n := make([]int, 4)
	var buf []int
	for range 60000 {
		buf = c.Turn(buf, []int{0}, rng)
		n[buf[0]]++
	}
	for i, want := range []int{10000, 30000, 10000, 10000} {
		if math.Abs(float64(n[i]-want)) > 600 { // over six standard deviations
			t.Errorf("day %d: %d of 60000, want about %d", i, n[i], want)
		}
	}
}

func TestEdges(t *testing.T) {
	for _, c := range []struct {
		days int
		want []int
	}{{5, []int{0, 5}}, {28, []int{0, 28}}, {41, []int{0, 41}}, {42, []int{0, 28, 42}}, {57, []int{0, 28, 57}}} {
		if got := NewClock(make([]float64, c.days), 28).edges; !slices.Equal(got, c.want) {
			t.Errorf("%d days: %v, want %v", c.days, got, c.want)
		}
	}
}

// Four tests: harmonic sum 25/12, so the surest is .001 × 4 × 25/12 = .00833; the second
// .02 × 4 × 25/12 ÷ 2 = .08333; the third .03 × 4 × 25/12 ÷ 3 = .08333; the last 1.
func TestYekutieli(t *testing.T) {
	got := Yekutieli([]float64{.03, .001, .9, .02})
	want := []float64{1. / 12, 1. / 120, 1, 1. / 12}
	for i := range got {
		if math.Abs(got[i]-want[i]) > 1e-12 {
			t.Errorf("q %v, want %v", got, want)
		}
	}
	if got, want := Line(.05, 4), .05/4/(25./12); math.Abs(got-want) > 1e-15 {
		t.Errorf("line %v, want %v", got, want)
	}
}

// Numbers 0 to 9 in turn: 3 of 10 reach 7, so p is (300 + 1) / 1001.
func TestTest(t *testing.T) {
	k := 0
	c := Test(7, 0.05, func() float64 { k++; return float64(k % 10) })
	if want := 301. / 1001; c.P != want || c.Mean != 4.5 || c.Lo != 0 || c.Hi != 9 {
		t.Errorf("%+v, want p %v, mean 4.5, 0 to 9", c, want)
	}
	if c := Test(11, 0.05, func() float64 { return 1 }); c.P != 1./(Many+1) {
		t.Errorf("p %v of what chance never gives", c.P)
	}
	if r := (Chance{Mean: 5, SD: 2}).Reach(.025); math.Abs(r-8.92) > .001 { // 5 + 1.96 × 2
		t.Errorf("reach %v", r)
	}
}

// Among many tests the surest must pass a p that few turns cannot give: then more are drawn, but not where p is far from it.
func TestManyTests(t *testing.T) {
	for _, c := range []struct {
		tests int
		every int // turns of which one reaches what was seen; 0 for none
		found bool
		turns int
	}{{60, 0, true, Turns + Many}, {500, 0, true, 1 << 20}, {5000, 0, true, 1 << 22}, {500, 10, false, Turns}, {500, 300, false, Turns + Many}} {
		turns, line := 0, Line(0.05, c.tests)
		got := Test(2, line, func() float64 {
			if turns++; c.every > 0 && turns%c.every == 0 {
				return 2
			}
			return 1
		})
		if (got.P <= line) != c.found || turns > c.turns {
			t.Errorf("%d tests, one turn in %d: p %.3g where %.3g must be passed, after %d turns", c.tests, c.every, got.P, line, turns)
		}
	}
}
