package speaker_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read"
	"hearsay/internal/read/name"
	"hearsay/internal/read/speaker"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// TestPublic: a person is public only by a role in the text that the table knows.
func TestPublic(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		source string
		want   bool
	}{
		{"Foreign Minister Ilan Voss", true},
		{"Ilan Voss, the Kestrian prime minister,", true},
		{"General Ilan Voss", true},
		{"Spokeswoman Mara Pell", true},
		{"Mara Pell, head of the tide office,", true},
		{"Mara Pell, chief executive of Merrow Works,", true},
		{"Mara Pell, a professor of law,", true},
		{"Analyst Mara Pell", true},
		{"Opposition lawmaker Mara Pell", true},
		{"Mayor Mara Pell", true},
		{"Judge Mara Pell", true},
		{"Police superintendent Mara Pell", true},
		{"Mara Pell", false},
		{"Mr Voss", false},
		{"Dr Mara Pell", false},
		{"Mara Pell, a teacher,", false},
		{"A baker on the quay, Mara Pell,", false},
		{"Mara Pell, a witness,", false},
		{"Mara Pell, whose brother was burned,", false},
		{"Mara Pell, the victim's sister,", false},
		{"Mara Pell, mother of two,", false},
		{"Mara Pell, 31, a suspect,", false},
		{"Mara Pell, a suspect and former colonel,", false},
		{"Neighbour Mara Pell", false},
		{"Mara Pell, the minister's brother,", false},
		{"Mara Pell, the wife of the mayor,", false},
		{"Mara Pell, who lives near the mayor,", false},
		{"Team captain Mara Pell, 14,", false},
		{"Class president Mara Pell (15)", false},
		{"Twelve-year-old chess champion and author Mara Pell", false},
		{"16-year-old councillor Mara Pell", false},
		{"Mayor Mara Pell, 48,", true},
		{"Mara Pell, 18, the mayor,", true},
	} {
		actors, _ := k.read("[S "+c.source+"] [C said] [Q the port was closed].", "")
		if len(actors) != 1 || actors[0].Kind != hearsay.KindPerson && c.want {
			t.Errorf("%s: actors %+v", c.source, actors)
			continue
		}
		if actors[0].Kind == hearsay.KindPerson && actors[0].Public != c.want {
			t.Errorf("%s: public %v, want %v (role %q)", c.source, actors[0].Public, c.want, actors[0].Role)
		}
	}
}

// private are the private persons of the sample world (WORLD.md).
var private = []string{"Pennick", "Tresk", "Overy", "Ilka", "Martin"}

// TestPrivatePersons: nobody private in the sample world ever becomes public, and those
// whom the plot makes public do.
func TestPrivatePersons(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	public := map[string]bool{}
	for i := range articles {
		a := &articles[i]
		got := r.Read(&hearsay.Revision{Title: a.Title, Text: a.Text, Lang: "en", Outlet: a.Outlet})
		for _, x := range got.Actors {
			if x.Kind != hearsay.KindPerson {
				continue
			}
			public[x.Name] = public[x.Name] || x.Public
			for _, p := range private {
				if strings.Contains(x.Name, p) && x.Public {
					t.Errorf("%s: %s is public as %q", a.Ref, x.Name, x.Role)
				}
			}
		}
	}
	for _, p := range []string{"Gwenna Stoll", "Dilys Farrowmont", "Rafe Undermoor", "Ida Collop", "Kit Larkrise", "Yanna Birchard"} {
		if !public[p] {
			t.Errorf("%s is not public", p)
		}
	}
}

// TestSwap: exchanging two states in an article exchanges them in its speakers and changes
// nothing else.
func TestSwap(t *testing.T) {
	k := newKit(t)
	const article = `ALDMOOR, March 3 (Northline) - [S1 The Kestrian foreign ministry] [C1 said] [Q1 the port was closed by Tarnovia]. [S2 It] [C2 demanded] [Q2 an apology].

[S3 Tarnovian Foreign Minister Ilan Voss] [C3 denied] [Q3 it]. [Q4 "No,"] [S4 he] [C4 said]. [S5 Velm] [C5 says] [Q5 the port is open]. [S6 The Gull House] [C6 said] [Q6 nothing]. [S7 The Interior Ministry] [C7 counted] [Q7 ten ships]. [S8 KHW] [C8 agreed] [Q8 to talks].`
	swap := strings.NewReplacer("ALDMOOR", "VELM", "Kestria", "Tarnovia", "Tarnovia", "Kestria", "Velm", "Aldmoor", "Gull House", "Amber Hall", "KHW", "THW", "KES", "TAR", "TAR", "KES")
	show := func(actors []hearsay.Actor, quotes []hearsay.Quote) string {
		var b strings.Builder
		for i := range quotes {
			b.WriteString(told(actors, quotes[:i+1]) + "\n")
		}
		return b.String()
	}
	want := swap.Replace(show(k.read(article, "")))
	if got := show(k.read(swap.Replace(article), "")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// BenchmarkResolve finds names and speakers in the longest article of the sample world, and
// reports the time for 600 words of it.
func BenchmarkResolve(b *testing.B) {
	k := newKit(b)
	articles, err := sample.Articles()
	if err != nil {
		b.Fatal(err)
	}
	long := articles[0].Text
	for _, a := range articles {
		if len(a.Text) > len(long) {
			long = a.Text
		}
	}
	r, err := read.New()
	if err != nil {
		b.Fatal(err)
	}
	quotes := r.Read(&hearsay.Revision{Text: long, Lang: "en"}).Quotes
	d := new(text.Doc)
	d.Parse(long)
	var tw tag.Work
	pos := k.tags.Tag(nil, &tw, d)
	var names []name.Name
	b.SetBytes(int64(len(long)))
	b.ReportAllocs()
	for b.Loop() {
		names = k.who.Names().Find(names[:0], d, pos)
		for i := range quotes {
			quotes[i].Reasons = quotes[i].Reasons[:0]
		}
		k.who.Resolve(speaker.Input{Fields: []speaker.Field{{Field: hearsay.FieldText, Doc: d, Tags: pos, Names: names, Quotes: quotes}}})
	}
	words := len(strings.Fields(long))
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)*600/float64(words), "µs/600words")
}

// TestSharedSurname: the rank of one bearer of a surname makes nobody else of that surname public; an office does.
func TestSharedSurname(t *testing.T) {
	k := newKit(t)
	for text, want := range map[string]bool{
		"Khizr Orven and Mary Orven, the parents of Human Orven, spoke. Captain Orven was a hero. [S Mr. Orven] [C said] [Q no].": false,
		"Khizr Orven and Mary Orven spoke. President Orven was there. [S Orven] [C said] [Q no].":                                 true,
		"Captain Orven was a hero. [S Captain Orven] [C said] [Q no].":                                                            true,
	} {
		actors, _ := k.read(text, "")
		got := false
		for _, a := range actors {
			got = got || a.Name == "Orven" && a.Public
		}
		if got != want {
			t.Errorf("%s: public %v, want %v: %+v", text, got, want, actors)
		}
	}
}
