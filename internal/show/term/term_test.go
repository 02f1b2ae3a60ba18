package term

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"

	"hearsay"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// article is a revision and its reading, made of pieces that stand in the text in order.
func article(title string, pieces [][3]string, names ...string) (*hearsay.Revision, *hearsay.Reading) {
	rev := &hearsay.Revision{Title: title, Outlet: "Harbour Post", Lang: "en", Published: hearsay.Time{UTC: time.Date(2025, 3, 4, 9, 30, 0, 0, time.UTC), Precision: hearsay.PrecisionMinute}}
	r := &hearsay.Reading{Level: hearsay.L2, Lang: "en", Genre: hearsay.GenreNews}
	add := func(s string) []hearsay.Span {
		if s == "" {
			return nil
		}
		sp := hearsay.Span{Start: len(rev.Text), End: len(rev.Text) + len(s)}
		rev.Text += s + " "
		return []hearsay.Span{sp}
	}
	for i, p := range pieces {
		q := hearsay.Quote{Field: hearsay.FieldText, Source: add(p[0]), Cue: add(p[1]), Content: add(p[2]), Kind: []hearsay.QuoteKind{hearsay.Direct, hearsay.Indirect, hearsay.Mixed}[i%3]}
		if i < len(names) && names[i] != "" {
			q.Speaker = hearsay.Speaker{Actor: "a1", Name: names[i], Via: hearsay.ViaName}
		}
		r.Quotes = append(r.Quotes, q)
	}
	r.Stats.Tokens = len(strings.Fields(rev.Text))
	return rev, r
}

func sample() (*hearsay.Revision, *hearsay.Reading) {
	return article("Harbour of Tembrough stays shut after a night of storm, mayor says, and nobody knows when it will open again or who pays", [][3]string{
		{"Odo Lund, the mayor of Tembrough since last spring,", "told reporters", "“We have closed the harbour.”"},
		{"officials", "said", "that the lamps of the long pier had been broken by two ships which the storm threw against the quay, that nobody had been hurt, that the crews were safe in the market hall, and that the harbour would open as soon as the divers had seen the foot of the wall and found it sound enough to bear the cranes"},
		{"", "reportedly", "“shut” for weeks"},
		{"Ürsula 東京", "said", "港は閉まった。誰も知らない。"},
	}, "Odo Lund")
}

func draw(t fataler, rev *hearsay.Revision, r *hearsay.Reading, o Options) string {
	var b bytes.Buffer
	if err := Reading(&b, rev, r, o); err != nil {
		t.Fatalf("%v", err)
	}
	return b.String()
}

type fataler interface{ Fatalf(string, ...any) }

func TestGolden(t *testing.T) {
	for _, width := range []int{60, 80, 110} {
		for _, color := range []bool{false, true} {
			name := fmt.Sprintf("testdata/reading-%d", width)
			if color {
				name += "-color"
			}
			rev, r := sample()
			golden(t, name+".txt", draw(t, rev, r, Options{Width: width, Color: color, Took: 1500 * time.Microsecond}))
		}
	}
	rev, r := article("", nil)
	golden(t, "testdata/nobody.txt", draw(t, rev, r, Options{Width: 60}))
	r.Level, rev.Lang, rev.Outlet = hearsay.L0, "xx", ""
	golden(t, "testdata/other-language.txt", draw(t, rev, r, Options{Width: 60, Name: "in.txt"}))
}

// A private person stands there in the words of the sentence only.
func TestPrivateSpeaker(t *testing.T) {
	rev, r := article("", [][3]string{{"her aunt", "said", "that it rained."}, {"", "said", "that it snowed."}}, "Una Brix", "Una Brix")
	r.Actors = []hearsay.Actor{{ID: "a1", Name: "Una Brix", Kind: hearsay.KindPerson}}
	out := draw(t, rev, r, Options{Width: 80})
	if strings.Contains(out, "Una") || !strings.Contains(out, "“her aunt”") || !strings.Contains(out, "a person (named in the source)") {
		t.Error(out)
	}
	r.Actors[0].Public = true
	if out = draw(t, rev, r, Options{Width: 80}); !strings.Contains(out, "Una Brix as “her aunt”") {
		t.Error(out)
	}
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-update rewrites it):\n%s", file, d)
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9]+m")

// safe reports what a terminal must never get, or a line wider than width.
func safe(out string, width int, color bool) error {
	if color {
		out = sgr.ReplaceAllString(out, "")
	}
	for _, r := range out {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029) {
			return fmt.Errorf("prints %U", r)
		}
	}
	for line := range strings.SplitSeq(out, "\n") {
		if w := runewidth.StringWidth(line); w > width {
			return fmt.Errorf("%d columns, want at most %d: %q", w, width, line)
		}
	}
	return nil
}

