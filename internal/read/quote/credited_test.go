package quote

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// known finds the words as names of a text.
func known(d *text.Doc, words string) []text.Range {
	if i := strings.LastIndex(d.Src, words); words != "" && i >= 0 {
		return []text.Range{d.Tokens(hearsay.Span{Start: i, End: i + len(words)})}
	}
	return nil
}

func TestCredited(t *testing.T) {
	tags := tagger(t)
	for _, c := range []struct{ found, want, name, paper, side, other string }{
		{found: "The bridge at Velm is shut after the flood – police", want: "[Q1 The bridge at Velm is shut after the flood] [C1 –] [S1 police]"},
		{found: "The bridge at Velm is shut after the flood -deputy mayor", want: "[Q1 The bridge at Velm is shut after the flood] [C1 -][S1 deputy mayor]"},
		{found: "Velia moves its troops to the border - Kestrian defence minister", want: "[Q1 Velia moves its troops to the border] [C1 -] [S1 Kestrian defence minister]"},
		{found: "Siege of Velm: there is no bread left, - Mayor Osk", want: "Siege of Velm: [Q1 there is no bread left], [C1 -] [S1 Mayor Osk]"},
		{found: "Our ferry will sail again this week - address by President Osk", want: "[Q1 Our ferry will sail again this week] [C1 -] address by [S1 President Osk]"},
		{found: "Our ferry will sail again this week - Osk", want: "[Q1 Our ferry will sail again this week] [C1 -] [S1 Osk]"},
		{found: "The ferry will sail again this week - Head of the Harbour at the opening", want: "[Q1 The ferry will sail again this week] [C1 -] [S1 Head of the Harbour] at the opening"},
		{found: "The ferry will sail again this week - Dale Gas", want: "[Q1 The ferry will sail again this week] [C1 -] [S1 Dale Gas]", name: "Dale Gas"},
		// whom others quote within the heading is not heard
		{found: "[S1 Velia] [C1 wants] [Q1 to shut the bridge of Velm] - mayor", want: "[Q1 Velia wants to shut the bridge of Velm] [C1 -] [S1 mayor]"},
		{found: "[S1 Osk] [C1 :] [Q1 We will shut the bridge of Velm - Mayor Osk]", want: "[S1 Osk] [C1 :] [Q1 We will shut the bridge of Velm] - Mayor Osk"},
		{found: "[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm - Dale Wire]", want: "[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - Dale Wire", paper: "Dale Wire"},
		{found: "[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - media", want: "[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - media"},
		{found: "[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - Kestrian ministry", want: "[Q1 Velia denies that it shut the bridge of Velm] [C1 -] [S1 Kestrian ministry]", side: "Velia", other: "Kestrian"},
		{found: "[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - Mayor Osk", want: "[Q1 Velia denies that it shut the bridge of Velm] [C1 -] [S1 Mayor Osk]", side: "Velia", name: "Mayor Osk"},
		{found: "Velia has shut the bridge: police", want: "[Q1 Velia has shut the bridge] [C1 :] [S1 police]"},
		{found: "Velia shuts bridge: Osk", want: "[Q1 Velia shuts bridge] [C1 :] [S1 Osk]", name: "Osk"},
		// nobody speaks
		{found: "Who shut the bridge of Velm: the mayor", want: ""},
		{found: "The floods of Velm: mayor", want: ""},
		{found: "Velia has shut the bridge: Dale", want: ""},
		{found: "The mayor replied to the builder: police", want: ""},
		{found: "The bridge at Velm is shut - and the mayor is away", want: ""},
		{found: "The bridge at Velm is shut - it is the flood", want: ""},
		{found: "Traffic returns on the Velm - Sollet highway", want: ""},
		{found: "The bridge at Velm is shut - 4 November", want: ""},
		{found: "The Bridge At Velm Is Shut For Years - Big Trouble", want: ""},
		{found: "Bridge shut - mayor", want: ""},
	} {
		src, found := gold(t, c.found)
		wanted, want := gold(t, c.want)
		var d text.Doc
		d.Parse(src)
		n := Known{Speakers: known(&d, c.name), Outlets: known(&d, c.paper)}
		for _, r := range known(&d, c.side) {
			n.Sides = append(n.Sides, Side{Range: r, Country: "VEL"})
		}
		for _, r := range known(&d, c.other) {
			n.Sides = append(n.Sides, Side{Range: r, Country: "KES"})
		}
		got := Credited(found, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, n, true)
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}

// A denial that its own side passes on is heard, too, and so is who passes it on.
func TestCreditedDenial(t *testing.T) {
	tags := tagger(t)
	for _, c := range []struct {
		found, by string
		sides     map[string]string
		both      bool
	}{
		{"[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - foreign ministry", "foreign ministry", map[string]string{"Velia": "VEL"}, true},
		{"[S1 Velia] [C1 denies plotting] [Q1 to shut the bridge of Velm] - Velian ministry", "Velian ministry", map[string]string{"Velia": "VEL", "Velian": "VEL"}, true},
		{"[S1 Velia] [C1 denies] [Q1 that it shut the bridge of Velm] - Kestrian ministry", "Kestrian ministry", map[string]string{"Velia": "VEL", "Kestrian": "KES"}, false},
		{"[S1 The firm] [C1 denies] [Q1 that it shut the bridge of Velm] - ministry", "ministry", nil, false},
		{"[S1 Velia] [C1 wants] [Q1 to shut the bridge of Velm] - foreign ministry", "foreign ministry", map[string]string{"Velia": "VEL"}, false},
	} {
		src, found := gold(t, c.found)
		var d text.Doc
		d.Parse(src)
		var n Known
		for w, country := range c.sides {
			n.Sides = append(n.Sides, Side{Range: firstOf(&d, w)[0], Country: country})
		}
		got := Credited(found, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, n, true)
		both := len(got) == 2 && got[0].Cue[0].In(src) != "-"
		if last := got[len(got)-1]; both != c.both || last.Source[0].In(src) != c.by || len(got) > 2 {
			t.Errorf("%s\ngot %s", src, draw(src, got))
		}
	}
}

// In a text a comma stands before the dash, or it is none of these.
func TestCreditedText(t *testing.T) {
	tags := tagger(t)
	for marked, want := range map[string]string{
		"The water rose by night. The bridge at Velm is shut, - police. It was built in May.": "The water rose by night. [Q1 The bridge at Velm is shut], [C1 -] [S1 police]. It was built in May.",
		"The bridge at Velm is shut – police. It was built in May.":                           "",
	} {
		src, _ := gold(t, marked)
		wanted, quotes := gold(t, want)
		var d text.Doc
		d.Parse(src)
		if got := Credited(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, Known{}, false); draw(src, got) != draw(wanted, quotes) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, quotes))
		}
	}
}

// Whatever the text, what is found lies in it.
func FuzzCredited(f *testing.F) {
	tags := tagger(f)
	for _, s := range []string{"The bridge at Velm is shut after the flood – police", "a: b: c d e f, - said the mayor.", "- - - - - - -", "“a b c d e – mayor", "x y z a b – by by by mayor"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, title bool) {
		var d text.Doc
		d.Parse(s)
		for _, q := range Credited(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags, Known{}, title) {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				if len(list) != 1 || list[0].Start < 0 || list[0].End > len(s) || list[0].Start >= list[0].End {
					t.Fatalf("%q: %+v", s, q)
				}
			}
		}
	})
}
