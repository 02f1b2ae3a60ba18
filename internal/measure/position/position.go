// Package position sets side by side what each party says to each part of a story: asserts,
// denies, silent, or not covered.
//
// A party that speaks in the story on the day on which a subclaim came up, or later, and says
// nothing to it, is silent on it. A party that the ledger does not hold since then is not
// covered: of its silence nothing is known. Both are facts about what was collected and
// read, never about what a party thinks. A party that both asserts and denies has both, each
// with its times: offices of one state may differ, and minds change. There is no model of
// chance. Days are civil days as stated by the articles; what has no day shows a stance but never
// a silence.
package position

import (
	"cmp"
	"slices"
)

// Stance of a party on a subclaim.
type Stance string

const (
	Asserts    Stance = "asserts"
	Denies     Stance = "denies"
	Silent     Stance = "silent"
	NotCovered Stance = "not_covered"
)

// Quote is one quote in which a party takes a stand, or anything else it said in the story.
type Quote struct {
	ID     string
	Party  string
	Claim  string // "" for words on none of the subclaims
	Stance Stance // Asserts or Denies; anything else is speech without a stand
	Day    string // YYYY-MM-DD, "" for unknown
	At     string // RFC 3339, or the day: what First and Last show
}

// Subclaim is one column.
type Subclaim struct {
	ID    string
	First string // the day it came up, "" for unknown
}

// Cell is one party on one subclaim.
type Cell struct {
	Party, Claim string
	Stance       Stance
	First, Last  string   // of the quotes; for Silent of the days on which it spoke
	Quotes       []string // ids, in order of time
}

// Table returns the cells of parties × claims, in the given orders, a party's asserting before
// its denying. Quotes of other parties and claims are ignored. Cost is that of sorting the quotes
// and of the cells.
func Table(parties []string, claims []Subclaim, quotes []Quote) []Cell {
	sorted := slices.Clone(quotes)
	slices.SortFunc(sorted, func(a, b Quote) int { return cmp.Or(late(a.At, b.At), cmp.Compare(a.ID, b.ID)) })
	type key struct {
		party, claim string
		stance       Stance
	}
	stands := map[key]*Cell{}
	spoke := map[string][]string{} // days, ascending
	for _, q := range sorted {
		if q.Day != "" {
			spoke[q.Party] = append(spoke[q.Party], q.Day)
		}
		if q.Claim == "" || q.Stance != Asserts && q.Stance != Denies {
			continue
		}
		k := key{q.Party, q.Claim, q.Stance}
		c := stands[k]
		if c == nil {
			c = &Cell{Party: q.Party, Claim: q.Claim, Stance: q.Stance, First: q.At}
			stands[k] = c
		}
		if q.At != "" {
			c.Last = q.At
		}
		if !slices.Contains(c.Quotes, q.ID) {
			c.Quotes = append(c.Quotes, q.ID)
		}
	}
	for _, days := range spoke {
		slices.Sort(days)
	}
	var out []Cell
	for _, p := range parties {
		for _, c := range claims {
			yes, no := stands[key{p, c.ID, Asserts}], stands[key{p, c.ID, Denies}]
			if yes != nil {
				out = append(out, *yes)
			}
			if no != nil {
				out = append(out, *no)
			}
			if yes != nil || no != nil {
				continue
			}
			cell := Cell{Party: p, Claim: c.ID, Stance: NotCovered}
			days := spoke[p]
			if from, _ := slices.BinarySearch(days, c.First); c.First != "" && from < len(days) {
				cell.Stance, cell.First, cell.Last = Silent, days[from], days[len(days)-1]
			}
			out = append(out, cell)
		}
	}
	return out
}

// late orders times as written, unknown ones last.
func late(a, b string) int {
	if (a == "") != (b == "") {
		if a == "" {
			return 1
		}
		return -1
	}
	return cmp.Compare(a, b)
}
