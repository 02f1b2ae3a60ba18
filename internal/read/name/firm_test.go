package name_test

import (
	"testing"

	"hearsay"
)

// TestTrading: a firm that is called by its trade, or a body whose name goes on, is named whole and is no person.
func TestTrading(t *testing.T) {
	k := newKit(t)
	for text, want := range map[string]string{
		"Officials at Orlo Maritime said so.":                                                         "Orlo Maritime",
		"The council accused Dessa Container Lines of dumping oil.":                                   "Dessa Container Lines",
		"The leak was blamed on Vela Cables.":                                                         "Vela Cables",
		"The council accused Mary Foods of dumping oil.":                                              "",
		"The Kestrian Court of Appeals accused several brewers of hiding letters.":                    "Kestrian Court of Appeals",
		"The Kestrian Court for Mary Pell accused several brewers of hiding letters.":                 "Kestrian Court",
		"The Kestrian Cybercrime and Border Safety Agency accused several brewers of hiding letters.": "Kestrian Cybercrime and Border Safety Agency",
	} {
		_, names := k.find(text)
		got := ""
		for _, n := range names {
			if n.Kind == hearsay.KindOrganisation && len(n.Name) > len(got) && n.Core.Len() > 1 {
				got = n.Name
			}
			if n.Kind == hearsay.KindPerson && want == n.Name {
				t.Errorf("%q: %s is a person", text, n.Name)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestNoPersonWithArticle: a name whose first word is "The" is no person's.
func TestNoPersonWithArticle(t *testing.T) {
	_, names := newKit(t).find("As The Crag reported, the port is shut.")
	for _, n := range names {
		if n.Kind == hearsay.KindPerson {
			t.Errorf("%s is a person", n.Name)
		}
	}
}

// TestSurnameOfSeveral: a surname that others bear, known as persons or not, is nobody's alone.
func TestSurnameOfSeveral(t *testing.T) {
	_, names := newKit(t).find("Khizr Orven and Mary Orven were there. He was attacked by Mr. Orven, he said.")
	for _, n := range names {
		if n.Core.Len() == 1 && n.Name != "Orven" {
			t.Errorf("the surname stands for %s", n.Name)
		}
	}
}
