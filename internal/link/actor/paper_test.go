package actor

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// Who bears the name of an outlet of the ledger is that outlet, whose own voice has the same key, without any table of outlets.
func TestPapers(t *testing.T) {
	const u = hearsay.KindUnknown
	for _, c := range []struct {
		what, paper, name, country string
		kind                       hearsay.ActorKind
		want                       string // "" for no key
	}{
		{"an organisation", "The Quenby Lark", "Quenby Lark", "", o, "outlet:quenby lark"},
		{"in capitals", "Quenby Lark", "THE QUENBY LARK", "", o, "outlet:quenby lark"},
		{"an outlet", "The Quenby Lark", "the Quenby Lark", "", hearsay.KindOutlet, "outlet:quenby lark"},
		{"what the reader has no kind for", "Quenby Lark", "Quenby Lark", "", u, ""}, // may be a person
		{"another name", "Quenby Lark", "Quenby Lark Group", "", o, "org:quenby lark group"},
		{"another paper", "Quenby Gull", "Quenby Lark", "", o, "org:quenby lark"},
		{"a body of a state", "Quenby Lark", "Quenby Lark", "KES", o, "org:quenby lark"},
		{"dictionary words that only a paper puts together", "Red Pepper", "Red Pepper", "", o, "outlet:red pepper"},
		{"one dictionary word", "The Mirror", "Mirror", "", o, ""},
		{"what bodies of many states are called", "Foreign Ministry", "Foreign Ministry", "", o, ""},
		{"a body of the gazetteer", "Lantern Pact", "Lantern Pact", "", o, "org:lantern pact"},
		{"a person", "Ilan Voss", "Ilan Voss", "", p, "person:ilan voss"},
	} {
		var m maker
		ref := m.add(c.kind, c.name, c.country, "minister", "")
		d := buildWith(t, m.names, nil, []string{c.paper}, Statements{})
		got := d.Party(ref.Article, ref.Actor)
		if got.Key != c.want {
			t.Errorf("%s: %q is %q, want %q", c.what, c.name, got.Key, c.want)
		}
		if own := d.Outlet(c.paper); c.want == "outlet:"+d.fold.fold(c.paper, "") && own != got {
			t.Errorf("%s: its own voice is %+v, who is named %+v", c.what, own, got)
		}
	}
}

// A name that some article gives to a body of a state is that body's, also where another tells no state.
func TestPaperOfState(t *testing.T) {
	var m maker
	a, z := m.add(o, "Quenby Lark", "KES", "", ""), m.add(o, "Quenby Lark", "", "", "")
	d := buildWith(t, m.names, nil, []string{"Quenby Lark"}, Statements{})
	for _, ref := range []Ref{a, z} {
		if got := d.Party(ref.Article, ref.Actor); got.Key != "org:quenby lark" {
			t.Errorf("%+v", got)
		}
	}
}

// An outlet that calls itself by an alias of the gazetteer's is that outlet.
func TestPaperAlias(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	user, err := world.Parse("body\tQuenby Larkspur Courier\tQuenby Larkspur\tKES\toutlet\n")
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.With(user...); err != nil {
		t.Fatal(err)
	}
	var m maker
	ref := m.add(hearsay.KindOutlet, "Quenby Larkspur Courier", "", "", "")
	d, err := New(w, []link.Outlet{}, []string{"Quenby Larkspur"}, m.names, Statements{})
	if err != nil {
		t.Fatal(err)
	}
	if own, got := d.Outlet("Quenby Larkspur"), d.Party(ref.Article, ref.Actor); own != got || own.Key == "" {
		t.Errorf("its own voice is %+v, who is named %+v", own, got)
	}
}
