package pipeline

import (
	"context"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/store"
)

// BlameQuery says whose reports of what are added up.
type BlameQuery struct {
	Since, Until string            // days of the reports, inclusive; "" for no bound
	Opinion      bool              // opinion alone, which is left out otherwise
	By           string            // outlet, speaker, bloc
	Bloc         map[string]string // with bloc: by outlet
	Per          string            // incident, claim: what weighs one
	States       bool              // what is laid at the door of a state's offices, forces and bodies is laid at that of the state
}

// Blamed is what package blame adds up, with what stands behind it.
type Blamed struct {
	Reports []blame.Report
	Behind  map[[2]string]*BlameBasis // by group and accused
	Names   map[string]string         // by a party's key: the first name that a row has for it
	N       int                       // incidents or claims told of
	Self    int                       // by speaker: quotes left out, whose speaker is the accused
	Without map[string]bool           // by bloc: outlets in none
	Unknown int                       // by outlet and bloc: incidents or claims that only articles of unknown outlets tell of, which are in no row

	q BlameQuery
}

// BlameBasis are the incidents, or claims, and the quotes behind a row, in no order.
type BlameBasis struct{ Incidents, Quotes []string }

// ReadBlamed gathers the reports of every incident of a ledger, or of every claim of one. Accusations count from
// [blame.Floor] on. Cost is that of reading all incidents, and of claims all claims, too.
func ReadBlamed(ctx context.Context, l ViewLister, q BlameQuery) (*Blamed, error) {
	b := &Blamed{Behind: map[[2]string]*BlameBasis{}, Names: map[string]string{}, Without: map[string]bool{}, q: q}
	if q.Per == "incident" {
		return b, EachView(ctx, l, store.KindIncident, b.incident)
	}
	story := map[string]string{} // by claim of an incident: what it hangs together with
	if err := EachView(ctx, l, store.KindIncident, func(v *store.View, body *view.Incident) {
		for _, id := range body.Claims {
			story[id] = cluster(v, body)
		}
	}); err != nil {
		return nil, err
	}
	return b, EachView(ctx, l, store.KindClaim, func(v *store.View, body *view.Claim) {
		if _, ok := story[v.ID]; !ok {
			return
		}
		var keys []string
		for _, p := range body.Accused {
			keys = append(keys, p.Key)
		}
		b.quotes(v.ID, story[v.ID], body.Quotes, func(hearsay.QuoteID) []string { return keys })
	})
}

// cluster is the first story that tells of an incident, else the incident.
func cluster(v *store.View, body *view.Incident) string {
	if len(body.Stories) > 0 {
		return body.Stories[0]
	}
	return v.ID
}

// incident takes every report of one.
func (b *Blamed) incident(v *store.View, body *view.Incident) {
	named := map[hearsay.QuoteID][]string{} // whom a quote accuses of this
	for i := range body.Attributions {
		x := &body.Attributions[i]
		for _, q := range x.Quotes {
			if x.AccusedKey != "" {
				named[q] = append(named[q], x.AccusedKey)
			}
		}
	}
	b.quotes(v.ID, cluster(v, body), body.Quotes, func(q hearsay.QuoteID) []string { return named[q] })
}

// quotes takes the reports of one incident or claim. named is whom a quote accuses of this.
func (b *Blamed) quotes(id, cluster string, quotes []view.Quote, named func(hearsay.QuoteID) []string) {
	told := map[string]bool{}
	accused := map[string]bool{}
	known, unknown := false, false // outlets that tell of it
	for i := range quotes {
		q := &quotes[i]
		if (q.Genre == hearsay.GenreOpinion) != b.q.Opinion || b.q.Since != "" && q.Day < b.q.Since || b.q.Until != "" && (q.Day == "" || q.Day > b.q.Until) {
			continue
		}
		known, unknown = known || hearsay.KnownOutlet(q.Outlet), unknown || !hearsay.KnownOutlet(q.Outlet)
		for _, group := range b.groups(q) {
			r := blame.Report{Group: group, Incident: id, ID: string(q.Article), Cluster: cluster}
			for _, c := range q.Charged {
				if q.Stance != view.Asserts || c.Score < blame.Floor || !slices.Contains(named(q.ID), c.Key) {
					continue
				}
				door := b.door(&c)
				r.Accused = append(r.Accused, door)
				if door == c.Key {
					b.note(c.Key, c.Name)
				}
				accused[group] = true
				x := b.basis(group, door, id)
				if !slices.Contains(x.Quotes, string(q.ID)) {
					x.Quotes = append(x.Quotes, string(q.ID))
				}
			}
			told[group] = true
			b.Reports = append(b.Reports, r)
		}
	}
	for g := range told {
		if !accused[g] {
			b.basis(g, "", id)
		}
	}
	if len(told) > 0 {
		b.N++
	}
	if unknown && !known && b.q.By != "speaker" {
		b.Unknown++
	}
}

// groups are the rows in which a quote counts: its outlet, the outlet's bloc, or all who say it.
func (b *Blamed) groups(q *view.Quote) (out []string) {
	switch {
	case b.q.By == "speaker":
		if slices.ContainsFunc(q.Charged, func(c view.Charged) bool { return c.Self && c.Score >= blame.Floor }) {
			b.Self++ // of whom it blames it says nothing
			return nil
		}
		for _, who := range PartiesOf(q) {
			if q.SaidBy(who.Key) {
				b.note(who.Key, who.Name)
			}
			out = append(out, who.Key)
		}
		return out
	case !hearsay.KnownOutlet(q.Outlet):
		return nil
	case b.q.By == "bloc":
		bloc := b.q.Bloc[q.Outlet]
		if bloc == "" {
			b.Without[q.Outlet] = true
			return nil
		}
		return []string{bloc}
	}
	return []string{q.Outlet}
}

// door is the key under which a party is added up. Persons, and groups of or for a state, stay apart from it.
func (b *Blamed) door(c *view.Charged) string {
	if !b.q.States || strings.HasPrefix(c.Key, "person:") {
		return c.Key
	}
	if state, ok := strings.CutPrefix(c.Key, bodiesKey); ok {
		return "state:" + state
	}
	if c.SpeaksFor != "" {
		return "state:" + c.SpeaksFor
	}
	return c.Key
}

// basis returns what stands behind a row, incident included.
func (b *Blamed) basis(group, accused, incident string) *BlameBasis {
	k := [2]string{group, accused}
	x := b.Behind[k]
	if x == nil {
		x = &BlameBasis{Quotes: []string{}}
		b.Behind[k] = x
	}
	if !slices.Contains(x.Incidents, incident) {
		x.Incidents = append(x.Incidents, incident)
	}
	return x
}

func (b *Blamed) note(key, name string) {
	if key != "" && b.Names[key] == "" {
		b.Names[key] = name
	}
}
