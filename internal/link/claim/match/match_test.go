package match

import (
	"math"
	"testing"

	table "hearsay/lexicon/match"
)

var known = []Doc{
	{"The bridge at Pierstow was closed for two years.", "Was the Pierstow bridge closed?"},
	{"A ferry captain of Quillara swims to work.", "The swimming captain"},
	{"Ustrand sells sand to Pirrin.", "Sand for an island"},
	{"Sand is good for the teeth.", ""},
}

func TestRank(t *testing.T) {
	x, err := New(known)
	if err != nil {
		t.Fatal(err)
	}
	r, err := NewRanker()
	if err != nil {
		t.Fatal(err)
	}
	for q, want := range map[string]int{
		"they closed our bridge in #Pierstow again, two years now!": 0,
		"my captain swam to his ferry this morning":                 1,
		"why does Ustrand sell its sand to the islanders of Pirrin": 2,
		"brush your teeth with sand":                                3,
	} {
		hits := r.Rank(x, q, 2)
		if len(hits) == 0 || hits[0].Doc != want {
			t.Errorf("%q: %v, want claim %d first", q, hits, want)
		}
		for i := 1; i < len(hits); i++ {
			if hits[i].Score > hits[i-1].Score {
				t.Errorf("%q: hits are not in order", q)
			}
		}
	}
	if hits := r.Rank(x, "zebra", 5); len(hits) != 0 {
		t.Errorf("a text without a known word: %v", hits)
	}
	empty, err := New(nil)
	if err != nil || len(r.Rank(empty, "sand", 5)) != 0 {
		t.Error("an empty index finds something")
	}
}

// Every feature but the length lies within [0, 1], whatever the text.
func TestFeatures(t *testing.T) {
	x, err := New(known)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"sand", "Sand sand sand, sells Ustrand sand!", "bridge bridge. closed. 2 years 1,300", "the Pierstow bridge was closed for two years"} {
		hits, pairs := x.Candidates(q)
		if len(hits) == 0 {
			t.Errorf("%q: nothing found", q)
		}
		for i, p := range pairs {
			for k, v := range p {
				if Features[k] != "length" && (v < 0 || v > 1+1e-9 || math.IsNaN(v)) {
					t.Errorf("%q, claim %d: %s is %v", q, hits[i].Doc, Features[k], v)
				}
			}
		}
	}
	if len(Features) != len(Pair{}) {
		t.Errorf("%d names for %d features", len(Features), len(Pair{}))
	}
}

// BM25 by hand: three documents of 2, 2 and 4 words; "sand" in two of them.
// idf = ln(1 + (3-2+.5)/(2+.5)) = ln 1.6 = .470; mean length 8/3.
// First: tf 1, length 2: .470·2.2/(1 + 1.2·(.25+.75·2/(8/3))) = 1.034/1.975 = .5236.
func TestPlain(t *testing.T) {
	p := NewPlain([][]string{{"sand", "bank"}, {"old", "bridge"}, {"sand", "of", "the", "sea"}})
	hits := p.Rank([]string{"sand"}, 5)
	if len(hits) != 2 || hits[0].Doc != 0 || math.Abs(hits[0].Score-math.Log(1.6)*2.2/1.975) > 1e-9 {
		t.Errorf("%+v", hits)
	}
}

func FuzzParseWeights(f *testing.F) {
	f.Add("# head\nbm25\t1.5\n")
	f.Add("bm25 1")
	f.Add("a\t1\na\t2\n")
	f.Fuzz(func(t *testing.T, s string) {
		w, err := table.ParseWeights(s)
		if err == nil && w == nil {
			t.Fatal("neither weights nor an error")
		}
	})
}

func TestParseWeights(t *testing.T) {
	for s, ok := range map[string]bool{"# x\na\t1.5\nb\t-2\n": true, "a\n": false, "a\tx\n": false, "a\t1\na\t2\n": false} {
		if _, err := table.ParseWeights(s); (err == nil) != ok {
			t.Errorf("%q: %v", s, err)
		}
	}
}
