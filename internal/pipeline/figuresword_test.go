package pipeline

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/figure"
)

// A number is shown with the word behind it that stands for what is counted, and with no other.
func TestNextWord(t *testing.T) {
	for _, c := range []struct{ text, number, scope, want string }{
		{"There were nine dead in the mill.", "nine", "dead", "nine dead"},
		{"It held 200 kg of powder.", "200", "", "200 kg"},
		{"It held 200 in all.", "200", "", "200"},
		{"There were nine, and three dead.", "nine", "dead", "nine"},
	} {
		at := func(w string) hearsay.Span {
			k := strings.Index(c.text, w)
			return hearsay.Span{Start: k, End: k + len(w)}
		}
		x := figure.Figure{Sentence: hearsay.Span{End: len(c.text)}}
		if c.scope != "" {
			x.Scope = []hearsay.Span{at(c.scope)}
		}
		if got := nextWord(&x, at(c.number), c.text).In(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
