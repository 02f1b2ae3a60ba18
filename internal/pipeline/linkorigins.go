package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/origin"
)

// carriers are the reports that assert one of some claims, and those of more besides, as package
// origin takes them. Opinion is no report.
func (in *linking) carriers(m *made, claims []int, more ...int) []origin.Report {
	place := map[int]int{}
	var order []int
	for _, i := range more {
		if in.reports[i].Revision.Genre != hearsay.GenreOpinion {
			place[i] = 0
			order = append(order, i)
		}
	}
	var out []origin.Report
	for _, c := range claims {
		for _, x := range m.claims[c].Members {
			if i := m.report[x.Quote]; x.Stance == claim.Asserts && !x.Opinion {
				if _, ok := place[i]; !ok {
					place[i] = 0
					order = append(order, i)
				}
			}
		}
	}
	slices.Sort(order)
	for k, i := range order {
		place[i] = k
		r := in.reports[i]
		out = append(out, origin.Report{Article: r.Article, Ref: r.Ref, Outlet: r.Outlet, At: timed(r)})
	}
	for _, c := range claims {
		for _, x := range m.claims[c].Members {
			if i := m.report[x.Quote]; x.Stance == claim.Asserts && !x.Opinion {
				rep := &out[place[i]]
				rep.Said = append(rep.Said, in.saidBy(in.reports[i], &m.quotes[x.Quote])...)
			}
		}
	}
	for k, i := range order {
		for x := range in.shared.of(i) {
			in.shares(&out[k], i, x, place)
		}
		for _, h := range in.reports[i].Links {
			if j, ok := in.url[h.URL]; ok && j != i {
				if to, ok := place[j]; ok {
					out[k].Links = append(out[k].Links, origin.Hyper{To: to, Field: hearsay.FieldText, Span: h.Span})
				}
			}
		}
	}
	return out
}

// shares gives a report what it shares with another of those in place.
func (in *linking) shares(rep *origin.Report, i int, x *sharing, place map[int]int) {
	with, ok := place[x.other(i)]
	if !ok || in.wrongLink(x) {
		return
	}
	for _, p := range in.shared.passages[x.from:x.to] {
		span := p.b
		if int(x.a) == i {
			span = p.a
		}
		s := x.score
		if !x.copied { // a passage is as sure as it is long
			s = min(1, 0.6+float64(p.words)/200)
		}
		rep.Shares = append(rep.Shares, origin.Share{With: with, Kind: x.kind(), Field: hearsay.FieldText, Span: span, Score: s})
	}
}

// said gives one quote to package origin.
func (in *linking) said(r *link.Report, q *claim.Quote) origin.Said {
	s := origin.Said{Field: q.Q.Field, Span: hull(q.Q), Score: q.Q.Score, Own: q.Q.Speaker.Via == hearsay.ViaOutlet}
	if len(q.Q.Source) > 0 {
		s.Source = q.Q.Source[0]
	}
	if q.Q.Speaker.Actor != "" && !s.Own && q.Speaker.Name != "" && q.Speaker.Name != hearsay.PrivateParty {
		s.Speaker = q.Speaker
		s.Speaker.Country = answersFor(q.Speaker)
		if s.VoiceOf = in.voice(q.Speaker); s.VoiceOf.Key == "" {
			s.VoiceOf = in.firm(r, q.Q.Speaker.Actor)
		}
	}
	members := in.membersOf(r, q.Q).Key != "" // "Allies continue to believe", in their alliance's own statement: its own words
	s.Own = s.Own || members
	s.Echo = echoes(r, q.Q)
	if s.Own {
		s.Score, s.Speaker = 1, link.Party{Key: q.Speaker.Key}
	}
	for _, l := range q.Q.Chain {
		if members && !l.Named {
			continue
		}
		st := origin.Step{Name: l.Name, Named: l.Named, Persons: l.Count, Field: q.Q.Field}
		if len(l.Source) > 0 {
			st.Span = l.Source[0]
			if s.Span.Contains(st.Span) || q.Q.Field == hearsay.FieldText {
				st.Field = q.Q.Field
			}
		}
		switch {
		case l.Named && l.Kind == hearsay.KindOutlet:
			if st.Party = in.who.Outlet(l.Name); st.Party.Name == "" || st.Party.Kind != hearsay.KindOutlet {
				st.Party = link.Party{Name: l.Name, Kind: hearsay.KindOutlet}
			}
		case l.Named:
			st.Party = in.named(r, l)
		default:
			st.Country = in.country(l.Name)
		}
		s.Chain = append(s.Chain, st)
	}
	if q.Speaker.Name == hearsay.PrivateParty && !s.Own && (len(s.Chain) == 0 || s.Chain[len(s.Chain)-1].Named) {
		st := origin.Step{Name: hearsay.PrivateParty, Persons: 1, Field: q.Q.Field, Span: s.Source}
		if b := in.bodyOf(s.Source.In(q.Q.Field.In(r.Revision))); b.Key != "" {
			st.Name, st.Named, st.Party, st.Persons = b.Name, true, b, 0
		}
		s.Chain = append(s.Chain, st)
	}
	return s
}

// bodyOf is the body with a name of its own for which the words of a source say that somebody works who is not shown: "Mara Pell of Marle
// Systems" rests on the firm, and is no origin beside it. The zero Party for none.
func (in *linking) bodyOf(words string) link.Party {
	low := strings.ToLower(strings.TrimRight(words, " ,.;"))
	k := -1
	for _, prep := range []string{" of ", " at ", " from ", " with "} {
		if i := strings.LastIndex(low, prep); i > k {
			k = i + len(prep)
		}
	}
	if k < 0 {
		return link.Party{}
	}
	in.knowBodies()
	return in.spokes.bodies[strings.TrimPrefix(low[k:], "the ")]
}

// echoing are the words of a cue by which a speaker takes a view over.
var echoing = []string{"share", "shares", "shared", "agree", "agrees", "agreed", "echoed", "echo", "echoes", "endorse", "endorses", "endorsed", "support", "supports", "supported", "join", "joins", "joined", "repeat", "repeats", "repeated"}

// echoes reports whether a speaker says that it takes over somebody's view.
func echoes(r *link.Report, q *hearsay.Quote) bool {
	for _, c := range q.Cue {
		for w := range strings.FieldsSeq(strings.ToLower(c.In(q.Field.In(r.Revision)))) {
			if slices.Contains(echoing, w) {
				return true
			}
		}
	}
	return false
}

// named finds the party of a link by its name among the actors of the reading.
func (in *linking) named(r *link.Report, l hearsay.Link) link.Party {
	for i := range r.Reading.Actors {
		if a := &r.Reading.Actors[i]; a.Name == l.Name {
			p := in.party(r, a.ID, a.Name)
			if p.Key == "" && p.Kind == hearsay.KindUnknown {
				return cmp.Or(in.paperCalled(l.Name), p)
			}
			return p
		}
	}
	return link.Party{Name: l.Name, Kind: l.Kind}
}
