package quote

import (
	"testing"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

func tagger(t testing.TB) *tag.Tagger {
	t.Helper()
	g, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Sentences in which the field found nothing.
func TestTold(t *testing.T) {
	tags := tagger(t)
	for _, marked := range []string{
		"[Q1 Prices in Velia rose by a third in May], [S1 the Statistics Office] [C1 said] on Monday in figures released at ten.",
		"VELM, May 5 (Agency) - [Q1 Prices in Velia rose by a third in May], [S1 the Statistics Office] [C1 said].",
		"[Q1 Two men charged with the fire hold Velian passports], [S1 prosecutor Vera Lund] [C1 told] a court on Thursday, a week after the fire.",
		"[Q1 The roof of the theatre may fall this winter], [C1 warned] [S1 the mayor].",
		"[Q1 The harvest will be smaller by a tenth], [S1 the authors] [C1 reckon].",
		"[Q1 The firm will open a mill in Velm], [S1 its head, Mara Lund], [C1 said].",
		"[Q1 The firm will open a mill in Velm in autumn], [S1 its head, Mara Lund], [C1 promised].",
		"[Q1 The crews will stay ashore on Monday], [S1 their leader, Odo Lund], [C1 warned].",
		"[Q1 The crew was after money], [C1 according to] [S1 a report that the firm will publish today].",
		"[S1 Velia], whose ministry was silent until Monday, [C1 insists] [Q1 that none of its services took part].",
		"[S1 The ministry] also [C1 maintains] [Q1 that the fault lies with the contractor].",
		"[Q1 The builders took the lead off the roof], [S1 the inquiry] [C1 has established].",
		"[Q1 The builders were told of the leak in May], [S1 a court in Velm] [C1 ruled] on Monday.",
		// nobody tells
		"The builders left the theatre in May, the tenants found in the morning.",
		"The builders left the lead behind, which the tenants found.",
		"If the roof of the theatre falls, the mayor said nothing of it.",
		"Will the roof of the theatre fall this winter, asked the mayor?",
		"When the roof of the theatre fell, the mayor said.",
		"The old red roof of the theatre, the mayor said.",
		"The mayor read a letter, and the harbour master added sugar.",
		"The ministry has a plan that insists on nothing for the theatre.",
		"The mayor said the roof of the theatre may fall, the baker said.",
	} {
		src, want := gold(t, marked)
		var d text.Doc
		d.Parse(src)
		got := Told(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", marked, draw(src, got), draw(src, want))
		}
	}
}

// What the field found stays, but for words behind the verb that tell when and where.
func TestToldKeeps(t *testing.T) {
	tags := tagger(t)
	var d text.Doc
	d.Parse("Prices in Velia rose by a third, the office said on Monday in figures released at ten.")
	pos := tags.Tag(nil, new(tag.Work), &d)
	span := func(w string) []hearsay.Span { return []hearsay.Span{d.Span(at(t, &d, w)[0])} }
	tail := hearsay.Quote{Source: span("the office"), Cue: span("said"), Content: span("in figures released at ten")}
	if got := Told([]hearsay.Quote{tail}, 0, &d, pos, tags); len(got) != 1 || got[0].Content[0].Start != 0 {
		t.Errorf("the tail: %s", draw(d.Src, got))
	}
	found := hearsay.Quote{Source: span("the office"), Cue: span("said"), Content: span("Prices in Velia rose")}
	if got := Told([]hearsay.Quote{found}, 0, &d, pos, tags); len(got) != 1 || got[0].Score != 0 {
		t.Errorf("what the field found: %s", draw(d.Src, got))
	}
	if got := Told([]hearsay.Quote{found}, 1, &d, pos, tags); len(got) != 2 {
		t.Errorf("a quote of another field counts: %s", draw(d.Src, got))
	}
}

// What is said besides does not hide what was said.
func TestToldAddition(t *testing.T) {
	mend(t, []mended{
		{"The old bridge will be shut, [S1 the mayor] says, [C1 adding] [Q1 that trains will run].", "", "the mayor | adding | that trains will run\nthe mayor | says | The old bridge will be shut"},
		{"The boats were stopped on Monday, [S1 the mayor] [C1 said], in [Q1 what Velm called a first].", "", "the mayor | said | The boats were stopped on Monday"},
		{"[Q1 The old roof] [C1 seems] [Q1 to be unsafe], the mayor said.", "", "the mayor | said | The old roof seems to be unsafe"},
		{"Boats were at sea at the time, [S2 the head of Osk, Ilan Voss,] said, [C2 calling] [Q2 it late].", "", "the head of Osk, Ilan Voss | said | Boats were at sea at the time\nthe head of Osk, Ilan Voss, | calling | it late"},
		{"The old bridge, [S1 the mayor] says, will be shut, [C1 adding] [Q1 that trains will run].", "", "="},
	}, func(qs []hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, _ []text.Range) []hearsay.Quote {
		return Told(qs, 0, d, pos, tags)
	})
}

// Whatever the text: spans lie in it, and no piece is empty.
func FuzzTold(f *testing.F) {
	for _, s := range []string{"Prices rose by a third in May, the office said on Monday.", "The roof fell, , said said that that.", "VELM (A) - x y z w, according to.", "A, b, insists that \"c d e f g\"."} {
		f.Add(s)
	}
	tags := tagger(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 || !utf8.ValidString(s) {
			return
		}
		var d text.Doc
		d.Parse(s)
		for _, q := range Told(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags) {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				if len(list) != 1 || list[0].Len() <= 0 || list[0].Check(s) != nil {
					t.Fatalf("%q: %v", s, q)
				}
			}
		}
	})
}
