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
func (c *concertCmd) explain(a *app, s *pipeline.Streams, res *concert.Result) {
	together, few, one, least, fixed, power := 0, 0, 0, 0, 0, []float64{}
	for i := range res.Findings {
		switch f := &res.Findings[i]; f.Verdict {
		case concert.TooFew:
			if f.Together > 0 {
				few++
				if f.Common == 1 {
					one++
				}
				if f.Needed > 0 && (least == 0 || f.Needed < least) {
					least = f.Needed
				}
			}
		case concert.Scheduled:
			fixed++
		case concert.Together:
			together++
			power = append(power, f.Power)
		case concert.Chance, concert.Syndicated:
			power = append(power, f.Power)
		}
	}
	fmt.Fprintf(a.stderr, "hearsay: %d %s of two %ss or more; %s %d common ones or more and %s tested\n", len(s.Stories), pluralOf(len(s.Stories), "story", "stories"), c.By,
		pluralOf(res.Tested, "1 pair has", fmt.Sprintf("%d pairs have", res.Tested)), c.Least, pluralOf(res.Tested, "was", "were"))
	for _, g := range groups(res, s) {
		fmt.Fprintf(a.stderr, "hearsay: one group: %s\n", strings.Join(g, ", "))
	}
	if len(power) > 0 {
		slices.Sort(power)
		fmt.Fprintf(a.stderr, "hearsay: a pair that moved together in half of its common stories would have been found with probability %.2f (median pair)\n", power[len(power)/2])
	}
	if few > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %s together at least once and %s too few common stories to test (%d of them one event)", pluralOf(few, "1 pair was", fmt.Sprintf("%d pairs were", few)), pluralOf(few, "has", "have"), one)
		if least > 0 {
			fmt.Fprintf(a.stderr, "; %d common stories or more would have been needed", max(least, c.Least))
		}
		fmt.Fprintln(a.stderr)
	}
	if fixed > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %s of %ss with fixed hours cannot be tested by time\n", pluralOf(fixed, "1 pair", fmt.Sprintf("%d pairs", fixed)), c.By)
	}
	if left := s.Coarse + res.Coarse; s.Untimed+left > 0 {
		fmt.Fprintf(a.stderr, "hearsay: left out: %d %s without a comparable time or a known outlet, %d with a time coarser than the window\n", s.Untimed, plural(s.Untimed, "report"), left)
	}
	if n := rounding(res, c.Window.Minutes()); n > 0 {
		fmt.Fprintf(a.stderr, "hearsay: the %s of %d %s %s in steps of five minutes or more; %s times are spread over the step\n", plural(n, "clock"), n, plural(n, c.By), pluralOf(n, "goes", "go"), pluralOf(n, "its", "their"))
	}
	if res.Wider > 1 {
		fmt.Fprintf(a.stderr, "hearsay: pairs differ %.2f times as much as the model says; distances are divided by that\n", res.Wider)
	} else if res.Tested > 0 && c.Window.Minutes() > 5 {
		fmt.Fprintln(a.stderr, "hearsay: at this window p may be too small by up to a half, which pairs with so few common stories cannot tell")
	}
	switch {
	case res.Tested == 0:
		fmt.Fprintln(a.stderr, "hearsay: nothing could be tested, so that no concert found says nothing")
	case together == 0:
		fmt.Fprintln(a.stderr, "hearsay: no concert was found")
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
