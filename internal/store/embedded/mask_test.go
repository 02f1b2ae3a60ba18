package embedded

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"unicode/utf8"
)

func maskerFor(t testing.TB, words ...string) *masker {
	t.Helper()
	var rules []redactRule
	for _, w := range words {
		r, err := ruleOf(w)
		if err != nil {
			t.Fatalf("ruleOf(%q): %v", w, err)
		}
		rules = append(rules, r)
	}
	return newMasker(rules)
}

func TestMask(t *testing.T) {
	tests := []struct{ words, text, want string }{
		{"Hob Lund", "Hob Lund met Hob and Lund.", "######## met Hob and Lund."},
		{"Hob Lund", "hob\n LUND’s house", "#########’s house"},
		{"Hob Lund", "Hobs Lund, Hob Lunde, Rehob Lund", "Hobs Lund, Hob Lunde, Rehob Lund"},
		{"  hob, lund ", "At Hob-Lund", "At ########"},
		{"Hob Lund", "https://k.example/hob-lund-held", "https://k.example/########-held"},
		{"Žofie", "ŽOFIE und z\u030cofie", "###### und #######"},
		{"Straße", "Im STRA\u1e9eE", "Im ########"},
		{"Lund", "Lu\u00adnd, Lund\u200b.", "######, ####\u200b."},
		{"Hob Hob", "Hob Hob Hob", "###########"},
		{"李明明", "记者 李明明 说", "记者 ######### 说"},
		{"a b c d e f g", "A b c d e f, g!", "##############!"},
		{"a b c d e f g", "a b c d e f h", "a b c d e f h"},
		{"a b c", "a b a b c c", "a b ##### c"},
		{"Hob Lund", "", ""},
		{"Hob Lund", "\xffHob Lund\xff", "\xff########\xff"},
	}
	for _, tt := range tests {
		places := map[string]int{}
		got := maskerFor(t, tt.words).mask(tt.text, places)
		if got != tt.want || (len(places) > 0) != (tt.text != tt.want) {
			t.Errorf("mask %q in %q = %q (%v), want %q", tt.words, tt.text, got, places, tt.want)
		}
	}
}

// The hash is one that anybody can compute from the words.
func TestRuleHash(t *testing.T) {
	r, err := ruleOf("Hob  LUND,")
	sum := sha256.Sum256([]byte("hob lund"))
	if err != nil || r.hash != hex.EncodeToString(sum[:]) || r.words != 2 {
		t.Errorf("rule %+v, %v", r, err)
	}
	for _, bad := range []string{"", " ", "…", "ab", "a b", "####", "Hob ### Lund", strings.Repeat("word ", maxRedactWords+1)} {
		if r, err := ruleOf(bad); err == nil {
			t.Errorf("ruleOf(%.10q) = %+v, want an error", bad, r)
		}
	}
}

// Whatever the text: lengths and rune boundaries stay, the words are found wherever they
// stand alone, and masking again changes nothing.
func FuzzMask(f *testing.F) {
	f.Add("Hob Lund", "and then ", " was seen")
	f.Add("Žofie", "z\u030c", "\u00ad")
	f.Add("a b c", "a b a b ", " c")
	f.Add("Hob Lund", "###", "####")
	f.Add("ſab", "\xff", "K")
	f.Fuzz(func(t *testing.T, words, before, after string) {
		r, err := ruleOf(words)
		if err != nil || len(before)+len(after) > 1<<12 {
			t.Skip()
		}
		m := newMasker([]redactRule{r})
		text := before + "\n" + words + "\n" + after
		places := map[string]int{}
		got := m.mask(text, places)
		if len(got) != len(text) {
			t.Fatalf("mask %q in %q: %d bytes, were %d", words, text, len(got), len(text))
		}
		if places[r.hash] == 0 {
			t.Fatalf("%q not found in %q", words, text)
		}
		for i := range text {
			if !utf8.RuneStart(got[i]) && utf8.RuneStart(text[i]) {
				t.Fatalf("mask %q in %q: a rune began at %d", words, text, i)
			}
		}
		if again := m.find(got); len(again) > 0 {
			t.Fatalf("mask %q in %q = %q: still there", words, text, got)
		}
	})
}

func BenchmarkMask(b *testing.B) {
	text := strings.Repeat("The harbour master told the Courier that three ferries had left before dawn. ", 80)
	m := maskerFor(b, "Hob Lund", "Zvorgath", "that three ferries had stayed until noon and left")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if m.mask(text, nil) != text {
			b.Fatal("masked")
		}
	}
}
