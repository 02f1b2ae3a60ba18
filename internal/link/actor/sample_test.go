package actor

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

var update = flag.Bool("update", false, "write testdata")

// sampleNames reads the sample world once: outlets, and the names of all readings.
var sampleNames = sync.OnceValues(func() ([]link.Outlet, []Name) {
	w, err := sample.World()
	if err != nil {
		panic(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		panic(err)
	}
	rows, err := sample.Outlets()
	if err != nil {
		panic(err)
	}
	var outlets []link.Outlet
	for _, o := range rows {
		outlets = append(outlets, link.Outlet{Name: o.Name, Domain: o.Domain, Aliases: o.Aliases, Owner: o.Owner, OwnerKind: o.OwnerKind, Kind: o.Kind, Country: o.Country, SpeaksFor: o.SpeaksFor})
	}
	articles, err := sample.Articles()
	if err != nil {
		panic(err)
	}
	var names []Name
	for i, slot := range sample.Names() {
		a := &articles[i]
		rev := hearsay.Revision{Article: hearsay.ArticleID(slot), Title: a.Title, Text: a.Text, Lang: "en", Outlet: a.Outlet, Published: a.Published, Genre: a.Genre}
		g := r.Read(&rev)
		names = append(names, Names(&link.Report{Article: rev.Article, Revision: &rev, Reading: &g})...)
	}
	return outlets, names
})

func sampleDirectory(t testing.TB, names []Name, said Statements) *Directory {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	outlets, _ := sampleNames()
	d, err := New(w, outlets, nil, names, said)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dump lists a directory: a line a party, its spellings, roles and reasons, then who has no
// key, by name and number of articles.
func dump(d *Directory, names []Name) string {
	var b strings.Builder
	for _, k := range d.Keys() {
		e := d.Entry(k)
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%d articles\t%s\n", k, e.Name, e.Kind, e.Country, e.Articles, strings.Join(e.Spellings, "; "))
		for _, r := range e.Roles {
			fmt.Fprintf(&b, "\trole\t%s\t%s to %s\tfirst in %s\t%d articles\n", r.Role, r.First.Format("2006-01-02"), r.Last.Format("2006-01-02"), r.Article, r.N)
		}
		for _, m := range d.Why(k) {
			fmt.Fprintf(&b, "\twhy\t%s\t%s = %s\t%v\n", m.Rule, m.A, m.B, m.Articles)
		}
	}
	b.WriteString("\nWithout a key:\n")
	var rest []string
	for _, n := range names {
		if d.Party(n.Article, n.Actor).Key == "" {
			rest = append(rest, fmt.Sprintf("%s\t%s\tpublic %v\t%s\t%s", n.Kind, n.Name, n.Public, n.Role, n.Article))
		}
	}
	slices.Sort(rest)
	b.WriteString(strings.Join(rest, "\n") + "\n")
	return b.String()
}

// TestSampleParties: all parties of the sample world, with roles and reasons. Run with -update
// after looking at what changed.
func TestSampleParties(t *testing.T) {
	_, names := sampleNames()
	got := dump(sampleDirectory(t, names, Statements{}), names)
	const file = "testdata/parties.txt"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("line %d differs (go test -update writes it anew):\ngot  %q\nwant %q", i+1, at(g, i), at(w, i))
		}
	}
}

func at(l []string, i int) string {
	if i < len(l) {
		return l[i]
	}
	return ""
}

// TestPrivate: nobody of private.tsv has a party, not even where a public person of the same
// name is planted beside.
func TestPrivate(t *testing.T) {
	_, names := sampleNames()
	p, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	planted := slices.Clone(names)
	seen := 0
	for i, x := range p.Private {
		planted = append(planted, Name{Ref: Ref{"planted", fmt.Sprint("a", i)}, Name: x.Person, Kind: hearsay.KindPerson, Public: true, Role: "minister"})
	}
	for _, list := range [][]Name{names, planted} {
		d := sampleDirectory(t, list, Statements{})
		for _, n := range names {
			for _, x := range p.Private {
				if !strings.Contains(n.Name, x.Core) {
					continue
				}
				seen++
				if got := d.Party(n.Article, n.Actor); got.Key != "" {
					t.Errorf("%s: %s has the key %s", n.Article, n.Name, got.Key)
				}
			}
		}
		for _, k := range d.Keys() {
			for _, n := range d.Entry(k).Spellings {
				for _, x := range p.Private {
					if strings.Contains(n, x.Core) && len(list) == len(names) {
						t.Errorf("%s is spelt %q", k, n)
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no reading names a private person: the test shows nothing")
	}
}
