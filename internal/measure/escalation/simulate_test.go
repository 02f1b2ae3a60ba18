package escalation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// poisson draws by Knuth's method.
func poisson(rng *rand.Rand, mean float64) int {
	n, p, line := 0, rng.Float64(), math.Exp(-mean)
	for p > line {
		n++
		p *= rng.Float64()
	}
	return n
}

// season is how much news each day brings: weeks, a slow wave, and days of a big affair on which
// everybody speaks four times as much.
func season(rng *rand.Rand, days int) []float64 {
	out := make([]float64, days)
	big := 0
	for d := range out {
		out[d] = 1 + 0.8*math.Sin(2*math.Pi*float64(d)/90)
		if d%7 >= 5 {
			out[d] *= 0.3
		}
		if big == 0 && rng.IntN(25) == 0 {
			big = 4
		}
		if big > 0 {
			big--
			out[d] *= 4
		}
	}
	return out
}

// world makes independent Poisson streams of acts between states with one season; where echo > 0,
// B answers A's acts with that probability within three days.
func world(rng *rand.Rand, states, days int, rate, echo float64) ([]Act, []int) {
	s := season(rng, days)
	news := make([]int, days)
	for d := range news {
		news[d] = poisson(rng, 30*s[d])
	}
	var acts []Act
	add := func(from, to int, d int) {
		acts = append(acts, act(fmt.Sprint("q", len(acts)), "Gull", string(rune('A'+from)), string(rune('A'+to)), d, "ACCUSE", 3, -3, fmt.Sprint(len(acts))))
	}
	for i := range states {
		for j := range states {
			for d := 0; i != j && d < days; d++ {
				n := poisson(rng, rate*s[d])
				for range n {
					add(i, j, d)
				}
				if at := d + 1 + rng.IntN(3); n > 0 && i == 0 && j == 1 && at < days && rng.Float64() < echo {
					add(1, 0, at)
				}
			}
		}
	}
	return acts, news
}

// Of independent streams with a common season about one in twenty passes .05, and with the
// correction hardly any is found. Without the clock of the news it would be far more: that this is
// so shows that the season is hard enough.
func TestSize(t *testing.T) {
	tests, low, found, runs := 0, 0, 0, 0
	plain, plainLow := 0, 0
	for seed := range uint64(24) {
		rng := rand.New(rand.NewPCG(seed, 11))
		acts, news := world(rng, 4, 365, 0.1, 0)
		pairs, res := Pairs(Once(acts, 365), Options{Days: 365, News: news, Seed: seed})
		runs++
		found += res.Found
		for i := range pairs {
			if a := &pairs[i].WordsAnswer; a.Verdict != TooFew {
				tests++
				if a.P <= 0.05 {
					low++
				}
			}
		}
		// Each two states alone, as if nobody knew of others or of the number of articles.
		for i := range 4 {
			for j := range i {
				var two []Act
				for _, a := range acts {
					if x, y := int(a.From[0]-'A'), int(a.To[0]-'A'); x == i && y == j || x == j && y == i {
						two = append(two, a)
					}
				}
				pairs, _ := Pairs(Once(two, 365), Options{Days: 365, Seed: seed})
				for k := range pairs {
					plain++
					if pairs[k].WordsAnswer.P <= 0.05 {
						plainLow++
					}
				}
			}
		}
	}
	size, without := float64(low)/float64(tests), float64(plainLow)/float64(plain)
	t.Logf("P(p ≤ .05 | independent) = %.3f of %d tests; %d findings in %d runs; without volume %.3f", size, tests, found, runs, without)
	if tests < 200 || size < 0.02 || size > 0.06 || found > 1 {
		t.Errorf("size %.3f of %d tests, %d findings", size, tests, found)
	}
	if without < 0.08 {
		t.Errorf("the season misleads nobody: %.3f without volume", without)
	}
}

// A state that answers half of the acts is found in most worlds, and the stated power says so.
func TestPower(t *testing.T) {
	found, stated, runs := 0, 0.0, 0
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 12))
		acts, news := world(rng, 4, 365, 0.08, 0.5)
		pairs, _ := Pairs(Once(acts, 365), Options{Days: 365, News: news, Seed: seed})
		for i := range pairs {
			if p := &pairs[i]; p.From == "A" && p.To == "B" {
				runs++
				stated += p.WordsAnswer.Power
				if p.WordsAnswer.Verdict == Reciprocal {
					found++
				}
			}
		}
	}
	t.Logf("found %d of %d, stated power %.2f", found, runs, stated/float64(runs))
	if float64(found) < 0.6*float64(runs) {
		t.Errorf("found %d of %d", found, runs)
	}
	if d := stated/float64(runs) - float64(found)/float64(runs); math.Abs(d) > 0.25 {
		t.Errorf("stated power %.2f, found %d of %d", stated/float64(runs), found, runs)
	}
}
