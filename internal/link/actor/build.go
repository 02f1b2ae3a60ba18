package actor

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

type builder struct {
	fold    folder
	world   *world.World
	persons *world.Persons
	outlets []link.Outlet    // by name
	rows    map[string]int   // folded name, alias or domain → index in outlets plus 1; -1 where two rows claim it
	papers  map[string]paper // by folded name
	names   []Name           // sorted
	nodes   []*spelling      // sorted; entries of tables behind them
	at      map[node]int
	of      map[Ref]int // index in nodes, absent for nobody
	parent  []int
	anchor  []string // of a root: the gazetteer entry or outlet that it is
	apart   [][]int  // of a root: nodes it must not be joined with
	why     []edge   // applied
}

// edge joins two nodes.
type edge struct {
	a, b     int
	rule     Rule
	articles []hearsay.ArticleID
}

// New builds a directory. World and outlets are the user's tables; papers the names of all outlets that
// the ledger has articles of; names those of all current readings ([Names]), a Ref at most once. Errors are those of the built-in tables only.
func New(w *world.World, outlets []link.Outlet, papers []string, names []Name, said Statements) (*Directory, error) {
	f, err := newFolder()
	if err != nil {
		return nil, err
	}
	p, err := world.LoadPersons()
	if err != nil {
		return nil, err
	}
	b := &builder{fold: f, world: w, persons: p, rows: map[string]int{}, at: map[node]int{}, of: map[Ref]int{}}
	b.table(outlets)
	b.names = slices.Clone(names)
	slices.SortFunc(b.names, func(x, y Name) int {
		return cmp.Or(link.Compare(x.At, string(x.Article), y.At, string(y.Article)), cmp.Compare(x.Actor, y.Actor))
	})
	if err := b.findPapers(papers); err != nil {
		return nil, err
	}
	b.spellings(said)
	b.constrain(said)
	b.edges(said)
	return b.directory(), nil
}

// table indexes the outlets.
func (b *builder) table(outlets []link.Outlet) {
	b.outlets = slices.Clone(outlets)
	slices.SortFunc(b.outlets, func(x, y link.Outlet) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Domain, y.Domain))
	})
	for i, o := range b.outlets {
		for _, n := range append([]string{o.Name, o.Domain}, o.Aliases...) {
			if f := b.fold.fold(n, ""); f != "" && b.rows[f] != i+1 {
				if b.rows[f] != 0 {
					b.rows[f] = -1
					continue
				}
				b.rows[f] = i + 1
			}
		}
	}
}

// spellings makes the nodes.
func (b *builder) spellings(said Statements) {
	nodes := map[node][]int{}
	at := map[Ref]int{}
	for i := range b.names {
		at[b.names[i].Ref] = i
		if n := b.nodeOf(&b.names[i]); n.class != none {
			nodes[n] = append(nodes[n], i)
		}
	}
	// A not-same statement within one spelling takes the later of the two out of it.
	for _, p := range said.NotSame {
		i, ok := at[p[0]]
		j, ok2 := at[p[1]]
		if !ok || !ok2 || i == j {
			continue
		}
		n := b.nodeOf(&b.names[i])
		if n.class == none || n != b.nodeOf(&b.names[j]) {
			continue
		}
		late := max(i, j)
		alone := n
		alone.only = b.names[late].Ref
		if len(nodes[alone]) == 0 {
			nodes[alone] = []int{late}
			nodes[n] = slices.DeleteFunc(nodes[n], func(k int) bool { return k == late })
		}
	}
	for n, list := range nodes {
		if len(list) > 0 {
			b.nodes = append(b.nodes, &spelling{node: n, names: list, as: b.names[list[0]].Name})
		}
	}
	slices.SortFunc(b.nodes, func(x, y *spelling) int { return compareNodes(x.node, y.node) })
	for i, s := range b.nodes {
		b.at[s.node] = i
		for _, k := range s.names {
			b.of[b.names[k].Ref] = i
		}
	}
	b.grow()
}

