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
}

// Pair is two rows and in how many columns both stand.
type Pair struct {
	A, B     int
	Together int
	Expected float64
	P, Q     float64
}

// Fit solves for the fitness of rows and columns; err is the largest difference between a sum
// and its expectation. Rows and columns of the same sum have the same fitness, so cost is that of
// the different sums.
func Fit(t *Table) (x, y []float64, err float64) {
	k := make([]int, len(t.Rows))
	h := make([]int, t.Columns)
	for i, cs := range t.Rows {
		k[i] = len(cs)
		for _, c := range cs {
			h[c]++
		}
	}
	rows, cols := classes(k), classes(h)
	a, b := make([]float64, len(rows)), make([]float64, len(cols))
	total := 0
	for _, n := range k {
		total += n
	}
	if total == 0 {
		return make([]float64, len(k)), make([]float64, len(h)), 0
	}
	root := math.Sqrt(float64(total))
	for i, c := range rows {
		a[i] = float64(c.sum) / root
	}
	for j, c := range cols {
		b[j] = float64(c.sum) / root
	}
	for range 2000 {
		err = 0
		for side := range 2 {
			us, ws, mine, other := a, b, rows, cols
			if side == 1 {
				us, ws, mine, other = b, a, cols, rows
			}
			for i, c := range mine {
				if c.sum == 0 {
					us[i] = 0
					continue
				}
				if c.sum == len(h) && side == 0 || c.sum == len(k) && side == 1 {
					us[i] = 1e12 // stands everywhere
					continue
				}
				s, expected := 0.0, 0.0
				for j, d := range other {
					w := ws[j] / (1 + us[i]*ws[j])
					s += float64(d.n) * w
					expected += float64(d.n) * us[i] * w
				}
				err = max(err, math.Abs(expected-float64(c.sum)))
				if s > 0 {
					us[i] = float64(c.sum) / s
				}
			}
		}
		if err < 1e-8 {
			break
		}
	}
	x, y = make([]float64, len(k)), make([]float64, len(h))
	for i, n := range k {
		x[i] = a[find(rows, n)]
	}
	for j, n := range h {
		y[j] = b[find(cols, n)]
	}
	return x, y, err
}

type class struct{ sum, n int }

func classes(sums []int) []class {
	n := map[int]int{}
	for _, s := range sums {
		n[s]++
	}
	var out []class
	for s, k := range n {
		out = append(out, class{s, k})
	}
	slices.SortFunc(out, func(a, b class) int { return a.sum - b.sum })
	return out
}

func find(cs []class, sum int) int {
	i, _ := slices.BinarySearchFunc(cs, sum, func(c class, s int) int { return c.sum - s })
	return i
}

// Together tests all pairs of rows that stand in at least least common columns. Pairs counted for
// the false discovery rate are all pairs of rows that stand in so many columns each: none is left
// out for what it shows. They come by p, then rows. The error is that of ctx. Cost is that of the pairs that meet, times
// the different column sums.
func Together(ctx context.Context, t *Table, least int) ([]Pair, error) {
	x, y, _ := Fit(t)
	columns := classesOf(y)
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
	trials := make([]trial, len(columns))
	var w tail
	for k, n := range meet {
		if n < least {
			continue
		}
		if len(out)%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		expected := 0.0
		for i, c := range columns {
			p := x[k[0]] * c.y / (1 + x[k[0]]*c.y) * (x[k[1]] * c.y / (1 + x[k[1]]*c.y))
			expected += p * float64(c.n)
			trials[i] = trial{p, c.n}
		}
		out = append(out, Pair{A: k[0], B: k[1], Together: n, Expected: expected, P: w.atLeast(trials, n)})
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

type fitness struct {
	y float64
	n int
}

func classesOf(y []float64) []fitness {
	s := slices.Clone(y)
	slices.Sort(s)
	var out []fitness
	for _, v := range s {
		if n := len(out); n > 0 && out[n-1].y == v {
			out[n-1].n++
		} else {
			out = append(out, fitness{v, 1})
		}
	}
	return out
}

// trial is n independent trials of one probability.
type trial struct {
	p float64
	n int
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
