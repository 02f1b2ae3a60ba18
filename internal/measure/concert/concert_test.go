package concert

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// awake is how willing an outlet of one of three zones is to publish at an hour.
func awake(zone int, hour float64) float64 {
	x := math.Mod(hour-[]float64{0, 3, -5}[zone%3]+48, 24)
	switch {
	case x < 6:
		return 0.08
	case x < 9:
		return 1
	case x < 18:
		return 0.7
	}
	return 0.35
}

const outlets = 60

// stream makes up stories of sixty outlets with zones, speeds and appetites of their own. The
// first twelve are three groups of four; in share rho of its stories a group publishes within
// eight minutes of its first member. The last six publish only at four hours of the day if
// fixed is set. truth holds the planted pairs.
func stream(seed uint64, n int, rho float64, fixed bool) (out []Story, truth map[[2]int]bool) {
	r := rand.New(rand.NewPCG(seed, 11))
	truth = map[[2]int]bool{}
	for g := range 3 {
		for a := range 4 {
			for b := a + 1; b < 4; b++ {
				truth[[2]int{g*4 + a, g*4 + b}] = true
			}
		}
	}
	speed, act := make([]float64, outlets), make([]float64, outlets)
	for o := range outlets {
		speed[o], act[o] = math.Exp(r.NormFloat64()*0.5), math.Exp(r.NormFloat64()*0.6)
	}
	const end = 48 * 60.0
	for range n {
		base := r.Float64() * day * 90
		attention := min(0.9, 0.08*math.Exp(math.Abs(r.NormFloat64())*0.9))
		scale := 40 * math.Exp(r.NormFloat64()*0.8)
		s := Story{ID: fmt.Sprint(len(out))}
		lead := map[int]float64{}
		for o := range outlets {
			if r.Float64() > attention*act[o] {
				continue
			}
			t := end
			for t >= end-1 {
				t = scale * speed[o] * math.Exp(r.NormFloat64()*1.1)
				for r.Float64() > awake(o, (base+t)/60) {
					t += 15 * r.ExpFloat64()
				}
			}
			if fixed && o >= outlets-6 {
				t = math.Ceil((base+t)/360)*360 + r.Float64()*3 - base
				if t >= end-1 {
					continue
				}
			}
			if g := o / 4; g < 3 && r.Float64() < rho {
				if l, ok := lead[g]; ok {
					t = min(end-1, l+r.Float64()*8)
				} else {
					lead[g] = t
				}
			}
			s.Reports = append(s.Reports, Report{Outlet: o, At: base + t})
		}
		if len(s.Reports) >= 3 {
			out = append(out, s)
		}
	}
	return out, truth
}

// measure runs the test over several streams.
func measure(stories int, rho float64, fixed bool, runs int) (power, wrong, size float64) {
	hit, of, small, null, false_ := 0, 0, 0, 0, 0
	for seed := range uint64(runs) {
		ss, truth := stream(seed, stories, rho, fixed)
		for _, f := range Test(ss, outlets, Options{}).Findings {
			if f.Verdict == TooFew || f.Verdict == Scheduled {
				continue
			}
			found := f.Q <= 0.05
			if truth[[2]int{f.A, f.B}] && rho > 0 {
				of++
				if found {
					hit++
				}
				continue
			}
			null++
			if f.P <= 0.05 {
				small++
			}
			if found {
				false_++
			}
		}
	}
	return float64(hit) / float64(max(of, 1)), float64(false_) / float64(runs), float64(small) / float64(null)
}

// Size, false findings and power over simulated streams (linking.md, section 4).
func TestCalibration(t *testing.T) {
	for _, c := range []struct {
		stories  int
		rho      float64
		fixed    bool
		power    float64 // at least
		mistakes float64 // false pairs a run, at most
	}{{1500, 0, false, 0, 0.5}, {1500, 0.8, false, 0.9, 1}, {400, 0.8, false, 0.6, 1}, {1500, 0, true, 0, 0.25}, {1500, 0.8, true, 0.9, 1}} {
		power, wrong, size := measure(c.stories, c.rho, c.fixed, 4)
		t.Logf("%d stories, rho %.1f, fixed hours %v: power %.3f, false pairs a run %.2f, P(p ≤ .05 | null) %.3f", c.stories, c.rho, c.fixed, power, wrong, size)
		if power < c.power || wrong > c.mistakes || size < 0.02 || size > 0.06 {
			t.Errorf("power wanted %.2f, at most %.2f false pairs, size in [.02, .06]", c.power, c.mistakes)
		}
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
	ss, _ := stream(5, 800, 0, false)
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
	for _, f := range Test(ss, outlets, Options{}).Findings {
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
		if f.Verdict != TooFew || f.P != 1 || f.Q != 1 {
			t.Errorf("%+v", f)
		}
	}
}

// The order of stories and reports changes nothing.
func TestOrder(t *testing.T) {
	ss, _ := stream(9, 120, 0.5, false)
	want := Test(ss, outlets, Options{})
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(ss), func(i, j int) { ss[i], ss[j] = ss[j], ss[i] })
	for _, s := range ss {
		r.Shuffle(len(s.Reports), func(i, j int) { s.Reports[i], s.Reports[j] = s.Reports[j], s.Reports[i] })
	}
	got := Test(ss, outlets, Options{})
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
	ss, _ := stream(1, 1500, 0.4, false)
	for b.Loop() {
		Test(ss, outlets, Options{})
	}
}
