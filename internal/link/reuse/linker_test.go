package reuse

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// world is an index with the texts it was given, and its edges by identity.
type world struct {
	l     *Linker
	texts map[int32]version
	ids   map[string]int32 // by identity
	edges map[string]string
}

type version struct {
	name string
	meta Meta
	text string
}

func newWorld() *world {
	return &world{l: NewLinker(), texts: map[int32]version{}, ids: map[string]int32{}, edges: map[string]string{}}
}

func features(s string) *Features {
	var m Maker
	f := new(Features)
	m.Make(f, s)
	return f
}

func (w *world) put(v version) {
	id, ok := w.ids[v.name]
	if !ok {
		id = int32(len(w.ids) + 3)
		w.ids[v.name] = id
	}
	if old, ok := w.texts[id]; ok {
		w.l.Replace(id, v.meta, features(old.text), features(v.text))
	} else {
		w.l.Add(id, v.meta, features(v.text))
	}
	w.texts[id] = v
}

func (w *world) remove(name string) {
	id := w.ids[name]
	w.l.Remove(id, features(w.texts[id].text))
	delete(w.texts, id)
}

// settle verifies what is due.
func (w *world) settle() {
	for _, id := range w.l.Again() {
		w.l.Rescan(id, features(w.texts[id].text))
	}
	for _, p := range w.l.Due() {
		a, b := w.texts[p[0]], w.texts[p[1]]
		key, what := a.name+" "+b.name, ""
		e, ok := Edge{}, false
		if a.name != "" && b.name != "" {
			e, ok = w.l.Verify(Take(p[1], b.text), Take(p[0], a.text))
			x, y := e.OfA, e.OfB
			if a.name > b.name {
				key, x, y = b.name+" "+a.name, y, x
			}
			what = fmt.Sprintf("%s %d %.3f %.3f %.3f %d", e.Kind, e.Shared, e.Resemblance, x, y, len(e.Passages))
		} else {
			for k := range w.edges { // of one that was removed
				if f := strings.Fields(k); w.texts[w.ids[f[0]]].name == "" || w.texts[w.ids[f[1]]].name == "" {
					delete(w.edges, k)
				}
			}
		}
		if w.l.Set(p, ok); ok {
			w.edges[key] = what
		} else if key != " " {
			delete(w.edges, key)
		}
	}
}

func (w *world) list() []string {
	var out []string
	for k, v := range w.edges {
		out = append(out, k+": "+v)
	}
	slices.Sort(out)
	return out
}

// Whatever the order of arrival, with replacements and removals on the way and verified in
// batches of any size, the edges are those of the final state; lines are crossed in both
// directions, since up to 90 texts share a few paragraphs.
func TestAnyOrder(t *testing.T) {
	var paragraphs []string
	for i := range 14 {
		var s strings.Builder
		for k := range 16 + 5*i {
			fmt.Fprintf(&s, "p%dw%d ", i, k*k%(40+i))
		}
		paragraphs = append(paragraphs, s.String())
	}
	crossed := 0
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SampledFrom([]int{1, 3, 8, 14}).Draw(t, "paragraphs")
		text := rapid.Custom(func(t *rapid.T) string {
			var s strings.Builder
			for range rapid.IntRange(1, 3).Draw(t, "n") {
				p := paragraphs[rapid.IntRange(0, kinds-1).Draw(t, "p")*13/kinds]
				if rapid.IntRange(0, 3).Draw(t, "q") == 0 {
					p = "“" + strings.TrimSpace(p) + "”"
				}
				if rapid.IntRange(0, 3).Draw(t, "edit") == 0 {
					p = strings.Replace(p, "w1", fmt.Sprint("x", rapid.IntRange(0, 9).Draw(t, "x")), 3)
				}
				s.WriteString(p + "\n")
			}
			return s.String()
		})
		one := rapid.Custom(func(t *rapid.T) version {
			return version{"", Meta{Outlet: rapid.SampledFrom([]string{"", "A", "B", "C"}).Draw(t, "outlet"), Day: int32(rapid.IntRange(-1, 14).Draw(t, "day"))}, text.Draw(t, "text")}
		})
		n := rapid.SampledFrom([]int{5, 20, 50, 70, 90}).Draw(t, "texts")
		final := make([]version, n)
		outlets := make([]string, n)
		for i := range final {
			final[i] = one.Draw(t, "final")
			final[i].name = fmt.Sprint("n", i)
			final[i].meta.Rank = Rank(final[i].name)
			outlets[i] = final[i].meta.Outlet
		}
		batch := newWorld()
		for _, v := range final {
			batch.put(v)
		}
		batch.settle()
		w := newWorld()
		order := rapid.Permutation(final).Draw(t, "order")
		for i, v := range order {
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0: // an earlier version first
				early := one.Draw(t, "early")
				early.name, early.meta.Rank, early.meta.Outlet = v.name, v.meta.Rank, v.meta.Outlet
				w.put(early)
				if rapid.Bool().Draw(t, "settle") {
					w.settle()
				}
				w.put(v)
			case 1: // one that goes again
				w.put(v)
				gone := one.Draw(t, "gone")
				gone.name, gone.meta.Rank = fmt.Sprint("gone", i), Rank(fmt.Sprint("gone", i))
				w.put(gone)
				w.settle()
				w.remove(gone.name)
			default:
				w.put(v)
			}
			if rapid.IntRange(0, 9).Draw(t, "settle") == 0 {
				w.settle()
			}
		}
		w.settle()
		crossed += len(w.l.keys.crowds)
		if got, want := w.list(), batch.list(); !slices.Equal(got, want) {
			for _, e := range got {
				if !slices.Contains(want, e) {
					t.Errorf("one by one, not at once: %s", e)
				}
			}
			for _, e := range want {
				if !slices.Contains(got, e) {
					t.Errorf("at once, not one by one: %s", e)
				}
			}
			t.Fatalf("%d edges, want %d, of %d texts", len(got), len(want), n)
		}
	})
	if crossed == 0 {
		t.Error("no key was in a crowd: the test is too small")
	}
}

