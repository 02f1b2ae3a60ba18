package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"hearsay/internal/measure/bicm"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// carriedRow is a row of concert --claims.
type carriedRow struct {
	A           string   `json:"a"`
	B           string   `json:"b"`
	Together    int      `json:"together"` // claims that both carry
	OfA         int      `json:"of_a"`     // claims that each carries
	OfB         int      `json:"of_b"`
	Expected    float64  `json:"expected"`
	P           float64  `json:"p"`
	Q           float64  `json:"q"`
	OwnTogether int      `json:"own_together"` // by own texts
	OwnExpected *float64 `json:"own_expected"` // null where fewer than two, not tested
	OwnP        *float64 `json:"own_p"`
	Verdict     string   `json:"verdict"` // together, syndicated, chance
	IDs         []string `json:"ids"`     // the claims
}

var carriedColumns = []string{"a", "b", "together", "of_a", "of_b", "expected", "p", "q", "own_together", "own_expected", "own_p", "verdict", "ids"}

// carriedAlpha is the false discovery rate.
const carriedAlpha = 0.05

// claims lists outlets that carry the same claims beyond chance. These are no times, and their q is
// never mixed with that of pairs in time.
func (c *concertCmd) claims(a *app, l *embedded.Ledger) error {
	in, err := pipeline.ReadCarried(a.ctx, l, c.Since, c.Until)
	if err != nil {
		return ledgerHint(err)
	}
	own := map[[2]int]*bicm.Pair{}
	pairs, err := bicm.Together(a.ctx, &in.Own, carriedLeast)
	if err != nil {
		return err
	}
	for i := range pairs {
		own[[2]int{pairs[i].A, pairs[i].B}] = &pairs[i]
	}
	w := newRows(a, c.Output, column{"VERDICT", 10}, column{"CLAIMS", 14}, column{"EXPECTED", 8}, column{"Q", 8}, column{"OWN TEXTS", 16}, column{"OUTLETS", 0})
	w.wide(120, "EXPECTED", "OWN TEXTS")
	limit, found := c.limit(a), 0
	all, err := bicm.Together(a.ctx, &in.All, carriedLeast)
	if err != nil {
		return err
	}
	for i := range all {
		row := newCarried(in, &all[i], own[[2]int{all[i].A, all[i].B}])
		if row.Verdict == "together" {
			found++
		}
		if !c.All && row.Verdict == "chance" || c.Outlet != "" && c.Outlet != row.A && c.Outlet != row.B || w.full(limit) {
			continue
		}
		ownExpected, ownP, shown := "", "", fmt.Sprint(row.OwnTogether)
		if row.OwnP != nil {
			ownExpected, ownP = fmt.Sprint(*row.OwnExpected), fmt.Sprint(*row.OwnP)
			shown += ", p " + small(*row.OwnP)
		}
		cells := []string{row.Verdict, fmt.Sprintf("%d of %d, %d", row.Together, row.OfA, row.OfB), fmt.Sprintf("%.1f", row.Expected), small(row.Q), shown, sides(row.A, row.B, w.rest())}
		csv := []string{row.A, row.B, fmt.Sprint(row.Together), fmt.Sprint(row.OfA), fmt.Sprint(row.OfB), fmt.Sprint(row.Expected), fmt.Sprint(row.P), fmt.Sprint(row.Q), fmt.Sprint(row.OwnTogether), ownExpected, ownP, row.Verdict, listed(row.IDs)}
		if err := w.row(row, cells, carriedColumns, csv); err != nil {
			return err
		}
	}
	if err := w.end(carriedColumns); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d %s carry %d %s; %d %s the same beyond chance, also by texts of their own%s\n", len(in.Outlets), plural(len(in.Outlets), "outlet"),
			len(in.Claims), plural(len(in.Claims), "claim"), found, pairsCarry(found), unlinked(a, l))
		if found == 0 {
			tellCarriedPower(a, &in.All, len(all))
		}
	}
	return nil
}

// carriedLeast is how many claims an outlet must carry, and a pair have in common, to be tested.
const carriedLeast = 2

// tellCarriedPower says what two outlets would have needed where no pair was found: two that carry as many claims as the
// middle one of those that could be tested. Chance's expectation for them is that of the configuration model in the limit
// of thin tables (Chung and Lu 2002): claims that many carry are shared more often. met is how many pairs were tested.
func tellCarriedPower(a *app, t *bicm.Table, met int) {
	var sizes []int
	for _, claims := range t.Rows {
		if len(claims) >= carriedLeast {
			sizes = append(sizes, len(claims))
		}
	}
	if len(sizes) < 2 {
		fmt.Fprintf(a.stderr, "hearsay: no two outlets carry %d claims each: nothing could be tested\n", carriedLeast)
		return
	}
	slices.Sort(sizes)
	mid := sizes[len(sizes)/2]
	needed := narrative.Enough(expectedCommon(t, mid), len(sizes), carriedAlpha)
	would := fmt.Sprintf("would surely have been found from %d common ones on", needed)
	if needed > mid {
		would = fmt.Sprintf("would not surely have been found even if they carried the same: that takes up to %d common ones", needed)
	}
	fmt.Fprintf(a.stderr, "hearsay: %d %s %d claims or more in common and %s tested; two outlets with %d claims each, the median, %s\n",
		met, pluralOf(met, "pair has", "pairs have"), carriedLeast, pluralOf(met, "was", "were"), mid, would)
}

// expectedCommon is how many claims two outlets with n claims each have in common by chance: the sum over claims of the
// square of n times the claim's share of all that is carried, at most 1 each.
func expectedCommon(t *bicm.Table, n int) float64 {
	carriers, all := make([]int, t.Columns), 0
	for _, claims := range t.Rows {
		for _, c := range claims {
			carriers[c]++
			all++
		}
	}
	sum := 0.0
	for _, k := range carriers {
		p := min(1, float64(n)*float64(k)/float64(all))
		sum += p * p
	}
	return sum
}

// newCarried judges a pair: together by own texts, too, else syndicated, else chance.
func newCarried(in *pipeline.Carried, p, own *bicm.Pair) carriedRow {
	r := carriedRow{A: in.Outlets[p.A], B: in.Outlets[p.B], Together: p.Together, OfA: len(in.All.Rows[p.A]), OfB: len(in.All.Rows[p.B]), Expected: math.Round(p.Expected*100) / 100, P: p.P, Q: p.Q, Verdict: "chance", IDs: in.Common(p.A, p.B)}
	if own != nil {
		e := math.Round(own.Expected*100) / 100
		r.OwnTogether, r.OwnExpected, r.OwnP = own.Together, &e, &own.P
	} else {
		r.OwnTogether = common(in.Own.Rows[p.A], in.Own.Rows[p.B])
	}
	if p.Q <= carriedAlpha {
		r.Verdict = "syndicated"
		if r.OwnP != nil && *r.OwnP <= carriedAlpha {
			r.Verdict = "together"
		}
	}
	return r
}

// common counts what two ascending lists share.
func common(x, y []int) (n int) {
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch cmp.Compare(x[i], y[j]) {
		case 0:
			n++
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return n
}

func pairsCarry(n int) string {
	if n == 1 {
		return "pair carries"
	}
	return "pairs carry"
}
