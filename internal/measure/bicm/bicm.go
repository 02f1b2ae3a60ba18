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
// out for what it shows. They come by p, then rows. Cost is that of the pairs that meet, times
// the different column sums.
func Together(t *Table, least int) []Pair {
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
	for _, rows := range inverse {
		for n, i := range rows {
			for _, j := range rows[n+1:] {
				meet[[2]int{i, j}]++
			}
		}
	}
	var out []Pair
	for k, n := range meet {
		if n < least {
			continue
		}
		q := make([]float64, 0, t.Columns)
		expected := 0.0
		for _, c := range columns {
			p := x[k[0]] * c.y / (1 + x[k[0]]*c.y) * (x[k[1]] * c.y / (1 + x[k[1]]*c.y))
			expected += p * float64(c.n)
			for range c.n {
				q = append(q, p)
			}
		}
		out = append(out, Pair{A: k[0], B: k[1], Together: n, Expected: expected, P: atLeast(q, n)})
	}
	slices.SortFunc(out, func(a, b Pair) int { return cmp.Or(cmp.Compare(a.P, b.P), a.A-b.A, a.B-b.B) })
	m := float64(eligible) * float64(eligible-1) / 2
	harmonic := math.Log(m) + 0.5772156649 + 1/(2*max(m, 1)) // of all pairs, those that never meet included
	if m <= 1 {
		harmonic = 1
	}
	q := 1.0
	for i := len(out) - 1; i >= 0; i-- {
		q = min(q, out[i].P*m*harmonic/float64(i+1))
		out[i].Q = q
	}
	return out
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

// atLeast is the probability of n or more successes of independent trials. The distribution is
// followed up to n only.
func atLeast(q []float64, n int) float64 {
	d := make([]float64, n) // probability of exactly k so far
	if n == 0 {
		return 1
	}
	d[0] = 1
	over := 0.0
	for _, p := range q {
		over += d[n-1] * p
		for k := n - 1; k > 0; k-- {
			d[k] = d[k]*(1-p) + d[k-1]*p
		}
		d[0] *= 1 - p
	}
	return min(1, over)
}
