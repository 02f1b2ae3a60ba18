package story

import (
	"cmp"
	"container/heap"
	"slices"
	"time"

	"hearsay/internal/link"
)

// Doc is one article to be put into a story.
type Doc struct {
	ID       string    // unique among the documents
	When     time.Time // of publication, zero if unknown
	Features Features
}

// Options of clustering. The zero value works.
type Options struct {
	Window time.Duration // articles further apart are never compared; 0 is 5 days
	Bar    float64       // likeness that joins two undated articles, in (0,1]; 0 is the default

	// Pairs of indices of the documents. Same and Apart are what analysts said: Same are
	// joined whatever they look like, Apart never stand in one story, not even where Same or
	// a third article would join them. Copies are texts of which one was copied from the other.
	Same, Apart, Copies [][2]int
}

const (
	// defaultWindow: most of what is written of one happening comes within two days, weekend and
	// late press within five; the package comment tells what other windows do.
	defaultWindow = 5 * 24 * time.Hour
	defaultBar    = .13 // measured on ECB+: .11 to .14 differ by a point of B³ F1
	// slack is by how much the likeness of two clusters may have fallen since it was queued and still
	// be taken as it was: without it a growing story is compared anew with all its neighbours at
	// every step.
	slack = .01
)

// Cluster puts documents into stories: lists of indices of docs, each in canonical order (time,
// then ID), the lists in the order of their first members. The result does not depend on
// the order of docs.
func Cluster(docs []Doc, o Options) [][]int {
	c := newClusterer(docs, o)
	c.given(o)
	c.merge(c.candidates())
	return c.stories()
}

// group is one cluster as it grows.
type group struct {
	sum     vector // of its members
	names   vector // of their names, numbers, places and days
	days    vector
	self    float64 // sum with itself
	terms   float64 // of all members
	n       int
	at      float64 // sum of the times of its dated members, seconds
	dated   int
	apart   []int32 // documents it must not be joined with
	version int32
}

type clusterer struct {
	order  []int // canonical place → index of docs
	place  []int // the inverse
	docs   []Doc // as given
	groups []group
	parent []int32
	window float64 // seconds
	bar    float64
}

func newClusterer(docs []Doc, o Options) *clusterer {
	c := &clusterer{docs: docs, order: make([]int, len(docs)), place: make([]int, len(docs)), groups: make([]group, len(docs)), parent: make([]int32, len(docs))}
	c.window = cmp.Or(o.Window, defaultWindow).Seconds()
	c.bar = cmp.Or(o.Bar, defaultBar)
	for i := range docs {
		c.order[i] = i
	}
	slices.SortFunc(c.order, func(i, j int) int {
		return link.Compare(docs[i].When, docs[i].ID, docs[j].When, docs[j].ID)
	})
	for p, i := range c.order {
		c.place[i] = p
		c.parent[p] = int32(p)
		g := &c.groups[p]
		g.sum, g.n, g.self = docs[i].Features.unit(anyKind), 1, 1
		g.terms = float64(len(docs[i].Features.Terms))
		g.names, g.days = docs[i].Features.unit(telling), docs[i].Features.unit(dayOnly)
		if t := docs[i].When; !t.IsZero() {
			g.at, g.dated = float64(t.Unix()), 1
		}
	}
	return c
}

func (c *clusterer) find(i int32) int32 {
	for c.parent[i] != i {
		c.parent[i] = c.parent[c.parent[i]]
		i = c.parent[i]
	}
	return i
}

// join makes one group of two; false if an analyst holds them apart.
func (c *clusterer) join(i, j int32) bool {
	if i > j {
		i, j = j, i
	}
	a, b := &c.groups[i], &c.groups[j]
	small, other := a.apart, j
	if len(b.apart) < len(small) {
		small, other = b.apart, i
	}
	for _, d := range small {
		if c.find(d) == other {
			return false
		}
	}
	c.parent[j] = i
	a.sum = plus(a.sum, b.sum)
	a.names = plus(a.names, b.names)
	a.days = plus(a.days, b.days)
	a.n += b.n
	a.terms += b.terms
	a.self = dot(a.sum, a.sum)
	a.at += b.at
	a.dated += b.dated
	a.apart = append(a.apart, b.apart...)
	a.version++
	*b = group{}
	return true
}

// given applies what is known before anything is compared.
func (c *clusterer) given(o Options) {
	for _, p := range c.pairs(o.Apart) {
		c.groups[p[0]].apart = append(c.groups[p[0]].apart, p[1])
		c.groups[p[1]].apart = append(c.groups[p[1]].apart, p[0])
	}
	for _, p := range c.pairs(o.Same) {
		if a, b := c.find(p[0]), c.find(p[1]); a != b {
			c.join(a, b)
		}
	}
	for _, p := range c.pairs(o.Copies) {
		if a, b := c.find(p[0]), c.find(p[1]); a != b && c.score(int(a), int(b)) >= c.bar/2 {
			c.join(a, b)
		}
	}
}

// pairs returns pairs in canonical places and order.
func (c *clusterer) pairs(in [][2]int) [][2]int32 {
	out := make([][2]int32, 0, len(in))
	for _, p := range in {
		a, b := int32(c.place[p[0]]), int32(c.place[p[1]])
		if a != b {
			out = append(out, [2]int32{min(a, b), max(a, b)})
		}
	}
	slices.SortFunc(out, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	return slices.Compact(out)
}

// queued is an edge between two groups as they were.
type queued struct {
	pair
	va, vb int32
}

type queue []queued

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	x, y := &q[i], &q[j]
	if x.s != y.s {
		return x.s > y.s
	}
	return x.a < y.a || x.a == y.a && x.b < y.b
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(queued)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}

// merge joins the most alike groups first, until none reach the bar. Average link never
// exceeds the best pair, so that pairs under the bar need not be known; an edge whose
// groups have grown is weighed anew when its turn comes.
func (c *clusterer) merge(edges []pair) {
	q := make(queue, 0, len(edges))
	for _, e := range edges {
		q = append(q, queued{pair: e})
	}
	heap.Init(&q)
	weighed := map[[2]int32][2]int32{}
	for len(q) > 0 {
		e := heap.Pop(&q).(queued)
		a, b := c.find(e.a), c.find(e.b)
		if a == b {
			continue
		}
		if a > b {
			a, b = b, a
		}
		va, vb := c.groups[a].version, c.groups[b].version
		if a != e.a || b != e.b || va != e.va || vb != e.vb {
			if v, done := weighed[[2]int32{a, b}]; done && v == [2]int32{va, vb} {
				continue // the same two groups are queued already, or were refused
			}
			s := c.score(int(a), int(b))
			if s < c.bar {
				weighed[[2]int32{a, b}] = [2]int32{va, vb}
				continue
			}
			if s < float64(e.s)-slack {
				weighed[[2]int32{a, b}] = [2]int32{va, vb}
				heap.Push(&q, queued{pair{a, b, float32(s)}, va, vb})
				continue
			}
		}
		c.join(a, b)
	}
}

func (c *clusterer) stories() [][]int {
	at := make([]int, len(c.docs))
	var out [][]int
	for p, i := range c.order {
		root := int(c.find(int32(p)))
		if root == p {
			at[p] = len(out)
			out = append(out, nil)
		}
		out[at[root]] = append(out[at[root]], i)
	}
	return out
}
