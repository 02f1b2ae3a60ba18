// Package bicm tests which things are found together more often than chance allows, given how
// often each is found and how much each place holds: claims told in the same articles, say, or
// carried by the same outlets.
//
// The null is the bipartite configuration model (Saracco et al. 2015, Scientific Reports 5,
// 10595): of all tables of rows and columns with the same expected row and column sums the most
// random one. Row i and column j meet with probability x_i y_j / (1 + x_i y_j), the x and y
// solved for by fixed-point iteration (Vallarano et al. 2021). Two rows then meet in V columns,
// V being Poisson-binomial; p = P(V ≥ v), exactly. q-values follow Benjamini and Yekutieli
// (2001). What it does not know: time, and columns that copy each other; a copied article should be
// one column. Since column sums are held in expectation only, the test is conservative: on made-up
// tables without any tie P(p ≤ .05) is .008 (go test -run Calibration -v).
package bicm

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Table says which rows stand in which columns.
type Table struct {
	Columns int
	Rows    [][]int // by row: its columns, ascending, each once
	// Kind and Room, if given, say that not every row could stand in every column alike: the odds of row and column are x y times
	// the room that the row has in columns of that kind, 0 for none at all. An outlet has room for a claim as far as it
	// published while the claim was told. A row must have room where it stands.
	Kind []int // by column
	Room func(row, kind int) float64
}

// Pair is two rows and in how many columns both stand.
type Pair struct {
	A, B     int
	Together int
	Expected float64
	P, Q     float64
}

// Fit solves for the fitness of rows and columns; err is the largest difference between a sum
// and its expectation. Rows and columns that are alike have the same fitness, so cost is that of
// the different ones.
func Fit(t *Table) (x, y []float64, err float64) {
	f := newFitted(t)
	err = f.fit()
	x, y = make([]float64, len(t.Rows)), make([]float64, t.Columns)
	for i, r := range f.rowOf {
		x[i] = f.x[r]
	}
	for j, c := range f.colOf {
		y[j] = f.y[c]
	}
	return x, y, err
}

// Chances is the probability of each row to stand in each column under the null. Cost is that of [Fit], and of the table.
func Chances(t *Table) [][]float64 {
	f := newFitted(t)
	f.fit()
	out := make([][]float64, len(t.Rows))
	for i, r := range f.rowOf {
		for _, c := range f.colOf {
			out[i] = append(out[i], f.chance(r, c))
		}
	}
	return out
}

// class is rows, or columns, that are alike: so many, with one sum, and as rows of one place, as columns of one kind.
type class struct{ sum, of, n int }

// fitted is the fitness of classes.
type fitted struct {
	rows, cols   []class
	rowOf, colOf []int // by row, by column: its class
	x, y         []float64
	room         [][]float64 // by class of rows and of columns; nil for 1 everywhere
}

func newFitted(t *Table) *fitted {
	k, h := make([]class, len(t.Rows)), make([]class, t.Columns)
	for i, cs := range t.Rows {
		k[i].sum = len(cs)
		for _, c := range cs {
			h[c].sum++
		}
	}
	if t.Room != nil {
		for i := range k {
			k[i].of = i
		}
		for j := range h {
			h[j].of = t.Kind[j]
		}
	}
	f := &fitted{}
	f.rows, f.rowOf = classes(k)
	f.cols, f.colOf = classes(h)
	if t.Room != nil {
		for _, r := range f.rows {
			room := make([]float64, len(f.cols))
			for j, c := range f.cols {
				room[j] = t.Room(r.of, c.of)
			}
			f.room = append(f.room, room)
		}
	}
	total := 0
	for _, r := range f.rows {
		total += r.n * r.sum
	}
	root := math.Sqrt(float64(max(total, 1)))
	f.x, f.y = make([]float64, len(f.rows)), make([]float64, len(f.cols))
	for i, r := range f.rows {
		f.x[i] = float64(r.sum) / root
	}
	for j, c := range f.cols {
		f.y[j] = float64(c.sum) / root
	}
	return f
}

