package narrative

import (
	"context"
	"time"
)

// Days is [Ties] over what one outlet tells on one day. Copies count where their text stood first; articles
// without outlet or day stand for themselves. Cost is that of Ties, and of the days squared for each tie.
func Days(ctx context.Context, things []Thing, articles []Article) (Result, error) {
	seen := map[string]int{} // by text: the place of its first article in cols
	var cols []Article
	for _, a := range inOrder(articles) {
		if a.Text != "" {
			if _, ok := seen[a.Text]; ok {
				continue
			}
			seen[a.Text] = len(cols)
		}
		a.Text = "\x00" + a.ID
		if a.Outlet != "" && a.Day != "" {
			a.Text = a.Outlet + "\x00" + a.Day
		}
		cols = append(cols, a)
	}
	res, err := Ties(ctx, things, cols)
	if err != nil {
		return res, err
	}
	c := newDial(cols)
	tell := map[string][]Thing{}
	for _, t := range things {
		tell[t.ID] = append(tell[t.ID], t)
	}
	for i := range res.Ties {
		if t := &res.Ties[i]; t.Tested {
			t.Shift = c.shift(tell[t.A], tell[t.B])
		}
		if i%64 == 0 && ctx.Err() != nil {
			return res, ctx.Err()
		}
	}
	return res, nil
}

// dial holds the days of a time in a circle.
type dial struct {
	days int
	of   map[string]cellOf // by article
}

type cellOf struct {
	outlet string
	day    int
}

func newDial(articles []Article) *dial {
	d := &dial{of: map[string]cellOf{}}
	var first, last time.Time
	at := make([]time.Time, len(articles))
	for i := range articles {
		t, err := time.Parse(time.DateOnly, articles[i].Day)
		if err != nil || articles[i].Outlet == "" {
			continue
		}
		if at[i] = t; first.IsZero() || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	for i := range articles {
		if !at[i].IsZero() {
			d.of[articles[i].ID] = cellOf{articles[i].Outlet, int(at[i].Sub(first).Hours() / 24)}
		}
	}
	if !first.IsZero() {
		d.days = int(last.Sub(first).Hours()/24) + 1
	}
	return d
}

// shift is the share of turns, the real one included, in which so many cells or more are common.
func (d *dial) shift(a, b []Thing) float64 {
	if d.days < 2 {
		return 1
	}
	x, y := d.cells(a), d.cells(b)
	common := func(by int) (n int) {
		for c := range x {
			if y[cellOf{c.outlet, (c.day + by) % d.days}] {
				n++
			}
		}
		return n
	}
	real, as := common(0), 1
	for by := 1; by < d.days; by++ {
		if common(by) >= real {
			as++
		}
	}
	return float64(as) / float64(d.days)
}

func (d *dial) cells(things []Thing) map[cellOf]bool {
	out := map[cellOf]bool{}
	for _, t := range things {
		for _, id := range t.Articles {
			if c, ok := d.of[id]; ok {
				out[c] = true
			}
		}
	}
	return out
}
