package pipeline

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Two tellings of one sentence are one that was edited, with the doubt gone or the sentence grown; two sentences of one article
// are not, nor are short ones that share a few words.
func TestLike(t *testing.T) {
	for _, c := range []struct {
		a, doubtA, b, doubtB string
		want                 bool
	}{
		{"A crew from Velia was \u201clikely\u201d to have cut the mooring lines in the harbour on Friday", "likely", "A crew from Velia cut the mooring lines in the harbour on Friday and set three ferries adrift, of which one sank before dawn", "", true},
		{"The crew probably cut the lines", "probably", "The crew cut the lines", "", true},
		{"A crew from Velia cut the mooring lines in the harbour on Friday", "", "The harbour master said that no ferry would sail on Saturday or Sunday", "", false},
		{"It is ours", "", "It is the harbour master's opinion that the ferry is not ours to sail", "", false},
		{"", "", "The crew cut the lines", "", false},
	} {
		s := like(bagOf(c.a, []string{c.doubtA}), bagOf(c.b, []string{c.doubtB}))
		if (s > 0) != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, s)
		}
	}
}

// Likeness is symmetric, within [0, 1], and 1 of a text with itself; words of doubt, capitals and points tell nothing.
func TestLikeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom([]string{"crew", "cut", "lines", "harbour", "Friday", "ferry", "likely", "sank", "of"}), 0, 12)
		a, b := strings.Join(text.Draw(t, "a"), " "), strings.Join(text.Draw(t, "b"), ", ")
		x, y := bagOf(a, nil), bagOf(b, nil)
		s := like(x, y)
		if s != like(y, x) || s < 0 || s > 1 {
			t.Fatalf("%q, %q: %v and %v", a, b, s, like(y, x))
		}
		if len(x) > 0 && like(x, bagOf(strings.ToUpper(a)+".", nil)) != 1 {
			t.Fatalf("%q is not like itself", a)
		}
		for _, w := range bagOf(a, []string{"likely"}) {
			if w == "likely" {
				t.Fatalf("a word of doubt is left of %q", a)
			}
		}
	})
}