// classes sorts what is alike together; the second list has the class of each.
func classes(list []class) (out []class, of []int) {
	at := map[class]int{}
	for _, c := range list {
		at[c]++
	}
	for c, n := range at {
		c.n = n
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b class) int { return cmp.Or(a.sum-b.sum, a.of-b.of) })
	for i, c := range out {
		c.n = 0
		at[c] = i
	}
	for _, c := range list {
		of = append(of, at[c])
	}
	return out, of
}

// always is the fitness of what stands wherever it can.
const always = 1e12

// work is how many cells a fit goes through at most; large tables are near their sums after some hundred rounds.
const work = 20e6

func (f *fitted) fit() (err float64) {
	rounds := min(2000, max(200, int(work/float64(len(f.rows)*len(f.cols)+1))))
	for range rounds {
		err = 0
		for i, c := range f.rows {
			err = max(err, solve(&f.x[i], c.sum, f.y, f.cols, func(j int) float64 { return f.space(i, j) }))
		}
		for j, c := range f.cols {
			err = max(err, solve(&f.y[j], c.sum, f.x, f.rows, func(i int) float64 { return f.space(i, j) }))
		}
		if err < 1e-8 {
			break
		}
	}
	return err
}

func (f *fitted) space(i, j int) float64 {
	if f.room == nil {
		return 1
	}
	return f.room[i][j]
}

// solve moves one unknown a step towards its sum, and returns by how much the sum was off.
func solve(x *float64, sum int, others []float64, of []class, room func(int) float64) float64 {
	if sum == 0 {
		*x = 0
		return 0
	}
	s, expected, places := 0.0, 0.0, 0
	for j, d := range of {
		w := room(j)
		if w == 0 {
			continue
		}
		places += d.n
		v := others[j] * w
		v /= 1 + *x*v
		s += float64(d.n) * v
		expected += float64(d.n) * *x * v
	}
	if places <= sum {
		*x = always
		return 0
	}
	if s > 0 {
		*x = min(always, float64(sum)/s)
	}
	return math.Abs(expected - float64(sum))
}

// chance is the probability that a row and a column of these classes meet.
func (f *fitted) chance(i, j int) float64 {
	v := f.x[i] * f.y[j] * f.space(i, j)
	return v / (1 + v)
}

// Together tests all pairs of rows that stand in at least least common columns. Pairs counted for
// the false discovery rate are all pairs of rows that stand in so many columns each: none is left
// out for what it shows. They come by p, then rows. The error is that of ctx. Cost is that of the pairs that meet, times
// the different columns.
func Together(ctx context.Context, t *Table, least int) ([]Pair, error) {
	f := newFitted(t)
	f.fit()
	inverse := make([][]int, t.Columns)
	eligible := 0
	for i, cs := range t.Rows {
		if len(cs) < least {
			continue
		}
		eligible++
		for _, c := range cs {
			inverse[c] = append(inverse[c], i)
		}
	}
	meet := map[[2]int]int{}
	for c, rows := range inverse {
		if c%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for n, i := range rows {
			for _, j := range rows[n+1:] {
				meet[[2]int{i, j}]++
			}
		}
	}
	var out []Pair
	trials := make([]trial, 0, len(f.cols))
	var w tail
	var g grid
	for k, n := range meet {
		if n < least {
			continue
		}
		if len(out)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		expected := 0.0
		a, b := f.rowOf[k[0]], f.rowOf[k[1]]
		trials = trials[:0]
		for j, c := range f.cols {
			p := f.chance(a, j) * f.chance(b, j)
			expected += p * float64(c.n)
			trials = append(trials, trial{p, c.n})
		}
		out = append(out, Pair{A: k[0], B: k[1], Together: n, Expected: expected, P: w.atLeast(g.coarse(trials), n)})
	}
	slices.SortFunc(out, func(a, b Pair) int { return cmp.Or(cmp.Compare(a.P, b.P), a.A-b.A, a.B-b.B) })
	Adjust(out, eligible)
	return out, nil
}

// Adjust sets Q of pairs that are in order of P: Benjamini and Yekutieli's, over all pairs of so many rows, those that
// never meet included.
func Adjust(pairs []Pair, rows int) {
	m := float64(rows) * float64(rows-1) / 2
	harmonic := math.Log(m) + 0.5772156649 + 1/(2*max(m, 1))
	if m <= 1 {
		harmonic = 1
	}
	q := 1.0
	for i := len(pairs) - 1; i >= 0; i-- {
		q = min(q, pairs[i].P*m*harmonic/float64(i+1))
		pairs[i].Q = q
	}
}

