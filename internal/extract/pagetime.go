package extract

import (
	"regexp"
	"strings"
	"time"

	"hearsay"
)

// pageLayouts are the forms beyond RFC 3339 that pages write, all with an offset or none
// at all; names of zones other than GMT and UTC are read as none, for Go would take any
// it does not know for Greenwich.
var pageLayouts = []struct {
	layout string
	out    string // the form ParseTime reads
}{
	{"2006-01-02T15:04:05.999999999-0700", time.RFC3339Nano},
	{"2006-01-02T15:04-0700", "2006-01-02T15:04Z07:00"},
	{"2006-01-02 15:04:05 -0700", time.RFC3339},
	{"2006-01-02 15:04:05 UTC", time.RFC3339},
	{"2006-01-02 15:04:05 GMT", time.RFC3339},
	{time.RFC1123Z, time.RFC3339},
	{"Mon, 2 Jan 2006 15:04:05 -0700", time.RFC3339},
	{"Mon, 2 Jan 2006 15:04:05 GMT", time.RFC3339},
	{"Mon, 2 Jan 2006 15:04:05 UTC", time.RFC3339},
	{"20060102T150405Z0700", time.RFC3339},
	{"20060102", time.DateOnly},
	{"2006/01/02", time.DateOnly},
	{"2006/01/02 15:04:05", "2006-01-02T15:04:05"},
	{"January 2, 2006", time.DateOnly},
	{"Jan 2, 2006", time.DateOnly},
	{"2 January 2006", time.DateOnly},
}

// pageTime brings a time from a page's metadata to a form [hearsay.ParseTime] reads, with
// the precision it deserves: a time of exactly midnight is a day. It returns "" for what
// it cannot read.
func pageTime(s string) (published, precision string) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 64 {
		return "", ""
	}
	if _, err := hearsay.ParseTime(s, "", nil, time.Time{}); err != nil {
		if s = rewrite(s); s == "" {
			return "", ""
		}
	}
	if midnight.MatchString(s) {
		return s, string(hearsay.PrecisionDay)
	}
	return s, ""
}

func rewrite(s string) string {
	for _, l := range pageLayouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return t.Format(l.out)
		}
	}
	return ""
}

// midnight matches a time whose clock, as written, shows 00:00 and no seconds.
var midnight = regexp.MustCompile(`^\d{4}-\d\d-\d\d[T ]00:00(:00(\.0+)?)?([^\d:.]|$)`)

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
