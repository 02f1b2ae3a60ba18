package perturb

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func sources() []Source {
	var out []Source
	for i := range 12 {
		var s strings.Builder
		for p := range 6 {
			for w := range 60 {
				s.WriteString("w" + strings.Repeat("abc"[w%3:w%3+1], 1+w%5) + string(rune('a'+i)) + string(rune('a'+p)) + " ")
			}
			s.WriteString("\n\n")
		}
		out = append(out, Source{Title: "A title of some words here", Text: s.String()})
	}
	return out
}

// edits counts words that went and came between two texts (an upper bound of edit distance).
func edits(a, b string) int {
	n := map[string]int{}
	for _, w := range strings.Fields(a) {
		n[w]++
	}
	for _, w := range strings.Fields(b) {
		n[w]--
	}
	sum := 0
	for _, k := range n {
		sum += max(k, -k)
	}
	return sum
}

func TestSameSeed(t *testing.T) {
	make := func(seed uint64) (out []Copy) {
		m := New(sources(), seed)
		for i := range 12 {
			out = append(out, m.Copy(i, Levels[i%len(Levels)]), m.Splice(i, (i+5)%12, 40, 0))
		}
		return out
	}
	if !reflect.DeepEqual(make(7), make(7)) {
		t.Error("one seed, two outcomes")
	}
	if reflect.DeepEqual(make(7), make(8)) {
		t.Error("two seeds, one outcome")
	}
}

// Each level edits as many words as it says, and only edits them.
func TestLevels(t *testing.T) {
	src := sources()
	m := New(src, 1)
	for _, level := range Levels {
		changed, words := 0, 0
		for round := range 40 {
			s := src[round%len(src)].Text
			got := m.edit(s, level)
			n := len(strings.Fields(s))
			words += n
			changed += edits(s, got)
			if level == 0 && got != s {
				t.Fatalf("level 0 changed %q", got[:40])
			}
		}
		// Of four edits one leaves a trace of two words, a replaced one, the others of one.
		if share := float64(changed) / 1.25 / float64(words); math.Abs(share-level) > 0.25*level+0.002 { // at high levels words go in one place and come in another
			t.Errorf("level %.3f changed %.3f of the words", level, share)
		}
	}
}

func TestKinds(t *testing.T) {
	src := sources()
	m := New(src, 2)
	cut, moved, wrapped, other := 0, 0, 0, 0
	const n = 300
	for i := range n {
		c := m.Copy(i%len(src), 0.02)
		words := float64(len(strings.Fields(src[i%len(src)].Text)))
		if c.Cut < 1 {
			cut++
			if got := float64(len(strings.Fields(c.Text))) / words; c.House == 0 && math.Abs(got-c.Cut) > 0.03 {
				t.Errorf("cut to %.2f, has %.2f", c.Cut, got)
			}
			if c.Cut < 0.6 || c.Cut > 0.99 {
				t.Errorf("cut to %.2f", c.Cut)
			}
		}
		if c.Moved {
			moved++
		}
		if c.House > 0 {
			wrapped++
		}
		if c.Title != src[c.Of[0]].Title {
			other++
		}
	}
	for what, k := range map[string][2]int{"cut": {cut, n / 3}, "moved": {moved, n / 4}, "wrapped": {wrapped, n / 3}} {
		if k[0] < k[1]*2/3 || k[0] > k[1]*3/2 {
			t.Errorf("%d %s, want about %d", k[0], what, k[1])
		}
	}
	if other < n*9/10 {
		t.Errorf("only %d headlines changed", other)
	}
}

// A splice holds all of its first source and a run of its second one.
func TestSplice(t *testing.T) {
	src := sources()
	rapid.Check(t, func(t *rapid.T) {
		m := New(src, rapid.Uint64().Draw(t, "seed"))
		a, b := rapid.IntRange(0, 11).Draw(t, "a"), rapid.IntRange(0, 11).Draw(t, "b")
		least := rapid.IntRange(1, 400).Draw(t, "least")
		c := m.Splice(a, b, least, 0)
		if c.Words[1] < min(least, 360) || c.Words[1] > 2*least {
			t.Fatalf("%d words, want %d to %d", c.Words[1], least, 2*least)
		}
		if got := len(strings.Fields(c.Text)); got != c.Words[0]+c.Words[1] {
			t.Fatalf("%d words, want %v", got, c.Words)
		}
		found := false
		second := strings.Join(strings.Fields(src[b].Text), " ")
		for _, p := range paragraphs(c.Text) {
			found = found || len(strings.Fields(p)) == c.Words[1] && strings.Contains(second, p)
		}
		if !found {
			t.Fatal("the passage is not of the second source")
		}
	})
}
