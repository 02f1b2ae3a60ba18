package actor

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// Directory says who is who. It is read only and safe for concurrent use.
type Directory struct {
	fold    folder
	of      map[Ref]string
	entries map[string]*Entry
	why     map[string][]Merge
	rows    map[string]string // folded name of an outlet → key
}

// Party returns the party of an actor of an article's reading; the zero Party for whoever
// is private, unknown or could be several.
func (d *Directory) Party(article hearsay.ArticleID, actor string) link.Party {
	if e := d.entries[d.of[Ref{article, actor}]]; e != nil {
		return e.Party
	}
	return link.Party{}
}

// Outlet returns the party of an outlet: for a press room the body whose it is; the zero
// Party for an unknown outlet.
func (d *Directory) Outlet(name string) link.Party {
	if !hearsay.KnownOutlet(name) {
		return link.Party{}
	}
	f := d.fold.fold(name, "")
	if e := d.entries[d.rows[f]]; e != nil {
		return e.Party
	}
	if e := d.entries[string(outlet)+":"+f]; e != nil {
		return e.Party
	}
	return link.Party{Key: string(outlet) + ":" + f, Name: name, Kind: hearsay.KindOutlet}
}

// Entry returns what is known of a party, nil for a key that nobody has.
func (d *Directory) Entry(key string) *Entry { return d.entries[key] }

// Keys returns the keys of all parties that articles name, sorted.
func (d *Directory) Keys() []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(d.entries)) {
		if d.entries[k].Articles > 0 {
			out = append(out, k)
		}
	}
	return out
}

// Why returns the merges that made a party, strongest rule first; none for one spelling.
func (d *Directory) Why(key string) []Merge { return d.why[key] }

// directory collects what the groups are.
func (b *builder) directory() *Directory {
	d := &Directory{fold: b.fold, of: map[Ref]string{}, entries: map[string]*Entry{}, why: map[string][]Merge{}, rows: map[string]string{}}
	for _, f := range slices.Sorted(maps.Keys(b.rows)) { // outlets of the table are parties even where no article names them
		if k := b.rows[f]; k > 0 {
			o := &b.outlets[k-1]
			b.entryNode(b.fold.fold(o.Name, ""), o.Name, b.rowClass(o))
			d.rows[f] = b.fold.fold(o.Name, "")
		}
	}
	for _, f := range slices.Sorted(maps.Keys(b.papers)) {
		if x := b.papers[f]; x.id != f { // called by an alias of the gazetteer
			b.entryNode(x.id, x.name, outlet)
			d.rows[f] = x.id
		}
	}
	members := map[int][]int{}
	for i := range b.nodes {
		members[b.find(i)] = append(members[b.find(i)], i)
	}
	roots := slices.Sorted(maps.Keys(members))
	keys := b.keys(roots, members)
	for _, root := range roots {
		key := keys[root]
		if key == "" {
			continue
		}
		e := b.describe(key, members[root])
		d.entries[key] = e
		for _, i := range members[root] {
			for _, k := range b.nodes[i].names {
				d.of[b.names[k].Ref] = key
			}
		}
	}
	for f, row := range d.rows {
		d.rows[f] = keys[b.find(b.at[node{fold: row, class: virtual}])]
	}
	for _, e := range b.why {
		a, z := b.nodes[e.a].as, b.nodes[e.b].as
		if e.rule == "" || a == z && e.rule != Analyst {
			continue
		}
		if key := keys[b.find(e.a)]; key != "" {
			d.why[key] = append(d.why[key], Merge{e.rule, min(a, z), max(a, z), e.articles})
		}
	}
	for _, l := range d.why {
		slices.SortFunc(l, func(x, y Merge) int {
			return cmp.Or(cmp.Compare(strength[x.Rule], strength[y.Rule]), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), slices.Compare(x.Articles, y.Articles))
		})
	}
	for key, l := range d.why {
		d.why[key] = slices.CompactFunc(l, func(x, y Merge) bool {
			return x.Rule == y.Rule && x.A == y.A && x.B == y.B && slices.Equal(x.Articles, y.Articles)
		})
	}
	return d
}

var strength = map[Rule]int{Analyst: 0, Gazetteer: 1, Government: 2, Outlet: 3, Acronym: 4, Plural: 5, Transliteration: 6}

