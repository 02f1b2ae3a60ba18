package eval

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
	"hearsay/sample"
)

// printed is where a slot came out.
type printed struct {
	outlet string
	genre  hearsay.Genre
}

// printedIn tells the outlet and genre of each slot.
func printedIn() (map[int]printed, error) {
	articles, err := sample.Articles()
	if err != nil {
		return nil, err
	}
	out := map[int]printed{}
	for i, name := range sample.Names() {
		out[sample.Slot(name)] = printed{articles[i].Outlet, articles[i].Genre}
	}
	return out, nil
}

// spreads compares how far claims travel with plot/claims.tsv, for the planted claims that are found:
//
//	measures.spread.outlets  planted outlets of a claim, those with an article that makes it or tells who does, opinion apart,
//	                         that spread counts as reached
//	measures.spread.wrong    outlets that spread counts as reached by such a claim and that neither make nor mention it by
//	                         the plan (n: all that it counts)
//	measures.spread.charges  planted outlets of the claims that accuse somebody by name, that the spread of that charge of an incident
//	                         counts as reached, whatever the words
func (m *measured) spreads(r *read.Reader) error {
	at, err := printedIn()
	if err != nil {
		return err
	}
	table, err := sample.Outlets()
	if err != nil {
		return err
	}
	byName := map[string]store.Outlet{}
	for _, o := range table {
		byName[o.Name] = o
	}
	hit, n, wrong, all := 0, 0, 0, 0
	for i := range m.plot.Claims {
		g := &m.plot.Claims[i]
		c, _ := m.claimOf(g)
		if c == nil {
			continue
		}
		var reached []string
		told, err := pipeline.ReadFiguresTold(m.ctx, m.l, r, c)
		if err != nil {
			return err
		}
		dropped, err := pipeline.ReadDropped(m.ctx, m.l, r, c)
		if err != nil {
			return err
		}
		for _, d := range spread.ByDay(slices.Concat(rows.Spreading(c, byName), pipeline.Spreading(told, byName), pipeline.Leaving(dropped, byName))) {
			reached = append(reached, d.New...)
		}
		var planted, allowed []string
		for _, s := range g.Slots {
			if p := at[s]; p.genre != hearsay.GenreOpinion && !slices.Contains(planted, p.outlet) {
				planted = append(planted, p.outlet)
			}
		}
		for _, s := range slices.Concat(g.Slots, g.Mentioned) {
			allowed = append(allowed, at[s].outlet)
		}
		for _, o := range planted {
			if n++; slices.Contains(reached, o) {
				hit++
			} else {
				m.miss("spread: %s is not told to reach %s", g.ID, o)
			}
		}
		for _, o := range reached {
			if all++; !slices.Contains(allowed, o) {
				wrong++
				m.miss("spread: %s is told to reach %s", g.ID, o)
			}
		}
	}
	m.share("measures.spread.outlets", hit, n)
	m.share("measures.spread.wrong", wrong, all)
	m.charges(at)
	return nil
}

// charges compares how far charges travel with plot/claims.tsv.
func (m *measured) charges(at map[int]printed) {
	reached := map[string][]string{} // by accused, small
	for i := range m.w.Incidents {
		for _, c := range rows.Charging(&m.w.Incidents[i], nil) {
			who := strings.ToLower(c.Accused)
			for _, d := range spread.ByDay(c.Reports) {
				reached[who] = append(reached[who], d.New...)
			}
		}
	}
	hit, n := 0, 0
	for i := range m.plot.Claims {
		g := &m.plot.Claims[i]
		who := culprits(plotAccused[g.ID])
		if who == "" {
			continue
		}
		var planted []string
		for _, s := range g.Slots {
			if p := at[s]; p.genre != hearsay.GenreOpinion && !slices.Contains(planted, p.outlet) {
				planted = append(planted, p.outlet)
			}
		}
		for _, o := range planted {
			n++
			for name, outlets := range reached {
				if mentions(name, who) && slices.Contains(outlets, o) {
					hit++
					break
				}
			}
		}
	}
	m.share("measures.spread.charges", hit, n)
}

// denials compares who is told to deny with plot/denials.tsv:
//
//	measures.denied.carried  planted articles that carry a denial, its first publication among them, in which the ledger has
//	                         a rejection by that party or its state, or words of it that are told as a denial
//	measures.denied.never    planted outlets that report a charge and never carry its denial, of which the ledger has none
func (m *measured) denials() error {
	at, err := printedIn()
	if err != nil {
		return err
	}
	type rejection struct {
		slot            int
		outlet, speaker string
		state           string
		words           string
	}
	var all []rejection
	states := map[string]string{} // by speaker
	note := func(list []view.Quote) {
		for i := range list {
			q := &list[i]
			who := strings.ToLower(q.Speaker)
			if q.SpeaksFor != "" {
				states[who] = q.SpeaksFor
			}
			told := q.Stance == view.Asserts && (q.Act == hearsay.Deny || q.Act == hearsay.RejectResponsibility)
			if (q.Stance == view.Denies || told) && who != "" && !q.Own {
				all = append(all, rejection{m.w.Slot[q.Ref], q.Outlet, who, q.SpeaksFor, strings.ToLower(q.Words)})
			}
		}
	}
	for i := range m.w.Claims {
		note(m.w.Claims[i].Quotes)
	}
	for i := range m.w.Incidents {
		note(m.w.Incidents[i].Quotes)
	}
	carried, n, silent, never := 0, 0, 0, 0
	for i := range m.plot.Denials {
		g := &m.plot.Denials[i]
		by := strings.ToLower(g.By)
		same := func(r rejection) bool {
			return strings.Contains(r.speaker, by) || strings.Contains(by, r.speaker) || r.state != "" && r.state == states[by]
		}
		for _, s := range addAll(g.Carried, g.Slot) {
			if n++; slices.ContainsFunc(all, func(r rejection) bool { return r.slot == m.w.first[s] && same(r) }) {
				carried++
			} else {
				m.miss("denials: %s: %s carries that of %s: no such rejection (slot %d)", g.ID, at[s].outlet, g.By, s)
			}
		}
		for _, o := range g.Never {
			never++
			if k := slices.IndexFunc(all, func(r rejection) bool { return r.outlet == o && same(r) && mentions(r.words, deniedWords[g.ID]) }); k < 0 {
				silent++
			} else {
				m.miss("denials: %s: %s is told to carry it: %q (slot %d)", g.ID, o, all[k].words, all[k].slot)
			}
		}
	}
	m.share("measures.denied.carried", carried, n)
	m.share("measures.denied.never", silent, never)
	return nil
}

// deniedWords tell a denial from another one of the same party.
var deniedWords = map[string]string{
	"rail-ustrand": "train|intrusion|signalling|charge|involve|assertion", "fire-ustrand": "citizen|fire|card|ustrandic", "staged": "staged|staging|bureau", "shelter": "shelter|moth|citizen",
	"update": "update|fault", "moth": "charge", "van": "van|plate", "boats-q": "transmitter|jam", "boats-u": "transmitter|jam",
}
