package name_test

import (
	"testing"

	"hearsay/lexicon/world"
)

// Two words may be a role together; either of them alone, and what private people do, is none.
func TestPairs(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text, words string
		public      bool
	}{
		{"Chief statistician Ilan Voss said no.", "Chief statistician", true},
		{"Harbour master Ilan Voss said no.", "Harbour master", true},
		{"The harbour master, Ilan Voss, said no.", "harbour master", true},
		{"Ilan Voss, the district attorney, said no.", "district attorney", true},
		{"They asked Council member Ilan Voss about it.", "Council member", true},
		{"Her campaign manager, Ilan Voss, said no.", "campaign manager", true},
		{"Ilan Voss, the chief fire officer, said no.", "chief fire officer", true},
		{"Ilan Voss, a police officer, said no.", "", false},
		{"Ilan Voss, a legal officer, said no.", "", false},
		{"Ilan Voss, his attorney, said no.", "", false},
		{"Ilan Voss, a grain attorney, said no.", "", false},
		{"Ilan Voss, master of the hounds, said no.", "", false},
		{"Ilan Voss, a member of the club, said no.", "", false},
		{"Ilan Voss, the brother of the harbour master, said no.", "brother of the harbour master", false},
		{"The harbour master's brother, Ilan Voss, said no.", "harbour master's brother", false},
		{"Ilan Voss, a shop manager, said no.", "", false},
	} {
		_, names := k.find(c.text)
		words, public := "", false
		for _, n := range names {
			if n.Name == "Ilan Voss" {
				words, public = n.Role.Words, n.Role.Class.Public()
			}
		}
		if words != c.words || public != c.public {
			t.Errorf("%s: %q, public %v, want %q, %v", c.text, words, public, c.words, c.public)
		}
	}
}

// A role of two words costs no memory, and the first word alone tells nothing.
func TestPair(t *testing.T) {
	p, err := world.LoadPersons()
	if err != nil {
		t.Fatal(err)
	}
	if c := p.Pair("Harbour", "Master").Class; c != world.Office {
		t.Errorf("class %d", c)
	}
	for _, w := range [][2]string{{"master", "harbour"}, {"harbour", ""}, {"", "master"}, {"a word that is much longer than any role there is", "master"}} {
		if c := p.Pair(w[0], w[1]).Class; c != world.NoRole {
			t.Errorf("%v: class %d", w, c)
		}
	}
	if n := testing.AllocsPerRun(10, func() { p.Pair("Harbour", "Master") }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