// AtLeast is the probability of n or more successes of independent trials of these probabilities (Poisson-binomial), exact
// also far out in the tail. Cost is O(len(ps) × n).
func AtLeast(ps []float64, n int) float64 {
	ts := make([]trial, len(ps))
	for i, p := range ps {
		ts[i] = trial{p, 1}
	}
	var w tail
	return w.atLeast(ts, n)
}

// trial is n independent trials of one probability.
type trial struct {
	p float64
	n int
}

// grid puts trials of nearly the same probability together.
type grid struct {
	sum [201]float64
	n   [201]int
	out []trial
}

// coarse gives the trials of each step of a tenth their mean probability, where there are many of them. Of all trials
// with one sum those with one probability reach a number above their mean most often (Hoeffding 1956), so that no
// probability of a finding gets smaller by it. Below 1e-8 all is one step.
func (g *grid) coarse(ts []trial) []trial {
	if len(ts) <= len(g.n) {
		return ts
	}
	clear(g.sum[:])
	clear(g.n[:])
	for _, t := range ts {
		if t.p > 0 {
			i := min(len(g.n)-1, int(-math.Log(t.p)/math.Log(1.1)))
			g.sum[i] += t.p * float64(t.n)
			g.n[i] += t.n
		}
	}
	g.out = g.out[:0]
	for i, n := range g.n {
		if n > 0 {
			g.out = append(g.out, trial{min(1, g.sum[i]/float64(n)), n})
		}
	}
	return g.out
}

// tail has the room that a sum needs.
type tail struct{ d, pmf, sum []float64 }

// atLeast is the probability of n or more successes of independent trials. The distribution is followed up to n only, class
// by class; what goes beyond is added up from terms that are not negative, so that a tiny probability keeps its figures. Cost
// is O(classes × (n² + terms of a binomial tail)).
func (w *tail) atLeast(ts []trial, n int) float64 {
	if n == 0 {
		return 1
	}
	w.d, w.pmf, w.sum = resize(w.d, n), resize(w.pmf, n+1), resize(w.sum, n+1)
	d := w.d // of exactly k so far
	clear(d)
	d[0] = 1
	over := 0.0
	for _, t := range ts {
		if t.p <= 0 {
			continue
		}
		for part := t.n; part > 0; part = t.n { // in parts of which none is sure to succeed, or (1-p)^n would be 0
			if t.p < 1 {
				part = min(part, max(1, int(-600/math.Log1p(-t.p))))
			}
			t.n -= part
			w.binomial(trial{t.p, part}, n)
			for k := range n {
				over += d[k] * w.sum[n-k]
			}
			for k := n - 1; k >= 0; k-- {
				v := 0.0
				for j := range k + 1 {
					v += d[k-j] * w.pmf[j]
				}
				d[k] = v
			}
		}
	}
	return min(1, over)
}

// binomial sets pmf[k] to the probability of k successes and sum[k] to that of k or more, k from 0 to m.
func (w *tail) binomial(t trial, m int) {
	c, odds := float64(t.n), t.p/(1-t.p)
	if t.p >= 1 {
		clear(w.pmf)
		for k := range m + 1 {
			w.sum[k] = 0
			if k <= t.n {
				w.sum[k] = 1
			}
			if k == t.n {
				w.pmf[k] = 1
			}
		}
		return
	}
	b := math.Exp(c * math.Log1p(-t.p))
	for k := range m + 1 {
		w.pmf[k] = b
		b *= (c - float64(k)) / float64(k+1) * odds // 0 from k = n on
	}
	rest := 0.0 // of more than m; beyond the mean terms fall at least as a geometric row does
	for k := m + 1; k <= t.n && b > 0; k++ {
		rest += b
		if b < 1e-18*rest && float64(k) > c*t.p {
			break
		}
		b *= (c - float64(k)) / float64(k+1) * odds
	}
	for k := m; k >= 0; k-- {
		rest += w.pmf[k]
		w.sum[k] = rest
	}
}

func resize(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}
