package speaker_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/speaker"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Who is meant by "he", "the president" and a title where several could be.
func TestWhoOfSeveral(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		// "he" is nobody who says "I" in the same turn
		{"President Adam Lund: Friends, Minister Ilan Voss built us a bridge. [S1 I] [C1 think] [Q1 that the bridge will stand]. [S2 He] [C2 said] [Q2 that it would not].", "Ilan Voss|pronoun|person|"},
		{"President Adam Lund: Friends, we built a bridge. [S1 I] [C1 think] [Q1 that the bridge will stand]. [S2 He] [C2 said] [Q2 that it would not].", "-"},
		// an office that one person holds
		{"Adam Lund came. [S1 The Kestrian president] [C1 said] [Q1 that the bridge will stand as long as Adam Lund does]. [S2 He] [C2 added] [Q2 that it is new].", "President of Kestria|pronoun|office|KES"},
		// whose words a clause tells
		{"[S1 Ilan Voss] [C1 dismissed] [Q1 remarks made by Adam Lund] in which [S2 he] [C2 said] [Q2 the bridge would fall].", "Adam Lund|pronoun|person|"},
		{"[S1 Ilan Voss] [C1 read out] [Q1 Adam Lund's angry letter], in which [S2 he] [C2 said] [Q2 the bridge would fall].", "Adam Lund|pronoun|person|"},
		{"[S1 Ilan Voss] [C1 announced] [Q1 a letter to Adam Lund] in which [S2 he] [C2 said] [Q2 the bridge would fall].", "Ilan Voss|pronoun|person|"},
		{"[S1 Ilan Voss] [C1 dismissed] [Q1 remarks made by Adam Lund] in which [S2 he] [C2 said] [Q2 the bridge would fall]. \"I was there,\" [S3 he] [C3 added], [Q3 and it was old].", "Ilan Voss|pronoun|person|"},
		// a subject before whom a preposition governs
		{"President Mara Pell spoke after talks with President of the Republic of Kestria Adam Lund in Marle. [Q1 The bridge will stand], [S1 the president] [C1 said].", "Mara Pell|title|person|"},
		{"Talks with President Mara Pell were held by President Adam Lund in Marle. [Q1 The bridge will stand], [S1 the president] [C1 said].", "Adam Lund|title|person|"},
		{"President Mara Pell spoke in Marle. Later there were talks with President Adam Lund. [Q1 The bridge will stand], [S1 the president] [C1 said].", "Adam Lund|title|person|"},
		// who speaks is the head of state
		{"[S1 Kestrian President Mara Pell] [C1 said] [Q1 that the bridge will stand]. It was built in spring. It is wide and long. President Adam Lund will come to see it. [Q2 It is new], [S2 the Head of State] [C2 said].", "Mara Pell|title|person|KES"},
		// a title that runs on with "of" up to the name
		{"[S1 The head of Kestrian diplomacy Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"[S1 The head of Lund's office Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"[S1 The spokesman of the Harbour Safety Board Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"[S1 A spokesman of President Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "-"},
		{"[S1 The spokesman of President Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "-"},
		{"[S1 The brother of dissident Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "-"},
		{"[S1 The head of the office Ilan Voss runs] [C1 said] [Q1 that the bridge will stand].", "-"},
		{"The head of the Ministry of Ports Ilan Voss came. [Q1 It is late], [S1 the director of the organization] [C1 said].", "-"},
		{"Head of the Harbour Organization Ilan Voss came. [Q1 It is late], [S1 the director of the organization] [C1 said].", "Ilan Voss|title|person|"},
		{"On that day the bridge was closed for good. [S1 Deputy Prime Minister – Minister of Ports Ilan Voss] [C1 said] [Q1 that the bridge will stand]. It is late, [S2 the Deputy Prime Minister] [C2 said] [Q2 on the next day].", "Ilan Voss|title|person|"},
		{"On that day the bridge was closed for good. [S1 Adviser to the Head of the Office of the President Ilan Voss] [C1 said] [Q1 that the bridge will stand for years].", "Ilan Voss|name|person|"},
		{"On that day the bridge was closed for good. [S1 Adviser to the President Ilan Voss] [C1 said] [Q1 that the bridge will stand for years].", "-"},
		// an outlet with the word for what it is
		{"[S1 The Northline news agency] [C1 said] [Q1 that the bridge will stand].", "Northline Agency|name|outlet|"},
		{"[S1 A Northline agency reporter] [C1 said] [Q1 that the bridge will stand].", "-"},
		// brackets
		{"[S1 The Harbour Safety Board (HSB) chairman Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"[S1 Chairman of the Harbour Safety Board (HSB) Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"[S1 Former President of Kestria (1995-2005) Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"([S1 2nd LEAD) Kestria] [C1 says] [Q1 that the bridge will stand].", "Kestria|name|state|KES"},
		{"[S1 Adviser to the Head of the President's Office Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "Ilan Voss|name|person|"},
		{"[S1 Adviser to President Ilan Voss] [C1 said] [Q1 that the bridge will stand].", "-"},
		// who is spoken to
		{"Ilan Voss to [S1 Adam Lund][C1 :] [Q1 The bridge will stand]", "Ilan Voss|name|person|"},
		{"Dockers appeal to [S1 Adam Lund][C1 :] [Q1 The bridge must stand]", "-"},
		{"According to [S1 Northline][C1 :] [Q1 The bridge must stand]", "Northline Agency|name|outlet|"},
		// labels whose title stands behind the name
		{"President Mara Pell: Friends, we open the bridge. Ilan Voss, Minister of Ports of Kestria: Thank you all. [S1 I] [C1 think] [Q1 that the bridge will stand].", "Ilan Voss|pronoun|person|KES"},
		{"President Mara Pell: Friends, we open the bridge. Minister of Ports Ilan Voss Voss Minister of Ports of Kestria: Thank you all. [S1 I] [C1 think] [Q1 that the bridge will stand].", "-"},
	} {
		if got := told(k.read(c.text, "")); got != c.want {
			t.Errorf("%s\ngot %s, want %s", c.text, got, c.want)
		}
	}
}

// Nobody speaks of himself by name: whom his own wording names, words of others in it apart, is not "he".
func TestSpeaksOfOther(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"Adam Lund was asked whether Ilan Voss had shut the bridge. - [Q1 I think that Lund has no plan] - [S1 he] [C1 said].", "Ilan Voss|pronoun|person|"},
		{"Adam Lund was asked whether Ilan Voss had shut the bridge. - [Q1 I think that Voss has no plan] - [S1 he] [C1 said].", "Adam Lund|pronoun|person|"},
		{"Adam Lund was asked about the bridge. [S1 He] [C1 said]: [Q1 \"They say 'Lund has no plan', and they err\"].", "Adam Lund|pronoun|person|"},
		{"[S2 Adam Lund] [C2 said] [Q2 no]. \"[Q1 Lund has a plan],\" [S1 he] [C1 said].", "Adam Lund|pronoun|person|"}, // told in others' words
	} {
		src, quotes := strip(c.text)
		for i := range quotes {
			if quotes[i].Kind = hearsay.Direct; strings.HasPrefix(src, "Adam Lund said no") {
				quotes[i].Kind = hearsay.Indirect
			}
		}
		var d text.Doc
		d.Parse(src)
		pos := k.tags.Tag(nil, new(tag.Work), &d)
		f := speaker.Field{Field: hearsay.FieldText, Doc: &d, Tags: pos, Names: k.who.Names().Find([]name.Name(nil), &d, pos), Quotes: quotes}
		actors, _, _ := k.who.Resolve(speaker.Input{Fields: []speaker.Field{f}})
		last := quotes[len(quotes)-1:]
		for i := range quotes {
			if quotes[i].Source[0].In(src) == "he" || quotes[i].Source[0].In(src) == "He" {
				last = quotes[i : i+1]
			}
		}
		if got := told(speaker.Keep(actors, quotes), last); got != c.want {
			t.Errorf("%s\ngot %s, want %s", src, got, c.want)
		}
	}
}

// The office that gives a speech is its headline's, too, not some president's whom the speech names.
func TestHeadlineOfSpeech(t *testing.T) {
	k := newKit(t)
	title, quotes := strip("[Q1 The bridge will stand] [C1 –] address by [S1 the President of Kestria]")
	var docs [2]text.Doc
	docs[0].Parse(title)
	docs[1].Parse("I thank President Pell for the bridge. We are glad.")
	in := speaker.Input{Outlet: "kestria.example"}
	for i, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		pos := k.tags.Tag(nil, new(tag.Work), &docs[i])
		in.Fields = append(in.Fields, speaker.Field{Field: f, Doc: &docs[i], Tags: pos, Names: k.who.Names().Find([]name.Name(nil), &docs[i], pos)})
	}
	quotes[0].Field = hearsay.FieldTitle
	in.Fields[0].Quotes = quotes
	k.who.Resolve(in)
	if got := in.Fields[0].Quotes[0].Speaker.Name; !strings.HasPrefix(got, "President of Kestria") {
		t.Errorf("got %q", got)
	}
}

// A quotation without a source is of who spoke before it, unless it speaks of that one, or that one only reports.
func TestGoesOn(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"[S1 Ilan Voss] [C1 said] [Q1 the bridge would stand]. [Q2 \"We shall build on.\"]", "Ilan Voss|continuation|person|"},
		{"[S1 Ilan Voss] [C1 said] [Q1 the bridge would stand]. [Q2 \"We shall not let Voss build on.\"]", "-"},
		{"[S1 Northline Agency] [C1 reports] [Q1 that the bridge would stand]. [Q2 \"We shall build on.\"]", "-"},
	} {
		src, quotes := strip(c.text)
		quotes[1].Kind = hearsay.Direct
		var d text.Doc
		d.Parse(src)
		pos := k.tags.Tag(nil, new(tag.Work), &d)
		f := speaker.Field{Field: hearsay.FieldText, Doc: &d, Tags: pos, Names: k.who.Names().Find([]name.Name(nil), &d, pos), Quotes: quotes}
		actors, _, _ := k.who.Resolve(speaker.Input{Fields: []speaker.Field{f}})
		if got := told(speaker.Keep(actors, quotes), quotes); got != c.want {
			t.Errorf("%s\ngot %s, want %s", src, got, c.want)
		}
	}
}
