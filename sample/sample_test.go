package sample_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/sample"
)

func TestArticles(t *testing.T) {
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	names := sample.Names()
	if len(articles) != len(names) || len(articles) < 115 {
		t.Fatalf("%d articles, %d names, want at least 115", len(articles), len(names))
	}
	outlets, err := sample.Outlets()
	if err != nil {
		t.Fatal(err)
	}
	byName := map[string]bool{}
	for _, o := range outlets {
		byName[o.Name] = true
	}
	at := map[int]*hearsay.Article{}
	for i := range articles {
		a := &articles[i]
		at[sample.Slot(names[i])] = a
		switch {
		case !byName[a.Outlet]:
			t.Errorf("%s: outlet %q is not in outlets.csv", names[i], a.Outlet)
		case a.Ref == "" || a.Canonical == "" || a.Title == "" || a.Text == "" || a.Lang != "en" || a.Genre == hearsay.GenreUnknown:
			t.Errorf("%s: incomplete: %+v", names[i], a)
		case a.Published.IsZero() || a.Published.Doubt != hearsay.DoubtNone:
			t.Errorf("%s: published %+v", names[i], a.Published)
		}
	}
	if at[8].ID() != at[15].ID() || at[8].RevisionID() == at[15].RevisionID() {
		t.Error("15 is not a later revision of 08")
	}
	if got := at[21].Published.Precision; got != hearsay.PrecisionDay {
		t.Errorf("21: precision %q, want day", got)
	}
	if got := at[23].Published.Zone; got != hearsay.ZoneOutlet {
		t.Errorf("23: zone %q, want the outlet's", got)
	}
}

// Taking the marks away gives the article, and every span covers what its mark held.
func TestGold(t *testing.T) {
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	quotes := 0
	for i, name := range sample.Names() {
		g, err := sample.Gold(name)
		if err != nil {
			t.Error(err)
			continue
		}
		if g.Title != articles[i].Title {
			t.Errorf("%s: title %q, want %q", name, g.Title, articles[i].Title)
		}
		if g.Text != articles[i].Text {
			t.Errorf("%s: text differs from the article's", name)
		}
		for j, q := range g.Quotes {
			quotes++
			if q.Number != j+1 {
				t.Errorf("%s: quote %d stands at place %d", name, q.Number, j+1)
			}
			field := g.Text
			if q.Field == hearsay.FieldTitle {
				field = g.Title
			}
			for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for k, sp := range spans {
					if err := sp.Check(field); err != nil {
						t.Errorf("%s: quote %d: %v", name, q.Number, err)
					} else if w := sp.In(field); w != strings.TrimSpace(w) {
						t.Errorf("%s: quote %d: span %q has outer space", name, q.Number, w)
					}
					if k > 0 && spans[k-1].End > sp.Start {
						t.Errorf("%s: quote %d: spans do not ascend", name, q.Number)
					}
				}
			}
		}
	}
	if quotes < 780 {
		t.Errorf("%d quotes in all, want at least 780", quotes)
	}
}

func TestParseGold(t *testing.T) {
	g, err := sample.ParseGold("# [S1 Mill][C1 :] [Q1 no]\n\n[S2,3 She] [C2 said] [Q2 a] and [C3 asked] [Q3 b]. [Q2 c]\n---\n" +
		"1 | Mill (private person) | name | deny | - | denied:Weir;Sluice | maybe;may\n" +
		"2 | unknown (a woman) | none | assert | + | |\n3 | Ada Weir | pronoun | ask | + | asked:X;supposed:Y |\n")
	if err != nil {
		t.Fatal(err)
	}
	if g.Title != "Mill: no" || g.Text != "She said a and asked b. c\n" {
		t.Errorf("title %q, text %q", g.Title, g.Text)
	}
	q := g.Quotes[0]
	if q.Field != hearsay.FieldTitle || q.Speaker != "Mill" || !q.Private || !slices.Equal(q.Denied, []string{"Weir"}) ||
		!slices.Equal(q.Accused, []string{"Sluice"}) || !slices.Equal(q.Hedges, []string{"maybe", "may"}) || q.Polarity != "-" {
		t.Errorf("quote 1: %+v", q)
	}
	q = g.Quotes[1]
	if q.Speaker != "" || q.Described != "a woman" || len(q.Content) != 2 || q.Content[1].In(g.Text) != "c" || q.Source[0] != g.Quotes[2].Source[0] {
		t.Errorf("quote 2: %+v", q)
	}
	if q = g.Quotes[2]; !slices.Equal(q.Asked, []string{"X"}) || !slices.Equal(q.Supposed, []string{"Y"}) {
		t.Errorf("quote 3: %+v", q)
	}
}

