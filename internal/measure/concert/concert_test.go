package concert

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Size, false findings and power over simulated streams (linking.md, section 4).
func TestCalibration(t *testing.T) {
	for _, c := range []struct {
		stories  int
		rho      float64
		fixed    bool
		power    float64 // at least
		mistakes float64 // false pairs a run, at most
	}{{1500, 0, false, 0, 0.5}, {1500, 0.8, false, 0.9, 1}, {400, 0.8, false, 0.6, 1}, {1500, 0, true, 0, 0.25}, {1500, 0.8, true, 0.9, 1}} {
		m := Calibrate(c.stories, c.rho, c.fixed, 4, Options{}, nil)
		power, wrong, size := m.Power, m.Wrong, m.Size
		t.Logf("%d stories, rho %.1f, fixed hours %v: power %.3f, false pairs a run %.2f, P(p ≤ .05 | null) %.3f", c.stories, c.rho, c.fixed, power, wrong, size)
		if power < c.power || wrong > c.mistakes || size > 0.06 || c.rho == 0 && size < 0.02 { // who is planted widens what the others are held to
			t.Errorf("power wanted %.2f, at most %.2f false pairs, size in [.02, .06]", c.power, c.mistakes)
		}
	}
}

// Wider windows: what the weights miss is taken out, so that size holds there, too.
func TestCalibrationWide(t *testing.T) {
	for _, c := range []struct{ window, rho, power, wrong float64 }{{30, 0, 0, 0.5}, {30, 0.8, 0.9, 1}, {120, 0, 0, 0.5}, {120, 0.8, 0.5, 1}} {
		m := Calibrate(1500, c.rho, false, 3, Options{Window: c.window}, nil)
		t.Logf("window %v min, rho %.1f: %+v", c.window, c.rho, m)
		if m.Power < c.power || m.Wrong > c.wrong || m.Size < 0.02 || m.Size > 0.06 {
			t.Errorf("wanted power %.2f, at most %.2f false pairs, size in [.02, .06]", c.power, c.wrong)
		}
	}
}

// A distance of 6 from an expectation of 4, halved, is 7; between whole numbers p lies between theirs.
func TestNearer(t *testing.T) {
	if x := nearer(10, 4, 2); x != 7 {
		t.Errorf("%v", x)
	}
	if x := nearer(3, 4, 2); x != 3 {
		t.Errorf("%v", x)
	}
	d := distribution([]float64{0.5, 0.5, 0.5, 0.5}) // P(≥3) 5/16, P(≥4) 1/16: the geometric mean between
	if p := tailAt(d, 3.5); math.Abs(p-math.Sqrt(5)/16) > 1e-12 || tailAt(d, 3) != tail(d, 3) || tailAt(d, 4.5) != tail(d, 4) {
		t.Errorf("%v", p)
	}
}

// Speakers: a third of the reports stand in an article that quotes another one, too, at its time.
// Those are no pairs, and the rest is as rarely called concert as without them; who is quoted together and
// also speaks together is found.
func TestCalibrationApart(t *testing.T) {
	quoted := func(ss []Story) {
		r := rand.New(rand.NewPCG(3, 5))
		for i := range ss {
			rs := ss[i].Reports
			for k := range rs {
				rs[k].Root = fmt.Sprint(ss[i].ID, k)
			}
			for k := range rs {
				if k > 0 && r.Float64() < 0.33 {
					of := rs[r.IntN(k)]
					rs[k].At, rs[k].Root = of.At, of.Root
				}
			}
		}
	}
	for _, c := range []struct{ rho, power, wrong float64 }{{0, 0, 0.5}, {0.8, 0.8, 1}} {
		m := Calibrate(1500, c.rho, false, 3, Options{Apart: true}, quoted)
		t.Logf("rho %.1f: %+v", c.rho, m)
		if m.Power < c.power || m.Wrong > c.wrong || m.Size < 0.01 || m.Size > 0.06 {
			t.Errorf("rho %.1f: %+v, wanted power %.2f, at most %.2f false pairs, size in [.01, .06]", c.rho, m, c.power, c.wrong)
		}
	}
}

