package concert

import (
	"cmp"
	"slices"
	"time"
)

// Usual are the windows that are tried where nobody tells one.
var Usual = []time.Duration{5 * time.Minute, 30 * time.Minute, 2 * time.Hour}

// Look is what the test at one window sees: its stories, in which outlets have the same numbers at every window.
// Which reports are there may differ, since a time can be too coarse for one window and not for another.
type Look struct {
	Window  float64 // minutes
	Stories []Story
}

// Scan tests all pairs of n outlets at several windows, for who cannot know beforehand how close in time two would
// move. Each pair is judged at the window where it is surest, and pays for the choice: its p, and that of its own
// texts, is taken times the number of windows at which it was tested (Bonferroni, valid however these depend on each
// other); q is over all pairs, not over pairs and windows. The first result tells the pairs; the others, one a look,
// what each window shows by itself, by the line that the whole scan sets: their powers say what would have been found
// there. Options' window is not looked at. Cost is that of [Test] at every window.
func Scan(looks []Look, n int, o Options) (Result, []Result) {
	o.Least, o.Alpha = cmp.Or(o.Least, 5), cmp.Or(o.Alpha, 0.05)
	each := o
	each.Alpha = o.Alpha / float64(max(1, len(looks)))
	testers, results := make([]*tester, len(looks)), make([]Result, len(looks))
	pairs := map[pairKey][]*Finding{} // by look
	for k, look := range looks {
		each.Window = look.Window
		testers[k] = newTester(look.Stories, n, each)
		results[k] = testers[k].run()
		for i := range results[k].Findings {
			f := &results[k].Findings[i]
			at := pairKey{f.A, f.B}
			pairs[at] = append(pairs[at], f)
		}
	}
	tested := 0
	for _, fs := range pairs {
		if slices.ContainsFunc(fs, wasTested) {
			tested++
		}
	}
	line := firstLine(each.Alpha, tested)
	for k := range results {
		testers[k].powers(results[k].Findings, line, results[k].Wider)
	}
	all := whole(results)
	all.Tested = tested
	for _, fs := range pairs {
		all.Findings = append(all.Findings, surest(fs, o))
	}
	slices.SortFunc(all.Findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.P, y.P), x.A-y.A, x.B-y.B)
	})
	var open []*Finding
	for i := range all.Findings {
		if f := &all.Findings[i]; wasTested(f) {
			open = append(open, f)
		}
	}
	discoveries(open, o)
	return all, results
}

func wasTested(f *Finding) bool { return f.Verdict != TooFew && f.Verdict != Scheduled }

// whole is what holds of outlets at any window: of reports and clocks the most that any saw.
func whole(results []Result) (all Result) {
	for _, r := range results {
		if sum := total(r.Reports); all.Reports == nil || sum > total(all.Reports) {
			all.Reports, all.Scheduled, all.Steps = r.Reports, r.Scheduled, r.Steps
		}
		all.Wider = max(all.Wider, r.Wider)
		if all.Coarse == 0 || r.Coarse < all.Coarse {
			all.Coarse = r.Coarse
		}
	}
	return all
}

func total(n []int) (sum int) {
	for _, x := range n {
		sum += x
	}
	return sum
}

// surest is the finding of a pair where it is surest: by texts of its own, if it is so at any window, else by all. Of windows
// that are equal it is the first. A pair that was tested nowhere is told at the first window at which it was together.
func surest(fs []*Finding, o Options) Finding {
	var best *Finding
	tests := 0.0
	for _, f := range fs {
		if wasTested(f) {
			tests++
		}
	}
	rank := func(f *Finding) (int, float64) {
		both := max(f.P, f.OwnP)
		switch {
		case wasTested(f) && f.OwnCommon >= ownLeast(o.Least) && both*tests <= o.Alpha:
			return 0, both
		case wasTested(f):
			return 1, f.P
		case f.Verdict == Scheduled:
			return 2, 0
		case f.Together > 0:
			return 3, 0
		}
		return 4, 0
	}
	for _, f := range fs {
		if best == nil {
			best = f
			continue
		}
		i, p := rank(f)
		if k, q := rank(best); i < k || i == k && p < q {
			best = f
		}
	}
	out := *best
	if wasTested(best) {
		out.P, out.OwnP = min(1, out.P*tests), min(1, out.OwnP*tests)
	}
	return out
}
