package pipeline

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/edit"
	"hearsay/internal/link/incident"
	"hearsay/internal/link/judge"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/story"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
	"hearsay/lexicon/release"
	"hearsay/lexicon/world"
)

// made is what the linking stages found, before it takes the form of views.
type made struct {
	stories [][]int // reports
	storyOf []int   // by report
	storyID []string
	quotes  []claim.Quote
	report  []int // by quote
	from    []int // by report: its first quote; one more at the end
	claims  []claim.Claim
	claimID []string
	graphs  []*origin.Graph
	counts  []origin.Result
	affairs []incident.Incident
	affair  []string // ids
	ids     map[string]bool

	claimsOf, affairsOf [][]int              // by story
	charge              map[int]*view.Charge // by claim
	home                map[int]string       // by quote: affairOf
	audiences           map[int]*audience    // by report
}

// index lists claims and incidents by the stories that tell of them.
func (m *made) index() {
	m.claimsOf, m.affairsOf = make([][]int, len(m.stories)), make([][]int, len(m.stories))
	note := func(list [][]int, quote, i int) {
		n := m.storyOf[m.report[quote]]
		if k := len(list[n]); k == 0 || list[n][k-1] != i {
			list[n] = append(list[n], i)
		}
	}
	for i := range m.claims {
		for _, x := range m.claims[i].Members {
			note(m.claimsOf, x.Quote, i)
		}
	}
	for i := range m.affairs {
		for _, x := range m.affairs[i].Said {
			note(m.affairsOf, x.Quote, i)
		}
	}
}

// name gives a claim or incident its id. A quote that founds several claims, since it accuses
// several, tells them apart by the accused, then by their order.
func (m *made) name(kind string, founder int, accused []link.Party) string {
	q := &m.quotes[founder]
	what := string(q.ID)
	if len(accused) > 0 {
		what += "/" + cmp.Or(accused[0].Key, strings.ToLower(accused[0].Name))
	}
	for n := 0; ; n++ {
		id := view.ID(kind, q.Article, hearsay.QuoteID(what+strings.Repeat("+", n)))
		if !m.ids[id] {
			if m.ids == nil {
				m.ids = map[string]bool{}
			}
			m.ids[id] = true
			return id
		}
	}
}

// kept reports whether a claim is worth a view: somebody else says something of it, too, or it
// says who did it, or gives another figure than others. What one quote alone says is that quote.
func (m *made) kept(i int) bool {
	c := &m.claims[i]
	return len(c.Members) > 1 || c.Kind == claim.Attribution || len(c.Rivals) > 0
}

// views makes all views of the run.
func (in *linking) views() ([]store.View, error) {
	var err error
	if in.terms, err = story.NewTable(in.world); err != nil {
		return nil, err
	}
	if in.roles, err = world.LoadPersons(); err != nil {
		return nil, err
	}
	in.privates()
	if err := in.resolve(); err != nil {
		return nil, err
	}
	var m made
	m.stories, m.storyOf = in.stories()
	for _, c := range m.stories {
		id := in.reports[c[0]].Article
		m.storyID = append(m.storyID, cmp.Or(in.window.story[id], view.ID(store.KindStory, id, "")))
	}
	in.quotes(&m)
	if m.claims, err = claim.Build(m.quotes, claim.Options{Same: in.verdicts.SameQuotes, Apart: in.verdicts.ApartQuotes, AnswersFor: answersFor, Names: stateNames(in.world)}); err != nil {
		return nil, err
	}
	for i := range m.claims {
		id := m.name(store.KindClaim, m.claims[i].Members[0].Quote, m.claims[i].Accused)
		if m.kept(i) {
			var quotes []int
			for _, x := range m.claims[i].Members {
				quotes = append(quotes, x.Quote)
			}
			if id, err = in.keepID(&m, store.KindClaim, id, quotes); err != nil {
				return nil, err
			}
		}
		m.claimID = append(m.claimID, id)
		var g *origin.Graph
		var c origin.Result
		if m.kept(i) {
			g = origin.Build(in.carriers(&m, []int{i}))
			c = g.Count(0)
		}
		m.graphs, m.counts = append(m.graphs, g), append(m.counts, c)
	}
	if m.affairs, err = incident.Build(m.claims, m.quotes); err != nil {
		return nil, err
	}
	for i := range m.affairs {
		id := m.name(store.KindIncident, m.affairs[i].Said[0].Quote, nil)
		var quotes []int
		for _, x := range m.affairs[i].Said {
			quotes = append(quotes, x.Quote)
		}
		if id, err = in.keepID(&m, store.KindIncident, id, quotes); err != nil {
			return nil, err
		}
		m.affair = append(m.affair, id)
	}
	m.index()
	in.charges(&m)
	var out []store.View
	settled := in.window.settled
	for i := range m.claims {
		if m.kept(i) && !settled[m.claimID[i]] {
			out = append(out, in.claimView(&m, i))
		}
	}
	for i := range m.affairs {
		if !settled[m.affair[i]] {
			out = append(out, in.incidentView(&m, i))
		}
	}
	for i := range m.stories {
		if !settled[m.storyID[i]] {
			out = append(out, in.storyView(&m, i))
		}
	}
	return append(out, in.actorViews()...), nil
}

