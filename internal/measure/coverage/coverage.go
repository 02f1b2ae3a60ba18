// Package coverage tells what part of a window a ledger holds: by outlet and day, how many articles
// came in and were read, how many stand behind a wall, failed or were not read, and where an
// outlet is silent longer than its own habits make likely.
//
// A day on which something was named but could not be had is not silent: nothing is known of what it
// held. A gap is a stretch of days without a sign of an outlet. Its chance is that of no
// article on each of its days, by the outlet's own rate on that weekday: Poisson, or, where its
// days vary more than that, negative binomial with the dispersion of its days by moments, days independent
// (Cameron and Trivedi 1998, "Regression Analysis of Count Data", chapter 3). Weekdays with few days
// lean on the outlet's mean rate. The days of the gap are in the rate, which makes alarms rarer, not
// more frequent. A gap can begin on any day of any outlet: its alarm is the number
// of such gaps that chance would make among all outlet-days looked at, and must stay below
// [Alarm]. So one ledger in twenty of outlets that keep their habits has a false alarm, at most.
// Holidays are habits that a rate by weekday does not know.
package coverage

import (
	"cmp"
	"math"
	"slices"
)

// Alarm is how many gaps as unlikely chance may make in the whole window.
const Alarm = 0.05

// An outlet needs so many days from its first article on, and so many articles, for its rate to be told.
const (
	LeastDays     = 14
	LeastArticles = 10
)

// lean is how many days of the outlet's mean rate a weekday's own rate is mixed with.
const lean = 2

// Cell is what came of one outlet on one day with one fate.
type Cell struct {
	Outlet string
	Day    int // from the first day of the window on; others are left out
	Read   int // articles held and read
	Part   int // held in part or not read: behind a wall, teaser, other language, too large
	Failed int // named, not fetched
}

// Outlet is what is known of one.
type Outlet struct {
	Name        string
	First, Last int // days of the window with anything; of all days where there is none
	Read, Part  int // articles
	Failed      int
	Expected    int // days of the window on which it more likely than not publishes, from its first article on
	Covered     int // of these, with an article read
	Blind       int // of these, with none read but something not read or failed
	Rate        [7]float64
	Size        float64 // of the negative binomial law; 0 for Poisson
	Told        bool    // its habits can be told
	Days        []Cell  // with anything, ascending
}

// Gap is a stretch of days without a sign of an outlet.
type Gap struct {
	Outlet   string
	From, To int
	Expected float64 // articles, by its rate
	P        float64 // of no article on these days, had they been looked at beforehand
	ByChance float64 // such gaps among all outlet-days looked at
	Alarm    bool
}

// Result of a window.
type Result struct {
	Outlets  []Outlet // by name
	Gaps     []Gap    // surest first
	Days     int      // of the window
	Looked   int      // outlet-days in which gaps were looked for, those outside of the window included
	Expected int      // outlet-days, sum
	Covered  int
	Blind    int
}

// Share of the expected outlet-days on which an article was read; not ok if no outlet's habits
// can be told.
func (r *Result) Share() (share float64, ok bool) {
	if r.Expected == 0 {
		return 0, false
	}
	return float64(r.Covered) / float64(r.Expected), true
}

// Alarms counts gaps that chance hardly makes.
func (r *Result) Alarms() (n int) {
	for i := range r.Gaps {
		if r.Gaps[i].Alarm {
			n++
		}
	}
	return n
}

// Of counts all of so many days; weekday is that of the first, 0 for Sunday. The order of
// cells does not matter. Cost is outlets × days.
func Of(cells []Cell, days, weekday int) Result { return In(cells, days, weekday, 0, days-1) }

