// Package stat holds the intervals that several measures print.
package stat

import "math"

// Wilson returns the 95 % interval of a share of k in n (Wilson 1927, "Probable inference"); 0
// and 1 for n = 0. It holds for few cases, where the usual one leaves [0,1].
func Wilson(k, n int) (lo, hi float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	c := (p + z*z/(2*m)) / (1 + z*z/m)
	d := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(0, c-d), min(1, c+d)
}
