package web

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
)

// heatPart is what came of each outlet on each of the last 30 days: a table whose cells are shaded.
type heatPart struct {
	Window        string
	First, Last   string
	Days          []heatDay
	Rows          []heatRow
	Rest          []heatRest // outlets that the table has no room for
	MoreRest      int
	Expected      int
	Covered, Gaps int
	Share         string
	GapRows       []heatGap
}

type heatDay struct {
	Day, Words, Month string
	Old               bool // not on a telephone
	Again             bool // its month stands on a telephone only, where it is the first day
}

type heatRow struct {
	Outlet, Href string
	Cells        []heatCell
	N            int
	ListHref     string
	Covered      string // "12 of 20"
}

// heatCell is one day of one outlet. Step is 0 to 4; Mark says what failed or was not collected.
type heatCell struct {
	Class, Text, Href, Title string
}

type heatRest struct {
	Outlet, Href, ListHref, Covered string
	N                               int
}

type heatGap struct {
	Outlet, Href, Words, Expected string
	Days                          int
}

const (
	heatDays   = 30
	narrowDays = 8 // on a telephone: the latest
	heatRows   = 40
	shownRest  = 200
)

// heat takes the last 30 days up to today, or to the ledger's last day where that is earlier.
func (s *site) heat(ctx context.Context, last string) (heatPart, error) {
	today := s.o.Now().UTC().Format(time.DateOnly)
	if last == "" || last > today {
		last = today
	}
	end, err := time.Parse(time.DateOnly, last)
	if err != nil {
		return heatPart{}, nil // a ledger without dates has no days
	}
	h := heatPart{First: end.AddDate(0, 0, 1-heatDays).Format(time.DateOnly), Last: last}
	h.Window = period(h.First, h.Last)
	window := url.Values{"since": {h.First}, "until": {h.Last}}
	with := func(key string) url.Values {
		return url.Values{"since": window["since"], "until": window["until"], key: {"1"}}
	}
	cover, err := byOutlet(ctx, s, false, "coverage", window, func(x *covered) string { return x.Outlet })
	if err != nil {
		return h, err
	}
	gaps, err := byOutlet(ctx, s, false, "coverage", with("gaps"), func(x *gapOf) string { return x.Outlet })
	if err != nil {
		return h, err
	}
	days, err := byOutlet(ctx, s, false, "coverage", with("days"), func(x *dayOf) string { return x.Outlet })
	if err != nil {
		return h, err
	}
	for i := range heatDays {
		t := end.AddDate(0, 0, i+1-heatDays)
		d := heatDay{Day: t.Format(time.DateOnly), Words: t.Format("2"), Old: i < heatDays-narrowDays}
		d.Again = i == heatDays-narrowDays && t.Day() > 1
		if i == 0 || d.Again || t.Day() == 1 {
			d.Month = t.Format("Jan")
		}
		h.Days = append(h.Days, d)
	}
	var rows []covered
	for _, list := range cover {
		if c := list[0]; c.Read+c.Part+c.Failed+c.Expected > 0 {
			rows = append(rows, c)
			h.Expected, h.Covered = h.Expected+c.Expected, h.Covered+c.Covered
		}
	}
	for name, list := range gaps {
		for _, g := range list {
			if g.Alarm {
				h.GapRows = append(h.GapRows, heatGap{name, outletHref(name) + "#days", period(g.From, g.To), fmt.Sprintf("%.1f", g.Expected), g.Days})
			}
		}
	}
	h.Gaps = len(h.GapRows)
	slices.SortFunc(h.GapRows, func(a, b heatGap) int { return cmp.Or(b.Days-a.Days, strings.Compare(a.Outlet, b.Outlet)) })
	if h.Expected > 0 {
		h.Share = percent(float64(h.Covered) / float64(h.Expected))
	}
	slices.SortFunc(rows, func(a, b covered) int { // trouble first: gaps, what failed, then the most
		return cmp.Or(b.Gaps-a.Gaps, cmp.Compare(trouble(&b), trouble(&a)), b.Read-a.Read, strings.Compare(a.Outlet, b.Outlet))
	})
	for i := range rows {
		c := &rows[i]
		if len(h.Rows) < heatRows {
			h.Rows = append(h.Rows, h.row(c, days[c.Outlet], gaps[c.Outlet]))
			continue
		}
		if len(h.Rest) == shownRest {
			h.MoreRest = len(rows) - heatRows - shownRest
			break
		}
		h.Rest = append(h.Rest, heatRest{c.Outlet, outletHref(c.Outlet), h.listHref(c.Outlet), coveredOf(c), c.Read})
	}
	return h, nil
}

// trouble is the share of what was named and could not be read whole.
func trouble(c *covered) float64 {
	if n := c.Read + c.Part + c.Failed; n > 0 {
		return float64(c.Part+c.Failed) / float64(n)
	}
	return 0
}

func coveredOf(c *covered) string {
	if c.Expected == 0 {
		return ""
	}
	return number(c.Covered) + " of " + number(c.Expected)
}

func (h *heatPart) listHref(outlet string) string {
	return address("/articles", url.Values{"outlet": {outlet}, "since": {h.First}, "until": {h.Last}})
}

// row shades the days of an outlet by quarters of its own busiest day.
func (h *heatPart) row(c *covered, days []dayOf, gaps []gapOf) heatRow {
	r := heatRow{Outlet: c.Outlet, Href: outletHref(c.Outlet), N: c.Read, ListHref: h.listHref(c.Outlet), Covered: coveredOf(c)}
	at, most := map[string]dayOf{}, 0
	for _, d := range days {
		at[d.Day] = d
		most = max(most, d.Read)
	}
	bounds := steps(most)
	for _, d := range h.Days {
		x, seen := at[d.Day]
		t, err := time.Parse(time.DateOnly, d.Day)
		if err != nil {
			continue // unreachable: the days are made here
		}
		q := square(c.Outlet, t, x, seen, inGap(gaps, d.Day), bounds)
		cell := heatCell{Class: "q" + string(rune('1'+q.Step)), Href: q.Href, Title: q.Title}
		switch {
		case q.Hatch:
			cell.Class = "hatch"
		case x.Read > 0:
			cell.Text = number(x.Read)
		}
		if q.Cross {
			cell.Text += "×"
		}
		if d.Old {
			cell.Class += " old"
		}
		r.Cells = append(r.Cells, cell)
	}
	return r
}
