package narrative

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// news makes affairs that nobody ties, of the shape that makes ties by mistake.
type news struct {
	outlets, days, shortest, longest int
}

// sides makes affairs that each run for some days (a third of them begin together), are told by some outlets more than by others (their beat),
// most of all at their beginning, and that an outlet stays with for days once it has told of them, each in articles of its own.
func (n news) sides(seed uint64, affairs int) ([]Thing, []Article) {
	r := rand.New(rand.NewPCG(seed, 11))
	var articles []Article
	volume := make([]float64, n.outlets)
	for o := range volume {
		volume[o] = math.Exp(r.NormFloat64() * 0.7)
		for d := range n.days {
			for k := range 1 + r.IntN(3) {
				articles = append(articles, daily(fmt.Sprintf("else-%d-%d-%d", o, d, k), fmt.Sprint("outlet", o), d))
			}
		}
	}
	var things []Thing
	for k := range affairs {
		t := Thing{ID: fmt.Sprintf("affair%02d", k)}
		start, life := n.run(r, k)
		for o := range n.outlets {
			beat, on := volume[o]*math.Exp(r.NormFloat64()), false
			for d := range life {
				p := 0.15 * beat * (0.3 + math.Exp(-3*float64(d)/float64(life)))
				if on {
					p = 0.6
				}
				if on = r.Float64() < p; on {
					id := fmt.Sprintf("%d-%d-%d", k, o, start+d)
					articles = append(articles, daily(id, fmt.Sprint("outlet", o), start+d))
					t.Articles = append(t.Articles, id)
				}
			}
		}
		things = append(things, t)
	}
	return things, articles
}

func (n news) run(r *rand.Rand, k int) (start, life int) {
	life = n.shortest + r.IntN(n.longest-n.shortest+1)
	start = r.IntN(n.days - life + 1)
	if k%3 == 0 {
		start = min(n.days-life, n.days/3)
	}
	return start, life
}

// tie makes the first outlets tell of b, too, on a share of the days on which they tell of a.
func tie(seed uint64, a, b *Thing, articles []Article, outlets int, share float64) []Article {
	r := rand.New(rand.NewPCG(seed, 5))
	for _, id := range slices.Clone(a.Articles) {
		var k, o, d int
		if _, err := fmt.Sscanf(id, "%d-%d-%d", &k, &o, &d); err != nil || o >= outlets || r.Float64() >= share {
			continue
		}
		b.Articles = append(b.Articles, "tie"+id)
		articles = append(articles, daily("tie"+id, fmt.Sprint("outlet", o), d))
	}
	return articles
}

// Over days nothing is found where nobody ties, whatever season, beats and runs of days affairs have in common.
func TestCalibrationDays(t *testing.T) {
	for _, n := range []news{{12, 200, 3, 10}, {12, 200, 20, 60}, {9, 400, 2, 40}} {
		tested, small, wrong := 0, 0, 0
		const runs = 6
		for seed := range uint64(runs) {
			things, articles := n.sides(seed, 40)
			for _, x := range must(t, Days, things, articles).Ties {
				if !x.Tested {
					continue
				}
				tested++
				if x.P <= 0.05 {
					small++
				}
				if x.Q <= 0.05 {
					wrong++
				}
			}
		}
		t.Logf("%+v: %d pairs tested, P(p ≤ .05) %.3f, %d false findings in %d runs", n, tested, float64(small)/float64(tested), wrong, runs)
		if float64(small) > 0.05*float64(tested) || wrong > 0 || tested < 500 {
			t.Error("out of range")
		}
	}
}

// A tie of all twelve outlets on half of the days is found in most runs, one of four outlets on four fifths of the days in some.
func TestPowerDays(t *testing.T) {
	n := news{12, 200, 20, 60}
	for _, c := range []struct {
		outlets int
		share   float64
		least   int
	}{{12, 0.5, 4}, {4, 0.8, 1}} {
		found, other := 0, 0
		const runs = 6
		for seed := range uint64(runs) {
			things, articles := n.sides(seed, 20)
			articles = tie(seed, &things[1], &things[2], articles, c.outlets, c.share)
			for _, x := range must(t, Days, things, articles).Ties {
				switch {
				case !x.Tested || x.Q > 0.05:
				case x.A == things[1].ID && x.B == things[2].ID:
					found++
				default:
					other++
				}
			}
		}
		t.Logf("%d outlets, share %.1f: found in %d of %d runs, others %d", c.outlets, c.share, found, runs, other)
		if found < c.least || other > 0 {
			t.Error("out of range")
		}
	}
}
