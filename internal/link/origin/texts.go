package origin

import (
	"math"

	"hearsay"
	"hearsay/internal/link"
)

// Texts counts the origins of a story: texts of their own, whatever speakers they quote. A
// report has the origin of the report whose text it shares, or of the outlet that it names as
// its source; what does neither is one. Max counts these. Min takes reports as one that rest on a
// common source, which may be one press conference: sources gives the keys of whom report i
// quotes and what it claims; outlets that are not at hand, and reports that quote nobody, may have it from
// the others. Effective is as in [Graph.Count]. Cost is linear but for reports that share text.
func Texts(reports []Report, sources func(i int) []string) (lo, hi int, effective float64) {
	bare := make([]Report, len(reports))
	for i := range reports {
		bare[i] = reports[i]
		bare[i].Said = nil
		for _, s := range reports[i].Said {
			if s, ok := outletsOnly(s); ok {
				bare[i].Said = append(bare[i].Said, s)
			}
		}
	}
	g := Build(bare)
	for i := range bare { // text is shared as a whole, besides what single quotes say
		if len(bare[i].Said) > 0 {
			whole := bare[i]
			whole.Said = nil
			bare[i] = whole
		}
	}
	for _, e := range Build(bare).Edges {
		g.Edges = append(g.Edges, e)
	}
	c := g.Count(0)
	parent := map[string]string{}
	var find func(string) string
	find = func(k string) string {
		if p, ok := parent[k]; ok && p != k {
			parent[k] = find(p)
			return parent[k]
		}
		parent[k] = k
		return k
	}
	roots := map[string]bool{}
	h := 0.0
	carried := 0
	for _, r := range c.Roots {
		carried += r.Reports
	}
	for _, r := range c.Roots {
		hi++
		if p := float64(r.Reports) / float64(carried); p > 0 {
			h -= p * math.Log(p)
		}
		n := &g.Nodes[r.Node]
		if n.Kind != KindReport {
			continue
		}
		keys := sources(r.Node)
		if len(keys) == 0 {
			continue
		}
		first := find("report " + n.ID)
		roots[n.ID] = true
		for _, k := range keys {
			parent[find("source "+k)] = find(first)
		}
	}
	groups := map[string]bool{}
	for id := range roots {
		groups[find("report "+id)] = true
	}
	if lo = len(groups); lo == 0 && hi > 0 {
		lo = 1
	}
	hi = max(lo, min(hi, len(reports))) // a review of the press names many outlets and is one text
	if len(reports) == 0 {
		return 0, 0, 0
	}
	return lo, hi, min(math.Exp(h), float64(hi))
}

// outletsOnly leaves the outlets of a quote's chain, and its speaker if that is one.
func outletsOnly(s Said) (Said, bool) {
	out := s
	out.Chain, out.Own, out.Echo = nil, false, false
	if s.Speaker.Kind != hearsay.KindOutlet {
		out.Speaker = link.Party{}
	}
	for _, c := range s.Chain {
		if c.Named && c.Party.Kind == hearsay.KindOutlet {
			out.Chain = append(out.Chain, c)
		}
	}
	return out, len(out.Chain) > 0 || out.Speaker.Name != ""
}
