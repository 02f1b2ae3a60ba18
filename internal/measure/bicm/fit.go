package bicm

import (
	"cmp"
	"math"
	"slices"
)

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
