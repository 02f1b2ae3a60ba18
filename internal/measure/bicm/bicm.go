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
