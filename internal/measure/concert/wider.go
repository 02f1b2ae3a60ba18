package concert

import (
	"math"
	"slices"
)

const (
	widerPairs  = 100   // that are needed to tell
	widerExpect = 5     // stories that such a pair is expected to be together in, at least
	normalRange = 1.349 // quartile range of the standard normal law
)

// wider is the quartile range of the pairs' standardised differences by that of the normal law; 1 if
// it is smaller, or too few pairs tell. A tenth of pairs in concert moves it little.
func wider(fs []Finding) float64 {
	var zs []float64
	for i := range fs {
		f := &fs[i]
		sd := float64(f.Range[1]-f.Range[0]) / 3.92
		if f.Verdict == "" && f.Expected >= widerExpect && sd > 0 {
			zs = append(zs, (float64(f.Together)-f.Expected)/sd)
		}
	}
	if len(zs) < widerPairs {
		return 1
	}
	slices.Sort(zs)
	return max(1, (zs[len(zs)*3/4]-zs[len(zs)/4])/normalRange)
}

// nearer moves a count towards its expectation by the factor; what lies below stays.
func nearer(x int, expected, by float64) float64 {
	if v := float64(x); v > expected {
		return expected + (v-expected)/by
	}
	return float64(x)
}

// tailAt is tail between whole numbers: logarithms are interpolated.
func tailAt(d []float64, x float64) float64 {
	lo := math.Floor(x)
	a := tail(d, int(lo))
	if x == lo {
		return a
	}
	b := tail(d, int(lo)+1)
	if b <= 0 {
		return a
	}
	return math.Exp(math.Log(a) + (x-lo)*(math.Log(b)-math.Log(a)))
}
