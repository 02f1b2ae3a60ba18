package l1_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/l1"
	tables "hearsay/lexicon/l1"
)

// marks takes {source} <cue> [content] marks out of s.
func marks(s string) (plain string, source, cue, content hearsay.Span) {
	var b strings.Builder
	start := 0
	for _, r := range s {
		sp := hearsay.Span{Start: start, End: b.Len()}
		switch r {
		case '{', '<', '[':
			start = b.Len()
		case '}':
			source = sp
		case '>':
			cue = sp
		case ']':
			content = sp
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), source, cue, content
}

func span(list []hearsay.Span) hearsay.Span {
	if len(list) == 0 {
		return hearsay.Span{}
	}
	return list[0]
}

func TestSentences(t *testing.T) {
	langs, err := tables.Tables()
	if err != nil {
		t.Fatal(err)
	}
	for lang, table := range langs {
		b, err := os.ReadFile("testdata/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(b)) {
			c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if strings.HasPrefix(line, "#") || len(c) != 3 {
				continue
			}
			n++
			src, source, cue, content := marks(c[2])
			got := l1.Find(nil, table, src, hearsay.FieldText, nil)
			if content.Empty() {
				if len(got) != 0 {
					t.Errorf("%s: %s\nfound %q, want nothing", lang, src, got[0].Content[0].In(src))
				}
				continue
			}
			if len(got) != 1 {
				t.Errorf("%s: %s\n%d quotes, want 1", lang, src, len(got))
				continue
			}
			q, name := got[0], c[0]
			if name == "-" {
				name = ""
			}
			if span(q.Source) != source || span(q.Cue) != cue || span(q.Content) != content || q.Speaker.Name != name || string(q.Act) != c[1] {
				t.Errorf("%s: %s\ngot [%s] <%s> {%s} %q %s", lang, c[2], span(q.Source).In(src), span(q.Cue).In(src), span(q.Content).In(src), q.Speaker.Name, q.Act)
			}
			if (q.Speaker.Via == hearsay.ViaName) != (name != "") {
				t.Errorf("%s: %s: via %s", lang, src, q.Speaker.Via)
			}
		}
		if n < 8 {
			t.Errorf("%s: %d sentences, want at least 8", lang, n)
		}
	}
}

func TestGazetteer(t *testing.T) {
	src := "«Мост сегодня останется закрытым», — сообщил Тамблин."
	for known, want := range map[bool]string{true: "Тамблин", false: ""} {
		got := l1.Find(nil, l1.Knows("ru"), src, hearsay.FieldText, func(string) bool { return known })
		if len(got) != 1 || got[0].Speaker.Name != want {
			t.Errorf("known %v: %+v", known, got)
		}
	}
}

func TestUnclosed(t *testing.T) {
	for _, src := range []string{"„Wir gehen heute nicht nach Marle, sagte Ilan Voss.\nEr ging.", "Er sagte: „", "«»", "— ", "sagte", "„a b c“", "„“, sagte Ilan Voss."} {
		if got := l1.Find(nil, l1.Knows("de-AT"), src, hearsay.FieldText, nil); len(got) != 0 {
			t.Errorf("%q: %+v", src, got)
		}
	}
	if l1.Knows("xx") != nil || l1.Knows("") != nil || l1.Knows("en") != nil {
		t.Error("a language without a table is known")
	}
}

func TestTables(t *testing.T) {
	langs, err := tables.Tables()
	if err != nil {
		t.Fatal(err)
	}
	if len(langs) < 7 {
		t.Errorf("%d languages, want at least 7", len(langs))
	}
	acts := map[string]bool{}
	for _, a := range hearsay.Acts {
		acts[string(a)] = true
	}
	for lang, table := range langs {
		if table.Forms < 60 {
			t.Errorf("%s: %d cue forms, want at least 60", lang, table.Forms)
		}
		for _, list := range table.Cues {
			for _, c := range list {
				if !acts[c.Act] {
					t.Errorf("%s: %v: unknown act %q", lang, c.Words, c.Act)
				}
			}
		}
	}
}

// Any text: no panic; spans lie on runes, in order, with at least three words and a cue.
func FuzzFind(f *testing.F) {
	for _, lang := range []string{"de", "fr", "es", "it", "pl", "ru", "uk"} {
		b, err := os.ReadFile("testdata/" + lang + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(lang, strings.NewReplacer("{", "", "}", "", "[", "", "]", "", "<", "", ">", "", "\t", " ").Replace(string(b)))
	}
	f.Add("ja", "「橋は 今日 閉鎖」、sagte")
	f.Fuzz(func(t *testing.T, lang, src string) {
		table := l1.Knows(lang)
		if table == nil {
			return
		}
		for _, q := range l1.Find(nil, table, src, hearsay.FieldText, nil) {
			for _, role := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for _, sp := range role {
					if sp.Start < 0 || sp.End > len(src) || sp.Empty() {
						t.Fatalf("span %v of %q", sp, src)
					}
					if utf8.ValidString(src) {
						if err := sp.Check(src); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
			if len(q.Cue) != 1 || len(q.Content) != 1 || len(strings.Fields(q.Content[0].In(src))) == 0 || q.Speaker.Name != "" && len(q.Source) == 0 {
				t.Fatalf("%q: %+v", src, q)
			}
			if q.Cue[0].Overlaps(q.Content[0]) || len(q.Source) > 0 && q.Source[0].Overlaps(q.Content[0]) {
				t.Fatalf("%q: spans overlap: %+v", src, q)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text, err := os.ReadFile("testdata/de.txt")
	if err != nil {
		b.Fatal(err)
	}
	src := strings.NewReplacer("{", "", "}", "", "[", "", "]", "", "<", "", ">", "").Replace(string(text))
	table := l1.Knows("de")
	var q []hearsay.Quote
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		q = l1.Find(q[:0], table, src, hearsay.FieldText, nil)
	}
}
