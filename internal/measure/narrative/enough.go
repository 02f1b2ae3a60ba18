package narrative

import "math"

// Enough returns in how many texts two things must be together to be the first finding at rate alpha, where
// chance puts them together in so many and the pairs of so many things are tested; at least [Least].
//
// The Poisson tail stands in for the Poisson-binomial one, which is smaller wherever it is asked (Hoeffding
// 1956; Anderson and Samuels 1967), so Enough may be one too many and is not too few. 0 for fewer than two things.
func Enough(expected float64, things int, alpha float64) int {
	if things < 2 || expected < 0 || math.IsNaN(expected) || math.IsInf(expected, 0) {
		return 0
	}
	m := float64(things) * float64(things-1) / 2
	line := alpha / (m * (math.Log(m) + 0.5772156649 + 1/(2*m))) // the harmonic sum, from above
	if m == 1 {
		line = alpha
	}
	for k := max(Least, int(math.Ceil(expected))+1); ; k++ {
		if poissonTail(expected, k) <= line {
			return k
		}
	}
}

// poissonTail is the probability of k or more.
func poissonTail(mean float64, k int) float64 {
	if mean == 0 {
		return 0
	}
	lg, _ := math.Lgamma(float64(k + 1))
	term := math.Exp(-mean + float64(k)*math.Log(mean) - lg)
	s := 0.0
	for j := k; term > s*1e-15 && term > 0; j++ { // k lies above the mean, so terms fall
		s += term
		term *= mean / float64(j+1)
	}
	return s
}
