package term

import (
	"testing"
	"unicode/utf8"

	"hearsay/lexicon/match"
)

func cutter(t testing.TB) *Cutter {
	t.Helper()
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Words of a row have one stem; words of different rows have different ones.
func TestStems(t *testing.T) {
	c := cutter(t)
	rows := [][]string{{"cancel", "cancels", "cancelled", "cancelling"}, {"intrusion", "intrusions"}, {"accuse", "accused", "accuses", "accusing"},
		{"ally", "allies"}, {"break", "broke", "broken"}, {"stop", "stopped", "stopping"}, {"kill", "killed"}, {"free", "freed"}, {"attack", "attacked"},
		{"ship", "ships", "ship's"}, {"deploy", "deployment"}, {"glass"}, {"gas"}, {"news"}, {"bus"}}
	of := map[uint64]string{}
	for _, row := range rows {
		first := c.Append(nil, row[0])[0].Stem
		if other, ok := of[first]; ok {
			t.Errorf("%s and %s have one stem", row[0], other)
		}
		of[first] = row[0]
		for _, w := range row[1:] {
			if got := c.Append(nil, w)[0].Stem; got != first {
				t.Errorf("%s has not the stem of %s", w, row[0])
			}
		}
	}
}

func TestAppend(t *testing.T) {
	c := cutter(t)
	for _, tt := range []struct {
		in   string
		want []string
		kind map[int]Kind
	}{
		{"He didn't see https://a.example/x Pierstow.", []string{"He", "didn't", "didn't", "see", "Pierstow"}, map[int]Kind{0: First, 4: Name}},
		{"1,300 trains, 0.4 per cent", []string{"1,300", "trains", "0.4", "per", "cent"}, map[int]Kind{0: Number, 2: Number}},
		{"#GlassHeron2025 @desk", []string{"Glass", "Heron", "2025", "desk"}, map[int]Kind{0: Name | Tag, 2: Number | Tag}},
		{"the SPS’s men", []string{"the", "SPS’s", "men"}, map[int]Kind{1: Name}},
		{"", nil, nil},
	} {
		got := c.Append(nil, tt.in)
		if len(got) != len(tt.want) {
			t.Errorf("%q: %d words, want %q", tt.in, len(got), tt.want)
			continue
		}
		for i, w := range tt.want {
			if s := tt.in[got[i].Start:got[i].End]; s != w {
				t.Errorf("%q: word %d is %q, want %q", tt.in, i, s, w)
			}
			if k, ok := tt.kind[i]; ok && got[i].Kind&k != k {
				t.Errorf("%q: %q has kind %b, want %b", tt.in, w, got[i].Kind, k)
			}
		}
	}
	if got := c.Append(nil, "He didn't"); got[2].Class&match.Not == 0 {
		t.Error("n't is no negation")
	}
	if a, b := c.Append(nil, "1,300")[0].Stem, Digits(1300); a != b {
		t.Error("1,300 is not 1300")
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	c := cutter(t)
	dst := make([]Term, 0, 64)
	if n := testing.AllocsPerRun(20, func() {
		dst = c.Append(dst[:0], "Quillara’s trains weren't cancelled at Stile Ford on 4 March, it said.")
	}); n > 0 {
		t.Errorf("%.0f allocations", n)
	}
}

func FuzzAppend(f *testing.F) {
	for _, s := range []string{"He didn't see it.", "#GlassHeron2025", "1,300.5 ‘x’", "http://", "’s", "\xff\xfe a", "İstanbul's", "a@b #", "日本 2025"} {
		f.Add(s)
	}
	c := cutter(f)
	f.Fuzz(func(t *testing.T, s string) {
		last := int32(0)
		for i, w := range c.Append(nil, s) {
			if w.Start < 0 || w.Start >= w.End || int(w.End) > len(s) {
				t.Fatalf("word %d of %q: [%d, %d)", i, s, w.Start, w.End)
			}
			if w.Start < last {
				t.Fatalf("word %d of %q begins before the one before it", i, s)
			}
			last = w.Start
			if utf8.ValidString(s) && (!utf8.RuneStart(s[w.Start]) || int(w.End) < len(s) && !utf8.RuneStart(s[w.End])) {
				t.Fatalf("word %d of %q cuts a letter", i, s)
			}
		}
	})
}