// keys gives each group its key, "" for one that has none. Groups that would have the same
// are told apart by country, family of role or the article of an analyst's split.
func (b *builder) keys(roots []int, members map[int][]int) map[int]string {
	out := map[int]string{}
	taken := map[string][]int{}
	for _, root := range roots {
		if b.blank(members[root]) {
			continue
		}
		k := b.anchor[root]
		if k == "" {
			s := b.longest(members[root])
			k = string(s.class) + ":" + s.fold
		}
		out[root] = k
		taken[k] = append(taken[k], root)
	}
	for k, list := range taken {
		if len(list) < 2 {
			continue
		}
		used := map[string]bool{}
		for _, root := range list {
			suffix := ""
			if b.anchor[root] == "" {
				suffix = b.suffix(members[root], list, members)
			}
			for used[suffix] { // two splits of one spelling in one article
				suffix += "'"
			}
			used[suffix] = true
			out[root] = k + suffix
		}
	}
	return out
}

// blank reports whether a group has nothing that could name it alone.
func (b *builder) blank(nodes []int) bool {
	for _, i := range nodes {
		if !b.nodes[i].blank {
			return false
		}
	}
	return true
}

// suffix is what tells a group from the others of its key.
func (b *builder) suffix(nodes []int, list []int, members map[int][]int) string {
	country, fam := "", anyFamily
	for _, i := range nodes {
		s := b.nodes[i]
		if s.only != (Ref{}) {
			return "~" + string(s.only.Article)
		}
		country, fam = cmp.Or(country, s.country), cmp.Or(fam, s.family)
	}
	same := 0
	for _, root := range list {
		for _, i := range members[root] {
			if s := b.nodes[i]; s.country == country && s.only == (Ref{}) {
				same++
				break
			}
		}
	}
	out := ""
	if country != "" {
		out = "@" + country
	}
	if same > 1 {
		out += [...]string{"", "#politics", "#rank", "#expert"}[fam]
	}
	return out
}

// longest returns the spelling that names a group: the longest that is no acronym.
func (b *builder) longest(nodes []int) *spelling {
	return b.nodes[slices.MinFunc(nodes, func(i, j int) int {
		x, y := b.nodes[i], b.nodes[j]
		ax, ay := 0, 0
		if acronym(x.as) {
			ax = 1
		}
		if acronym(y.as) {
			ay = 1
		}
		return cmp.Or(cmp.Compare(ax, ay), cmp.Compare(len(y.fold), len(x.fold)), compareNodes(x.node, y.node))
	})]
}

var kinds = map[class]hearsay.ActorKind{state: hearsay.KindState, org: hearsay.KindOrganisation, office: hearsay.KindOffice, outlet: hearsay.KindOutlet, person: hearsay.KindPerson}

// describe collects the entry of a group.
func (b *builder) describe(key string, nodes []int) *Entry {
	prefix, _, _ := strings.Cut(key, ":")
	e := &Entry{Party: link.Party{Key: key, Kind: kinds[class(prefix)]}}
	spelt := map[string]bool{}
	articles := map[hearsay.ArticleID]bool{}
	countries := map[string]bool{}
	held := map[string]*Held{}
	named := false
	for _, i := range nodes {
		s := b.nodes[i]
		if s.class == virtual {
			if !named || s.as < e.Name {
				e.Name, named = s.as, true
			}
			if prefix == string(state) {
				countries[s.fold] = true
			}
		}
		if s.country != "" {
			countries[s.country] = true
		}
		if x := b.entry(s.as, s.class); x != nil && x.Class == world.Service {
			e.Organ = true
		}
		for _, k := range s.names {
			n := &b.names[k]
			spelt[n.Name] = true
			articles[n.Article] = true
			if class(prefix) == group && e.Kind == "" {
				e.Kind = n.Kind
			}
			if n.Role == "" {
				continue
			}
			role := b.fold.fold(n.Role, n.Lang)
			h := held[role]
			if h == nil {
				held[role] = &Held{Role: n.Role, First: n.At, Last: n.At, Article: n.Article, N: 1}
				continue
			}
			h.N++
			if link.Compare(n.At, string(n.Article), h.First, string(h.Article)) < 0 { // names come by node, not by time
				h.First, h.Article = n.At, n.Article
			}
			if n.At.After(h.Last) {
				h.Last = n.At
			}
		}
	}
	if !named {
		e.Name = b.longest(nodes).as
	}
	if len(countries) == 1 && prefix != string(group) {
		for c := range countries {
			e.Country = c
		}
	}
	e.Spellings, e.Articles = slices.Sorted(maps.Keys(spelt)), len(articles)
	for _, r := range slices.Sorted(maps.Keys(held)) {
		e.Roles = append(e.Roles, *held[r])
	}
	slices.SortStableFunc(e.Roles, func(x, y Held) int {
		return link.Compare(x.First, string(x.Article), y.First, string(y.Article))
	})
	return e
}
