package narrative

import (
	"math"
	"testing"

	"hearsay/internal/measure/bicm"
)

// By hand: with mean 1 three or more have .0803, four or more .0190; with one pair the line is .05. Three things are
// three pairs, and the harmonic sum of three is 11/6: the line is .0091, and five or more have .0037.
func TestEnough(t *testing.T) {
	for _, c := range []struct {
		expected float64
		things   int
		want     int
	}{{1, 2, 4}, {1, 3, 5}, {0.01, 2, Least}, {0, 100, Least}, {0.2, 1, 0}, {math.NaN(), 5, 0}, {math.Inf(1), 5, 0}, {-1, 5, 0}} {
		if got := Enough(c.expected, c.things, 0.05); got != c.want {
			t.Errorf("Enough(%v, %d) = %d, want %d", c.expected, c.things, got, c.want)
		}
	}
	if got := poissonTail(1, 3); math.Abs(got-0.080301) > 1e-6 {
		t.Errorf("tail %v", got)
	}
}

// Whoever reaches Enough is found by the exact test.
func TestEnoughIsEnough(t *testing.T) {
	for _, n := range []int{6, 12, 30} {
		for common := 2; common <= 10; common++ {
			table := bicm.Table{Columns: 120, Rows: make([][]int, n)}
			for i := range n {
				for k := range 10 {
					table.Rows[i] = append(table.Rows[i], (i*37+k*11)%120)
				}
			}
			table.Rows[0], table.Rows[1] = nil, nil
			for k := range 10 {
				table.Rows[0] = append(table.Rows[0], k*3)
				if k < common {
					table.Rows[1] = append(table.Rows[1], k*3)
				} else {
					table.Rows[1] = append(table.Rows[1], k*3+61)
				}
			}
			pairs, err := bicm.Together(t.Context(), &table, Least)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range pairs {
				if p.A+p.B == 1 && p.Together >= Enough(p.Expected, n, 0.05) && p.Q > 0.05 {
					t.Errorf("%d things: together %d of expected %.2f, enough %d, q %.3f", n, p.Together, p.Expected, Enough(p.Expected, n, 0.05), p.Q)
				}
			}
		}
	}
}
