package actor

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

var fold = func() folder {
	f, err := newFolder()
	if err != nil {
		panic(err)
	}
	return f
}()

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, lang, want string }{
		{"The Tembrough Register", "en", "tembrough register"},
		{"Quillara's Harbour-Board", "en", "quillara harbour board"},
		{"Ministère  de l’Intérieur", "fr", "ministere de linterieur"},
		{"U.N.", "en", "un"}, {"J. Hale", "en", "j hale"}, {"Gorse & Poole", "en", "gorse and poole"},
		{"Łukasz Ørsted", "pl", "lukasz orsted"}, {"the", "en", "the"}, {"«»", "en", ""}, {"", "en", ""},
		{"Єлизавета Гай", "uk", "ielyzaveta hai"}, {"Алёна Гай", "ru", "alena gai"},
	} {
		if got := fold.fold(c.in, c.lang); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// TestSkeleton: what systems of transliteration make of one name is one; other names are
// others.
func TestSkeleton(t *testing.T) {
	s := func(n string) string {
		lang := "ru"
		if strings.ContainsAny(n, "іїє") {
			lang = "uk"
		}
		return skeleton(fold.fold(n, lang))
	}
	for _, forms := range []string{
		"Sergei Lavrin;Sergey Lavrin;Сергей Лаврин", "Dmitry Ozhegov;Dmitriy Ozhegov;Dmitrii Ožegov;Дмитрий Ожегов",
		"Yevgeny Malykh;Evgenii Malyh;Евгений Малых", "Mariia Koval;Mariya Koval;Maria Koval;Марія Коваль",
		"Andrii Zelenskyi;Andriy Zelenskyy;Andrii Zelensky;Андрій Зеленський", "Yulia Shchukina;Iuliia Shchukina;Юлия Щукина",
	} {
		l := strings.Split(forms, ";")
		for _, f := range l[1:] {
			if f == "Dmitrii Ožegov" {
				continue // ž loses its mark: another letter, and unknown is better than a guess
			}
			if s(f) != s(l[0]) {
				t.Errorf("%s %q, %s %q", f, s(f), l[0], s(l[0]))
			}
		}
	}
	for _, p := range [][2]string{{"Ada Fenn", "Ada Finn"}, {"Boris Hale", "Boris Gale"}, {"Ivan Petrov", "Ivan Petrova"}} {
		if s(p[0]) == s(p[1]) {
			t.Errorf("%s and %s are one", p[0], p[1])
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("The U.N.'s Łódź", "uk")
	f.Add("\xff’s", "")
	f.Fuzz(func(t *testing.T, name, lang string) {
		x := fold.fold(name, lang)
		if !utf8.ValidString(x) || strings.Contains(x, "  ") || strings.HasPrefix(x, " ") {
			t.Fatalf("%q", x)
		}
		skeleton(x)
		initials(name)
		behind(name, hearsay.Span{Start: 0, End: len(name) / 2})
	})
}

// maker builds names, one article each unless told otherwise.
type maker struct{ names []Name }

func (m *maker) add(kind hearsay.ActorKind, name, country, role, short string) Ref {
	r := Ref{hearsay.ArticleID(fmt.Sprintf("x%02d", len(m.names))), "a1"}
	m.names = append(m.names, Name{Ref: r, Name: name, Kind: kind, Country: country, Role: role, Short: short, Public: true, Lang: "en", At: time.Date(2025, 3, 1+len(m.names), 0, 0, 0, 0, time.UTC)})
	return r
}

func build(t testing.TB, names []Name, outlets []link.Outlet, said Statements) *Directory {
	t.Helper()
	return buildWith(t, names, outlets, nil, said)
}

func buildWith(t testing.TB, names []Name, outlets []link.Outlet, papers []string, said Statements) *Directory {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	user, err := world.Parse("state\tKES\tKestria\tKestrian Republic\tKestrian\tKestrians\tAldmoor\tGull House\nstate\tTAR\tTarnovia\t\tTarnovian\tTarnovians\tVelm\tAmber Hall\nservice\tKestrian Harbour Watch\tKHW\tKES\tarmed\nbody\tLantern Pact\tLP\t\talliance\ngroup\tGrey Otter\tTidal Five;APT 900\tthreat_actor\n")
	if err == nil {
		w, err = w.With(user...)
	}
	if err != nil {
		t.Fatal(err)
	}
	d, err := New(w, outlets, papers, names, said)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const (
	p = hearsay.KindPerson
	o = hearsay.KindOrganisation
	s = hearsay.KindState
	g = hearsay.KindThreatActor
)

// TestKeys: one key for each of a list of names, each in an article of its own.
func TestKeys(t *testing.T) {
	type n struct {
		kind                       hearsay.ActorKind
		name, country, role, short string
		want                       string
	}
	for _, c := range []struct {
		what  string
		names []n
	}{
		{"states", []n{{s, "Kestria", "KES", "", "", "state:KES"}, {s, "Kestrian Republic", "", "", "", "state:KES"}, {s, "Government of Kestria", "KES", "", "", "state:KES"}, {s, "government", "", "", "", ""}, {hearsay.KindPeople, "Kestrians", "KES", "", "", ""}}},
		{"a service by its acronym", []n{{o, "KHW", "KES", "", "", "org:kestrian harbour watch"}, {o, "the Kestrian Harbour Watch", "KES", "", "", "org:kestrian harbour watch"}}},
		{"an acronym that an article explains", []n{{o, "Brindle Grain Board", "", "", "BGB", "org:brindle grain board"}, {o, "BGB", "", "", "", "org:brindle grain board"}}},
		{"an acronym that nobody explains", []n{{o, "Brindle Grain Board", "", "", "", "org:brindle grain board"}, {o, "BGB", "", "", "", "org:bgb"}}},
		{"an acronym that two explain", []n{{o, "Brindle Grain Board", "", "", "BGB", "org:brindle grain board"}, {o, "Bellwick Gulls Brigade", "", "", "BGB", "org:bellwick gulls brigade"}, {o, "BGB", "", "", "", ""}}},
		{"organisations without a name of their own", []n{{o, "foreign ministry", "", "", "", ""}, {o, "Statistics Office", "", "", "", ""}, {o, "Harbour Police", "", "", "", ""}, {o, "Statistics Office", "KES", "", "", "org:statistics office"}}},
		{"one name of two countries", []n{{o, "Quenby Coast Guard", "KES", "", "", "org:quenby coast guard@KES"}, {o, "Quenby Coast Guard", "TAR", "", "", "org:quenby coast guard@TAR"}, {o, "Quenby Coast Guard", "", "", "", ""}}},
		{"a group's alias, and no country", []n{{g, "Grey Otter", "", "", "", "group:grey otter"}, {g, "Tidal Five", "KES", "", "", "group:grey otter"}, {g, "Rust Badger", "TAR", "", "", "group:rust badger"}}},
		{"plural", []n{{g, "Rust Badger", "", "", "", "group:rust badgers"}, {g, "Rust Badgers", "", "", "", "group:rust badgers"}}},
		{"a person with and without country", []n{{p, "Ilan Voss", "KES", "foreign minister", "", "person:ilan voss"}, {p, "Ilan Voss", "", "Minister", "", "person:ilan voss"}, {p, "Voss", "KES", "minister", "", ""}}},
		{"two persons of two countries", []n{{p, "Ilan Voss", "KES", "minister", "", "person:ilan voss@KES"}, {p, "Ilan Voss", "TAR", "minister", "", "person:ilan voss@TAR"}, {p, "Ilan Voss", "", "minister", "", ""}}},
		{"two persons of two roles", []n{{p, "Ilan Voss", "", "colonel", "", "person:ilan voss#rank"}, {p, "Ilan Voss", "", "economist", "", "person:ilan voss#expert"}, {p, "Ilan Voss", "", "", "", ""}}},
		{"whoever leads may belong to either", []n{{p, "Ilan Voss", "", "head of research", "", "person:ilan voss"}, {p, "Ilan Voss", "", "economist", "", "person:ilan voss"}}},
		{"transliteration", []n{{p, "Sergei Lavrin", "KES", "minister", "", "person:sergei lavrin"}, {p, "Sergey Lavrin", "", "minister", "", "person:sergei lavrin"}, {p, "Сергей Лаврин", "", "minister", "", "person:sergei lavrin"}}},
		{"transliteration against a country", []n{{p, "Sergei Lavrin", "KES", "minister", "", "person:sergei lavrin"}, {p, "Sergey Lavrin", "TAR", "minister", "", "person:sergey lavrin"}}},
		{"an office", []n{{hearsay.KindOffice, "Interior Minister of Kestria", "KES", "", "", "office:interior minister of kestria"}, {hearsay.KindOffice, "interior minister", "", "", "", ""}}},
		{"marks and case", []n{{p, "Ānna Bērza", "", "minister", "", "person:anna berza"}, {p, "ANNA BERZA", "", "minister", "", "person:anna berza"}}},
	} {
		var m maker
		for _, x := range c.names {
			m.add(x.kind, x.name, x.country, x.role, x.short)
		}
		d := build(t, m.names, nil, Statements{})
		for i, x := range c.names {
			got := d.Party(m.names[i].Article, "a1")
			if got.Key != x.want {
				t.Errorf("%s: %s (%s, %s): %q, want %q", c.what, x.name, x.country, x.role, got.Key, x.want)
			}
			if x.kind == g && got.Country != "" {
				t.Errorf("%s: a group has the country %s", c.what, got.Country)
			}
		}
	}
}

// TestOrgan: what a table has as a body of a state is one, under each of its names.
func TestOrgan(t *testing.T) {
	var m maker
	for _, name := range []string{"KHW", "Kestrian Harbour Watch", "Kestrian Steel"} {
		m.add(o, name, "KES", "", "")
	}
	d := build(t, m.names, nil, Statements{})
	for i, want := range []bool{true, true, false} {
		if got := d.Party(m.names[i].Article, "a1"); got.Organ != want {
			t.Errorf("%s is an organ: %v", got.Name, got.Organ)
		}
	}
}

// TestGeneric: a name of dictionary words may be anybody's, unless the whole world knows a firm by it.
func TestGeneric(t *testing.T) {
	things, err := en.Things()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for w := range things.Known {
		if _, ok := en.WordClasses()[en.HashWord(w)]; ok {
			n++
		}
		if generic(w) {
			t.Errorf("%s is anybody's", w)
		}
	}
	if n == 0 {
		t.Error("no firm's name is a word of the news")
	}
	if !generic("statistics office") || generic("tamblin office") {
		t.Error("dictionary words are nobody's own")
	}
}

// TestPrivateOfSameName: who is private in an article has no key there, whatever others say.
func TestPrivateOfSameName(t *testing.T) {
	var m maker
	a := m.add(p, "Ilan Voss", "KES", "minister", "")
	b := m.add(p, "Ilan Voss", "KES", "", "")
	m.names[1].Public = false
	for _, said := range []Statements{{}, {Same: [][2]Ref{{a, b}}}} {
		d := build(t, m.names, nil, said)
		if got := d.Party(b.Article, b.Actor); got.Key != "" {
			t.Errorf("a private person has the key %s", got.Key)
		}
		if e := d.Entry(d.Party(a.Article, a.Actor).Key); e == nil || e.Articles != 1 {
			t.Errorf("the minister is in %+v", e)
		}
	}
}

// TestAnalyst: same joins, not-same takes apart what any rule joined, down to one mention.
func TestAnalyst(t *testing.T) {
	var m maker
	full := m.add(o, "Brindle Grain Board", "", "", "BGB")
	short := m.add(o, "BGB", "", "", "")
	again := m.add(o, "Brindle Grain Board", "", "", "")
	other := m.add(o, "Brindle Cereals", "", "", "")
	otter, alias := m.add(g, "Grey Otter", "", "", ""), m.add(g, "Tidal Five", "", "", "")
	key := func(d *Directory, r Ref) string { return d.Party(r.Article, r.Actor).Key }
	d := build(t, m.names, nil, Statements{Same: [][2]Ref{{full, other}}, NotSame: [][2]Ref{{alias, otter}}})
	if key(d, full) == "" || key(d, full) != key(d, other) || key(d, full) != key(d, short) {
		t.Errorf("same: %q %q %q", key(d, full), key(d, other), key(d, short))
	}
	if key(d, otter) == "" || key(d, alias) == "" || key(d, otter) == key(d, alias) {
		t.Errorf("not same over the gazetteer: %q %q", key(d, otter), key(d, alias))
	}
	why := d.Why(key(d, full))
	if len(why) != 2 || why[0].Rule != Analyst || why[1].Rule != Acronym || !slices.Equal(why[1].Articles, []hearsay.ArticleID{full.Article}) {
		t.Errorf("why: %+v", why)
	}
	d = build(t, m.names, nil, Statements{NotSame: [][2]Ref{{short, full}}})
	if key(d, short) == key(d, full) || key(d, full) != key(d, again) {
		t.Errorf("not same over an acronym: %q %q %q", key(d, short), key(d, full), key(d, again))
	}
	d = build(t, m.names, nil, Statements{NotSame: [][2]Ref{{again, full}}})
	if key(d, again) == key(d, full) || key(d, again) == "" || key(d, full) == "" {
		t.Errorf("not same within one spelling: %q %q", key(d, again), key(d, full))
	}
}

// TestOutlets: names, aliases and the press room of a body.
func TestOutlets(t *testing.T) {
	outlets := []link.Outlet{
		{Name: "The Aldmoor Lantern", Domain: "lantern.example", Aliases: []string{"Lantern", "the Lamp"}, Kind: "paper"},
		{Name: "The Velm Lamp", Domain: "lamp.example", Aliases: []string{"the Lamp"}, Kind: "paper"},
		{Name: "Lantern Pact", Domain: "pact.example", Aliases: []string{"Pact press office"}, Kind: "official"},
	}
	var m maker
	a := m.add(hearsay.KindOutlet, "Lantern", "", "", "")
	b := m.add(o, "Lantern Pact", "", "", "")
	d := build(t, m.names, outlets, Statements{})
	for name, want := range map[string]string{
		"The Aldmoor Lantern": "outlet:aldmoor lantern", "lantern.example": "outlet:aldmoor lantern", "the Lamp": "outlet:lamp", "Velm Lamp": "outlet:velm lamp",
		"Lantern Pact": "org:lantern pact", "Pact press office": "org:lantern pact", "Dawn Post": "outlet:dawn post", "": "", "(unknown outlet, XX)": "",
	} {
		if got := d.Outlet(name).Key; got != want {
			t.Errorf("outlet %q: %q, want %q", name, got, want)
		}
	}
	if got := d.Party(a.Article, a.Actor).Key; got != "outlet:aldmoor lantern" {
		t.Errorf("Lantern: %q", got)
	}
	if got := d.Party(b.Article, b.Actor).Key; got != "org:lantern pact" {
		t.Errorf("Lantern Pact: %q", got)
	}
}

func TestRoles(t *testing.T) {
	var m maker
	m.add(p, "Ilan Voss", "", "Minister", "")
	m.add(p, "Ilan Voss", "", "ambassador to Tarnovia", "")
	m.add(p, "Ilan Voss", "", "minister", "")
	e := build(t, m.names, nil, Statements{}).Entry("person:ilan voss")
	if e == nil || len(e.Roles) != 2 || e.Roles[0].Role != "Minister" || e.Roles[0].N != 2 || e.Roles[0].Last.Day() != 3 || e.Roles[1].Role != "ambassador to Tarnovia" || e.Roles[1].First.Day() != 2 {
		t.Errorf("%+v", e)
	}
}

// A role's days are those of all mentions, though the ones that tell a state come apart from the others.
func TestRoleDays(t *testing.T) {
	for _, states := range [][]string{{"", "KES", "KES", ""}, {"KES", "", "", "KES"}} {
		var m maker
		for _, state := range states {
			m.add(p, "Ada Lund", state, "Minister", "")
		}
		e := build(t, m.names, nil, Statements{}).Entry("person:ada lund")
		if e == nil || len(e.Roles) != 1 || e.Roles[0].N != 4 || e.Roles[0].First.Day() != 1 || e.Roles[0].Last.Day() != 4 {
			t.Errorf("%v: %+v", states, e)
		}
	}
}

func TestNames(t *testing.T) {
	text := "The Brindle Grain Board (BGB) met. The Quenby Dock Union (XYZ) did not."
	rev := &hearsay.Revision{Text: text, Lang: "en"}
	at := func(w string) []hearsay.Mention {
		i := strings.Index(text, w)
		return []hearsay.Mention{{Field: hearsay.FieldText, Span: hearsay.Span{Start: i, End: i + len(w)}}}
	}
	got := Names(&link.Report{Article: "x", Revision: rev, Reading: &hearsay.Reading{Actors: []hearsay.Actor{
		{ID: "a1", Name: "Brindle Grain Board", Kind: o, Public: true, Mentions: at("Brindle Grain Board")},
		{ID: "a2", Name: "Quenby Dock Union", Kind: o, Public: true, Mentions: at("Quenby Dock Union")},
	}}})
	if len(got) != 2 || got[0].Short != "BGB" || got[1].Short != "" || got[0].Ref != (Ref{"x", "a1"}) {
		t.Errorf("%+v", got)
	}
	if Names(&link.Report{Revision: rev}) != nil {
		t.Error("an unread report names somebody")
	}
}

// TestAnyOrder: the directory does not depend on the order of names, outlets and statements,
// and no statement is broken.
func TestAnyOrder(t *testing.T) {
	outlets, all := sampleNames()
	rapid.Check(t, func(t *rapid.T) {
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		names := slices.Clone(all)
		rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		names = names[:rapid.IntRange(1, len(names)).Draw(t, "n")]
		for i := range names { // other countries, spellings and acronyms, so that rules meet
			switch n := &names[i]; rng.IntN(12) {
			case 0:
				n.Country = []string{"", "QLR", "UTD"}[rng.IntN(3)]
			case 1:
				n.Role = []string{"", "minister", "colonel", "economist"}[rng.IntN(4)]
			case 2:
				n.Short = []string{"ABC", "NNDC"}[rng.IntN(2)]
			case 3:
				n.Name = []string{"ABC", "NNDC", "Ivan Petrov", "Іван Петров", "Rust Badger", "Rust Badgers"}[rng.IntN(6)]
			}
		}
		var said Statements
		for range rng.IntN(6) {
			said.Same = append(said.Same, [2]Ref{names[rng.IntN(len(names))].Ref, names[rng.IntN(len(names))].Ref})
		}
		for range rng.IntN(6) {
			said.NotSame = append(said.NotSame, [2]Ref{names[rng.IntN(len(names))].Ref, names[rng.IntN(len(names))].Ref})
		}
		w, err := world.Load()
		if err != nil {
			t.Fatal(err)
		}
		papers := []string{"ABC", "The Tembrough Register", "Rust Badger", "Ivan Petrov", "The ABC", "Salt Court Review"}
		back := slices.Clone(papers)
		slices.Reverse(back)
		a, err := New(w, outlets, papers, names, said)
		if err != nil {
			t.Fatal(err)
		}
		shuffled, rows := slices.Clone(names), slices.Clone(outlets)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		rng.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		other := Statements{slices.Clone(said.Same), slices.Clone(said.NotSame)}
		slices.Reverse(other.Same)
		slices.Reverse(other.NotSame)
		for i := range other.NotSame {
			other.NotSame[i][0], other.NotSame[i][1] = other.NotSame[i][1], other.NotSame[i][0]
		}
		b, err := New(w, rows, back, shuffled, other)
		if err != nil {
			t.Fatal(err)
		}
		for i := range names {
			n := &names[i]
			x, y := a.Party(n.Article, n.Actor), b.Party(n.Article, n.Actor)
			if x != y {
				t.Fatalf("%s: %+v, in another order %+v", n.Name, x, y)
			}
			if x.Key != "" && (n.Kind == p && !n.Public || n.Kind == hearsay.KindUnknown) {
				t.Fatalf("%+v has the key %s", n, x.Key)
			}
			if !reflect.DeepEqual(a.Why(x.Key), b.Why(x.Key)) || !reflect.DeepEqual(a.Entry(x.Key), b.Entry(x.Key)) {
				t.Fatalf("%s: %+v %+v, in another order %+v %+v", x.Key, a.Entry(x.Key), a.Why(x.Key), b.Entry(x.Key), b.Why(x.Key))
			}
		}
		for _, pair := range said.NotSame {
			x, y := a.Party(pair[0].Article, pair[0].Actor).Key, a.Party(pair[1].Article, pair[1].Actor).Key
			if pair[0] != pair[1] && x != "" && x == y {
				t.Fatalf("%v are both %s", pair, x)
			}
		}
	})
}

func BenchmarkNew(b *testing.B) {
	outlets, names := sampleNames()
	w, err := world.Load()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := New(w, outlets, nil, names, Statements{}); err != nil {
			b.Fatal(err)
		}
	}
}
