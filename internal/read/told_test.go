package read

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// Sentences outside of quotes come with their events, names and certainty; what is quoted, what
// stands far down and what is not English does not come.
func TestTold(t *testing.T) {
	r := sampleReader(t)
	far := strings.Repeat("Rain fell on the old customs house and on the mill beside it, as it had in spring. ", 30)
	rev := &hearsay.Revision{Lang: "en", Title: "Quillara expels three diplomats of Ustrand", Text: "Quillara on Monday expelled three Ustrandic diplomats.\n\n\"Caldrith expelled nobody,\" said Anna Berg, a spokeswoman.\n\n" + far + "Pirrin expelled two diplomats of Caldrith."}
	g := r.Read(rev)
	got := r.Told(rev, g.Quotes)
	var fields []hearsay.Field
	for i := range got {
		x := &got[i]
		fields = append(fields, x.Quote.Field)
		src := x.Quote.Field.In(rev)
		if len(x.Quote.Events) == 0 || len(x.Quote.Source)+len(x.Quote.Cue) > 0 || x.Quote.ID != "" {
			t.Errorf("%+v", x.Quote)
		}
		for _, e := range x.Quote.Events {
			for _, id := range slices.Concat(e.Actor, e.Recipient) {
				if n, err := strconv.Atoi(id); err != nil || n < 0 || n >= len(x.Named) {
					t.Errorf("name %q of %d", id, len(x.Named))
				} else if sp := x.Named[n].Span; !x.Quote.Content[0].Contains(sp) || sp.In(src) == "" {
					t.Errorf("%v is not in %v", sp, x.Quote.Content)
				}
			}
		}
		if words := x.Quote.Content[0].In(src); strings.Contains(words, "Caldrith") || strings.Contains(words, "Pirrin") {
			t.Errorf("told: %q", words)
		}
	}
	if !slices.Equal(fields, []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText}) {
		t.Errorf("told in %v of %+v", fields, got)
	}
	rev.Lang = "fr"
	if got := r.Told(rev, nil); len(got) > 0 {
		t.Errorf("not English: %+v", got)
	}
}

// A sentence that tells two things with their times is two; one whose subject stands apart from its verb is one.
func TestToldClauses(t *testing.T) {
	r := sampleReader(t)
	for text, want := range map[string][]string{
		"Caldrith on Tuesday expelled two diplomats of Quillara, a day after Quillara expelled three diplomats of Ustrand.": {"Caldrith on Tuesday expelled two diplomats of Quillara", "a day after Quillara expelled three diplomats of Ustrand."},
		"Caldrith, a day after the fire, expelled two diplomats of Quillara.":                                               {"Caldrith, a day after the fire, expelled two diplomats of Quillara."},
		"Quillara expelled a correspondent of Ustrand One.":                                                                 {"Quillara expelled a correspondent of Ustrand One."},
	} {
		rev := &hearsay.Revision{Lang: "en", Text: text}
		var got []string
		for _, x := range r.Told(rev, nil) {
			got = append(got, x.Quote.Content[0].In(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Cut texts never lead outside of the text, nor into a character.
func FuzzTold(f *testing.F) {
	r := sampleReader(f)
	f.Add("Quillara expels three diplomats of Ustrand", "Quillara on Monday expelled three diplomats.")
	f.Add("", strings.Repeat("é", headBytes))
	f.Add("", strings.Repeat("Ustrand expelled … ", headBytes/8))
	f.Fuzz(func(t *testing.T, title, text string) {
		rev := &hearsay.Revision{Lang: "en", Title: strings.ToValidUTF8(title, ""), Text: strings.ToValidUTF8(text, "")}
		for _, x := range r.Told(rev, nil) {
			src := x.Quote.Field.In(rev)
			for _, sp := range x.Quote.Content {
				if sp.Start < 0 || sp.End > len(src) || sp.Start >= sp.End || strings.ToValidUTF8(sp.In(src), "") != sp.In(src) {
					t.Fatalf("%v of %d bytes", sp, len(src))
				}
			}
		}
	})
}

// sampleReader knows the states of the sample world.
func sampleReader(tb testing.TB) *Reader {
	tb.Helper()
	w, err := sample.World()
	if err != nil {
		tb.Fatal(err)
	}
	r, err := In(w, en.Tags, en.Quotes)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func BenchmarkTold(b *testing.B) {
	r := sampleReader(b)
	revs := words600(b)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		r.Told(&revs[n%len(revs)], nil)
		n++
	}
}
