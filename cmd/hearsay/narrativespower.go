package main

import (
	"fmt"
	"slices"

	"hearsay/internal/measure/narrative"
	"hearsay/internal/pipeline"
)

// powerOver says over days, where no tie was found, what one would have needed: of the pairs that were tested, how many
// stand on so many outlets' days each that they would surely have been found if always together, and how many days the
// pair in the middle needed. Each thing has chances of its own there, so that no pair stands for all.
func (c *narrativesCmd) powerOver(a *app, in *pipeline.Retold, kind string, res *narrative.Result) {
	stands := c.columns(in, kind)
	var needed []int
	could := 0
	for i := range res.Ties {
		t := &res.Ties[i]
		if !t.Tested {
			continue
		}
		n := narrative.Enough(t.Expected, res.Tested, neededAlpha)
		if needed = append(needed, n); n <= min(stands[t.A], stands[t.B]) {
			could++
		}
	}
	if len(needed) == 0 {
		fmt.Fprintf(a.stderr, "hearsay: no pair of %s was together on two %s, so that none could be tested\n", kind, c.unit())
		return
	}
	slices.Sort(needed)
	fmt.Fprintf(a.stderr, "hearsay: of %d tested %s of %s %d would surely have been found if always together; the median one needed up to %d common %s\n",
		len(needed), plural(len(needed), "pair"), kind, could, needed[len(needed)/2], c.unit())
}

// columns is on how many outlets' days each thing stands, by id; an article without outlet or day is one for itself.
func (c *narrativesCmd) columns(in *pipeline.Retold, kind string) map[string]int {
	out := map[string]int{}
	for _, t := range in.Things[kind] {
		on := map[[2]string]bool{}
		for _, id := range t.Articles {
			x := in.Heads[id]
			if x.Outlet == "" || x.Day == "" {
				on[[2]string{id}] = true
				continue
			}
			on[[2]string{x.Outlet, x.Day}] = true
		}
		out[t.ID] = len(on)
	}
	return out
}
