package rows

import (
	"cmp"
	"slices"

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
		out = append(out, report(q, table))
	}
	return out
}

// Charge is one accused of an incident and the reports that lay it at that door or clear them of it, as package spread takes them.
type Charge struct {
	Accused, Key string // name, as the first report has it; Key "" for who is no party of the ledger
	Reports      []spread.Report
}

// Charging returns how each charge of an incident is reported, whatever its words: the accused with most reports first, then
// by name. Opinion is left out. table is the table of outlets by name.
func Charging(x *view.Incident, table map[string]store.Outlet) []Charge {
	quotes := map[hearsay.QuoteID]*view.Quote{}
	for i := range x.Quotes {
		quotes[x.Quotes[i].ID] = &x.Quotes[i]
	}
	var out []Charge
	at := map[string]int{}
	of := func(name, key string) *Charge {
		id := cmp.Or(key, name)
		i, ok := at[id]
		if !ok {
			i = len(out)
			at[id], out = i, append(out, Charge{Accused: name, Key: key})
		}
		return &out[i]
	}
	for i := range x.Attributions {
		a := &x.Attributions[i]
		c := of(a.Accused, a.AccusedKey)
		for _, id := range a.Quotes {
			if q := quotes[id]; q != nil && q.Genre != hearsay.GenreOpinion {
				c.Reports = append(c.Reports, report(q, table))
			}
		}
	}
	for i := range x.Quotes {
		q := &x.Quotes[i]
		for _, r := range q.Rejected {
			if k, ok := at[cmp.Or(r.Key, r.Name)]; ok && q.Genre != hearsay.GenreOpinion {
				d := report(q, table)
				d.Denies = true
				out[k].Reports = append(out[k].Reports, d)
			}
		}
	}
	out = slices.DeleteFunc(out, func(c Charge) bool { return len(c.Reports) == 0 })
	slices.SortStableFunc(out, func(a, b Charge) int {
		return cmp.Or(cmp.Compare(len(b.Reports), len(a.Reports)), cmp.Compare(a.Accused, b.Accused))
	})
	return out
}

// report is a quote as package spread takes it.
func report(q *view.Quote, table map[string]store.Outlet) spread.Report {
	o := table[q.Outlet]
	return spread.Report{Article: string(q.Article), Outlet: q.Outlet, Owner: o.Owner, Country: o.Country, Day: q.Day, Denies: q.Stance == view.Denies, Hedges: len(q.Hedges) > 0, Own: q.Own}
}
