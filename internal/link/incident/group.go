package incident

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// group joins units that tell of one deed: average link over their likeness, never against a
// contradiction, the closest pair first.
func (b *builder) group() [][]int {
	n := len(b.units)
	type pair struct {
		i, j int
		s    float64
	}
	sim := map[[2]int]float64{}
	var queue []pair
	for i := range n {
		for j := i + 1; j < n; j++ {
			if b.units[j].first.Sub(b.units[i].last) > apartDays { // units are in order of their first
				if !b.units[i].last.IsZero() && b.units[j].first.Sub(b.units[i].first) > 2*apartDays {
					break
				}
				continue
			}
			if s := b.alike(i, j); s != 0 {
				sim[[2]int{i, j}] = s
				if s >= joinFrom {
					queue = append(queue, pair{i, j, s})
				}
			}
		}
	}
	slices.SortFunc(queue, func(x, y pair) int { return cmp.Or(cmp.Compare(y.s, x.s), x.i-y.i, x.j-y.j) })
	of := make([]int, n)
	members := make([][]int, n)
	for i := range n {
		of[i], members[i] = i, []int{i}
	}
	for _, p := range queue {
		x, y := of[p.i], of[p.j]
		if x == y {
			continue
		}
		sum, against := 0.0, false
		for _, i := range members[x] {
			for _, j := range members[y] {
				s := sim[[2]int{min(i, j), max(i, j)}]
				against = against || s < 0
				sum += s
			}
		}
		if against || sum/float64(len(members[x])*len(members[y])) < joinFrom/2 {
			continue
		}
		x, y = min(x, y), max(x, y)
		for _, i := range members[y] {
			of[i] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
	}
	var out [][]int
	for _, m := range members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}

// alike tells how alike two units' deeds are; −1 where they contradict each other.
func (b *builder) alike(i, j int) float64 {
	x, y := &b.units[i], &b.units[j]
	if x.class != "" && y.class != "" && x.class != y.class {
		return -1
	}
	sameDay := false
	if len(x.days) > 0 && len(y.days) > 0 {
		near := false
		for d := range x.days {
			for e := range y.days {
				switch gap(d, e) {
				case 0:
					sameDay, near = true, true
				case 1: // a night, or another zone
					near = true
				}
			}
		}
		if !near {
			return -1
		}
	}
	s := b.cosine(x.words, y.words)
	for k := range x.stories {
		if y.stories[k] {
			s += inStory
			break
		}
	}
	if sameDay {
		s += onDay
	}
	return s
}

// gap is the distance of two days, 2 for more than one.
func gap(a, b string) int {
	if a == b {
		return 0
	}
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	if d := x.Sub(y).Abs(); err1 == nil && err2 == nil && d <= 24*time.Hour {
		return 1
	}
	return 2
}

func (b *builder) cosine(x, y map[uint64]float64) float64 {
	weight := func(s uint64, n float64) float64 {
		return (1 + math.Log(n)) * math.Log(1+float64(len(b.units))/float64(b.df[s]))
	}
	// Sums run over sorted keys: floats added in another order differ in the last bit, and a
	// pair at the line would then join or not by chance.
	dot := 0.0
	for _, s := range keys(x) {
		if n, ok := y[s]; ok {
			dot += weight(s, x[s]) * weight(s, n)
		}
	}
	if dot == 0 {
		return 0
	}
	norm := func(m map[uint64]float64) float64 {
		sum := 0.0
		for _, s := range keys(m) {
			w := weight(s, m[s])
			sum += w * w
		}
		return math.Sqrt(sum)
	}
	return dot / (norm(x) * norm(y))
}

func keys(m map[uint64]float64) []uint64 {
	out := make([]uint64, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
