package web

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"hearsay/internal/show/draw"
)

// daysPart is what was collected of an outlet, day by day.
type daysPart struct {
	Finding      string
	First, Last  string // days of the outlet's first and last article
	Expected     int
	Share        string // of the usual days that were read
	Gaps         int
	GapDays      int
	GapRows      []gapRow
	Wide, Narrow *draw.Picture
	Key          []string // what the four steps stand for
	Weeks        []weekRow
	Exports      []facetValue
	Read         int
}

type gapRow struct {
	Words    string
	Days     int
	Expected string
	Alarm    bool
}

// weekRow is a week of the table beside the calendar.
type weekRow struct {
	Week, Href         string // from its Monday on
	Read, Part, Failed int
	Gap                int // days not collected
}

// daysPart takes the calendar of an outlet from the ledger's coverage.
func (s *site) daysPart(ctx context.Context, name string) (daysPart, error) {
	p := daysPart{Exports: exportsOf("coverage", "outlet", name, "days", "1")}
	cover, err := byOutlet(ctx, s, false, "coverage", nil, func(x *covered) string { return x.Outlet })
	if err != nil {
		return p, err
	}
	gaps, err := byOutlet(ctx, s, false, "coverage", url.Values{"gaps": {"1"}}, func(x *gapOf) string { return x.Outlet })
	if err != nil {
		return p, err
	}
	days, err := byOutlet(ctx, s, false, "coverage", url.Values{"days": {"1"}}, func(x *dayOf) string { return x.Outlet })
	if err != nil {
		return p, err
	}
	for _, g := range gaps[name] {
		if g.Alarm {
			p.Gaps, p.GapDays = p.Gaps+1, p.GapDays+g.Days
		}
		if g.Alarm || len(p.GapRows) < 5 {
			p.GapRows = append(p.GapRows, gapRow{period(g.From, g.To), g.Days, fmt.Sprintf("%.1f", g.Expected), g.Alarm})
		}
	}
	if c := cover[name]; len(c) > 0 {
		p.First, p.Last, p.Expected = c[0].First, c[0].Last, c[0].Expected
		if c[0].Share != nil {
			p.Share = percent(*c[0].Share)
			p.Finding = fmt.Sprintf("An article was read on %s of %s days on which it usually publishes", number(c[0].Covered), number(c[0].Expected))
		}
		p.Read = c[0].Read
	}
	if p.Finding == "" {
		p.Finding = "What was collected, day by day"
	}
	if p.Gaps > 0 {
		p.Finding += fmt.Sprintf("; %s of %s", counted(p.Gaps, "gap"), counted(p.GapDays, "day"))
	}
	p.calendar(name, days[name], gaps[name])
	return p, nil
}

// steps are the upper bounds of the first three of four steps, for days of up to most articles; below four articles there are
// as many steps as articles.
func steps(most int) [3]int {
	return [3]int{max(1, most/4), max(2, most/2), max(3, 3*most/4)}
}

func stepOf(n int, bounds [3]int) int {
	switch {
	case n == 0:
		return 0
	case n <= bounds[0]:
		return 1
	case n <= bounds[1]:
		return 2
	case n <= bounds[2]:
		return 3
	}
	return 4
}

// stepWords word the four steps; those that no day reaches are left out.
func stepWords(bounds [3]int, most int) (out []string) {
	from := 1
	for _, b := range bounds {
		switch {
		case from > most:
			return out
		case from == b:
			out = append(out, number(b))
		default:
			out = append(out, fmt.Sprintf("%d–%d", from, b))
		}
		from = b + 1
	}
	if most >= from {
		out = append(out, fmt.Sprintf("%d or more", from))
	}
	return out
}

// calendar draws the days from the outlet's first to its last, and adds them up by week.
func (p *daysPart) calendar(name string, rows []dayOf, gaps []gapOf) {
	first, err1 := time.Parse(time.DateOnly, p.First)
	last, err2 := time.Parse(time.DateOnly, p.Last)
	if err1 != nil || err2 != nil || last.Sub(first) > 200*365*24*time.Hour {
		return
	}
	at, most := map[string]dayOf{}, 0
	for _, d := range rows {
		at[d.Day] = d
		most = max(most, d.Read)
	}
	for _, g := range gaps { // a gap may reach to an end of the window, beyond the outlet's own days
		if x, err := time.Parse(time.DateOnly, g.From); g.Alarm && err == nil && x.Before(first) {
			first = x
		}
		if x, err := time.Parse(time.DateOnly, g.To); g.Alarm && err == nil && x.After(last) {
			last = x
		}
	}
	bounds := steps(most)
	p.Key = stepWords(bounds, most)
	var squares []draw.Square
	for t := first; !t.After(last); t = t.AddDate(0, 0, 1) {
		day := t.Format(time.DateOnly)
		d, seen := at[day]
		gap := inGap(gaps, day)
		squares = append(squares, square(name, t, d, seen, gap, bounds))
		monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		if n := len(p.Weeks); n == 0 || p.Weeks[n-1].Week != shortDay(monday.Format(time.DateOnly)) {
			p.Weeks = append(p.Weeks, weekRow{Week: shortDay(monday.Format(time.DateOnly)), Href: address("/articles", url.Values{"outlet": {name}, "since": {monday.Format(time.DateOnly)}, "until": {monday.AddDate(0, 0, 6).Format(time.DateOnly)}})})
		}
		w := &p.Weeks[len(p.Weeks)-1]
		w.Read, w.Part, w.Failed = w.Read+d.Read, w.Part+d.Part, w.Failed+d.Failed
		if gap {
			w.Gap++
		}
	}
	if wide, narrow, ok := draw.Calendar(squares, p.Finding+": a square a day. By week in the table below"); ok {
		p.Wide, p.Narrow = &wide, &narrow
	}
}

func inGap(gaps []gapOf, day string) bool {
	for i := range gaps {
		if g := &gaps[i]; g.Alarm && g.From <= day && day <= g.To {
			return true
		}
	}
	return false
}

// square is one day: how much was read, what could not be, or that nothing is known of it.
func square(name string, t time.Time, d dayOf, seen, gap bool, bounds [3]int) draw.Square {
	q := draw.Square{Day: t, Step: stepOf(d.Read, bounds), Hatch: gap && d.Read == 0, Cross: d.Part+d.Failed > 0, Title: t.Format("Mon 2 Jan 2006") + ": "}
	switch {
	case q.Hatch && !seen:
		q.Title += "not collected"
		return q
	case !seen:
		q.Title += "nothing seen"
		return q
	}
	q.Title += counted(d.Read, "article")
	if d.Part > 0 {
		q.Title += fmt.Sprintf(", %d in part or not read", d.Part)
	}
	if d.Failed > 0 {
		q.Title += fmt.Sprintf(", %d not fetched", d.Failed)
	}
	if d.Read+d.Part > 0 {
		q.Href = articlesOf(name, t.Format(time.DateOnly))
	}
	return q
}
