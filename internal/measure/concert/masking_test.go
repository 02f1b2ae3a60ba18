package concert

import (
	"math"
	"slices"
	"testing"
)

// fourOf makes days on which outlets 0 to 3 come within minutes of each other, one of them a day later on every second
// day, among three others who come hours apart.
func fourOf(days int) (out []Story) {
	for d := range days {
		at := float64(d)*1440 + 480 + float64(d*211%480) // no fixed hours
		s := Story{ID: string(rune('a' + d))}
		for o := range 4 {
			t := at + float64(o)
			if d%2 == 1 && o == d/2%4 {
				t += 1440
			}
			s.Reports = append(s.Reports, Report{Outlet: o, At: t})
		}
		for o := 4; o < 7; o++ {
			s.Reports = append(s.Reports, Report{Outlet: o, At: at + float64((o-3)*90+(d*37+o*53)%60)})
		}
		out = append(out, s)
	}
	return out
}

// The pairs of a group mask each other: in one round each is excused by the others. Once found they are no measure
// of chance, all six come out, and nobody else does.
func TestMasking(t *testing.T) {
	stories := fourOf(6)
	o := Options{Window: 20}
	once, all := newTester(stories, 7, o).round(), Test(stories, 7, o)
	count := func(r Result) (n, wrong int) {
		for _, f := range r.Findings {
			if f.Verdict == Together {
				if n++; f.B > 3 {
					wrong++
				}
			}
		}
		return n, wrong
	}
	n, wrong := count(once)
	if n == 0 || n == 6 || wrong > 0 {
		t.Fatalf("in one round %d pairs, %d of them wrong: the case shows nothing", n, wrong)
	}
	if n, wrong = count(all); n != 6 || wrong > 0 {
		t.Errorf("%d pairs, %d of them wrong, want the six of the group", n, wrong)
	}
	if once.Tested != all.Tested {
		t.Errorf("%d pairs counted, %d before: all stay counted", all.Tested, once.Tested)
	}
	for _, f := range all.Findings {
		i := slices.IndexFunc(once.Findings, func(x Finding) bool { return x.A == f.A && x.B == f.B })
		if x := once.Findings[i]; f.B <= 3 && f.Expected >= x.Expected {
			t.Errorf("%d and %d: expected %.3f, %.3f with the others as a measure", f.A, f.B, f.Expected, x.Expected)
		}
	}
}

// Where nothing is found, nothing is tested again: the same numbers.
func TestNothingFoundNothingChanged(t *testing.T) {
	stories, _ := Simulate(2, 300, 0, false)
	a, b := newTester(stories, SimulatedOutlets, Options{}).round(), Test(stories, SimulatedOutlets, Options{})
	for i := range a.Findings {
		if x, y := a.Findings[i], b.Findings[i]; x.A != y.A || x.B != y.B || x.P != y.P || x.Verdict != y.Verdict || x.Verdict == Together {
			t.Fatalf("%+v\n%+v", x, y)
		}
	}
}

// By hand, with the pairs of TestPriorLeavesThePairOut: 8 of 48 pairs of reports are close, all of outlets 0 and 1. With
// these two set apart 0 of 40 are left for every pair, and 0 of 32 once a pair's own are out.
func TestPriorLeavesFoundOut(t *testing.T) {
	var ss []Story
	for i := range 8 {
		day := float64(i) * 1440
		ss = append(ss, Story{ID: string(rune('a' + i)), Reports: []Report{{Outlet: 0, At: day + 600}, {Outlet: 1, At: day + 601}, {Outlet: 2, At: day + 900}, {Outlet: 3, At: day + 1200}}})
	}
	tt := newTester(ss, 4, Options{Window: 5, Least: 5})
	found := []Finding{{A: 0, B: 1, Verdict: Together}, {A: 2, B: 3, Verdict: Chance}, {A: 1, B: 2, Verdict: Syndicated}}
	if !tt.setApart(found) || tt.setApart(found) {
		t.Error("a pair is new once")
	}
	if tt.moved != (tally{8, 8}) || len(tt.found) != 1 {
		t.Errorf("set apart: %+v, %v", tt.moved, tt.found)
	}
	if a, b := tt.prior(0, 1), tt.prior(2, 3); a != 0 || b != 0 {
		t.Errorf("%v of the pair, %v of another, want 0", a, b)
	}
	// In a story, what 0 and 1 do is neither in the sum of close pairs nor in that of all: for 2 and 3 only the
	// pseudo-reports are left.
	rs := ss[0].Reports
	if q := tt.chance(rs, tt.reference(rs), 2, 3); math.Abs(q) > 1e-12 {
		t.Errorf("chance %v", q)
	}
	// Without findings: weights are what they are, and the close pair counts.
	fresh := newTester(ss, 4, Options{Window: 5, Least: 5})
	if q := fresh.chance(rs, fresh.reference(rs), 2, 3); q <= 0.1 {
		t.Errorf("chance %v without findings", q)
	}
}

// Few outlets, a group of four among nineteen at ρ .8, three common stories: setting found pairs apart finds no fewer of
// the group, and leaves the size of the others' test and the false pairs where they may be.
func TestCalibrationMasked(t *testing.T) {
	for _, c := range []struct{ window, wrong float64 }{{5, 0.25}, {30, 0.25}} {
		planted, before, after, null, small, wrong := 0, 0, 0, 0, 0, 0
		const runs = 30
		for seed := range uint64(runs) {
			all, truth := Simulate(seed+100, 200, 0.8, false)
			var ss []Story
			for _, s := range all {
				s.Reports = slices.DeleteFunc(s.Reports, func(r Report) bool { return r.Outlet > 3 && r.Outlet < 12 || r.Outlet > 26 })
				if len(s.Reports) > 2 {
					ss = append(ss, s)
				}
			}
			o := Options{Window: c.window, Least: 3}
			for _, f := range newTester(ss, SimulatedOutlets, o).round().Findings {
				if f.Verdict == Together && truth[[2]int{f.A, f.B}] {
					before++
				}
			}
			for _, f := range Test(ss, SimulatedOutlets, o).Findings {
				switch {
				case f.Verdict == TooFew || f.Verdict == Scheduled:
				case truth[[2]int{f.A, f.B}]:
					if planted++; f.Verdict == Together {
						after++
					}
				default:
					if null++; f.P <= 0.05 {
						small++
					}
					if f.Verdict == Together {
						wrong++
					}
				}
			}
		}
		size := float64(small) / float64(null)
		t.Logf("window %v min: %d of %d planted pairs, %d in one round; %.2f false pairs a run, P(p ≤ .05 | null) %.3f of %d", c.window, after, planted, before, float64(wrong)/runs, size, null)
		if after < before || after == 0 || float64(wrong)/runs > c.wrong || size > 0.06 {
			t.Errorf("wanted no fewer than %d pairs, at most %.2f false ones a run, size up to .06", before, c.wrong)
		}
	}
}
