package pipeline

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/store"
	"hearsay/lexicon/world"
)

// Culprits that are described: what they are added up under.
func TestDescribed(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.With(world.UserEntry{Table: "state", Cells: []string{"VEL", "Velia", "Velia", "Velian", "Velians", "Velm", ""}}); err != nil {
		t.Fatal(err)
	}
	in := &linking{world: w}
	for _, c := range []struct{ name, country, key, label string }{
		{"Velia's services", "VEL", "bodies:VEL", "bodies of Velia"},
		{"Velian military intelligence", "VEL", "bodies:VEL", "bodies of Velia"},
		{"group", "VEL", "tied:VEL", "groups of or for Velia"},
		{"Velia's hackers", "VEL", "tied:VEL", "groups of or for Velia"},
		{"group", "", "", "group"},                                   // of nobody
		{"Velian citizen", "VEL", "", "Velian citizen"},              // persons are nobody's
		{"Velian diplomat", "VEL", "", "Velian diplomat"},            //
		{"Velian diplomats", "VEL", "bodies:VEL", "bodies of Velia"}, // several who act for it are its body
		{"soldiers of Velia", "VEL", "bodies:VEL", "bodies of Velia"},
		{"Velian engineers", "VEL", "", "Velian engineers"},
		{"Velian hacker", "VEL", "", "Velian hacker"},        // one may be anybody
		{"group", "XXX", "tied:XXX", "groups of or for XXX"}, // a code that no table knows
		{"Velian bakery", "VEL", "", "Velian bakery"},        // no body of a state
		{"", "VEL", "", ""}, //
		{hearsay.PrivateParty, "VEL", "", hearsay.PrivateParty}, // "a person (named in the source)"
	} {
		p := describe(link.Party{Name: c.name, Kind: hearsay.KindUnknown}, c.name, c.country)
		if key, label := in.keyOf(p); key != c.key || label != c.label {
			t.Errorf("%q of %q: %q, %q; want %q, %q", c.name, c.country, key, label, c.key, c.label)
		}
	}
	known := link.Party{Key: "org:x", Name: "X", Kind: hearsay.KindOrganisation, Country: "VEL"}
	if key, label := in.keyOf(describe(known, "X's services", "VEL")); key != "org:x" || label != "X" {
		t.Errorf("a party with a key: %q, %q", key, label)
	}
}

// "Allies" are the alliance itself, in its own press room's statements and nowhere else.
func TestMembersOf(t *testing.T) {
	l := newLinked(t)
	if err := l.PutOutlets(t.Context(), []store.Outlet{{Name: "Long Water Alliance", Kind: "official", SpeaksFor: "Long Water Alliance"}, {Name: "Ministry of Foreign Affairs of Caldrith", Country: "CDT", Kind: "official", SpeaksFor: "Caldrith"}}); err != nil {
		t.Fatal(err)
	}
	const text = "Allies continue to believe that Glass Heron is likely to be responsible for the intrusion."
	l.take(borderArticle(0, "Long Water Alliance", text), borderArticle(1, "Ministry of Foreign Affairs of Caldrith", text), borderArticle(2, "The Gull", text))
	got := map[string]string{}
	claims, _ := l.claims()
	for _, c := range claims {
		for _, q := range c.Quotes {
			got[q.Outlet] = q.SpeakerKey
		}
	}
	if len(got) != 3 || got["Long Water Alliance"] != "org:long water alliance" || got["The Gull"] != "" || got["Ministry of Foreign Affairs of Caldrith"] != "" {
		t.Errorf("speakers: %v", got)
	}
}
