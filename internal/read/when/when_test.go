package when

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

type kit struct {
	f    *Finder
	tags *tag.Tagger
	d    text.Doc
	tw   tag.Work
	w    Work
	pos  []tag.Tag
	out  []Expr
}

func newKit(t testing.TB) *kit {
	t.Helper()
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(tags)
	if err != nil {
		t.Fatal(err)
	}
	return &kit{f: f, tags: tags}
}

func (k *kit) find(s string, base Base) []Expr {
	k.d.Parse(s)
	k.pos = k.tags.Tag(k.pos[:0], &k.tw, &k.d)
	k.out = k.f.Find(k.out[:0], &k.w, &k.d, k.pos, base, k.f.Dateline(&k.w, &k.d, base))
	return k.out
}

// short writes a value as the gold does.
func short(w *hearsay.When) string {
	s := w.From
	switch {
	case w.From == "" && w.To == "":
		s = "?"
	case w.To != w.From:
		s += ".." + w.To
	}
	s += " " + string(w.Granularity)
	if w.Approx {
		s += " ~"
	}
	return s
}

// marked takes "[words|value]" out of a gold sentence.
func marked(s string) (plain string, want []string) {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '[')
		if i < 0 {
			b.WriteString(s)
			return b.String(), want
		}
		j := strings.IndexByte(s[i:], ']') + i
		words, value, _ := strings.Cut(s[i+1:j], "|")
		b.WriteString(s[:i] + words)
		want = append(want, fmt.Sprintf("%d %s|%s", b.Len()-len(words), words, value))
		s = s[j+1:]
	}
}

func day(t *testing.T, s string) Base {
	t.Helper()
	if s == "none" {
		return Base{}
	}
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return Published(hearsay.Time{UTC: at, Precision: hearsay.PrecisionDay})
}

// TestGold reads our own gold. A line that starts with "!" is known to be
// read wrongly; the test fails when it is put right, so that the mark goes.
func TestGold(t *testing.T) {
	k := newKit(t)
	for _, file := range []string{"first", "second", "terms"} {
		b, err := os.ReadFile("testdata/" + file + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		right, all := 0, 0
		for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			line, known := strings.CutPrefix(line, "!")
			at, sentence, _ := strings.Cut(line, "\t")
			plain, want := marked(sentence)
			var got []string
			for _, e := range k.find(plain, day(t, at)) {
				v := e.Value(&k.d)
				got = append(got, fmt.Sprintf("%d %s|%s", v.Span.Start, v.Span.In(plain), short(v)))
			}
			all++
			same := strings.Join(got, "\n") == strings.Join(want, "\n")
			if same {
				right++
			}
			if same == known {
				t.Errorf("%s: %s\ngot  %q\nwant %q, known to be wrong: %v", file, plain, got, want, known)
			}
		}
		t.Logf("%s: %d of %d lines right", file, right, all)
	}
}
