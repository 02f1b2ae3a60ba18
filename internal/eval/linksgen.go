package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hearsay/internal/eval/polnear"
	"hearsay/internal/link/perturb"
	"hearsay/internal/link/reuse"
)

// made is one text of the generated world: an original, or a copy of one or two.
type made struct {
	of    []int // sources
	level float64
	cut   bool
	kind  string // original, copy, splice
}

// generated adds the figures of copies made of PolNeAR articles of a part of the corpus, each
// source five times at every level of word edits and once spliced into another (passages of 40 to 80
// words at 0 to 2 %), with ends cut, paragraphs moved, headers and footers of three houses:
//
//	links.gen.copy.r.L     copies at L % edited words that stand in one cluster of copies with
//	                       their source
//	links.gen.copy.p       of all copy edges those between texts of one source, or of sources
//	                       that share text themselves
//	links.gen.reuse.r.15   copies at 15 % that have any edge to their source
//	links.gen.splice.r     spliced passages whose text has an edge to the passage's source
//	links.gen.reuse.p      like copy.p, of reuse edges
//	links.gen.direction    edges between a source and what was made of it that are directed from it
//
// Copies come out minutes to two days after their source, one in ten at the very minute of an
// agency's, over forty days.
func generated(rep *Report, dir, part string) error {
	articles, err := polnear.Load(filepath.Join(dir, "polnear", part+".jsonl.gz"))
	if err != nil {
		return err
	}
	var sources []perturb.Source
	for _, a := range articles {
		if s := (perturb.Source{Title: a.Headline.In(a.Text), Text: a.Text[a.Body:]}); len(strings.Fields(s.Text)) >= sourceWords {
			sources = append(sources, s)
		}
	}
	docs, world := generate(sources)
	pairs, err := reuse.Find(docs)
	if err != nil {
		return err
	}
	g := scored{n: len(sources), world: world, docs: docs, pairs: pairs, words: make([][]reuse.Word, len(sources))}
	for i, s := range sources {
		g.words[i] = reuse.Words(nil, s.Text)
	}
	g.report(rep)
	return nil
}

// sourceWords is the least length of a source: what is shorter is a notice, half of which a
// house's footer is longer than.
const sourceWords = 50

// copiesEach is how many copies are made of a source at each level.
const copiesEach = 5

