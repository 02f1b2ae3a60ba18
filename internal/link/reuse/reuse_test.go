package reuse

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay/sample"
)

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                     nil,
		"The “Glass-Heron”, 3 May.":            {"The", "Glass", "Heron", "3", "May"},
		"Über ÉCOLE x":                         {"Über", "ÉCOLE", "x"},
		"港口 office":                            {"港", "口", "office"},
		"a\xffb":                               {"a", "b"},
		"see HTTPS://a.example/b-c?d=1#e, and": {"see", "and"},
		"[two](http://a.example/b) words":      {"two", "words"},
		"港https://a.example/б港口":               {"港", "港", "口"},
		"http https: http//a.example":          {"http", "https", "http", "a", "example"},
		"http":                                 {"http"},
	} {
		var got []string
		for _, w := range Words(nil, text) {
			got = append(got, text[w.Start:w.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	a, b := Words(nil, "The ÜBER 3a"), Words(nil, "“the” über, 3A!")
	for i := range a {
		if a[i].Hash != b[i].Hash {
			t.Errorf("word %d differs", i)
		}
	}
}

// The share of equal bins estimates the resemblance.
func TestSketch(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, want := range []float64{0.2, 0.5, 0.8, 1} {
		sum := 0.0
		const rounds = 40
		for range rounds {
			n := 40 + rng.IntN(600)
			var a, b []uint64
			for range n {
				h := rng.Uint64()
				a = append(a, h)
				if rng.Float64() < 2*want/(1+want) {
					b = append(b, h)
				} else {
					b = append(b, rng.Uint64())
				}
			}
			x, y := NewSketch(a), NewSketch(b)
			same := 0
			for i := range x {
				if x[i] == y[i] {
					same++
				}
			}
			sum += float64(same) / bins
		}
		if got := sum / rounds; math.Abs(got-want) > 0.04 {
			t.Errorf("resemblance %v estimated as %.3f", want, got)
		}
	}
}

func TestOverlap(t *testing.T) {
	a, b := []uint64{1, 2, 3, 4}, []uint64{3, 4, 5}
	if r, x, y := Overlap(a, b); r != 2.0/5 || x != 0.5 || y != 2.0/3 {
		t.Error(r, x, y)
	}
	if r, x, y := Overlap(nil, b); r+x+y != 0 {
		t.Error(r, x, y)
	}
}

func TestAlign(t *testing.T) {
	one := "Every train on the main lines stood still for nine hours on Monday after the signalling network failed shortly before dawn, the railways said."
	other := "A poet sang of eels. " + one + " Then it rained."
	ps := Align(Words(nil, one), Words(nil, other))
	if len(ps) != 1 || ps[0].Shared != 24 || ps[0].A != [2]int{0, 24} || ps[0].B != [2]int{5, 29} {
		t.Errorf("%+v", ps)
	}
	// A few words changed are one passage; nothing shared is none.
	edited := strings.Replace(one, "stood still for nine hours", "halted for ten long hours", 1)
	if ps = Align(Words(nil, one), Words(nil, edited)); len(ps) != 1 || ps[0].Shared < 18 {
		t.Errorf("%+v", ps)
	}
	if ps = Align(Words(nil, one), Words(nil, strings.ToUpper("quite another text that shares no more than single words on Monday with it, said the poet"))); len(ps) != 0 {
		t.Errorf("%+v", ps)
	}
}

// Passages lie in both texts, overlap nowhere and hold what they say they share.
func TestAlignProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"a", "b", "c", "d", "train", "said", "the"})
		words := func(name string) []Word {
			return Words(nil, strings.Join(rapid.SliceOfN(word, 0, 120).Draw(t, name), " "))
		}
		a, b := words("a"), words("b")
		ps := Align(a, b)
		for i, p := range ps {
			if p.A[0] < 0 || p.A[1] > len(a) || p.B[1] > len(b) || p.A[0] >= p.A[1] || p.Shared > p.A[1]-p.A[0] || p.Shared < minWords {
				t.Fatalf("%+v", p)
			}
			for _, q := range ps[:i] {
				if cross(p.A, q.A) || cross(p.B, q.B) {
					t.Fatalf("%+v and %+v", p, q)
				}
			}
		}
		if len(a) >= minWords {
			if self := Align(a, a); len(self) == 0 {
				t.Fatal("a text shares nothing with itself")
			}
		}
	})
}

func sampleDocs(t testing.TB) ([]Doc, []string) {
	t.Helper()
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	var docs []Doc
	for i := range all {
		a := &all[i]
		d := Doc{Item: string(a.ID()), Outlet: a.Outlet, Text: func() (string, error) { return a.Text, nil }}
		if a.Published.Timed() {
			d.At = a.Published.UTC
		}
		docs = append(docs, d)
	}
	return docs, sample.Names()
}