// grow makes every node that has none a party of its own.
func (b *builder) grow() {
	for i := len(b.parent); i < len(b.nodes); i++ {
		b.parent = append(b.parent, i)
		b.anchor = append(b.anchor, "")
		b.apart = append(b.apart, nil)
	}
}

func (b *builder) find(i int) int {
	for b.parent[i] != i {
		b.parent[i] = b.parent[b.parent[i]]
		i = b.parent[i]
	}
	return i
}

// constrain notes who must stay apart.
func (b *builder) constrain(said Statements) {
	for _, p := range said.NotSame {
		i, ok := b.of[p[0]]
		j, ok2 := b.of[p[1]]
		if ok && ok2 && i != j {
			b.apart[i] = append(b.apart[i], j)
			b.apart[j] = append(b.apart[j], i)
		}
	}
}

// entryNode returns the node that stands for an entry of a table.
func (b *builder) entryNode(id, name string, c class) int {
	n := node{fold: id, class: virtual}
	i, ok := b.at[n]
	if !ok {
		i = len(b.nodes)
		b.nodes = append(b.nodes, &spelling{node: n, as: name})
		b.at[n] = i
		b.grow()
		b.anchor[i] = string(c) + ":" + id
	}
	return i
}

// join applies an edge; false where a statement or two tables' entries are in the way.
func (b *builder) join(e edge) bool {
	x, y := b.find(e.a), b.find(e.b)
	if x == y {
		return true
	}
	if b.anchor[x] != "" && b.anchor[y] != "" && e.rule != Analyst && e.rule != Outlet {
		return false
	}
	for _, k := range b.apart[x] {
		if b.find(k) == y {
			return false
		}
	}
	x, y = min(x, y), max(x, y)
	b.parent[y] = x
	if b.anchor[x] == "" || b.anchor[y] != "" && b.anchor[y] < b.anchor[x] {
		b.anchor[x] = b.anchor[y]
	}
	b.apart[x] = append(b.apart[x], b.apart[y]...)
	b.why = append(b.why, e)
	return true
}

// edges applies all rules, strongest first, each in the order of its nodes.
func (b *builder) edges(said Statements) {
	real := len(b.nodes)
	b.analyst(said)
	byName := map[[2]string][]*spelling{}
	for _, s := range b.nodes[:real] {
		if s.only == (Ref{}) {
			k := [2]string{string(s.class), s.fold}
			byName[k] = append(byName[k], s)
		}
	}
	blocks := map[*spelling]int{} // spelling → first node of its block
	for _, l := range byName {
		for _, block := range spread(l) {
			for _, s := range block {
				blocks[s] = b.at[block[0].node]
			}
		}
	}
	for i, s := range b.nodes[:real] {
		if k, ok := blocks[s]; ok && k != i && !s.blank {
			b.join(edge{a: k, b: i, rule: ""})
		}
	}
	b.tables(real)
	b.acronyms(real)
	b.plurals(real)
	b.transliterations(real)
}

func (b *builder) analyst(said Statements) {
	var list []edge
	for _, p := range said.Same {
		i, ok := b.of[p[0]]
		j, ok2 := b.of[p[1]]
		if ok && ok2 && i != j {
			as := []hearsay.ArticleID{p[0].Article, p[1].Article}
			slices.Sort(as)
			list = append(list, edge{min(i, j), max(i, j), Analyst, slices.Compact(as)})
		}
	}
	slices.SortFunc(list, func(x, y edge) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), slices.Compare(x.articles, y.articles))
	})
	for _, e := range list {
		b.join(e)
	}
}

