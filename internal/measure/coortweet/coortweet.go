// Package coortweet finds accounts that share the same things at nearly the same time, with
// exactly the results of CooRTweet 2.1.3 (Righetti and Balluff, R package): its
// detect_groups and generate_coordinated_network, all pairs, directions and edge attributes.
//
// It has no model of chance: that two outlets publish within a minute may mean that both are
// quick. Package concert tests that; this one lets users of CooRTweet compare, on any
// machine and at any size. Where R orders strings by the locale, bytes are compared.
//
// CooRTweet compares every two shares of an object; here shares are sorted and swept, so that
// cost is O(n log n) and linear in the pairs found. [Windowed] goes through a file with the shares of one
// window in memory; [Read] and [Detect] hold all, some 100 bytes each, and give the same.
package coortweet

import (
	"bytes"
	"cmp"
	"math"
	"slices"
)

// Options of detection.
type Options struct {
	Window           float64 // seconds, inclusive
	MinParticipation int     // shares that an account must have; 0 is 2, CooRTweet's own
}

// Pair is two shares of one object within the window; X is the older one, or of equal times
// the one whose account comes first in the input.
type Pair struct {
	Object, X, Y       int32 // object and contents
	AccountX, AccountY int32
	Delta              float64 // seconds
}

// Detect returns the pairs of a table, by object in order of first appearance, then time.
// Steps (the numbers are those of CooRTweet's source): 1 accounts with fewer shares than
// MinParticipation are left out, and rows grouped by account; 2 pairs of one object within
// the window; 3 without an account's or a content's pair with itself, and without the original
// post; 4 kept if either content belongs to an account that still has MinParticipation shares
// among the contents left; 5 the older share first.
func Detect(t *Table, o Options) []Pair {
	if o.MinParticipation <= 0 {
		o.MinParticipation = 2
	}
	order := t.order(o.MinParticipation)
	var out []Pair
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && t.Rows[order[to]].Object == t.Rows[order[from]].Object {
			to++
		}
		out = t.sweep(out, order[from:to], o.Window)
		from = to
	}
	return t.still(out, order, o.MinParticipation)
}

// order returns the rows of accounts with at least so many shares: by object in order of number,
// then time, then CooRTweet's order, which is rank: by first appearance of the account, then
// as given. Both sorts but the one by time count instead of comparing.
func (t *Table) order(least int) []int32 {
	n := len(t.ids.ends)
	shares := make([]int32, n)
	var accounts []int32 // in order of first appearance
	for i := range t.Rows {
		a := t.Rows[i].Account
		if shares[a]++; shares[a] == 1 {
			accounts = append(accounts, a)
		}
	}
	next := make([]int32, n) // by account: the rank of its next row
	total := int32(0)
	for _, a := range accounts {
		if int(shares[a]) >= least {
			next[a] = total
			total += shares[a]
		}
	}
	rank := make([]int32, len(t.Rows))
	byRank := make([]int32, total)
	for i := range t.Rows {
		if a := t.Rows[i].Account; int(shares[a]) >= least {
			rank[i] = next[a]
			byRank[next[a]] = int32(i)
			next[a]++
		}
	}
	start := make([]int32, n+1) // by object
	for _, i := range byRank {
		start[t.Rows[i].Object+1]++
	}
	for k := range n {
		start[k+1] += start[k]
	}
	order := make([]int32, total)
	for _, i := range byRank {
		k := t.Rows[i].Object
		order[start[k]] = i
		start[k]++ // in the end that is where the next object starts
	}
	for k, from := 0, int32(0); k < n; k, from = k+1, start[k] {
		if g := order[from:start[k]]; len(g) > 1 {
			slices.SortFunc(g, func(a, b int32) int {
				if x, y := t.Rows[a].At, t.Rows[b].At; x != y {
					if x < y {
						return -1
					}
					return 1
				}
				return int(rank[a]) - int(rank[b])
			})
		}
	}
	return order
}

// sweep appends the pairs of one object, whose rows are sorted by time.
func (t *Table) sweep(out []Pair, rows []int32, window float64) []Pair {
	lo := 0
	for j := range rows {
		y := &t.Rows[rows[j]]
		for y.At-t.Rows[rows[lo]].At > window {
			lo++
		}
		for i := lo; i < j; i++ {
			x := &t.Rows[rows[i]]
			if x.Content == y.Content || x.Account == y.Account || x.Object == x.Content || x.Object == y.Content {
				continue
			}
			out = append(out, Pair{x.Object, x.Content, y.Content, x.Account, y.Account, y.At - x.At})
		}
	}
	return out
}

