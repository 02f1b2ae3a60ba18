package read

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/sample"
)

// Every private person of the sample world is told to be one wherever the articles name them;
// no public person, organisation or state is.
func TestPrivate(t *testing.T) {
	r := inSample(t)
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	hidden := map[string]int{}
	for i := range articles {
		a := &articles[i]
		rev := hearsay.Revision{ID: a.RevisionID(), Article: a.ID(), Ref: a.Ref, Outlet: a.Outlet, Title: a.Title, Text: a.Text, Lang: "en", Genre: a.Genre, Published: a.Published}
		g := r.Read(&rev)
		for _, m := range g.Private {
			hidden[m.Span.In(m.Field.In(&rev))]++
		}
		for _, p := range plot.Private {
			for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
				s := f.In(&rev)
				for at := 0; ; {
					k := strings.Index(s[at:], p.Core)
					if k < 0 {
						break
					}
					at += k
					span := hearsay.Span{Start: at, End: at + len(p.Core)}
					if !slices.ContainsFunc(g.Private, func(m hearsay.Mention) bool { return m.Field == f && m.Span.Contains(span) }) {
						t.Errorf("%s: %q is not told to be private in %q", a.Ref, p.Core, s[max(0, at-40):min(len(s), at+30)])
					}
					at += len(p.Core)
				}
			}
		}
	}
	for _, public := range []string{"Gwenna Stoll", "Ustrand", "Quillara", "Waystone", "Dorrick Systems", "Pinfold Security", "Glass Heron", "Brass Moth", "Tembrough"} {
		if n := hidden[public]; n > 0 {
			t.Errorf("%s is called private %d times", public, n)
		}
	}
	if len(hidden) > 80 {
		t.Errorf("%d names are hidden", len(hidden))
	}
}

// Whoever is accused behind the name of a station, paper or firm is no less a person for it.
func TestAccusedBehindName(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ text, name string }{
		{"Quillara had accused Ustrand One's Liese Morrant of filming the harbour fence of Port Ambry.", "Liese Morrant"},
		{"Ustrand accused Caldrith Radio's Bettine Orlow of spying on the ferry port.", "Bettine Orlow"},
	} {
		rev := hearsay.Revision{ID: "r", Article: "a", Title: "A card is withdrawn", Text: c.text, Lang: "en", Genre: hearsay.GenreNews}
		g := r.Read(&rev)
		n := 0
		for _, q := range g.Quotes {
			for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
				for _, a := range list {
					n++
					if strings.Contains(a.Name, c.name) {
						t.Errorf("%s: accused by name", c.text)
					}
				}
			}
		}
		at := strings.Index(c.text, c.name)
		if n > 0 && !slices.ContainsFunc(g.Private, func(m hearsay.Mention) bool {
			return m.Field == hearsay.FieldText && m.Span.Overlaps(hearsay.Span{Start: at, End: at + len(c.name)})
		}) {
			t.Errorf("%s: the name is not told to be private", c.text)
		}
		if n == 0 {
			t.Errorf("%s: nobody is accused; this tests nothing", c.text)
		}
	}
}

// Whoever is accused and explained by a state is no less a person for it; what stands before the name may be shown.
func TestPrivateNational(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ text, name, want string }{
		{"Artem Orrel, a 35-year-old Quillaran national, was accused of hacking the ferry firm.", "Artem Orrel", hearsay.PrivateParty}, // the model takes the name for a place
		{"Artem Orrel, a Quillaran citizen, was accused of hacking the ferry firm.", "Artem Orrel", hearsay.PrivateParty},
		{"Quillaran hacker Dorn Ilken stole the data, the police said.", "Dorn Ilken", "Quillaran hacker"},
		{"Omberlane concluded that the Ustrandic firm Orlo Maritime had bombed a Quillaran fuel depot.", "", "Orlo Maritime"},
		{"Brass Finch, a Quillaran hacking group, stole the data, the police said.", "", "Brass Finch"},
	} {
		rev := hearsay.Revision{ID: "r", Article: "a", Text: c.text, Lang: "en", Genre: hearsay.GenreNews}
		g := r.Read(&rev)
		if len(g.Quotes) != 1 || !slices.ContainsFunc(g.Quotes[0].Accused, func(a hearsay.Accused) bool { return a.Name == c.want }) {
			t.Errorf("%s: %s is not accused: %+v", c.text, c.want, g.Quotes)
		}
		if c.name != "" && !slices.ContainsFunc(g.Private, func(m hearsay.Mention) bool { return m.Span.In(c.text) == c.name }) {
			t.Errorf("%s: the name is not told to be private", c.text)
		}
	}
}

// What somebody calls himself on a network is no name to be shown: whose it is nobody knows.
func TestHandles(t *testing.T) {
	r := inSample(t)
	for text, handle := range map[string]string{
		"The account @dale_mum posted that Ustrand had burned the mill.":     "dale_mum",
		"@dale_mum wrote that Ustrand had burned the mill.":                  "dale_mum",
		"A Lantern user called drylake said that Ustrand burned the mill.":   "drylake",
		"The head of the Dale region, Wend Tarrow: Ustrand burned the mill.": "",
		"@dale_mum: Ustrand burned the mill.":                                "",
	} {
		rev := hearsay.Revision{ID: "r", Article: "a", Outlet: "The Mill", Text: text, Lang: "en", Genre: hearsay.GenreNews}
		g := r.Read(&rev)
		if len(g.Quotes) != 1 || len(g.Quotes[0].Accused) != 1 || g.Quotes[0].Speaker.Via != hearsay.ViaNone {
			t.Errorf("%s: no charge by somebody unknown: %+v", text, g.Quotes)
			continue
		}
		for _, l := range g.Quotes[0].Chain {
			if handle == "" || strings.Contains(l.Name, handle) {
				t.Errorf("%s: shown as %q", text, l.Name)
			}
		}
		if handle != "" && len(g.Quotes[0].Chain) == 0 {
			t.Errorf("%s: nobody in the chain; this tests nothing", text)
		}
		if at := strings.Index(text, "dale_mum"); at >= 0 && !slices.ContainsFunc(g.Private, func(m hearsay.Mention) bool { return m.Span.Start == at }) {
			t.Errorf("%s: the handle is not told to be private", text)
		}
	}
}
