package incident

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// group joins units that tell of one deed: average link over their likeness, never against a
// contradiction, the closest pair first.
func (b *builder) group() [][]int {
	n := len(b.units)
	sim := map[[2]int]float64{}
	var queue []pair
	for _, p := range b.ties() {
		if !b.inTime(p[0], p[1]) {
			continue
		}
		if s := b.alike(p[0], p[1]); s != 0 {
			sim[p] = s
			if s >= joinFrom {
				queue = append(queue, pair{p[0], p[1], s})
			}
		}
	}
	slices.SortFunc(queue, func(x, y pair) int { return cmp.Or(cmp.Compare(y.s, x.s), x.i-y.i, x.j-y.j) })
	of, members := merge(n, queue, func(x, y []int) bool { return b.joins(sim, x, y) })
	agree(sim, of, members)
	var out [][]int
	for _, m := range members {
		if m != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	return out
}

// pair is two units and how alike they are.
type pair struct {
	i, j int
	s    float64
}

// merge joins the groups of n units pair by pair, where joins allows, and returns the group of each unit and the members of each group,
// nil for one that went into another. Two groups that were refused are asked for again only once one of them has grown.
func merge(n int, queue []pair, joins func(x, y []int) bool) (of []int, members [][]int) {
	of, members = make([]int, n), make([][]int, n)
	for i := range n {
		of[i], members[i] = i, []int{i}
	}
	refused := map[[2]int][2]int{} // how many members each had; groups only grow
	for _, p := range queue {
		at := [2]int{of[p.i], of[p.j]}
		x, y := min(at[0], at[1]), max(at[0], at[1])
		sizes := [2]int{len(members[at[0]]), len(members[at[1]])}
		if x == y || refused[at] == sizes {
			continue
		}
		if !joins(members[at[0]], members[at[1]]) {
			refused[at] = sizes
			continue
		}
		for _, i := range members[y] {
			of[i] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
	}
	return of, members
}

// joins reports whether two groups are one: their mean likeness is average or more, and no member contradicts another. Cost is the
// product of their sizes, less where an early member contradicts.
func (b *builder) joins(sim map[[2]int]float64, x, y []int) bool {
	sum := 0.0
	for _, i := range x {
		for _, j := range y {
			s, compared := sim[[2]int{min(i, j), max(i, j)}]
			if s < 0 || !compared && (!b.inTime(min(i, j), max(i, j)) || b.contrary(i, j)) {
				return false
			}
			sum += s
		}
	}
	return sum/float64(len(x)*len(y)) >= average
}

// agree joins groups that no single pair ties but that agree all over: the mean of all pairs is
// together or more and none contradicts. The best go first, each group once. Cost is linear in the
// pairs that were compared.
func agree(sim map[[2]int]float64, of []int, members [][]int) {
	type tie struct {
		x, y    int
		sum     float64
		against bool
	}
	at := map[[2]int]*tie{}
	for _, p := range slices.SortedFunc(maps.Keys(sim), func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) }) {
		x, y := min(of[p[0]], of[p[1]]), max(of[p[0]], of[p[1]])
		if x == y {
			continue
		}
		t := at[[2]int{x, y}]
		if t == nil {
			t = &tie{x: x, y: y}
			at[[2]int{x, y}] = t
		}
		t.sum += sim[p]
		t.against = t.against || sim[p] < 0
	}
	mean := func(t *tie) float64 { return t.sum / float64(len(members[t.x])*len(members[t.y])) }
	var ties []*tie
	for _, t := range at {
		if !t.against && mean(t) >= together {
			ties = append(ties, t)
		}
	}
	slices.SortFunc(ties, func(a, b *tie) int { return cmp.Or(cmp.Compare(mean(b), mean(a)), a.x-b.x, a.y-b.y) })
	done := map[int]bool{}
	for _, t := range ties {
		if done[t.x] || done[t.y] {
			continue
		}
		done[t.x], done[t.y] = true, true
		members[t.x] = append(members[t.x], members[t.y]...)
		members[t.y] = nil
	}
}

// inTime reports whether two units, the earlier one first, are close enough in time.
func (b *builder) inTime(i, j int) bool {
	return b.units[j].first.Sub(b.units[i].last) <= apartDays // units are in order of their first
}

// contrary reports whether two units contradict each other in kind, place or day.
func (b *builder) contrary(i, j int) bool {
	x, y := &b.units[i], &b.units[j]
	if b.kinds.apart(x.kind, y.kind) || b.elsewhere(x, y) || b.distant(x, y) {
		return true
	}
	for _, t := range x.times {
		if slices.ContainsFunc(y.times, t.Apart) {
			return true
		}
	}
	return false
}

// alike tells how alike two units' deeds are; −1 where they contradict each other.
func (b *builder) alike(i, j int) float64 {
	if b.contrary(i, j) {
		return -1
	}
	x, y := &b.units[i], &b.units[j]
	sameDay := false
	for d := range x.days {
		sameDay = sameDay || y.days[d]
	}
	s := b.cosine(x.words, y.words)
	breath, ofOne := b.breath[[2]int{i, j}], x.kind >= 0 && x.kind == y.kind && b.kinds.list[x.kind].Only
	if s < unlike && len(x.words) >= toldWords && len(y.words) >= toldWords && x.charges && y.charges && !sameDay && !breath && !ofOne {
		return 0 // one story may tell of many deeds: a review of the week, or what a front brings every day
	}
	for k := range x.stories {
		if y.stories[k] {
			s += inStory
			break
		}
	}
	if sameDay {
		s += onDay
	}
	if ofOne {
		s += ofKind
	}
	if breath {
		s += inBreath
	}
	for k := range x.accused {
		if y.accused[k] {
			if s += ofAccused; !x.charges || !y.charges {
				s += answers - ofAccused
			}
			break
		}
	}
	return s
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
