package number

import (
	"math"
	"strconv"
	"strings"

	"hearsay"
)

// About is the share of a number that "about" or "nearly" leaves on both sides.
const About = 0.1

// Interval returns the numbers that n may stand for, ends included: those of its range or bound;
// where it is round, those that round to it (hundreds and more: "400" is 350 to 450; with decimals, half of the
// last one). Counts under a hundred stand for themselves.
func Interval(n *hearsay.Number) (lo, hi float64) {
	lo, hi = n.Value, n.Value
	if n.Max > 0 {
		hi = n.Max
	}
	slack := func(v float64) float64 { return rounding(v, n.Kind) }
	switch n.Bound {
	case hearsay.AtLeast:
		return lo, math.Inf(1)
	case hearsay.AtMost:
		return 0, hi
	case hearsay.About:
		return lo - max(About*math.Abs(lo), slack(lo)), hi + max(About*math.Abs(hi), slack(hi))
	}
	if n.Max > 0 {
		return lo, hi
	}
	return lo - slack(lo), hi + slack(hi)
}

// rounding is half a unit of the last digit that v tells.
func rounding(v float64, kind hearsay.NumberKind) float64 {
	if kind == hearsay.Rate || v == 0 {
		return 0.005
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	if _, decimals, ok := strings.Cut(s, "."); ok {
		return 0.5 * math.Pow10(-min(len(decimals), 9)) * (1 + 1e-9)
	}
	if kind != hearsay.Count && kind != hearsay.Money {
		if kind == hearsay.Factor {
			return 0
		}
		return 0.5
	}
	if len(s) < 3 {
		return 0
	}
	zeros := len(s) - len(strings.TrimRight(s, "0"))
	if zeros < 2 {
		return 0
	}
	return 0.5 * math.Pow10(zeros)
}