func TestParseGoldBasis(t *testing.T) {
	g, err := sample.ParseGold("# t\n\n[S1 Mill] [C1 said] [Q1 a]. [S2 Weir] [C2 denied] [Q2 it].\n---\n" +
		"1 | Mill | name | accuse | + | |\n2 | Weir | name | deny | + | | | document;witness/cited | The Reed < unknown (two clerks)×2 < unknown (guards) | 1\n")
	if err != nil {
		t.Fatal(err)
	}
	if g.Quotes[0].Basis != nil {
		t.Error("quote 1 has a basis")
	}
	want := &sample.GoldBasis{Evidence: []hearsay.Evidence{hearsay.Document, hearsay.Witness}, Shown: hearsay.Cited, Replies: []int{1},
		Chain: []sample.GoldLink{{Name: "The Reed", Named: true}, {Name: "two clerks", Count: 2}, {Name: "guards"}}}
	if got := g.Quotes[1].Basis; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestParseGoldErrors(t *testing.T) {
	const reading = "1 | A | name | assert | + | |\n"
	for _, s := range []string{
		"", "title\n\ntext\n---\n", "# t\n\ntext", // form
		"# t\n\n[Q1 a\n---\n" + reading, "# t\n\na]\n---\n", "# t\n\n[Q1 [C1 a]]\n---\n" + reading, // brackets
		"# t\n\n[Q1 ]\n---\n" + reading, "# t\n\n[Q a]\n---\n", "# t\n\n[X1 a]\n---\n" + reading, // marks
		"# [Q1 t]\n\n[C1 a]\n---\n" + reading,                                                           // two fields
		"# t\n\n[Q1 a]\n---\n", "# t\n\na\n---\n" + reading, "# t\n\n[Q1 a]\n---\n" + reading + reading, // readings
		"# t\n\n[Q1 a]\n---\n1 | A | name\n", "# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | none_given | -\n", // cells
		"# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | hearsay | - | -\n", "# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | | - | -\n",
		"# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | witness/told | - | -\n", "# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | witness | unknown (x | -\n",
		"# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | witness | - | 1\n", "# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | witness | - | 2\n",
		"# t\n\n[Q1 a]\n---\n1 | A | name | deny | + | | | none_given;witness | - | -\n", "# t\n\n[Q1 a]\n---\n1 | A | name | assert | ? | |\n", "# t\n\n[S1 a]\n---\n" + reading,
	} {
		if _, err := sample.ParseGold(s); !errors.Is(err, sample.ErrGold) {
			t.Errorf("ParseGold(%q): error %v, want ErrGold", s, err)
		}
	}
}

// The parser never panics, and the spans of what it accepts lie in what is left.
func FuzzParseGold(f *testing.F) {
	for _, name := range sample.Names()[:3] {
		g, err := sample.Gold(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add("# " + g.Title + "\n\n[Q1 " + strings.TrimSpace(g.Text) + "]\n---\n1 | A | name | assert | + | |\n")
	}
	f.Add("# t\n\n[Q1 a] [Q2 b]\n---\n1 | A | name | deny | + | | | witness;document/shown | B < unknown (two c)×2 | 2\n2 | A | name | deny | + | | | none_given | - | -\n")
	f.Add("# [S1 Mill][C1 :] [Q1 no]\n\n[S2,3 She] [C2 said] [Q2 é] [Q3 b]\n---\n1 | M | name | deny | - | denied:W |\n")
	f.Fuzz(func(t *testing.T, s string) {
		g, err := sample.ParseGold(s)
		if err != nil {
			return
		}
		for _, q := range g.Quotes {
			field := g.Text
			if q.Field == hearsay.FieldTitle {
				field = g.Title
			}
			for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for _, sp := range spans {
					if sp.Start < 0 || sp.End > len(field) || sp.Empty() {
						t.Fatalf("span %v outside %q", sp, field)
					}
				}
			}
		}
	})
}
