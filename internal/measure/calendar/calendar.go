// Package calendar tests whether an outlet or a party publishes nearer to given dates (summits,
// votes) than chance allows.
//
// The measure is the mean distance of its releases from the nearest date, in days, counted up to
// a bound. Against it stand the turns of package shift: its releases moved within four weeks on the clock of
// everybody else's volume, times its own habits by weekday. So a summit on which all write more,
// or dates that are all Thursdays, make nobody near. Releases are trials that hang together;
// the turn keeps their bunching. What remains possible: that something else falls on the
// dates for this party alone. The dates are the user's and must be fixed before one looks.
package calendar

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"hearsay/internal/measure/shift"
)

// Options of the test; the zero value has the defaults.
type Options struct {
	Days    int     // of the window
	Weekday int     // of its first day, 0 for Sunday
	Bound   int     // days beyond which a release is just far; 0 is 7
	Least   int     // releases that are needed; 0 is 10
	Dates   int     // dates in the window that are needed; 0 is 3
	Alpha   float64 // of q; 0 is .05
	Seed    uint64
}

// Verdict on a party.
type Verdict string

const (
	Near     Verdict = "near" // q ≤ Alpha
	ByChance Verdict = "chance"
	TooFew   Verdict = "too_few" // releases, or dates: not tested
)

// Release is one article, on a day of the window; others are left out.
type Release struct {
	By  string
	Day int
}

// Finding is what one party's releases tell.
type Finding struct {
	By       string
	N        int
	On       int     // on a date, or the day before or after one
	Distance float64 // mean, in days
	Expected float64 // by chance
	Lo, Hi   float64 // 95 % of chance
	P, Q     float64 // 1 where not tested
	Power    float64 // to be found as the only one, if half of the releases stood within a day of a date
	Verdict  Verdict
}

// Result of all tests.
type Result struct {
	Findings       []Finding // by p, then name
	Tested, TooFew int
	Few            int     // of those, with too few releases; the others want dates
	Dates          int     // in the window
	Least, Needed  int     // releases and dates that a test needs
	Power          float64 // median of those tested
}

// Test tests every party. Dates outside the window count for distances, not for how many there
// are. Cost is releases × turns.
func Test(releases []Release, dates []int, o Options) Result {
	o.Bound, o.Least, o.Dates = cmp.Or(o.Bound, 7), cmp.Or(o.Least, 10), cmp.Or(o.Dates, 3)
	if o.Alpha == 0 {
		o.Alpha = 0.05
	}
	dates = slices.Clone(dates)
	slices.Sort(dates)
	dates = slices.Compact(dates)
	far := distances(dates, o.Days, o.Bound)
	res := Result{Least: o.Least, Needed: o.Dates}
	inside := slices.DeleteFunc(slices.Clone(dates), func(d int) bool { return d < 0 || d >= o.Days })
	res.Dates = len(inside)
	by := map[string][]int{}
	all := make([]int, o.Days)
	for _, r := range releases {
		if r.Day >= 0 && r.Day < o.Days {
			by[r.By] = append(by[r.By], r.Day)
			all[r.Day]++
		}
	}
	for name, days := range by {
		slices.Sort(days)
		f := Finding{By: name, N: len(days), P: 1, Q: 1, Verdict: TooFew}
		sum := 0
		for _, d := range days {
			sum += far[d]
			if far[d] <= 1 {
				f.On++
			}
		}
		f.Distance = float64(sum) / float64(f.N)
		res.Findings = append(res.Findings, f)
	}
	slices.SortFunc(res.Findings, func(a, b Finding) int { return cmp.Compare(a.By, b.By) })
	var tested []*Finding
	for i := range res.Findings {
		switch f := &res.Findings[i]; {
		case f.N < o.Least:
			res.Few++
		case res.Dates >= o.Dates:
			tested = append(tested, f)
		}
	}
	res.Tested, res.TooFew = len(tested), len(res.Findings)-len(tested)
	line := shift.Line(o.Alpha, len(tested))
	var p, power []float64
	for i, f := range tested {
		days, rng := by[f.By], rand.New(rand.NewPCG(o.Seed, uint64(i)+1))
		clock := shift.NewClock(volume(all, days, o.Weekday), 0)
		var moved []int
		near := func(list []int) float64 { // more is nearer
			sum := 0
			for _, d := range list {
				sum += o.Bound - far[d]
			}
			return float64(sum) / float64(len(list))
		}
		c := shift.Test(near(days), line, func() float64 {
			moved = clock.Turn(moved, days, rng)
			return near(moved)
		})
		b := float64(o.Bound)
		f.Expected, f.Lo, f.Hi, f.P = b-c.Mean, b-c.Hi, b-c.Lo, c.P
		reach, hits := c.Reach(line), 0
		const times = 200
		for range times {
			moved = clock.Turn(moved, days, rng)
			for k := range moved {
				if rng.IntN(2) == 0 {
					moved[k] = min(max(inside[rng.IntN(len(inside))]+rng.IntN(3)-1, 0), o.Days-1)
				}
			}
			if near(moved) >= reach {
				hits++
			}
		}
		f.Power = float64(hits) / times
		p, power = append(p, f.P), append(power, f.Power)
	}
	for i, q := range shift.Yekutieli(p) {
		tested[i].Q, tested[i].Verdict = q, ByChance
		if q <= o.Alpha {
			tested[i].Verdict = Near
		}
	}
	if len(power) > 0 {
		slices.Sort(power)
		res.Power = power[len(power)/2]
	}
	slices.SortStableFunc(res.Findings, func(a, b Finding) int { return cmp.Compare(a.P, b.P) })
	return res
}

// distances are those of each day from the nearest date, at most bound.
func distances(dates []int, days, bound int) []int {
	out := make([]int, days)
	for d := range out {
		out[d] = bound
		for _, x := range dates {
			out[d] = min(out[d], max(x-d, d-x))
		}
	}
	return out
}

// lean is how many releases as others would make them a weekday's own are mixed with.
const lean = 3

// few releases are added to those of others on each day, lest a day be impossible. More would make busy
// days look less busy than they are.
const few = 0.2

// volume is what others publish on each day, times how much more or less than they this party
// does on that weekday.
func volume(all, days []int, weekday int) []float64 {
	v := make([]float64, len(all))
	for d, n := range all {
		v[d] = float64(n) + few
	}
	for _, d := range days {
		v[d]--
	}
	var own, others [7]float64
	total := 0.0
	for d, x := range v {
		others[(weekday+d)%7] += x
		total += x
	}
	for _, d := range days {
		own[(weekday+d)%7]++
	}
	for d := range v {
		w := (weekday + d) % 7
		if share := others[w] / total; share > 0 {
			v[d] *= (own[w] + lean*7*share) / (float64(len(days)) + lean*7) / share
		}
	}
	return v
}
