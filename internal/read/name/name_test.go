package name_test

import (
	"strings"
	"testing"

	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

type kit struct {
	tags  *tag.Tagger
	names *name.Finder
}

func newKit(t testing.TB) kit {
	t.Helper()
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err = w.With(world.UserEntry{Table: "state", Cells: []string{"KES", "Kestria", "", "Kestrian", "Kestrians", "Aldmoor", "Gull House"}},
		world.UserEntry{Table: "body", Cells: []string{"Norvel Systems", "Norvel", "KES", "firm"}},
		world.UserEntry{Table: "group", Cells: []string{"Iron Wren", "", "threat_actor"}})
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	f, err := name.New(w, tags)
	if err != nil {
		t.Fatal(err)
	}
	return kit{tags, f}
}

func (k kit) find(src string) (*text.Doc, []name.Name) {
	d := new(text.Doc)
	d.Parse(src)
	var w tag.Work
	return d, k.names.Find(nil, d, k.tags.Tag(nil, &w, d))
}

func TestFind(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"Voices were heard in the harbour.", ""},
		{"Foreign Minister Ilan Voss spoke.", "Ilan Voss/person/"},
		{"The Kestrian foreign ministry spoke.", "Ministry of Foreign Affairs of Kestria/organisation/KES"},
		{"Kestria's Ministry of Trade spoke.", "Trade Ministry of Kestria/organisation/KES"},
		{"Kestria's then government spoke.", "Government of Kestria/state/KES"},
		{"The Republic of Kestria spoke.", "Kestria/state/KES"},
		{"The Kingdom of Kestria Museum spoke.", "Kingdom/unknown/; Kestria Museum/organisation/"},
		{"The government of Kestria fell.", "Government of Kestria/state/KES"},
		{"Its embassy in Aldmoor, the Kestrian embassy in Nairobi.", "embassy/organisation/; Embassy of Kestria in Nairobi/organisation/KES"},
		{"Kestrian government officials spoke.", "Kestria/state/KES"},
		{"The General Staff of the Armed Forces of Kestria spoke.", "General Staff of Kestria/organisation/KES"},
		{"The General Staff of the Kestrian army spoke.", "General Staff of Kestria/organisation/KES"},
		{"Kestria's General Staff and the Joint Staff of Kestria spoke.", "General Staff of Kestria/organisation/KES; General Staff of Kestria/organisation/KES"},
		{"The General Staff spoke.", "General Staff/organisation/"},
		{"General Mark Staff spoke.", "Mark Staff/person/"},
		{"It was the government of the army", "government/state/; army/organisation/"},
		{"The Institute for Tide Questions met.", "Institute for Tide Questions/organisation/"},
		{"The Union of Rope and Sail Makers met.", "Union of Rope and Sail Makers/organisation/"},
		{"The Institute said no.", ""},
		{"Iron Wren did it.", "Iron Wren/threat_actor/"},
		{"Jordan Hale spoke about Jordan.", "Jordan Hale/person/; Jordan/state/JOR"},
		{"Mara Norvel left. Norvel denied it.", "Mara Norvel/person/; Norvel Systems/organisation/"},
		{"Contractor Norvel denied it.", "Norvel Systems/organisation/"},
		{"On Friday a North Tarn-linked crew struck.", ""},
		{"On Friday the North Tarn-backed Iron Wren struck.", "Iron Wren/threat_actor/"},
		{"Aldmoor police said no.", "Aldmoor police/organisation/"},
		{"A spokeswoman, Mara de la Pell, spoke.", "Mara de la Pell/person/"},
		{"THE CLAIM is old.", ""},
		{"Mara Pell left. Pell's friends wept.", "Mara Pell/person/; Mara Pell/person/"},
	} {
		_, names := k.find(c.text)
		var got []string
		for _, n := range names {
			got = append(got, n.Name+"/"+string(n.Kind)+"/"+n.Country)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, s, c.want)
		}
	}
}

// TestSpans: names ascend, do not overlap, hold their core, and end before a possessive.
func TestSpans(t *testing.T) {
	k := newKit(t)
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range articles {
		d, names := k.find(a.Text)
		last := 0
		for _, n := range names {
			if n.Start < last || n.Len() <= 0 || n.Core.Start < n.Start || n.Core.End > n.End || n.End > len(d.Toks) {
				t.Errorf("%s: %+v behind token %d", a.Ref, n, last)
			}
			last = n.End
		}
	}
}

func FuzzFind(f *testing.F) {
	k := newKit(f)
	f.Add("Ilan Voss, head of the Kestrian service, said \"no\".")
	f.Add("the General Staff of the Armed Forces")
	f.Add("MINISTRY OF, of the Ministry for Kestria's (")
	f.Fuzz(func(t *testing.T, s string) { k.find(s) })
}

// TestRoleCountry: an adjective inside an organisation's name makes nobody an organ's.
func TestRoleCountry(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"Mara Pell, president of the Centre for Kestrian Progress, spoke.", ""},
		{"Mara Pell, head of the Kestrian external service, spoke.", "KES"},
		{"Kestrian Defence Minister Mara Pell spoke.", "KES"},
		{"Kestria's defence minister, Mara Pell, spoke.", "KES"},
		{"Mara Pell, ambassador to Kestria, spoke.", ""},
		{"Chief Wednesday said.", ""},
	} {
		_, names := k.find(c.text)
		got := ""
		for _, n := range names {
			if strings.HasSuffix(n.Name, "Pell") {
				got = n.Role.Country
			}
			if n.Name == "Wednesday" {
				t.Errorf("%s: a day is a name", c.text)
			}
		}
		if got != c.want {
			t.Errorf("%s: country %q, want %q", c.text, got, c.want)
		}
	}
}

// What stands behind a name's comma and goes on with a verb is the subject of another clause, not the name's office.
func TestSubjectIsNoOffice(t *testing.T) {
	k := newKit(t)
	for src, want := range map[string]string{
		"Staff will move to Marle, the official said.":                           "",
		"In Marle, the President of Kestria opened a bridge.":                    "",
		"The raid hit Marle, Velm's mayor has warned.":                           "",
		"Ilan Voss, the president of Kestria, opened a bridge.":                  "president",
		"Ilan Voss, the harbour minister.":                                       "minister",
		"Ilan Voss, head of the harbour board said.":                             "head",
		"The bridge was opened by Ilan Voss, the minister who had it built.":     "minister",
		"Ilan Voss, the minister elected in spring, opened a bridge on Monday.":  "minister",
		"Ilan Voss, its chairman, opened a bridge, the harbour master has said.": "chairman",
	} {
		_, names := k.find(src)
		got := ""
		for i := range names {
			if r := names[i].Role; r.Class.Public() {
				got = r.Noun
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

// A place and a day open a dateline; a number behind a name is an age only where no month follows.
func TestDayIsNoAge(t *testing.T) {
	k := newKit(t)
	for src, want := range map[string]bool{
		"NEW MARLE, 14 June – The council met on Monday.":     false,
		"NEW MARLE, 14 November – The council met on Monday.": false,
		"Milka Marle, 54, left the council on Monday.":        true,
	} {
		_, names := k.find(src)
		if got := len(names) > 0 && names[0].Start == 0 && names[0].Kind == "person"; got != want {
			t.Errorf("%s: a person %v, want %v", src, got, want)
		}
	}
}
