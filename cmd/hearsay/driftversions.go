package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// driftVersions are the rows of an article's versions ([pipeline.SureVersions]).
func driftVersions(ctx context.Context, l *embedded.Ledger, q *view.Quote) ([]hopRow, error) {
	list, err := pipeline.SureVersions(ctx, l, q)
	var out []hopRow
	for i := range list {
		v := &list[i]
		x := v.Quote
		out = append(out, hopRow{At: v.Seen.UTC().Format(time.RFC3339), Ref: q.Ref, Outlet: q.Outlet, Own: x.Speaker.Via == hearsay.ViaOutlet, Words: strings.Join(v.Hedges, "; "), Band: x.Certainty.Band,
			Sure: round2(v.Sure), Change: string(v.Change), By: round2(v.By), Lost: v.Lost, Quotes: []string{string(x.ID)}, Revision: string(v.Revision)})
	}
	return out, err
}

// dayRow is a row of drift CLAIM --by day.
type dayRow struct {
	Day     string   `json:"day"`
	Reports int      `json:"reports"`
	Hedged  int      `json:"hedged"`
	Plain   int      `json:"plain"`
	Own     int      `json:"own"` // of the plain ones, in the outlet's own voice
	Sure    float64  `json:"sure"`
	Least   float64  `json:"least"`
	Most    float64  `json:"most"`
	Quotes  []string `json:"quotes"`
}

var dayColumns = []string{"day", "reports", "hedged", "plain", "own", "sure", "least", "most", "quotes"}

// days prints how sure a claim's reports are, day by day.
func (c *driftCmd) days(a *app, reports []drift.Report, quotes []*view.Quote) error {
	days := make([]string, len(reports))
	of := map[string][]string{}
	for i := range reports {
		days[i] = quotes[i].Day
		of[days[i]] = append(of[days[i]], string(quotes[i].ID))
	}
	w := newRows(a, c.Output, column{"DAY", 10}, column{"REPORTS", 7}, column{"SURE", 16}, column{"HEDGED", 6}, column{"PLAIN", 5}, column{"OWN VOICE", 0})
	limit := c.limit(a)
	for _, d := range drift.ByDay(reports, days) {
		if w.full(limit) {
			break
		}
		row := dayRow{d.Day, d.Reports, d.Hedged, d.Plain, d.Own, round2(d.Sure), round2(d.Least), round2(d.Most), of[d.Day]}
		cells := []string{d.Day, fmt.Sprint(d.Reports), fmt.Sprintf("%.2f (%.2f–%.2f)", row.Sure, row.Least, row.Most), fmt.Sprint(d.Hedged), fmt.Sprint(d.Plain), fmt.Sprint(d.Own)}
		if d.Day == "" {
			cells[0] = "undated"
		}
		csv := []string{row.Day, fmt.Sprint(row.Reports), fmt.Sprint(row.Hedged), fmt.Sprint(row.Plain), fmt.Sprint(row.Own), fmt.Sprint(row.Sure), fmt.Sprint(row.Least), fmt.Sprint(row.Most), listed(row.Quotes)}
		if err := w.row(row, cells, dayColumns, csv); err != nil {
			return err
		}
	}
	return w.end(dayColumns)
}
