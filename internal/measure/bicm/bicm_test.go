package bicm

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFit(t *testing.T) {
	// Four rows and three columns; expected sums must be those of the table.
	tab := &Table{Columns: 3, Rows: [][]int{{0, 1}, {0}, {1, 2}, {0}}}
	x, y, err := Fit(tab)
	if err > 1e-6 {
		t.Errorf("off by %v", err)
	}
	for i, cs := range tab.Rows {
		s := 0.0
		for j := range tab.Columns {
			s += x[i] * y[j] / (1 + x[i]*y[j])
		}
		if math.Abs(s-float64(len(cs))) > 1e-5 {
			t.Errorf("row %d: %v, want %d", i, s, len(cs))
		}
	}
	if _, _, err := Fit(&Table{Columns: 2, Rows: [][]int{{}, {}}}); err != 0 {
		t.Errorf("an empty table is off by %v", err)
	}
	if x, _, _ := Fit(&Table{Columns: 2, Rows: [][]int{{0, 1}, {0}}}); x[0] < 1e6 {
		t.Errorf("a row that stands everywhere has %v", x[0])
	}
}

func TestAtLeast(t *testing.T) {
	var w tail
	for n, want := range []float64{1, 15.0 / 16, 11.0 / 16, 5.0 / 16, 1.0 / 16, 0} {
		for _, ts := range [][]trial{{{.5, 4}}, {{.5, 1}, {.5, 3}}, {{0, 7}, {.5, 2}, {.5, 2}}} {
			if p := w.atLeast(ts, n); math.Abs(p-want) > 1e-12 {
				t.Errorf("%v, %d or more: %v, want %v", ts, n, p, want)
			}
		}
	}
	if p := w.atLeast([]trial{{1, 3}, {.25, 1}}, 4); p != .25 {
		t.Errorf("three that are sure: %v", p)
	}
	if p := w.atLeast([]trial{{.5, 5000}}, 3); math.Abs(p-1) > 1e-12 {
		t.Errorf("(1-p)^n is nothing: %v", p)
	}
}

// oneByOne is the same probability, each trial for itself.
func oneByOne(ts []trial, n int) float64 {
	d := make([]float64, n)
	if n == 0 {
		return 1
	}
	d[0] = 1
	over := 0.0
	for _, t := range ts {
		for range t.n {
			over += d[n-1] * t.p
			for k := n - 1; k > 0; k-- {
				d[k] = d[k]*(1-t.p) + d[k-1]*t.p
			}
			d[0] *= 1 - t.p
		}
	}
	return min(1, over)
}

// Class by class and one by one are the same, also far out in the tail.
func TestAtLeastClasses(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	var w tail
	for range 500 {
		var ts []trial
		for range 1 + r.IntN(6) {
			ts = append(ts, trial{math.Exp(-12 * r.Float64()), 1 + r.IntN(400)})
		}
		n := 1 + r.IntN(12)
		got, want := w.atLeast(ts, n), oneByOne(ts, n)
		if math.Abs(got-want) > 1e-9*want {
			t.Fatalf("%v, %d or more: %v, one by one %v", ts, n, got, want)
		}
	}
}

// world makes rows of very different sizes in columns of very different sizes; the first two rows
// are planted in n columns together.
func world(seed uint64, n int) *Table {
	r := rand.New(rand.NewPCG(seed, 3))
	const rows, columns = 60, 400
	t := &Table{Columns: columns, Rows: make([][]int, rows)}
	size, reach := make([]float64, columns), make([]float64, rows)
	for j := range size {
		size[j] = math.Exp(r.NormFloat64())
	}
	for i := range reach {
		reach[i] = 0.06 * math.Exp(r.NormFloat64()*0.8)
	}
	for i := range rows {
		for j := range columns {
			if p := reach[i] * size[j]; r.Float64() < p/(1+p) || i < 2 && j < n {
				t.Rows[i] = append(t.Rows[i], j)
			}
		}
	}
	return t
}

