package incident

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two groups are compared once as long as neither grows: charges within one article all are pairs, and each pair would go through all
// members of both groups.
func TestMergeAsksOnce(t *testing.T) {
	const half = 40
	var queue []pair
	for _, from := range []int{0, half} { // first all of one half, then all of the other
		for j := from + 1; j < from+half; j++ {
			queue = append(queue, pair{from, j, 1})
		}
	}
	for i := range half {
		for j := half; j < 2*half; j++ {
			queue = append(queue, pair{i, j, 0.5})
		}
	}
	asked := 0
	_, members := merge(2*half, queue, func(x, y []int) bool {
		asked++
		return x[0]/half == y[0]/half
	})
	if want := 2*(half-1) + 1; asked != want {
		t.Errorf("asked %d times, want %d", asked, want)
	}
	if len(members[0]) != half || len(members[half]) != half {
		t.Errorf("groups of %d and %d", len(members[0]), len(members[half]))
	}
}

// Asking each pair again gives the same groups.
func TestMergeAsSlowly(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		n := 2 + r.IntN(14)
		alike := map[[2]int]bool{}
		var queue []pair
		for i := range n {
			for j := i + 1; j < n; j++ {
				queue = append(queue, pair{i, j, 1})
				alike[[2]int{i, j}], alike[[2]int{j, i}] = r.IntN(3) > 0, r.IntN(3) > 0
			}
		}
		r.Shuffle(len(queue), func(i, j int) { queue[i], queue[j] = queue[j], queue[i] })
		joins := func(x, y []int) bool {
			yes := 0
			for _, i := range x {
				for _, j := range y {
					if alike[[2]int{i, j}] {
						yes++
					}
				}
			}
			return 3*yes >= 2*len(x)*len(y)
		}
		of, members := merge(n, queue, joins)
		slowOf, slowMembers := slowMerge(n, queue, joins)
		if d := cmp.Diff(slowOf, of) + cmp.Diff(slowMembers, members); d != "" {
			t.Fatalf("seed %d: %s", seed, d)
		}
	}
}

func slowMerge(n int, queue []pair, joins func(x, y []int) bool) (of []int, members [][]int) {
	for i := range n {
		of, members = append(of, i), append(members, []int{i})
	}
	for _, p := range queue {
		x, y := of[p.i], of[p.j]
		if x == y || !joins(members[x], members[y]) {
			continue
		}
		x, y = min(x, y), max(x, y)
		for _, i := range members[y] {
			of[i] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
	}
	return of, members
}
