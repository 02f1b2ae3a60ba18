package quote

import (
	"testing"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Sentences in which the field found nothing.
func TestCharged(t *testing.T) {
	tags := tagger(t)
	for _, marked := range []string{
		"[S1 A lawyer for the elder of the two, Merrin Osk], [C1 denied] [Q1 the charge].",
		"[S1 The ministry] [C1 rejected] [Q1 all accusations] on Monday.",
		"[S1 Velia] [C1 dismissed] [Q1 its neighbour's claims] as late.",
		"VELM, May 5 (Agency) - [S1 Prosecutors in Velm] [C1 charged] [Q1 two men yesterday with breaking into computers of the harbour].",
		"[S1 Prosecutors] [C1 indicted] [Q1 three officers of Velia over the fire].",
		"[S1 A prosecutor in Velm] [C1 charged] [Q1 Ilan Voss with arson on Monday].",
		"[S1 Prosecutors in Velm] [C1 suspect] [Q1 two members of Grey Tern of having bought it]; a lawyer for both was away.",
		"[S1 The police] [C1 suspect] [Q1 Velia of having paid for the attack].",
		// nobody is charged, nothing is denied
		"The suspect of having set the fire is from Velm.",
		"The murder suspect Ilan Voss of Velm was kept from eating.",
		"Analysts suspect the head of planning.",
		"The ministry denied the man a visa.",
		"The ferry charged two men with a dog the full price?",
		"The shop charged two crowns for the bread.",
		"Two men charged with arson were sent home.",
		"He denied the charge.", // pronouns are the field's
		"The bull charged two men in the square.",
		"The ministry, when it denied the charge, was late.",
	} {
		src, want := gold(t, marked)
		var d text.Doc
		d.Parse(src)
		got := Charged(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		if draw(src, got) != draw(src, want) {
			t.Errorf("%s\ngot\n%swant\n%s", marked, draw(src, got), draw(src, want))
		}
	}
	src := "Prosecutors suspect Velia of having ordered the raid."
	var o text.Doc
	o.Parse(src)
	order := hearsay.Quote{Source: []hearsay.Span{{Start: 0, End: 11}}, Cue: []hearsay.Span{{Start: 29, End: 43}}, Content: []hearsay.Span{{Start: 44, End: 52}}}
	if got := Charged([]hearsay.Quote{order}, 0, &o, tags.Tag(nil, new(tag.Work), &o), tags); len(got) != 1 || src[got[0].Cue[0].Start:got[0].Cue[0].End] != "suspect" {
		t.Errorf("what somebody is suspected of is the speaker's own order: %v", got)
	}
	src = "The ministry rejected the charge."
	var d text.Doc
	d.Parse(src)
	all := []hearsay.Span{{Start: 0, End: len(src)}}
	if got := Charged([]hearsay.Quote{{Content: all}}, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags); len(got) != 1 {
		t.Errorf("found inside another quote: %v", got)
	}
}

// Whatever the text, what is found lies in it.
func FuzzCharged(f *testing.F) {
	tags := tagger(f)
	for _, s := range []string{"A lawyer, Merrin Osk, denied the charge.", "Prosecutors charged two men with arson", "denied the charge", ", , charged with", "Velia denied of of the claims\n\nit"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var d text.Doc
		d.Parse(s)
		for _, q := range Charged(nil, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags) {
			for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				if len(list) != 1 || list[0].Start < 0 || list[0].End > len(s) || list[0].Start >= list[0].End {
					t.Fatalf("%q: %+v", s, q)
				}
			}
		}
	})
}
