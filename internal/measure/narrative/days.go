package narrative

import (
	"cmp"
	"context"
	"math"
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
	byOutlet, byDay := map[int]int{}, map[int]int{}
	for _, j := range columns {
		if c.outlet[j] >= 0 {
			byOutlet[c.outlet[j]]++
			byDay[c.day[j]]++
		}
	}
	for o := range byOutlet {
		h.outlets = append(h.outlets, o)
	}
	for d := range byDay {
		h.days = append(h.days, d)
	}
	slices.Sort(h.outlets)
	slices.Sort(h.days)
	f := fitter{x: make([]float64, len(h.outlets)), y: make([]float64, len(h.days))}
	for i, o := range h.outlets {
		f.rows, f.x[i] = append(f.rows, byOutlet[o]), 1
		w := make([]float64, len(h.days))
		for j, d := range h.days {
			w[j] = float64(c.volume[outletDay{o, d}])
		}
		f.w = append(f.w, w)
	}
	for j, d := range h.days {
		f.cols, f.y[j] = append(f.cols, byDay[d]), 1
	}
	f.fit()
	for i := range h.outlets {
		p := make([]float64, len(h.days))
		for j := range h.days {
			p[j] = odds(f.x[i], f.y[j]*f.w[i][j])
		}
		h.p = append(h.p, p)
	}
	return h
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

// fitter solves for x and y such that the expected sums of rows and columns are those given, with odds x y w.
type fitter struct {
	rows, cols []int
	x, y       []float64
	w          [][]float64
}

// sure stands for what is always there.
const sure = 1e12

func (f *fitter) fit() {
	for range 500 {
		off := 0.0
		for i, n := range f.rows {
			off = max(off, solve(&f.x[i], n, f.y, func(j int) float64 { return f.w[i][j] }))
		}
		for j, n := range f.cols {
			off = max(off, solve(&f.y[j], n, f.x, func(i int) float64 { return f.w[i][j] }))
		}
		if off < 1e-6 {
			return
		}
	}
}

// solve moves one unknown a step towards its sum, and returns by how much the sum was off.
func solve(x *float64, n int, others []float64, w func(int) float64) float64 {
	s, expected, room := 0.0, 0.0, 0
	for j, y := range others {
		v := y * w(j)
		if v == 0 {
			continue
		}
		room++
		expected += odds(*x, v)
		s += v / (1 + *x*v)
	}
	if room == n {
		*x = sure
		return 0
	}
	*x = min(sure, float64(n)/s)
	return math.Abs(expected - float64(n))
}

// odds turns odds into a probability.
func odds(x, y float64) float64 { return x * y / (1 + x*y) }
