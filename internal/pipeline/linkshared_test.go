package pipeline

import (
	"slices"
	"testing"
	"unsafe"

	"hearsay"
	"hearsay/internal/store"
)

// TestSharings: pairs come out for both reports, copies first, in the order of the reports,
// whichever way round and in whatever order they were stored; spans stay with their report.
func TestSharings(t *testing.T) {
	at := map[hearsay.ArticleID]int{"p": 0, "q": 1, "r": 2}
	span := func(k int) hearsay.Span { return hearsay.Span{Start: k, End: k + 5} }
	both := func(a, b int) []store.SharedPassage {
		return []store.SharedPassage{{A: span(a), B: span(b), Words: 9}, {A: span(a + 10), B: span(b + 10), Words: 4, Quoted: 3}}
	}
	for _, turn := range []bool{false, true} {
		pairs := []store.SharedPair{
			{A: "r", B: "p", Kind: "reuse", OfA: 0.2, OfB: 0.4, Shared: 13, Passages: both(20, 0)},
			{A: "q", B: "r", Kind: "copy", OfA: 0.9, OfB: 0.8, Shared: 30, Passages: both(10, 20)},
			{A: "q", B: "gone", Kind: "copy", Passages: both(1, 2)},
			{A: "p", B: "q", Kind: "copy", OfA: 0.7, OfB: 0.6, Shared: 21, Passages: both(0, 10)},
		}
		if turn {
			slices.Reverse(pairs)
		}
		var s sharings
		for i := range pairs {
			s.add(at, &pairs[i])
		}
		s.index(len(at))
		want := [][]sharing{
			{{a: 0, b: 1, words: 21, copied: true, score: 0.7}, {a: 0, b: 2, words: 13, score: 0.4}},
			{{a: 0, b: 1, words: 21, copied: true, score: 0.7}, {a: 1, b: 2, words: 30, copied: true, score: 0.9}},
			{{a: 1, b: 2, words: 30, copied: true, score: 0.9}, {a: 0, b: 2, words: 13, score: 0.4}},
		}
		for i := range want {
			var got []sharing
			for x := range s.of(i) {
				n := 2
				if !x.copied {
					n = 1 // the other passage is a speaker's
				}
				ps := s.passages[x.from:x.to]
				if len(ps) != n || ps[0].a != span(10*int(x.a)) || ps[0].b != span(10*int(x.b)) {
					t.Errorf("report %d: passages %+v of %+v", i, ps, *x)
				}
				got = append(got, *x)
				got[len(got)-1].from, got[len(got)-1].to = 0, 0
			}
			if !slices.Equal(got, want[i]) {
				t.Errorf("report %d: %+v, want %+v", i, got, want[i])
			}
		}
	}
	// A pair with one passage, in both lists.
	if n := unsafe.Sizeof(sharing{}) + unsafe.Sizeof(passage{}) + 8; n > 100 {
		t.Errorf("a pair takes %d bytes", n)
	}
}
