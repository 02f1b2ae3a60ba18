package quote

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

// finder reads texts with the shipped models.
type finder struct {
	pos  *tag.Tagger
	t    *Tagger
	d    text.Doc
	tags []tag.Tag
	tw   tag.Work
	w    Work
}

func newFinder(tb testing.TB) *finder {
	tb.Helper()
	pos, err := tag.Load(en.Tags)
	if err != nil {
		tb.Fatal(err)
	}
	states, err := world.Load()
	if err != nil {
		tb.Fatal(err)
	}
	t, err := Load(en.Quotes, states)
	if err != nil {
		tb.Fatal(err)
	}
	return &finder{pos: pos, t: t}
}

func (f *finder) find(src string, headline bool) []hearsay.Quote {
	f.d.Parse(src)
	f.tags = f.pos.Tag(f.tags[:0], &f.tw, &f.d)
	return f.t.Find(nil, &f.w, &f.d, f.tags, headline)
}

// gold takes the marks out of s and returns the text and its quotes, by number.
func gold(t testing.TB, s string) (string, []hearsay.Quote) {
	t.Helper()
	byNumber := map[int]*hearsay.Quote{}
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "[")
		out.WriteString(before)
		if !ok {
			break
		}
		mark, rest, _ := strings.Cut(rest, " ")
		words, rest, ok := strings.Cut(rest, "]")
		if !ok || len(mark) < 2 {
			t.Fatalf("bad mark in %q", s)
		}
		sp := hearsay.Span{Start: out.Len(), End: out.Len() + len(words)}
		for id := range strings.SplitSeq(mark[1:], ",") {
			n, err := strconv.Atoi(id)
			if err != nil {
				t.Fatalf("bad mark in %q", s)
			}
			if byNumber[n] == nil {
				byNumber[n] = new(hearsay.Quote)
			}
			role := map[byte]*[]hearsay.Span{'S': &byNumber[n].Source, 'C': &byNumber[n].Cue, 'Q': &byNumber[n].Content}[mark[0]]
			*role = append(*role, sp)
		}
		out.WriteString(words)
		s = rest
	}
	var quotes []hearsay.Quote
	for _, n := range slices.Sorted(maps.Keys(byNumber)) {
		quotes = append(quotes, *byNumber[n])
	}
	return out.String(), quotes
}

