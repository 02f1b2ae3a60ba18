package concert

import (
	"cmp"
	"math"
	"slices"
)

// run tests, and once more if it finds pairs that were a measure of chance for others.
func (t *tester) run() Result {
	res := t.round()
	if t.setApart(res.Findings) {
		return t.round()
	}
	return res
}

// setApart notes the pairs that were found, and reports whether any of them is new. Pairs that are together by a wire
// or a fixed release are left where they are: others may be so for the same reason.
func (t *tester) setApart(fs []Finding) bool {
	before := len(t.found)
	for i := range fs {
		f := &fs[i]
		k := pairKey{f.A, f.B}
		if f.Verdict != Together || t.found[k] {
			continue
		}
		if t.found == nil {
			t.found = map[pairKey]bool{}
		}
		t.found[k] = true
		own := t.own[k]
		t.moved.close, t.moved.all = t.moved.close+own.close, t.moved.all+own.all
	}
	return len(t.found) > before
}

// round gathers the pairs' stories and judges them.
func (t *tester) round() Result {
	t.pairs = map[pairKey]*pairData{}
	for i := range t.stories {
		t.story(&t.stories[i])
	}
	res := Result{Scheduled: t.fixed, Reports: t.reports, Steps: t.steps, Coarse: t.coarse}
	for k, d := range t.pairs {
		f := Finding{A: k[0], B: k[1], Window: t.o.Window, Together: d.together, Common: len(d.q), OwnTogether: d.own, OwnCommon: len(d.ownQ), P: 1, Q: 1, OwnP: 1, Stories: d.stories, First: d.first, Ordered: d.ordered, LeadP: 1, Shared: d.shared}
		f.Expected, f.OwnExpected = sum(d.q), sum(d.ownQ)
		switch {
		case len(d.q) < t.o.Least:
			f.Verdict = TooFew
		case t.fixed[k[0]] && t.fixed[k[1]]:
			f.Verdict = Scheduled
		default:
			f.Range = interval(distribution(d.q))
			f.LeadP = even(d.first, d.ordered)
			res.Tested++
		}
		res.Findings = append(res.Findings, f)
	}
	res.Wider = wider(res.Findings)
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Verdict == "" {
			d := t.pairs[pairKey{f.A, f.B}]
			f.P = tailAt(distribution(d.q), nearer(f.Together, f.Expected, res.Wider))
			if len(d.ownQ) > 0 {
				f.OwnP = tailAt(distribution(d.ownQ), nearer(f.OwnTogether, f.OwnExpected, res.Wider))
			}
		}
	}
	slices.SortFunc(res.Findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.P, y.P), x.A-y.A, x.B-y.B)
	})
	t.judge(&res)
	return res
}

// judge gives q-values over all tested pairs, verdicts and power.
func (t *tester) judge(res *Result) {
	var tested []*Finding
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Verdict == "" {
			tested = append(tested, f)
		}
	}
	discoveries(tested, t.o)
	t.powers(res.Findings, firstLine(t.o.Alpha, res.Tested), res.Wider)
}

// discoveries gives q-values and verdicts to tested pairs, in order of p: Benjamini and Yekutieli.
func discoveries(tested []*Finding, o Options) {
	m, least := float64(len(tested)), 1.0
	for i := len(tested) - 1; i >= 0; i-- {
		least = min(least, tested[i].P*m*harmonic(len(tested))/float64(i+1))
		tested[i].Q = least
	}
	for _, f := range tested {
		switch {
		case f.Q > o.Alpha:
			f.Verdict = Chance
		case f.OwnCommon < ownLeast(o.Least) || f.OwnP > o.Alpha:
			f.Verdict = Syndicated
		default:
			f.Verdict = Together
		}
	}
}

// ownLeast is how many common stories by texts of their own a finding needs, for which enough were tested with all texts: more
// than half as many. Below, a wire that came late once is no evidence; the test of these texts holds its own level anyway.
func ownLeast(least int) int { return least/2 + 1 }

// firstLine is the p that the first of m pairs must pass; where none was tested, as if it were the only one.
func firstLine(alpha float64, m int) float64 {
	if m == 0 {
		return alpha
	}
	return alpha / (float64(m) * harmonic(m))
}

func harmonic(m int) (sum float64) {
	for i := 1; i <= m; i++ {
		sum += 1 / float64(i)
	}
	return sum
}