// Rows that are often found are found together often: that is no finding. A planted pair is.
func TestCalibration(t *testing.T) {
	small, all, wrong, found := 0, 0, 0, 0
	const runs = 12
	for seed := range uint64(runs) {
		for _, p := range together(t, world(seed, 0), 1) {
			all++
			if p.P <= 0.05 {
				small++
			}
			if p.Q <= 0.05 {
				wrong++
			}
		}
		ps := together(t, world(seed, 50), 1)
		if slices.ContainsFunc(ps, func(p Pair) bool { return p.A == 0 && p.B == 1 && p.Q <= 0.05 }) {
			found++
		}
	}
	t.Logf("P(p ≤ .05 | null) %.3f over pairs that meet, %d false pairs and %d of %d planted found in %d runs", float64(small)/float64(all), wrong, found, runs, runs)
	if s := float64(small) / float64(all); s > 0.06 || wrong > 1 || found < runs*3/4 {
		t.Error("not calibrated")
	}
}

func BenchmarkTogether(b *testing.B) {
	t := world(1, 0)
	for b.Loop() {
		together(b, t, 2)
	}
}

func together(t testing.TB, table *Table, least int) []Pair {
	t.Helper()
	pairs, err := Together(context.Background(), table, least)
	if err != nil {
		t.Fatal(err)
	}
	return pairs
}

// Coarse trials have the same mean, and nearly the same tail, not a smaller one.
func TestCoarse(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 7))
	var w tail
	var g grid
	for range 200 {
		var ts []trial
		mean := 0.0
		for range 300 + r.IntN(300) {
			x := trial{math.Exp(-12 * r.Float64()), 1 + r.IntN(3)}
			ts = append(ts, x)
			mean += x.p * float64(x.n)
		}
		short, sum := g.coarse(ts), 0.0
		for _, x := range short {
			sum += x.p * float64(x.n)
		}
		if len(short) > 201 || math.Abs(sum-mean) > 1e-9*mean {
			t.Fatalf("%d trials of mean %v, want %v", len(short), sum, mean)
		}
		n := int(mean) + 2 + r.IntN(20)
		fine, coarse := w.atLeast(ts, n), w.atLeast(short, n)
		if coarse < fine*(1-1e-9) || coarse > fine*1.02 {
			t.Fatalf("%d or more, mean %v: %v, in steps %v", n, mean, fine, coarse)
		}
	}
}

// late is a table of twenty outlets and claims of one day each, in which the outlets of the second half are there only for
// the last third of the days. The first two outlets, of the late ones, carry n planted claims together.
func late(seed uint64, n int) *Table {
	r := rand.New(rand.NewPCG(seed, 13))
	const outlets, days = 20, 120
	t := &Table{Rows: make([][]int, outlets)}
	size := make([]float64, outlets)
	for i := range size {
		size[i] = math.Exp(r.NormFloat64() * 0.7)
	}
	there := func(i, day int) bool { return i >= outlets/2 || day >= days*2/3 }
	t.Room = func(i, day int) float64 {
		if there(i, day) {
			return 10
		}
		return 0
	}
	for day := range days {
		for range 8 {
			reach := 0.08 * math.Exp(r.NormFloat64())
			planted := day >= days*2/3 && n > 0
			if planted {
				n--
			}
			for i := range outlets {
				if there(i, day) && r.Float64() < reach*size[i] || i < 2 && planted {
					t.Rows[i] = append(t.Rows[i], t.Columns)
				}
			}
			t.Kind = append(t.Kind, day)
			t.Columns++
		}
	}
	return t
}

// Outlets that are there at the same time carry the same claims more often than all together: no finding where that is known.
func TestRoom(t *testing.T) {
	wrong, blind, found := 0, 0, 0
	const runs = 8
	for seed := range uint64(runs) {
		tab := late(seed, 0)
		for _, p := range together(t, tab, 2) {
			if p.Q <= 0.05 {
				wrong++
			}
		}
		for _, p := range together(t, &Table{Columns: tab.Columns, Rows: tab.Rows}, 2) {
			if p.Q <= 0.05 {
				blind++
			}
		}
		for _, p := range together(t, late(seed, 120), 2) {
			if p.Q <= 0.05 && p.A < 2 && p.B < 2 {
				found++
			}
		}
	}
	t.Logf("%d false pairs in %d runs, %d if time is not known, planted pair found in %d", wrong, runs, blind, found)
	if wrong > 0 || blind == 0 || found < runs-1 {
		t.Error("out of range")
	}
}
