package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
)

// explain says on standard error what was tested, who moves in one group, and how sure a
// "nothing found" is.
func (c *concertCmd) explain(a *app, t *testedPairs) {
	s, res := &t.streams, &t.res
	counts := countPairs(res)
	say := func(format string, args ...any) { fmt.Fprintf(a.stderr, "hearsay: "+format+"\n", args...) }
	say("%d %s of two %ss or more; %s %d common ones or more and %s tested%s", len(s.Stories), pluralOf(len(s.Stories), "story", "stories"), c.By,
		pluralOf(res.Tested, "1 pair has", fmt.Sprintf("%d pairs have", res.Tested)), c.Least, pluralOf(res.Tested, "was", "were"), t.tried())
	for _, g := range groups(res, s) {
		say("one group: %s", strings.Join(g, ", "))
	}
	if words := t.powerWords(); words != "" {
		say("a pair that moved together in half of its common stories would have been found with probability %s (median pair)", words)
	}
	if n := counts.few; n > 0 {
		needed := ""
		if counts.least > 0 {
			needed = fmt.Sprintf("; %d common stories or more would have been needed", max(counts.least, c.Least))
		}
		say("%s together at least once and %s too few common stories to test (%d of them one event)%s", pluralOf(n, "1 pair was", fmt.Sprintf("%d pairs were", n)), pluralOf(n, "has", "have"), counts.one, needed)
	}
	if n := counts.fixed; n > 0 {
		say("%s of %ss with fixed hours cannot be tested by time", pluralOf(n, "1 pair", fmt.Sprintf("%d pairs", n)), c.By)
	}
	t.explainTimes(c.By, say)
	switch {
	case res.Tested == 0:
		say("nothing could be tested, so that no concert found says nothing")
	case counts.together == 0:
		say("no concert was found")
	}
}

// pairCounts are numbers of pairs.
type pairCounts struct {
	together, fixed int
	few, one        int // together at least once, with too few common stories; with one
	least           int // common stories that the nearest of these would need
}

func countPairs(res *concert.Result) (n pairCounts) {
	for i := range res.Findings {
		switch f := &res.Findings[i]; {
		case f.Verdict == concert.TooFew && f.Together > 0:
			n.few++
			if f.Common == 1 {
				n.one++
			}
			if f.Needed > 0 && (n.least == 0 || f.Needed < n.least) {
				n.least = f.Needed
			}
		case f.Verdict == concert.Scheduled:
			n.fixed++
		case f.Verdict == concert.Together:
			n.together++
		}
	}
	return n
}

// tried says which windows were tried, where there are several.
func (t *testedPairs) tried() string {
	if len(t.windows) == 1 {
		return ""
	}
	var words []string
	for _, d := range t.windows {
		words = append(words, windowWords(d))
	}
	return fmt.Sprintf(", within %s; each is told where it is surest, its p taken %d times", strings.Join(words, ", "), len(words))
}

// powerWords are the median powers of tested pairs, by window; "" where none was tested.
func (t *testedPairs) powerWords() string {
	var words []string
	for k := range t.looks {
		var power []float64
		for i := range t.looks[k].Findings {
			if f := &t.looks[k].Findings[i]; tested(f) {
				power = append(power, f.Power)
			}
		}
		if len(power) == 0 {
			continue
		}
		slices.Sort(power)
		word := fmt.Sprintf("%.2f", power[len(power)/2])
		if len(t.looks) > 1 {
			word += " within " + windowWords(t.windows[k])
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// explainTimes says what of the times could not be taken as they are stated.
func (t *testedPairs) explainTimes(by string, say func(string, ...any)) {
	at := func(k int) string {
		if len(t.looks) == 1 {
			return ""
		}
		return " of " + windowWords(t.windows[k])
	}
	for k, n := range t.coarse {
		if k == 0 && t.streams.Untimed+n > 0 {
			say("left out: %d %s without a comparable time or a known outlet, %d with a time coarser than the window%s", t.streams.Untimed, plural(t.streams.Untimed, "report"), n, at(k))
		} else if n > 0 {
			say("left out: %d %s with a time coarser than the window%s", n, plural(n, "report"), at(k))
		}
	}
	var small []string
	for k := range t.looks {
		res, window := &t.looks[k], t.windows[k]
		if n := rounding(res, window.Minutes()); n > 0 {
			say("the %s of %d %s %s in steps that matter for the window%s, of five minutes or more; %s times are spread over the step", plural(n, "clock"), n, plural(n, by), pluralOf(n, "goes", "go"), at(k), pluralOf(n, "its", "their"))
		}
		if res.Wider > 1 {
			say("at the window%s pairs differ %.2f times as much as the model says; distances are divided by that", at(k), res.Wider)
		} else if res.Tested > 0 && window.Minutes() > 5 {
			small = append(small, windowWords(window))
		}
	}
	if len(small) > 0 {
		say("at the %s of %s p may be too small by up to a half, which pairs with so few common stories cannot tell", plural(len(small), "window"), strings.Join(small, ", "))
	}
}

// rounding counts those whose clock goes in steps that matter at the window.
func rounding(res *concert.Result, window float64) (n int) {
	for _, s := range res.Steps {
		if s > concert.ByWindow*window && s <= window {
			n++
		}
	}
	return n
}

// groups joins those that findings tie together, three and more.
func groups(res *concert.Result, s *pipeline.Streams) (out [][]string) {
	of := map[int]int{}
	var find func(int) int
	find = func(x int) int {
		if p, ok := of[x]; ok && p != x {
			of[x] = find(p)
			return of[x]
		}
		of[x] = x
		return x
	}
	for i := range res.Findings {
		if f := &res.Findings[i]; f.Verdict == concert.Together {
			if x, y := find(f.A), find(f.B); x != y {
				of[max(x, y)] = min(x, y)
			}
		}
	}
	by := map[int][]string{}
	for x := range of {
		by[find(x)] = append(by[find(x)], cmp.Or(s.Names[s.Outlets[x]], s.Outlets[x]))
	}
	for _, g := range by {
		if len(g) > 2 {
			slices.Sort(g)
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(x, y []string) int { return strings.Compare(x[0], y[0]) })
	return out
}
