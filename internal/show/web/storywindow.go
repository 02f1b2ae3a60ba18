package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
)

// Span is a window on a story, [From, To) in UTC. Either end may be open (zero); the zero value shows the whole story.
type Span struct{ From, To time.Time }

// errSpan is wrapped by errors of an address that names no window.
var errSpan = errors.New("no window")

// spanHint says how one is written.
const spanHint = "A window is written from=2025-03-03T06&to=2025-03-03T18, hours in UTC, or from=2025-03-03&to=2025-03-05, both days included."

// spanOf reads the window of an address, as [ParseSpan] does.
func spanOf(r *http.Request) (Span, error) { return ParseSpan(r.FormValue("from"), r.FormValue("to")) }

// ParseSpan reads a window: its ends as an hour, 2025-03-03T06 or 2025-03-03T06:00, or as a day, or "" for an open one; a
// day at the end is part of the window. The error wraps [errSpan] and is meant for who wrote it.
func ParseSpan(begin, end string) (w Span, err error) {
	if w.From, _, err = spanEnd(begin); err != nil {
		return Span{}, err
	}
	to, day, err := spanEnd(end)
	if err != nil {
		return Span{}, err
	}
	if w.To = to; day {
		w.To = to.AddDate(0, 0, 1)
	}
	if !w.From.IsZero() && !w.To.IsZero() && !w.From.Before(w.To) {
		return Span{}, fmt.Errorf("%w: it would end before it begins", errSpan)
	}
	return w, nil
}

func spanEnd(s string) (t time.Time, day bool, err error) {
	if s == "" {
		return t, false, nil
	}
	hour := strings.TrimSuffix(strings.TrimSuffix(s, "Z"), ":00")
	for _, layout := range []string{time.DateOnly, "2006-01-02T15"} {
		if t, err := time.Parse(layout, hour); err == nil && t.Year() > 0 {
			return t, layout == time.DateOnly, nil
		}
	}
	return t, false, fmt.Errorf("%w: %q is neither an hour nor a day", errSpan, shorten(s, 40))
}

// Set reports whether anything may be left out.
func (w Span) Set() bool { return !w.From.IsZero() || !w.To.IsZero() }

// within reports whether all of [from, to) lies inside.
func (w Span) within(from, to time.Time) bool {
	return (w.From.IsZero() || !from.Before(w.From)) && (w.To.IsZero() || !to.After(w.To))
}

// meets reports whether some of [from, to) lies inside.
func (w Span) meets(from, to time.Time) bool {
	return (w.To.IsZero() || from.Before(w.To)) && (w.From.IsZero() || to.After(w.From))
}

// Has reports whether an article falls inside: by its time, or by its day where only that is known, which then must
// lie inside as a whole. Without a date it does not.
func (w Span) Has(at time.Time, day string) bool {
	if !w.Set() {
		return true
	}
	if !at.IsZero() {
		return w.within(at, at) && (w.To.IsZero() || at.Before(w.To))
	}
	d, err := time.Parse(time.DateOnly, day)
	return err == nil && w.within(d, d.AddDate(0, 0, 1))
}

// articles returns the ids of those of a story that fall inside.
func (w Span) articles(x *view.Story) map[hearsay.ArticleID]bool {
	in := map[hearsay.ArticleID]bool{}
	for i := range x.Articles {
		if a := &x.Articles[i]; w.Has(a.At, a.Day) {
			in[a.ID] = true
		}
	}
	return in
}

// value writes an end of a window as an address has it.
func spanValue(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2006-01-02T15")
}

// days reports whether the window begins and ends at midnight.
func (w Span) days() bool {
	return w.Set() && (w.From.IsZero() || w.From.Hour() == 0) && (w.To.IsZero() || w.To.Hour() == 0)
}

// vals are the parameters of an address that shows the window.
func (w Span) vals() url.Values {
	vals := url.Values{}
	put := func(k string, t time.Time, last int) {
		switch {
		case t.IsZero():
		case w.days():
			vals.Set(k, t.AddDate(0, 0, last).Format(time.DateOnly))
		default:
			vals.Set(k, spanValue(t))
		}
	}
	put("from", w.From, 0)
	put("to", w.To, -1)
	return vals
}

// Words say when the window is: "from 3 Mar 2025, 06:00 to 18:00 UTC", "on 3 March 2025", "until 5 March 2025".
func (w Span) Words() string {
	const hour = "2 Jan 2006, 15:04"
	if w.days() {
		from, to := w.From.Format(time.DateOnly), w.To.AddDate(0, 0, -1).Format(time.DateOnly)
		switch {
		case w.From.IsZero():
			return "until " + period(to, to)
		case w.To.IsZero():
			return "from " + period(from, from) + " on"
		case from == to:
			return "on " + period(from, to)
		}
		return "from " + period(from, to)
	}
	switch {
	case w.From.IsZero():
		return "until " + w.To.Format(hour) + " UTC"
	case w.To.IsZero():
		return "from " + w.From.Format(hour) + " UTC on"
	case w.From.Format(time.DateOnly) == w.To.Format(time.DateOnly):
		return "from " + w.From.Format(hour) + " to " + w.To.Format("15:04") + " UTC"
	}
	return "from " + w.From.Format(hour) + " to " + w.To.Format(hour) + " UTC"
}
