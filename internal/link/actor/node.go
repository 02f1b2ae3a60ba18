package actor

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// class is what sort of party a spelling may stand for; it begins its key.
type class string

const (
	none    class = ""
	state   class = "state"
	org     class = "org"
	office  class = "office"
	outlet  class = "outlet"
	group   class = "group"
	person  class = "person"
	virtual class = "virtual" // an entry of a table
)

var classes = map[hearsay.ActorKind]class{
	hearsay.KindState: state, hearsay.KindOrganisation: org, hearsay.KindOffice: office, hearsay.KindOutlet: outlet,
	hearsay.KindArmedGroup: group, hearsay.KindThreatActor: group, hearsay.KindPerson: person,
}

// family of a person's role: two families that exclude each other make two persons of one
// name. Who leads something, or speaks for it, may belong to any: armies' spokespeople are officers.
type family byte

const (
	anyFamily family = iota
	politics         // office, member
	rank             // armed forces, police, clergy
	expert           // speaks as one who knows
)

// node is one spelling, with what tells its bearers apart.
type node struct {
	fold    string
	class   class
	country string
	family  family
	only    Ref // split off by an analyst: this one mention alone
}

func compareNodes(a, b node) int {
	return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.fold, b.fold), cmp.Compare(a.country, b.country), cmp.Compare(a.family, b.family),
		cmp.Compare(a.only.Article, b.only.Article), cmp.Compare(a.only.Actor, b.only.Actor))
}

// spelling is what is known of a node.
type spelling struct {
	node
	names []int // of the directory's names, ascending
	as    string
	blank bool // stands for several parties: no key
}

// nodeOf returns the node of a name; class none where nothing may link it.
func (b *builder) nodeOf(n *Name) node {
	c := classes[n.Kind]
	f := b.fold.fold(n.Name, n.Lang)
	out := node{fold: f, class: c, country: n.Country}
	if f == "" {
		return node{}
	}
	switch c {
	case none:
		return node{}
	case person:
		if !n.Public || !strings.Contains(f, " ") {
			return node{}
		}
		out.family = b.family(n.Role)
	case group:
		out.country = ""
	case state, office:
		if n.Country == "" && b.entry(n.Name, c) == nil {
			return node{}
		}
	case org:
		if n.Country == "" && b.entry(n.Name, c) == nil && b.rows[f] == 0 && b.papers[f].id == "" && generic(f) {
			return node{}
		}
	}
	return out
}

// generic reports whether a name is made of dictionary words alone: "Statistics Office" may
// be anybody's. British spellings are looked up in American ones, too, since most of the
// words come from American news. These hold names of firms as well; those that the whole world
// knows (lexicon/en/things.tsv) are nobody else's.
func generic(folded string) bool {
	if t, err := en.Things(); err == nil && t.Known[folded] {
		return false
	}
	known := en.WordClasses()
	has := func(w string) bool { _, ok := known[en.HashWord(w)]; return ok }
	for w := range strings.FieldsSeq(folded) {
		if !has(w) && !has(american.Replace(w)) && !has(strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return true
}

var american = strings.NewReplacer("our", "or", "tre", "ter", "ence", "ense", "isation", "ization", "ogue", "og", "programme", "program")

// entry returns what the gazetteer knows under a name, if it is of this class.
func (b *builder) entry(name string, c class) *world.Entry {
	e := b.world.Find(name)
	if e == nil {
		if rest, ok := strings.CutPrefix(name, "the "); ok {
			e = b.world.Find(rest)
		}
	}
	if e == nil || strings.HasPrefix(e.ID, "shared:") {
		return nil
	}
	var want class
	switch e.Class {
	case world.State, world.Adjective, world.Capital, world.Seat:
		want = state
	case world.Service, world.Body, world.Firm:
		want = org
	case world.Outlet:
		want = outlet
	case world.Group:
		want = group
	}
	if want != c {
		return nil
	}
	return e
}

// family returns the family of a role: that of its head noun, the last before "of", "for", "at".
func (b *builder) family(role string) family {
	head := strings.ToLower(role)
	for _, p := range []string{" of ", " for ", " at ", " in ", " on ", " to ", ","} {
		head, _, _ = strings.Cut(head, p)
	}
	words := strings.Fields(head)
	for _, w := range slices.Backward(words) {
		switch b.persons.Role(w).Class {
		case world.Office, world.Member:
			return politics
		case world.Rank:
			return rank
		case world.Expert:
			return expert
		case world.Head, world.Spokes:
			return anyFamily
		}
	}
	return anyFamily
}

// spread tells the nodes of one name apart. It returns the blocks that are one party each;
// what could belong to several is marked blank.
func spread(nodes []*spelling) (blocks [][]*spelling) {
	countries, families := map[string]bool{}, map[family]bool{}
	for _, s := range nodes {
		if s.country != "" {
			countries[s.country] = true
		}
	}
	if len(countries) > 1 {
		by := map[string][]*spelling{}
		for _, s := range nodes {
			s.blank = s.country == ""
			if !s.blank {
				by[s.country] = append(by[s.country], s)
			}
		}
		for _, l := range by {
			blocks = append(blocks, spread(l)...)
		}
		return blocks
	}
	for _, s := range nodes {
		if s.family != anyFamily {
			families[s.family] = true
		}
	}
	if len(families) < 2 {
		return [][]*spelling{nodes}
	}
	by := map[family][]*spelling{}
	for _, s := range nodes {
		s.blank = s.family == anyFamily
		if !s.blank {
			by[s.family] = append(by[s.family], s)
		}
	}
	for _, l := range by {
		blocks = append(blocks, l)
	}
	return blocks
}
