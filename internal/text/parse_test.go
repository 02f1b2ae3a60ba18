package text

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
)

// check returns what is wrong with d, parsed from src.
func check(d *Doc, src string) error {
	at, valid := 0, utf8.ValidString(src)
	for i, t := range d.Toks {
		if t.Start < at || t.End <= t.Start || t.End > len(src) {
			return fmt.Errorf("token %d [%d,%d) after byte %d", i, t.Start, t.End, at)
		}
		if valid {
			if err := t.Check(src); err != nil {
				return fmt.Errorf("token %d: %w", i, err)
			}
		}
		if gap := src[at:t.Start]; !isSpace(gap) {
			return fmt.Errorf("gap %q before token %d", gap, i)
		}
		if t.Lines > 2 || i > 0 && t.Start > at && !t.Space {
			return fmt.Errorf("token %d: lines %d, space %v", i, t.Lines, t.Space)
		}
		at = t.End
	}
	if gap := src[at:]; !isSpace(gap) {
		return fmt.Errorf("%q behind the last token", gap)
	}
	if err := cover1("paragraph", d.Paras, len(d.Toks)); err != nil {
		return err
	}
	if err := cover1("sentence", d.Sents, len(d.Toks)); err != nil {
		return err
	}
	p := 0
	for i, s := range d.Sents {
		for d.Paras[p].End <= s.Start {
			p++
		}
		if s.End > d.Paras[p].End {
			return fmt.Errorf("sentence %d %v crosses the end of paragraph %v", i, s, d.Paras[p])
		}
	}
	return checkMarks(d)
}

// cover1 reports whether rs cover the tokens 0 to n-1 once each, in order.
func cover1(what string, rs []Range, n int) error {
	at := 0
	for i, r := range rs {
		if r.Start != at || r.Len() <= 0 {
			return fmt.Errorf("%s %d is %v, want it to start at %d", what, i, r, at)
		}
		at = r.End
	}
	if at != n {
		return fmt.Errorf("%ss cover %d of %d tokens", what, at, n)
	}
	return nil
}

// checkMarks: quotations ascend, nest and lie in one paragraph, at most eight deep.
func checkMarks(d *Doc) error {
	var stack []Mark
	p := 0
	for i, m := range d.Marks {
		if i > 0 && m.Start <= d.Marks[i-1].Start || m.Len() <= 0 {
			return fmt.Errorf("mark %d %v behind %v", i, m.Range, d.Marks[max(0, i-1)].Range)
		}
		for d.Paras[p].End <= m.Start {
			p++
		}
		if m.End > d.Paras[p].End {
			return fmt.Errorf("mark %d %v leaves paragraph %v", i, m.Range, d.Paras[p])
		}
		for len(stack) > 0 && stack[len(stack)-1].End <= m.Start {
			stack = stack[:len(stack)-1]
		}
		if len(stack) > 0 && stack[len(stack)-1].End < m.End {
			return fmt.Errorf("marks %v and %v cross", stack[len(stack)-1].Range, m.Range)
		}
		if m.Open && !m.Double || m.Continues && !m.Open {
			return fmt.Errorf("mark %d %+v", i, m)
		}
		stack = append(stack, m)
	}
	for i := range d.Toks {
		for _, m := range []*Mark{d.Quoted(i), d.Double(i)} {
			if m != nil && (i < m.Start || i >= m.End) {
				return fmt.Errorf("token %d lies outside its quotation %v", i, m.Range)
			}
		}
		if m := d.Double(i); m != nil && !m.Double {
			return fmt.Errorf("token %d: Double gives the single quotation %v", i, m.Range)
		}
	}
	return nil
}

// looks is how often the sentence rules may look at each token.
const looks = 24

// checkWork bounds what Parse did by the number of tokens.
func checkWork(d *Doc) error {
	covered := 0
	for _, m := range d.Marks {
		covered += m.Len()
	}
	if n := len(d.Toks) + 1; covered > 12*n || d.steps > looks*n {
		return fmt.Errorf("%d tokens: marks cover %d, sentence rules took %d steps", n-1, covered, d.steps)
	}
	return nil
}

// pieces of text that the rules look at.
var snippets = rapid.SampledFrom([]string{
	"a", "The", "Voss", "said", "Gen.", "U.S.", "p.m.", "No.", "Sept.", "J.", "Inc.", "5", "3.14", "http://a.example/b", "http", ":", "//",
	".", "!", "?", "…", "...", ",", ";", "-", "--", "—", "(", ")", "[", "]", "“", "”", "\"", "'", "‘", "’", "«", "»", "„", "「", "」", "‚", "‹", "›",
	" ", " ", " ", "\n", "\n\n", "\r\n", "\u2029", "\t", "\u200b", "\ufeff", "\x00", "é", "東", "。", "Порт", "🚢", "¹", "n't", "'s", "’ve", "\xff", "\xe2\x80",
})

