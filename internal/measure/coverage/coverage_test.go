package coverage

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two articles a day for 28 days but the last eight. Window from a Sunday on: each weekday has 4 days.
// Days 0–19 hold 40 articles, mean 40/28 = 1.42857. Sunday (days 0, 7, 14, 21) has 6, so its
// rate is (6 + 2 × 1.42857) ÷ 6 = 1.47619; so have Monday to Friday; Saturday (6, 13, 20, 27) has 4: 1.14286.
func TestByHand(t *testing.T) {
	var cells []Cell
	for d := range 20 {
		cells = append(cells, Cell{Outlet: "Gull", Day: d, Read: 1}, Cell{Outlet: "Gull", Day: d, Part: 1})
	}
	cells = append(cells, Cell{Outlet: "Tern", Day: 3, Read: 1}, Cell{Outlet: "Gull", Day: 40, Read: 9})
	r := Of(cells, 28, 0)
	g := r.Outlets[0]
	if math.Abs(g.Rate[0]-1.47619) > 1e-5 || math.Abs(g.Rate[6]-1.14286) > 1e-5 || g.Read != 20 || g.Part != 20 {
		t.Errorf("%+v", g)
	}
	// Squares of what each day misses: 20 days of 2 and 8 of none vary less than Poisson, so no dispersion.
	if g.Size != 0 || !g.Told || g.Expected != 28 || g.Covered != 20 {
		t.Errorf("size %v, expected %d, covered %d", g.Size, g.Expected, g.Covered)
	}
	// Days 20–27: two Saturdays, six others: 2 × 1.14286 + 6 × 1.47619 = 11.14286; p = e^−11.14286 = 1.448e-5,
	// of 28 outlet-days looked at 4.05e-4. The Tern has one article: nothing can be told.
	if len(r.Gaps) != 1 {
		t.Fatalf("%+v", r.Gaps)
	}
	gap := r.Gaps[0]
	if gap.From != 20 || gap.To != 27 || math.Abs(gap.Expected-11.14286) > 1e-5 || math.Abs(gap.P-1.448e-5) > 1e-8 || math.Abs(gap.ByChance-4.05e-4) > 1e-6 || !gap.Alarm {
		t.Errorf("%+v", gap)
	}
	if s, ok := r.Share(); !ok || math.Abs(s-20./28) > 1e-12 || r.Looked != 28 || r.Outlets[1].Told {
		t.Errorf("share %v of %+v", s, r)
	}
	// If the pages of these days failed, the outlet is not silent, and nobody read it.
	for d := 20; d < 28; d++ {
		cells = append(cells, Cell{Outlet: "Gull", Day: d, Failed: 2})
	}
	r = Of(cells, 28, 0)
	if r.Covered != 20 || r.Blind != 8 || len(r.Gaps) != 0 {
		t.Errorf("%+v", r)
	}
}

// A weekly paper is not expected on six days of seven, and its days off are no gaps worth an alarm.
func TestWeekly(t *testing.T) {
	var cells []Cell
	for w := range 20 {
		cells = append(cells, Cell{Outlet: "The Weekly", Day: 7*w + 4, Read: 12})
	}
	r := Of(cells, 140, 0)
	if r.Alarms() != 0 {
		t.Errorf("alarms: %+v", r.Gaps[:3])
	}
	if _, ok := r.Share(); ok && r.Expected > 25 {
		t.Errorf("expected on %d days of 140", r.Expected)
	}
	if r := Of(nil, 0, 0); r.Expected != 0 || len(r.Outlets) != 0 {
		t.Error("nothing is something")
	}
}

