package actor

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon/world"
)

// paper is an outlet of the ledger that has no row in the user's table.
type paper struct{ id, name string } // id: what stands in its key; another one than its own name's where the gazetteer has it as an alias

// findPapers notes the outlets of the ledger that the user's table does not have, by folded name: who bears the name of one, exactly, is that
// outlet and no second party beside its own voice. Left out are names that the gazetteer gives to somebody else or that any article gives to a body of a state, and those made of
// dictionary words alone (see generic) where they are one word ("The Mirror") or hold one that many bodies have in theirs ("Harbour Office"): others are called so as well.
// Of two spellings the first in order names it.
func (b *builder) findPapers(papers []string) error {
	pat, err := world.LoadPatterns()
	if err != nil {
		return err
	}
	b.papers = map[string]paper{}
	for _, name := range slices.Sorted(slices.Values(papers)) {
		f := b.fold.fold(name, "")
		if f == "" || b.papers[f].id != "" || b.rows[f] != 0 || generic(f) && ofBodies(f, pat) {
			continue
		}
		if e := b.entry(name, outlet); e != nil {
			b.papers[f] = paper{b.fold.fold(e.Name, ""), e.Name}
		} else if b.world.Find(name) == nil {
			b.papers[f] = paper{f, name}
		}
	}
	for i := range b.names {
		if n := &b.names[i]; n.Kind == hearsay.KindOrganisation && n.Country != "" && len(b.papers) > 0 {
			delete(b.papers, b.fold.fold(n.Name, n.Lang))
		}
	}
	return nil
}

// ofBodies reports whether a folded name is one word, or holds one of those that names of bodies are built from.
func ofBodies(folded string, p *world.Patterns) bool {
	words := strings.Fields(folded)
	return len(words) < 2 || slices.ContainsFunc(words, func(w string) bool {
		return p.Head[w] || p.Organ[w] != "" || p.Department[w] != "" || p.Common[w] || p.Members[w]
	})
}

// ofPaper joins a spelling with the outlet of the ledger that is called so.
func (b *builder) ofPaper(i int, s *spelling) {
	x := b.papers[s.fold]
	if x.id == "" || s.country != "" || s.blank || s.only != (Ref{}) || s.class != org && s.class != outlet || b.entry(s.as, s.class) != nil {
		return
	}
	b.join(edge{a: i, b: b.entryNode(x.id, x.name, outlet), rule: Outlet})
}
