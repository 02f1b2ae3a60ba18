package pipeline

import (
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/measure/number"
	"hearsay/internal/read"
	"hearsay/internal/store"
)

// Which numbers are told to be small, and what else their article tells.
func TestLower(t *testing.T) {
	for _, c := range []struct {
		text, number string
		bound        hearsay.Bound
		deed         string
		own          bool
		small        bool
		worse        bool
		counted      bool
	}{
		{"Fewer than 60 ferries were late.", "Fewer than 60", hearsay.AtMost, "late", true, true, false, false},
		{"The mayor said that no more than 60 ferries were late.", "no more than 60", hearsay.AtMost, "late", false, true, false, false},
		{"At most, 60 or fewer ferries were late.", "60 or fewer", hearsay.AtMost, "late", true, true, false, false},
		{"Up to 60 ferries were late.", "Up to 60", hearsay.AtMost, "late", true, false, false, false},
		{"As many as 60 ferries were late.", "As many as 60", hearsay.AtMost, "late", true, false, false, false},
		{"Just under 60 ferries were late.", "under 60", hearsay.AtMost, "late", true, false, false, false},
		{"Only three ferries were late.", "three", hearsay.Exact, "late", true, true, false, false},
		{"A mere three ferries were late.", "three", hearsay.Exact, "late", true, true, false, false},
		{"Only about 30 ferries were late.", "about 30", hearsay.About, "late", true, false, false, false},
		{"More than 60 ferries were late.", "More than 60", hearsay.AtLeast, "late", true, false, false, false},
		{"Only three ferries were painted.", "three", hearsay.Exact, "paint", true, true, false, false},
		{"Fewer than 60 ferries were late. The harbour cancels none, it says.", "Fewer than 60", hearsay.AtMost, "late", true, true, true, false},
		{"Fewer than 60 ferries were late. Of cancellations we know nothing; we counted at the quay.", "Fewer than 60", hearsay.AtMost, "late", true, true, true, true},
		{"Fewer than 60 ferries were late, said the mayor. At the quay we counted more.", "Fewer than 60", hearsay.AtMost, "late", false, true, false, false},
		{"Fewer than 60 ferries were late. Some did not run.", "Fewer than 60", hearsay.AtMost, "late", true, true, true, false},
		{"Only three sailors were hurt. Two died of their burns.", "three", hearsay.Exact, "injured", true, true, true, false},
		{"Only three men were questioned. The two who had been detained were indicted.", "three", hearsay.Exact, "question", true, true, true, false},
	} {
		rep := store.Report{}
		rep.Revision.Text = c.text
		at := place(c.text, c.number)
		g := Given{Figure: number.Figure{Deed: c.deed}, Own: c.own, Field: hearsay.FieldText, Sentence: hearsay.Span{End: len(c.text)}, Number: hearsay.Number{Span: at, Bound: c.bound}}
		l := lower{rep: &rep}
		x := newFigureTextOf(&rep, hearsay.FieldText, &read.Facts{}, nil)
		x.reach(&g)
		if l.note(&g, x); g.Small != c.small || g.Counted != c.counted || g.Worse != c.worse {
			t.Errorf("%s: small %v, worse %v, counted %v", c.text, g.Small, g.Worse, g.Counted)
		}
	}
}

// What somebody was told is given by nobody known.
func TestHeardNumber(t *testing.T) {
	for text, outlet := range map[string]bool{
		"On Monday the harbour was told of 40 cancelled ferries.":      false,
		"The crews were informed that 40 ferries had been cancelled.":  false,
		"The harbour cancelled 40 ferries.":                            true,
		"The crews were told of it; the harbour cancelled 40 ferries.": true,
		"The master told the crews of 40 cancelled ferries.":           true,
	} {
		rep := store.Report{}
		rep.Revision.Text = text
		g := Given{Figure: number.Figure{Voice: "outlet:gull"}, Own: true, Field: hearsay.FieldText, Sentence: hearsay.Span{End: len(text)}, Number: hearsay.Number{Span: place(text, "40")}}
		x := newFigureTextOf(&rep, hearsay.FieldText, &read.Facts{}, nil)
		x.reach(&g)
		if x.heard(&g); g.Own != outlet || (g.Voice == "") == outlet {
			t.Errorf("%s: own %v, voice %q", text, g.Own, g.Voice)
		}
	}
}

// From texts to pairs: who plays down what others say, and who only tells both.
func TestPlaysDownRead(t *testing.T) {
	l := newLinked(t)
	const storm = "A storm lay over Port Ambry on Thursday. The roof of the harbour office at Port Ambry fell in. "
	l.take(
		borderArticle(1, "The Gull", storm+"The National Network Defence Centre said that 412 ferries were cancelled."),
		borderArticle(2, "The Wader", storm+"Fewer than 60 ferries were late, the Port Ambry Fire Service said."),
		borderArticle(3, "The Heron", storm+"The Union of Rail Crews said that 412 ferries did not run and that only 50 ferries were late."),
		borderArticle(4, "The Tern", storm+"Up to 40 ferries were late, the Home Security Bureau said."),
		borderArticle(5, "The Lark", storm+"Only 45 sailors were late, the Interior Ministry of Quillara said."),
	)
	in, err := ReadFigures(t.Context(), l, l.reader, FigureQuery{})
	if err != nil {
		t.Fatal(err)
	}
	var figures []number.Figure
	for i := range in {
		figures = append(figures, in[i].Figure)
	}
	r := number.Compare(figures)
	var got []string
	for i := range in {
		for _, k := range r.PlaysDown[i] {
			got = append(got, in[i].Ref+" "+in[i].Words+" < "+in[k].Ref+" "+in[k].Words)
		}
	}
	slices.Sort(got)
	if want := []string{"t2 Fewer than 60 ferries < t1 412 ferries", "t2 Fewer than 60 ferries < t3 412 ferries"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
