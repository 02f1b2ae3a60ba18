package pipeline

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// Words between a name and a deed are taken only within a clause: what lies between two ends of an article is not copied for each mention.
func TestGap(t *testing.T) {
	for _, c := range []struct {
		text     string
		at, deed hearsay.Span
		words    string
		ok       bool
	}{
		{"Ustrand On Monday shelled it", hearsay.Span{End: 7}, hearsay.Span{Start: 18, End: 25}, " on monday ", true},
		{"shelled By Ustrand", hearsay.Span{Start: 11, End: 18}, hearsay.Span{End: 7}, " by ", true},
		{"Ustrand. They shelled it", hearsay.Span{End: 7}, hearsay.Span{Start: 14, End: 21}, "", false},
		{"Ustrand “They shelled it", hearsay.Span{End: 7}, hearsay.Span{Start: 16, End: 23}, "", false},
	} {
		a := acting{r: &link.Report{Revision: &hearsay.Revision{Text: c.text}}, q: &hearsay.Quote{Field: hearsay.FieldText}}
		if words, ok := a.gap(c.at, c.deed); words != c.words || ok != c.ok {
			t.Errorf("%q: %q %v", c.text, words, ok)
		}
	}
}

// TestParted: whatever ends a clause does, wherever it stands; other marks that begin with the same byte do not.
func TestParted(t *testing.T) {
	for _, end := range []string{".", ";", ":", "?", "!", "\n", "\"", "“", "”"} {
		if !parted(end) || !parted(" on Monday"+end) || !parted(end+"they") {
			t.Errorf("%q ends no clause", end)
		}
	}
	for _, words := range []string{"", " on Monday ", " – the port’s – ", " ‘so’, "} {
		if parted(words) {
			t.Errorf("%q ends a clause", words)
		}
	}
}

// TestCloseCountsLetters: a name is close by the letters between, whatever these take in capitals.
func TestCloseCountsLetters(t *testing.T) {
	for words, want := range map[string]bool{" hit ": true, " \u212a\u212a\u212a\u212a\u212a\u212a ": true, " \u212a\u212a\u212a\u212a\u212a\u212a\u212a ": false, " the port of the old town ": false} {
		text := "Velia" + words + "shelled"
		a := acting{r: &link.Report{Revision: &hearsay.Revision{Text: text}}, q: &hearsay.Quote{Field: hearsay.FieldText}}
		m, deed := hearsay.Span{End: 5}, hearsay.Span{Start: 5 + len(words), End: len(text)}
		if got := a.close(m, deed, 8); got != want {
			t.Errorf("%q: close is %v", words, got)
		}
	}
}