// powers tells with which probability each pair would have been found at the line, of those too few to be tested, too.
func (t *tester) powers(fs []Finding, line, wider float64) {
	t.need = nil
	for i := range fs {
		f := &fs[i]
		if f.Verdict == Scheduled || f.Verdict == TooFew && f.Together == 0 {
			continue
		}
		q := t.pairs[pairKey{f.A, f.B}].q
		f.Power = power(q, line, moved, wider)
		f.Needed = t.needed(sum(q)/float64(len(q)), line, wider)
	}
}

// story adds what one story tells of its pairs.
func (t *tester) story(s *Story) {
	rs := s.Reports
	if len(rs) < 2 {
		return
	}
	ref := t.reference(rs)
	for a := range rs {
		for b := a + 1; b < len(rs); b++ {
			x, y := &rs[a], &rs[b]
			k := pairKey{min(x.Outlet, y.Outlet), max(x.Outlet, y.Outlet)}
			d := t.pairs[k]
			if d == nil {
				d = &pairData{}
				t.pairs[k] = d
			}
			shared := shared(x, y)
			if shared {
				d.shared++
				if t.o.Apart {
					continue
				}
			}
			q := t.chance(rs, ref, a, b)
			d.q = append(d.q, q)
			if !shared {
				d.ownQ = append(d.ownQ, q)
			}
			if math.Abs(x.At-y.At) > t.o.Window {
				continue
			}
			d.together++
			d.stories = append(d.stories, s.ID)
			if !shared {
				d.own++
			}
			if x.At != y.At {
				d.ordered++
				if (x.At < y.At) == (x.Outlet == k[0]) {
					d.first++
				}
			}
		}
	}
}

// shared reports whether two reports have one text, or were both released at a stated time.
func shared(x, y *Report) bool { return x.Root != "" && x.Root == y.Root || x.Fixed && y.Fixed }

// standIn is what of a story stands in for others: reports, and which of them are close.
type standIn struct {
	reports []int // places
	rank    []int // bins, by place
	hour    []int
	close   [][2]int // ordered pairs of places
	apart   [][2]int // ordered pairs that are none: of one text, where that leaves out, and found ones
}

func (t *tester) reference(rs []Report) standIn {
	var ref standIn
	step := (len(rs) + largest - 1) / largest
	for i := 0; i < len(rs); i += step {
		ref.reports = append(ref.reports, i)
	}
	ref.rank, ref.hour = make([]int, len(rs)), make([]int, len(rs))
	for i := range rs {
		ref.rank[i], ref.hour[i] = binOf(rank(rs, i)), hourOf(rs[i].At)
	}
	for k, i := range ref.reports {
		for _, j := range ref.reports[k+1:] {
			x, y := rs[i].Outlet, rs[j].Outlet
			none := t.o.Apart && shared(&rs[i], &rs[j]) || len(t.found) > 0 && t.found[pairKey{min(x, y), max(x, y)}]
			if none {
				ref.apart = append(ref.apart, [2]int{i, j}, [2]int{j, i})
			}
			if rs[j].At-rs[i].At > t.o.Window {
				if !t.o.Apart && len(t.found) == 0 {
					break
				}
				continue
			}
			if none {
				continue
			}
			ref.close = append(ref.close, [2]int{i, j}, [2]int{j, i})
		}
	}
	return ref
}

// chance is the probability that the outlets of reports a and b are together in this story, were
// they independent.
func (t *tester) chance(rs []Report, ref standIn, a, b int) float64 {
	i, j := rs[a].Outlet, rs[b].Outlet
	weight := func(o, x int) float64 { return t.speed[o][ref.rank[x]] * t.hours[o][ref.hour[x]] }
	var si, sj, sij, num float64
	for _, x := range ref.reports {
		if x == a || x == b {
			continue
		}
		wi, wj := weight(i, x), weight(j, x)
		si += wi
		sj += wj
		sij += wi * wj
	}
	for _, z := range ref.close {
		if z[0] != a && z[0] != b && z[1] != a && z[1] != b {
			num += weight(i, z[0]) * weight(j, z[1])
		}
	}
	for _, z := range ref.apart {
		if z[0] != a && z[0] != b && z[1] != a && z[1] != b {
			sij += weight(i, z[0]) * weight(j, z[1])
		}
	}
	return min(1, (num+kappa*t.prior(i, j))/(max(0, si*sj-sij)+kappa))
}