// A fifth of the outlets round to quarter hours: found as such, and not called concert for it.
func TestClocks(t *testing.T) {
	rounded := func(ss []Story) {
		for i := range ss {
			for k := range ss[i].Reports {
				if r := &ss[i].Reports[k]; r.Outlet >= 24 && r.Outlet < 36 {
					r.At = math.Round(r.At/15) * 15
				}
			}
		}
	}
	m := Calibrate(1500, 0, false, 3, Options{Window: 20}, rounded)
	t.Logf("%+v", m)
	if m.Wrong > 0.5 || m.Size > 0.06 {
		t.Errorf("%+v", m)
	}
	ss, _ := Simulate(1, 400, 0, false)
	rounded(ss)
	res := Test(ss, SimulatedOutlets, Options{})
	n := 0
	for o, step := range res.Steps {
		switch in := o >= 24 && o < 36; {
		case in && res.Reports[o] >= 10 && !res.Scheduled[o] && step != 15:
			t.Errorf("outlet %d rounds to quarters, told %v", o, step)
		case !in && step != 0:
			t.Errorf("outlet %d does not round, told %v", o, step)
		}
		if step > 0 {
			n += res.Reports[o]
		}
	}
	if n == 0 || res.Coarse != n {
		t.Errorf("%d reports left out at five minutes, want %d", res.Coarse, n)
	}
	// A stated step spreads over itself, the same way each time.
	seen := map[bool]int{}
	for i := range 200 {
		u := unit(fmt.Sprint(i), i%3)
		seen[u < 0.5]++
		if u < 0 || u >= 1 || u != unit(fmt.Sprint(i), i%3) {
			t.Fatal(u)
		}
	}
	if seen[true] < 70 || seen[false] < 70 {
		t.Errorf("%v", seen)
	}
}

// Four stories at even odds and a line of .33. Three together have p 5/16 and pass; where pairs differ twice as much,
// three count as two and a half, p √(11·5)/16 = .46, and only four pass, which count as three. Moving together in half of
// them makes each .75: P(≥3) = .7383, P(4) = .3164.
func TestPowerWider(t *testing.T) {
	q := []float64{0.5, 0.5, 0.5, 0.5}
	for wider, want := range map[float64]float64{1: 0.73828125, 2: 0.31640625} {
		if p := power(q, 0.33, 0.5, wider); math.Abs(p-want) > 1e-12 {
			t.Errorf("wider %v: %v, want %v", wider, p, want)
		}
	}
}

// By hand: at q = .25 and a line of .05 one story never does; two stories have .0625, three .0156, and all
// three are together with probability (.25+.5·.75)^3 = .244. Nobody asks for fewer than are needed.
func TestNeeded(t *testing.T) {
	three := []float64{0.25, 0.25, 0.25}
	if p := power(three, 0.05, 0.5, 1); math.Abs(p-0.244140625) > 1e-12 {
		t.Errorf("power %v", p)
	}
	if p := power(three[:2], 0.05, 0.5, 1); p != 0 {
		t.Errorf("power of two %v", p)
	}
	n := leastStories(0.25, 0.05, 1)
	with := make([]float64, n)
	for i := range with {
		with[i] = 0.25
	}
	if n < 4 || power(with, 0.05, 0.5, 1) < 0.8 {
		t.Errorf("%d stories needed", n)
	}
	if leastStories(1, 0.05, 1) != 0 {
		t.Error("what is always together can be told apart")
	}
}

func TestDistribution(t *testing.T) {
	d := distribution([]float64{0.5, 0.5, 0.5, 0.5}) // binomial by hand: 1 4 6 4 1 of 16
	for k, want := range []float64{1, 4, 6, 4, 1} {
		if math.Abs(d[k]-want/16) > 1e-12 {
			t.Errorf("P(%d) = %v", k, d[k])
		}
	}
	if p := tail(d, 3); math.Abs(p-5.0/16) > 1e-12 {
		t.Errorf("P(X ≥ 3) = %v", p)
	}
	if r := interval(d); r != [2]int{0, 4} {
		t.Errorf("range %v", r)
	}
	if p := even(9, 10); math.Abs(p-2*11.0/1024) > 1e-12 {
		t.Errorf("nine of ten: %v", p)
	}
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SliceOfN(rapid.Float64Range(0, 1), 0, 30).Draw(t, "q")
		d := distribution(q)
		all, mean := 0.0, 0.0
		for k, p := range d {
			all += p
			mean += float64(k) * p
		}
		if math.Abs(all-1) > 1e-9 || math.Abs(mean-sum(q)) > 1e-9 {
			t.Fatalf("sums to %v, mean %v of %v", all, mean, sum(q))
		}
	})
}

