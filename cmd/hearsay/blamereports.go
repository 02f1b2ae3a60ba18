package main

import (
	"slices"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// blaming gathers what blame adds up.
type blaming struct {
	cmd     *blameCmd
	names   *names
	bloc    map[string]string // by outlet
	without map[string]bool   // outlets in no bloc
	reports []blame.Report
	behind  map[[2]string]*basis // by group and accused
	n       int
	self    int // quotes of parties that accuse themselves
}

// read takes every incident, or every claim of one.
func (b *blaming) read(a *app, l *embedded.Ledger) error {
	if b.cmd.Per == "incident" {
		return pipeline.EachView(a.ctx, l, store.KindIncident, b.incident)
	}
	story := map[string]string{} // by claim of an incident: what it hangs together with
	if err := pipeline.EachView(a.ctx, l, store.KindIncident, func(v *store.View, body *view.Incident) {
		for _, id := range body.Claims {
			story[id] = cluster(v, body)
		}
	}); err != nil {
		return err
	}
	return pipeline.EachView(a.ctx, l, store.KindClaim, func(v *store.View, body *view.Claim) {
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

// basis are the incidents and quotes behind a row.
type basis struct{ incidents, quotes []string }

// incident takes every report of one.
func (b *blaming) incident(v *store.View, body *view.Incident) {
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
func (b *blaming) quotes(id, cluster string, quotes []view.Quote, named func(hearsay.QuoteID) []string) {
	told := map[string]bool{}
	accused := map[string]bool{}
	for i := range quotes {
		q := &quotes[i]
		if (q.Genre == hearsay.GenreOpinion) != b.cmd.Opinion || b.cmd.Since != "" && q.Day < b.cmd.Since || b.cmd.Until != "" && (q.Day == "" || q.Day > b.cmd.Until) {
			continue
		}
		group := ""
		if hearsay.KnownOutlet(q.Outlet) {
			group = q.Outlet
		}
		switch b.cmd.By {
		case "bloc":
			if group != "" && b.bloc[group] == "" {
				b.without[group] = true
			}
			group = b.bloc[group]
		case "speaker":
			if slices.ContainsFunc(q.Charged, func(c view.Charged) bool { return c.Self && c.Score >= blame.Floor }) {
				b.self++ // of whom it blames it says nothing
				continue
			}
			if group = pipeline.PartyOf(q); group == q.SpeakerKey {
				b.names.note(q.SpeakerKey, q.Speaker)
			}
		}
		if group == "" {
			continue
		}
		r := blame.Report{Group: group, Incident: id, ID: string(q.Article), Cluster: cluster}
		for _, c := range q.Charged {
			if q.Stance != view.Asserts || c.Score < blame.Floor || !slices.Contains(named(q.ID), c.Key) {
				continue
			}
			r.Accused = append(r.Accused, c.Key)
			b.names.note(c.Key, c.Name)
			accused[group] = true
			x := b.basis(group, c.Key, id)
			if !slices.Contains(x.quotes, string(q.ID)) {
				x.quotes = append(x.quotes, string(q.ID))
			}
		}
		told[group] = true
		b.reports = append(b.reports, r)
	}
	for g := range told {
		if !accused[g] {
			b.basis(g, "", id)
		}
	}
	if len(told) > 0 {
		b.n++
	}
}

// basis returns what stands behind a row, incident included.
func (b *blaming) basis(group, accused, incident string) *basis {
	k := [2]string{group, accused}
	x := b.behind[k]
	if x == nil {
		x = &basis{quotes: []string{}}
		b.behind[k] = x
	}
	if !slices.Contains(x.incidents, incident) {
		x.incidents = append(x.incidents, incident)
	}
	return x
}
