package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// hiddenPerson is in every value that stands for a private person; nothing is counted by it and nothing leads to it.
const hiddenPerson = "(named in the source)"

// facets are the columns with few values.
func (a *asking) facets(t *table) (out []facet) {
	for k, name := range t.cols {
		if kind := t.kind(k); kind != textCol && kind != boolCol || strings.HasSuffix(name, "_key") || a.pairs() && slices.Contains(pairRefs, name) {
			continue
		}
		others := maps.Clone(a.chosen)
		delete(others, name)
		count, long := map[string]int{}, false
		for _, row := range t.matching(others) {
			count[row[k]]++
			long = long || len(row[k]) > 60
		}
		chosen, isChosen := a.chosen[name]
		if !isChosen && (len(count) < 2 || len(count) > 40 || len(count)*2 > len(t.rows) || long) {
			continue
		}
		f := facet{Name: columnWords(a.q.Name, name)}
		if isChosen {
			f.All = a.address("", "f."+name, "")
		}
		maps.DeleteFunc(count, func(v string, _ int) bool { return strings.Contains(v, hiddenPerson) })
		values := slices.SortedFunc(maps.Keys(count), func(x, y string) int { return cmp.Or(count[y]-count[x], strings.Compare(x, y)) })
		for i, v := range values {
			fv := facetValue{Label: cmp.Or(plainCode(v), emptyWords[[2]string{a.q.Name, name}], "none"), Count: count[v], Chosen: isChosen && v == chosen, URL: a.address("", "f."+name, v)}
			if v == "" {
				fv.URL = ""
			}
			if i < facetValues || fv.Chosen {
				f.Values = append(f.Values, fv)
			} else {
				f.More = append(f.More, fv)
			}
		}
		out = append(out, f)
	}
	if len(out) > facetCols {
		out = out[:facetCols]
	}
	return out
}