// still is step 4.
func (t *Table) still(pairs []Pair, rows []int32, least int) []Pair {
	left := make([]bool, len(t.ids.ends))
	for i := range pairs {
		left[pairs[i].X], left[pairs[i].Y] = true, true
	}
	n := make([]int32, len(t.ids.ends))
	for _, i := range rows {
		if left[t.Rows[i].Content] {
			n[t.Rows[i].Account]++
		}
	}
	ok := make([]bool, len(t.ids.ends))
	for _, i := range rows {
		if r := &t.Rows[i]; left[r.Content] && int(n[r.Account]) >= least {
			ok[r.Content] = true
		}
	}
	return slices.DeleteFunc(pairs, func(p Pair) bool { return !ok[p.X] && !ok[p.Y] })
}

// Edge joins two accounts, From before To in byte order. Contents counts the different
// contents on the older side of its pairs, ContentsY on the younger one, whichever account
// they are of, as CooRTweet has it.
type Edge struct {
	From, To            int32
	Weight              int // pairs
	AvgDelta            float64
	Contents, ContentsY int
	Symmetry            float64 // smaller of the two by the larger
	Strong              bool    // heavier than the quantile of weights asked for
}

// Network adds pairs up to edges, in byte order of their accounts. quantile, in [0,1], is
// CooRTweet's edge_weight (default 0.5): an edge is strong if its weight exceeds that quantile of
// all weights (R's type 7).
func Network(t *Table, pairs []Pair, quantile float64) []Edge {
	type entry struct {
		from, to, x, y int32
		pair           int32
	}
	es := make([]entry, len(pairs))
	place := t.ranks(pairs)
	for i, p := range pairs {
		a, b := p.AccountX, p.AccountY
		if place[a] > place[b] {
			a, b = b, a
		}
		es[i] = entry{a, b, p.X, p.Y, int32(i)}
	}
	slices.SortFunc(es, func(a, b entry) int {
		return cmp.Or(int(place[a.from])-int(place[b.from]), int(place[a.to])-int(place[b.to]), int(a.pair)-int(b.pair)) // in one order, since sums of fractions depend on it
	})
	var out []Edge
	var xs, ys []int32
	for i := 0; i < len(es); {
		e := Edge{From: es[i].from, To: es[i].to}
		xs, ys = xs[:0], ys[:0]
		sum := 0.0
		for ; i < len(es) && es[i].from == e.From && es[i].to == e.To; i++ {
			e.Weight++
			sum += pairs[es[i].pair].Delta
			xs, ys = append(xs, es[i].x), append(ys, es[i].y)
		}
		slices.Sort(xs)
		slices.Sort(ys)
		e.Contents, e.ContentsY = len(slices.Compact(xs)), len(slices.Compact(ys))
		e.AvgDelta = sum / float64(e.Weight)
		e.Symmetry = float64(min(e.Contents, e.ContentsY)) / float64(max(e.Contents, e.ContentsY))
		out = append(out, e)
	}
	line := weightAt(out, quantile)
	for i := range out {
		out[i].Strong = float64(out[i].Weight) > line
	}
	return out
}

// weightAt is the quantile of weights by R's type 7 (Hyndman and Fan 1996).
func weightAt(edges []Edge, q float64) float64 {
	if len(edges) == 0 {
		return 0
	}
	w := make([]int, len(edges))
	for i := range edges {
		w[i] = edges[i].Weight
	}
	slices.Sort(w)
	h := float64(len(w)-1) * q
	lo := math.Floor(h)
	a, b := float64(w[int(lo)]), float64(w[min(int(lo)+1, len(w)-1)])
	return a + (h-lo)*(b-a)
}

// ranks gives the place in byte order of every account in pairs; other numbers have 0.
func (t *Table) ranks(pairs []Pair) []int32 {
	place := make([]int32, len(t.ids.ends))
	var order []int32
	for i := range pairs {
		for _, a := range [2]int32{pairs[i].AccountX, pairs[i].AccountY} {
			if place[a] == 0 {
				place[a] = 1
				order = append(order, a)
			}
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return bytes.Compare(t.ids.name(a), t.ids.name(b)) })
	for k, a := range order {
		place[a] = int32(k) + 1
	}
	return place
}