// Two that have one text, or were released together, are not in concert.
func TestSharedTextIsNoConcert(t *testing.T) {
	ss, _ := Simulate(5, 800, 0, false)
	for i := range ss { // outlets 20 and 21 print the wire at once, wherever both report
		var at *Report
		for k := range ss[i].Reports {
			r := &ss[i].Reports[k]
			if r.Outlet == 20 || r.Outlet == 21 {
				r.Root = "wire"
				if at != nil {
					r.At = at.At + 1
				}
				at = r
			}
		}
	}
	for _, f := range Test(ss, SimulatedOutlets, Options{}).Findings {
		if f.A == 20 && f.B == 21 {
			if f.Verdict != Syndicated || f.Q > 0.05 {
				t.Errorf("%+v", f)
			}
			return
		}
	}
	t.Error("the pair was not looked at")
}

// One joint release tells nothing.
func TestOneEvent(t *testing.T) {
	res := Test([]Story{{ID: "x", Reports: []Report{{Outlet: 0, At: 1}, {Outlet: 1, At: 2}, {Outlet: 2, At: 500}}}}, 3, Options{})
	if len(res.Findings) != 3 || res.Tested != 0 {
		t.Fatalf("%+v", res)
	}
	for _, f := range res.Findings {
		if f.Verdict != TooFew || f.P != 1 || f.Q != 1 || f.Power != 0 || (f.Together > 0) != (f.Needed > 5) {
			t.Errorf("%+v", f)
		}
	}
}

// The order of stories and reports changes nothing.
func TestOrder(t *testing.T) {
	ss, _ := Simulate(9, 120, 0.5, false)
	want := Test(ss, SimulatedOutlets, Options{})
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(ss), func(i, j int) { ss[i], ss[j] = ss[j], ss[i] })
	for _, s := range ss {
		r.Shuffle(len(s.Reports), func(i, j int) { s.Reports[i], s.Reports[j] = s.Reports[j], s.Reports[i] })
	}
	got := Test(ss, SimulatedOutlets, Options{})
	if len(got.Findings) != len(want.Findings) || got.Tested != want.Tested {
		t.Fatalf("%d and %d findings", len(got.Findings), len(want.Findings))
	}
	key := func(f Finding) [2]int { return [2]int{f.A, f.B} }
	at := map[[2]int]Finding{}
	for _, f := range got.Findings {
		at[key(f)] = f
	}
	for _, f := range want.Findings {
		g := at[key(f)]
		if g.Together != f.Together || g.Common != f.Common || math.Abs(g.P-f.P) > 1e-9 || g.Verdict != f.Verdict {
			t.Errorf("%+v\n%+v", f, g)
		}
	}
}

func BenchmarkTest(b *testing.B) {
	ss, _ := Simulate(1, 1500, 0.4, false)
	for b.Loop() {
		Test(ss, SimulatedOutlets, Options{})
	}
}

// What a pair did itself is no measure of what it would do by chance: with two outlets that are always
// together and two that never are, the former's stories do not excuse it.
func TestPriorLeavesThePairOut(t *testing.T) {
	var ss []Story
	for i := range 8 {
		day := float64(i) * 1440
		ss = append(ss, Story{ID: string(rune('a' + i)), Reports: []Report{{Outlet: 0, At: day + 600}, {Outlet: 1, At: day + 601}, {Outlet: 2, At: day + 900}, {Outlet: 3, At: day + 1200}}})
	}
	tt := newTester(ss, 4, Options{Window: 5, Least: 5})
	all := 8.0 / 48
	if got, want := tt.prior(1, 0), 10*all/(40+10); got != want {
		t.Errorf("of the pair: %v, want 0 of 40, smoothed: %v", got, want)
	}
	if got, want := tt.prior(2, 3), (8+10*all)/(40+10); got != want {
		t.Errorf("of another: %v, want %v", got, want)
	}
	two := newTester([]Story{{ID: "x", Reports: []Report{{Outlet: 0, At: 600}, {Outlet: 1, At: 601}}}}, 2, Options{Window: 5})
	if got := two.prior(0, 1); got != 1 {
		t.Errorf("without others: %v, want what all do", got)
	}
}
