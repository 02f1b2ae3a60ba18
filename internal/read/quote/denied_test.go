package quote

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Denials that a sentence adds to a charge; the quotes that held their words are cut before them.
func TestDenied(t *testing.T) {
	tags := tagger(t)
	for _, c := range []struct{ marked, charge, left string }{ // the content of a quote that the field found, before and after
		{"Prosecutors suspect two brothers of arson; [S1 lawyers for the two] [C1 deny] [Q1 this].", "two brothers of arson; lawyers for the two deny this", "two brothers of arson"},
		{"Prosecutors suspect two brothers of arson; [S1 the men] [C1 rejected] [Q1 the charge].", "two brothers of arson", "two brothers of arson"},
		// none of these
		{"Velia suspects two brothers; the court denied bail.", "two brothers", "two brothers"},
		{"Velia suspects two brothers; the two deny this and that they met.", "two brothers", "two brothers"},
	} {
		src, want := gold(t, c.marked)
		var d text.Doc
		d.Parse(src)
		k := strings.Index(src, c.charge)
		at := hearsay.Span{Start: k, End: k + len(c.charge)}
		got := Denied([]hearsay.Quote{{Content: []hearsay.Span{at}}}, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		if len(got) == 0 || len(got[0].Content) != 1 || got[0].Content[0].In(src) != c.left {
			t.Errorf("%s\nleft %v", c.marked, got)
			continue
		}
		if draw(src, got[1:]) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", c.marked, draw(src, got[1:]), draw(src, want))
		}
	}
	src := `"Velia accuses us of theft; Kestria denies this," he said.`
	var d text.Doc
	d.Parse(src)
	if got := Denied(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags); len(got) > 0 {
		t.Errorf("found in a quotation: %v", got)
	}
}

// Whatever the text, what is found lies in it.
func FuzzDenied(f *testing.F) {
	tags := tagger(f)
	for _, s := range []string{"Velia accuses Kestria of theft; Kestria denies this.", "It burned there long; he denies it", "; ; denies this", "a b c d; something that that denied"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var d text.Doc
		d.Parse(s)
		for _, q := range Denied(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags) {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				if len(list) != 1 || list[0].Start < 0 || list[0].End > len(s) || list[0].Start >= list[0].End {
					t.Fatalf("%q: %+v", s, q)
				}
			}
		}
	})
}
