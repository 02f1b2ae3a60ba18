package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/measure/blame"
	"hearsay/internal/measure/stat"
	"hearsay/internal/show/draw"
)

// leastShare is how many cases a share needs (DESIGN 2.2); the commands keep to it, too.
const leastShare = 10

// kindNames word the kinds of sources, in rows and findings.
var kindNames = map[string]string{"copy": "Other outlets’ texts", "press room": "Press rooms", "cites": "Other outlets, named", "official": "Named officials", "speaker": "Other named speakers", "unnamed": "Unnamed sources", "own voice": "Its own word", "not told": "No source read"}

// mixKinds is the order of kinds in the table.
var mixKinds = []string{"copy", "press room", "cites", "official", "speaker", "unnamed", "own voice", "not told"}

// sourceName words a source in a row.
func sourceName(kind, from string) string {
	switch {
	case from == "":
		return cmp.Or(kindNames[kind], kind)
	case kind == "copy":
		return "Text of " + from
	case kind == "cites":
		return "Names " + from
	case kind == "official":
		return "Officials of " + from
	}
	return from // a press room by its name
}

// mixPart is where the reports of an outlet have it from; all are the rows of all outlets together.
func mixPart(name string, rows, all []sourceOf) sharePart {
	p := sharePart{NHref: exploring("sources", "outlet", name, "detail", "1"), Of: "report", Exports: exportsOf("sources", "outlet", name, "by", "name"),
		Note: "A report is one article that asserts one claim; opinion is left out. It counts once, under the first of: another outlet’s text, a press room, an outlet that is named, officials, other speakers, unnamed sources. Copy of an agency that is not collected here counts under whom it quotes. Interval: Wilson; reports of one story hang together, so it is too narrow where few stories hold them."}
	if len(rows) == 0 {
		p.Finding = "No report of a claim is read from it yet"
		return p
	}
	p.N = rows[0].N
	of := map[string]float64{} // of all outlets
	kinds, allKinds := map[string]int{}, map[string]int{}
	for _, x := range all {
		of[x.Kind+"\x00"+x.From] = float64(x.Reports) / float64(max(1, x.N))
		allKinds[x.Kind] += x.Reports
	}
	var drawn []draw.Share
	rest, restRows := 0, 0
	for _, x := range rows {
		kinds[x.Kind] += x.Reports
		if x.Reports == 0 {
			continue
		}
		tick := of[x.Kind+"\x00"+x.From]
		row, mark := shareCells(sourceName(x.Kind, x.From), exploring("sources", "outlet", name, "detail", "1", "f.kind", x.Kind, "f.from", x.From), x.Reports, p.N, nil, x.CI95, tick)
		p.Rows = append(p.Rows, row)
		if len(drawn) == shownFrom {
			rest, restRows = rest+x.Reports, restRows+1
			continue
		}
		mark.Open = x.Kind == "copy"
		drawn = append(drawn, mark)
	}
	if restRows > 0 {
		lo, hi := stat.Wilson(rest, p.N)
		_, mark := shareCells(fmt.Sprintf("Others, %s", counted(restRows, "source")), "#mix-table", rest, p.N, nil, &[2]float64{lo, hi}, -1)
		drawn = append(drawn, mark)
	}
	best := ""
	n := 0
	for _, x := range all {
		n = x.N
	}
	for _, k := range mixKinds {
		if kinds[k] == 0 {
			continue
		}
		lo, hi := stat.Wilson(kinds[k], p.N)
		row, _ := shareCells(kindNames[k], exploring("sources", "outlet", name, "detail", "1", "f.kind", k), kinds[k], p.N, nil, &[2]float64{lo, hi}, float64(allKinds[k])/float64(max(1, n)))
		p.Kinds = append(p.Kinds, row)
		if best == "" || kinds[k] > kinds[best] {
			best = k
		}
	}
	p.Finding = mixFinding(best, kinds[best], p.N)
	p.draw(draw.Lines, drawn)
	return p
}

func mixFinding(kind string, k, n int) string {
	if n < leastShare {
		return fmt.Sprintf("Where its %s it from: too few for shares", map[bool]string{true: "one report has", false: number(n) + " reports have"}[n == 1])
	}
	words := map[string]string{"copy": "other outlets’ texts", "press room": "press rooms", "cites": "what other outlets report", "official": "named officials", "speaker": "named speakers other than officials", "unnamed": "unnamed sources", "own voice": "its own word alone", "not told": "no source that was read"}[kind]
	part := "The largest part of its reports rests"
	if 2*k > n {
		part = "Most of its reports rest"
	}
	return fmt.Sprintf("%s on %s: %s of %s", part, cmp.Or(words, kind), number(k), number(n))
}

