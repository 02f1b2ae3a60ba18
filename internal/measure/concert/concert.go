// Package concert tests whether two outlets publish together more often than chance allows.
//
// The statistic is X: the number of common stories in which both first report within a window.
// Many innocent things make outlets publish at one time: a big story, being quick, being awake,
// fixed hours, a wire, an embargo. The null model conditions on all that can be seen of them:
//
//   - story: only stories count that both report, and in each the other outlets' reports stand
//     in for the pair's, so that a story that everybody has at once shows nothing;
//   - speed: a report of another outlet stands in for outlet i by weight g_i(u), how often i
//     is at rank u of its stories, as a ratio to all outlets (20 bins, 10 pseudo-counts);
//   - hours: times c_i(h), how often i publishes in that half hour of the day, as a ratio to
//     all (48 bins, 24 pseudo-counts);
//   - fixed hours: an outlet whose four fullest quarter hours hold over 60 % of its reports is
//     scheduled, and two such outlets cannot be tested by time;
//   - wires and embargoes: what both took from one text, and what was released at a stated
//     time, is taken out, and the result told with and without.
//
// In story s the chance of a pair to be together is q_s = (Σ w_i(a) w_j(b) [|t_a−t_b| ≤ τ] + k q0)
// / (Σ w_i(a) w_j(b) + k) over the reports a ≠ b of others, q0 being the share of close pairs
// among all of the others (10 pseudo-counts) and k = 6. X is then Poisson-binomial; p = P(X ≥ x), exactly. Over all pairs with
// five common stories or more, q-values follow Benjamini and Yekutieli (2001), since pairs of
// one outlet depend on each other.
//
// A stated time may be rounded. Where an outlet's clock goes in steps of 5, 10, 15, 30 or 60 minutes
// (nine in ten of ten reports or more, its hours not being fixed), or a report says so, and the step
// is over a fifth of the window, the time is spread evenly over the step, by a fixed seed, so that
// two who round alike are not together for that; a step longer than the window leaves the report
// out. With [Options.Apart] pairs that have one text, or one fixed release, are left out of the
// statistic and of the reference, not only told apart: so speakers are tested, whom one article quotes
// at one moment.
//
// Who is found is no measure of chance for others. In a group of four each pair would else be excused by the five others, most
// of all where few report a story: findings mask each other (Pearson and Chandra Sekar 1936, "The efficiency of
// statistical tools and a criterion for the rejection of outlying observations", Biometrika 28). So where it finds
// pairs the test is made once more with these out of both sums and of q0; all pairs stay counted for q. (A third and a fourth
// time bring next to nothing in simulated streams, and let errors feed errors.) That does not make innocents of concert's time
// look guilty: their P(p ≤ .05), which masking pulls down to .023, comes up to .032, where it is .034 without any concert.
//
// What the weights cannot tell makes pairs differ a little more than the model says, the more the wider
// the window. Most pairs being innocent, this shows in the middle half of all pairs: with a hundred
// that expect two or more, every distance from the expectation is divided by Wider, the quartile
// range of (x−E)/sd by that of the normal law, and p taken there (after Devlin and Roeder 1999, "Genomic
// control for association studies"). With fewer pairs nothing is divided, and p is too small by up to a half.
//
// Assumptions: given a story, its time course, speed and hours, outlets choose their moments
// independently. A third outlet that both follow breaks this without being named; a finding
// says that two move together, not who told them to, nor why. Sources: Tumminello et al.
// (2011) and Saracco et al. (2015) for conditioning on degrees; the weights are our own, and the
// tests beside this package measure their size and power.
package concert

import (
	"cmp"
	"math"
	"slices"
)

// Report is one outlet's first report of a story.
type Report struct {
	Outlet int
	At     float64 // minutes since any moment at midnight UTC
	Root   string  // the text it was copied from, or is; "" for its own
	Fixed  bool    // released at a stated time: an embargo, a programme
	Round  float64 // minutes; the time is known to so many, 0 for exactly
	// Article is what the report is, for whoever reads [Meetings]; the test does not look at it.
	Article string
}

// Story is what several outlets report. An outlet that stands in it twice counts with its
// first report.
type Story struct {
	ID      string
	Reports []Report
}

