package narrative

import (
	"cmp"
	"context"
	"slices"

	"hearsay/internal/measure/bicm"
)

// Days finds things that one outlet tells on one day, in whatever articles. Copies count where their text stood first;
// articles without outlet or day stand for themselves, and say nothing beyond chance.
//
// Affairs of the same week are told on the same days, and by the same outlets if these have one beat. So each thing has a
// null of its own: the most random table of outlets and days in which, in expectation, each outlet tells of it on as many
// days, and on each day as many outlets tell of it, as do; the odds of an outlet's day are in proportion to the articles
// it published then, so that who published nothing told nothing. Two things then meet on an outlet's day with the product
// of their chances; p is Poisson-binomial, q Benjamini and Yekutieli's over all pairs of things with [Least] outlets' days.
//
// The test is conservative, also where outlets stay with an affair for days on end (go test -run Calibration -v), and
// knows only of outlets and days that could have been otherwise: a pair of one day, or of one outlet, is never a finding. Cost is
// that of the pairs that meet, times their outlets' days.
func Days(ctx context.Context, things []Thing, articles []Article) (Result, error) {
	seen := map[string]bool{}
	var cols []Article
	for _, a := range inOrder(articles) {
		if a.Text != "" {
			if seen[a.Text] {
				continue
			}
			seen[a.Text] = true
		}
		a.Text = "\x00" + a.ID
		if a.Outlet != "" && a.Day != "" {
			a.Text = a.Outlet + "\x00" + a.Day
		}
		cols = append(cols, a)
	}
	b := newBoard(things, cols)
	pairs, err := newCalendar(b).together(ctx)
	if err != nil {
		return b.res, err
	}
	return b.ties(ctx, pairs)
}

// calendar knows of each column the outlet and day, and how much each outlet tells on each day.
type calendar struct {
	b      *board
	outlet []int             // by column, -1 for unknown
	day    []int             // by column
	volume map[outletDay]int // articles
	fits   []*habit          // by thing, made when asked for
}

type outletDay struct{ outlet, day int }

func newCalendar(b *board) *calendar {
	c := &calendar{b: b, volume: map[outletDay]int{}, fits: make([]*habit, len(b.things))}
	outlets, days := map[string]int{}, map[string]int{}
	number := func(of map[string]int, name string) int {
		n, ok := of[name]
		if !ok {
			n = len(of)
			of[name] = n
		}
		return n
	}
	for i := range b.order {
		if a := &b.order[i]; a.Outlet != "" && a.Day != "" {
			c.volume[outletDay{number(outlets, a.Outlet), number(days, a.Day)}]++
		}
	}
	for _, i := range b.starts {
		a := &b.order[i]
		if a.Outlet == "" || a.Day == "" {
			c.outlet, c.day = append(c.outlet, -1), append(c.day, -1)
			continue
		}
		c.outlet, c.day = append(c.outlet, outlets[a.Outlet]), append(c.day, days[a.Day])
	}
	return c
}

// together tests all pairs that share [Least] columns. They come by p.
func (c *calendar) together(ctx context.Context) ([]bicm.Pair, error) {
	common, err := c.b.common(ctx)
	if err != nil {
		return nil, err
	}
	var out []bicm.Pair
	for k, columns := range common {
		if len(columns) < Least {
			continue
		}
		if len(out)%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p := bicm.Pair{A: k[0], B: k[1], Together: len(columns)}
		var ps []float64
		for _, j := range columns {
			if c.outlet[j] < 0 { // its own outlet and day: sure to be together
				ps = append(ps, 1)
			}
		}
		ps = c.habit(k[0]).meets(c.habit(k[1]), ps)
		for _, v := range ps {
			p.Expected += v
		}
		p.P = bicm.AtLeast(ps, p.Together)
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b bicm.Pair) int { return cmp.Or(cmp.Compare(a.P, b.P), a.A-b.A, a.B-b.B) })
	bicm.Adjust(out, c.b.res.Tested)
	return out, nil
}

func (c *calendar) habit(thing int) *habit {
	if c.fits[thing] == nil {
		c.fits[thing] = c.newHabit(c.b.table.Rows[thing])
	}
	return c.fits[thing]
}

// habit is how likely each outlet that tells of a thing does so on each day on which anyone does.
type habit struct {
	outlets, days []int // numbers, ascending
	p             [][]float64
}

// newHabit is the most random table of outlets and days with the thing's own sums, in expectation: odds are
// x[outlet] y[day] times the articles of that outlet on that day, so that who publishes nothing on a day tells nothing.
func (c *calendar) newHabit(columns []int) *habit {
	h := &habit{}
	for _, j := range columns {
		if c.outlet[j] >= 0 {
			h.outlets, h.days = append(h.outlets, c.outlet[j]), append(h.days, c.day[j])
		}
	}
	h.outlets, h.days = sorted(h.outlets), sorted(h.days)
	t := bicm.Table{Columns: len(h.days), Rows: make([][]int, len(h.outlets))}
	for j := range h.days {
		t.Kind = append(t.Kind, j)
	}
	t.Room = func(i, j int) float64 { return float64(c.volume[outletDay{h.outlets[i], h.days[j]}]) }
	for _, j := range columns {
		if c.outlet[j] >= 0 {
			i, _ := slices.BinarySearch(h.outlets, c.outlet[j])
			d, _ := slices.BinarySearch(h.days, c.day[j])
			t.Rows[i] = append(t.Rows[i], d)
		}
	}
	for _, row := range t.Rows {
		slices.Sort(row)
	}
	h.p = bicm.Chances(&t)
	return h
}

// sorted sorts a list, each number once.
func sorted(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// meets appends the chance of each outlet and day that both tell of both.
func (h *habit) meets(g *habit, ps []float64) []float64 {
	for i, o := range h.outlets {
		k, ok := slices.BinarySearch(g.outlets, o)
		if !ok {
			continue
		}
		for j, d := range h.days {
			if l, ok := slices.BinarySearch(g.days, d); ok {
				if v := h.p[i][j] * g.p[k][l]; v > 0 {
					ps = append(ps, v)
				}
			}
		}
	}
	return ps
}
