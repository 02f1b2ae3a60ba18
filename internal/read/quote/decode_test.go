package quote

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/read/crf"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// TestChooseTakesTheBestSet compares with all sets of candidates that do not overlap.
func TestChooseTakesTheBestSet(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for range 500 {
		p := text.Range{Start: 3, End: 3 + 1 + rng.IntN(9)}
		var w Work
		s := &w.spans
		for range rng.IntN(9) {
			from := p.Start + rng.IntN(p.Len())
			c := crf.Span{Start: from, End: from + 1 + rng.IntN(p.End-from), Begin: []uint8{BSource, BCue, BContent}[rng.IntN(3)]}
			if !slices.Contains(s.c, c) {
				s.c = append(s.c, c)
			}
		}
		slices.SortFunc(s.c, func(a, b crf.Span) int { return a.Start - b.Start })
		for range s.c {
			s.q = append(s.q, rng.Float32())
		}
		w.near = make([]neighbours, p.End)
		tags := make([]uint8, p.End)
		w.choose(p, tags)
		worth := func(set int) (sum float32, ok bool) {
			for i := range s.c {
				if set>>i&1 == 0 {
					continue
				}
				sum += s.gain[i]
				for j := range i {
					if set>>j&1 == 1 && s.c[j].Start < s.c[i].End && s.c[i].Start < s.c[j].End {
						return 0, false
					}
				}
			}
			return sum, true
		}
		best := float32(0)
		for set := range 1 << len(s.c) {
			if sum, ok := worth(set); ok {
				best = max(best, sum)
			}
		}
		got, set := pieces(nil, tags, nil, p), 0
		for i, c := range s.c {
			for k, g := range got {
				if g.Start == c.Start && g.End == c.End && g.role == c.Begin {
					set |= 1 << i
					got = slices.Delete(got, k, k+1)
					break
				}
			}
		}
		if sum, ok := worth(set); len(got) > 0 || !ok || sum < best-1e-5 {
			t.Fatalf("candidates %v with gains %v: tags %v are worth %v, want %v", s.c, s.gain, tags[p.Start:], sum, best)
		}
	}
}

// TestSecondStageIsUsed: without it the same field finds other quotes.
func TestSecondStageIsUsed(t *testing.T) {
	with := newFinder(t)
	without := newFinder(t)
	without.t.second = second{}
	same, all := 0, 0
	for _, name := range []string{"01-waystone-rail-halt", "08-fathom-glass-heron"} {
		g, err := sample.Gold(name)
		if err != nil {
			t.Fatal(err)
		}
		a, b := draw(g.Text, with.find(g.Text, false)), draw(g.Text, without.find(g.Text, false))
		if all++; a == b {
			same++
		}
	}
	if same == all {
		t.Error("ranker and judges changed nothing")
	}
}

// TestReasons: where two readings were close, the other one is told, and it is another one.
func TestReasons(t *testing.T) {
	f := newFinder(t)
	told := map[string]int{}
	files := []string{"01-waystone-rail-halt", "08-fathom-glass-heron"}
	for _, name := range files {
		g, err := sample.Gold(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range f.find(g.Text, false) {
			for _, r := range q.Reasons {
				told[r.Part]++
				if r.Next == "" || r.Next == r.Value || r.Because == "" || !(r.Score > 0 && r.Score <= 1) {
					t.Errorf("reason %+v", r)
				}
				role, ok := map[string][]hearsay.Span{"source": q.Source, "cue": q.Cue, "content": q.Content}[r.Part]
				if !ok || !r.Span.Empty() && !slices.Contains(role, r.Span) {
					t.Errorf("reason %+v rests on words that are not the quote's %s", r, r.Part)
				}
			}
		}
	}
	if told["content"] == 0 {
		t.Errorf("no next best content in %v: %v", files, told)
	}
}

// TestReadingDoesNotDependOnWhatCameBefore: nothing of an earlier text is left in the work space.
func TestReadingDoesNotDependOnWhatCameBefore(t *testing.T) {
	used := newFinder(t)
	files, err := os.ReadDir("../../../sample/gold")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for _, file := range files {
			g, err := sample.Gold(strings.TrimSuffix(file.Name(), ".txt"))
			if err != nil {
				t.Fatal(err)
			}
			fresh := &finder{pos: used.pos, t: used.t}
			if d := cmp.Diff(fresh.find(g.Text, false), used.find(g.Text, false)); d != "" {
				t.Fatalf("%s: in a used work space it is read otherwise: %s", file.Name(), d)
			}
		}
		slices.Reverse(files)
	}
}

func TestBrief(t *testing.T) {
	long := strings.Repeat("harbour ", 20)
	for in, want := range map[string]string{
		"": "", "the harbour": "the harbour", long: "harbour harbour harbour harbour harbour … harbour harbour harbour harbour ", strings.Repeat("港", 99): "",
	} {
		if got := brief(in); got != want {
			t.Errorf("brief(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFingerprintIsStable: the features of the shipped weights are told from code alone.
func TestFingerprintIsStable(t *testing.T) {
	if a, b := fingerprint(), fingerprint(); a != b || !strings.HasPrefix(a, FeatureVersion+"-") {
		t.Errorf("fingerprints %q and %q", a, b)
	}
	if !strings.Contains(string(newFinder(t).t.Manifest()["data"]), "PolNeAR") {
		t.Errorf("manifest %v", newFinder(t).t.Manifest())
	}
	if len(en.Quotes) > 10<<20 {
		t.Errorf("weights of %d bytes, want at most 10 MB", len(en.Quotes))
	}
}

// TestLongParagraphs: the work per token does not grow with a paragraph's length, even
// where every word might begin a quote.
func TestLongParagraphs(t *testing.T) {
	f := newFinder(t)
	work := func(n int) int {
		f.find(strings.Repeat("“no he said she said ", n), false)
		rows := 0
		p := f.d.Paras[0]
		f.t.field(&f.w, p)
		f.w.candidates(f.t.model, p)
		for i := range f.w.spans.c {
			rows += len(f.w.spanRows(nil, p, i, spanBits))
			f.w.spans.rivals(i, func(int) { rows++ })
		}
		return rows / n
	}
	if short, long := work(50), work(2000); long > 2*short+50 {
		t.Errorf("%d steps a phrase in a long paragraph, %d in a short one", long, short)
	}
}