// Options of a test. The zero value works.
type Options struct {
	Window float64 // minutes; 0 is 5
	Least  int     // common stories that a pair needs; 0 is 5
	Alpha  float64 // false discovery rate; 0 is 0.05
	Apart  bool    // two of one text, or of one fixed release, are no pair at all
}

// Verdict on a pair.
type Verdict string

const (
	Together   Verdict = "together"   // more than chance allows, also without wires and embargoes
	Chance     Verdict = "chance"     // no more than that
	Scheduled  Verdict = "scheduled"  // both publish at fixed hours: time tells nothing
	Syndicated Verdict = "syndicated" // together only where both have one text, or a release was fixed
	TooFew     Verdict = "too_few"    // fewer common stories than Least
)

// Finding is what is known of a pair.
type Finding struct {
	A, B     int
	Window   float64 // minutes; of several the one at which the pair is surest
	Together int     // stories in which both reported within the window
	Common   int     // stories that both reported
	Expected float64
	Range    [2]int  // 95 % of the null
	P, Q     float64 // 1 where the pair was not tested
	Verdict  Verdict
	Stories  []string // in which they were together
	Shared   int      // common stories in which both have one text, or a release was fixed for both
	// The same without texts in common and fixed releases.
	OwnTogether, OwnCommon int
	OwnExpected, OwnP      float64
	// First is how often A came first when they were together at different times, of Ordered; LeadP
	// is the two-sided binomial probability of that under even odds.
	First, Ordered int
	LeadP          float64
	// Power is the chance to have found the pair, had it moved together in half of its common
	// stories, at the line that the first finding must pass. It is told of pairs with too few, too.
	Power float64
	// Needed is with how many common stories like its own Power would be 0.8; 0 if a thousand are
	// too few, or where it was not computed (a pair with too few that was never together).
	Needed int
}

// Result of a test over all pairs.
type Result struct {
	Findings  []Finding // by p, then pair
	Tested    int       // pairs counted for the false discovery rate
	Scheduled []bool    // by outlet
	Reports   []int     // by outlet
	Steps     []float64 // by outlet: minutes in which its clock goes, 0 where it does not
	Wider     float64   // how much more the pairs differ from what is expected than the model says, at least 1
	Coarse    int       // reports left out, since they are rounded to more than the window
}

const (
	kappa      = 6.0
	closePrior = 10.0 // pseudo-counts of the share of close pairs
	rankBins   = 20
	hourBins   = 48
	rankPrior  = 10
	hourPrior  = 24
	quarters   = 96
	fullest    = 4
	fixedFrom  = 0.6
	fixedN     = 10 // reports from which an outlet's hours are told
	largest    = 200
	day        = 24 * 60
)

// Test tests all pairs of n outlets. Of a story with more than 200 reports every k-th in order of
// time stands in for the others. Cost is cubic in the reports of a story that lie close
// together, linear in stories; twice that where it finds pairs.
func Test(stories []Story, n int, o Options) Result {
	return newTester(stories, n, o).run()
}

func newTester(stories []Story, n int, o Options) *tester {
	o.Window = cmp.Or(o.Window, 5)
	o.Least = cmp.Or(o.Least, 5)
	o.Alpha = cmp.Or(o.Alpha, 0.05)
	t := &tester{n: n, o: o, stories: first(stories)}
	t.clocks()
	t.spread()
	t.profiles()
	return t
}

// first keeps every outlet's first report, by time.
func first(stories []Story) []Story {
	out := make([]Story, 0, len(stories))
	for _, s := range stories {
		rs := slices.Clone(s.Reports)
		slices.SortStableFunc(rs, func(a, b Report) int { return cmp.Or(cmp.Compare(a.At, b.At), a.Outlet-b.Outlet) })
		seen := map[int]bool{}
		rs = slices.DeleteFunc(rs, func(r Report) bool {
			had := seen[r.Outlet]
			seen[r.Outlet] = true
			return had
		})
		out = append(out, Story{s.ID, rs})
	}
	return out
}

type pairKey [2]int

// pairData gathers a pair's stories.
type pairData struct {
	q, ownQ        []float64
	together, own  int
	stories        []string
	first, ordered int
	shared         int
}

