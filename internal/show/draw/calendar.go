package draw

import "time"

// Square is one day of a calendar.
type Square struct {
	Day         time.Time
	Step        int    // 0 for nothing, 1 to 4 for more and more
	Hatch       bool   // not collected: unknown, not zero
	Cross       bool   // something failed or could not be read whole
	Href, Title string // Href "" for a day without rows
}

const (
	calLeft  = 36.0
	calTop   = 20.0
	calGap   = 2.0
	calMost  = 44.0 // width of a week, at most
	calWide  = 53   // weeks in the wide picture, at most
	calSmall = 18   // in the narrow one: what a finger can hit
)

// Calendar draws days as squares, a week a column from Monday down, in two widths; each shows the latest weeks that
// it has room for. Days are in order, none left out. ok is false for fewer than 3 days.
func Calendar(days []Square, finding string) (wide, narrow Picture, ok bool) {
	if len(days) < 3 {
		return wide, narrow, false
	}
	return calendar(days, "wide", Wide, calWide, 22, finding), calendar(days, "narrow", Narrow, calSmall, 22, finding), true
}

// monday is the first day of t's week.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

func calendar(days []Square, class string, width float64, most int, height float64, finding string) Picture {
	last := monday(days[len(days)-1].Day)
	first := monday(days[0].Day)
	if from := last.AddDate(0, 0, -7*(most-1)); first.Before(from) {
		first = from
	}
	weeks := int(last.Sub(first).Hours()/24)/7 + 1
	step := min((width-calLeft+calGap)/float64(weeks), calMost+calGap)
	p := Picture{Class: class, Finding: finding, Width: width, Height: calTop + 7*(height+calGap)}
	for k, name := range []string{"Mon", "", "Wed", "", "Fri", "", "Sun"} {
		if name != "" {
			p.Shapes = append(p.Shapes, Shape{Kind: Text, Class: "m s", X: 0, Y: calTop + float64(k)*(height+calGap) + height/2 + 4, Text: name, Size: 11})
		}
	}
	free, hatch, cross := 0.0, "", ""
	for i := range days {
		d := &days[i]
		if d.Day.Before(first) {
			continue
		}
		week := int(monday(d.Day).Sub(first).Hours()/24) / 7
		x, y := calLeft+float64(week)*step, calTop+float64((int(d.Day.Weekday())+6)%7)*(height+calGap)
		if d.Day.Day() <= 7 && d.Day.Weekday() == time.Monday || i == 0 || d.Day.Equal(first) {
			s := Shape{Kind: Text, Class: "m s", X: x, Y: 13, Text: d.Day.Format("Jan"), Size: 11}
			if d.Day.Month() == time.January || free == 0 {
				s.Text = d.Day.Format("Jan 2006")
			}
			if _, _, x1, _ := s.Box(); x >= free && x1 <= width {
				p.Shapes, free = append(p.Shapes, s), x1+6
			}
		}
		w := step - calGap
		p.Shapes = append(p.Shapes, Shape{Kind: Rect, Class: "q" + string(rune('1'+d.Step)), X: x, Y: y, W: w, H: height, Href: d.Href, Title: d.Title})
		if d.Hatch {
			hatch += slants(x, y, w, height)
		}
		if d.Cross {
			cross += "M" + Px(x+w/2-4) + " " + Px(y+height/2-4) + "l8 8m0 -8l-8 8"
		}
	}
	if hatch != "" {
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "hx", D: hatch})
	}
	if cross != "" {
		p.Shapes = append(p.Shapes, Shape{Kind: Path, Class: "xx", D: cross})
	}
	return p
}

// slants are lines from lower left to upper right through a box, 6 px apart.
func slants(x, y, w, h float64) string {
	out := ""
	for c := 3.0; c < w+h; c += 6 { // the line of points whose distances from the left and from the top add up to c
		x0, x1 := max(0, c-h), min(w, c)
		out += "M" + Px(x+x0) + " " + Px(y+c-x0) + "L" + Px(x+x1) + " " + Px(y+c-x1)
	}
	return out
}
