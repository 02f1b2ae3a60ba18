// Package drift tells how certainty changes as a claim is retold: at each hop from a report to
// the one that has it from there, and from day to day.
//
// How sure a report is runs from 0 to 1: the middle of the band that the speaker's scale gives for
// the words; else, with a hedge, factuality (Saurí and Pustejovsky 2009) from −3…3 taken to
// 0…0.95, nothing below 0; else 1, plain. The end point is the outlet's own voice: the claim as
// fact. A change counts from Step on, so that "likely" told as "probably" is none.
//
// Apart from what is taken over, a speaker may change its own words: a report is also set beside what the
// same speaker was reported to say before ([Hop].Again). What it was reported to say once already is retold,
// and no change. Tendencies count hops only.
//
// An outlet's tendency is the share of its hops that harden, or soften, with Wilson's interval.
// [Test] asks whether it does so more than others do with the same claims. A hop is only as
// sure as the edge it follows. What a report drops may stand elsewhere in its text.
package drift

import (
	"cmp"
	"slices"
	"time"

	"hearsay/internal/measure/stat"
)

// Step is the least difference of sureness that counts.
const Step = 0.1

// Report is one report of a claim.
type Report struct {
	ID     string
	Outlet string
	At     time.Time // zero where unknown
	Sure   float64   // [0,1]
	Hedged bool      // it has a hedge, or a word of estimate
	Own    bool      // the outlet says it in its own voice
	Parent int       // the report that it has the claim from, −1 where that is none of these
	// Speaker is the key of who says it, "" for unknown: of that speaker's words at another time a change is told.
	Speaker string
}

// Sureness computes Report.Sure. band is nil without a scale.
func Sureness(band []int, factuality float64, hedged bool) float64 {
	switch {
	case len(band) == 2:
		return float64(band[0]+band[1]) / 200
	case !hedged:
		return 1
	}
	return min(0.95, max(0, factuality/3)) // a doubt is one, whatever is said behind it
}

// Change is what a hop did.
type Change string

const (
	First    Change = "first" // no parent among the reports
	Same     Change = "same"
	Hardened Change = "hardened"
	Softened Change = "softened"
)

// Hop is a report beside its parent.
type Hop struct {
	Report int
	Change Change
	By     float64 // difference of sureness to the parent, 0 without one
	Lost   bool    // the parent hedges and the report does not
	Stated bool    // of these, in the outlet's own voice
	// Before is the last earlier report of the same speaker's words, −1 for none; Again is what became of them since,
	// [First] without one, and AgainBy the difference of sureness.
	Before  int
	Again   Change
	AgainBy float64
}

// ChangeOf names a difference of sureness: hardened or softened from [Step] on, else the same.
func ChangeOf(by float64) Change {
	switch {
	case by >= Step-1e-9:
		return Hardened
	case by <= -Step+1e-9:
		return Softened
	}
	return Same
}

// Hops returns one hop for each report, in order of time, then id.
func Hops(rs []Report) []Hop {
	out := make([]Hop, len(rs))
	for i := range rs {
		h := Hop{Report: i, Change: First, Before: -1, Again: First}
		if p := rs[i].Parent; p >= 0 && p < len(rs) && p != i {
			h.By = rs[i].Sure - rs[p].Sure
			h.Lost = rs[p].Hedged && !rs[i].Hedged
			h.Stated = h.Lost && rs[i].Own
			h.Change = ChangeOf(h.By)
		}
		out[i] = h
	}
	slices.SortFunc(out, func(a, b Hop) int {
		x, y := &rs[a.Report], &rs[b.Report]
		if x.At.IsZero() != y.At.IsZero() {
			if x.At.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.ID, y.ID))
	})
	again(rs, out)
	return out
}

// again sets each report beside the earlier ones of the same speaker: beside the last of them, unless it was
// reported to be as sure before, which is then only told again. Undated reports are beside none. Cost is quadratic
// in the reports of one speaker.
func again(rs []Report, hops []Hop) {
	said := map[string][]int{} // by speaker: reports, in order of time
	for k := range hops {
		h := &hops[k]
		r := &rs[h.Report]
		if r.Speaker == "" || r.At.IsZero() {
			continue
		}
		before := said[r.Speaker]
		said[r.Speaker] = append(before, h.Report)
		for len(before) > 0 && !rs[before[len(before)-1]].At.Before(r.At) {
			before = before[:len(before)-1] // at one time nothing is before
		}
		if len(before) == 0 {
			continue
		}
		h.Before = before[len(before)-1]
		h.AgainBy = r.Sure - rs[h.Before].Sure
		h.Again = ChangeOf(h.AgainBy)
		if slices.ContainsFunc(before, func(i int) bool { return ChangeOf(r.Sure-rs[i].Sure) == Same }) {
			h.Again = Same
		}
	}
}

// Tendency is what an outlet does to claims that it takes over.
type Tendency struct {
	Outlet                   string
	Hops                     int // with a parent of another outlet
	Hardened, Softened, Lost int
	HardenedLo, HardenedHi   float64 // 95 % intervals of the shares
	SoftenedLo, SoftenedHi   float64
	Claims                   int // that the hops are of
}

// Tendencies adds up hops by outlet over claims, most hops first. Outlets with fewer hops than least are left
// out.
func Tendencies(claims [][]Report, least int) []Tendency {
	at := map[string]*Tendency{}
	for _, rs := range claims {
		seen := map[string]bool{}
		for _, h := range Hops(rs) {
			r := &rs[h.Report]
			if h.Change == First || rs[r.Parent].Outlet == r.Outlet || r.Outlet == "" {
				continue
			}
			t := at[r.Outlet]
			if t == nil {
				t = &Tendency{Outlet: r.Outlet}
				at[r.Outlet] = t
			}
			t.Hops++
			if !seen[r.Outlet] {
				seen[r.Outlet] = true
				t.Claims++
			}
			switch h.Change {
			case Hardened:
				t.Hardened++
			case Softened:
				t.Softened++
			}
			if h.Lost {
				t.Lost++
			}
		}
	}
	var out []Tendency
	for _, t := range at {
		if t.Hops >= least {
			t.HardenedLo, t.HardenedHi = stat.Wilson(t.Hardened, t.Hops)
			t.SoftenedLo, t.SoftenedHi = stat.Wilson(t.Softened, t.Hops)
			out = append(out, *t)
		}
	}
	slices.SortFunc(out, func(a, b Tendency) int { return cmp.Or(b.Hops-a.Hops, cmp.Compare(a.Outlet, b.Outlet)) })
	return out
}
