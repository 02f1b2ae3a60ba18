package burst

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// cost of a sequence of states, by definition.
func cost(days []Day, states []bool, o Options) float64 {
	r, d := 0, 0
	for _, x := range days {
		r += x.R
		d += x.D
	}
	p := [2]float64{float64(r) / float64(d)}
	p[1] = min(o.S*p[0], (1+p[0])/2)
	c, before := 0.0, false
	for i, x := range days {
		k := 0
		if states[i] {
			k = 1
			if !before {
				c += o.Gamma * math.Log(float64(len(days)))
			}
		}
		before = states[i]
		c -= float64(x.R)*math.Log(p[k]) + float64(x.D-x.R)*math.Log(1-p[k])
	}
	return c
}

func states(n int, bs []Burst) []bool {
	out := make([]bool, n)
	for _, b := range bs {
		for i := b.From; i <= b.To; i++ {
			out[i] = true
		}
	}
	return out
}

// No sequence of states is cheaper than the one found.
func TestCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 10).Draw(t, "days")
		days := make([]Day, n)
		for i := range days {
			d := rapid.IntRange(1, 20).Draw(t, "d")
			days[i] = Day{rapid.IntRange(0, d).Draw(t, "r"), d}
		}
		r, d := 0, 0
		for _, x := range days {
			r += x.R
			d += x.D
		}
		if r == 0 || r == d {
			return
		}
		o := Options{S: 2, Gamma: rapid.Float64Range(0.1, 2).Draw(t, "gamma")}
		got := cost(days, states(n, Find(days, o)), o)
		for m := range 1 << n {
			s := make([]bool, n)
			for i := range s {
				s[i] = m>>i&1 == 1
			}
			if c := cost(days, s, o); c < got-1e-9 {
				t.Fatalf("%v costs %v, found %v at %v", s, c, Find(days, o), got)
			}
		}
	})
}

// A planted week is found; a day on which everybody writes four times as much is not; noise
// alone shows hardly anything.
func TestPlanted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	draw := func(d int, p float64) (k int) {
		for range d {
			if r.Float64() < p {
				k++
			}
		}
		return k
	}
	days := make([]Day, 120)
	for i := range days {
		d, p := 100, 0.05
		if i == 30 {
			d = 400
		}
		if i >= 70 && i < 77 {
			p = 0.15
		}
		days[i] = Day{draw(d, p), d}
	}
	bs := Find(days, Options{})
	if len(bs) != 1 || bs[0].From < 68 || bs[0].From > 72 || bs[0].To < 74 || bs[0].To > 78 || bs[0].Weight <= 0 {
		t.Errorf("%+v", bs)
	}
	found := 0
	for range 200 {
		for i := range days {
			days[i] = Day{draw(100, 0.05), 100}
		}
		found += len(Find(days, Options{}))
	}
	if found > 40 { // 28: a stream of 120 days of noise has one in seven times a burst
		t.Errorf("%d bursts in 200 streams of noise", found)
	}
}

func TestNothing(t *testing.T) {
	for _, days := range [][]Day{nil, {{1, 2}}, {{0, 5}, {0, 6}}, {{5, 5}, {6, 6}}} {
		if bs := Find(days, Options{}); bs != nil {
			t.Errorf("%v: %v", days, bs)
		}
	}
}

// Power rises with how much there is, and is that of planted stretches; where nothing can be found it is nothing.
func TestPower(t *testing.T) {
	year := func(r, d int) []Day { // r articles about it, evenly, of d on each day
		days := make([]Day, 120)
		for i := range days {
			days[i].D = d
		}
		for k := range r {
			days[k*120/r%120].R++
		}
		return days
	}
	rare, often := Power(year(6, 5), Options{}, 7, 1), Power(year(1200, 100), Options{}, 7, 1)
	if rare > 0.2 || often < 0.95 || Power(year(1200, 100), Options{}, 7, 1) != often {
		t.Errorf("one in a hundred articles: %.2f, ten in a hundred: %.2f", rare, often)
	}
	if long := Power(year(60, 5), Options{}, 28, 1); long <= Power(year(60, 5), Options{}, 7, 1) {
		t.Errorf("four weeks are found as seldom as one: %.2f", long)
	}
	for _, days := range [][]Day{nil, {{1, 2}}, {{0, 5}, {0, 6}}, {{5, 5}, {6, 6}}} {
		if p := Power(days, Options{}, 7, 1); p != 0 {
			t.Errorf("%v: %v", days, p)
		}
	}
}

// Binomial numbers: mean and variance of 20,000 draws, within four standard errors.
func TestDraw(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct {
		n int
		p float64
	}{{1, 0.5}, {20, 0.05}, {50, 0.9}, {400, 0.01}} {
		const times = 20000
		s, sq := 0.0, 0.0
		for range times {
			k := draw(rng, c.n, c.p)
			if k < 0 || k > c.n {
				t.Fatalf("%d of %d", k, c.n)
			}
			s, sq = s+float64(k), sq+float64(k*k)
		}
		mean, want := s/times, float64(c.n)*c.p
		variance := sq/times - mean*mean
		if se := math.Sqrt(want * (1 - c.p) / times); math.Abs(mean-want) > 4*se || math.Abs(variance/(want*(1-c.p))-1) > 0.06 {
			t.Errorf("%+v: mean %.3f for %.3f, variance %.3f for %.3f", c, mean, want, variance, want*(1-c.p))
		}
	}
}

// A share above a third cannot double: the burst state lies half-way to all, and a burst need not be twice the usual.
func TestRaised(t *testing.T) {
	o := Options{S: 2}
	for p, want := range map[float64]float64{0.1: 0.2, 0.5: 0.75, 1.0 / 3: 2.0 / 3} {
		if got := o.raised(p); math.Abs(got-want) > 1e-12 {
			t.Errorf("raised(%v) = %v, want %v", p, got, want)
		}
	}
	days := make([]Day, 100)
	for i := range days {
		days[i] = Day{10, 100}
		if i < 20 {
			days[i].R = 19
		}
	}
	bs := Find(days, Options{})
	if len(bs) != 1 || bs[0].To-bs[0].From != 19 { // 19 of 100, where 11.8 are usual: 1.6 times
		t.Errorf("%+v", bs)
	}
}
