package concert

import "math"

func sum(q []float64) (s float64) {
	for _, x := range q {
		s += x
	}
	return s
}

// distribution is that of the number of successes of independent trials (Poisson-binomial), by
// the exact recursion over trials. Cost is quadratic.
func distribution(q []float64) []float64 {
	d := make([]float64, len(q)+1)
	d[0] = 1
	for i, p := range q {
		for k := i + 1; k > 0; k-- {
			d[k] = d[k]*(1-p) + d[k-1]*p
		}
		d[0] *= 1 - p
	}
	return d
}

// tail is the probability of x or more.
func tail(d []float64, x int) float64 {
	s := 0.0
	for k := len(d) - 1; k >= x; k-- {
		s += d[k]
	}
	return min(1, s)
}

// interval is the smallest range from the 2.5 to the 97.5 % point.
func interval(d []float64) [2]int {
	lo, hi, s := 0, len(d)-1, 0.0
	for k := range d {
		if s += d[k]; s <= 0.025 {
			lo = k + 1
		}
		if s >= 0.975 {
			hi = k
			break
		}
	}
	return [2]int{min(lo, hi), hi}
}

// even is the two-sided probability of k or a more extreme number of heads in n fair throws.
func even(k, n int) float64 {
	if n == 0 {
		return 1
	}
	d := make([]float64, n)
	for i := range d {
		d[i] = 0.5
	}
	return min(1, 2*tail(distribution(d), max(k, n-k)))
}

// power is the probability to pass line if, besides chance, the pair moved together in share rho of
// its stories, distances from the expectation being divided by wider.
func power(q []float64, line, rho, wider float64) float64 {
	d, expected := distribution(q), sum(q)
	least := len(d)
	for least > 0 && tailAt(d, nearer(least-1, expected, wider)) <= line {
		least--
	}
	if least == len(d) {
		return 0
	}
	with := make([]float64, len(q))
	for i, p := range q {
		with[i] = p + rho*(1-p)
	}
	return tail(distribution(with), least)
}

// moved is the share of its stories in which a pair is supposed to move together where power is told.
const moved = 0.5

// needed is how many stories of chance q give a power of 0.8; 0 for more than a thousand. Power
// rises with stories but for the steps of whole numbers; the least number is taken. It is looked up
// by q to two digits, rounded up.
func (t *tester) needed(q, line, wider float64) int {
	k := int(math.Ceil(q * 100))
	if n, ok := t.need[k]; ok {
		return n
	}
	n := leastStories(float64(k)/100, line, wider)
	if t.need == nil {
		t.need = map[int]int{}
	}
	t.need[k] = n
	return n
}

// mostStories is where leastStories gives up.
const mostStories = 1000

func leastStories(q, line, wider float64) int {
	if q >= 1 {
		return 0
	}
	enough := func(n int) bool {
		qs := make([]float64, n)
		for i := range qs {
			qs[i] = q
		}
		return power(qs, line, moved, wider) >= 0.8
	}
	for n := 1; n <= mostStories; n += 1 + n/20 { // within a twentieth
		if enough(n) {
			return n
		}
	}
	return 0
}
