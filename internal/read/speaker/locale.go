package speaker

import (
	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// locale returns the state that the words before the i-th name of f place its sentence in, "In Kestria, | the interior ministry said", "" if they do not.
func (r *Resolver) locale(f *Field, i int) string {
	if i == 0 {
		return ""
	}
	n, m, d := &f.Names[i], &f.Names[i-1], f.Doc
	if n.Country != "" || m.Class != world.State || m.Start == 0 || d.Text(m.Start-1) != "In" || m.End >= len(d.Toks) || d.Text(m.End) != "," {
		return ""
	}
	if k := m.End + 1; k == n.Start || k+1 == n.Start && determiners[lower(d.Text(k))] {
		return m.Country
	}
	return ""
}

// foreign returns whose organs need no adjective under a dateline of home where the first sentence reports what another state says: "ALDMOOR - Tarnovia on
// Friday accused Velia": then "the foreign ministry" is that one's if home is named nowhere else, and may be either's if it is.
func foreign(f *Field, home string) string {
	d, other := f.Doc, ""
	if len(d.Sents) == 0 {
		return home
	}
	first, behind := d.Sents[0], false
	for i := range f.Names {
		n := &f.Names[i]
		switch {
		case n.Start < 2 || n.Class == world.Capital && n.Start < datelined:
			continue
		case n.Start >= first.End && other == "":
			return home
		case n.Country == home:
			if n.Start < first.End {
				return home
			}
			behind = true
		case other == "" && n.Class == world.State && saysIt(f, n.Range):
			other = n.Country
		}
	}
	if other == "" {
		return home
	}
	if behind {
		return ""
	}
	return other
}

// datelined is how many tokens a dateline may have.
const datelined = 8

// saysIt reports whether the tokens of at are all of the source of a quote.
func saysIt(f *Field, at text.Range) bool {
	sp := f.Doc.Span(at)
	for i := range f.Quotes {
		if q := &f.Quotes[i]; len(q.Source) == 1 && q.Source[0] == (hearsay.Span{Start: sp.Start, End: sp.End}) {
			return true
		}
	}
	return false
}
