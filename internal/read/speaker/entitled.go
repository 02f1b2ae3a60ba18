package speaker

import "hearsay"

// entitled reads a label in tokens from to end-1 whose title stands behind the name: "Ilan Voss, Master of the Harbour Board:". It returns
// the person with whom it begins, nobody if it names none, another or several, since somebody else has the floor all the same, and -1 if it
// is no label: one holds capitals, the small words between them and a public role, and speech in the first person follows.
func (p *pass) entitled(from, end int) int {
	d := p.f.Doc
	who, titled, long := -1, false, 0
	for i := from; i < end; i++ {
		w := d.Text(i)
		if !p.label(i, i+1) && w != "," && w != "." {
			return -1
		}
		if titled = titled || p.persons.Role(w).Class.Public(); capital(w) {
			long++
		}
		n := p.nameAt(i)
		if n == nil || n.Kind != hearsay.KindPerson {
			continue
		}
		if i == from && d.Text(n.End) == "," {
			who = p.entity(n)
		} else {
			who = nobody
		}
	}
	if !titled || long < 3 || !p.talksFrom(end) {
		return -1
	}
	if who == -1 {
		return nobody
	}
	return who
}
