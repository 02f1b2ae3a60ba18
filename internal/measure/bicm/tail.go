package bicm

import "math"

// trial is n independent trials of one probability.
type trial struct {
	p float64
	n int
}

// grid puts trials of nearly the same probability together.
type grid struct {
	sum [201]float64
	n   [201]int
	out []trial
}

// coarse gives the trials of each step of a tenth their mean probability, where there are many of them. Of all trials
// with one sum those with one probability reach a number above their mean most often (Hoeffding 1956), so that no
// probability of a finding gets smaller by it. Below 1e-8 all is one step.
func (g *grid) coarse(ts []trial) []trial {
	if len(ts) <= len(g.n) {
		return ts
	}
	clear(g.sum[:])
	clear(g.n[:])
	for _, t := range ts {
		if t.p > 0 {
			i := min(len(g.n)-1, int(-math.Log(t.p)/math.Log(1.1)))
			g.sum[i] += t.p * float64(t.n)
			g.n[i] += t.n
		}
	}
	g.out = g.out[:0]
	for i, n := range g.n {
		if n > 0 {
			g.out = append(g.out, trial{min(1, g.sum[i]/float64(n)), n})
		}
	}
	return g.out
}

// tail has the room that a sum needs.
type tail struct{ d, pmf, sum []float64 }

// atLeast is the probability of n or more successes of independent trials. The distribution is followed up to n only, class
// by class; what goes beyond is added up from terms that are not negative, so that a tiny probability keeps its figures. Cost
// is O(classes × (n² + terms of a binomial tail)).
func (w *tail) atLeast(ts []trial, n int) float64 {
	if n == 0 {
		return 1
	}
	w.d, w.pmf, w.sum = resize(w.d, n), resize(w.pmf, n+1), resize(w.sum, n+1)
	d := w.d // of exactly k so far
	clear(d)
	d[0] = 1
	over := 0.0
	for _, t := range ts {
		if t.p <= 0 {
			continue
		}
		for part := t.n; part > 0; part = t.n { // in parts of which none is sure to succeed, or (1-p)^n would be 0
			if t.p < 1 {
				part = min(part, max(1, int(-600/math.Log1p(-t.p))))
			}
			t.n -= part
			w.binomial(trial{t.p, part}, n)
			for k := range n {
				over += d[k] * w.sum[n-k]
			}
			for k := n - 1; k >= 0; k-- {
				v := 0.0
				for j := range k + 1 {
					v += d[k-j] * w.pmf[j]
				}
				d[k] = v
			}
		}
	}
	return min(1, over)
}

// binomial sets pmf[k] to the probability of k successes and sum[k] to that of k or more, k from 0 to m.
func (w *tail) binomial(t trial, m int) {
	c, odds := float64(t.n), t.p/(1-t.p)
	if t.p >= 1 {
		clear(w.pmf)
		for k := range m + 1 {
			w.sum[k] = 0
			if k <= t.n {
				w.sum[k] = 1
			}
			if k == t.n {
				w.pmf[k] = 1
			}
		}
		return
	}
	b := math.Exp(c * math.Log1p(-t.p))
	for k := range m + 1 {
		w.pmf[k] = b
		b *= (c - float64(k)) / float64(k+1) * odds // 0 from k = n on
	}
	rest := 0.0 // of more than m; beyond the mean terms fall at least as a geometric row does
	for k := m + 1; k <= t.n && b > 0; k++ {
		rest += b
		if b < 1e-18*rest && float64(k) > c*t.p {
			break
		}
		b *= (c - float64(k)) / float64(k+1) * odds
	}
	for k := m; k >= 0; k-- {
		rest += w.pmf[k]
		w.sum[k] = rest
	}
}

func resize(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}
