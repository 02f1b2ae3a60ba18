package text

import (
	"slices"
	"strings"
	"testing"
)

// Over finds what a look at each sentence finds.
func TestOver(t *testing.T) {
	var d Doc
	d.Parse(strings.Repeat("The ferry is late. Nobody knows why it is.\n\nAsk the port! ", 5))
	if len(d.Sents) < 10 {
		t.Fatalf("%d sentences", len(d.Sents))
	}
	for a := 0; a <= len(d.Toks); a++ {
		for b := a; b <= len(d.Toks); b++ {
			var want []Range
			for _, s := range d.Sents {
				if s.End > a && s.Start < b {
					want = append(want, s)
				}
			}
			if got := d.Over(Range{a, b}); !slices.Equal(got, want) {
				t.Fatalf("over [%d,%d): %v, want %v", a, b, got, want)
			}
		}
	}
}
