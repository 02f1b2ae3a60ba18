package accuse

import (
	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// fewNames is how many names are looked through each time: to index them would take longer.
const fewNames = 64

// index finds the names of one text by what they are called; see [Work.called].
type index struct {
	src   string
	names []name.Name
	by    map[string]bearer
}

// bearer is what bears a name in a text.
type bearer struct {
	body  *name.Name // the first that can say "we"; nil for none
	group int        // the token at which the first of a group or an organisation ends, 0 for none
}

// Forget lets w know that the names of the texts it reads may have changed. Work is indexed by text; call it before the first
// quote of each.
func (w *Work) Forget() { w.index = index{} }

// called returns who bears a name among names, those of d; false for nobody. Cost is linear in the names for the first of a text that has many, constant after.
func (w *Work) called(d *text.Doc, names []name.Name, called string) (bearer, bool) {
	if len(names) <= fewNames {
		var b bearer
		found := false
		for i := range names {
			if n := &names[i]; n.Name == called {
				b.note(n)
				found = true
			}
		}
		return b, found
	}
	x := &w.index
	if x.by == nil || len(x.names) != len(names) || &x.names[0] != &names[0] || x.src != d.Src {
		*x = index{src: d.Src, names: names, by: make(map[string]bearer, len(names)/4)}
		for i := range names {
			b := x.by[names[i].Name]
			b.note(&names[i])
			x.by[names[i].Name] = b
		}
	}
	b, ok := x.by[called]
	return b, ok
}

// note takes one more name; they come in order of place.
func (b *bearer) note(n *name.Name) {
	if b.body == nil && body(n) {
		b.body = n
	}
	if b.group == 0 && (n.Kind == hearsay.KindThreatActor || n.Kind == hearsay.KindArmedGroup || n.Kind == hearsay.KindOrganisation && n.Class != world.Service) {
		b.group = n.End
	}
}
