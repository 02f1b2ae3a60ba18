package eval

import (
	"slices"
	"strings"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/pipeline"
	"hearsay/internal/show/rows"
	"hearsay/sample"
)

// railCulprits are the planted claims of which the hedge of plot/hardening.tsv is: the linker keeps the group and the state apart.
var railCulprits = []string{"heron", "ustrand-intrusion"}

// told is one row of drift: a report, or a version of it.
type told struct {
	slot        int // of the article's first version
	at          time.Time
	version     bool
	band        []int
	hedged, own bool
	sure        float64
	lost        bool // by a hop, or since the version before
	softened    bool // by a hop, a version, or since the same speaker's words before
}

// drifts compares the retelling of the claims of who did it with the steps of plot/hardening.tsv:
//
//	measures.drift.steps  planted steps that drift has as a row of such a claim: a report of that article, where it has
//	                      several versions the one seen then
//	measures.drift.level  of these, with a row as sure as planted: the planted band; where none is planted, no word of doubt
//	measures.drift.sure   of these, with a row less than one step of drift away from the planted sureness, the middle of the
//	                      band or 1, whether or not its speaker has a scale
//	measures.drift.own    planted steps in an outlet's own voice that a row tells as that
//	measures.drift.lost   planted turns that a row tells as one: a doubt that is gone in a later version, and a speaker
//	                      that is less sure than it was before
//	measures.drift.false  rows of such claims that tell a turn, a doubt lost or words softened, in an article where no
//	                      step is planted (n: all rows)
func (m *measured) drifts() error {
	all, err := m.railTold()
	if err != nil {
		return err
	}
	versions := map[int]int{} // by article: planted steps in versions of it
	for _, g := range m.plot.Hardening {
		versions[m.w.first[g.Slot]]++
	}
	steps, level, sure, own, lost, nOwn, nLost := 0, 0, 0, 0, 0, 0, 0
	for i := range m.plot.Hardening {
		g := &m.plot.Hardening[i]
		var list []told
		for _, x := range all {
			if x.slot == m.w.first[g.Slot] && x.version == (versions[x.slot] > 1) && (!x.version || x.at.Equal(g.At)) {
				list = append(list, x)
			}
		}
		has := func(f func(x told) bool) bool { return slices.ContainsFunc(list, f) }
		if len(list) > 0 {
			steps++
			if has(func(x told) bool { return asSure(g, &x) }) {
				level++
			}
			if has(func(x told) bool { return drift.ChangeOf(x.sure-sureness(g)) == drift.Same }) {
				sure++
			} else {
				m.miss("drift: slot %d is not told as sure as planted (%s, %d–%d): %+v", g.Slot, g.Level, g.Lo, g.Hi, list)
			}
		} else {
			m.miss("drift: slot %d, %s: no such step", g.Slot, g.Speaker)
		}
		if g.Own {
			nOwn++
			if has(func(x told) bool { return x.own }) {
				own++
			} else {
				m.miss("drift: slot %d is not told as the word of %s", g.Slot, g.Speaker)
			}
		}
		turn := func(x told) bool { return x.lost }
		switch {
		case g.How == "edited" && g.Level == "plain":
		case m.softens(i):
			turn = func(x told) bool { return x.softened }
		default:
			continue
		}
		nLost++
		if has(turn) {
			lost++
		} else {
			m.miss("drift: slot %d, %s: the turn is not told", g.Slot, g.Speaker)
		}
	}
	wrong := 0
	for _, x := range all {
		if (x.lost || x.softened) && !slices.ContainsFunc(m.plot.Hardening, func(g sample.HardeningStep) bool { return m.w.first[g.Slot] == x.slot }) {
			wrong++
			m.miss("drift: slot %d is told to turn: %+v", x.slot, x)
		}
	}
	m.share("measures.drift.steps", steps, len(m.plot.Hardening))
	m.share("measures.drift.level", level, steps)
	m.share("measures.drift.sure", sure, steps)
	m.share("measures.drift.own", own, nOwn)
	m.share("measures.drift.lost", lost, nLost)
	m.share("measures.drift.false", wrong, len(all))
	return nil
}

// softens reports whether step i puts its speaker's band lower than the last one planted before.
func (m *measured) softens(i int) bool {
	g := &m.plot.Hardening[i]
	for k := i - 1; k >= 0; k-- {
		if b := &m.plot.Hardening[k]; b.Speaker == g.Speaker && b.Hi > 0 {
			return g.Hi > 0 && g.Hi < b.Hi
		}
	}
	return false
}

// asSure reports whether a row is as sure as a step is planted.
func asSure(g *sample.HardeningStep, x *told) bool {
	if g.Hi > 0 {
		return slices.Equal(x.band, []int{g.Lo, g.Hi})
	}
	return len(x.band) == 0 && !x.hedged
}

// sureness is that of a step on drift's scale, [0,1].
func sureness(g *sample.HardeningStep) float64 {
	if g.Hi == 0 {
		return 1
	}
	return float64(g.Lo+g.Hi) / 200
}

// railTold are the rows of drift of every claim of who stopped the trains, as the command has them.
func (m *measured) railTold() ([]told, error) {
	var out []told
	for i := range m.w.Claims {
		c := &m.w.Claims[i]
		if !slices.ContainsFunc(railCulprits, func(id string) bool {
			return c.Kind == "attribution" && about(&sample.PlotClaim{ID: id}, c) && m.rail(c)
		}) {
			continue
		}
		reports, quotes := rows.Retelling(c)
		for _, h := range drift.Hops(reports) {
			r, q := &reports[h.Report], quotes[h.Report]
			x := told{slot: m.w.Slot[q.Ref], at: q.At, band: q.Band, hedged: r.Hedged, own: q.Own, sure: r.Sure, lost: h.Lost, softened: h.Change == drift.Softened || h.Again == drift.Softened}
			out = append(out, x)
			versions, err := pipeline.SureVersions(m.ctx, m.l, q)
			if err != nil {
				return nil, err
			}
			for _, v := range versions {
				out = append(out, told{slot: x.slot, at: v.Seen, version: true, band: v.Quote.Certainty.Band, hedged: len(v.Hedges) > 0, own: v.Quote.Speaker.Via == "outlet", sure: v.Sure, lost: v.Lost, softened: v.Change == drift.Softened})
			}
		}
	}
	return out, nil
}

// rail reports whether a claim is of the trains or the intrusion into their signalling.
func (m *measured) rail(c *view.Claim) bool {
	return slices.ContainsFunc(c.Quotes, func(q view.Quote) bool { return mentions(strings.ToLower(q.Words), affairWords["rail"]+"|intruder") })
}
