package event

import (
	"testing"

	"hearsay/internal/text"
)

// Words of what is done are told from words of speech alone, by the sentence.
func TestDeeds(t *testing.T) {
	k := newKit(t)
	for s, want := range map[string]bool{
		"Kestria expelled three diplomats of Tarnovia.":      true,
		"Kestria sent three Tarnovian diplomats home.":       true,
		"Envoys of Kestria and Tarnovia met in Velm.":        true,
		"Kestria accused Tarnovia of cheating at cards.":     false,
		"The weather in Kestria and Tarnovia was mild.":      false,
		"Kestria rejected the charge. Rain fell on the mill": false,
		"": false,
	} {
		var d text.Doc
		d.Parse(s)
		var w Work
		got := false
		for _, r := range d.Sents {
			got = got || k.c.Deeds(&w, &d, r)
		}
		if got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}
