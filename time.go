package hearsay

import (
	"fmt"
	"strings"
	"time"
)

// Precision says how finely a time was stated. Timing tests use nothing coarser than
// they need; a day is never treated as midnight.
type Precision string

const (
	PrecisionUnknown Precision = ""
	PrecisionSecond  Precision = "second"
	PrecisionMinute  Precision = "minute"
	PrecisionQuarter Precision = "quarter" // a quarter of an hour
	PrecisionHour    Precision = "hour"
	PrecisionDay     Precision = "day"
)

// ParsePrecision reads the precision named in an input; words it does not know give
// PrecisionUnknown. Producers write "15min" for a quarter, sometimes with a remark behind.
func ParsePrecision(s string) Precision {
	w, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), " ")
	switch w {
	case "second", "seconds":
		return PrecisionSecond
	case "minute", "minutes":
		return PrecisionMinute
	case "quarter", "15min", "quarter-hour":
		return PrecisionQuarter
	case "hour", "hours":
		return PrecisionHour
	case "day", "days", "date":
		return PrecisionDay
	}
	return PrecisionUnknown
}

// coarseness orders precisions from fine to coarse; unknown is finest, so that
// anything stated beats it.
var coarseness = map[Precision]int{
	PrecisionUnknown: 0, PrecisionSecond: 1, PrecisionMinute: 2, PrecisionQuarter: 3, PrecisionHour: 4, PrecisionDay: 5,
}

// Zone says where the offset of a time comes from.
type Zone string

const (
	ZoneStated  Zone = "stated"  // the input gave an offset
	ZoneOutlet  Zone = "outlet"  // taken from the outlets table
	ZoneUnknown Zone = "unknown" // local clock of an unknown place
)

// Doubt marks times that are kept but used in no test.
type Doubt string

const (
	DoubtNone   Doubt = ""
	DoubtTooOld Doubt = "too-old" // before 1990
	DoubtAhead  Doubt = "ahead"   // more than a day after it was seen
)

// Time is a moment as an outlet states it. The zero Time means that none was given.
type Time struct {
	// UTC is the instant. With ZoneUnknown it is the local clock written as if in UTC;
	// with PrecisionDay only its date counts.
	UTC       time.Time
	Offset    int // minutes east of Greenwich, as stated or from the outlet's zone
	Zone      Zone
	Precision Precision
	Doubt     Doubt
}

// IsZero reports whether no time is known.
func (t Time) IsZero() bool { return t.UTC.IsZero() }

// Timed reports whether t may be compared with times of other outlets to the given
// number of hours or finer: zone known, within bounds, finer than a day.
func (t Time) Timed() bool {
	return !t.IsZero() && t.Zone != ZoneUnknown && t.Doubt == DoubtNone && t.Precision != PrecisionDay
}

// String gives RFC 3339 in UTC, without a zone where it is unknown, the date alone where
// only the day is known, and "" for the zero Time. [ParseTime] reads it back.
func (t Time) String() string {
	switch {
	case t.IsZero():
		return ""
	case t.Precision == PrecisionDay:
		return t.UTC.Add(time.Duration(t.Offset) * time.Minute).Format(time.DateOnly)
	case t.Zone == ZoneUnknown:
		return t.UTC.Format("2006-01-02T15:04:05")
	}
	return t.UTC.Format("2006-01-02T15:04:05Z")
}

// Day returns the calendar day (YYYY-MM-DD) in UTC, or as stated where the zone is
// unknown or only the day is; "" for the zero Time.
func (t Time) Day() string {
	if t.IsZero() {
		return ""
	}
	if t.Precision == PrecisionDay {
		return t.String()
	}
	return t.UTC.Format(time.DateOnly)
}

var timeLayouts = []struct {
	layout string
	zoned  bool
	is     Precision
}{
	{time.RFC3339Nano, true, PrecisionSecond},
	{"2006-01-02T15:04Z07:00", true, PrecisionMinute},
	{"2006-01-02 15:04:05Z07:00", true, PrecisionSecond},
	{"2006-01-02 15:04:05 Z07:00", true, PrecisionSecond},
	{"2006-01-02T15:04:05.999999999", false, PrecisionSecond},
	{"2006-01-02 15:04:05.999999999", false, PrecisionSecond},
	{"2006-01-02T15:04", false, PrecisionMinute},
	{"2006-01-02 15:04", false, PrecisionMinute},
	{time.DateOnly, false, PrecisionDay},
}

// ParseTime reads RFC 3339 and its usual short forms. A time without zone is read in loc
// (the outlet's zone) or, where loc is nil, kept as local with ZoneUnknown; a date alone
// has day precision. A stated precision wins where it is coarser than the form shows.
// Times before 1990, or more than a day after now, are kept and marked. "" gives the zero Time.
func ParseTime(s string, p Precision, loc *time.Location, now time.Time) (Time, error) {
	if s = strings.TrimSpace(s); s == "" {
		return Time{}, nil
	}
	for _, l := range timeLayouts {
		at := time.UTC
		if !l.zoned && loc != nil {
			at = loc
		}
		w, err := time.ParseInLocation(l.layout, s, at)
		if err != nil {
			continue
		}
		t := Time{UTC: w.UTC(), Zone: ZoneStated, Precision: l.is}
		_, sec := w.Zone()
		t.Offset = sec / 60
		if !l.zoned {
			t.Zone = ZoneUnknown
			if loc != nil {
				t.Zone = ZoneOutlet
			}
		}
		if coarseness[p] > coarseness[t.Precision] {
			t.Precision = p
		}
		switch {
		case t.UTC.Year() < 1990:
			t.Doubt = DoubtTooOld
		case t.UTC.After(now.Add(24 * time.Hour)):
			t.Doubt = DoubtAhead
		}
		return t, nil
	}
	return Time{}, fmt.Errorf("time %q is not RFC 3339 (such as 2026-03-05T10:05:00Z)", s)
}
