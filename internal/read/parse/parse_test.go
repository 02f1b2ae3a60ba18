package parse

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// randomTree draws heads of a projective tree of n words with one root (-1).
func randomTree(t *rapid.T, n int) []int {
	head := make([]int, n)
	var build func(lo, hi, parent int)
	build = func(lo, hi, parent int) {
		for lo < hi {
			end := rapid.IntRange(lo+1, hi).Draw(t, "end")
			if parent == -1 {
				end = hi
			}
			at := rapid.IntRange(lo, end-1).Draw(t, "head")
			head[at] = parent
			build(lo, at, at)
			build(at+1, end, at)
			lo = end
		}
	}
	build(0, n, -1)
	return head
}

// TestOracleRebuildsTrees follows moves that the oracle calls optimal: they must lead to the
// gold tree, whichever of them is taken.
func TestOracleRebuildsTrees(t *testing.T) {
	acts := []action{{shift, 0}, {left, 0}, {right, 0}}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "n")
		head := randomTree(t, n)
		if !projective(head) {
			t.Fatalf("drew a tree with crossing arcs: %v", head)
		}
		rel := make([]Rel, n)
		var s state
		s.reset(n)
		for !s.done() {
			var good []action
			for _, a := range acts {
				if s.legal(a.move) && optimal(&s, a, head, rel) {
					good = append(good, a)
				}
			}
			if len(good) == 0 {
				t.Fatalf("%v: no optimal move with stack %v, next %d", head, s.stack, s.next)
			}
			s.apply(rapid.SampledFrom(good).Draw(t, "move"))
		}
		for i, h := range head {
			if h < 0 {
				h = n
			}
			if s.head[i] != h {
				t.Fatalf("heads %v, want %v", s.head[:n], head)
			}
		}
	})
}

func TestProjective(t *testing.T) {
	for _, c := range []struct {
		head []int
		want bool
	}{{[]int{1, -1, 1}, true}, {[]int{2, 3, -1, 2}, false}, {[]int{-1}, true}, {nil, true}} {
		if got := projective(c.head); got != c.want {
			t.Errorf("projective(%v) = %v", c.head, got)
		}
	}
}

// small returns the embedded tagger and a parser trained on three sentences.
func small(t *testing.T) (*tag.Tagger, *Parser) {
	t.Helper()
	tagger, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	var trees []Tree
	for _, x := range []struct {
		words string
		head  []int
		rel   string
	}{
		{"The ministry accused the agency .", []int{1, 2, -1, 4, 2, 2}, "det nsubj root det obj punct"},
		{"A guard saw him .", []int{1, 2, -1, 2, 2}, "det nsubj root obj punct"},
		{"Dogs bark .", []int{1, -1, 1}, "nsubj root punct"},
	} {
		d := tag.Doc(strings.Fields(x.words))
		trees = append(trees, Tree{d, tagger.Tag(nil, new(tag.Work), d), x.head, strings.Fields(x.rel)})
	}
	data, err := Train(trees, Options{Epochs: 20, Prune: 1e-9}, map[string]string{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, tree := range trees {
		arcs := make([]Arc, len(tree.Head))
		p.Parse(arcs, new(Work), tree.Doc, tree.Tags, tree.Doc.Sents[0])
		for i, a := range arcs {
			if int(a.Head) != tree.Head[i] || p.Name(a.Rel) != tree.Rel[i] {
				t.Errorf("%s: token %d has head %d by %s, want %d by %s", tree.Doc.Src, i, a.Head, p.Name(a.Rel), tree.Head[i], tree.Rel[i])
			}
		}
	}
	return tagger, p
}

// TestAnyTextGivesTrees: every token of a sentence reaches the root, and long sentences are cut.
func TestAnyTextGivesTrees(t *testing.T) {
	tagger, p := small(t)
	var w Work
	var tw tag.Work
	rapid.Check(t, func(t *rapid.T) {
		var d text.Doc
		d.Parse(rapid.StringOf(rapid.RuneFrom([]rune("abcAB .,“”'!?\n-1"))).Draw(t, "text"))
		arcs := make([]Arc, len(d.Toks))
		pos := tagger.Tag(nil, &tw, &d)
		for _, s := range d.Sents {
			p.Parse(arcs, &w, &d, pos, s)
			roots := 0
			for i := s.Start; i < s.End; i++ {
				at, steps := i, 0
				for ; arcs[at].Head >= 0; steps++ {
					at = int(arcs[at].Head)
					if at < s.Start || at >= s.End || steps > s.Len() {
						t.Fatalf("%q: token %d does not reach the root", d.Src, i)
					}
				}
				if arcs[i].Head < 0 {
					roots++
				}
			}
			if s.Len() <= MaxTokens && roots != 1 {
				t.Fatalf("%q: %d roots", d.Src, roots)
			}
		}
	})
}

func TestParseAllocatesNothing(t *testing.T) {
	tagger, p := small(t)
	var d text.Doc
	d.Parse("The ministry accused the agency of lying about what its officers had done in the harbour last week.")
	arcs, w := make([]Arc, len(d.Toks)), new(Work)
	pos := tagger.Tag(nil, new(tag.Work), &d)
	p.Parse(arcs, w, &d, pos, d.Sents[0])
	if n := testing.AllocsPerRun(50, func() { p.Parse(arcs, w, &d, pos, d.Sents[0]) }); n != 0 {
		t.Errorf("%v allocations a sentence", n)
	}
}
