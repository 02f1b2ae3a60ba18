package eval

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/story"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/measure/position"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
)

// Measures compares what the measures on the linked sample world say with what is planted in it:
//
//	measures.replies.found     planted accusations that are read as such, with the accused's key; those of persons without a public role
//	                           and those in opinion pieces are left out
//	measures.replies.right     of those, heard / asked / not heard as planted
//	measures.replies.counted   planted accusations that must be in no count and are: of persons without a public role, in opinion (number)
//	measures.positions.stands  planted assertions and rejections of a party that have a cell
//	measures.positions.against cells of planted parties and subclaims that say the opposite of the plan (n: planted ones)
//	measures.positions.silent  planted silences that are one
//	measures.narratives.tied   planted ties of which an article is found to tell both affairs
//	measures.narratives.first  of those, the planted first article comes first
//
// All are shares in per cent of n. The world is small and was developed on: these say how much of a known
// plot survives reading and linking, not how good the measures are elsewhere. data holds the corpora; with ""
// the figures that need one are left out. The lines are what is planted and does not come out.
func Measures(data string, r *read.Reader) (*Report, []string, error) {
	dir, err := os.MkdirTemp("", "hearsay-measures")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	w, err := LinkSample(ctx, dir, r, nil)
	if err != nil {
		return nil, nil, err
	}
	plot, err := sample.LoadPlot()
	if err != nil {
		return nil, nil, err
	}
	l, err := embedded.OpenReader(ctx, filepath.Join(dir, "sample.db"), embedded.Options{})
	if err != nil {
		return nil, nil, err
	}
	defer l.Close()
	m := measured{plotScore: plotScore{w: w, plot: plot, rep: &Report{Version: string(r.Version()), Corpus: "sample world, what the measures make of its plot (developed on)", Figures: map[string]Figure{}}}, ctx: ctx, l: l}
	for _, f := range []func() error{m.replies, m.positions, m.narratives, func() error { return m.concert(data, r) }, func() error { return m.numbers(r) }, func() error { return m.commitments(r) }, m.pairs, m.drifts, func() error { return m.spreads(r) }, m.denials, m.blames} {
		if err := f(); err != nil {
			return nil, nil, err
		}
	}
	return m.rep, m.missing, nil
}

type measured struct {
	plotScore
	ctx context.Context
	l   *embedded.Ledger
}

// slots are those of the first versions.
func (m *measured) slots(list []int) (out []int) {
	for _, s := range list {
		out = append(out, m.w.first[s])
	}
	return out
}

func (m *measured) replies() error {
	in, err := pipeline.ReadCharges(m.ctx, m.l)
	if err != nil {
		return err
	}
	at, err := printedIn()
	if err != nil {
		return err
	}
	found, right, n, out, counted := 0, 0, 0, 0, 0
	for _, g := range m.plot.Replies {
		if strings.HasPrefix(g.Accused, "unknown") {
			continue
		}
		if who, private := strings.CutSuffix(g.Accused, " (no public role)"); private || at[m.w.first[g.Slot]].genre == hearsay.GenreOpinion {
			out++
			if slices.ContainsFunc(in.Of, func(c pipeline.Charge) bool {
				return m.w.Slot[c.Quote.Ref] == m.w.first[g.Slot] && (!private || strings.EqualFold(c.Accused.Name, who))
			}) {
				counted++
				m.miss("replies: slot %d, %s is counted", g.Slot, g.Accused)
			}
			continue
		}
		n++
		k := slices.IndexFunc(in.Of, func(c pipeline.Charge) bool {
			return m.w.Slot[c.Quote.Ref] == m.w.first[g.Slot] && (strings.EqualFold(c.Accused.Name, g.Accused) || m.party(pipeline.Side("", cmp.Or(c.Accused.SpeaksFor, c.Accused.TiedTo))) == g.Accused)
		})
		if k < 0 {
			m.miss("replies: no accusation of %s in slot %d", g.Accused, g.Slot)
			continue
		}
		found++
		if string(in.Of[k].Accused.Heard) == g.Heard {
			right++
		} else {
			m.miss("replies: slot %d, %s: %s, planted %s", g.Slot, g.Accused, in.Of[k].Accused.Heard, g.Heard)
		}
	}
	m.share("measures.replies.found", found, n)
	m.share("measures.replies.right", right, found)
	m.rep.add("measures.replies.counted", Figure{Value: float64(counted), Lo: float64(counted), Hi: float64(counted), N: out})
	return nil
}

// party is the name under which the ledger lists a party.
func (m *measured) party(key string) string {
	v, err := m.l.View(m.ctx, view.ID(store.KindActor, hearsay.ArticleID(key), ""))
	if err != nil {
		return key
	}
	return v.Title
}

// cell is what a table of positions says, with the slots of its quotes.
type cell struct {
	position.Cell
	party string
	about string // proposition and accused, lower case
	slots []int
}