var hostile = []string{
	"\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "a\rb", "\b\b\b", "\u202eevil\u202c", "\u2066x\u2069", "\u200b\u200d", "\u00ad", "\u061c", "\u2060", "\U000E0041",
	strings.Repeat("a", 10000), strings.Repeat("東", 300), "👩‍👩‍👧‍👦", "e\u0301\u0301", "\ufeff", "\x00", "\u2028", "\xff\xfe", "\xc2", "word", "“", " ", "\n", "\t",
}

func TestHostileInput(t *testing.T) {
	piece := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(hostile), rapid.String()), 0, 6).Draw(t, "pieces"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		rev, r := article(piece.Draw(t, "title"), [][3]string{{piece.Draw(t, "source"), piece.Draw(t, "cue"), piece.Draw(t, "content")}, {"", "", "x"}}, piece.Draw(t, "name"))
		rev.Outlet, rev.Lang, r.Lang = piece.Draw(t, "outlet"), piece.Draw(t, "lang"), piece.Draw(t, "lang read")
		r.Genre = hearsay.Genre(piece.Draw(t, "genre"))
		if rapid.Bool().Draw(t, "unread") {
			r.Level = hearsay.L0
		}
		o := Options{Width: rapid.IntRange(40, 130).Draw(t, "width"), Color: rapid.Bool().Draw(t, "color"), Name: piece.Draw(t, "file"), Took: time.Hour}
		if err := safe(draw(t, rev, r, o), o.Width, o.Color); err != nil {
			t.Fatalf("%v", err)
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{"": "", " a\tb\n\nc ": "a b c", "a\x1b[31mb": "a[31mb", "a\u202eb": "ab", "a\u00a0b": "a b", "a\u2028b": "a b", "a\u00adb": "ab"} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

type failing struct{ n int }

func (f *failing) Write(b []byte) (int, error) {
	if f.n--; f.n < 0 {
		return 0, os.ErrClosed
	}
	return len(b), nil
}

func TestWriteErrors(t *testing.T) {
	rev, r := sample()
	for n := range 8 {
		if err := Reading(&failing{n}, rev, r, Options{Width: 80}); err == nil {
			t.Errorf("a writer that fails after %d lines: no error", n)
		}
	}
}

// What was read of a deed and the figures stand on the card, in words.
func TestDeedOnCard(t *testing.T) {
	rev, r := article("Sluice", [][3]string{{"Odo Lund,", "said", "it burned"}}, "Odo Lund")
	r.Quotes[0].Events = []hearsay.Event{{When: &hearsay.When{From: "2025-03-04", To: "2025-03-04"}, Where: []hearsay.Place{{Name: "Sarn", Country: "KES"}}}}
	r.Quotes[0].Numbers = []hearsay.Number{{Value: 12, Bound: hearsay.AtLeast, Kind: hearsay.Count, Unit: "boat"}}
	if got, want := draw(t, rev, r, Options{Width: 100}), "told of 4 March 2025, Sarn (KES) · figures: at least 12 boats"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

// One mark for what was read of a quote, however many lines it takes; who is not named is not counted as known.
func TestCardOfPrivateSpeaker(t *testing.T) {
	rev, r := article("Sluice", [][3]string{{"Odo Lund,", "said", "it burned"}, {"Ida Lark, a passer-by,", "said", "it rained"}}, "Odo Lund", "Ida Lark")
	r.Actors = []hearsay.Actor{{ID: "a1", Name: "Odo Lund", Kind: hearsay.KindPerson, Public: true}, {ID: "a2", Name: "Ida Lark", Kind: hearsay.KindPerson}}
	r.Quotes[1].Speaker.Actor = "a2"
	for i := range 4 {
		r.Quotes[0].Events = append(r.Quotes[0].Events, hearsay.Event{Where: []hearsay.Place{{Name: strings.Repeat("Sarn", i+3)}}})
	}
	got := draw(t, rev, r, Options{Width: 60})
	if strings.Count(got, "▸") != 1 || !strings.Contains(got, "\n       Sarn") {
		t.Errorf("marks:\n%s", got)
	}
	if !strings.Contains(strings.Join(strings.Fields(got), " "), "speaker known for 1") || strings.Contains(got, "Ida Lark as") {
		t.Errorf("known:\n%s", got)
	}
}

// What an article says itself is nobody's quote, and is not said to be.
func TestOwnWordsOnCard(t *testing.T) {
	rev, r := article("Sluice", [][3]string{{"", "", "The gang cut the cable"}, {"", "reportedly", "it rained"}})
	if got := draw(t, rev, r, Options{Width: 80}); !strings.Contains(got, "1  the article's own words ") || !strings.Contains(got, "2  nobody named ") {
		t.Errorf("%s", got)
	}
}
