package burst

import (
	"math"
	"math/rand/v2"
)

// Times is how many streams stand behind a power; its standard error is .035 at most.
const Times = 200

// Power is how likely a stretch of span days would show a burst, had it the burst state's share of what otherwise has
// the usual share of days: the part of [Times] simulated streams in which [Find] has one that touches the stretch. Each stream has the days'
// own numbers of articles, and a stretch that begins on a random day that has any. The result is in [0, 1]; 0 where there is
// nothing to be found: no article about it, or all. Same seed, same result. Cost is that of the articles about it in all streams.
func Power(days []Day, o Options, span int, seed uint64) float64 {
	o.fill()
	r, d := sum(days)
	if r == 0 || r == d || len(days) < 2 || span < 1 {
		return 0
	}
	var begin []int
	for i, x := range days {
		if x.D > 0 {
			begin = append(begin, i)
		}
	}
	p0 := float64(r) / float64(d)
	p1 := o.raised(p0)
	rng := rand.New(rand.NewPCG(seed, uint64(len(days))))
	stream, found := make([]Day, len(days)), 0
	for range Times {
		from := begin[rng.IntN(len(begin))]
		to := min(from+span, len(days))
		for i, x := range days {
			p := p0
			if i >= from && i < to {
				p = p1
			}
			stream[i] = Day{draw(rng, x.D, p), x.D}
		}
		for _, b := range Find(stream, o) {
			if b.From < to && b.To >= from {
				found++
				break
			}
		}
	}
	return float64(found) / Times
}

// draw is a binomial number: of n trials those with success p, by the geometric gaps between successes.
func draw(rng *rand.Rand, n int, p float64) (k int) {
	miss := math.Log1p(-p)
	for i := gap(rng, miss); i < float64(n); i += 1 + gap(rng, miss) {
		k++
	}
	return k
}

// gap is how many trials fail before the next success; miss is the logarithm of a failure's probability.
func gap(rng *rand.Rand, miss float64) float64 { return math.Floor(math.Log(1-rng.Float64()) / miss) }
