package escalation

import (
	"math/rand/v2"
	"slices"

	"hearsay/internal/measure/shift"
)

// Options of the test; the zero value has the defaults.
type Options struct {
	Days   int     // of the window
	News   []int   // articles of each day, all outlets together: how much news there is
	Within int     // days in which an answer counts; 0 is 3
	Least  int     // days of conflict that either side needs; 0 is 10
	Alpha  float64 // of q; 0 is .05
	Seed   uint64  // of the turns
}

// Verdict on a pair.
type Verdict string

const (
	Reciprocal Verdict = "reciprocal" // To answers From more often than chance allows: q ≤ Alpha
	ByChance   Verdict = "chance"
	TooFew     Verdict = "too_few" // fewer than Least days of conflict on one side, or a window too short: not tested
)

// Answer is how often the other side turns against the first within some days.
type Answer struct {
	Days     int // on which the first turns against the other, with all days in which an answer counts still in the window
	Answered int
	Other    int     // days on which the other turns against the first
	Before   int     // of Days, those that such a day stands as shortly before
	Expected float64 // of Answered, by chance
	Lo, Hi   float64 // 95 % of chance
	P, Q     float64 // 1 where not tested
	Power    float64 // to be found (q ≤ Alpha as the only one), did the other answer half of what chance leaves unanswered
	Verdict  Verdict
}

// Share of days that were answered, 0 for none.
func (a *Answer) Share() float64 { return float64(a.Answered) / float64(max(a.Days, 1)) }

// Result is what all tests together tell.
type Result struct {
	Tested, TooFew, Found int     // of the ordered pairs and layers that have acts
	Power                 float64 // median of those tested, 0 for none
	Least, Window         int     // days of conflict that either side needs, and days of the window
	Short                 bool    // the window is shorter than that: nothing is tested
}

// window shorter than this many times Within has too few ways to be turned round.
const shortest = 7

func (o *Options) fill() {
	if o.Within == 0 {
		o.Within = 3
	}
	if o.Least == 0 {
		o.Least = 10
	}
	if o.Alpha == 0 {
		o.Alpha = 0.05
	}
}

// volume is how much news each day has for a pair, from the acts of everybody else and from how
// many articles there are. The articles say what to expect of a day; the acts correct it by as
// much as they vary more than such a Poisson number does (mean of a gamma law given the day's acts, its shape by moments).
// Where articles tell nothing, that is the acts, drawn a little toward their mean.
func volume(ones []One, a, b string, o *Options) []float64 {
	acts := make([]float64, o.Days)
	total := 0.0
	for i := range ones {
		if x := &ones[i]; !(x.From == a && x.To == b || x.From == b && x.To == a) {
			acts[x.Day]++
			total++
		}
	}
	news, all := make([]float64, o.Days), 0.0
	for d := range news {
		news[d] = 1 // lest a day be impossible
		if d < len(o.News) {
			news[d] += float64(o.News[d])
		}
		all += news[d]
	}
	if total == 0 {
		return news
	}
	extra, squares := 0.0, 0.0
	for d := range news {
		news[d] *= total / all // acts to expect
		extra += (acts[d]-news[d])*(acts[d]-news[d]) - news[d]
		squares += news[d] * news[d]
	}
	if extra <= 0 {
		return news
	}
	shape := squares / extra
	for d := range news {
		news[d] = (acts[d] + shape) / (1 + shape/news[d])
	}
	return news
}

