package pipeline

import (
	"context"
	"fmt"
	"time"

	"hearsay"
	"hearsay/internal/measure/coverage"
	"hearsay/internal/store"
)

// CoverageLister is what coverage needs of a store.
type CoverageLister interface {
	Coverage(ctx context.Context, since, until string) ([]store.OutletDay, error)
}

// CoverageOf is the coverage of a window, with its first day.
type CoverageOf struct {
	coverage.Result
	From, To int       // days of the window
	start    time.Time // day 0, the ledger's first; zero for an empty window
}

// Date words a day, as the result numbers them.
func (c *CoverageOf) Date(day int) string { return c.start.AddDate(0, 0, day).Format(time.DateOnly) }

// Sentence tells in one sentence what part of the window was covered.
func (c *CoverageOf) Sentence() string {
	share, ok := c.Share()
	if !ok {
		return fmt.Sprintf("coverage cannot be told: no outlet is in the ledger for %d days with %d articles and publishes on most days", coverage.LeastDays, coverage.LeastArticles)
	}
	s := fmt.Sprintf("covered: %.0f %% of the outlet-days on which outlets usually publish (%d of %d)", 100*share, c.Covered, c.Expected)
	if c.Blind > 0 {
		s += fmt.Sprintf("; on %d more nothing could be read", c.Blind)
	}
	switch n := c.Alarms(); {
	case n == 1:
		s += "; one gap"
	case n > 1:
		s += fmt.Sprintf("; %d gaps", n)
	}
	return s
}

// ReadCoverage reads what part of a window the ledger holds. Since and until are days; "", and what lies beyond, are
// the ledger's own ends; outlet "" is all. What an outlet usually does is told by all that the ledger holds of it.
// It costs one query over daily counts.
func ReadCoverage(ctx context.Context, l CoverageLister, since, until, outlet string) (*CoverageOf, error) {
	if _, err := l.Coverage(ctx, since, since); err != nil { // bad days
		return nil, err
	}
	list, err := l.Coverage(ctx, "", "")
	if err != nil {
		return nil, err
	}
	first, last := "", ""
	for i := range list { // the window is the ledger's, also where one outlet is asked for
		if d := list[i].Day; first == "" || d < first {
			first = d
		}
		last = max(last, list[i].Day)
	}
	out := &CoverageOf{}
	start, err1 := time.Parse(time.DateOnly, first)
	end, err2 := time.Parse(time.DateOnly, last)
	if err1 != nil || err2 != nil || until != "" && (since > until || until < first) || since > last {
		return out, nil
	}
	var cells []coverage.Cell
	for _, x := range list {
		if !hearsay.KnownOutlet(x.Outlet) || outlet != "" && x.Outlet != outlet {
			continue
		}
		c := coverage.Cell{Outlet: x.Outlet, Day: dayIn(start, x.Day)}
		switch x.Status {
		case hearsay.StatusOK, hearsay.StatusHeadlineOnly:
			c.Read = x.N
		case store.NotFetched:
			c.Failed = x.N
		default:
			c.Part = x.N
		}
		cells = append(cells, c)
	}
	days := int(end.Sub(start).Hours()/24) + 1
	out.start, out.To = start, days-1
	if since > first {
		out.From = dayIn(start, since)
	}
	if until != "" && until < last {
		out.To = dayIn(start, until)
	}
	out.Result = coverage.In(cells, days, int(start.Weekday()), out.From, out.To)
	return out, nil
}