func TestParseProperties(t *testing.T) {
	var reused Doc
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOfN(snippets, 0, 60).Draw(t, "pieces"), "")
		parseAndCheck(t, &reused, src)
	})
}

type fataler interface{ Fatalf(string, ...any) }

func parseAndCheck(t fataler, reused *Doc, src string) {
	var d Doc
	d.Parse(src)
	if err := check(&d, src); err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	if err := checkWork(&d); err != nil {
		t.Fatalf("%q: %v", src, err)
	}
	reused.Parse(src)
	if r := reused; !slices.Equal(d.Toks, r.Toks) || !slices.Equal(d.Paras, r.Paras) || !slices.Equal(d.Sents, r.Sents) || !slices.Equal(d.Marks, r.Marks) ||
		!slices.Equal(d.quoted, r.quoted) || !slices.Equal(d.double, r.double) || d.Src != r.Src || d.steps != r.steps {
		t.Fatalf("%q: a reused Doc gives another parse:\n%+v\n%+v", src, d, *r)
	}
}

// FuzzParse: any bytes give a Doc that holds together, for work linear in the tokens.
func FuzzParse(f *testing.F) {
	for _, file := range []string{sentenceCases, markCases} {
		for _, c := range cases(file) {
			f.Add(c)
		}
	}
	for _, s := range []string{"", "\xff\xfe", "“\xe2\x80", strings.Repeat("«„»", 50), strings.Repeat("! ", 50), strings.Repeat("!", 99) + "a", "a\u200d\u200d:b"} {
		f.Add(s)
	}
	var reused Doc
	f.Fuzz(func(t *testing.T, src string) { parseAndCheck(t, &reused, src) })
}

// TestWorkIsLinear parses up to a megabyte of what once cost, or could cost, the square of its length.
func TestWorkIsLinear(t *testing.T) {
	var d Doc
	for _, piece := range []string{
		"\"", "“", "'", "‘", ".", "!", "?!", "-", "\n", "\r\n", "(", ".)", "!)a", "(.)a", "! ", ". ", "…", "«„»", "“‘”", "http-a", "a-", "a.b.", "U.S.", "p.m.) ",
		"No.", "\u200d", "a\u0301", "🇦", "\xff", "'a ", "\"a ", "“a.” ", "x¹", "![1]", "1. ", "A.",
	} {
		size := 1 << 17
		if len(piece) == 1 {
			size = 1 << 20
		}
		src := strings.Repeat(piece, size/len(piece))
		for _, src := range []string{src[:len(src)/2] + "a", "http:" + src[:len(src)/8], "“" + src + "”"} {
			d.Parse(src)
			if err := check(&d, src); err != nil {
				t.Errorf("%q…: %v", src[:20], err)
			}
			if err := checkWork(&d); err != nil {
				t.Errorf("%q…: %v", src[:20], err)
			}
		}
	}
}

// samples are the articles of the sample world.
func samples(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("../../sample/articles/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no sample articles: %v", err)
	}
	var out []string
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

func TestParseAllocatesNothing(t *testing.T) {
	var d Doc
	texts := samples(t)
	for _, s := range texts {
		d.Parse(s)
	}
	if n := testing.AllocsPerRun(20, func() {
		for _, s := range texts {
			d.Parse(s)
		}
	}); n != 0 {
		t.Errorf("%d texts into a reused Doc: %v allocations, want none", len(texts), n)
	}
}

func TestSpanAndTokens(t *testing.T) {
	const src = "“No,” said Ana Bel.\n\nShe left."
	var d Doc
	d.Parse(src)
	for _, c := range []struct {
		text, want string
	}{{"“No,”", "“No,”"}, {"Ana Bel", "Ana Bel"}, {"na B", "Ana Bel"}, {" ", ""}, {"Bel.\n\nShe", "Bel.\n\nShe"}, {src, src}} {
		i := strings.Index(src, c.text)
		r := d.Tokens(hearsay.Span{Start: i, End: i + len(c.text)})
		if got := d.Span(r).In(src); got != c.want {
			t.Errorf("tokens over %q are %q, want %q", c.text, got, c.want)
		}
	}
	if r := d.Tokens(hearsay.Span{Start: len(src), End: len(src)}); r.Len() != 0 {
		t.Errorf("tokens behind the text: %v", r)
	}
	for i := range d.Toks {
		if strings.IndexFunc(d.Text(i), unicode.IsSpace) >= 0 {
			t.Errorf("token %q holds white space", d.Text(i))
		}
	}
}
