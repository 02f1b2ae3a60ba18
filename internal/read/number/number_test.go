package number

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

type kit struct {
	f     *Finder
	times *when.Finder
	tags  *tag.Tagger
	d     text.Doc
	tw    tag.Work
	ww    when.Work
	pos   []tag.Tag
	at    []when.Expr
	out   []Quantity
}

func newKit(t testing.TB) *kit {
	t.Helper()
	k := &kit{}
	var err error
	if k.tags, err = tag.Load(en.Tags); err != nil {
		t.Fatal(err)
	}
	if k.f, err = New(k.tags); err != nil {
		t.Fatal(err)
	}
	if k.times, err = when.New(k.tags); err != nil {
		t.Fatal(err)
	}
	return k
}

func (k *kit) find(s string) []Quantity {
	k.d.Parse(s)
	k.pos = k.tags.Tag(k.pos[:0], &k.tw, &k.d)
	k.at = k.times.Find(k.at[:0], &k.ww, &k.d, k.pos, when.Base{}, when.Line{Date: when.None})
	k.out = k.f.Find(k.out[:0], &k.d, k.pos, k.at)
	return k.out
}

// short writes a quantity as the gold does.
func short(q *Quantity) string {
	s := strconv.FormatFloat(math.Round(q.Value*1e4)/1e4, 'f', -1, 64)
	if q.Max > 0 {
		s += ".." + strconv.FormatFloat(math.Round(q.Max*1e4)/1e4, 'f', -1, 64)
	}
	if q.Bound != hearsay.Exact {
		s += " " + string(q.Bound)
	}
	if q.Kind != hearsay.Count {
		s += " " + string(q.Kind)
	}
	if q.Unit != "" {
		s += " " + q.Unit
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
			for _, q := range k.find(plain) {
				sp := k.d.Span(q.Range)
				got = append(got, fmt.Sprintf("%d %s|%s", sp.Start, sp.In(plain), short(&q)))
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

func TestAllocations(t *testing.T) {
	k := newKit(t)
	k.find("Rain fell on the harbour and the ships stayed where they were, though 12 soldiers left.")
	if n := testing.AllocsPerRun(100, func() { k.out = k.f.Find(k.out[:0], &k.d, k.pos, k.at) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{
		"Between 10 and 15 ships, three to four thousand parcels, $4m, US$3bn and 40 per cent.", "two-thirds of 1,200.5 men fell by 300% or more",
		"half a dozen a few hundred tens of thousands of hundreds", "99999999999999999999 billion trillion trillion trillion", "one hundred and twelve thousand and one in three",
	} {
		f.Add(s)
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // package extract lets no other text in
			return
		}
		end := 0
		for _, q := range k.find(s) {
			if q.Start < end || q.End <= q.Start || q.End > len(k.d.Toks) {
				t.Fatalf("%q: tokens %v behind %d", s, q.Range, end)
			}
			end = q.End
			if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || math.IsInf(q.Max, 0) || q.Value < 0 || q.Max != 0 && q.Max < q.Value {
				t.Fatalf("%q: %+v", s, q)
			}
			if q.Bound == "" || q.Kind == "" || q.Kind == hearsay.Money && q.Unit == "" {
				t.Fatalf("%q: %+v", s, q)
			}
			if err := k.d.Span(q.Range).Check(s); err != nil {
				t.Fatal(err)
			}
		}
	})
}
