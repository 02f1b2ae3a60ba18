package concert

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
)

// clockSteps are steps in minutes in which clocks are looked for, the longest first.
var clockSteps = [...]float64{60, 30, 15, 10, 5}

// onStep is the share of reports on a step from which the clock goes in it.
const onStep = 0.9

// ByWindow is the part of the window up to which a step is left as it is.
const ByWindow = 0.2

// clocks tells from stated times which outlets have fixed hours, and whose clock goes in steps.
func (t *tester) clocks() {
	t.fixed, t.reports, t.steps = make([]bool, t.n), make([]int, t.n), make([]float64, t.n)
	slots := make([][quarters]int, t.n)
	on := make([][len(clockSteps)]int, t.n)
	for _, s := range t.stories {
		for _, r := range s.Reports {
			t.reports[r.Outlet]++
			slots[r.Outlet][quarterOf(r.At)]++
			for k, step := range clockSteps {
				if math.Mod(r.At, step) == 0 {
					on[r.Outlet][k]++
				}
			}
		}
	}
	for o := range t.n {
		n := float64(t.reports[o])
		if n < fixedN {
			continue
		}
		v := slots[o][:]
		slices.Sort(v)
		top := 0
		for _, c := range v[len(v)-fullest:] {
			top += c
		}
		if t.fixed[o] = float64(top) > fixedFrom*n; t.fixed[o] {
			continue // its hours say more than its clock
		}
		for k, step := range clockSteps {
			if float64(on[o][k]) >= onStep*n {
				t.steps[o] = step
				break
			}
		}
	}
}

// spread lays rounded times evenly over their step and takes out those that are too coarse.
func (t *tester) spread() {
	for i := range t.stories {
		s := &t.stories[i]
		moved := false
		s.Reports = slices.DeleteFunc(s.Reports, func(r Report) bool {
			if max(r.Round, t.steps[r.Outlet]) > t.o.Window {
				t.coarse++
				return true
			}
			return false
		})
		for k := range s.Reports {
			r := &s.Reports[k]
			if step := max(r.Round, t.steps[r.Outlet]); step > ByWindow*t.o.Window {
				r.At += (unit(s.ID, r.Outlet) - 0.5) * step
				moved = true
			}
		}
		if moved {
			slices.SortStableFunc(s.Reports, func(a, b Report) int { return cmp.Or(cmp.Compare(a.At, b.At), a.Outlet-b.Outlet) })
		}
	}
}

// unit is a number in [0,1) that is always the same for a story and an outlet.
func unit(story string, outlet int) float64 {
	h := fnv.New64a()
	h.Write([]byte(story + "\x00" + strconv.Itoa(outlet)))
	x := h.Sum64()
	x ^= x >> 33 // the last bytes reach the high bits
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return float64(x>>11) / (1 << 53)
}
