package drift

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Against is one outlet beside all others: does it harden, or soften, more of what it takes over?
type Against struct {
	Outlet   string
	Change   Change  // Hardened or Softened
	K, N     int     // its hops with that change, and all of them
	Expected float64 // changes among its hops, were they the others' like
	P, Q     float64
}

// Test compares every outlet with at least so many hops to the others. Since what can be done to a
// claim depends on the claim, hops are compared within one claim only, and apart by whether the
// report they take it from hedges: in each such layer of M hops with K changes an outlet with n of
// them has, by chance, a hypergeometric number of changes, and the sum over layers is compared with
// what it has (exact conditional test of Mantel and Haenszel 1959; Agresti 2013, "Categorical Data
// Analysis", section 7.3.5). P is one-sided, P(X ≥ k). Q follows Benjamini and Yekutieli (2001) over all
// outlets and both changes. Layers with one outlet only say nothing, so that a source which everybody copies alike
// leaves P at 1.
//
// It takes the hops of a layer as exchangeable. They are not quite: of two hops in a row the second depends
// on the first. Cost is that of the hops of an outlet times its changes. The rows come by P, then outlet.
func Test(claims [][]Report, least int) []Against {
	t := tabulate(claims)
	var out []Against
	for outlet, layers := range t.mine {
		if t.hops[outlet] < least {
			continue
		}
		keys := ordered(layers)
		for i, change := range changes {
			a := Against{Outlet: outlet, Change: change, N: t.hops[outlet]}
			d := []float64{1}
			for _, l := range keys {
				m, all := layers[l], t.total[l]
				a.K += m.k[i]
				a.Expected += float64(m.n) * float64(all.k[i]) / float64(all.n)
				d = convolve(d, hypergeometric(all.n, all.k[i], m.n))
			}
			a.P = upper(d, a.K)
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(x, y Against) int {
		return cmp.Or(cmp.Compare(x.P, y.P), cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(x.Change, y.Change))
	})
	q := 1.0
	for i := len(out) - 1; i >= 0; i-- {
		q = min(q, out[i].P*float64(len(out))*harmonic(len(out))/float64(i+1))
		out[i].Q = q
	}
	return out
}

// changes that are tested.
var changes = [...]Change{Hardened, Softened}

// layer is the hops of one claim whose source hedges, or does not.
type layer struct {
	claim  int
	hedged bool
}

// count is hops, and how many of them changed, by change.
type count struct {
	n int
	k [len(changes)]int
}

func (c *count) add(h Change) {
	c.n++
	for i, x := range changes {
		if h == x {
			c.k[i]++
		}
	}
}

// table is the hops of all outlets by layer.
type table struct {
	total map[layer]*count
	mine  map[string]map[layer]*count // by outlet
	hops  map[string]int
}

func tabulate(claims [][]Report) *table {
	t := &table{map[layer]*count{}, map[string]map[layer]*count{}, map[string]int{}}
	for c, rs := range claims {
		for _, h := range Hops(rs) {
			r := &rs[h.Report]
			if h.Change == First || rs[r.Parent].Outlet == r.Outlet || r.Outlet == "" {
				continue
			}
			l := layer{c, rs[r.Parent].Hedged}
			if t.mine[r.Outlet] == nil {
				t.mine[r.Outlet] = map[layer]*count{}
			}
			t.hops[r.Outlet]++
			for _, m := range []map[layer]*count{t.total, t.mine[r.Outlet]} {
				if m[l] == nil {
					m[l] = &count{}
				}
				m[l].add(h.Change)
			}
		}
	}
	return t
}

// ordered are the layers of an outlet, always in one order, since sums of floats depend on it.
func ordered(layers map[layer]*count) []layer {
	keys := slices.Collect(maps.Keys(layers))
	slices.SortFunc(keys, func(x, y layer) int {
		if x.claim == y.claim && x.hedged != y.hedged {
			if x.hedged {
				return 1
			}
			return -1
		}
		return x.claim - y.claim
	})
	return keys
}

// upper is the probability of k or more.
func upper(d []float64, k int) (p float64) {
	for x := k; x < len(d); x++ {
		p += d[x]
	}
	return min(1, p)
}

func harmonic(n int) (h float64) {
	for i := 1; i <= n; i++ {
		h += 1 / float64(i)
	}
	return h
}

// hypergeometric is the distribution of changes among n hops drawn from all, of which k changed.
func hypergeometric(all, k, n int) []float64 {
	d := make([]float64, min(k, n)+1)
	base := choose(all, n)
	for x := max(0, n+k-all); x < len(d); x++ {
		d[x] = math.Exp(choose(k, x) + choose(all-k, n-x) - base)
	}
	return d
}

func choose(n, k int) float64 {
	a, _ := math.Lgamma(float64(n + 1))
	b, _ := math.Lgamma(float64(k + 1))
	c, _ := math.Lgamma(float64(n - k + 1))
	return a - b - c
}

func convolve(a, b []float64) []float64 {
	out := make([]float64, len(a)+len(b)-1)
	for i, x := range a {
		for j, y := range b {
			out[i+j] += x * y
		}
	}
	return out
}