// tables joins spellings with the entries of gazetteer and outlets.
func (b *builder) tables(real int) {
	for i, s := range b.nodes[:real] {
		if s.blank || s.only != (Ref{}) {
			continue
		}
		if s.class == state && s.country != "" {
			rule := Gazetteer
			if strings.HasPrefix(s.fold, "government") {
				rule = Government
			}
			name := s.as
			if e := b.world.ByCode(s.country); e != nil {
				name = e.Name
			}
			b.join(edge{a: i, b: b.entryNode(s.country, name, state), rule: rule})
			continue
		}
		if e := b.entry(s.as, s.class); e != nil && (e.Country == "" || s.country == "" || e.Country == s.country) {
			id := b.fold.fold(e.Name, "")
			if s.class == state {
				id = e.Country
			}
			b.join(edge{a: i, b: b.entryNode(id, e.Name, s.class), rule: Gazetteer})
		}
	}
	for i, s := range b.nodes[:real] {
		b.ofPaper(i, s)
		if k := b.rows[s.fold]; k > 0 && (s.class == org || s.class == outlet) && !s.blank && s.only == (Ref{}) {
			o := &b.outlets[k-1]
			b.join(edge{a: i, b: b.entryNode(b.fold.fold(o.Name, ""), o.Name, b.rowClass(o)), rule: Outlet})
		}
	}
}

// rowClass: a press room is the body whose it is, and so is what the gazetteer knows as one.
func (b *builder) rowClass(o *link.Outlet) class {
	if o.Kind == "official" || b.entry(o.Name, org) != nil {
		return org
	}
	return outlet
}

// acronyms joins an acronym with the one name that articles write it behind.
func (b *builder) acronyms(real int) {
	claims := map[string]map[int][]hearsay.ArticleID{} // acronym, root of the name → articles
	first := map[string]map[int]int{}                  // the same → first node
	for i, s := range b.nodes[:real] {
		for _, k := range s.names {
			if n := &b.names[k]; n.Short != "" && !s.blank {
				f, root := b.fold.fold(n.Short, ""), b.find(i)
				if claims[f] == nil {
					claims[f], first[f] = map[int][]hearsay.ArticleID{}, map[int]int{}
				}
				claims[f][root] = append(claims[f][root], n.Article)
				if _, ok := first[f][root]; !ok {
					first[f][root] = i
				}
			}
		}
	}
	for i, s := range b.nodes[:real] {
		roots := claims[s.fold]
		if s.only != (Ref{}) || !acronym(s.as) || len(roots) == 0 || s.class != org && s.class != group {
			continue
		}
		if len(roots) > 1 { // two bodies are called that
			s.blank = b.anchor[b.find(i)] == ""
			continue
		}
		for root, articles := range roots {
			slices.Sort(articles)
			b.join(edge{first[s.fold][root], i, Acronym, slices.Compact(articles)})
		}
	}
}

func (b *builder) plurals(real int) {
	for i, s := range b.nodes[:real] {
		if s.class != org && s.class != group || s.blank || s.only != (Ref{}) {
			continue
		}
		for _, country := range slices.Compact([]string{"", s.country}) {
			if k, ok := b.at[node{fold: s.fold + "s", class: s.class, country: country}]; ok && !b.nodes[k].blank {
				b.join(edge{a: i, b: k, rule: Plural})
			}
		}
	}
}

// transliterations joins full names of persons that differ as systems do, where neither
// country nor family of role speaks against it.
func (b *builder) transliterations(real int) {
	by := map[string][]int{}
	for i, s := range b.nodes[:real] {
		if s.class == person && !s.blank && s.only == (Ref{}) {
			k := skeleton(s.fold)
			by[k] = append(by[k], i)
		}
	}
	for i, s := range b.nodes[:real] {
		if s.class != person || s.blank || s.only != (Ref{}) {
			continue
		}
		list := by[skeleton(s.fold)]
		if list[0] != i {
			continue
		}
		nodes := make([]*spelling, len(list))
		for k, j := range list {
			c := *b.nodes[j]
			nodes[k] = &c // spread marks them
		}
		if len(spread(nodes)) > 1 {
			continue
		}
		for _, j := range list[1:] {
			if b.nodes[j].fold != s.fold {
				b.join(edge{a: i, b: j, rule: Transliteration})
			} else {
				b.join(edge{a: i, b: j, rule: ""})
			}
		}
	}
}
