package story

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var day0 = time.Date(2025, 3, 3, 8, 0, 0, 0, time.UTC)

// stream makes n documents of a stream: each tells one of n/per stories in terms of the story's
// own, of its neighbours' and of everybody's; stories begin evenly over the given time.
func stream(rng *rand.Rand, n, per int, over time.Duration) ([]Doc, []int) {
	docs, truth := make([]Doc, n), make([]int, n)
	stories := max(1, n/per)
	for i := range docs {
		s := rng.IntN(stories)
		truth[i] = s
		at := day0.Add(time.Duration(float64(over) * float64(s) / float64(stories))).Add(time.Duration(rng.IntN(36*3600)) * time.Second)
		seen := map[uint32]bool{}
		var f Features
		add := func(h uint64, k Kind, w int) {
			x := uint32(h * 0x9E3779B97F4A7C15 >> 32)
			if !seen[x] {
				seen[x] = true
				f.Terms = append(f.Terms, Term{x, k, uint8(w)})
			}
		}
		for range 20 {
			add(uint64(s)*1000+uint64(rng.IntN(30)), Kind(rng.IntN(2)), 150+rng.IntN(100))
		}
		for range 30 {
			add(1<<40+uint64(s%50)*1000+uint64(rng.IntN(200)), Word, 60+rng.IntN(60))
		}
		for range 20 {
			add(1<<41+uint64(rng.IntN(300)), Word, 20+rng.IntN(60))
		}
		slices.SortFunc(f.Terms, func(a, b Term) int { return cmp.Compare(a.Hash, b.Hash) })
		docs[i] = Doc{ID: fmt.Sprintf("d%06d", i), When: at, Features: f}
	}
	return docs, truth
}

// ids returns stories as lists of ids, which do not depend on the order of docs.
func ids(docs []Doc, stories [][]int) [][]string {
	out := make([][]string, len(stories))
	for k, s := range stories {
		for _, i := range s {
			out[k] = append(out[k], docs[i].ID)
		}
	}
	return out
}

func storyOf(stories [][]int, n int) []int {
	at := slices.Repeat([]int{-1}, n)
	for k, s := range stories {
		for _, i := range s {
			at[i] = k
		}
	}
	return at
}

// TestStream: stories planted in a stream are found as they are.
func TestStream(t *testing.T) {
	docs, truth := stream(rand.New(rand.NewPCG(1, 2)), 600, 6, 30*24*time.Hour)
	got := storyOf(Cluster(docs, Options{}), len(docs))
	both, found, want := 0, 0, 0
	for i := range docs {
		for j := range i {
			a, b := got[i] == got[j], truth[i] == truth[j]
			if a {
				found++
			}
			if b {
				want++
			}
			if a && b {
				both++
			}
		}
	}
	if both*100 < 97*found || both*100 < 90*want {
		t.Errorf("%d pairs in one story, %d rightly, of %d", found, both, want)
	}
}

// TestAnyOrder: the same documents in another order give the same stories; statements are kept;
// every document stands in one story.
func TestAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
		docs, _ := stream(rng, n, rapid.IntRange(1, 8).Draw(t, "per"), 6*24*time.Hour)
		for i := range docs {
			if rng.IntN(5) == 0 {
				docs[i].When = time.Time{}
			}
		}
		some := func(k int) (out [][2]int) {
			for range rng.IntN(k) {
				out = append(out, [2]int{rng.IntN(n), rng.IntN(n)})
			}
			return out
		}
		o := Options{Same: some(4), Apart: some(8), Copies: some(6)}
		a := Cluster(docs, o)
		perm := rng.Perm(n)
		shuffled := make([]Doc, n)
		for i, p := range perm {
			shuffled[p] = docs[i]
		}
		moved := func(in [][2]int) (out [][2]int) {
			for _, p := range in {
				out = append(out, [2]int{perm[p[1]], perm[p[0]]})
			}
			rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
			return out
		}
		b := Cluster(shuffled, Options{Same: moved(o.Same), Apart: moved(o.Apart), Copies: moved(o.Copies)})
		x, y := ids(docs, a), ids(shuffled, b)
		if fmt.Sprint(x) != fmt.Sprint(y) {
			t.Fatalf("in order %v\nshuffled %v", x, y)
		}
		at := storyOf(a, n)
		if slices.Contains(at, -1) {
			t.Fatalf("a document is in no story: %v", at)
		}
		for _, p := range o.Apart {
			if p[0] != p[1] && at[p[0]] == at[p[1]] {
				t.Fatalf("%v stand in one story", p)
			}
		}
		if len(o.Apart) == 0 {
			for _, p := range o.Same {
				if at[p[0]] != at[p[1]] {
					t.Fatalf("%v stand in two stories", p)
				}
			}
		}
	})
}

