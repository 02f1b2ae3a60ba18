// Package shift is the model of chance behind escalation and calendar: events keep their number and
// their order but not their times.
//
// Time runs on the clock of the news: a day is as long as its volume, so that a busy day takes up
// more events than a quiet one. On that clock the events of each stretch of some weeks are
// turned round by one offset, drawn anew for each stretch (a circular shift, Politis and Romano 1992,
// "A circular block-resampling procedure for stationary data"). What stays: how many events each stretch holds, how they bunch, and
// that busy days of everybody are busy. What goes: that they follow something else. So neither a
// common season, nor a crisis longer than a stretch, nor a day on which everybody speaks looks
// like an answer. If events are Poisson with a rate in proportion to the volume, every offset
// is equally likely, whatever the other series is, and p is exact but for the days' width; where
// the volume is only estimated it is approximate (simulated in escalation and calendar).
package shift

import (
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// Stretch is how many days are turned round together unless said otherwise.
const Stretch = 28

// Clock tells the time of the news. It is read only and safe for concurrent use.
type Clock struct {
	cum   []float64 // volume before each day; one more at the end
	edges []int     // first day of each stretch; the number of days at the end
}

// NewClock returns the clock of days with these volumes (any unit, at least 0), in stretches of
// so many days ([Stretch] for 0); a rest of less than half a stretch joins the one before. A day
// without volume counts as a hundredth of the mean, lest it be impossible.
func NewClock(volume []float64, stretch int) *Clock {
	if stretch <= 0 {
		stretch = Stretch
	}
	c := &Clock{cum: make([]float64, len(volume)+1)}
	total := 0.0
	for _, v := range volume {
		total += max(v, 0)
	}
	least := total / float64(max(len(volume), 1)) / 100
	if least == 0 {
		least = 1
	}
	for i, v := range volume {
		c.cum[i+1] = c.cum[i] + max(v, least)
	}
	for d := 0; d == 0 || len(volume)-d >= (stretch+1)/2; d += stretch {
		c.edges = append(c.edges, d)
	}
	c.edges = append(c.edges, len(volume))
	return c
}

// Turn writes the days of events, turned round, to dst, which it returns: as many as events, in
// no order. Days are places in the volume, ascending. Cost is events × log days.
func (c *Clock) Turn(dst []int, events []int, rng *rand.Rand) []int {
	dst = dst[:0]
	b, offset := -1, 0.0
	for _, d := range events {
		for b < 0 || d >= c.edges[b+1] {
			b++
			offset = rng.Float64()
		}
		from, to := c.cum[c.edges[b]], c.cum[c.edges[b+1]]
		at := c.cum[d] + rng.Float64()*(c.cum[d+1]-c.cum[d]) - from + offset*(to-from)
		at = from + math.Mod(at, to-from)
		k := sort.SearchFloat64s(c.cum, at)
		if k == len(c.cum) || c.cum[k] > at {
			k--
		}
		dst = append(dst, min(max(k, c.edges[b]), c.edges[b+1]-1))
	}
	return dst
}

// Yekutieli returns the q-values of p-values over m tests, in their order: Benjamini and Yekutieli
// (2001, "The control of the false discovery rate in multiple testing under dependency", theorem
// 1.3), which holds however the tests hang together.
func Yekutieli(p []float64) []float64 {
	m := len(p)
	order := make([]int, m)
	harmonic := 0.0
	for i := range order {
		order[i] = i
		harmonic += 1 / float64(i+1)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return 0
	})
	q, least := make([]float64, m), 1.0
	for i := m - 1; i >= 0; i-- {
		least = min(least, p[order[i]]*float64(m)*harmonic/float64(i+1))
		q[order[i]] = least
	}
	return q
}

// Line is the p that the surest of m tests must pass for its q to be alpha.
func Line(alpha float64, m int) float64 {
	harmonic := 0.0
	for i := 1; i <= m; i++ {
		harmonic += 1 / float64(i)
	}
	if m == 0 {
		return alpha
	}
	return alpha / (float64(m) * harmonic)
}

// Chance is what chance gave in many turns.
type Chance struct {
	Mean, SD float64
	Lo, Hi   float64 // between which 95 % of the turns lie
	P        float64 // share of turns that reach what was seen, itself counted as one; never 0
}

// Draws of one test.
const (
	Turns = 1000
	Many  = 20000   // where under one in fifty of the first reach it, so that q can be told
	Most  = 1000000 // where even those leave p above, or near, what the surest of many tests must pass
)

// Test compares what was seen with what turn gives, one number a turn. More is stranger. It is
// one-sided. line is the p that must be passed ([Line]): n turns give no p below 1/(n+1), so that twice as many as it asks for are drawn
// where p comes near it, up to [Most]; else nothing could be found among some 170 tests or more. Cost is that of the turns.
func Test(seen, line float64, turn func() float64) Chance {
	c, few := draw(seen, turn, Turns)
	if few {
		c, _ = draw(seen, turn, Many)
	}
	if n := 2 / max(line, 2.0/Most); n > Many && c.P <= max(near*line, near/Many) {
		c, _ = draw(seen, turn, int(n))
	}
	return c
}

// near is how many times what a p must pass it may be to be told more exactly.
const near = 5.0

func draw(seen float64, turn func() float64, n int) (Chance, bool) {
	all := make([]float64, n)
	reach, sum, squares := 0, 0.0, 0.0
	for i := range all {
		x := turn()
		all[i] = x
		sum += x
		squares += x * x
		if x >= seen-1e-9 {
			reach++
		}
	}
	slices.Sort(all)
	m := sum / float64(n)
	return Chance{Mean: m, SD: math.Sqrt(max(0, squares/float64(n)-m*m)), Lo: all[n/40], Hi: all[n-1-n/40], P: float64(reach+1) / float64(n+1)}, reach*50 < n
}

// Reach is how much must be seen to pass line, by the normal curve through the turns' mean and
// spread: beyond the thousandth a few turns tell no more than that.
func (c Chance) Reach(line float64) float64 {
	return c.Mean + c.SD*math.Sqrt2*math.Erfinv(1-2*line)
}
