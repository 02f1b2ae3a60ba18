// Package parse finds who does what in a sentence: each token's head and grammatical
// relation, as Universal Dependencies defines them.
//
// The method is a greedy arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta
// 2011, "Dynamic programming algorithms for transition-based dependency parsers", ACL) with
// an averaged perceptron, trained with a dynamic oracle that explores its own mistakes
// (Goldberg and Nivre 2013, "Training Deterministic Parsers with Non-Deterministic Oracles",
// TACL 1). Trees are projective, with one root. It stands after tag. No model is built into
// the program: as features of the quote field its trees gained nothing (doc/roadmap.md), and
// rules over parties do without them so far. It is good at subjects and objects and poor at clause attachment:
// rules that name a culprit never rest on it alone. Cost is about 7 µs a token; nothing is
// allocated once a Work has grown.
package parse

import (
	"hearsay/internal/read/linear"
	"hearsay/internal/read/model"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"strings"
)

// FeatureVersion changes whenever features give other rows for the same state.
const FeatureVersion = "parse-features/2"

// MaxTokens of a sentence that are parsed; longer ones are cut there.
const MaxTokens = 120

// Arc is a token's head, as an index into the document's tokens (-1 for the root), and its
// relation.
type Arc struct {
	Head int32
	Rel  Rel
}

// Rel is the number of a relation in the model.
type Rel uint8

// Parser parses sentences. It is read only and safe for concurrent use.
type Parser struct {
	m    *linear.Model
	rels []string
	act  []action
}

type move uint8

const (
	shift move = iota
	left       // pop s0, its head is b0
	right      // pop s0, its head is s1
)

type action struct {
	move move
	rel  Rel
}

// Load reads the model file that `hearsay train parser` wrote.
func Load(data []byte) (*Parser, error) {
	f, err := model.Unpack(data, "parser", FeatureVersion)
	if err != nil {
		return nil, err
	}
	m, err := linear.FromFile(f, "rows")
	if err != nil {
		return nil, err
	}
	p := &Parser{m: m}
	p.act, p.rels = actions(m.Classes())
	return p, nil
}

// actions turns class names ("shift", "left nsubj", "right obj") into actions.
func actions(classes []string) (acts []action, rels []string) {
	number := map[string]Rel{}
	for _, c := range classes {
		name, rel, _ := strings.Cut(c, " ")
		a := action{move: map[string]move{"shift": shift, "left": left, "right": right}[name]}
		if rel != "" {
			r, ok := number[rel]
			if !ok {
				r = Rel(len(rels))
				number[rel] = r
				rels = append(rels, rel)
			}
			a.rel = r
		}
		acts = append(acts, a)
	}
	return acts, rels
}

// Name returns the relation's name, such as "nsubj" or "nsubj:pass".
func (p *Parser) Name(r Rel) string { return p.rels[r] }

// Rel returns the number of a relation and whether the model has it.
func (p *Parser) Rel(name string) (Rel, bool) {
	for i, r := range p.rels {
		if r == name {
			return Rel(i), true
		}
	}
	return 0, false
}

// node is what features look at, for one token of the sentence.
type node struct {
	word, tag, class uint64
	suffix           uint64 // last three bytes
}

// Work is the memory of one goroutine.
type Work struct {
	nodes  []node
	st     state
	feats  []uint64
	scores []int32
}

// Parse fills arcs, which has one element for each token of d, for the tokens of s. Tokens
// beyond MaxTokens hang on the root with the relation "dep".
func (p *Parser) Parse(arcs []Arc, w *Work, d *text.Doc, pos []tag.Tag, s text.Range) {
	n := min(s.Len(), MaxTokens)
	if n == 0 {
		return
	}
	w.fill(d, pos, s.Start, n)
	if w.scores == nil {
		w.scores = make([]int32, len(p.act))
	}
	st := &w.st
	st.reset(n)
	for !st.done() {
		clear(w.scores)
		w.feats = features(w.feats[:0], w.nodes, st)
		p.m.Score(w.scores, w.feats)
		best := -1
		for c, sc := range w.scores {
			if (best < 0 || sc > w.scores[best]) && st.legal(p.act[c].move) {
				best = c
			}
		}
		st.apply(p.act[best])
	}
	for i := range n {
		h := int32(-1)
		if st.head[i] < n {
			h = int32(s.Start + st.head[i])
		}
		arcs[s.Start+i] = Arc{h, st.rel[i]}
	}
	dep, _ := p.Rel("dep")
	for i := s.Start + n; i < s.End; i++ {
		arcs[i] = Arc{-1, dep}
	}
}