// Outlets that keep their habits, however unevenly they write, cause a false alarm in at most one
// ledger in twenty; ten days' silence of a daily one is found.
func TestAlarms(t *testing.T) {
	const runs, days = 200, 120
	false1, found := 0, 0
	for seed := range uint64(runs) {
		rng := rand.New(rand.NewPCG(seed, 21))
		var cells []Cell
		for o := range 12 {
			rate := math.Exp(rng.NormFloat64()) * 2
			uneven := rng.Float64()
			for d := range days {
				r := rate
				if d%7 == 0 || d%7 == 6 {
					r *= uneven
				}
				if o%2 == 0 { // overdispersed: gamma of shape 2
					r *= (rng.ExpFloat64() + rng.ExpFloat64()) / 2
				}
				cells = append(cells, Cell{Outlet: fmt.Sprint(o), Day: d, Read: poisson(rng, r)})
			}
		}
		r := Of(cells, days, 0)
		if r.Alarms() > 0 {
			false1++
		}
		for i := range cells {
			if c := &cells[i]; c.Outlet == "3" && c.Day >= 50 && c.Day < 60 {
				c.Read = 0
			}
		}
		r = Of(append(cells, Cell{Outlet: "3", Day: 49, Read: 1}, Cell{Outlet: "3", Day: 60, Read: 1}), days, 0)
		for _, g := range r.Gaps {
			if g.Alarm && g.Outlet == "3" && g.From == 50 && g.To == 59 {
				found++
			}
		}
	}
	t.Logf("%d of %d ledgers with a false alarm; planted gap found in %d", false1, runs, found)
	if false1 > runs/20 {
		t.Errorf("%d of %d ledgers have a false alarm", false1, runs)
	}
	if found < runs/2 {
		t.Errorf("planted gap found in %d of %d", found, runs)
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

func TestOrder(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	var cells []Cell
	for range 300 {
		cells = append(cells, Cell{Outlet: fmt.Sprint(rng.IntN(4)), Day: rng.IntN(40), Read: rng.IntN(3), Part: rng.IntN(2), Failed: rng.IntN(2)})
	}
	want := Of(cells, 40, 3)
	rng.Shuffle(len(cells), func(i, j int) { cells[i], cells[j] = cells[j], cells[i] })
	if d := cmp.Diff(want, Of(cells, 40, 3)); d != "" {
		t.Errorf("another order gives\n%s", d)
	}
	for _, o := range want.Outlets {
		if o.Covered+o.Blind > o.Expected || o.Expected > 40-o.First {
			t.Errorf("%+v", o)
		}
	}
}

// Habits come from all days: a week of silence is told though it is shorter than any habit, the days outside of
// the window do not count, and the alarm is the one of the whole.
func TestIn(t *testing.T) {
	var cells []Cell
	for d := range 60 {
		if d < 30 || d >= 40 {
			cells = append(cells, Cell{Outlet: "Gull", Day: d, Read: 3})
		}
	}
	cells = append(cells, Cell{Outlet: "Tern", Day: 2, Read: 1}) // no habits, nothing in the window
	r := In(cells, 60, 1, 28, 35)
	if len(r.Outlets) != 1 || r.Days != 8 {
		t.Fatalf("%+v", r)
	}
	if o := r.Outlets[0]; o.Expected != 8 || o.Covered != 2 || o.Read != 6 || o.First != 28 || o.Last != 29 || len(o.Days) != 2 {
		t.Errorf("%+v", o)
	}
	if len(r.Gaps) != 1 || r.Gaps[0].From != 30 || r.Gaps[0].To != 39 || !r.Gaps[0].Alarm {
		t.Errorf("%+v", r.Gaps)
	}
	silent := In(cells, 60, 1, 31, 35)
	if s, ok := silent.Share(); !ok || s != 0 || len(silent.Outlets) != 1 {
		t.Errorf("%v %v of %+v", s, ok, silent)
	}
	if r := In(cells, 60, 1, 45, 50); len(r.Gaps) != 0 || r.Covered != 6 {
		t.Errorf("%+v", r)
	}
	if d := cmp.Diff(Of(cells, 60, 1), In(cells, 60, 1, -5, 99)); d != "" {
		t.Errorf("a wider window than all:\n%s", d)
	}
}
