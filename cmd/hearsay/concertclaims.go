package main

import (
	"cmp"
	"fmt"
	"math"

	"hearsay/internal/measure/bicm"
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
	pairs, err := bicm.Together(a.ctx, &in.Own, 2)
	if err != nil {
		return err
	}
	for i := range pairs {
		own[[2]int{pairs[i].A, pairs[i].B}] = &pairs[i]
	}
	w := newRows(a, c.Output, column{"VERDICT", 10}, column{"CLAIMS", 14}, column{"EXPECTED", 8}, column{"Q", 8}, column{"OWN TEXTS", 16}, column{"OUTLETS", 0})
	w.wide(120, "EXPECTED", "OWN TEXTS")
	limit, found := c.limit(a), 0
	all, err := bicm.Together(a.ctx, &in.All, 2)
	if err != nil {
		return err
	}
	for i := range all {
		row := newCarried(in, &all[i], own[[2]int{all[i].A, all[i].B}])
		if row.Verdict == "together" {
			found++
		}
		if !c.All && row.Verdict == "chance" || c.Outlet != "" && c.Outlet != row.A && c.Outlet != row.B || limit > 0 && w.n == limit {
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
		fmt.Fprintf(a.stderr, "hearsay: %d outlets carry %d claims; %d %s the same beyond chance, also by texts of their own%s\n", len(in.Outlets), len(in.Claims), found, pairsCarry(found), unlinked(a, l))
	}
	return nil
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
