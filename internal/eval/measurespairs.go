package eval

import (
	"slices"
	"time"

	"hearsay/internal/measure/escalation"
	"hearsay/internal/pipeline"
	"hearsay/sample"
)

// pairs compares the acts of states toward each other with what is planted:
//
//	measures.pairs.expelled  planted steps of one state against another's people (plot/expulsions.tsv) that are found as a deed of that day
//	measures.pairs.answered  of the planted answers to such a step, those whose both steps are found, the answer after the step
//	measures.pairs.wrong     deeds found between two states, not alleged only, of which the plan has no such step (n: all found)
//	measures.pairs.accused   planted accusations of a state as such, by others than outlets (plot/attributions.tsv), that are found as an act of speech toward it
func (m *measured) pairs() error {
	in, err := pipeline.ReadActs(m.ctx, m.l, pipeline.ActQuery{})
	if err != nil {
		return err
	}
	ones := escalation.Once(in.List, in.Days)
	name := map[string]string{}
	for i := range ones {
		for _, s := range []string{ones[i].From, ones[i].To} {
			name[s] = m.party("state:" + s)
		}
	}
	has := func(g *sample.Expulsion, x *escalation.One) bool {
		at := in.First.AddDate(0, 0, x.Day)
		return x.Layer == escalation.Deeds && x.Category == "SANCTION" && name[x.From] == g.By && name[x.To] == g.Of && at.Sub(g.Date).Abs() <= 24*time.Hour
	}
	day := map[time.Time]int{} // of a step: that of its deed
	found, answers, answered := 0, 0, 0
	for i := range m.plot.Expulsions {
		g := &m.plot.Expulsions[i]
		k := slices.IndexFunc(ones, func(x escalation.One) bool { return has(g, &x) })
		if k >= 0 {
			found++
			day[g.Date] = ones[k].Day
		} else {
			m.miss("pairs: %s sends home %d %s of %s: no such deed", g.By, g.Count, g.Who, g.Of)
		}
		if g.AnswerTo.IsZero() {
			continue
		}
		answers++
		if first, ok := day[g.AnswerTo]; ok && k >= 0 && ones[k].Day > first {
			answered++
		}
	}
	m.share("measures.pairs.expelled", found, len(m.plot.Expulsions))
	m.share("measures.pairs.answered", answered, answers)
	deeds, wrong := 0, 0
	for i := range ones {
		x := &ones[i]
		if x.Layer != escalation.Deeds || x.Alleged {
			continue
		}
		deeds++
		if !slices.ContainsFunc(m.plot.Expulsions, func(g sample.Expulsion) bool { return has(&g, x) }) {
			wrong++
			m.miss("pairs: %s %s %s on %s is not planted", name[x.From], x.Category, name[x.To], in.Date(x.Day))
		}
	}
	m.share("measures.pairs.wrong", wrong, deeds)
	accused, n := 0, 0
	for _, g := range m.plot.Attributions {
		if g.Standing == "denied" || g.Own || !slices.ContainsFunc(ones, func(x escalation.One) bool { return name[x.From] == g.Accused || name[x.To] == g.Accused }) {
			continue
		}
		n++
		if slices.ContainsFunc(ones, func(x escalation.One) bool {
			return x.Layer == escalation.Words && x.Category == "ACCUSE" && name[x.To] == g.Accused && slices.ContainsFunc(x.IDs, func(id string) bool { return m.w.Slot[in.Refs[id]] == m.w.first[g.Slot] })
		}) {
			accused++
		} else {
			m.miss("pairs: %s accuses %s in slot %d: no such act", g.Accuser, g.Accused, g.Slot)
		}
	}
	m.share("measures.pairs.accused", accused, n)
	return nil
}
