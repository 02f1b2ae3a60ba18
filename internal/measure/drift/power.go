package drift

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// Alpha is the false discovery rate of [Test].
const Alpha = 0.05

// moved is the share of the hops that would not change by chance which a power supposes to change.
const moved = 0.5

// times is how many outcomes stand behind a power; its standard error is .035 at most.
const times = 200

// Power tells how sure it is that [Test], had it found nothing, had nothing to find: how likely the outlet with the median number of hops
// would have been found (q ≤ [Alpha] as the only one), hardening half of those of its hops that do not harden by chance. hops
// is how many it has, outlets how many were tested; of none all are 0. Others' hops stay as they are. Power, in [0, 1], is 0 where
// nobody else retells what it retells. Same input, same result. Cost is that of the outlet's hops, two hundred times.
func Power(claims [][]Report, least int) (power float64, hops, outlets int) {
	t := tabulate(claims)
	var names []string
	for o, n := range t.hops {
		if n >= least {
			names = append(names, o)
		}
	}
	if len(names) == 0 {
		return 0, 0, 0
	}
	slices.SortFunc(names, func(x, y string) int { return cmp.Or(t.hops[x]-t.hops[y], cmp.Compare(x, y)) })
	name := names[len(names)/2]
	tests := len(changes) * len(names)
	line := Alpha / (float64(tests) * harmonic(tests))
	layers, rng, found := t.mine[name], rand.New(rand.NewPCG(1, 2)), 0
	keys := ordered(layers)
	for range times {
		d, k := []float64{1}, 0
		for _, l := range keys {
			m, all := layers[l], t.total[l]
			base := float64(all.k[0]) / float64(all.n)
			changed := 0
			for range m.n {
				if rng.Float64() < base+moved*(1-base) {
					changed++
				}
			}
			k += changed
			d = convolve(d, hypergeometric(all.n, all.k[0]-m.k[0]+changed, m.n))
		}
		if upper(d, k) <= line {
			found++
		}
	}
	return float64(found) / times, t.hops[name], len(names)
}
