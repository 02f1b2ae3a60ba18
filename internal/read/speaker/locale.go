package speaker

import (
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
