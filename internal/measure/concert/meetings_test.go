package concert

import (
	"math"
	"testing"
)

// What is told of a pair story by story adds up to what is told of the pair, with and without one text set apart,
// and for a pair whose times are rounded.
func TestMeetingsAddUp(t *testing.T) {
	stories, _ := Simulate(3, 500, 0.9, false) // enough for findings, which are no measure of chance for others
	for i := range stories {
		for k := range stories[i].Reports {
			r := &stories[i].Reports[k]
			switch {
			case r.Outlet == 5:
				r.At = math.Round(r.At/15) * 15
			case r.Outlet < 4 && i%3 == 0:
				r.Root = "wire"
			}
		}
	}
	for _, o := range []Options{{Window: 10}, {Window: 20}, {Window: 30, Apart: true}} {
		seen, found := 0, 0
		for _, f := range Test(stories, SimulatedOutlets, o).Findings {
			if f.Verdict == Together {
				found++
			}
			if f.A > 0 && f.A < 5 || f.A > 5 || f.B > 6 { // a few: each is a test of its own
				continue
			}
			seen++
			sum, together, common, own, shared := 0.0, 0, 0, 0, 0
			for _, m := range Meetings(stories, SimulatedOutlets, o, f.A, f.B) {
				if m.A.Outlet != f.A || m.B.Outlet != f.B {
					t.Fatalf("reports of %d and %d for %d and %d", m.A.Outlet, m.B.Outlet, f.A, f.B)
				}
				if m.Shared && m.Out != TooCoarse {
					shared++
				}
				if m.Out != "" {
					continue
				}
				common++
				sum += m.P
				if m.Together {
					together++
					if !m.Shared {
						own++
					}
				}
			}
			if together != f.Together || common != f.Common || own != f.OwnTogether || shared != f.Shared || math.Abs(sum-f.Expected) > 1e-9 {
				t.Errorf("window %v, pair %d %d: %d of %d (%d own, %d shared), expected %.4f; the test has %d of %d (%d own, %d shared), %.4f", o.Window, f.A, f.B, together, common, own, shared, sum, f.Together, f.Common, f.OwnTogether, f.Shared, f.Expected)
			}
		}
		if seen < 5 || found == 0 {
			t.Fatalf("%d pairs, %d found", seen, found)
		}
	}
	coarse := 0
	for _, m := range Meetings(stories, SimulatedOutlets, Options{Window: 10}, 0, 5) {
		if m.Out == TooCoarse {
			coarse++
		}
	}
	if coarse == 0 {
		t.Error("quarter hours are no reason at a window of ten minutes")
	}
	if Meetings(stories, SimulatedOutlets, Options{}, 4, 4) != nil || Meetings(nil, 2, Options{}, 0, 1) != nil {
		t.Error("meetings of nobody")
	}
}

// Two throws by hand: (1−.5)(1−.2) = .4, .5·.8 + .5·.2 = .5, .5·.2 = .1.
func TestNull(t *testing.T) {
	for k, want := range []float64{0.4, 0.5, 0.1} {
		if got := Null([]float64{0.5, 0.2})[k]; math.Abs(got-want) > 1e-12 {
			t.Errorf("P(%d) = %v, want %v", k, got, want)
		}
	}
	if d := Null(nil); len(d) != 1 || d[0] != 1 {
		t.Errorf("of no story: %v", d)
	}
}
