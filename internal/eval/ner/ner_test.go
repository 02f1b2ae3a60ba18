package ner

import (
	"slices"
	"strings"
	"testing"
)

const numbered = "# newdoc id = one\n# sent_id = 1\n# text = Ilan Voss left Aldmoor.\n1\tIlan\tB-PER\t-\tx\n2\tVoss\tI-PER\t-\tx\n3\tleft\tO\t-\t-\n4\tAldmoor\tB-LOC\t-\tx\n5\t.\tO\t-\t-\n\n" +
	"# text = Northline Agency said so.\n1\tNorthline\tB-ORG\t-\tx\n2\tAgency\tI-ORG\t-\tx\n3\tsaid\tO\t-\t-\n4\tso\tO\t-\t-\n5\t.\tO\t-\t-\n\n# newdoc id = two\n# text = Rain\n1\tRain\tO\t-\t-\n"

const plain = "0\tThe\tO\n1\tQuay\tB-ORG\n2\tPress\tI-ORG\n3\tOrla\tB-PER\n4\t,\tO\n\n0\t-DOCSTART-\tO\n\n0\tOrla\tI-PER\n"

func TestRead(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{numbered, "one: PER Ilan Voss|LOC Aldmoor|ORG Northline Agency; two: "},
		{plain, ": ORG Quay Press|PER Orla; : PER Orla"},
		{"", ""},
	} {
		docs, err := Read(strings.NewReader(c.in))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range docs {
			var names []string
			for _, n := range d.Names {
				names = append(names, n.Kind+" "+n.Span.In(d.Text))
			}
			got = append(got, d.ID+": "+strings.Join(names, "|"))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("got %q, want %q", s, c.want)
		}
	}
	docs, _ := Read(strings.NewReader(plain))
	if want := "The Quay Press Orla,"; docs[0].Text != want {
		t.Errorf("text %q, want %q", docs[0].Text, want)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, in := range []string{"word\n", "0\tVoss\tX-PER\n", "# text = Rain\n1\tSnow\tO\t-\t-\n"} {
		if _, err := Read(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: error %v, want one with a line", in, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(numbered)
	f.Add(plain)
	f.Fuzz(func(t *testing.T, in string) {
		docs, err := Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, d := range docs {
			if !slices.IsSortedFunc(d.Names, func(a, b Name) int { return a.Span.Start - b.Span.Start }) {
				t.Fatal("names out of order")
			}
			last := 0
			for _, n := range d.Names {
				if n.Span.Start < last || n.Span.End > len(d.Text) || n.Span.Empty() {
					t.Fatalf("name %v of a text of %d bytes, after %d", n.Span, len(d.Text), last)
				}
				last = n.Span.End
			}
		}
	})
}
