package hearsay

import (
	"testing"
	"time"
)

func TestParseTime(t *testing.T) {
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	east := time.FixedZone("east", 3*3600)
	utc := func(h, m int) time.Time { return time.Date(2026, 3, 5, h, m, 0, 0, time.UTC) }
	for _, tc := range []struct {
		in   string
		p    Precision
		loc  *time.Location
		want Time
	}{
		{"", "", nil, Time{}},
		{"  ", "", nil, Time{}},
		{"2026-03-05T10:05:00Z", "", nil, Time{UTC: utc(10, 5), Zone: ZoneStated, Precision: PrecisionSecond}},
		{"2026-03-05T10:05:00+02:00", "", east, Time{UTC: utc(8, 5), Offset: 120, Zone: ZoneStated, Precision: PrecisionSecond}},
		{"2026-03-05T10:05-05:00", "", nil, Time{UTC: utc(15, 5), Offset: -300, Zone: ZoneStated, Precision: PrecisionMinute}},
		{"2026-03-05 10:05:00", "", nil, Time{UTC: utc(10, 5), Zone: ZoneUnknown, Precision: PrecisionSecond}},
		{"2026-03-05T10:05", "", east, Time{UTC: utc(7, 5), Offset: 180, Zone: ZoneOutlet, Precision: PrecisionMinute}},
		{"2026-03-05T10:05:00Z", PrecisionQuarter, nil, Time{UTC: utc(10, 5), Zone: ZoneStated, Precision: PrecisionQuarter}},
		{"2026-03-05T10:05Z", PrecisionSecond, nil, Time{UTC: utc(10, 5), Zone: ZoneStated, Precision: PrecisionMinute}}, // no finer than the form
		{"2026-03-05", PrecisionHour, nil, Time{UTC: utc(0, 0), Zone: ZoneUnknown, Precision: PrecisionDay}},
		{"1989-12-31T23:59:59Z", "", nil, Time{UTC: time.Date(1989, 12, 31, 23, 59, 59, 0, time.UTC), Zone: ZoneStated, Precision: PrecisionSecond, Doubt: DoubtTooOld}},
		{"2026-03-11T12:00:00Z", "", nil, Time{UTC: now.Add(24 * time.Hour), Zone: ZoneStated, Precision: PrecisionSecond}},
		{"2026-03-11T12:00:01Z", "", nil, Time{UTC: now.Add(24*time.Hour + time.Second), Zone: ZoneStated, Precision: PrecisionSecond, Doubt: DoubtAhead}},
	} {
		got, err := ParseTime(tc.in, tc.p, tc.loc, now)
		if err != nil || got != tc.want {
			t.Errorf("ParseTime(%q, %q, %v) = %+v, %v, want %+v", tc.in, tc.p, tc.loc, got, err, tc.want)
		}
	}
	for _, in := range []string{"yesterday", "2026-13-01", "2026-02-30", "05.03.2026", "1772700000", "2026-03-05T25:00:00Z", "T", "2026"} {
		if got, err := ParseTime(in, "", nil, now); err == nil {
			t.Errorf("ParseTime(%q) = %+v, want an error", in, got)
		}
	}
}

func TestParsePrecision(t *testing.T) {
	for in, want := range map[string]Precision{
		"": "", "Second": PrecisionSecond, " minute ": PrecisionMinute, "15min (seen)": PrecisionQuarter, "quarter": PrecisionQuarter,
		"hours": PrecisionHour, "day": PrecisionDay, "date": PrecisionDay, "roughly": PrecisionUnknown,
	} {
		if got := ParsePrecision(in); got != want {
			t.Errorf("ParsePrecision(%q) = %q, want %q", in, got, want)
		}
	}
}

// What String writes, ParseTime reads back: the same second, the same day, and a zone
// known or unknown as before.
func FuzzTime(f *testing.F) {
	for _, s := range []string{"2026-03-05T10:05:00Z", "2026-03-05 10:05", "2026-03-05", "2026-03-05T10:05:00.5+02:00", "0001-01-01", "9999-12-31T23:59:59-23:59", "x"} {
		f.Add(s, "day", 120)
	}
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s, precision string, minutes int) {
		var loc *time.Location
		if minutes != 0 {
			loc = time.FixedZone("", minutes%(14*60)*60)
		}
		a, err := ParseTime(s, ParsePrecision(precision), loc, now)
		if err != nil || a.IsZero() || a.UTC.Year() < 1 || a.UTC.Year() > 9998 {
			return // years of five digits cannot be written in RFC 3339
		}
		b, err := ParseTime(a.String(), a.Precision, loc, now)
		if err != nil {
			t.Fatalf("%q gives %q, which does not read back: %v", s, a.String(), err)
		}
		if a.Precision == PrecisionDay {
			if a.Day() != b.Day() {
				t.Errorf("%q: day %s, read back %s", s, a.Day(), b.Day())
			}
			return
		}
		if a.Zone == ZoneUnknown {
			if b, err = ParseTime(a.String(), a.Precision, nil, now); err != nil || b.Zone != ZoneUnknown {
				t.Errorf("%q: zone %s, %v", s, b.Zone, err)
			}
		}
		if !a.UTC.Truncate(time.Second).Equal(b.UTC) {
			t.Errorf("%q: %v, read back %v", s, a.UTC, b.UTC)
		}
	})
}
