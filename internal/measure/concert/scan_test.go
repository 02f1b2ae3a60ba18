package concert

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

var threeWindows = []float64{5, 30, 120}

// Who tries three windows finds no more that is not there, and little less of what is: size, false pairs, power.
func TestCalibrationScan(t *testing.T) {
	for _, c := range []struct {
		rho, power, wrong float64
		fixed             bool
	}{{0, 0, 0.5, false}, {0.8, 0.9, 1, false}, {0, 0, 0.25, true}} {
		m := CalibrateScan(threeWindows, 1500, c.rho, c.fixed, 3, nil)
		t.Logf("rho %.1f, fixed hours %v: %+v", c.rho, c.fixed, m)
		if m.Power < c.power || m.Wrong > c.wrong || m.Size > 0.06 {
			t.Errorf("wanted power %.2f, at most %.2f false pairs a run and size to .06", c.power, c.wrong)
		}
	}
}

// At one window a scan is the test.
func TestScanOfOne(t *testing.T) {
	ss, _ := Simulate(3, 400, 0.8, true)
	want := Test(ss, SimulatedOutlets, Options{Window: 30})
	got, each := Scan([]Look{{30, ss}}, SimulatedOutlets, Options{})
	if !reflect.DeepEqual(got, want) || len(each) != 1 || !reflect.DeepEqual(each[0].Findings, want.Findings) {
		t.Errorf("%d findings, want %d: %+v, %+v", len(got.Findings), len(want.Findings), got.Findings[0], want.Findings[0])
	}
}

// Two that follow each other within the hour and a half show at two hours only; two that do so within three minutes show
// at five, where chance does least. Each is told at its own window, and p is taken three times.
func TestScanFindsTheWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	var ss []Story
	for i := range 300 {
		s := Story{ID: fmt.Sprint(i)}
		for o := range 12 {
			s.Reports = append(s.Reports, Report{Outlet: o, At: float64(i)*2*day + r.Float64()*36*60})
		}
		if r.Float64() < 0.7 {
			s.Reports[1].At = s.Reports[0].At + 60 + 30*r.Float64()
		}
		if r.Float64() < 0.5 {
			s.Reports[3].At = s.Reports[2].At + 3*r.Float64()
		}
		ss = append(ss, s)
	}
	var looks []Look
	for _, w := range threeWindows {
		looks = append(looks, Look{w, ss})
	}
	res, each := Scan(looks, 12, Options{})
	if res.Tested != 66 || len(each) != 3 {
		t.Fatalf("%d tested, %d looks", res.Tested, len(each))
	}
	want := map[[2]int]float64{{0, 1}: 120, {2, 3}: 5}
	for _, f := range res.Findings {
		window, planted := want[[2]int{f.A, f.B}]
		if (f.Verdict == Together) != planted || planted && f.Window != window {
			t.Errorf("%d and %d are told %s at %v", f.A, f.B, f.Verdict, f.Window)
		}
		if planted && f.P != 3*pAt(each, f) {
			t.Errorf("p %v, at its window %v", f.P, pAt(each, f))
		}
	}
}

// pAt is the p of a finding's pair at its own window, before the choice is paid.
func pAt(each []Result, f Finding) float64 {
	for _, r := range each {
		for _, g := range r.Findings {
			if g.A == f.A && g.B == f.B && g.Window == f.Window {
				return g.P
			}
		}
	}
	return -1
}

// A pair that is too rare at a narrow window, whose times are too coarse there, is tested at the others, and pays for those only.
func TestScanPaysForWhatItSaw(t *testing.T) {
	var coarse []Story
	for i := range 12 {
		at := float64(i) * (3*day + 137)
		s := Story{ID: fmt.Sprint(i), Reports: []Report{{Outlet: 0, At: at, Round: 15}, {Outlet: 1, At: at + 4, Round: 15}}}
		for o := 2; o < 9; o++ {
			s.Reports = append(s.Reports, Report{Outlet: o, At: at + float64(o)*200})
		}
		coarse = append(coarse, s)
	}
	res, each := Scan([]Look{{5, coarse}, {30, coarse}}, 9, Options{})
	for _, f := range res.Findings {
		if f.A == 0 && f.B == 1 {
			if f.Window != 30 || f.P != each[1].Findings[0].P || f.Verdict != Together {
				t.Errorf("%+v", f)
			}
			return
		}
	}
	t.Error("the pair is not told")
}

// A pair that is together in all of five stories, some of which stand in one text: with three of its own or more that
// test decides; with two nothing but the wire is known of it.
func TestOwnTexts(t *testing.T) {
	for own, want := range map[int]Verdict{5: Together, 4: Together, 3: Together, 2: Syndicated, 0: Syndicated} {
		var ss []Story
		r := rand.New(rand.NewPCG(1, 2))
		for i := range 5 {
			at := float64(i) * (3*day + 137)
			s := Story{ID: fmt.Sprint(i), Reports: []Report{{Outlet: 0, At: at}, {Outlet: 1, At: at + 2}}}
			if i >= own {
				s.Reports[0].Root, s.Reports[1].Root = "wire", "wire"
			}
			for o := 2; o < 9; o++ {
				s.Reports = append(s.Reports, Report{Outlet: o, At: at + 2000*r.Float64()})
			}
			ss = append(ss, s)
		}
		for _, f := range Test(ss, 9, Options{}).Findings {
			if f.A == 0 && f.B == 1 && f.Verdict != want {
				t.Errorf("%d of five stories are its own: %s, want %s (q %v, own p %v)", own, f.Verdict, want, f.Q, f.OwnP)
			}
		}
	}
}
