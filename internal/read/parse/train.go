package parse

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"hearsay/internal/read/linear"
	"hearsay/internal/read/model"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Tree is one gold tree over a document of one sentence: heads by token index, -1 for the
// root, and relations.
type Tree struct {
	Doc  *text.Doc
	Tags []tag.Tag
	Head []int
	Rel  []string
}

// Options of training. The zero value is the recipe of the shipped file.
type Options struct {
	Epochs   int     // 8
	Prune    float64 // averaged weights below are dropped; 1.3
	Seed     uint64
	Progress func(epoch int, right float64)
}

// Train returns the model file. Trees that are not projective or too long are left out.
func Train(trees []Tree, o Options, manifest map[string]string) ([]byte, error) {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Prune == 0 {
		o.Prune = 1.3
	}
	trees = slices.DeleteFunc(slices.Clone(trees), func(t Tree) bool { return len(t.Head) > MaxTokens || !projective(t.Head) })
	classes := classNames(trees)
	acts, rels := actions(classes)
	number := map[string]Rel{}
	for i, r := range rels {
		number[r] = Rel(i)
	}
	p := linear.NewPerceptron(classes)
	var w Work
	scores := make([]float32, len(classes))
	order := rand.New(rand.NewPCG(o.Seed, 7)).Perm(len(trees))
	for e := range o.Epochs {
		rng := rand.New(rand.NewPCG(o.Seed, uint64(e)+11))
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, k := range order {
			t := &trees[k]
			gold := make([]Rel, len(t.Rel))
			for i, r := range t.Rel {
				gold[i] = number[r]
			}
			w.fill(t.Doc, t.Tags, 0, len(t.Head))
			st := &w.st
			st.reset(len(t.Head))
			for !st.done() {
				w.feats = features(w.feats[:0], w.nodes, st)
				p.Score(scores, w.feats)
				got, want := -1, -1
				for c, sc := range scores {
					if !st.legal(acts[c].move) {
						continue
					}
					if got < 0 || sc > scores[got] {
						got = c
					}
					if (want < 0 || sc > scores[want]) && optimal(st, acts[c], t.Head, gold) {
						want = c
					}
				}
				if want < 0 {
					want = got // no move keeps all reachable arcs: go on
				}
				p.Update(w.feats, want, got)
				if all++; want == got {
					right++
				}
				next := want
				if e > 0 && rng.Float64() < 0.9 {
					next = got // explore
				}
				st.apply(acts[next])
			}
		}
		if o.Progress != nil {
			o.Progress(e+1, float64(right)/float64(max(all, 1)))
		}
	}
	manifest["epochs"], manifest["prune"], manifest["seed"] = strconv.Itoa(o.Epochs), strconv.FormatFloat(o.Prune, 'g', -1, 64), strconv.FormatUint(o.Seed, 10)
	f := model.File{Header: model.Header{Kind: "parser", Features: FeatureVersion, Classes: classes, Manifest: manifest}}
	f.Sections = []model.Section{p.Model(o.Prune).Section("rows")}
	return f.Pack()
}

func classNames(trees []Tree) []string {
	set := map[string]bool{"shift": true}
	for _, t := range trees {
		for i, h := range t.Head {
			if h < 0 || h > i {
				set["left "+t.Rel[i]] = true
			} else {
				set["right "+t.Rel[i]] = true
			}
		}
	}
	var out []string
	for c := range set {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

// optimal reports whether action a costs no gold arc that is still reachable, and labels
// the arc it makes rightly: the dynamic oracle of the arc-hybrid system (Goldberg and Nivre
// 2013, section 4.3). head has -1 for the root, which is number n of the state.
func optimal(s *state, a action, head []int, rel []Rel) bool {
	n := s.n
	gold := func(i int) int {
		if head[i] < 0 {
			return n
		}
		return head[i]
	}
	top := len(s.stack) - 1
	switch a.move {
	case shift:
		b := s.next
		// b loses heads on the stack below the top, and children on the stack
		for k, i := range s.stack {
			if gold(i) == b || k < top && gold(b) == i {
				return false
			}
		}
		return true
	case left:
		c, h := s.stack[top], s.next
		if g := gold(c); g != h && (top > 0 && g == s.stack[top-1] || g > s.next && g <= n) {
			return false
		}
		for d := s.next; d < n; d++ { // its children still in the buffer are lost
			if gold(d) == c {
				return false
			}
		}
		return gold(c) != h || rel[c] == a.rel
	}
	c, h := s.stack[top], s.stack[top-1]
	if g := gold(c); g != h && g >= s.next && g <= n {
		return false
	}
	for d := s.next; d < n; d++ {
		if gold(d) == c {
			return false
		}
	}
	return gold(c) != h || rel[c] == a.rel
}

// projective reports whether no two arcs cross, the root counting as standing at the end.
func projective(head []int) bool {
	n := len(head)
	for i, h := range head {
		if h < 0 {
			h = n
		}
		lo, hi := min(i, h), max(i, h)
		for j, g := range head {
			if g < 0 {
				g = n
			}
			a, b := min(j, g), max(j, g)
			if lo < a && a < hi && hi < b {
				return false
			}
		}
	}
	return true
}
