package pipeline

import (
	"context"
	"slices"
	"time"

	"hearsay/internal/store"
)

// span is from one day (YYYY-MM-DD) to another.
type span struct {
	first, last string
	open        bool // something in it has no day, so that it may have been at any time
}

// with widens it to hold a day, too.
func (s span) with(day string) span {
	if len(day) != len(time.DateOnly) {
		s.open = true
		return s
	}
	if s.first == "" || day < s.first {
		s.first = day
	}
	s.last = max(s.last, day)
	return s
}

// output is how much each outlet published by when.
type output map[string]*published

type published struct {
	days []string // on which it published, ascending
	sum  []int    // articles up to and with each
}

func readOutput(ctx context.Context, l CoverageLister) (output, error) {
	list, err := l.Coverage(ctx, "", "")
	if err != nil {
		return nil, err
	}
	out := output{}
	for i := range list {
		x := &list[i]
		if x.Status == store.NotFetched {
			continue
		}
		p := out[x.Outlet]
		if p == nil {
			p = &published{}
			out[x.Outlet] = p
		}
		n := len(p.days)
		if n > 0 && p.days[n-1] == x.Day { // by another status
			p.sum[n-1] += x.N
			continue
		}
		before := 0
		if n > 0 {
			before = p.sum[n-1]
		}
		p.days, p.sum = append(p.days, x.Day), append(p.sum, before+x.N)
	}
	return out, nil
}

// in is how many articles an outlet published in a span; 1 where the span is open, or no article of the outlet has a day.
func (o output) in(outlet string, s span) float64 {
	p := o[outlet]
	if p == nil || s.open || s.first == "" {
		return 1
	}
	upTo := func(day string, with bool) int {
		i, found := slices.BinarySearch(p.days, day)
		if found && with {
			i++
		}
		if i == 0 {
			return 0
		}
		return p.sum[i-1]
	}
	return float64(upTo(s.last, true) - upTo(s.first, false))
}
