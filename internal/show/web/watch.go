package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// watchDays is the length of the preview.
const watchDays = 30

// watchPage shows what a watch would have sent, and where it is had.
type watchPage struct {
	Title, Question string
	Feeds           []facetValue
	Items           []watchItem
	Left            int
	N               int
	From, To        string
	Old             bool // the days end with the ledger, not today
	More            bool // earlier rows were not looked at
	Wide, Narrow    *draw.Picture
	Days            []bucket
	Caption         string
	Token           bool
	Problem         string
}

type watchItem struct {
	When, Title, Text, Href string
	Anchor                  string // of the first of its day
}

// watch shows thirty days of a question's feed: up to today, or up to the ledger's last day where
// that is earlier.
func (s *site) watch(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	a, err := s.asks(r, r.PathValue("name"))
	if err == nil && entryWords[a.q.Name].title == "" {
		err = fmt.Errorf("%w: rows of %s have no time of their own, so that nothing can be watched", store.ErrQuery, a.q.Name)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	totals, err := s.totals(ctx)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := watchPage{Title: a.title(), Question: a.address("", "", ""), Token: s.o.Token != ""}
	for _, x := range []struct{ name, ext string }{{"RSS", ".rss"}, {"Atom", ".atom"}, {"JSON Feed", ".feed"}} {
		p.Feeds = append(p.Feeds, facetValue{Label: x.name, URL: a.address(x.ext, "", "")})
	}
	end := s.o.Now().UTC().Truncate(24 * time.Hour)
	if last, err := time.Parse(time.DateOnly, totals.Last); err == nil && last.Before(end.AddDate(0, 0, -watchDays)) {
		end, p.Old = last, true
	}
	start := end.AddDate(0, 0, 1-watchDays)
	p.From, p.To = dayWords(start.Format(time.DateOnly)), dayWords(end.Format(time.DateOnly))
	t, err := s.answer(ctx, a.q, a.vals)
	switch {
	case isAsked(err):
		p.Problem = upper(strings.TrimPrefix(err.Error(), ErrAsked.Error()+": "))
	case err != nil:
		s.fail(w, r, err)
		return
	default:
		p.preview(a.entries(t), start)
		p.More = t.more
	}
	s.page(w, http.StatusOK, "watch", shell{Title: "Watch: " + p.Title, Nav: "explore", Counted: counted(p.N, "entry"), Body: p})
}

// preview fills in the entries from start on.
func (p *watchPage) preview(list []entry, start time.Time) {
	counts := make([]draw.Count, watchDays)
	for i := range counts {
		counts[i].At = start.AddDate(0, 0, i)
	}
	for _, e := range list {
		k := int(e.At.Sub(start) / (24 * time.Hour))
		if e.At.Before(start) || k >= watchDays {
			continue
		}
		counts[k].N++
		p.N++
		if len(p.Items) == feedItems {
			p.Left++
			continue
		}
		anchor := ""
		if counts[k].N == 1 { // a day's number leads to its first entry
			anchor = "d-" + counts[k].At.Format(time.DateOnly)
			counts[k].Href = "#" + anchor
		}
		when := e.At.UTC().Format("2 Jan 2006, 15:04 UTC")
		if e.Day {
			when = e.At.Format("2 Jan 2006")
		}
		p.Items = append(p.Items, watchItem{when, e.Title, e.Text, e.Link, anchor})
	}
	peak := 0
	for i := range counts {
		c := &counts[i]
		c.Title = c.At.Format("2 Jan 2006") + ": " + counted(c.N, "entry")
		if c.N > counts[peak].N {
			peak = i
		}
		if c.N > 0 {
			p.Days = append(p.Days, bucket{Words: c.At.Format("2 Jan 2006"), N: c.N, Href: c.Href})
		}
	}
	if p.N == 0 {
		return
	}
	finding := fmt.Sprintf("Entries per day: most on %s, %d", counts[peak].At.Format("2 January"), counts[peak].N)
	if wide, narrow, ok := draw.Bars(counts, finding, p.From, p.To); ok {
		p.Wide, p.Narrow, p.Caption = &wide, &narrow, finding+"."
	}
}
