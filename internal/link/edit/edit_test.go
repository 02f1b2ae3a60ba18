package edit

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/text"
)

// show writes pieces as text, [-cut-] and {+added+}.
func show(a, b string, ps []Piece) string {
	var s strings.Builder
	for _, p := range ps {
		switch p.Kind {
		case Same:
			s.WriteString("=" + p.New.In(b))
		case Cut:
			s.WriteString("[-" + p.Old.In(a) + "-]")
		case Added:
			s.WriteString("{+" + p.New.In(b) + "+}")
		}
	}
	return s.String()
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"One two.", "One two.", "=One two."},
		{"One two three.", "One four three.", "=One[-two-]{+four+}=three."},
		{"One two.", "", "[-One two.-]"},
		{"", "One two.", "{+One two.+}"},
		{"A “b” c – d.", "A \"b\" c - d.", "=A \"b\" c - d."},
		{"One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "=One.[-Two.-]=Three."},
		{"It is highly likely that the group did it.", "The group did it.", "[-It is highly likely that the-]{+The+}=group did it."},
		{"A man of the north said so.", "A woman of the south said so.", "=A[-man-]{+woman+}=of the[-north-]{+south+}=said so."},
		{"red the blue", "green the yellow", "[-red the blue-]{+green the yellow+}"},
	} {
		if got := show(c.a, c.b, Compare(c.a, c.b)); got != c.want {
			t.Errorf("%q to %q:\n%s\nwant\n%s", c.a, c.b, got, c.want)
		}
	}
}

func report(older, newer string) Report {
	ta, xa, _ := strings.Cut(older, "|")
	tb, xb, _ := strings.Cut(newer, "|")
	return Edit(&hearsay.Revision{Title: ta, Text: xa, Lang: "en"}, &hearsay.Revision{Title: tb, Text: xb, Lang: "en"})
}

func marks(r Report) string {
	var out []string
	for _, m := range r.Marks {
		sign := "-"
		if m.Added {
			sign = "+"
		}
		out = append(out, fmt.Sprint(sign, m.Kind, " ", m.Text))
	}
	return strings.Join(out, ", ")
}

func TestEdit(t *testing.T) {
	for _, c := range []struct {
		name, a, b, marks string
		silent            bool
		notice            string
	}{
		{"hardened in silence", "Who did it?|It is highly likely that Ustrand carried out the attack, the centre said.", "Ustrand did it|Ustrand carried out the attack.", "-hedge highly likely", true, ""},
		{"no change of words", "T|He said “no”.", "T|He said \"no\".", "", false, ""},
		{"spelling", "T|The goverment closed the border crossing.", "T|The government closed the border crossing.", "", false, ""},
		{"number", "T|The operator cancelled 412 trains.", "T|The operator cancelled 142 trains.", "-number 412, +number 142", true, ""},
		{"with a correction", "T|The operator cancelled 412 trains.", "T|The operator cancelled 142 trains.\n\nCorrection: an earlier version gave another number.", "-number 412, +number 142", false, "correction"},
		{"amended", "T|The operator cancelled 412 trains.", "T|The operator cancelled 142 trains.\n\nThis article was amended on 5 March 2026 to correct the number.", "-number 412, +number 142, +number 5, +name March, +number 2026", false, "correction"},
		{"a report about a correction", "T|The ministry spoke.\n\nMore follows.\n\nOthers wait.\n\nThe end.", "T|The ministry spoke.\n\nThe ministry corrected its figure to 412 and withdrew a claim.\n\nMore follows.\n\nOthers wait.\n\nThe end.", "+number 412", true, ""},
		{"update", "T|The ministry spoke.", "T|The ministry spoke.\n\nUPDATE: The minister resigned.", "+name UPDATE", false, "update"},
		{"negation", "T|The group did take part.", "T|The group did not take part.", "+negation not", true, ""},
		{"name", "T|Police in Halvern arrested a man named Orbeck Vance.", "T|Police in Halvern arrested a man.", "-name Orbeck Vance", true, ""},
		{"moved", "T|First the minister spoke.\n\nThen the trains stopped.", "T|Then the trains stopped.\n\nFirst the minister spoke.", "", false, ""},
		{"function words", "T|The trains that stopped were old.", "T|The trains which stopped were old.", "", false, ""},
	} {
		r := report(c.a, c.b)
		kinds := ""
		for _, n := range r.Notices {
			kinds += n.Kind
		}
		if got := marks(r); got != c.marks || r.Silent != c.silent || kinds != c.notice {
			t.Errorf("%s: marks %q, silent %v, notice %q, changed %d, meaning %d\nwant %q, %v, %q", c.name, got, r.Silent, kinds, r.Changed, r.Meaning, c.marks, c.silent, c.notice)
		}
	}
	other := Edit(&hearsay.Revision{Text: "Der Zug hielt.", Lang: "de"}, &hearsay.Revision{Text: "Der Zug brannte.", Lang: "de"})
	if other.Silent || other.Meaning == 0 {
		t.Errorf("another language: %+v", other)
	}
}

