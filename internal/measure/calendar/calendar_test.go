package calendar

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Dates on days 10, 40, 70. The Gull has one release on day 9, 10, 12 and 30: distances 1, 0, 2 and 7
// (10 is twenty days off, 40 ten, so the bound): mean 2.5; two of four within a day.
func TestByHand(t *testing.T) {
	r := Test([]Release{{"Gull", 9}, {"Gull", 10}, {"Gull", 12}, {"Gull", 30}, {"Gull", 100}, {"Gull", -1}}, []int{70, 10, 40, 10}, Options{Days: 90})
	if len(r.Findings) != 1 || r.Dates != 3 || r.Tested != 0 || r.TooFew != 1 {
		t.Fatalf("%+v", r)
	}
	if f := r.Findings[0]; f.N != 4 || f.On != 2 || f.Distance != 2.5 || f.Verdict != TooFew || f.P != 1 {
		t.Errorf("%+v", f)
	}
	// A release on each day of a window of 28 with a date on day 14, others alike: nothing can be
	// nearer, whatever the turn. The mean is that of all days: (1 + 2 + … + 6) × 2 + 15 × 7 = 147, ÷ 28 = 5.25.
	var all []Release
	for d := range 28 {
		all = append(all, Release{"Gull", d}, Release{"Tern", d})
	}
	r = Test(all, []int{14}, Options{Days: 28, Dates: 1})
	for _, f := range r.Findings {
		if f.Distance != 5.25 || math.Abs(f.Expected-5.25) > 0.2 || f.Verdict != ByChance || f.P < 0.2 {
			t.Errorf("%+v", f)
		}
	}
}

func poisson(rng *rand.Rand, mean float64) int {
	n, p, line := 0, rng.Float64(), math.Exp(-mean)
	for p > line {
		n++
		p *= rng.Float64()
	}
	return n
}

// world has outlets that write more about dates, all alike, and less on weekends, each in its own way; near
// puts that share of the first one's releases within a day of a date.
func world(rng *rand.Rand, near float64) ([]Release, []int, int) {
	const days, outlets = 364, 10
	var dates []int
	for d := 11; d < days; d += 20 + rng.IntN(20) {
		dates = append(dates, d-d%7+4) // all Thursdays
	}
	far := distances(dates, days, 7)
	var out []Release
	for o := range outlets {
		weekend := rng.Float64()
		for d := range days {
			rate := 0.25
			if o > 0 {
				rate = 0.1 + rng.Float64()
			}
			if d%7 == 0 || d%7 == 6 {
				rate *= weekend
			}
			if far[d] <= 1 {
				rate *= 2.5
			}
			for range poisson(rng, rate) {
				at := d
				if o == 0 && rng.Float64() < near {
					at = min(max(dates[rng.IntN(len(dates))]+rng.IntN(3)-1, 0), days-1)
				}
				out = append(out, Release{fmt.Sprint("o", o), at})
			}
		}
	}
	return out, dates, days
}

func TestSizeAndPower(t *testing.T) {
	tests, low, wrong, runs, found := 0, 0, 0, 0, 0
	for seed := range uint64(14) {
		rng := rand.New(rand.NewPCG(seed, 31))
		rel, dates, days := world(rng, 0)
		r := Test(rel, dates, Options{Days: days, Seed: seed})
		for _, f := range r.Findings {
			tests++
			if f.P <= 0.05 {
				low++
			}
			if f.Verdict == Near {
				wrong++
			}
		}
		rel, dates, days = world(rng, 0.5)
		runs++
		for _, f := range Test(rel, dates, Options{Days: days, Seed: seed}).Findings {
			if f.By == "o0" && f.Verdict == Near {
				found++
			}
		}
	}
	t.Logf("P(p ≤ .05 | no tie) = %.3f of %d; %d false findings; planted found %d of %d", float64(low)/float64(tests), tests, wrong, found, runs)
	if size := float64(low) / float64(tests); size > 0.065 || size < 0.005 || wrong > 1 {
		t.Errorf("size %.3f, %d false findings", size, wrong)
	}
	if found < 10 {
		t.Errorf("planted found %d of %d", found, runs)
	}
}

func TestOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 32))
	rel, dates, days := world(rng, 0.2)
	want := Test(rel, dates, Options{Days: days})
	rng.Shuffle(len(rel), func(i, j int) { rel[i], rel[j] = rel[j], rel[i] })
	if d := cmp.Diff(want, Test(rel, dates, Options{Days: days})); d != "" {
		t.Errorf("another order gives\n%s", d)
	}
}

// Who has releases enough is not told to have too few where it is dates that are missing.
func TestFew(t *testing.T) {
	var list []Release
	for d := range 12 {
		list = append(list, Release{"Gull", d})
	}
	list = append(list, Release{"Tern", 3})
	for _, c := range []struct {
		dates       []int
		tested, few int
	}{{[]int{3}, 0, 1}, {[]int{3, 6, 9}, 1, 1}} {
		r := Test(list, c.dates, Options{Days: 30})
		if r.Tested != c.tested || r.Few != c.few || r.TooFew != 2-c.tested || r.Least != 10 || r.Needed != 3 {
			t.Errorf("%d dates: %d tested, %d with too few releases, %d not tested", len(c.dates), r.Tested, r.Few, r.TooFew)
		}
	}
}
