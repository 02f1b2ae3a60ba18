package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Who speaks in the entries of a live page.
func TestTurns(t *testing.T) {
	mend(t, []mended{
		{`18:15 The mayor's office: "The bridge is shut."`, "", `The mayor's office | : | "The bridge is shut."`},
		{`18:15 [S1 Osk] [C1 says] [Q1 "The bridge is shut."]`, "", "="},
		{`18:15 The bridge: "shut"`, "", ""},
		{`The score was 18:15 in Velm: "The bridge is shut."`, "", ""},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Turns(qs, 0, d, pos, tags)
	})
}

// Whatever the text, what is found lies in it.
func FuzzTurns(f *testing.F) {
	tags := tagger(f)
	for _, s := range []string{`18:15 The mayor: "The bridge is shut."`, `6:05 : "`, `18:15`, "18:15 Osk: “\n\n18:16 Osk: “It is.”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var d text.Doc
		d.Parse(s)
		for _, q := range Turns(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags) {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				if len(list) != 1 || list[0].Start < 0 || list[0].End > len(s) || list[0].Start >= list[0].End {
					t.Fatalf("%q: %+v", s, q)
				}
			}
		}
	})
}
