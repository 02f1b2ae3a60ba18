package rows

import (
	"strings"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
)

// Retelling returns the reports of a claim as package drift takes them, each article once with its
// surest words, and beside each the quote. The parent of a report is the one to which its surest edge leads.
func Retelling(c *view.Claim) ([]drift.Report, []*view.Quote) {
	var out []drift.Report
	var quotes []*view.Quote
	at := map[hearsay.ArticleID]int{}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		if q.Stance != view.Asserts || q.Genre == hearsay.GenreOpinion {
			continue
		}
		r := drift.Report{ID: string(q.Article), Outlet: q.Outlet, At: q.At, Sure: drift.Sureness(q.Band, q.Factuality, len(q.Hedges) > 0), Hedged: len(q.Hedges) > 0, Own: q.Own, Parent: -1}
		if k, ok := at[q.Article]; ok {
			if r.Sure > out[k].Sure { // an article is as sure as its surest words
				out[k], quotes[k] = r, q
			}
			continue
		}
		at[q.Article] = len(out)
		out, quotes = append(out, r), append(quotes, q)
	}
	best := map[int]float64{}
	for _, e := range c.Graph.Edges {
		x, y := &c.Graph.Nodes[e.From], &c.Graph.Nodes[e.To]
		if x.Kind != origin.KindReport || y.Kind != origin.KindReport {
			continue
		}
		k, ok := at[hearsay.ArticleID(strings.TrimPrefix(x.ID, "report:"))]
		p, okP := at[hearsay.ArticleID(strings.TrimPrefix(y.ID, "report:"))]
		if ok && okP && e.Score > best[k] {
			best[k], out[k].Parent = e.Score, p
		}
	}
	return out, quotes
}
