package web

import (
	"fmt"
	"strings"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/show/draw"
	"hearsay/internal/show/rows"
)

// spreadPart is how far a claim travelled.
type spreadPart struct {
	Finding      string
	Days         []spread.Day
	More         string // where earlier versions are counted, too, and of a figure articles that give it in their own words
	Figure       bool   // the claim is a number
	Wide, Narrow *draw.Picture
}

// spread counts the outlets of a claim's quotes by day, whatever threshold its tree is cut by. Who told it before an edit and, of a figure,
// who gives it in its own words is found in the texts, which takes longer than a page may: the question of the same name is offered.
func (s *site) spread(id string, c *view.Claim) *spreadPart {
	p := newSpread(spread.ByDay(rows.Spreading(c, nil)))
	if p != nil && s.o.Asker != nil {
		p.More, p.Figure = exploring("spread", "claim", id), c.Number != nil
	}
	return p
}

// newSpread shows outlets by day.
func newSpread(days []spread.Day) *spreadPart {
	p := &spreadPart{Days: days}
	if len(p.Days) == 0 {
		return nil
	}
	last := p.Days[len(p.Days)-1]
	first := p.Days[0]
	p.Finding = fmt.Sprintf("%s on %s", upper(counted(last.Outlets, "outlet")), counted(len(p.Days), "day"))
	if n := len(first.New); n > 0 && len(p.Days) > 1 {
		p.Finding += fmt.Sprintf(", %s of them on the first", number(n))
	}
	start, err1 := time.Parse(time.DateOnly, first.Day)
	end, err2 := time.Parse(time.DateOnly, strings.TrimSpace(last.Day))
	if err1 != nil || err2 != nil || end.Sub(start) > 366*24*time.Hour {
		return p
	}
	counts := make([]draw.Count, int(end.Sub(start)/(24*time.Hour))+1)
	for i := range counts {
		counts[i].At = start.AddDate(0, 0, i)
		counts[i].Title = counts[i].At.Format("2 Jan 2006") + ": nothing in the ledger"
	}
	for _, d := range p.Days {
		t, err := time.Parse(time.DateOnly, d.Day)
		if err != nil {
			continue
		}
		c := &counts[int(t.Sub(start)/(24*time.Hour))]
		c.N = d.Asserting + d.Hedging + d.Denying
		c.Title = fmt.Sprintf("%s: %d assert, %d hedge, %d deny", t.Format("2 Jan 2006"), d.Asserting, d.Hedging, d.Denying)
		c.Href = "#spread"
	}
	if wide, narrow, ok := draw.Bars(counts, "Articles that take a stand, by day: "+p.Finding, shortDay(first.Day), shortDay(last.Day)); ok {
		p.Wide, p.Narrow = &wide, &narrow
	}
	return p
}
