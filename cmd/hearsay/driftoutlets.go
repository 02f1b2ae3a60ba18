package main

import (
	"fmt"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// tendencyRow is a row of drift.
type tendencyRow struct {
	Outlet     string     `json:"outlet"`
	Hops       int        `json:"hops"`
	Claims     int        `json:"claims"`
	Hardened   int        `json:"hardened"`
	Hardened95 [2]float64 `json:"hardened95"`
	Softened   int        `json:"softened"`
	Softened95 [2]float64 `json:"softened95"`
	Lost       int        `json:"hedges_lost"`
	// Against the others, within the same claims: one-sided p and q of hardening, and of softening, more.
	HardenP  float64  `json:"hardened_p"`
	HardenQ  float64  `json:"hardened_q"`
	HardenBy float64  `json:"hardened_expected"` // hops that would harden if they were the others' like
	SoftenP  float64  `json:"softened_p"`
	SoftenQ  float64  `json:"softened_q"`
	SoftenBy float64  `json:"softened_expected"`
	IDs      []string `json:"ids"` // of the claims
}

// outlets prints tendencies over all claims.
func (c *driftCmd) outlets(a *app) error {
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	var claims [][]drift.Report
	ids := map[string][]string{} // by outlet: claims with a hop of it
	if err := eachClaim(a, l, c.Since, c.Until, func(v *store.View, body *view.Claim) {
		rs, _ := rows.Retelling(body)
		if len(rs) < 2 {
			return
		}
		claims = append(claims, rs)
		for i := range rs {
			if p := rs[i].Parent; p >= 0 && rs[p].Outlet != rs[i].Outlet {
				ids[rs[i].Outlet] = onceMore(ids[rs[i].Outlet], v.ID)
			}
		}
	}); err != nil {
		return err
	}
	against, found := map[string]map[drift.Change]drift.Against{}, 0
	for _, x := range drift.Test(claims, c.AtLeast) {
		if x.Q <= drift.Alpha {
			found++
		}
		if against[x.Outlet] == nil {
			against[x.Outlet] = map[drift.Change]drift.Against{}
		}
		against[x.Outlet][x.Change] = x
	}
	header := []string{"outlet", "hops", "claims", "hardened", "hardened_lo", "hardened_hi", "softened", "softened_lo", "softened_hi", "hedges_lost", "hardened_expected", "hardened_p", "hardened_q", "softened_expected", "softened_p", "softened_q", "ids"}
	w := newRows(a, c.Output, column{"HOPS", 5}, column{"CLAIMS", 6}, column{"HARDENED", 16}, column{"Q", 6}, column{"SOFTENED", 16}, column{"Q", 6}, column{"DOUBT LOST", 10}, column{"OUTLET", 0})
	w.wide(120, "CLAIMS", "DOUBT LOST")
	limit := c.limit(a)
	for _, t := range drift.Tendencies(claims, c.AtLeast) {
		if w.full(limit) {
			break
		}
		hard, soft := against[t.Outlet][drift.Hardened], against[t.Outlet][drift.Softened]
		row := tendencyRow{t.Outlet, t.Hops, t.Claims, t.Hardened, [2]float64{round4(t.HardenedLo), round4(t.HardenedHi)}, t.Softened, [2]float64{round4(t.SoftenedLo), round4(t.SoftenedHi)}, t.Lost,
			hard.P, hard.Q, round2(hard.Expected), soft.P, soft.Q, round2(soft.Expected), ids[t.Outlet]}
		share := func(k int, i [2]float64) string {
			return fmt.Sprintf("%d: %.0f %% (%.0f–%.0f)", k, 100*float64(k)/float64(t.Hops), 100*i[0], 100*i[1])
		}
		cells := []string{fmt.Sprint(t.Hops), fmt.Sprint(t.Claims), share(t.Hardened, row.Hardened95), small(row.HardenQ), share(t.Softened, row.Softened95), small(row.SoftenQ), fmt.Sprint(t.Lost), t.Outlet}
		csv := []string{t.Outlet, fmt.Sprint(t.Hops), fmt.Sprint(t.Claims), fmt.Sprint(t.Hardened), fmt.Sprint(row.Hardened95[0]), fmt.Sprint(row.Hardened95[1]), fmt.Sprint(t.Softened), fmt.Sprint(row.Softened95[0]), fmt.Sprint(row.Softened95[1]), fmt.Sprint(t.Lost), fmt.Sprint(row.HardenBy), fmt.Sprint(row.HardenP), fmt.Sprint(row.HardenQ), fmt.Sprint(row.SoftenBy), fmt.Sprint(row.SoftenP), fmt.Sprint(row.SoftenQ), listed(row.IDs)}
		if err := w.row(row, cells, header, csv); err != nil {
			return err
		}
	}
	if err := w.end(header); err != nil {
		return err
	}
	if c.tells(a) && len(against) > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d %s tested against the others with the same claims; %d found to harden or soften more\n", len(against), pluralOf(len(against), "outlet was", "outlets were"), found)
		if power, hops, _ := drift.Power(claims, c.AtLeast); found == 0 {
			fmt.Fprintf(a.stderr, "hearsay: one that hardened half of what others leave as it is would have been found with probability %.2f (the median outlet, with %d %s)\n", power, hops, plural(hops, "hop"))
		}
	}
	if w.n == 0 && c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: no outlet takes over claims %d times or more in %d claims (--at-least N asks for fewer)%s\n", c.AtLeast, len(claims), unlinked(a, l))
	}
	return nil
}

// onceMore appends s, unless it is the last.
func onceMore(list []string, s string) []string {
	if n := len(list); n > 0 && list[n-1] == s {
		return list
	}
	return append(list, s)
}

// eachClaim calls f with every claim of a time.
func eachClaim(a *app, l *embedded.Ledger, since, until string, f func(*store.View, *view.Claim)) error {
	q := store.ViewQuery{Kind: store.KindClaim, Since: since, Until: until, Limit: 500}
	for {
		p, err := l.Views(a.ctx, q)
		if err != nil {
			return ledgerHint(err)
		}
		for i := range p.Rows {
			body, err := rows.Decode[view.Claim](&p.Rows[i])
			if err != nil {
				return err
			}
			f(&p.Rows[i], &body)
		}
		if q.After = p.Next; p.Next == "" {
			return nil
		}
	}
}