type tester struct {
	n       int
	o       Options
	stories []Story
	speed   [][rankBins]float64
	hours   [][hourBins]float64
	fixed   []bool
	reports []int
	steps   []float64
	coarse  int
	close   tally             // of all pairs of reports
	own     map[pairKey]tally // of it, each pair's
	pairs   map[pairKey]*pairData
	need    map[int]int      // by chance in per cent
	found   map[pairKey]bool // pairs that were found before, and so are no measure of chance
	moved   tally            // theirs
}

// tally counts pairs of reports, and those within the window.
type tally struct{ close, all int32 }

// prior is the share of close pairs of reports among those of all other outlets: what the pair itself
// did is no measure of what it would do by chance, nor is what found pairs did. Ten pseudo-counts in the
// proportion of all pairs that are not found hold it where the others are few.
func (t *tester) prior(i, j int) float64 {
	if t.close.all == 0 {
		return 0
	}
	k := pairKey{min(i, j), max(i, j)}
	others := tally{t.close.close - t.moved.close, t.close.all - t.moved.all}
	all := float64(t.close.close) / float64(t.close.all)
	if others.all > 0 {
		all = float64(others.close) / float64(others.all)
	}
	if own := t.own[k]; !t.found[k] {
		others.close, others.all = others.close-own.close, others.all-own.all
	}
	return (float64(others.close) + closePrior*all) / (float64(others.all) + closePrior)
}

func hourOf(at float64) int {
	h := int(math.Floor(at/30)) % hourBins
	if h < 0 {
		h += hourBins
	}
	return h
}

func quarterOf(at float64) int {
	h := int(math.Floor(at/15)) % quarters
	if h < 0 {
		h += quarters
	}
	return h
}

// rank of report a among the others of its story, in (0,1).
func rank(rs []Report, a int) float64 {
	before := 0.0
	for b := range rs {
		switch {
		case b == a:
		case rs[b].At < rs[a].At:
			before++
		case rs[b].At == rs[a].At:
			before += 0.5
		}
	}
	return (before + 0.5) / float64(len(rs))
}

func binOf(u float64) int { return min(int(u*rankBins), rankBins-1) }

// profiles learns how quick every outlet is, and when it is awake.
func (t *tester) profiles() {
	t.speed = make([][rankBins]float64, t.n)
	t.hours = make([][hourBins]float64, t.n)
	var poolRank [rankBins]float64
	var poolHour [hourBins]float64
	t.own = map[pairKey]tally{}
	for _, s := range t.stories {
		for a, r := range s.Reports {
			k := binOf(rank(s.Reports, a))
			t.speed[r.Outlet][k]++
			poolRank[k]++
			h := hourOf(r.At)
			t.hours[r.Outlet][h]++
			poolHour[h]++
			for b := a + 1; b < len(s.Reports); b++ {
				if t.o.Apart && shared(&r, &s.Reports[b]) {
					continue
				}
				k := pairKey{min(r.Outlet, s.Reports[b].Outlet), max(r.Outlet, s.Reports[b].Outlet)}
				own := t.own[k]
				own.all++
				t.close.all++
				if s.Reports[b].At-r.At <= t.o.Window {
					own.close++
					t.close.close++
				}
				t.own[k] = own
			}
		}
	}
	for o := range t.n {
		smooth(t.speed[o][:], poolRank[:], rankPrior, false)
		smooth(t.hours[o][:], poolHour[:], hourPrior, true)
	}
}

// smooth turns counts into ratios to the pool: a triangle over neighbours, and pseudo-counts
// in the pool's proportions. ring joins the ends.
func smooth(v, pool []float64, prior float64, ring bool) {
	n, total := 0.0, 0.0
	for i := range v {
		n += v[i]
		total += pool[i]
	}
	if total == 0 {
		return
	}
	raw := slices.Clone(v)
	at := func(x []float64, i int) float64 {
		switch {
		case ring:
			i = (i + len(x)) % len(x)
		case i < 0:
			i = 0
		case i >= len(x):
			i = len(x) - 1
		}
		return x[i]
	}
	for i := range v {
		sm := 0.5*raw[i] + 0.25*at(raw, i-1) + 0.25*at(raw, i+1)
		p := pool[i] / total
		if ring {
			p = (0.5*pool[i] + 0.25*at(pool, i-1) + 0.25*at(pool, i+1)) / total
		}
		if p == 0 {
			v[i] = 1
			continue
		}
		v[i] = (sm + prior*p) / (n + prior) / p
	}
}
