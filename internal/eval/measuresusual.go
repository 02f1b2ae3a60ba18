package eval

import (
	"slices"

	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
)

// usual calibrates the test at several windows on simulated streams.
func (m *measured) usual() {
	var minutes []float64
	for _, w := range concert.Usual {
		minutes = append(minutes, w.Minutes())
	}
	null := concert.CalibrateScan(minutes, 1500, 0, false, 2, nil)
	planted := concert.CalibrateScan(minutes, 1500, 0.8, false, 2, nil)
	for name, v := range map[string]float64{"size": 100 * null.Size, "wrong": null.Wrong, "power": 100 * planted.Power} {
		n := null.Null
		if name == "power" {
			n = planted.Planted
		}
		m.rep.add("measures.concert.usual."+name, Figure{Value: v, Lo: v, Hi: v, N: n})
	}
}

// usualOf tests a ledger as the command does where nothing is told: planted are groups that move together, the first of
// which is looked for.
func (m *measured) usualOf(l pipeline.ViewLister, of string, planted [][]string) error {
	ss, err := pipeline.Looks(m.ctx, l, false, "", "", concert.Usual)
	if err != nil {
		return err
	}
	var looks []concert.Look
	for k, s := range ss {
		looks = append(looks, concert.Look{Window: concert.Usual[k].Minutes(), Stories: s.Stories})
	}
	names, wrong := ss[0].Outlets, 0
	res, _ := concert.Scan(looks, len(names), concert.Options{})
	for _, f := range res.Findings {
		a, b := names[f.A], names[f.B]
		if f.Verdict == concert.Together && !slices.ContainsFunc(planted, func(g []string) bool { return slices.Contains(g, a) && slices.Contains(g, b) }) {
			wrong++
			m.miss("concert at the usual windows: %s and %s are called together", a, b)
		}
	}
	n := len(planted[0])
	m.share("measures.concert.usual."+of, grouped(&res, names, planted[0]), n*(n-1)/2)
	m.rep.add("measures.concert.usual."+of+".wrong", Figure{Value: float64(wrong), Lo: float64(wrong), Hi: float64(wrong), N: res.Tested})
	return nil
}

// grouped counts the pairs of four, by name, that findings join to one group.
func grouped(res *concert.Result, names, four []string) (pairs int) {
	joined := map[string]string{}
	var find func(string) string
	find = func(x string) string {
		if p := joined[x]; p != "" && p != x {
			return find(p)
		}
		return x
	}
	for _, f := range res.Findings {
		if x, y := find(names[f.A]), find(names[f.B]); f.Verdict == concert.Together && x != y {
			joined[x] = y
		}
	}
	for i := range four {
		for _, b := range four[i+1:] {
			if find(four[i]) == find(b) {
				pairs++
			}
		}
	}
	return pairs
}