// test tests every ordered pair in both layers.
func test(pairs []Pair, ones []One, o Options) Result {
	o.fill()
	days := map[key][]int{} // of conflict, with repetition
	for i := range ones {
		x := &ones[i]
		if x.Conflict() && !x.Answer && !x.Alleged {
			k := key{x.From, x.To, x.Layer}
			days[k] = append(days[k], x.Day)
		}
	}
	var run []*trial
	res := Result{Least: o.Least, Window: shortest * o.Within, Short: o.Days < shortest*o.Within}
	for i := range pairs {
		p := &pairs[i]
		for _, layer := range []Layer{Words, Deeds} {
			a, acts := &p.WordsAnswer, p.Words.N
			if layer == Deeds {
				a, acts = &p.DeedsAnswer, p.Deeds.N
			}
			t := newTrial(days[key{p.From, p.To, layer}], days[key{p.To, p.From, layer}], &o)
			*a = t.Answer
			t.out = a
			if a.Days < o.Least || a.Other < o.Least || res.Short {
				a.Verdict = TooFew
				if acts > 0 {
					res.TooFew++
				}
				continue
			}
			t.clock = shift.NewClock(volume(ones, p.From, p.To, &o), 0)
			run = append(run, t)
		}
	}
	res.Tested = len(run)
	line := shift.Line(o.Alpha, len(run))
	var p, power []float64
	for i, t := range run {
		rng := rand.New(rand.NewPCG(o.Seed, uint64(i)+1))
		c := shift.Test(float64(t.Answered), line, func() float64 { return float64(t.turn(rng)) })
		t.out.Expected, t.out.Lo, t.out.Hi, t.out.P = c.Mean, c.Lo, c.Hi, c.P
		t.out.Power = t.power(c.Reach(line), rng)
		p, power = append(p, c.P), append(power, t.out.Power)
	}
	for i, q := range shift.Yekutieli(p) {
		run[i].out.Q, run[i].out.Verdict = q, ByChance
		if q <= o.Alpha {
			run[i].out.Verdict = Reciprocal
			res.Found++
		}
	}
	if len(power) > 0 {
		slices.Sort(power)
		res.Power = power[len(power)/2]
	}
	return res
}

type key struct {
	from, to string
	layer    Layer
}

// trial is one pair and layer.
type trial struct {
	Answer
	out    *Answer
	first  []int // days of the first side that count, ascending, each once
	other  []int // days of the other's acts, ascending, with repetition
	on     []bool
	moved  []int
	within int
	clock  *shift.Clock
}

func newTrial(first, other []int, o *Options) *trial {
	t := &trial{other: other, on: make([]bool, o.Days), within: o.Within}
	t.P, t.Q = 1, 1
	for _, d := range slices.Compact(slices.Clone(first)) {
		if d+o.Within < o.Days {
			t.first = append(t.first, d)
		}
	}
	t.Days, t.Other = len(t.first), len(slices.Compact(slices.Clone(other)))
	t.Answered = t.answered(other)
	for _, d := range other {
		t.on[d] = true
	}
	for _, d := range t.first {
		for k := max(d-o.Within, 0); k < d; k++ {
			if t.on[k] {
				t.Before++
				break
			}
		}
	}
	clear(t.on)
	return t
}

// answered counts the first side's days that one of these days follows.
func (t *trial) answered(other []int) int {
	for _, d := range other {
		t.on[d] = true
	}
	n := 0
	for _, d := range t.first {
		for k := d + 1; k <= d+t.within; k++ {
			if t.on[k] {
				n++
				break
			}
		}
	}
	for _, d := range other {
		t.on[d] = false
	}
	return n
}

func (t *trial) turn(rng *rand.Rand) int {
	t.moved = t.clock.Turn(t.moved, t.other, rng)
	return t.answered(t.moved)
}

// power is how often reach is reached if half of the days are answered: the other's acts are turned round,
// then one of them, each once, is moved behind the day that it answers.
func (t *trial) power(reach float64, rng *rand.Rand) float64 {
	const times = 200
	n := 0
	for range times {
		t.moved = t.clock.Turn(t.moved, t.other, rng)
		rng.Shuffle(len(t.moved), func(i, j int) { t.moved[i], t.moved[j] = t.moved[j], t.moved[i] })
		next := 0
		for _, d := range t.first {
			if next < len(t.moved) && rng.IntN(2) == 0 {
				t.moved[next] = d + 1 + rng.IntN(t.within)
				next++
			}
		}
		if float64(t.answered(t.moved)) >= reach {
			n++
		}
	}
	return float64(n) / times
}