func (w *Work) fill(d *text.Doc, pos []tag.Tag, from, n int) {
	if cap(w.nodes) < n {
		w.nodes = make([]node, MaxTokens)
	}
	w.nodes = w.nodes[:n]
	classes := en.WordClasses()
	for i := range w.nodes {
		h := en.HashWord(d.Text(from + i))
		s := d.Text(from + i)
		w.nodes[i] = node{h, uint64(pos[from+i]) + 1, uint64(classes[h]) + 1, en.HashWord(s[max(0, len(s)-3):])}
	}
}

// state of the transition system: a stack, a buffer that is the tokens from next on with
// the root (number n) at its end, and the arcs so far.
type state struct {
	n, next    int
	stack      []int
	head       []int
	rel        []Rel
	lc, rc     []int // leftmost and rightmost child, -1 for none
	lc2, rc2   []int // second ones
	lval, rval []int // number of children
}

func (s *state) reset(n int) {
	if cap(s.head) < n+1 {
		c := MaxTokens + 1
		s.head, s.rel, s.lc, s.rc = make([]int, c), make([]Rel, c), make([]int, c), make([]int, c)
		s.lc2, s.rc2, s.lval, s.rval = make([]int, c), make([]int, c), make([]int, c), make([]int, c)
		s.stack = make([]int, 0, c)
	}
	s.n, s.next, s.stack = n, 0, s.stack[:0]
	s.head, s.rel, s.lc, s.rc = s.head[:n+1], s.rel[:n+1], s.lc[:n+1], s.rc[:n+1]
	s.lc2, s.rc2, s.lval, s.rval = s.lc2[:n+1], s.rc2[:n+1], s.lval[:n+1], s.rval[:n+1]
	for i := range n + 1 {
		s.head[i], s.rel[i], s.lc[i], s.rc[i], s.lc2[i], s.rc2[i], s.lval[i], s.rval[i] = n, 0, -1, -1, -1, -1, 0, 0
	}
}

// done: only the root is left in the buffer and nothing on the stack.
func (s *state) done() bool { return s.next == s.n && len(s.stack) == 0 }

func (s *state) legal(m move) bool {
	switch m {
	case shift:
		return s.next < s.n
	case right:
		return len(s.stack) >= 2
	}
	// left onto the root only for the last word on the stack: one root
	return len(s.stack) > 0 && (s.next < s.n || len(s.stack) == 1)
}

func (s *state) apply(a action) {
	top := len(s.stack) - 1
	switch a.move {
	case shift:
		s.stack = append(s.stack, s.next)
		s.next++
	case left:
		s.attach(s.stack[top], s.next, a.rel)
		s.stack = s.stack[:top]
	case right:
		s.attach(s.stack[top], s.stack[top-1], a.rel)
		s.stack = s.stack[:top]
	}
}

func (s *state) attach(child, head int, r Rel) {
	s.head[child], s.rel[child] = head, r
	if child < head {
		s.lc2[head], s.lc[head] = s.lc[head], child
		s.lval[head]++
	} else {
		s.rc2[head], s.rc[head] = s.rc[head], child
		s.rval[head]++
	}
}