// Pieces cover both texts in order, the same ones hold the same words, and comparing a text
// with itself finds nothing.
func TestCompareProperties(t *testing.T) {
	word := rapid.SampledFrom([]string{"the", "train", "stopped", "is", "likely", "not", "412", "Ustrand", ",", ".", "\n\n", "“so”", "é"})
	sentence := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 60).Draw(t, "word"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := sentence.Draw(t, "a"), sentence.Draw(t, "b")
		holds(t, a, b)
		for _, p := range Compare(a, a) {
			if p.Kind != Same {
				t.Fatalf("%q differs from itself: %+v", a, p)
			}
		}
	})
}

// words reports whether s holds anything that is a token.
func words(s string) bool {
	var d text.Doc
	d.Parse(s)
	return len(d.Toks) > 0
}

type fatal interface{ Fatalf(string, ...any) }

func holds(t fatal, a, b string) {
	oldAt, newAt := 0, 0
	for _, p := range Compare(a, b) {
		if p.Old.Start < oldAt || p.New.Start < newAt || p.Old.End > len(a) || p.New.End > len(b) || p.Old.End < p.Old.Start || p.New.End < p.New.Start {
			t.Fatalf("piece %+v behind %d, %d", p, oldAt, newAt)
		}
		gapA, gapB := a[oldAt:p.Old.Start], b[newAt:p.New.Start]
		if words(gapA) || words(gapB) {
			t.Fatalf("%q and %q are in no piece", gapA, gapB)
		}
		oldAt, newAt = p.Old.End, p.New.End
	}
	if words(a[oldAt:]) || words(b[newAt:]) {
		t.Fatalf("%q and %q are left", a[oldAt:], b[newAt:])
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("It is likely.\n\nTwo.", "It is.\n\nThree.")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 20000 {
			return
		}
		holds(t, a, b)
		Edit(&hearsay.Revision{Text: a, Lang: "en"}, &hearsay.Revision{Text: b, Lang: "en"})
	})
}

func BenchmarkEdit(b *testing.B) {
	body := strings.Repeat("The operator cancelled 412 trains on Monday, and the minister said that it is likely that somebody broke in.\n\n", 30)
	older, newer := hearsay.Revision{Text: body, Lang: "en"}, hearsay.Revision{Text: strings.Replace(body, "likely", "certain", 7), Lang: "en"}
	for b.Loop() {
		Edit(&older, &newer)
	}
}

func TestHide(t *testing.T) {
	r := report("T|Police in Halvern arrested Orbeck Vance.", "T|Police in Halvern arrested a man, Minister Aro said.")
	older := []hearsay.Actor{{Name: "Orbeck Vance", Kind: hearsay.KindPerson, Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{Start: 27, End: 39}}}}}
	newer := []hearsay.Actor{{Name: "Aro", Kind: hearsay.KindPerson, Public: true, Mentions: []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{Start: 34, End: 46}}}}}
	for _, m := range Hide(r.Marks, older, newer) {
		if strings.Contains(m.Text, "Vance") || m.Added && m.Kind == Name && !strings.Contains(m.Text, "Aro") {
			t.Errorf("%+v", m)
		}
	}
	for _, m := range Hide(r.Marks, nil, nil) {
		if m.Kind == Name && m.Text != Hidden {
			t.Errorf("shown without a reading: %+v", m)
		}
	}
}

// Which paragraphs are notices, in whatever order one asks.
func TestNotices(t *testing.T) {
	const report = "The storm sank boats.\n\nThe ministry corrected its number on Friday: 390.\n\nNobody was hurt.\n\n"
	for _, c := range []struct {
		text, at string
		want     bool
	}{
		{report + "Correction: in our first edition the storm sank 412 boats.", "412", true},
		{"CORRECTION: We gave the number of boats as 412.\n\n" + report, "412", true},
		{report + "Correction: in our first edition the storm sank 412 boats.", "boats.", false},
		{report, "390", false},
		{"412", "412", false},
	} {
		n := Notices{Src: c.text}
		if got := n.At(strings.Index(c.text, c.at)); got != c.want {
			t.Errorf("%q of %q: %v", c.at, c.text, got)
		}
		for k := range 2 * len(c.text) {
			k = k * 7 % len(c.text)
			if alone := (&Notices{Src: c.text}); n.At(k) != alone.At(k) {
				t.Errorf("byte %d of %q: %v, and %v when asked alone", k, c.text, n.At(k), alone.At(k))
			}
		}
	}
}
