package eval

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/sample"
)

// blames compares what blame adds up with the plot. No outlet of the sample world has ten incidents, so these are its
// counts, not shares: which article lays what at whose door (plot/claims.tsv, of the claims that accuse somebody).
//
//	measures.blame.world.cells  planted articles × accused, opinion apart, that blame has in some incident
//	measures.blame.world.wrong  articles × accused that blame has and neither that table nor plot/attributions.tsv or replies.tsv does
//	                            (n: all that it has)
func (m *measured) blames() error {
	at, err := printedIn()
	if err != nil {
		return err
	}
	b, err := pipeline.ReadBlamed(m.ctx, m.l, pipeline.BlameQuery{By: "outlet", Per: "incident"})
	if err != nil {
		return err
	}
	ref := map[string]string{}
	if err := pipeline.EachView(m.ctx, m.l, store.KindIncident, func(_ *store.View, body *view.Incident) {
		for i := range body.Quotes {
			ref[string(body.Quotes[i].Article)] = body.Quotes[i].Ref
		}
	}); err != nil {
		return err
	}
	type cell struct {
		slot    int
		accused string // small
	}
	var has []cell
	for i := range b.Reports {
		r := &b.Reports[i]
		for _, key := range r.Accused {
			if c := (cell{m.w.Slot[ref[r.ID]], strings.ToLower(b.Names[key])}); !slices.Contains(has, c) {
				has = append(has, c)
			}
		}
	}
	hit, n := 0, 0
	planned := func(c cell) bool { // names are told apart by their words, as the plot's are
		for i := range m.plot.Claims {
			g := &m.plot.Claims[i]
			if mentions(c.accused, culprits(plotAccused[g.ID])) && slices.Contains(m.slots(slices.Concat(g.Slots, g.Mentioned)), c.slot) {
				return true
			}
		}
		for i := range m.plot.Attributions {
			g := &m.plot.Attributions[i]
			if m.w.first[g.Slot] == c.slot && oneSide(strings.ToLower(g.Accused), c.accused) {
				return true
			}
		}
		return slices.ContainsFunc(m.plot.Replies, func(g sample.Reply) bool {
			return m.w.first[g.Slot] == c.slot && oneSide(strings.ToLower(g.Accused), c.accused)
		})
	}
	for i := range m.plot.Claims {
		g := &m.plot.Claims[i]
		who := culprits(plotAccused[g.ID])
		if who == "" {
			continue
		}
		slots := m.slots(g.Slots)
		slices.Sort(slots)
		for _, s := range slices.Compact(slots) {
			if at[s].genre == hearsay.GenreOpinion {
				continue
			}
			if n++; slices.ContainsFunc(has, func(c cell) bool { return c.slot == s && mentions(c.accused, who) }) {
				hit++
			} else {
				m.miss("blame: slot %d (%s) lays %s at no door", s, at[s].outlet, g.ID)
			}
		}
	}
	wrong := 0
	for _, c := range has {
		if !planned(c) {
			wrong++
			m.miss("blame: slot %d (%s) accuses %s, which is not planted", c.slot, at[c.slot].outlet, c.accused)
		}
	}
	m.share("measures.blame.world.cells", hit, n)
	m.share("measures.blame.world.wrong", wrong, len(has))
	return nil
}

// oneSide reports whether one of two names, small, holds the other, or both hold the name of one state.
func oneSide(a, b string) bool {
	return strings.Contains(a, b) || strings.Contains(b, a) || slices.ContainsFunc([]string{"quillara", "ustrand", "caldrith", "pirrin"}, func(s string) bool { return strings.Contains(a, s) && strings.Contains(b, s) })
}

// culprits keeps the names of a list separated by "|": codes of countries and "" are none.
func culprits(list string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(list, "|"), func(s string) bool { return s == "" || s == strings.ToUpper(s) }), "|")
}
