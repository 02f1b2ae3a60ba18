package blame

import (
	"math/rand/v2"
	"slices"
)

// Clusters is how many clusters a bootstrap needs: of fewer, too many resamples are alike.
const Clusters = 5

// resamples of a bootstrap; its ends move by about a hundredth.
const resamples = 1000

// unit is one incident with its split weight.
type unit struct {
	cluster string
	weight  map[string]float64
}

// bootstrap gives each share its 95 % percentile interval over resampled clusters (Efron 1979; by
// clusters: Davison and Hinkley 1997, section 3.8), with a fixed seed. Cost is that of the
// clusters times the shares, a thousand times.
func bootstrap(g *Group, units []unit) {
	at := map[string]int{}
	var size []float64
	var sums [][]float64 // by cluster, then share
	place := map[string]int{}
	for i, s := range g.Shares {
		place[s.Accused] = i
	}
	slices.SortStableFunc(units, func(a, b unit) int {
		if a.cluster < b.cluster {
			return -1
		}
		if a.cluster > b.cluster {
			return 1
		}
		return 0
	})
	for _, u := range units {
		k, ok := at[u.cluster]
		if !ok {
			k = len(size)
			at[u.cluster] = k
			size, sums = append(size, 0), append(sums, make([]float64, len(g.Shares)))
		}
		size[k]++
		for p, w := range u.weight {
			sums[k][place[p]] += w
		}
	}
	if g.Boot = len(size) >= Clusters; !g.Boot {
		return
	}
	r := rand.New(rand.NewPCG(1, 2))
	values := make([][]float64, len(g.Shares))
	total := make([]float64, len(g.Shares))
	for range resamples {
		clear(total)
		n := 0.0
		for range size {
			k := r.IntN(len(size))
			n += size[k]
			for i, w := range sums[k] {
				total[i] += w
			}
		}
		for i := range total {
			values[i] = append(values[i], total[i]/n)
		}
	}
	for i := range g.Shares {
		slices.Sort(values[i])
		g.Shares[i].BootLo, g.Shares[i].BootHi = values[i][resamples*25/1000], values[i][resamples*975/1000]
	}
}
