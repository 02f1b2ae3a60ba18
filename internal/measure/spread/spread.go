// Package spread counts how far a claim travels: outlets, owners and countries that carry it, day by
// day, asserting, hedging and denying. It counts reports of the ledger, not readers, and no
// more outlets than are collected.
package spread

import (
	"cmp"
	"slices"
)

// Report is one report that takes a stand on the claim.
type Report struct {
	Article                string // several quotes of an article count once for each stance
	Outlet, Owner, Country string // "" for unknown
	Day                    string // YYYY-MM-DD, "" for unknown
	Denies, Hedges         bool
	Own                    bool   // the outlet tells it in its own words
	Gone                   string // the day on which a version without it was first seen, YYYY-MM-DD; "" where it stands
}

// Day is what came out on one day, and what had come out by then.
type Day struct {
	Day                         string   // "" for reports without a date, last
	Asserting, Hedging, Denying int      // articles; one that hedges does not assert plainly
	Own                         int      // of those that assert or hedge it, articles that tell it in the outlet's own words
	Dropped                     int      // articles that no longer carry it since a version first seen that day
	New                         []string // outlets that carry it for the first time
	Outlets, Owners, Countries  int      // up to and with this day
}

// ByDay returns the days on which anything came out or was dropped, in order. What an article dropped later
// counts on the day of the article as if it stood.
func ByDay(rs []Report) []Day {
	days := appeared(rs)
	gone := map[[2]string]bool{} // articles by day
	for _, r := range rs {
		at := [2]string{r.Gone, r.Article}
		if r.Gone == "" || gone[at] {
			continue
		}
		gone[at] = true
		i, ok := slices.BinarySearchFunc(days, r.Gone, func(d Day, day string) int { return compareDays(d.Day, day) })
		if !ok {
			d := Day{Day: r.Gone}
			if i > 0 {
				d.Outlets, d.Owners, d.Countries = days[i-1].Outlets, days[i-1].Owners, days[i-1].Countries
			}
			days = slices.Insert(days, i, d)
		}
		days[i].Dropped++
	}
	return days
}

// compareDays orders days, unknown ones last.
func compareDays(a, b string) int {
	switch {
	case a == b:
		return 0
	case a == "":
		return 1
	case b == "":
		return -1
	}
	return cmp.Compare(a, b)
}

// appeared returns the days on which anything came out, in order.
func appeared(rs []Report) []Day {
	sorted := slices.Clone(rs)
	slices.SortStableFunc(sorted, func(a, b Report) int {
		return cmp.Or(compareDays(a.Day, b.Day), cmp.Compare(a.Outlet, b.Outlet), cmp.Compare(a.Article, b.Article))
	})
	outlets, owners, countries := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var out []Day
	type stand struct {
		article string
		stance  int
	}
	const ownWords = 3 // beside asserting, hedging, denying
	var seen map[stand]bool
	for _, r := range sorted {
		if len(out) == 0 || out[len(out)-1].Day != r.Day {
			out = append(out, Day{Day: r.Day})
			seen = map[stand]bool{}
		}
		d := &out[len(out)-1]
		if own := (stand{r.Article, ownWords}); r.Own && !r.Denies && !seen[own] {
			seen[own] = true
			d.Own++
		}
		s := stand{r.Article, 0}
		switch {
		case r.Denies:
			s.stance = 2
		case r.Hedges:
			s.stance = 1
		}
		if !seen[s] {
			seen[s] = true
			[]func(){func() { d.Asserting++ }, func() { d.Hedging++ }, func() { d.Denying++ }}[s.stance]()
		}
		if r.Outlet != "" && !outlets[r.Outlet] {
			d.New = append(d.New, r.Outlet)
		}
		enter(outlets, r.Outlet)
		enter(owners, cmp.Or(r.Owner, r.Outlet))
		enter(countries, r.Country)
		d.Outlets, d.Owners, d.Countries = len(outlets), len(owners), len(countries)
	}
	return out
}

func enter(set map[string]bool, x string) {
	if x != "" {
		set[x] = true
	}
}
