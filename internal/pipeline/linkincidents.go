package pipeline

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/incident"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

func (in *linking) incidentView(m *made, n int) store.View {
	x := &m.affairs[n]
	body := view.Incident{Judged: in.verdicts.View[m.affair[n]], Kind: x.Kind, When: x.When, Targets: x.Targets, Status: view.Status(x.Status), Attributions: []view.Attribution{}}
	for _, p := range x.Where {
		body.Where = append(body.Where, view.Place{Name: p.Name, Country: p.Country, Precision: p.Precision, Reports: p.N})
	}
	var members []store.Member
	reports, publishers := map[int]bool{}, map[string]bool{}
	quoted := map[int]bool{}
	for _, s := range x.Said {
		q := &m.quotes[s.Quote]
		members = append(members, store.Member{Article: q.Article, Quote: q.ID})
		if !quoted[s.Quote] {
			quoted[s.Quote] = true
			body.Quotes = append(body.Quotes, in.quote(m, s.Quote, s.Stance, nil))
		}
		if q.Genre != hearsay.GenreOpinion && !reports[m.report[s.Quote]] {
			reports[m.report[s.Quote]] = true
			publishers[cmp.Or(q.Outlet.Publisher(), string(q.Article))] = true
		}
		if !slices.Contains(body.Stories, q.Story) {
			body.Stories = append(body.Stories, q.Story)
		}
		body.Reading = string(q.Reading.Version)
	}
	body.Reports, body.Publishers = len(reports), len(publishers)
	for _, c := range x.Claims {
		body.Claims = append(body.Claims, m.claimID[c])
	}
	for _, s := range x.Steps {
		r := in.reports[m.report[s.Quote]]
		body.Steps = append(body.Steps, view.Step{Status: view.Status(s.Status), At: timed(r), Quote: m.quotes[s.Quote].ID, Ref: r.Ref, Of: r.Article, Why: s.Why})
	}
	for i := range x.Attributions {
		body.Attributions = append(body.Attributions, in.attribution(m, &x.Attributions[i]))
	}
	body.ConfirmedBy, body.AdmittedBy = in.voices(m, x.Confirmed), in.voices(m, x.Admitted)
	body.Lags = in.lags(m, x)
	return in.frame(m.affair[n], store.KindIncident, in.incidentTitle(m, x), members, body)
}

// lags measures from the first report of the stories that the incident is told in.
func (in *linking) lags(m *made, x *incident.Incident) view.Lags {
	var reported time.Time
	for _, s := range x.Said {
		for _, i := range m.stories[m.storyOf[m.report[s.Quote]]] {
			if t := timed(in.reports[i]); !t.IsZero() && (reported.IsZero() || t.Before(reported)) {
				reported = t
			}
		}
	}
	l := x.LagsOf(m.quotes, func(q int) time.Time { return timed(in.reports[m.report[q]]) }, reported)
	seconds := func(d time.Duration) *int64 {
		if d < 0 {
			return nil
		}
		n := int64(d / time.Second)
		return &n
	}
	return view.Lags{ToAccusation: seconds(l.ToAccusation), ToDenial: seconds(l.ToDenial), ToEvidence: seconds(l.ToEvidence)}
}

func (in *linking) attribution(m *made, a *incident.Attribution) view.Attribution {
	first, last := a.Said[0], a.Said[len(a.Said)-1]
	q, z := in.quote(m, first, claim.Asserts, nil), in.quote(m, last, claim.Asserts, nil)
	accused, _ := in.keyOf(a.Accused)
	out := view.Attribution{Accuser: cmp.Or(a.Accuser.Name, "unknown"), AccuserKey: a.Accuser.Key, Own: a.Own, Accused: cmp.Or(a.Accused.Name, "unknown"), AccusedKey: accused, Role: a.Role,
		First: q.At, Last: z.At, Words: [2]string{q.Words, z.Words}, Hedges: [2]string{strings.Join(q.Hedges, ", "), strings.Join(z.Hedges, ", ")}, Basis: a.Basis, Shown: a.Shown,
		DeniedBy: in.voices(m, a.DeniedBy), Standing: a.Standing, Score: round4(a.Score), Claim: m.claimID[a.Claim]}
	reports := map[int]bool{}
	for _, n := range a.Said {
		out.Quotes = append(out.Quotes, m.quotes[n].ID)
		reports[m.report[n]] = true
		out.Reviewed = out.Reviewed || in.verdicts.Quote[m.quotes[n].ID] == hearsay.Right
	}
	out.Reports = len(reports)
	return out
}

// incidentTitle is what an incident is called: the first headline of the story in which most of it is told, as its outlet's words,
// `Harbour Post: “Kestria cuts the cable”`, "" where there is none. A headline may accuse, and a name of the ledger's own must not. That is not left to what the
// reader finds in headlines: it misses charges there ("Kestrians fire on a village").
func (in *linking) incidentTitle(m *made, x *incident.Incident) string {
	n := map[int]int{}
	best := -1
	for _, s := range x.Said {
		k := m.storyOf[m.report[s.Quote]]
		n[k]++
		if best < 0 || n[k] > n[best] || n[k] == n[best] && k < best {
			best = k
		}
	}
	for _, s := range x.Said { // of that story, the first article that speaks of the deed
		i := m.report[s.Quote]
		if title := headline(in.reports[i]); m.storyOf[i] == best && title != "" {
			if strings.ContainsAny(title, `"“”„`) {
				title = "‘" + title + "’" // marks of its own stay as they were printed
			} else {
				title = "“" + title + "”"
			}
			return cmp.Or(in.reports[i].Outlet.Name, "an unknown outlet") + ": " + title
		}
	}
	return ""
}
