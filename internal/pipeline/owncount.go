package pipeline

import (
	"context"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	wordlist "hearsay/lexicon/tally"
)

// IncidentCount is what the ledger itself holds of a kind of incident in a period.
type IncidentCount struct {
	Kind      string   `json:"kind"` // [wordlist.AnyKind] for all
	From      string   `json:"from"`
	To        string   `json:"to"`
	Incidents int      `json:"incidents"` // reported by this ledger's outlets: no more is known
	Days      int      `json:"days"`      // of the period
	Covered   int      `json:"covered"`   // of these, days of which the ledger has an article
	IDs       []string `json:"ids"`
}

// Own counts incidents.
type Own struct {
	incidents []ownIncident
	days      map[string]bool
}

type ownIncident struct {
	id, kind, day string
	countries     []string
}

// ReadOwn reads what [Own.Count] counts.
func ReadOwn(ctx context.Context, l ViewLister) (*Own, error) {
	o := &Own{days: map[string]bool{}}
	if err := EachView(ctx, l, store.KindStory, func(_ *store.View, body *view.Story) {
		for i := range body.Articles {
			o.days[body.Articles[i].Day] = true
		}
	}); err != nil {
		return nil, err
	}
	return o, EachView(ctx, l, store.KindIncident, func(v *store.View, body *view.Incident) {
		x := ownIncident{id: v.ID, kind: body.Kind}
		if body.When != nil && body.When.From != "" {
			x.day = firstDay(body.When.From)
		} else if !v.First.IsZero() {
			x.day = v.First.UTC().Format(time.DateOnly)
		}
		for _, p := range body.Where {
			x.countries = append(x.countries, p.Country)
		}
		o.incidents = append(o.incidents, x)
	})
}

// Count returns the ledger's own count beside a number, nil where the number does not count
// incidents of a period of two days or more. A number told for countries is set beside incidents of which no other
// place is told.
func (o *Own) Count(g *Given) *IncidentCount {
	kind := wordlist.IncidentKind(g.What, g.Of)
	if g.Kind != hearsay.Count || kind == "" || g.From == "" || g.To <= g.From {
		return nil
	}
	c := &IncidentCount{Kind: kind, From: g.From, To: min(g.To, maxDay(g)), IDs: []string{}}
	if c.To <= c.From {
		return nil
	}
	for _, x := range o.incidents {
		if x.day < c.From || x.day > c.To || kind != wordlist.AnyKind && x.kind != kind {
			continue
		}
		if len(g.Places) > 0 && len(x.countries) > 0 && !slices.ContainsFunc(x.countries, func(p string) bool { return slices.Contains(g.Places, p) }) {
			continue
		}
		c.Incidents++
		c.IDs = append(c.IDs, x.id)
	}
	from, err := time.Parse(time.DateOnly, c.From)
	to, err2 := time.Parse(time.DateOnly, c.To)
	if err != nil || err2 != nil || to.Sub(from) > 200*366*24*time.Hour {
		return nil
	}
	for d := from; !d.After(to); d = d.AddDate(0, 0, 1) {
		c.Days++
		if o.days[d.Format(time.DateOnly)] {
			c.Covered++
		}
	}
	return c
}

// maxDay is the last day that an article can tell of.
func maxDay(g *Given) string {
	if g.Day != "" {
		return g.Day
	}
	return g.To
}