// features appends the rows of state s.
func features(dst []uint64, nodes []node, s *state) []uint64 {
	none, root := node{1, 250, 300, 1}, node{2, 251, 301, 2}
	at := func(i int) *node {
		switch {
		case i < 0 || i > s.n:
			return &none
		case i == s.n:
			return &root
		}
		return &nodes[i]
	}
	on := func(k int) int {
		if k < len(s.stack) {
			return s.stack[len(s.stack)-1-k]
		}
		return -1
	}
	child := func(list []int, i int) int {
		if i < 0 || i > s.n {
			return -1
		}
		return list[i]
	}
	label := func(i int) uint64 {
		if i < 0 || i >= s.n {
			return 99
		}
		return uint64(s.rel[i])
	}
	i0, i1, i2 := on(0), on(1), on(2)
	s0, s1, s2 := at(i0), at(i1), at(i2)
	b0, b1, b2 := at(s.next), at(s.next+1), at(s.next+2)
	if s.next >= s.n {
		b1, b2 = &none, &none
	}
	l0, r0, l1, r1, lb := child(s.lc, i0), child(s.rc, i0), child(s.lc, i1), child(s.rc, i1), child(s.lc, s.next)
	l02, r02, r12, lb2 := child(s.lc2, i0), child(s.rc2, i0), child(s.rc2, i1), child(s.lc2, s.next)
	dist := uint64(15)
	if i0 >= 0 {
		switch d := s.next - i0; {
		case d <= 5:
			dist = uint64(d)
		case d <= 10:
			dist = 6
		default:
			dist = 7
		}
	}
	val := func(i int) uint64 {
		if i < 0 || i > s.n {
			return 0
		}
		return uint64(min(s.lval[i], 3))<<4 | uint64(min(s.rval[i], 3))
	}
	t := uint32(0)
	f := func(x, y uint64) {
		t++
		dst = append(dst, linear.Mix(t, x, y))
	}
	f(0, 0)
	for _, x := range [...]*node{s0, s1, b0, b1} {
		f(x.word, x.tag)
		f(x.word, 0)
		f(x.tag, 0)
		f(x.class, 0)
	}
	f(s2.tag, s2.word)
	f(b2.tag, b2.word)
	f(s0.word, b0.word)
	f(s0.word, b0.tag)
	f(s0.tag, b0.word)
	f(s0.tag|b0.tag<<8, 0)
	f(s0.word^b0.word<<1, s0.tag|b0.tag<<8)
	f(s0.class|b0.class<<16, 0)
	f(s0.class|b0.class<<16, s1.class)
	f(s1.word, s0.word)
	f(s1.word, s0.tag)
	f(s1.tag, s0.word)
	f(s1.tag|s0.tag<<8, 0)
	f(s1.tag|s0.tag<<8|b0.tag<<16, 0)
	f(s2.tag|s1.tag<<8|s0.tag<<16, 0)
	f(s0.tag|b0.tag<<8|b1.tag<<16, 0)
	f(b0.tag|b1.tag<<8|b2.tag<<16, 0)
	f(s0.tag|b0.tag<<8|at(l0).tag<<16, label(l0))
	f(s0.tag|b0.tag<<8|at(r0).tag<<16, label(r0))
	f(s0.tag|b0.tag<<8|at(lb).tag<<16, label(lb))
	f(s1.tag|s0.tag<<8|at(l1).tag<<16, label(l1))
	f(s1.tag|s0.tag<<8|at(r1).tag<<16, label(r1))
	f(s1.tag|s0.tag<<8|at(l0).tag<<16, label(l0))
	f(s1.tag|s0.tag<<8|at(r0).tag<<16, label(r0))
	f(s0.word, label(l0)|label(r0)<<8|label(l02)<<16|label(r02)<<24)
	f(s0.tag, label(l0)|label(r0)<<8|label(l02)<<16|label(r02)<<24)
	f(s1.word, label(l1)|label(r1)<<8|label(r12)<<16)
	f(s1.tag, label(l1)|label(r1)<<8|label(r12)<<16)
	f(b0.word, label(lb)|label(lb2)<<8)
	f(b0.tag, label(lb)|label(lb2)<<8)
	f(s0.word, val(i0))
	f(s0.tag, val(i0))
	f(s1.word, val(i1))
	f(s1.tag, val(i1))
	f(b0.tag, val(s.next))
	f(s0.tag|b0.tag<<8, dist)
	f(s0.word, dist)
	f(b0.word, dist)
	f(s0.tag|b0.tag<<8|s1.tag<<16, dist)
	f(s0.word, b0.tag|b1.tag<<8)
	f(b0.word, s0.tag|s1.tag<<8)
	f(at(r0).word, s0.tag|b0.tag<<8)
	f(at(l0).word, s0.tag|b0.tag<<8)
	f(s1.word, s0.tag|b0.tag<<8)
	f(s0.word, s1.tag|b0.tag<<8)
	f(s0.suffix, b0.tag)
	f(b0.suffix, s0.tag)
	f(s0.suffix^b0.suffix<<1, s0.tag|b0.tag<<8)
	f(s2.tag|s0.tag<<8|b0.tag<<16, 0)
	f(s0.tag|b0.tag<<8|b1.tag<<16|b2.tag<<24, 0)
	f(s1.tag|s0.tag<<8|b0.tag<<16|b1.tag<<24, 0)
	f(s0.class|b0.class<<16, s1.tag|b1.tag<<8)
	f(at(lb).word, s0.tag|b0.tag<<8)
	f(s0.tag|b0.tag<<8|at(r0).tag<<16|at(r02).tag<<24, 0)
	f(s1.word, s0.word^b0.word<<1)
	return dst
}
