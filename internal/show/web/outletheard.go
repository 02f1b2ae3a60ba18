package web

import (
	"fmt"

	"hearsay/internal/show/draw"
)

// heardPart is how often the accused is heard in an outlet's reports, beside all outlets together, and where in the text.
func heardPart(name string, all map[string][]rateOf) (p sharePart, where string) {
	p = sharePart{NHref: exploring("replies", "outlet", name, "detail", "1"), Of: "accusation", Exports: exportsOf("replies", "outlet", name),
		Note: "An accusation is one article that accuses one named party; opinion and official statements are left out. What counts as an answer is a quote of the accused, or of one that speaks for it, whatever it says. “Was there” means that such words stood in another article of the ledger before this one came out. " + precise() + " Interval: Wilson."}
	if len(all[name]) == 0 {
		p.Finding = "It carries no accusation of a named party that was read"
		return p, ""
	}
	me := &all[name][0]
	p.N = me.N
	if p.N < leastShare { // nothing is added up (DESIGN 2.2)
		p.Finding = fmt.Sprintf("Is the accused heard? %s, too few to add up", upper(counted(p.N, "accusation")))
		return p, ""
	}
	sum := func(of func(*rateOf) *shareOf) float64 {
		k, n := 0, 0
		for _, list := range all {
			for i := range list {
				x := of(&list[i])
				k, n = k+x.K, n+x.Of
			}
		}
		return float64(k) / float64(max(1, n))
	}
	var drawn []draw.Share
	for _, x := range []struct {
		words, filter string
		of            func(*rateOf) *shareOf
	}{
		{"In the same article", "f.heard=yes", func(r *rateOf) *shareOf { return &r.Same }},
		{"Within a day", "f.day=true", func(r *rateOf) *shareOf { return &r.Day }},
		{"Ever", "f.ever=true", func(r *rateOf) *shareOf { return &r.Ever }},
		{"Would not comment", "f.heard=asked", func(r *rateOf) *shareOf { return &r.Asked }},
		{"An answer was there: taken", "f.available=true", func(r *rateOf) *shareOf { return &r.Taken }},
		{"An answer was there: never", "f.available=true&f.never=true", func(r *rateOf) *shareOf { return &r.PassedOver }},
	} {
		c := x.of(me)
		row, mark := shareCells(x.words, p.NHref+"&"+x.filter, c.K, c.Of, nil, c.CI95, sum(x.of))
		row.Name += fmt.Sprintf(" (of %d)", c.Of)
		p.Rows, drawn = append(p.Rows, row), append(drawn, mark)
	}
	p.Finding = fmt.Sprintf("The accused is heard in the same article in %s of %s accusations", number(me.Same.K), number(me.Same.Of))
	p.draw(draw.Dots, drawn)
	if me.Headline.Of > 0 {
		where = fmt.Sprintf("Where it is first heard, of %d: headline %d, first third of the text %d, middle %d, last third %d.", me.Headline.Of, me.Headline.K, me.FirstThird.K, me.Middle.K, me.LastThird.K)
		if me.Before != nil && me.Headline.Of >= 5 {
			where += fmt.Sprintf(" At the median %.0f %% of the text stand before the answer.", 100**me.Before)
		}
	}
	return p, where
}

// driftPart is whether an outlet hardens or softens what it takes over, beside what others do with the same claims.
func driftPart(name string, rows []driftOf) sharePart {
	p := sharePart{NHref: exploring("drift", "f.outlet", name), Of: "report", Exports: exportsOf("drift", "f.outlet", name),
		Note: "Of its reports that have a claim from another outlet’s report: how many are surer, or less sure, than that one. The tick is what would be expected of the others with the same claims. q: exact conditional test within claims, Benjamini–Yekutieli over outlets and both directions. How likely a difference would have been found stands beside the rows of all outlets."}
	if len(rows) == 0 {
		p.Finding = "Fewer than ten of its reports take a claim over: no drift is shown"
		return p
	}
	x := &rows[0]
	p.N = x.Hops
	var drawn []draw.Share
	for _, y := range []struct {
		words string
		k     int
		ci    [2]float64
		by, q float64
	}{{"Hardened", x.Hardened, x.Hardened95, x.HardenBy, x.HardenQ}, {"Softened", x.Softened, x.Softened95, x.SoftenBy, x.SoftenQ}} {
		all, q := -1.0, "–"
		if y.by > 0 { // else it was not tested
			all, q = y.by/float64(max(1, x.Hops)), roundCell(fmt.Sprint(y.q))
		}
		row, mark := shareCells(y.words, p.NHref, y.k, x.Hops, nil, &y.ci, all)
		row.Q = q
		p.Rows, drawn = append(p.Rows, row), append(drawn, mark)
	}
	told := fmt.Sprintf("hardens %d and softens %d of %d reports that it takes over", x.Hardened, x.Softened, x.Hops)
	switch {
	case x.HardenBy > 0 && x.HardenQ <= 0.05 && x.HardenBy < float64(x.Hardened):
		p.Finding = "It " + told + ": it hardens more than others do"
	case x.SoftenBy > 0 && x.SoftenQ <= 0.05 && x.SoftenBy < float64(x.Softened):
		p.Finding = "It " + told + ": it softens more than others do"
	default:
		p.Finding = "It " + told + "; no difference from others was found"
	}
	if x.Lost > 0 {
		p.Note = fmt.Sprintf("A doubt that it took over is lost %s. ", times(x.Lost)) + p.Note
	}
	p.draw(draw.Dots, drawn)
	return p
}

// times words a count: "once", "3 times".
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return number(n) + " times"
}