// told is a document of the given terms, a day of the month after the first.
func told(id string, day float64, terms ...uint32) Doc {
	d := Doc{ID: id}
	if day >= 0 {
		d.When = day0.Add(time.Duration(day * 24 * float64(time.Hour)))
	}
	for _, h := range terms {
		d.Features.Terms = append(d.Features.Terms, Term{h, Kind(h % 2), 200})
	}
	return d
}

func terms(from, n uint32) (out []uint32) {
	for k := range n {
		out = append(out, from+k)
	}
	return out
}

func TestWindow(t *testing.T) {
	for _, c := range []struct {
		name string
		b    Doc
		same bool
	}{
		{"the same day", told("b", .5, terms(1, 50)...), true},
		{"four days later", told("b", 4, terms(1, 50)...), true},
		{"six days later", told("b", 6, terms(1, 50)...), false},
		{"without date", told("b", -1, terms(1, 50)...), true},
		{"other terms", told("b", .5, terms(100, 50)...), false},
		{"no terms", told("b", .5), false},
		{"a few terms in common", told("b", .5, append(terms(1, 5), terms(100, 45)...)...), false},
	} {
		docs := []Doc{told("a", 0, terms(1, 50)...), c.b}
		if got := len(Cluster(docs, Options{})) == 1; got != c.same {
			t.Errorf("%s: in one story: %v, want %v", c.name, got, c.same)
		}
	}
	if got := Cluster(nil, Options{}); len(got) != 0 {
		t.Errorf("no documents give %v", got)
	}
}

// TestNoChain: articles of which each shares half its terms with the next do not make one
// endless story.
func TestNoChain(t *testing.T) {
	var docs []Doc
	for k := range 40 {
		docs = append(docs, told(fmt.Sprintf("d%02d", k), float64(k)/4, terms(uint32(25*k), 50)...))
	}
	for _, s := range Cluster(docs, Options{}) {
		if len(s) > 6 {
			t.Errorf("a chain of %d articles is one story", len(s))
		}
	}
}

// TestStatements: what analysts said wins over likeness, and apart wins over same.
func TestStatements(t *testing.T) {
	docs := []Doc{told("a", 0, terms(1, 50)...), told("b", 0, terms(1, 50)...), told("c", 0, terms(500, 50)...), told("d", 30, terms(900, 50)...)}
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"nothing", Options{}, "[[a b] [c] [d]]"},
		{"same joins what is unlike and far", Options{Same: [][2]int{{2, 3}}}, "[[a b] [c d]]"},
		{"apart parts what is alike", Options{Apart: [][2]int{{1, 0}}}, "[[a] [b] [c] [d]]"},
		{"apart holds over a third", Options{Apart: [][2]int{{0, 2}}, Same: [][2]int{{1, 2}}}, "[[a] [b c] [d]]"},
		{"apart wins over the same pair", Options{Apart: [][2]int{{0, 3}}, Same: [][2]int{{3, 0}}}, "[[a b] [c] [d]]"},
		{"a copy of other words is none", Options{Copies: [][2]int{{0, 2}}}, "[[a b] [c] [d]]"},
	} {
		if got := fmt.Sprint(ids(docs, Cluster(docs, c.o))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestCopies: a short cut of a long text is its story where the two alone would not do.
func TestCopies(t *testing.T) {
	docs := []Doc{told("a", 0, terms(1, 60)...), told("b", 0, append(terms(1, 5), terms(100, 40)...)...)}
	if n := len(Cluster(docs, Options{})); n != 2 {
		t.Fatalf("the two are alike without it: %d stories", n)
	}
	if n := len(Cluster(docs, Options{Copies: [][2]int{{1, 0}}})); n != 1 {
		t.Errorf("a copy is a story of its own")
	}
}

// BenchmarkYear clusters 100,000 documents of a year; ms are of the whole.
func BenchmarkYear(b *testing.B) {
	docs, _ := stream(rand.New(rand.NewPCG(1, 2)), 100_000, 8, 365*24*time.Hour)
	b.ReportAllocs()
	for b.Loop() {
		Cluster(docs, Options{})
	}
}

// BenchmarkBurst clusters 20,000 short documents of two days, of few stories.
func BenchmarkBurst(b *testing.B) {
	docs, _ := stream(rand.New(rand.NewPCG(1, 2)), 20_000, 1000, time.Hour)
	b.ReportAllocs()
	for b.Loop() {
		Cluster(docs, Options{})
	}
}