// draw gives one line a quote, in a fixed order.
func draw(src string, quotes []hearsay.Quote) string {
	var lines []string
	for _, q := range quotes {
		words := func(role []hearsay.Span) (out []string) {
			for _, s := range role {
				out = append(out, s.In(src))
			}
			return out
		}
		lines = append(lines, fmt.Sprintf("  S %q C %q Q %q\n", words(q.Source), words(q.Cue), words(q.Content)))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// rules runs f over the texts of a file and compares with their marks.
func rules(t *testing.T, file string, f func(src string, headline bool, want []hearsay.Quote) []hearsay.Quote) {
	t.Helper()
	b, err := os.ReadFile("testdata/rules/" + file)
	if err != nil {
		t.Fatal(err)
	}
	n, wrong := 0, 0
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		line, known := strings.CutPrefix(line, "! ")
		line, headline := strings.CutPrefix(line, "headline: ")
		src, want := gold(t, strings.ReplaceAll(line, `\n`, "\n"))
		got := f(src, headline, want)
		if a, b := draw(src, got), draw(src, want); a != b && !known {
			t.Errorf("%s: %q:\n got\n%s want\n%s", file, src, a, b)
		} else if a == b && known {
			t.Errorf("%s: %q is read right now: take the ! off", file, src)
		}
		if known {
			wrong++
		}
	}
	t.Logf("%s: %d texts, %d known to be wrong", file, n, wrong)
}

// TestPlainSentences: a broken model is seen at once.
func TestPlainSentences(t *testing.T) {
	f := newFinder(t)
	rules(t, "plain.txt", func(src string, headline bool, _ []hearsay.Quote) []hearsay.Quote { return f.find(src, headline) })
}

func TestLayouts(t *testing.T) {
	f := newFinder(t)
	rules(t, "layouts.txt", func(src string, headline bool, _ []hearsay.Quote) []hearsay.Quote { return f.find(src, headline) })
}

func example(src string, quotes []hearsay.Quote) Example {
	e := Example{Text: src}
	for _, q := range quotes {
		e.Source, e.Cue, e.Content = append(e.Source, q.Source...), append(e.Cue, q.Cue...), append(e.Content, q.Content...)
	}
	return e
}

func TestLinking(t *testing.T) {
	rules(t, "link.txt", func(src string, _ bool, want []hearsay.Quote) []hearsay.Quote { return FromLabels(example(src, want)) })
}

// TestLinkingOfSample: from the right pieces, the linking rules restore at least nine in
// ten of the sample world's quotes.
func TestLinkingOfSample(t *testing.T) {
	files, err := os.ReadDir("../../../sample/gold")
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for _, f := range files {
		g, err := sample.Gold(strings.TrimSuffix(f.Name(), ".txt"))
		if err != nil {
			t.Fatal(err)
		}
		var want []hearsay.Quote
		for _, q := range g.Quotes {
			if q.Field == hearsay.FieldText {
				want = append(want, hearsay.Quote{Source: q.Source, Cue: q.Cue, Content: q.Content})
			}
		}
		got := strings.SplitAfter(draw(g.Text, FromLabels(example(g.Text, want))), "\n")
		for _, l := range strings.SplitAfter(draw(g.Text, want), "\n") {
			if l == "" {
				continue
			}
			if all++; slices.Contains(got, l) {
				right++
			}
		}
	}
	t.Logf("%d of %d quotes restored", right, all)
	if float64(right) < 0.9*float64(all) {
		t.Errorf("%d of %d quotes restored, want nine in ten", right, all)
	}
}

// slowSources and slowContents are the linking rules as written down: every source and
// content against every cue.
func slowSources(d *text.Doc, l *linker, p text.Range, cues []text.Range) []int {
	out := make([]int, len(cues))
	for k := range cues {
		best, at := int32(5*costSentence), -1
		for j, s := range l.pieces {
			if s.role != BSource {
				continue
			}
			cost := l.sourceCost(p, s.Range, cues[k])
			if slices.ContainsFunc(cues, func(c text.Range) bool { return l.sourceCost(p, s.Range, c) < cost }) {
				cost += srcTaken
			}
			if cost < best && !l.apart(d, p, s.Range, cues[k]) {
				best, at = cost, j
			}
		}
		out[k] = at
	}
	return out
}

func slowContent(l *linker, p, c text.Range, cues []text.Range) int {
	best, at := int32(1<<30), -1
	for k, cue := range cues {
		cost := l.between(p, c, cue)
		if cue.Start > c.Start {
			cost += cueFollows
		}
		if cost < best {
			best, at = cost, k
		}
	}
	return at
}

// TestFastLinkingIsTheSame compares the windowed search with the plain one on random tags.
func TestFastLinkingIsTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	vocabulary := strings.Fields("The harbour was shut , Voss said . it Lund “ ” and")
	for range 400 {
		var words []string
		for range 1 + rng.IntN(200) {
			words = append(words, vocabulary[rng.IntN(len(vocabulary))])
		}
		var d text.Doc
		d.Parse(strings.Join(words, " "))
		tags := make([]uint8, len(d.Toks))
		for i := range tags {
			if y := uint8(rng.IntN(10)); y < numLabels && (i == 0 && !Forbidden(-1, int(y)) || i > 0 && !Forbidden(int(tags[i-1]), int(y))) {
				tags[i] = y
			}
		}
		for _, p := range d.Paras {
			var l linker
			out := l.link(&d, p, tags, nil)
			var cues []text.Range
			for _, q := range l.pieces {
				if q.role == BCue {
					cues = append(cues, q.Range)
				}
			}
			for k, j := range slowSources(&d, &l, p, cues) {
				if out[k].sourceOK != (j >= 0) || j >= 0 && out[k].source != l.pieces[j].Range {
					t.Fatalf("%q: cue %d has source %v, want piece %d", d.Src, k, out[k].source, j)
				}
			}
			for k, q := range out[:len(cues)] {
				for _, c := range q.content {
					if want := slowContent(&l, p, c, cues); want != k {
						t.Fatalf("%q: content %v went to cue %d, want %d", d.Src, c, k, want)
					}
				}
			}
		}
	}
}

