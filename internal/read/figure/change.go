package figure

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/number"
)

// risen reports whether a change is told by a noun ("a rise of") or by "twice the number".
func (s *scan) risen(q *number.Quantity) bool {
	return s.changer(q) >= 0 || s.is(q.End, "the") && q.End+1 < s.s.End && sizes[strings.ToLower(s.d.Text(q.End+1))]
}

// changer returns the noun of change before "of" and q, or behind q; -1 for none.
func (s *scan) changer(q *number.Quantity) int {
	for _, i := range []int{q.Start - 2, q.End} {
		if i >= s.s.Start && i < s.s.End && changes[strings.ToLower(s.d.Text(i))] != 0 && (i >= q.End || s.is(i+1, "of")) {
			return i
		}
	}
	return -1
}

// change is 1 where that noun tells a rise, −1 for a fall, 0 without one.
func (s *scan) change(q *number.Quantity) float64 {
	if i := s.changer(q); i >= 0 {
		return changes[strings.ToLower(s.d.Text(i))]
	}
	return 0
}

// opposite is the bound of what is left where b bounds what is gone.
func opposite(b hearsay.Bound) hearsay.Bound {
	switch b {
	case hearsay.AtLeast:
		return hearsay.AtMost
	case hearsay.AtMost:
		return hearsay.AtLeast
	}
	return b
}

var changes = map[string]float64{"rise": 1, "increase": 1, "growth": 1, "jump": 1, "surge": 1, "drop": -1, "fall": -1, "decline": -1, "decrease": -1, "reduction": -1}