// quotes gives every quote that an analyst has not called wrong to the claims.
func (in *linking) quotes(m *made) {
	defer func() { m.from = append(m.from, len(m.quotes)) }()
	n := 0
	for _, r := range in.reports {
		if r.Reading != nil {
			n += len(r.Reading.Quotes)
		}
	}
	m.quotes, m.report = make([]claim.Quote, 0, n), make([]int, 0, n) // 500 bytes a quote: not to be grown
	for i, r := range in.reports {
		m.from = append(m.from, len(m.quotes))
		if r.Reading == nil {
			continue
		}
		notices := edit.Notices{Src: r.Revision.Text}
		for k := range r.Reading.Quotes {
			q := &r.Reading.Quotes[k]
			if len(q.Accused) > 0 && q.Field == hearsay.FieldText && r.Revision.Lang == "en" && notices.At(q.Start()) && !in.speaks(r, q) {
				continue // "Correction: we wrote that Velia did it": told of the article, and charged by nobody
			}
			if in.verdicts.Quote[q.ID] == hearsay.Wrong || in.window.story[r.Article] != "" && !in.window.told[store.Member{Article: r.Article, Quote: q.ID}] {
				continue
			}
			m.quotes = append(m.quotes, claim.Quote{ID: q.ID, Article: r.Article, Story: m.storyID[m.storyOf[i]], At: r.When(), Outlet: r.Outlet, Genre: r.Revision.Genre,
				Q: q, Revision: r.Revision, Reading: r.Reading, Speaker: in.speaker(r, q), Also: in.also(r, q),
				Accused: in.parties(r, q.Accused), Denied: in.parties(r, q.Denied), Asked: in.parties(r, q.Asked), Supposed: in.parties(r, q.Supposed)})
			noSelf(&m.quotes[len(m.quotes)-1])
			m.report = append(m.report, i)
		}
	}
}

// speaks reports whether a party with a key, and no outlet, says q.
func (in *linking) speaks(r *link.Report, q *hearsay.Quote) bool {
	p := in.speaker(r, q)
	return p.Key != "" && p.Kind != hearsay.KindOutlet
}

func article(r *link.Report) view.Article {
	return view.Article{ID: r.Article, Ref: r.Ref, Outlet: r.Outlet.Name, Publisher: r.Outlet.Publisher(), Kind: r.Outlet.Kind, Title: headline(r), At: timed(r), Day: r.Revision.Published.Day(), Genre: r.Revision.Genre, Lang: r.Revision.Lang,
		Precision: r.Revision.Published.Precision, Fixed: release.Fixed(r.Revision.Text, r.Revision.Lang)}
}

// quote gives a quote the form of a view.
func (in *linking) quote(m *made, n int, stance claim.Stance, why []string) view.Quote {
	q, r := &m.quotes[n], in.reports[m.report[n]]
	x := view.Quote{Article: r.Article, Ref: r.Ref, ID: q.ID, Outlet: r.Outlet.Name, At: timed(r), Day: r.Revision.Published.Day(), Genre: r.Revision.Genre, Stance: view.Stance(stance),
		Speaker: q.Speaker.Name, SpeakerKey: q.Speaker.Key, Own: q.Q.Speaker.Via == hearsay.ViaOutlet, Act: q.Q.Act, Score: round4(q.Q.Score), Words: veil(r, q.Q.Field, content(q.Q)),
		Band: q.Q.Certainty.Band, Factuality: q.Q.Certainty.Factuality, Evidence: q.Q.Evidence, Shown: q.Q.EvidenceShown, Field: q.Q.Field, Spans: judge.Spans(q.Q), Revision: r.Revision.ID, Why: why, Reviewed: in.verdicts.Quote[q.ID], SpeaksFor: in.speaksForWhom(r, q), Also: by(q.Also)}
	switch stance {
	case claim.Asserts:
		x.Charged = in.charged(m, n)
	case claim.Denies:
		x.Rejected = in.rejected(m, n)
	}
	for _, h := range q.Q.Certainty.Hedges {
		x.Hedges = append(x.Hedges, h.Span.In(q.Q.Field.In(r.Revision)))
	}
	return x
}

// content are the spans that say what is claimed: the cue's, where there is nothing else.
func content(q *hearsay.Quote) []hearsay.Span {
	if len(q.Content) > 0 {
		return q.Content
	}
	return q.Cue
}

func round4(x float64) float64 { return float64(int(x*1e4+0.5)) / 1e4 }

