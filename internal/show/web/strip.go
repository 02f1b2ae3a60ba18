package web

import (
	"fmt"
	"net/url"
	"time"

	"hearsay/internal/store"
)

// strip is the volume of a list by day: bars that lead to their day, drawn in two widths
// of which the style sheet shows one, and the same figures as a table.
type strip struct {
	Caption string
	Wide    drawing
	Narrow  drawing
	Table   []facetValue
}

// drawing is one SVG. Coordinates have one decimal: equal rows give equal bytes.
type drawing struct {
	Class         string
	Finding       string // what the picture shows, for those who do not see it
	Width, Height int
	Axis          string // path of the base line
	Bars          []bar
	Labels        []label
}

type bar struct {
	X, Y, W, H, Full string
	URL, Title       string
	Chosen           bool
}

type label struct{ X, Text, Class string }

// Bars are at least 4 px wide with 2 px between them, at most 62 px; days beyond the width
// are left to the table.
const stripHeight, stripMin, stripMax, stripGap = 46, 4, 62, 2

// newStrip draws the days of a list, newest first as given. Fewer than 3 days are no
// picture.
func newStrip(v listAddress, days []store.Facet) *strip {
	if len(days) < 3 {
		return nil
	}
	last, err1 := time.Parse(time.DateOnly, days[0].Value)
	first, err2 := time.Parse(time.DateOnly, days[len(days)-1].Value)
	if err1 != nil || err2 != nil {
		return nil
	}
	counts, peak := map[string]int{}, days[0]
	s := &strip{}
	for _, d := range days {
		counts[d.Value] = d.Count
		if d.Count > peak.Count {
			peak = d
		}
		s.row(v, d)
	}
	finding := fmt.Sprintf("Articles a day, %s: most on %s, %d", period(days[len(days)-1].Value, days[0].Value), shortDay(peak.Value), peak.Count)
	draw := func(class string, width int) drawing {
		d := drawStrip(v, class, width, first, last, counts)
		d.Finding = finding
		return d
	}
	s.Wide, s.Narrow = draw("wide", 884), draw("narrow", 358)
	s.Caption = fmt.Sprintf("Articles a day; most on %s, %d. A day without bar has no article here: none published, or none collected.", shortDay(peak.Value), peak.Count)
	if n := len(s.Wide.Bars); n < len(days) && n > 0 {
		s.Caption += " Earlier days stand in the table, the oldest by month."
	}
	return s
}

// tableDays is how many days the table has one by one; earlier ones are added up by month.
const tableDays = 120

// row adds a day to the table. Days come newest first.
func (s *strip) row(v listAddress, d store.Facet) {
	if len(s.Table) < tableDays || len(d.Value) < len("2006-01") {
		s.Table = append(s.Table, facetValue{Label: dayWords(d.Value), Count: d.Count, URL: v.with("day", d.Value), Chosen: v.vals.Get("day") == d.Value})
		return
	}
	month, err := time.Parse("2006-01", d.Value[:len("2006-01")])
	if err != nil {
		return
	}
	name := month.Format("January 2006")
	if last := &s.Table[len(s.Table)-1]; last.Label == name {
		last.Count += d.Count
		return
	}
	until := month.AddDate(0, 1, -1).Format(time.DateOnly)
	if len(s.Table) == tableDays { // the rest of a month that began day by day
		until = d.Value
	}
	vals := url.Values{}
	for k, x := range v.vals {
		vals[k] = x
	}
	vals.Del("day")
	vals.Set("since", month.Format(time.DateOnly))
	vals.Set("until", until)
	s.Table = append(s.Table, facetValue{Label: name, Count: d.Count, URL: address(v.path, vals)})
}

func drawStrip(v listAddress, class string, width int, first, last time.Time, counts map[string]int) drawing {
	d := drawing{Class: class, Width: width, Height: stripHeight + 18}
	n := int(last.Sub(first).Hours()/24) + 1
	if room := (width + stripGap) / (stripMin + stripGap); n > room {
		n = room
		first = last.AddDate(0, 0, 1-n)
	}
	step := min(float64(width+stripGap)/float64(n), stripMax+stripGap)
	peak := 1
	for i := range n {
		peak = max(peak, counts[first.AddDate(0, 0, i).Format(time.DateOnly)])
	}
	for i := range n {
		day := first.AddDate(0, 0, i)
		key := day.Format(time.DateOnly)
		x := float64(i) * step
		c := counts[key]
		if c == 0 {
			continue
		}
		h := max(2, float64(c)/float64(peak)*(stripHeight-4))
		d.Bars = append(d.Bars, bar{X: px(x), W: px(step - stripGap), H: px(h), Y: px(stripHeight - h), Full: px(stripHeight),
			URL: v.with("day", key), Chosen: v.vals.Get("day") == key, Title: dayWords(key) + ": " + counted(c, "article")})
	}
	end := float64(n)*step - stripGap
	d.Axis = fmt.Sprintf("M0 %.1fH%.1f", stripHeight+0.5, end)
	d.Labels = []label{{X: "0.0", Text: first.Format("2 Jan"), Class: "m s"}, {X: px(end), Text: last.Format("2 Jan 2006"), Class: "m s e"}}
	if end < 160 {
		d.Labels[1] = label{X: px(end + 8), Text: "to " + last.Format("2 Jan 2006"), Class: "m s"}
		if end < 50 {
			d.Labels = d.Labels[1:]
		}
	}
	return d
}

func px(x float64) string { return fmt.Sprintf("%.1f", x) }