// In counts the days first to last of so many: habits are told by all days, so that a short window has
// some, and gaps are those of all days that reach into it.
func In(cells []Cell, days, weekday, first, last int) Result {
	first, last = max(first, 0), min(last, days-1)
	res := Result{Days: max(last-first+1, 0)}
	byName := map[string]map[int]*Cell{}
	for _, c := range cells {
		if c.Day < 0 || c.Day >= days || c.Read+c.Part+c.Failed == 0 {
			continue
		}
		m := byName[c.Outlet]
		if m == nil {
			m = map[int]*Cell{}
			byName[c.Outlet] = m
		}
		x := m[c.Day]
		if x == nil {
			x = &Cell{Outlet: c.Outlet, Day: c.Day}
			m[c.Day] = x
		}
		x.Read += c.Read
		x.Part += c.Part
		x.Failed += c.Failed
	}
	for name, m := range byName {
		o := Outlet{Name: name}
		for _, x := range m {
			o.Days = append(o.Days, *x)
			if x.Day >= first && x.Day <= last {
				o.Read += x.Read
				o.Part += x.Part
				o.Failed += x.Failed
			}
		}
		slices.SortFunc(o.Days, func(x, y Cell) int { return x.Day - y.Day })
		o.First, o.Last = o.Days[0].Day, o.Days[len(o.Days)-1].Day
		o.habits(days, weekday, first, last)
		res.Outlets = append(res.Outlets, o)
	}
	slices.SortFunc(res.Outlets, func(x, y Outlet) int { return cmp.Compare(x.Name, y.Name) })
	for i := range res.Outlets {
		o := &res.Outlets[i]
		res.Expected += o.Expected
		res.Covered += o.Covered
		res.Blind += o.Blind
		if o.Told {
			res.Looked += days - o.First
			res.Gaps = append(res.Gaps, o.gaps(days, weekday)...)
		}
		o.Days = slices.DeleteFunc(o.Days, func(c Cell) bool { return c.Day < first || c.Day > last })
		if len(o.Days) > 0 {
			o.First, o.Last = o.Days[0].Day, o.Days[len(o.Days)-1].Day
		}
	}
	res.Outlets = slices.DeleteFunc(res.Outlets, func(o Outlet) bool { return len(o.Days) == 0 && o.Expected == 0 })
	res.Gaps = slices.DeleteFunc(res.Gaps, func(g Gap) bool { return g.To < first || g.From > last })
	for i := range res.Gaps {
		g := &res.Gaps[i]
		g.ByChance = g.P * float64(res.Looked)
		g.Alarm = g.ByChance <= Alarm
	}
	slices.SortFunc(res.Gaps, func(x, y Gap) int {
		return cmp.Or(cmp.Compare(x.P, y.P), cmp.Compare(x.Outlet, y.Outlet), x.From-y.From)
	})
	return res
}

// habits tells an outlet's rate by weekday, its dispersion, and on which days it was to be expected.
// What was named and could not be had counts for the rate.
func (o *Outlet) habits(days, weekday, first, last int) {
	n := make([]int, days-o.First)
	for _, c := range o.Days {
		n[c.Day-o.First] = c.Read + c.Part + c.Failed
	}
	var sum, of [7]float64
	total := 0.0
	for d, x := range n {
		w := (weekday + o.First + d) % 7
		sum[w] += float64(x)
		of[w]++
		total += float64(x)
	}
	mean := total / float64(len(n))
	for w := range o.Rate {
		o.Rate[w] = (sum[w] + lean*mean) / (of[w] + lean)
	}
	o.Told = len(n) >= LeastDays && total >= LeastArticles
	if !o.Told {
		return
	}
	extra, squares := 0.0, 0.0
	for d, x := range n {
		r := o.Rate[(weekday+o.First+d)%7]
		extra += (float64(x)-r)*(float64(x)-r) - r
		squares += r * r
	}
	if extra > 0 {
		o.Size = squares / extra
	}
	at := 0
	for d := range n {
		if o.First+d < first || o.First+d > last || o.none(weekday+o.First+d) >= 0.5 {
			continue
		}
		o.Expected++
		for at < len(o.Days) && o.Days[at].Day < o.First+d {
			at++
		}
		if at < len(o.Days) && o.Days[at].Day == o.First+d {
			if o.Days[at].Read > 0 {
				o.Covered++
			} else {
				o.Blind++
			}
		}
	}
}

// none is the chance of no article on a weekday.
func (o *Outlet) none(weekday int) float64 {
	r := o.Rate[weekday%7]
	if o.Size == 0 {
		return math.Exp(-r)
	}
	return math.Pow(1+r/o.Size, -o.Size)
}

// gaps lists the stretches without a sign of the outlet, up to the end of the window.
func (o *Outlet) gaps(days, weekday int) []Gap {
	var out []Gap
	at := o.First + 1
	for i := 0; i <= len(o.Days); i++ {
		next := days
		if i < len(o.Days) {
			next = o.Days[i].Day
		}
		if next > at {
			g := Gap{Outlet: o.Name, From: at, To: next - 1, P: 1}
			for d := at; d < next; d++ {
				g.Expected += o.Rate[(weekday+d)%7]
				g.P *= o.none(weekday + d)
			}
			out = append(out, g)
		}
		at = next + 1
	}
	return out
}