// What the table holds is what was entered, in any order of entering and taking out.
func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var x table
		want := map[uint64]map[int32]bool{}
		for range rapid.IntRange(1, 600).Draw(t, "n") {
			key := uint64(rapid.IntRange(0, 3).Draw(t, "shard"))<<32 | rapid.SampledFrom([]uint64{1, 2, 3, 1 << 20, 1<<32 - 1, 1<<32 - 2}).Draw(t, "key")
			id := int32(rapid.IntRange(0, 90).Draw(t, "id"))
			if want[key] == nil {
				want[key] = map[int32]bool{}
			}
			if want[key][id] {
				x.remove(key, id)
				delete(want[key], id)
			} else {
				x.add(nil, key, id)
				want[key][id] = true
			}
		}
		for key, ids := range want {
			got, c := x.find(nil, key)
			if c != nil {
				got = c.texts
			}
			if len(got) != len(ids) {
				t.Fatalf("key %x: %v, want %v", key, got, ids)
			}
			for _, id := range got {
				if !ids[id] {
					t.Fatalf("key %x holds %d", key, id)
				}
			}
		}
	})
}

func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		`He said "we go" and went.`:                 "we go",
		"He said “we go\n\n“and stay” to all":       "we go and stay",
		"He said \"we go\n\n\"and stay\" to all":    "we go and stay",
		"He said “we go\nand then no mark comes":    "",
		`one " mark says nothing`:                   "",
		"Er sagte: „Wir gehen.“ Dann ging er":       "Wir gehen",
		"Il dit « nous allons » et va":              "nous allons",
		"»Wir gehen«, sagte sie":                    "Wir gehen",
		"她說「我們 走」了":                                 "我 們 走",
		"'tis the “Heron”, it’s":                    "Heron",
		"\"straight ones\"\n\" do not\nreach on":    "straight ones",
		`7" wide, he said, "so it is" and a 9" one`: "so it is",
		`she "never closed. Then "he said" so`:      "he said",
		"a man “without end":                        "",
	} {
		words := Words(nil, text)
		var got []string
		for i, in := range quoted(words, text) {
			if in {
				got = append(got, text[words[i].Start:words[i].End])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzFeatures(f *testing.F) {
	f.Add([]byte{1, 0})
	f.Add(features("one two three four five six seven").Append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		var x, y Features
		if ParseFeatures(&x, b) != nil {
			return
		}
		if err := ParseFeatures(&y, x.Append(nil)); err != nil || !slices.Equal(x.Keys, y.Keys) || !slices.Equal(x.Bands, y.Bands) {
			t.Fatalf("%v: %v, %v", err, x, y)
		}
	})
}

// FuzzWords compares the path that takes eight bytes at a time with one that takes a character
// at a time: the same words, and the same hash exactly where the folded words are the same.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "The “Glass-Heron”, 3 May.", "Über ÉCOLE x", "港口 office港", "a\xffb", "abcdefgh abcdefghi ABCDEFGH", "naïve cafe\u0301 x-y_z 12345678901234567", "plainé", "see https://a.example/b, c", "ahttp://b.example", "(HTTP://é港)"} {
		f.Add(s)
	}
	link := regexp.MustCompile("^[hH][tT][tT][pP][sS]?://(?:[!#-&*-;=?-Z_a-z~]|\\p{L})*")
	f.Fuzz(func(t *testing.T, s string) {
		var want []string
		for i := 0; i < len(s); {
			if n := len(link.FindString(s[i:])); n > 0 {
				if k := strings.IndexFunc(s[i:i+n], alone); k >= 0 {
					n = k
				}
				i += n
				continue
			}
			n, size := 0, 0
			for j, r := range s[i:] {
				size = utf8.RuneLen(r)
				if r == utf8.RuneError {
					_, size = utf8.DecodeRuneInString(s[i+j:])
				}
				letter := unicode.IsLetter(r) || unicode.IsDigit(r)
				if !letter && (j == 0 || !unicode.Is(unicode.Mn, r)) || alone(r) && j > 0 {
					break
				}
				n = j + size
				if alone(r) {
					break
				}
			}
			if n == 0 {
				i += size
				continue
			}
			want = append(want, s[i:i+n])
			i += n
		}
		var got []string
		hashes, folded := map[uint64]string{}, map[string]uint64{}
		for _, w := range Words(nil, s) {
			word := s[w.Start:w.End]
			got = append(got, word)
			low := strings.Map(unicode.ToLower, word)
			if h, ok := folded[low]; ok && h != w.Hash {
				t.Fatalf("%q has two hashes", low)
			}
			if other, ok := hashes[w.Hash]; ok && other != low {
				t.Fatalf("%q and %q have one hash", low, other)
			}
			folded[low], hashes[w.Hash] = w.Hash, low
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: %q, want %q", s, got, want)
		}
	})
}
