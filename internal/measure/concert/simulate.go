package concert

import (
	"fmt"
	"math"
	"math/rand/v2"
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

// SimulatedOutlets is how many outlets [Simulate] has.
const SimulatedOutlets = 60

// Simulate makes up stories of sixty outlets with zones, speeds and appetites of their own. The
// first twelve are three groups of four; in share rho of its stories a group publishes within
// eight minutes of its first member. The last six publish only at four hours of the day if
// fixed is set. truth holds the planted pairs.
func Simulate(seed uint64, n int, rho float64, fixed bool) (out []Story, truth map[[2]int]bool) {
	r := rand.New(rand.NewPCG(seed, 11))
	truth = map[[2]int]bool{}
	for g := range 3 {
		for a := range 4 {
			for b := a + 1; b < 4; b++ {
				truth[[2]int{g*4 + a, g*4 + b}] = true
			}
		}
	}
	speed, act := make([]float64, SimulatedOutlets), make([]float64, SimulatedOutlets)
	for o := range SimulatedOutlets {
		speed[o], act[o] = math.Exp(r.NormFloat64()*0.5), math.Exp(r.NormFloat64()*0.6)
	}
	const end = 48 * 60.0
	for range n {
		base := r.Float64() * day * 90
		attention := min(0.9, 0.08*math.Exp(math.Abs(r.NormFloat64())*0.9))
		scale := 40 * math.Exp(r.NormFloat64()*0.8)
		s := Story{ID: fmt.Sprint(len(out))}
		lead := map[int]float64{}
		for o := range SimulatedOutlets {
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
			if fixed && o >= SimulatedOutlets-6 {
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

// Calibration is what [Calibrate] counts.
type Calibration struct {
	Power, Wrong, Size float64 // share of planted pairs found; false pairs a run; P(p ≤ .05) of the others
	Planted, Null      int     // pairs tested
}

// Calibrate runs the test over simulated streams, by seeds from 0. change, if not nil, alters each stream.
func Calibrate(stories int, rho float64, fixed bool, runs int, o Options, change func([]Story)) Calibration {
	return calibrate(stories, rho, fixed, runs, change, func(ss []Story) Result { return Test(ss, SimulatedOutlets, o) })
}

// CalibrateScan counts the same where all of these windows (minutes) are tried.
func CalibrateScan(windows []float64, stories int, rho float64, fixed bool, runs int, change func([]Story)) Calibration {
	return calibrate(stories, rho, fixed, runs, change, func(ss []Story) Result {
		var looks []Look
		for _, w := range windows {
			looks = append(looks, Look{w, ss})
		}
		res, _ := Scan(looks, SimulatedOutlets, Options{})
		return res
	})
}

func calibrate(stories int, rho float64, fixed bool, runs int, change func([]Story), test func([]Story) Result) Calibration {
	var c Calibration
	hit, small, wrong := 0, 0, 0
	for seed := range uint64(runs) {
		ss, truth := Simulate(seed, stories, rho, fixed)
		if change != nil {
			change(ss)
		}
		for _, f := range test(ss).Findings {
			if f.Verdict == TooFew || f.Verdict == Scheduled {
				continue
			}
			found := f.Q <= 0.05
			if truth[[2]int{f.A, f.B}] && rho > 0 {
				c.Planted++
				if found {
					hit++
				}
				continue
			}
			c.Null++
			if f.P <= 0.05 {
				small++
			}
			if found {
				wrong++
			}
		}
	}
	c.Power, c.Wrong, c.Size = float64(hit)/float64(max(c.Planted, 1)), float64(wrong)/float64(runs), float64(small)/float64(max(c.Null, 1))
	return c
}