// frame begins a view over articles: its time, size and members.
func (in *linking) frame(id, kind, title string, members []store.Member, body any) store.View {
	v := store.View{ID: id, Kind: kind, Title: title}
	seen := map[hearsay.ArticleID]bool{}
	for _, x := range members {
		if seen[x.Article] {
			continue
		}
		seen[x.Article] = true
		if t := in.when(x.Article); !t.IsZero() {
			if v.First.IsZero() || t.Before(v.First) {
				v.First = t
			}
			if t.After(v.Last) {
				v.Last = t
			}
		}
	}
	v.Size = len(seen)
	slices.SortFunc(members, func(a, b store.Member) int {
		if a.Article == b.Article {
			return strings.Compare(string(a.Quote), string(b.Quote))
		}
		return link.Compare(in.when(a.Article), string(a.Article), in.when(b.Article), string(b.Article))
	})
	v.Members = slices.Compact(members)
	b, err := json.Marshal(body)
	if err != nil {
		panic(err) // unreachable: bodies hold no cycles, channels or not-a-numbers
	}
	v.Body = b
	return v
}

func tally(c *origin.Result) view.Tally {
	return view.Tally{Reports: c.Reports, Publishers: c.Publishers, Origins: view.Count{Min: c.Min, Max: c.Max, Effective: c.Effective}}
}

func (in *linking) claimView(m *made, n int) store.View {
	c := &m.claims[n]
	best := &m.quotes[c.Best]
	r := in.reports[m.report[c.Best]]
	body := view.Claim{Judged: in.verdicts.View[m.claimID[n]], Kind: string(c.Kind), Proposition: veil(r, best.Q.Field, content(best.Q)), Accused: c.Accused, Number: c.Number, Tally: tally(&m.counts[n]), Graph: *m.graphs[n], Roots: m.counts[n].Roots, Cycles: m.counts[n].Cycles, Quotes: []view.Quote{}, AssertedBy: []view.Voice{}, DeniedBy: []view.Voice{}}
	var members []store.Member
	var said, denied []int
	for _, x := range c.Members {
		body.Quotes = append(body.Quotes, in.quote(m, x.Quote, x.Stance, x.Why))
		members = append(members, store.Member{Article: m.quotes[x.Quote].Article, Quote: m.quotes[x.Quote].ID})
		switch x.Stance {
		case claim.Asserts:
			said = append(said, x.Quote)
		case claim.Denies:
			denied = append(denied, x.Quote)
		}
		if s := m.quotes[x.Quote].Story; !slices.Contains(body.Stories, s) {
			body.Stories = append(body.Stories, s)
		}
	}
	body.AssertedBy, body.DeniedBy, body.Charge = in.voices(m, said), in.voices(m, denied), m.charge[n]
	for _, d := range c.Denials {
		x := view.Denial{By: m.quotes[d.Quote].ID, Score: round4(d.Score), Why: d.Why}
		for _, of := range d.Of {
			x.Of = append(x.Of, m.quotes[of].ID)
		}
		body.Denials = append(body.Denials, x)
	}
	for _, k := range c.Rivals {
		body.Rivals = append(body.Rivals, m.claimID[k])
	}
	return in.frame(m.claimID[n], store.KindClaim, body.Proposition, members, body)
}

func (in *linking) storyView(m *made, n int) store.View {
	body := view.Story{Judged: in.verdicts.View[m.storyID[n]]}
	var members []store.Member
	var reports []*link.Report
	var features []story.Features
	for _, i := range m.stories[n] {
		r := in.reports[i]
		body.Articles = append(body.Articles, article(r))
		members = append(members, store.Member{Article: r.Article})
		reports, features = append(reports, r), append(features, in.features[i])
		for x := range in.shared.of(i) {
			if int(x.a) == i && m.storyOf[x.b] == n {
				body.Copies = append(body.Copies, view.Link{A: r.Article, B: in.reports[x.b].Article, Kind: string(x.kind()), Words: int(x.words)})
			}
		}
	}
	body.Copies = view.Thin(body.Articles, body.Copies)
	claims := m.claimsOf[n]
	slices.SortStableFunc(claims, func(a, b int) int { return m.counts[b].Reports - m.counts[a].Reports })
	for _, i := range claims {
		if m.kept(i) {
			body.Claims = append(body.Claims, m.claimID[i])
		}
	}
	for _, i := range m.affairsOf[n] {
		body.Incidents = append(body.Incidents, m.affair[i])
	}
	body.Spoken = in.spoken(m, m.stories[n])
	body.Acts = in.acts(m, m.stories[n])
	body.Tally = in.storyTally(m, n, claims)
	title := story.Title(reports, features)
	for _, r := range reports {
		if r.Revision.Title == title {
			title = known(r, reports)
			break
		}
	}
	return in.frame(m.storyID[n], store.KindStory, title, members, body)
}