// shareCells words a share for the table and the picture: weighed, or of k in n if that is nil. Under ten cases there is none.
func shareCells(name, href string, k, n int, weighed *float64, ci *[2]float64, all float64) (shareRow, draw.Share) {
	row := shareRow{Name: name, Href: href, K: k, Share: "n < 10", All: "–"}
	if all >= 0 {
		row.All = percent(all)
	}
	mark := draw.Share{Name: name, Href: href, Text: number(k) + " of " + number(n), Few: "n < 10: no share", Tick: -1}
	if n >= leastShare && ci != nil {
		v := float64(k) / float64(n)
		if weighed != nil {
			v = *weighed
		}
		row.Share, row.CI = percent(v), ranged(ci)
		mark = draw.Share{Name: name, Href: href, Text: fmt.Sprintf("%s · %s", number(k), percent(v)), Title: fmt.Sprintf("%s: %d of %d, %s, 95 %% interval %s %%", name, k, n, percent(v), ranged(ci)), Value: v, Lo: ci[0], Hi: ci[1], Tick: all}
	}
	return row, mark
}

func (p *sharePart) draw(with func([]draw.Share, string) (draw.Picture, draw.Picture, bool), marks []draw.Share) {
	if p.N < leastShare { // nothing but "n < 10": the table has it
		return
	}
	if wide, narrow, ok := with(marks, p.Finding+". Every row is in the table below"); ok {
		p.Wide, p.Narrow = &wide, &narrow
	}
}

// blamePart is whom the reports of an outlet blame. "Nobody named" is always a row.
func blamePart(name string, all map[string][]blameOf) sharePart {
	p := sharePart{NHref: exploring("blame", "name", name, "states", "1"), Of: "incident", Exports: exportsOf("blame", "name", name, "states", "1"),
		Note: "Share of the incidents it reports that is laid at each door, whoever the speaker is. An incident weighs one however often it is told, split among those accused of it, so that shares add up to one; the number is that of the incidents behind it. A state stands with its offices, forces and bodies; persons, and groups said to act for it, stand apart. Opinion is left out; “nobody named” is part of the whole. " + precise() + " Interval: Wilson."}
	rows := all[name]
	if len(rows) == 0 {
		p.Finding = "It reports no incident that the ledger holds"
		return p
	}
	p.N = rows[0].N
	if p.N < leastShare { // nothing is added up (DESIGN 2.2); the number leads to what there is
		p.Finding = fmt.Sprintf("Whom it blames: %s, too few to add up", counted(p.N, "incident"))
		return p
	}
	pooled, whole := map[string]float64{}, 0
	for _, list := range all {
		for i, x := range list {
			if x.Share != nil {
				pooled[x.AccusedKey] += *x.Share * float64(x.N)
			}
			if i == 0 && x.N >= leastShare {
				whole += x.N
			}
		}
	}
	if !slices.ContainsFunc(rows, func(x blameOf) bool { return x.AccusedKey == "" }) {
		lo, hi := stat.Wilson(0, p.N)
		rows = append(slices.Clone(rows), blameOf{Name: name, N: p.N, Share: new(float64), CI95: &[2]float64{lo, hi}})
	}
	rows = slices.SortedStableFunc(slices.Values(rows), func(a, b blameOf) int {
		return cmp.Or(cmp.Compare(shareOr0(b.Share), shareOr0(a.Share)), b.Incidents-a.Incidents, strings.Compare(a.AccusedKey, b.AccusedKey))
	})
	var drawn []draw.Share
	most, nobody, left := "", 0, 0
	for _, x := range rows {
		who := x.Accused
		if x.AccusedKey == "" {
			who, nobody = "Nobody named", x.Incidents
		} else if most == "" && x.Incidents > 0 {
			most = x.Accused
		}
		row, mark := shareCells(who, exploring("blame", "name", name, "states", "1", "f.accused", x.Accused), x.Incidents, p.N, x.Share, x.CI95, pooled[x.AccusedKey]/float64(max(1, whole)))
		p.Rows = append(p.Rows, row)
		if mark.Open = x.AccusedKey == ""; mark.Open || len(drawn) < shownBlamed-1 {
			drawn = append(drawn, mark)
		} else {
			left++
		}
	}
	if most == "" {
		p.Finding = fmt.Sprintf("Nobody is blamed by name in any of %s incidents", number(p.N))
	} else {
		p.Finding = fmt.Sprintf("Nobody is named in %s of %s incidents; of those named, %s most often", number(nobody), number(p.N), most)
	}
	if left > 0 {
		p.Note += fmt.Sprintf(" %s more in the table.", upper(counted(left, "party")))
	}
	p.draw(draw.Dots, drawn)
	return p
}

func shareOr0(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}

// precise says how many of the accusations that are added up are right (DESIGN 2.2).
func precise() string {
	return fmt.Sprintf("Only accusations scored %.1f or more count; of such, %.1f %% were right on texts kept apart.", blame.Floor, 100*blame.HeldOut)
}

// exportsOf are the forms of a question's rows.
func exportsOf(name string, words ...string) []facetValue {
	return []facetValue{{Label: "CSV", URL: exploring(name+".csv", words...)}, {Label: "JSON", URL: exploring(name+".json", words...)}}
}