// generate makes the world. Texts 0 to n-1 are the sources.
func generate(sources []perturb.Source) (docs []reuse.Doc, world []made) {
	n := len(sources)
	m := perturb.New(sources, 1)
	start := time.Date(2026, 1, 1, 6, 0, 0, 0, time.UTC)
	at := func(i int) time.Time {
		return start.Add(time.Duration(i%40)*24*time.Hour + time.Duration(i)*time.Minute)
	}
	add := func(outlet, text string, at time.Time, wire bool, w made) {
		docs = append(docs, reuse.Doc{Item: fmt.Sprint(len(docs)), Outlet: outlet, At: at, Wire: wire, Text: func() (string, error) { return text, nil }})
		world = append(world, w)
	}
	for i, s := range sources {
		add(fmt.Sprint("source ", i%10), s.Text, at(i), true, made{of: []int{i}, kind: "original"})
	}
	for i := range sources {
		for k := range copiesEach*len(perturb.Levels) + 1 {
			c, w := perturb.Copy{}, made{kind: "copy"}
			if k < copiesEach*len(perturb.Levels) {
				c = m.Copy(i, perturb.Levels[k%len(perturb.Levels)])
			} else {
				// The passage is i's, in an article of another.
				c = m.Splice((i+n/2)%n, i, 40, perturb.Levels[i%3])
				w.kind = "splice"
			}
			w.of, w.level, w.cut = c.Of, c.Level, c.Cut < 1
			outlet := fmt.Sprint("desk ", (i*7+k)%23)
			if c.House > 0 {
				outlet = fmt.Sprint("house ", c.House)
			}
			last := at(i)
			for _, s := range c.Of {
				last = latest(last, at(s))
			}
			if (i+k)%10 > 0 {
				last = last.Add(time.Duration(1+(i*131+k*977)%2880) * time.Minute)
			}
			add(outlet, c.Text, last, false, w)
		}
	}
	return docs, world
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// scored is the outcome of one run.
type scored struct {
	n     int // sources
	world []made
	docs  []reuse.Doc
	pairs []reuse.Pair
	words [][]reuse.Word // of the sources
	akin  map[[2]int]bool
}

// share is hits of a count, by source, for the bootstrap.
type share struct{ hit, all []int }

func newShare(n int) share { return share{make([]int, n), make([]int, n)} }

func (s share) note(source int, hit bool) {
	s.all[source]++
	if hit {
		s.hit[source]++
	}
}

func (s share) figure() Figure {
	stat := func(ids []int) float64 {
		h, n := 0, 0
		for _, i := range ids {
			h, n = h+s.hit[i], n+s.all[i]
		}
		return 100 * float64(h) / float64(max(n, 1))
	}
	all := make([]int, len(s.all))
	n := 0
	for i := range all {
		all[i] = i
		n += s.all[i]
	}
	lo, hi := bootstrap(len(all), stat)
	return Figure{Value: stat(all), Lo: lo, Hi: hi, N: n}
}

func (g *scored) report(rep *Report) {
	g.akin = map[[2]int]bool{}
	edge := map[[2]int]bool{}
	cluster := make([]int, len(g.docs))
	for i := range cluster {
		cluster[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if cluster[i] != i {
			cluster[i] = root(cluster[i])
		}
		return cluster[i]
	}
	copies, reuses, direction := newShare(g.n), newShare(g.n), newShare(g.n)
	for _, p := range g.pairs {
		a, b := g.world[p.A], g.world[p.B]
		edge[[2]int{p.A, p.B}] = p.Kind != reuse.Quotation
		right := g.related(a.of, b.of)
		switch p.Kind {
		case reuse.Copy:
			cluster[root(p.A)] = root(p.B)
			copies.note(a.of[0], right)
		case reuse.Reuse:
			reuses.note(a.of[0], right)
		default:
			continue
		}
		if a.kind == "original" && b.kind != "original" && slices.Contains(b.of, a.of[0]) {
			direction.note(a.of[0], p.From == p.A)
		}
	}
	byLevel := map[float64]share{}
	splice := newShare(g.n)
	for i, w := range g.world {
		switch w.kind {
		case "copy":
			if _, ok := byLevel[w.level]; !ok {
				byLevel[w.level] = newShare(g.n)
			}
			hit := root(i) == root(w.of[0])
			if w.level > 0.05 {
				hit = edge[[2]int{w.of[0], i}]
			}
			byLevel[w.level].note(w.of[0], hit)
		case "splice":
			splice.note(w.of[1], edge[[2]int{w.of[1], i}])
		}
	}
	for _, l := range perturb.Levels[:4] {
		rep.add(fmt.Sprintf("links.gen.copy.r.%g", 100*l), byLevel[l].figure())
	}
	rep.add("links.gen.copy.p", copies.figure())
	rep.add("links.gen.reuse.r.15", byLevel[0.15].figure())
	rep.add("links.gen.reuse.r.40", byLevel[0.40].figure())
	rep.add("links.gen.splice.r", splice.figure())
	rep.add("links.gen.reuse.p", reuses.figure())
	rep.add("links.gen.direction", direction.figure())
}

// related tells whether two texts have a source in common, or sources that share a passage.
func (g *scored) related(a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if i == j {
				return true
			}
			k := [2]int{min(i, j), max(i, j)}
			akin, ok := g.akin[k]
			if !ok {
				akin = len(reuse.Align(g.words[k[0]], g.words[k[1]])) > 0
				g.akin[k] = akin
			}
			if akin {
				return true
			}
		}
	}
	return false
}
