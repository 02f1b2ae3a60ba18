package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon/en"
)

// articles returns the texts of the sample world, which we wrote.
func articles(tb testing.TB) []hearsay.Revision {
	tb.Helper()
	files, err := filepath.Glob("../../sample/articles/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no sample articles: %v", err)
	}
	var out []hearsay.Revision
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		_, body, _ := strings.Cut(string(b), "\n\n")
		out = append(out, hearsay.Revision{ID: hearsay.RevisionID(f), Text: body, Lang: "en"})
	}
	return out
}

// words600 joins sample texts to articles of 600 words or a little more.
func words600(tb testing.TB) []hearsay.Revision {
	var out []hearsay.Revision
	var b strings.Builder
	n := 0
	for _, a := range articles(tb) {
		b.WriteString(a.Text)
		b.WriteString("\n\n")
		if n += len(strings.Fields(a.Text)); n >= 600 {
			out = append(out, hearsay.Revision{ID: a.ID, Text: b.String(), Lang: "en"})
			b.Reset()
			n = 0
		}
	}
	return out
}

func TestReadIsPure(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles(t) {
		one, two := r.Read(&a), r.Read(&a)
		if len(one.Quotes) != len(two.Quotes) {
			t.Fatalf("%s: %d quotes, then %d", a.ID, len(one.Quotes), len(two.Quotes))
		}
		for i := range one.Quotes {
			if one.Quotes[i].ID != two.Quotes[i].ID || one.Quotes[i].Score != two.Quotes[i].Score || one.Quotes[i].Speaker != two.Quotes[i].Speaker {
				t.Errorf("%s: quote %d differs between two readings", a.ID, i)
			}
		}
	}
}

func TestSpansLieInText(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles(t) {
		out := r.Read(&a)
		if out.Level != hearsay.L2 || len(out.Quotes) == 0 {
			t.Errorf("%s: level %s, %d quotes", a.ID, out.Level, len(out.Quotes))
		}
		for _, q := range out.Quotes {
			if len(q.Content) == 0 || q.Score <= 0 || q.Score > 1 {
				t.Errorf("%s: quote %+v", a.ID, q)
			}
			for _, role := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for i, s := range role {
					if err := s.Check(q.Field.In(&a)); err != nil {
						t.Errorf("%s: %v", a.ID, err)
					}
					if i > 0 && s.Start < role[i-1].End {
						t.Errorf("%s: pieces %v do not ascend", a.ID, role)
					}
				}
			}
		}
	}
}

func TestOtherLanguagesAreNotRead(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"", "xx", "fi"} {
		out := r.Read(&hearsay.Revision{Text: "“Nein”, sagte Ana Bel. Ana Bel said: “No.”", Lang: lang})
		if out.Level != hearsay.L0 || len(out.Quotes) != 0 {
			t.Errorf("lang %q: level %s, %d quotes; want L0 and none", lang, out.Level, len(out.Quotes))
		}
	}
}

// A language with a table is read by its rules: nobody becomes public, nothing is read but
// quotation and cue, and the same name is one actor.
func TestRules(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	rev := hearsay.Revision{ID: "r1", Lang: "de-AT", Title: "Ada Weir: „Wir bleiben heute hier“", Text: "„Die Brücke bleibt geschlossen“, sagte Ada Weir.\n\n„Das war der Feind im Norden“, sagte er. Ein „guter Tag“, sagte Ada Weir."}
	out := r.Read(&rev)
	if out.Level != hearsay.L1 || len(out.Quotes) != 3 || len(out.Actors) != 1 {
		t.Fatalf("level %s, %d quotes, actors %+v", out.Level, len(out.Quotes), out.Actors)
	}
	if a := out.Actors[0]; a.Name != "Ada Weir" || a.Public || len(a.Mentions) != 2 || a.Mentions[0].Field != hearsay.FieldTitle {
		t.Errorf("actor %+v", a)
	}
	for i, q := range out.Quotes {
		if q.ID == "" || q.Accused != nil || q.Denied != nil || q.Evidence != nil || q.Certainty.Band != nil || q.Polarity != "" {
			t.Errorf("quote %d: %+v", i, q)
		}
	}
	if q := out.Quotes[2]; q.Speaker.Actor != "" || q.Speaker.Via != hearsay.ViaNone || len(q.Source) != 0 {
		t.Errorf("a pronoun speaks: %+v", q.Speaker)
	}
}

// The weights may be taken out of the program in one commit: it still runs.
func TestWithoutQuoteWeights(t *testing.T) {
	r, err := With(en.Tags, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := r.Read(&hearsay.Revision{Text: "“No,” said Ana Bel.", Lang: "en"})
	if out.Level != hearsay.L0 || len(out.Quotes) != 0 {
		t.Errorf("level %s, %d quotes; want L0 and none", out.Level, len(out.Quotes))
	}
}
