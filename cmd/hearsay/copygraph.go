package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// flowRow is one row of copies --by-outlet: how often one outlet had another's text, later.
type flowRow struct {
	From   string `json:"from"` // whose text stood first
	To     string `json:"to"`
	Copies int    `json:"copies"`
	Reuses int    `json:"reuses"`
	Words  int    `json:"shared_words"`
	Lag    int64  `json:"median_lag_s"`
	Back   int    `json:"back"` // pairs of the same two outlets in the other direction
}

var flowColumns = []string{"from", "to", "copies", "reuses", "shared_words", "median_lag_s", "back"}

// flow adds up who has whose text, by outlet. Pairs without direction, and those within one
// outlet, are left out. Memory is eight bytes a pair.
func (c *copiesCmd) flow(a *app, l *embedded.Ledger) error {
	type key struct{ from, to string }
	type sum struct {
		flowRow
		lags []int64
	}
	sums := map[key]*sum{}
	undirected, within := 0, 0
	for row, err := range l.Shared(a.ctx, pipeline.CopiesStage, store.SharedQuery{Outlet: c.Outlet, Lang: c.Lang, Since: c.Since, Until: c.Until, Kind: c.Kind}) {
		if err != nil {
			return ledgerHint(err)
		}
		first, lag := row.From()
		k := key{row.A.Outlet, row.B.Outlet}
		if first > 0 {
			k.from, k.to = k.to, k.from
		}
		switch {
		case first == 0:
			undirected++
			continue
		case k.from == k.to || k.from == "" || k.to == "":
			within++
			continue
		}
		s := sums[k]
		if s == nil {
			s = &sum{flowRow: flowRow{From: k.from, To: k.to}}
			sums[k] = s
		}
		if row.Kind == "copy" {
			s.Copies++
		} else {
			s.Reuses++
		}
		s.Words += row.Shared
		s.lags = append(s.lags, int64(lag/time.Second))
	}
	var out []*sum
	for k, s := range sums {
		slices.Sort(s.lags)
		s.Lag = s.lags[len(s.lags)/2]
		if back := sums[key{k.to, k.from}]; back != nil {
			s.Back = back.Copies + back.Reuses
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y *sum) int {
		return cmp.Or(y.Copies+y.Reuses-x.Copies-x.Reuses, cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	w := newRows(a, c.Output, column{"COPIES", 6}, column{"REUSES", 6}, column{"BACK", 5}, column{"MEDIAN LAG", 10}, column{"FROM", 34}, column{"TO", 0})
	limit := c.limit(a)
	for _, s := range out {
		if w.full(limit) {
			break
		}
		r := s.flowRow
		cells := []string{fmt.Sprint(r.Copies), fmt.Sprint(r.Reuses), fmt.Sprint(r.Back), shortDuration(time.Duration(r.Lag) * time.Second), r.From, r.To}
		if err := w.row(r, cells, flowColumns, []string{r.From, r.To, fmt.Sprint(r.Copies), fmt.Sprint(r.Reuses), fmt.Sprint(r.Words), fmt.Sprint(r.Lag), fmt.Sprint(r.Back)}); err != nil {
			return err
		}
	}
	if err := w.end(flowColumns); err != nil {
		return err
	}
	if c.tells(a) {
		fmt.Fprintf(a.stderr, "hearsay: %d pairs lie within one outlet or an unknown one, %d have no direction\n", within, undirected)
	}
	return uncompared(a, l)
}
