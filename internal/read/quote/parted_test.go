package quote

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// namesOf finds the first of each word as names of a text.
func namesOf(d *text.Doc, words string) (out []text.Range) {
	for w := range strings.FieldsSeq(words) {
		out = append(out, firstOf(d, w)...)
	}
	return out
}

// told writes quotes as "source | cue | content", in order.
func toldOf(src string, quotes []hearsay.Quote) string {
	var out []string
	for _, q := range quotes {
		words := func(spans []hearsay.Span) string {
			var w []string
			for _, s := range spans {
				w = append(w, s.In(src))
			}
			return strings.Join(w, " … ")
		}
		out = append(out, words(q.Source)+" | "+words(q.Cue)+" | "+words(q.Content))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// mended is a sentence in which the field found quotes, names in it, and what is told after a pass.
type mended struct{ found, names, want string }

func mend(t *testing.T, cases []mended, pass func([]hearsay.Quote, *text.Doc, []tag.Tag, *tag.Tagger, []text.Range) []hearsay.Quote) {
	t.Helper()
	tags := tagger(t)
	for _, c := range cases {
		src, found := gold(t, c.found)
		if c.want == "=" {
			c.want = toldOf(src, found)
		}
		var d text.Doc
		d.Parse(src)
		got := toldOf(src, pass(found, &d, tags.Tag(nil, new(tag.Work), &d), tags, namesOf(&d, c.names)))
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", src, got, c.want)
		}
	}
}

// Headings whose clauses have more than one who speaks.
func TestParted(t *testing.T) {
	mend(t, []mended{
		{"[S1 Crew] [C1 cut] [Q1 the cable of Velm for months], officials say", "", "officials | say | Crew cut the cable of Velm for months"},
		{"Crew cut the cable of Velm for months, [S1 officials] [C1 say] [Q1 in report]", "", "officials | say | Crew cut the cable of Velm for months"},
		{"Ferry news: [S1 Velia] [C1 will shut] [Q1 the bridge for good], harbour minister to say", "Velia", "harbour minister | to say | Velia will shut the bridge for good"},
		{"[S1 Velia] [C1 blames] [Q1 Kestria for fire], Osk [C2 rejects] [Q2 claim]", "Velia Kestria Osk", "Osk | rejects | claim\nVelia | blames | Kestria for fire"},
		{"[S1 Velia] [C1 says] [Q1 Kestria sent the crew, Osk denies]", "Velia Kestria Osk", "Osk | denies | Kestria sent the crew\nVelia | says | Kestria sent the crew"},
		{"Velia, [S1 Kestria] [C1 blame] [Q1 flood for the fire]", "Velia Kestria", "Velia, Kestria | blame | flood for the fire"},
		{"[S1 Velia] [C1 to blame] [Q1 for cable fire], says Kestria", "Velia Kestria", "Kestria | says | Velia to blame for cable fire"},
		{"[S1 Velia] [C1 to blame for] [Q1 cable fire], [C2 says] [Q2 Kestrian minister]", "Velia", "Kestrian minister | says | Velia to blame for cable fire"},
		{"[S1 Velia] [C1 threatens] [Q1 the port and the bridge], [C2 says] [Q2 Kestrian president]", "Velia", "Kestrian president | says | Velia threatens the port and the bridge\nVelia | threatens | the port and the bridge"},
		// these stay
		{"Velia to blame for cable fire, [C1 says] [Q1 nobody knows who]", "Velia", "="},
		{"Velia, [S1 Kestria] [C1 blames] [Q1 flood for the fire]", "Velia Kestria", "="},
		{"[S1 Velia] [C1 says] [Q1 Kestria cut the cable], officials say", "Velia Kestria", "="},
		{"[Q1 Kestria cut the cable], [S1 officials] [C1 say]", "Kestria", "="},
		{"Will Kestria cut the cable for months, officials say?", "Kestria", "="},
		{"Bread, salt and the old ferry, what officials say", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, n []text.Range) []hearsay.Quote {
		return Parted(qs, 0, d, pos, tags, Known{Speakers: n})
	})
}

// Whatever the text, what the passes find lies in it.
func FuzzPasses(f *testing.F) {
	tags := tagger(f)
	for _, s := range []string{"Velia blamed Kestria, which has denied any role.", "a, b denies; c says, d to say in e", "x, a charge that y denies", "n, who v, said that a b c d", "which denied it, which denied it, something it denies.",
		"m quoted n as saying that a b c d", "n, quoted by m, said a", "according to n, which v, a b c d, according to n", "we do it - said n", "a b, n says, is c"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var d text.Doc
		d.Parse(s)
		pos := tags.Tag(nil, new(tag.Work), &d)
		var all []text.Range
		for i := range d.Toks {
			all = append(all, text.Range{Start: i, End: i + 1})
		}
		qs := Told(nil, 0, &d, pos, tags)
		qs = Rejoined(qs, 0, &d, pos, tags, all)
		qs = Subjects(Plain(qs, 0, &d, pos, tags), 0, &d, pos, tags)
		qs = Parted(qs, 0, &d, pos, tags, Known{Speakers: all})
		qs = Inverted(According(QuotedAs(qs, 0, &d, pos, tags), 0, &d, pos, tags), 0, &d, pos, tags, Known{Speakers: all}, all)
		qs = Identified(qs, 0, &d, pos, tags)
		Severed(qs, 0, &d, pos, tags)
		for _, q := range qs {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for _, sp := range list {
					if sp.Start < 0 || sp.End > len(s) || sp.Start >= sp.End {
						t.Fatalf("%q: %+v", s, q)
					}
				}
			}
		}
	})
}
