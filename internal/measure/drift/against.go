package drift

import (
	"cmp"
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
	type layer struct {
		claim  int
		hedged bool
	}
	type count struct {
		n int
		k [2]int // by change
	}
	total := map[layer]*count{}
	mine := map[string]map[layer]*count{}
	hops := map[string]int{}
	for c, rs := range claims {
		for _, h := range Hops(rs) {
			r := &rs[h.Report]
			if h.Change == First || rs[r.Parent].Outlet == r.Outlet || r.Outlet == "" {
				continue
			}
			l := layer{c, rs[r.Parent].Hedged}
			if mine[r.Outlet] == nil {
				mine[r.Outlet] = map[layer]*count{}
			}
			hops[r.Outlet]++
			for _, m := range []map[layer]*count{total, mine[r.Outlet]} {
				if m[l] == nil {
					m[l] = &count{}
				}
				m[l].n++
				switch h.Change {
				case Hardened:
					m[l].k[0]++
				case Softened:
					m[l].k[1]++
				}
			}
		}
	}
	var out []Against
	for outlet, layers := range mine {
		if hops[outlet] < least {
			continue
		}
		for i, change := range []Change{Hardened, Softened} {
			a := Against{Outlet: outlet, Change: change, N: hops[outlet]}
			d := []float64{1}
			keys := make([]layer, 0, len(layers))
			for l := range layers {
				keys = append(keys, l)
			}
			slices.SortFunc(keys, func(x, y layer) int { // sums of floats depend on order
				if x.claim == y.claim && x.hedged != y.hedged {
					if x.hedged {
						return 1
					}
					return -1
				}
				return x.claim - y.claim
			})
			for _, l := range keys {
				m, t := layers[l], total[l]
				a.K += m.k[i]
				a.Expected += float64(m.n) * float64(t.k[i]) / float64(t.n)
				d = convolve(d, hypergeometric(t.n, t.k[i], m.n))
			}
			for x := a.K; x < len(d); x++ {
				a.P += d[x]
			}
			a.P = min(1, a.P)
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(x, y Against) int {
		return cmp.Or(cmp.Compare(x.P, y.P), cmp.Compare(x.Outlet, y.Outlet), cmp.Compare(x.Change, y.Change))
	})
	harmonic := 0.0
	for i := range out {
		harmonic += 1 / float64(i+1)
	}
	q := 1.0
	for i := len(out) - 1; i >= 0; i-- {
		q = min(q, out[i].P*float64(len(out))*harmonic/float64(i+1))
		out[i].Q = q
	}
	return out
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