// A source stands in the sentence of its cue unless somebody is quoted with marks there.
func TestApart(t *testing.T) {
	for words, want := range map[string]bool{
		"Lund left. Voss said it was shut.":           true,
		"Lund left. “It is shut,” the keeper said.":   false,
		"Lund said that the harbour was shut at noon": false,
	} {
		var d text.Doc
		d.Parse(words)
		p := d.Paras[0]
		var l linker
		l.gaps(&d, p, make([]uint8, len(d.Toks)))
		said := slices.IndexFunc(d.Toks, func(x text.Token) bool { return words[x.Start:x.End] == "said" })
		if got := l.apart(&d, p, text.Range{End: 1}, text.Range{Start: said, End: said + 1}); got != want {
			t.Errorf("%s: %v, want %v", words, got, want)
		}
	}
}

// FuzzFind: any text gives quotes whose spans lie in it, on characters, ascending.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"", "Voss said: “No.”", "“No,” Voss said.\n\n“Yes", "LUND: a b c d\n\nTOSK: a b c d\n\nLUND: a b c d", "\xff “\xe2”: - X", "said", "“a” — Voss"} {
		f.Add(s)
	}
	find := newFinder(f)
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.ToValidUTF8(src, "\uFFFD") // what extract promises
		for _, headline := range []bool{false, true} {
			for _, q := range find.find(src, headline) {
				if len(q.Content) == 0 || !(q.Score > 0 && q.Score <= 1) || q.Kind == "" {
					t.Fatalf("%q: quote %+v", src, q)
				}
				for _, role := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
					for i, s := range role {
						if err := s.Check(src); err != nil {
							t.Fatalf("%q: %v", src, err)
						}
						if i > 0 && s.Start < role[i-1].End {
							t.Fatalf("%q: pieces %v do not ascend", src, role)
						}
					}
				}
			}
		}
	})
}

func TestAllocations(t *testing.T) {
	f := newFinder(t)
	var texts []string
	for _, name := range []string{"01-waystone-rail-halt", "08-fathom-glass-heron"} {
		g, err := sample.Gold(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, g.Text)
	}
	for _, s := range texts {
		tokens, quotes := 0, len(f.find(s, false))
		tokens = len(f.d.Toks)
		tagging := testing.AllocsPerRun(10, func() { f.t.tag(&f.w, &f.d, f.tags, false) })
		var dst []hearsay.Quote
		all := testing.AllocsPerRun(10, func() { dst = f.t.Find(dst[:0], &f.w, &f.d, f.tags, false) })
		t.Logf("%d tokens, %d quotes: tagging %v allocations, Find %v", tokens, quotes, tagging, all)
		if tagging != 0 {
			t.Errorf("tagging %d tokens: %v allocations, want none", tokens, tagging)
		}
		if all > float64(12*quotes+8) {
			t.Errorf("Find of %d quotes: %v allocations, want at most 12 a quote", quotes, all)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for what, b := range map[string][]byte{"nothing": nil, "text": []byte("x"), "cut": en.Quotes[:len(en.Quotes)/2]} {
		if _, err := Load(b, nil); err == nil {
			t.Errorf("%s was taken for weights", what)
		}
	}
}

// TestCircumstance: a piece behind the cue that only tells when or where is dropped where
// the content stands in front, and kept where it is all there is.
func TestCircumstance(t *testing.T) {
	for marked, want := range map[string]int{
		"[Q1 “No,”] [S1 she] [C1 said] [Q1 in an interview with the Harbour Post].": 1,
		"[Q1 “No,”] [S1 she] [C1 said] [Q1 on Monday].":                             1,
		"[Q1 “No,”] [S1 she] [C1 said], [Q1 “not today.”]":                          2,
		"[S1 She] [C1 said] [Q1 in March it would open].":                           1,
	} {
		src, quotes := gold(t, marked)
		got := FromLabels(example(src, quotes))
		if len(got) != 1 || len(got[0].Content) != want {
			t.Errorf("%q: quotes\n%s want one of %d pieces", marked, draw(src, got), want)
		}
	}
}
