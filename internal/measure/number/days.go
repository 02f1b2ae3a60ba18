package number

import (
	"math"
	"time"
)

// days between two days; many where one is none.
func days(a, b string) int { return dayList{dayNumber(a), dayNumber(b)}.between(0, 1) }

// noDay is the number of what is no day.
const noDay = math.MinInt32

// dayNumber is how many days a day lies behind 1 January 1970, [noDay] for what is none.
func dayNumber(day string) int {
	t, err := time.Parse(time.DateOnly, day[:min(len(day), len(time.DateOnly))])
	if err != nil {
		return noDay
	}
	return int(t.Unix() / 86400) // whole days: t is a midnight in UTC
}

// dayList are day numbers.
type dayList []int

// daysOf are the days of publication of figures m, each parsed once.
func daysOf(list []Figure, m []int) dayList {
	out := make(dayList, len(m))
	for k, i := range m {
		if k > 0 && list[i].Day == list[m[k-1]].Day {
			out[k] = out[k-1]
		} else {
			out[k] = dayNumber(list[i].Day)
		}
	}
	return out
}

// between is how many days lie between two, as [days] has it.
func (l dayList) between(i, j int) int {
	if l[i] == noDay || l[j] == noDay {
		return math.MaxInt32
	}
	return max(l[i]-l[j], l[j]-l[i])
}
