package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/store/embedded"
)

// likeness is how much of the words of two quotes must be the same (Jaccard) to be one that was edited.
const likeness = 0.5

// driftVersions tells how sure each version of an article was, the oldest first, if it has several: of
// each version the quote whose words are most like q's. A version without such a quote, or that was
// never read, is left out. Of older versions only hedges are shown, since names in them were not looked at
// beside those of the newest.
func driftVersions(ctx context.Context, l *embedded.Ledger, q *view.Quote) ([]hopRow, error) {
	now, err := l.Article(ctx, string(q.Article), "")
	if err != nil || len(now.Revisions) < 2 {
		return nil, err
	}
	var out []hopRow
	for i := len(now.Revisions) - 1; i >= 0; i-- {
		rev := &now.Revisions[i]
		v := now
		if !rev.Current {
			if v, err = l.Article(ctx, string(q.Article), rev.ID); err != nil {
				return nil, err
			}
		}
		if v.Reading == nil {
			continue
		}
		x := likest(&v.Revision, v.Reading, q.Words)
		if x == nil {
			continue
		}
		row := hopRow{At: rev.Seen.UTC().Format(time.RFC3339), Ref: q.Ref, Outlet: q.Outlet, Own: x.Speaker.Via == hearsay.ViaOutlet, Band: x.Certainty.Band, Change: string(drift.First), Quotes: []string{string(x.ID)}, Revision: string(rev.ID)}
		var hedges []string
		for _, h := range x.Certainty.Hedges {
			hedges = append(hedges, h.Span.In(x.Field.In(&v.Revision)))
		}
		row.Words = strings.Join(hedges, "; ")
		row.Sure = round2(drift.Sureness(x.Certainty.Band, x.Certainty.Factuality, len(hedges) > 0))
		if n := len(out); n > 0 {
			before := &out[n-1]
			row.By = round2(row.Sure - before.Sure)
			row.Lost = before.Words != "" && row.Words == ""
			row.Change = string(drift.ChangeOf(row.By))
		}
		out = append(out, row)
	}
	if len(out) < 2 {
		return nil, nil
	}
	return out, nil
}

// likest is the quote with the words most like those given, nil if none is like them.
func likest(rev *hearsay.Revision, r *hearsay.Reading, words string) *hearsay.Quote {
	want := bagOf(words)
	var best *hearsay.Quote
	most := 0.0
	for i := range r.Quotes {
		q := &r.Quotes[i]
		var pieces []string
		for _, sp := range q.Content {
			pieces = append(pieces, sp.In(q.Field.In(rev)))
		}
		if s := jaccard(want, bagOf(strings.Join(pieces, " "))); s >= likeness && s > most {
			best, most = q, s
		}
	}
	return best
}

func bagOf(s string) []string {
	w := strings.Fields(strings.ToLower(s))
	slices.Sort(w)
	return slices.Compact(w)
}

// jaccard of two sorted lists without repetitions; 0 for two empty ones.
func jaccard(a, b []string) float64 {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return float64(n) / float64(len(a)+len(b)-n)
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
		if limit > 0 && w.n == limit {
			break
		}
		row := dayRow{d.Day, d.Reports, d.Hedged, d.Plain, d.Own, round2(d.Sure), round2(d.Least), round2(d.Most), of[d.Day]}
		cells := []string{d.Day, fmt.Sprint(d.Reports), fmt.Sprintf("%.2f (%.2f–%.2f)", d.Sure, d.Least, d.Most), fmt.Sprint(d.Hedged), fmt.Sprint(d.Plain), fmt.Sprint(d.Own)}
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
