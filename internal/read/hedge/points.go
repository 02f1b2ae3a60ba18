package hedge

import (
	"sync"

	"hearsay/internal/text"
)

// pointTables hold the points by rule, for events that are not negated and those that are.
type pointTables struct{ plain, negated [ruleCount]float64 }

var points = sync.OnceValue(func() *pointTables {
	t := &pointTables{}
	for r, name := range ruleNames {
		t.plain[r] = load().fact.Points[name]
		t.negated[r] = load().fact.Points["not:"+name]
	}
	return t
})

// sentence returns the sentence that token i stands in.
func sentence(d *text.Doc, i int) text.Range {
	lo, hi := 0, len(d.Sents)
	for lo < hi {
		if m := int(uint(lo+hi) >> 1); d.Sents[m].End > i {
			hi = m
		} else {
			lo = m + 1
		}
	}
	if lo == len(d.Sents) {
		return text.Range{Start: i, End: i + 1}
	}
	return d.Sents[lo]
}
