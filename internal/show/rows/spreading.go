package rows

import (
	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/store"
)

// Spreading returns the reports of a claim as package spread takes them: quotes that assert or deny it, opinion left
// out. table is the table of outlets by name.
func Spreading(c *view.Claim, table map[string]store.Outlet) []spread.Report {
	var out []spread.Report
	for i := range c.Quotes {
		q := &c.Quotes[i]
		if q.Genre == hearsay.GenreOpinion || q.Stance != view.Asserts && q.Stance != view.Denies {
			continue
		}
		o := table[q.Outlet]
		out = append(out, spread.Report{Article: string(q.Article), Outlet: q.Outlet, Owner: o.Owner, Country: o.Country, Day: q.Day, Denies: q.Stance == view.Denies, Hedges: len(q.Hedges) > 0, Own: q.Own})
	}
	return out
}