func (m *measured) positions() error {
	slot, about, accused := map[string]int{}, map[string]string{}, map[string][]string{}
	if err := pipeline.EachView(m.ctx, m.l, store.KindClaim, func(v *store.View, c *view.Claim) {
		words := c.Proposition
		for _, p := range c.Accused {
			words += " " + p.Name
			accused[v.ID] = append(accused[v.ID], strings.ToLower(p.Name))
		}
		for i := range c.Quotes {
			slot[string(c.Quotes[i].ID)] = m.w.Slot[c.Quotes[i].Ref]
		}
		about[v.ID] = strings.ToLower(words)
	}); err != nil {
		return err
	}
	var cells []cell
	names := map[string]string{}
	for _, v := range m.w.Stories {
		p, err := pipeline.ReadStands(m.ctx, m.l, &v, 1)
		if err != nil {
			return err
		}
		for _, x := range position.Table(p.Parties, p.Claims, p.Quotes) {
			if names[x.Party] == "" {
				names[x.Party] = m.party(x.Party)
			}
			c := cell{Cell: x, party: names[x.Party], about: about[x.Claim]}
			for _, q := range x.Quotes {
				c.slots = append(c.slots, slot[q])
			}
			cells = append(cells, c)
		}
	}
	stands, against, silent, nStands, nSilent := 0, 0, 0, 0, 0
	for _, g := range m.plot.Positions {
		planted := m.slots(g.Slots)
		has := func(s position.Stance) bool {
			return slices.ContainsFunc(cells, func(c cell) bool {
				if who := accused[c.Claim]; plotAccused[g.Subclaim] != "" && len(who) > 0 && !slices.ContainsFunc(strings.Split(plotAccused[g.Subclaim], "|"), func(w string) bool { return w != "" && slices.Contains(who, w) }) {
					return false // its twin, which accuses the other side
				}
				return c.Stance == s && c.party == g.Party && mentions(c.about, plotSubjects[g.Subclaim]) && (s == position.Silent || slices.ContainsFunc(c.slots, func(s int) bool { return slices.Contains(planted, s) }))
			})
		}
		yes, no, quiet := has(position.Asserts), has(position.Denies), has(position.Silent)
		switch g.Stance {
		case "silent":
			nSilent++
			if quiet && !yes && !no {
				silent++
				continue
			}
		case "asserts", "denies":
			nStands++
			hit, other := yes, no
			if g.Stance == "denies" {
				hit, other = no, yes
			}
			if other {
				against++
				m.miss("positions: %s also says the opposite of %s %s", g.Party, g.Stance, g.Subclaim)
			}
			if hit {
				stands++
				continue
			}
		}
		m.miss("positions: %s %s %s: asserts %v, denies %v, silent %v", g.Party, g.Stance, g.Subclaim, yes, no, quiet)
	}
	m.share("measures.positions.stands", stands, nStands)
	m.share("measures.positions.against", against, nStands)
	m.share("measures.positions.silent", silent, nSilent)
	return nil
}

// mentions reports whether a text holds one of the words, separated by |.
func mentions(text, words string) bool {
	return words != "" && slices.ContainsFunc(strings.Split(words, "|"), func(w string) bool { return strings.Contains(text, w) })
}

// affairWords tell the planted affairs apart in titles, propositions and the names of whom a thing accuses.
var affairWords = map[string]string{
	"rail": "rail|train|intrusion|signalling", "fire": "fire|arson|port ambry|parcel", "update": "update|dorrick", "heron": "heron", "moth": "moth",
	"van": "van ", "staging": "staged|staging|bureau", "expulsions": "expel|expulsion|embassy|attach", "caldrith": "caldrith",
}

// accusing returns the names of those whom incidents and claims accuse, by id: an incident is called by its first headline, which
// need not name them.
func (m *measured) accusing() (map[string]string, error) {
	out := map[string]string{}
	if err := pipeline.EachView(m.ctx, m.l, store.KindIncident, func(v *store.View, x *view.Incident) {
		for i := range x.Attributions {
			out[v.ID] += " " + x.Attributions[i].Accused
		}
	}); err != nil {
		return nil, err
	}
	return out, pipeline.EachView(m.ctx, m.l, store.KindClaim, func(v *store.View, c *view.Claim) {
		for _, p := range c.Accused {
			out[v.ID] += " " + p.Name
		}
	})
}

func (m *measured) narratives() error {
	w, err := sample.World()
	if err != nil {
		return err
	}
	terms, err := story.NewTable(w)
	if err != nil {
		return err
	}
	in, err := pipeline.ReadRetold(m.ctx, m.l, pipeline.RetoldQuery{Terms: terms})
	if err != nil {
		return err
	}
	called, err := m.accusing()
	if err != nil {
		return err
	}
	type tie struct {
		a, b  string
		slots []int
	}
	var ties []tie
	for _, kind := range []string{"affairs", "incidents", "claims"} {
		res, err := narrative.Ties(m.ctx, in.Things[kind], in.Articles)
		if err != nil {
			return err
		}
		for _, t := range res.Ties {
			x := tie{a: strings.ToLower(in.Titles[t.A]+" "+called[t.A]) + " ", b: strings.ToLower(in.Titles[t.B]+" "+called[t.B]) + " "}
			for _, id := range t.Articles {
				x.slots = append(x.slots, m.w.Slot[in.Heads[id].Ref])
			}
			ties = append(ties, x)
		}
	}
	tied, first := 0, 0
	for _, g := range m.plot.Narratives {
		planted, hit, came := m.slots(g.Slots), false, false
		var firsts []int
		for _, t := range ties {
			a, b := affairWords[g.A], affairWords[g.B]
			if !(mentions(t.a, a) && mentions(t.b, b) || mentions(t.a, b) && mentions(t.b, a)) {
				continue
			}
			if slices.ContainsFunc(t.slots, func(s int) bool { return slices.Contains(planted, s) }) {
				hit = true
				came = came || t.slots[0] == m.w.first[g.First]
				firsts = addSlot(firsts, t.slots[0])
			}
		}
		if hit {
			tied++
		} else {
			m.miss("narratives: %s and %s are not tied", g.A, g.B)
		}
		switch {
		case came:
			first++
		case hit:
			m.miss("narratives: %s and %s are tied first by slot %v, planted %d", g.A, g.B, firsts, m.w.first[g.First])
		}
	}
	m.share("measures.narratives.tied", tied, len(m.plot.Narratives))
	m.share("measures.narratives.first", first, tied)
	return nil
}
