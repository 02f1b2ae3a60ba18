package where

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// invented states; those of the sample world, in the columns of lexicon/world.
const invented = "state\tQLR\tQuillara\t\tQuillaran\tQuillarans\tTembrough\tCandle Row\n" +
	"state\tUTD\tUstrand\t\tUstrandic\tUstranders\tVettering\tGanthall\n" +
	"state\tCDT\tCaldrith\t\tCaldrithi\tCaldrithi\tOmberlane\tSalt Court\n" +
	"state\tPRN\tPirrin\t\tPirrinese\tPirrinese\tSollet\tNet Loft\n" +
	"body\tDorrick Systems\tDorrick\tQLR\tfirm\n"

type kit struct {
	f     *Finder
	times *when.Finder
	tags  *tag.Tagger
	names *name.Finder
	d     text.Doc
	tw    tag.Work
	ww    when.Work
	pos   []tag.Tag
	at    []when.Expr
	who   []name.Name
	out   []Place
}

func newKit(t testing.TB) *kit {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	user, err := world.Parse(invented)
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.With(user...); err != nil {
		t.Fatal(err)
	}
	k := &kit{}
	if k.tags, err = tag.Load(en.Tags); err != nil {
		t.Fatal(err)
	}
	if k.f, err = New(w, k.tags); err != nil {
		t.Fatal(err)
	}
	if k.names, err = name.New(w, k.tags); err != nil {
		t.Fatal(err)
	}
	if k.times, err = when.New(k.tags); err != nil {
		t.Fatal(err)
	}
	return k
}

func (k *kit) find(s string) []Place {
	k.d.Parse(s)
	k.pos = k.tags.Tag(k.pos[:0], &k.tw, &k.d)
	k.who = k.names.Find(k.who[:0], &k.d, k.pos)
	k.at = k.times.Find(k.at[:0], &k.ww, &k.d, k.pos, when.Base{}, when.Line{Date: when.None})
	k.out = k.f.Find(k.out[:0], &k.d, k.pos, k.who, k.at)
	return k.out
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

// TestGold reads both halves of our own gold; "!" marks lines known to be read wrongly.
func TestGold(t *testing.T) {
	k := newKit(t)
	for _, file := range []string{"first", "second"} {
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
			plain, want := marked(line)
			var got []string
			for _, p := range k.find(plain) {
				sp := k.d.Span(p.Range)
				country := p.Country
				if country == "" {
					country = "-"
				}
				got = append(got, fmt.Sprintf("%d %s|%s %s", sp.Start, sp.In(plain), p.Precision, country))
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

// The same sentence about another state gives the same place: no state is a special case.
func TestStatesAlike(t *testing.T) {
	k := newKit(t)
	for _, st := range k.f.world.States() {
		if e := k.f.world.Find(st.Name); e == nil || e.Country != st.Code {
			continue // a form that several states share
		}
		s := "A depot in " + st.Name + " burned on Tuesday."
		got := k.find(s)
		if len(got) != 1 || got[0].Country != st.Code || got[0].Precision != "country" {
			t.Errorf("%q: %+v", s, got)
		}
	}
}

func TestAllocations(t *testing.T) {
	k := newKit(t)
	k.find("Rain fell on the harbour in Tembrough, near the Halvern power plant in eastern Ustrand.")
	if n := testing.AllocsPerRun(100, func() { k.out = k.f.Find(k.out[:0], &k.d, k.pos, k.who, k.at) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func FuzzWhere(f *testing.F) {
	for _, s := range []string{
		"In the Quillaran town of Pierstow, eastern Ustrand, near the Gulf of Tarn and in Vettering and Tembrough.", "Fire In Port Ambry Kills Two", "at the port city of", "in the the a North of East Quillara's capital",
	} {
		f.Add(s)
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // package extract lets no other text in
			return
		}
		end := 0
		for _, p := range k.find(s) {
			if p.Start < end || p.End <= p.Start || p.End > len(k.d.Toks) {
				t.Fatalf("%q: tokens %v behind %d", s, p.Range, end)
			}
			end = p.End
			if p.Name == "" || p.Precision == "" {
				t.Fatalf("%q: %+v", s, p)
			}
			if err := k.d.Span(p.Range).Check(s); err != nil {
				t.Fatal(err)
			}
		}
	})
}
