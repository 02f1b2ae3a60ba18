// Package burst finds times in which something is talked about more than usual, given how much
// is talked about at all: Kleinberg's automaton for batches (2003, "Bursty and hierarchical
// structure in streams", section 4), two states. In the base state each of a day's d articles is
// about it with probability p0, the share over all days, bursts included; in the burst state with S times that, but
// half-way to all where that is less (p0 of 1/3 and more, at S of 2). So a burst need not reach S times the usual: the share of its days is
// better explained by the burst state, for rare things from about 1.4 times on (1/ln 2).
// Going up costs Gamma ln n, n being the number of days; the cheapest sequence of states is found
// by dynamic programming (Viterbi). Since it conditions on d, a day on which everybody writes
// more is no burst. It has no p-value: a burst's weight, in nats, is how much better the burst
// state explains its days, less what going up costs.
package burst

import "math"

// Day is one batch: R of D articles are about it.
type Day struct{ R, D int }

// Options of the automaton; the zero value is Kleinberg's choice.
type Options struct {
	S     float64 // how much more often in a burst; 0 is 2
	Gamma float64 // cost of going up; 0 is 1
}

// Burst is a stretch of days, both included.
type Burst struct {
	From, To int
	R, D     int     // in its days
	Weight   float64 // nats
}

func (o *Options) fill() {
	if o.S == 0 {
		o.S = 2
	}
	if o.Gamma == 0 {
		o.Gamma = 1
	}
}

// raised is the share in a burst of what has the share p otherwise: S times that, but never more than half-way to all.
func (o *Options) raised(p float64) float64 { return min(o.S*p, (1+p)/2) }

// sum adds days up.
func sum(days []Day) (r, d int) {
	for _, x := range days {
		r += x.R
		d += x.D
	}
	return r, d
}

// Find returns the bursts of a stream in order of time. Cost is linear.
func Find(days []Day, o Options) []Burst {
	o.fill()
	r, d := sum(days)
	if r == 0 || r == d || len(days) < 2 {
		return nil
	}
	p0 := float64(r) / float64(d)
	p1 := o.raised(p0)
	up := o.Gamma * math.Log(float64(len(days)))
	gain := func(x Day) float64 { // of the burst state over the base state
		return float64(x.R)*math.Log(p1/p0) + float64(x.D-x.R)*math.Log((1-p1)/(1-p0))
	}
	// Costs relative to the base state; the binomial coefficient is the same in both.
	low, high := 0.0, math.Inf(1)
	fromLow := make([]bool, len(days)) // the burst state was entered on that day
	fromHigh := make([]bool, len(days))
	for i, x := range days {
		enter, stay := low+up, high
		leave := min(low, high)
		fromHigh[i] = high < low
		fromLow[i] = enter < stay
		low, high = leave, min(enter, stay)-gain(x)
	}
	state := high < low
	var out []Burst
	for i := len(days) - 1; i >= 0; i-- {
		if !state {
			state = fromHigh[i]
			continue
		}
		b := Burst{From: i, To: i}
		for {
			b.R += days[i].R
			b.D += days[i].D
			b.Weight += gain(days[i])
			if fromLow[i] || i == 0 {
				break
			}
			i--
		}
		b.From = i
		b.Weight -= up
		out = append(out, b)
		state = false // before it stood the base state, or a burst's end, which the next day tells
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
