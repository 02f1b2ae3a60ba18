package follow

import (
	"slices"
	"time"

	"hearsay/internal/collect/fetch"
	"hearsay/internal/store"
)

// Pace says how often things are looked at.
type Pace struct {
	// A feed is first looked at again after First. A look that finds something new takes a
	// third off its pause, one that finds nothing adds a fifth, within Min and Max: at the
	// balance, one look in three to four brings something.
	First, Min, Max time.Duration
	// Fresh are the pauses between looks at one article, ascending; a change begins them
	// again, behind the last one it is left alone. Old is the age from which an article that
	// is seen for the first time is not looked at again.
	Fresh []time.Duration
	Old   time.Duration
	// Folder is the pause between looks at a folder.
	Folder time.Duration
}

// Retry pauses: doubled by each failure in a row.
const (
	firstRetry   = 5 * time.Minute
	longestRetry = 24 * time.Hour
	pageTries    = 6 // an address that failed so often in a row is left alone
)

func (p Pace) orDefault() Pace {
	if p.First <= 0 {
		p.First = 15 * time.Minute
	}
	if p.Min <= 0 {
		p.Min = 5 * time.Minute
	}
	if p.Max <= 0 {
		p.Max = 6 * time.Hour
	}
	if len(p.Fresh) == 0 {
		p.Fresh = []time.Duration{10 * time.Minute, 30 * time.Minute, 2 * time.Hour, 6 * time.Hour, 24 * time.Hour, 72 * time.Hour, 168 * time.Hour}
	}
	if p.Old <= 0 {
		p.Old = 14 * 24 * time.Hour
	}
	if p.Folder <= 0 {
		p.Folder = 10 * time.Second
	}
	return p
}

// feed returns a feed's next pause; fresh is how long its host calls the answer good.
func (p Pace) feed(every time.Duration, changed bool, fresh time.Duration) time.Duration {
	switch {
	case every <= 0:
		every = p.First
	case changed:
		every -= every / 3
	default:
		every += every / 5
	}
	return min(max(every, p.Min, min(fresh, p.Max)), p.Max)
}

// page returns a page's next pause after one of length every, 0 for never.
func (p Pace) page(every time.Duration, changed bool) time.Duration {
	if changed {
		return p.Fresh[0]
	}
	i, _ := slices.BinarySearch(p.Fresh, every+1)
	if i == len(p.Fresh) {
		return 0
	}
	return p.Fresh[i]
}

// failed brings a check into the state after one more failure.
func (p Pace) failed(c store.Check, now time.Time, reason, detail string, retry time.Duration) store.Check {
	c.Last, c.Status, c.Detail = now, reason, detail
	c.Fails++
	pause := longestRetry
	if c.Fails < 10 {
		pause = min(pause, min(firstRetry, max(p.Min, time.Second))<<(c.Fails-1))
	}
	c.Due = now.Add(max(fetch.Jitter(pause), retry))
	return c
}

// held is the state where a look did not even begin: the host rests, or its robots.txt is
// silent. That is no failure of the address.
func (p Pace) held(c store.Check, now time.Time, reason, detail string, retry time.Duration) store.Check {
	c.Last, c.Status, c.Detail = now, reason, detail
	c.Due = now.Add(fetch.Jitter(max(retry, min(firstRetry, p.Min))))
	return c
}
