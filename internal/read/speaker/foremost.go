package speaker

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// foremost returns who of the sentence that names k last, before r, bears the same role and is its subject, k if nobody: behind "President
// Voss met President Lund" it is Voss who goes on as "the president" (Grosz, Joshi and Weinstein 1995, "Centering", CL 21(2): the subject
// ranks before what a preposition governs). Only a name that a preposition governs gives way, and only to one that none but "by" governs.
func (p *pass) foremost(r text.Range, ph phrase, word string, full bool, k int) int {
	i := p.firstName(r.Start) - 1
	for i >= 0 && p.entity(&p.f.Names[i]) != k {
		i--
	}
	if i < 0 || !p.governed(&p.f.Names[i], false) {
		return k
	}
	from := p.f.Doc.Sents[p.sentence(p.f.Names[i].Start)].Start
	best := k
	for i--; i >= 0 && p.f.Names[i].Start >= from; i-- {
		n := &p.f.Names[i]
		e := &p.entities[p.entity(n)]
		if e.kind != hearsay.KindPerson || full && !strings.Contains(e.name, " ") || p.governed(n, true) {
			continue
		}
		if slices.ContainsFunc(e.roles, func(o name.Role) bool { return p.same(ph, word, &o) }) {
			best = p.entity(n)
		}
	}
	return best
}

// governed reports whether a preposition stands before name n, its title and what the title is over: "with President of the Republic
// of Kestria Ilan Voss". With but it must be another than "by", which names who does it.
func (p *pass) governed(n *name.Name, but bool) bool {
	d := p.f.Doc
	start := d.Sents[p.sentence(n.Start)].Start
	for i := n.Start - 1; i >= start; i-- {
		w := d.Text(i)
		if w == "of" || w == "the" || w == "for" && capital(d.Text(i-1)) {
			continue
		}
		if p.tags.Class(p.f.Tags[i]) == tag.Adposition && !clitic(w) {
			return !but || lower(w) != "by"
		}
		if !capital(w) && !clitic(w) && p.tags.Class(p.f.Tags[i]) != tag.Adjective && p.tags.Class(p.f.Tags[i]) != tag.Determiner {
			return false
		}
	}
	return false
}