// Every planted copy and reuse of the sample world is found, and nothing else is called a copy.
func TestSampleWorld(t *testing.T) {
	docs, names := sampleDocs(t)
	pairs, err := Find(docs)
	if err != nil {
		t.Fatal(err)
	}
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	type key [2]int
	got := map[key]Kind{}
	for _, p := range pairs {
		got[key{sample.Slot(names[p.A]), sample.Slot(names[p.B])}] = p.Kind
	}
	// A later version of a copy is a copy as its first one is; the gold tells of the first.
	later := map[int]bool{}
	first := map[string]bool{}
	for i, d := range docs {
		later[sample.Slot(names[i])] = first[d.Item]
		first[d.Item] = true
	}
	planted := map[key]bool{}
	for _, c := range plot.Copies {
		k := key{min(c.A, c.B), max(c.A, c.B)}
		planted[k] = true
		if g := got[k]; g == "" || c.Kind == "copy" && g != Copy || c.Kind == "reuse" && g == Copy {
			t.Errorf("slots %v: planted %s, found %q", k, c.Kind, g)
		}
	}
	for k, kind := range got {
		if !planted[k] && !later[k[0]] && !later[k[1]] {
			t.Logf("slots %v: %s, not planted", k, kind)
			if kind == Copy {
				t.Errorf("slots %v are called a copy", k)
			}
		}
	}
}

// The order of arrival changes nothing.
func TestOrder(t *testing.T) {
	docs, _ := sampleDocs(t)
	show := func(order []int) []string {
		shuffled := make([]Doc, len(docs))
		for i, k := range order {
			shuffled[i] = docs[k]
		}
		pairs, err := Find(shuffled)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range pairs {
			a, b := order[p.A], order[p.B]
			from := -1
			if p.From >= 0 {
				from = order[p.From]
			}
			out = append(out, fmt.Sprintf("%d %d %s from %d %.4f %.4f", min(a, b), max(a, b), p.Kind, from, p.Resemblance, p.Containment()))
		}
		slices.Sort(out)
		return out
	}
	order := make([]int, len(docs))
	for i := range order {
		order[i] = i
	}
	want := show(order)
	rng := rand.New(rand.NewPCG(1, 1))
	for range 3 {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		if got := show(order); !slices.Equal(got, want) {
			t.Fatalf("another order finds\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

func TestBoilerplate(t *testing.T) {
	foot := " Subscribe to our letter and never miss what the Courier writes about eels, bridges, ministers and the weather of the coast, every morning at six o'clock sharp for only two crowns a week."
	var docs []Doc
	for i := range 12 {
		text := fmt.Sprintf("Story number %d tells of %d eels that were seen by %d ministers near bridge %d on day %d.", i, i*7, i*3, i*11, i) + foot
		docs = append(docs, Doc{Item: fmt.Sprint(i), Outlet: "The Courier", At: time.Unix(int64(i), 0), Text: func() (string, error) { return text, nil }})
	}
	pairs, err := Find(docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		t.Errorf("%d and %d: %s by their footer, %d words", p.A, p.B, p.Kind, p.Shared)
	}
}

// The planted near-duplicates of the Edinburgh set are found, all of them and no others.
func TestPlanted(t *testing.T) {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("HEARSAY_DATA is unset: it names the folder with linking/tts_neardup")
	}
	for _, n := range []string{"100", "1000"} {
		base := filepath.Join(dir, "linking", "tts_neardup", "articles_"+n)
		var docs []Doc
		at := map[string]int{}
		for _, line := range lines(t, base+".train.gz", true) {
			id, text, ok := strings.Cut(line, " ")
			if !ok {
				continue
			}
			at[id] = len(docs)
			docs = append(docs, Doc{Item: id, Text: func() (string, error) { return text, nil }})
		}
		want := map[[2]int]bool{}
		for _, line := range lines(t, base+".truth", false) {
			f := strings.Fields(line)
			if len(f) == 2 {
				want[[2]int{min(at[f[0]], at[f[1]]), max(at[f[0]], at[f[1]])}] = true
			}
		}
		pairs, err := Find(docs)
		if err != nil || len(want) == 0 {
			t.Fatal(len(want), err)
		}
		found := 0
		for _, p := range pairs {
			switch k := [2]int{p.A, p.B}; {
			case p.Kind != Copy:
			case want[k]:
				found++
			default:
				t.Errorf("%s: %v is no planted pair (resemblance %.2f)", n, k, p.Resemblance)
			}
		}
		if found != len(want) {
			t.Errorf("%s: %d of %d planted pairs", n, found, len(want))
		}
	}
}

func lines(t *testing.T, name string, packed bool) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	if packed {
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		s = bufio.NewScanner(z)
	}
	s.Buffer(nil, 16<<20)
	var out []string
	for s.Scan() {
		out = append(out, s.Text())
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzAlign(f *testing.F) {
	f.Add("one two three four five six seven eight nine ten eleven twelve", "x one two three four five six seven eight nine ten eleven twelve")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 1<<15 {
			return
		}
		x, y := Words(nil, a), Words(nil, b)
		for _, p := range Align(x, y) {
			if p.A[1] > len(x) || p.B[1] > len(y) || p.A[0] >= p.A[1] {
				t.Fatalf("%+v", p)
			}
		}
	})
}

// Places of shingles are kept in one table, not in a list for each: alike texts are compared by the hundred thousand.
func TestAlignAllocations(t *testing.T) {
	var words []string
	for i := range 1000 {
		words = append(words, fmt.Sprintf("w%d", i*7919%10007))
	}
	a := Words(nil, strings.Join(words, " "))
	if got := Align(a, a); len(got) != 1 || got[0].Shared != len(a) {
		t.Fatalf("%d passages", len(got))
	}
	if n := testing.AllocsPerRun(5, func() { Align(a, a) }); n > 100 {
		t.Errorf("%v allocations for two texts of %d words", n, len(a))
	}
}
