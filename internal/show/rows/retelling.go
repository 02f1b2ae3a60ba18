package rows

import (
	"strings"

	"hearsay"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
)

// Retelling returns the reports of a claim as package drift takes them, each article once with its
// surest words, and beside each the quote; of words that are all hedged, those with a band on their speaker's scale, since
// "moderate confidence" tells no probability. The parent of a report is the one to which its surest edge leads.
func Retelling(c *view.Claim) ([]drift.Report, []*view.Quote) {
	var out []drift.Report
	var quotes []*view.Quote
	at := map[hearsay.ArticleID]int{}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		if q.Stance != view.Asserts || q.Genre == hearsay.GenreOpinion {
			continue
		}
		r := drift.Report{ID: string(q.Article), Outlet: q.Outlet, At: q.At, Sure: drift.Sureness(q.Band, q.Factuality, len(q.Hedges) > 0), Hedged: len(q.Hedges) > 0, Own: q.Own, Parent: -1, Speaker: q.SpeakerKey}
		if k, ok := at[q.Article]; ok {
			if surer(&r, q, &out[k], quotes[k]) { // an article is as sure as its surest words
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

// surer reports whether quote p, as report r, is surer than q, as s.
func surer(r *drift.Report, p *view.Quote, s *drift.Report, q *view.Quote) bool {
	if r.Hedged && s.Hedged && (len(p.Band) == 2) != (len(q.Band) == 2) {
		return len(p.Band) == 2
	}
	return r.Sure > s.Sure
}
