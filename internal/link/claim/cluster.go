package claim

import (
	"cmp"
	"math"
	"slices"
)

// pair is a candidate with its score.
type pair struct {
	a, b  int
	score float64
}

// never is the score of a pair that nothing may join.
var never = math.Inf(-1)

// most is how many members of a cluster are compared with a newcomer, the first by time: of
// more the average no longer moves.
const most = 48

// cluster joins nodes 0…n-1 by average link: pairs from the best down; two clusters are
// joined if the average of all pairs between them is above zero and none is forbidden. Equal scores go in the order of nodes, so the result
// depends on nothing else. Clusters are returned by their first node, nodes ascending.
func cluster(n int, pairs []pair, score func(a, b int) float64) [][]int {
	of := make([]int, n)
	members := make([][]int, n)
	for i := range n {
		of[i], members[i] = i, []int{i}
	}
	key := func(a, b int) uint64 { return uint64(min(a, b))<<32 | uint64(max(a, b)) }
	cache := make(map[uint64]float64, len(pairs))
	between := func(a, b int) float64 {
		k := key(a, b)
		s, ok := cache[k]
		if !ok {
			s = score(min(a, b), max(a, b))
			cache[k] = s
		}
		return s
	}
	for _, p := range pairs {
		cache[key(p.a, p.b)] = p.score
	}
	refused := map[uint64]int{} // two clusters that were too far apart → members of both then: they only grow
	merge := func(x, y int) {
		if x > y {
			x, y = y, x
		}
		for _, i := range members[y] {
			of[i] = x
		}
		members[x] = append(members[x], members[y]...)
		slices.Sort(members[x])
		members[y] = nil
	}
	average := func(x, y int) float64 {
		sum, count := 0.0, 0
		for _, i := range members[x][:min(most, len(members[x]))] {
			for _, j := range members[y][:min(most, len(members[y]))] {
				s := between(i, j)
				if s == never {
					return never
				}
				sum += s
				count++
			}
		}
		return sum / float64(count)
	}
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	for _, p := range pairs {
		if p.score <= 0 {
			break
		}
		x, y := of[p.a], of[p.b]
		size := len(members[x]) + len(members[y])
		if x == y || refused[key(x, y)] == size {
			continue
		}
		if average(x, y) > 0 {
			merge(x, y)
		} else {
			refused[key(x, y)] = size
		}
	}
	var out [][]int
	for _, m := range members {
		if m != nil {
			out = append(out, m)
		}
	}
	return out
}

// fit turns a score into (0, 1).
func fit(s float64) float64 {
	if math.IsInf(s, 1) {
		return 1
	}
	return 1 / (1 + math.Exp(-s))
}

// mean is the average of a node's scores to the others of its cluster, 1 alone.
func mean(m []int, at int, score func(a, b int) float64) float64 {
	if len(m) == 1 {
		return 1
	}
	sum, n := 0.0, 0
	for _, i := range m[:min(most, len(m))] {
		if i == m[at] {
			continue
		}
		if s := score(min(i, m[at]), max(i, m[at])); !math.IsInf(s, 0) {
			sum += s
			n++
		}
	}
	if n == 0 {
		return 1
	}
	return fit(sum / float64(n))
}
