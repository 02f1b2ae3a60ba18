package embedded

import (
	"fmt"
	"math"
	"time"

	"hearsay"
)

// The list order is one integer, so that every list, page and search walks one index
// downwards: seconds since 1700 in the high 34 bits (to the year 2244), a serial in the
// low 29 bits (536 million). An article's serial is its items.id, so that equal times
// keep the order of arrival; a quote's is its own. The full-text tables take the same
// number for their documents: SQLite then yields hits newest first and cuts date windows
// without looking at a row.
const (
	serialBits = 29
	maxSerial  = 1<<serialBits - 1
	maxSecond  = 1<<34 - 1
	daySeconds = 24 * 60 * 60
)

// epoch is where list seconds start: before it no newspaper archive goes far.
var epoch = time.Date(1700, 1, 1, 0, 0, 0, 0, time.UTC)

// listSecond returns the place of t in lists: seconds since 1700 in UTC, at least one day's;
// a time of day precision counts as the start of the day it names, whatever its offset, so
// that windows of days agree with [hearsay.Time.Day]. No time at all gives 0.
func listSecond(t hearsay.Time) int64 {
	if t.IsZero() {
		return 0
	}
	at := t.UTC
	if t.Precision == hearsay.PrecisionDay {
		at = at.Add(time.Duration(t.Offset) * time.Minute).UTC().Truncate(24 * time.Hour)
	}
	return min(max(at.Unix()-epoch.Unix(), daySeconds), maxSecond)
}

// ord joins a list second and a serial; both must be within their bits.
func ord(second, serial int64) (int64, error) {
	if serial > maxSerial {
		return 0, fmt.Errorf("ledger is full: %d entries of one kind", int64(maxSerial))
	}
	return second<<serialBits | serial, nil
}

// dayOf returns the days since 1700 of a list place, -1 for none.
func dayOf(ord int64) int64 {
	s := ord >> serialBits
	if s == 0 {
		return -1
	}
	return s / daySeconds
}

// dayName returns YYYY-MM-DD for a number of dayOf, "" for none.
func dayName(day int64) string {
	if day < 0 {
		return ""
	}
	return epoch.AddDate(0, 0, int(day)).Format(time.DateOnly)
}

// dayNumber is the inverse of dayName.
func dayNumber(s string) (int64, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("day %q is not YYYY-MM-DD", s)
	}
	// Seconds, not a Duration, which ends after 292 years.
	return min(max((t.Unix()-epoch.Unix())/daySeconds, 1), maxSecond/daySeconds), nil
}

// window returns the half-open range of list places that since, until and day leave; days
// are YYYY-MM-DD, both ends included, "" unbounded. An unbounded window holds articles
// without a date, too; any bound leaves them out.
func window(since, until, day string) (lo, hi int64, err error) {
	hi = math.MaxInt64 // seconds and serial use all 63 bits
	if day != "" {
		since, until = later(since, day), earlier(until, day)
	}
	if since != "" {
		n, err := dayNumber(since)
		if err != nil {
			return 0, 0, err
		}
		lo = n * daySeconds << serialBits
	}
	if until != "" {
		n, err := dayNumber(until)
		if err != nil {
			return 0, 0, err
		}
		if end := (n + 1) * daySeconds; end <= maxSecond {
			hi = end << serialBits
		}
		lo = max(lo, daySeconds<<serialBits)
	}
	return lo, hi, nil
}

func later(a, b string) string {
	return max(a, b) // "" is the smallest string, as it should be
}

func earlier(a, b string) string {
	if a == "" {
		return b
	}
	return min(a, b)
}
