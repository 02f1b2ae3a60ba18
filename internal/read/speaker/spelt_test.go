package speaker

import (
	"strings"
	"testing"

	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

func TestOddCapitals(t *testing.T) {
	for w, want := range map[string]bool{"NorvelPay": true, "GNorvel": false, "Norvel": false, "NORVEL": false, "McNorvel": false, "DeNorvel": false, "O'Norvel": false, "Al-Norvel": false, "iNorvel": false, "": false} {
		if got := oddCapitals(w); got != want {
			t.Errorf("%q: %v", w, got)
		}
	}
}

// A word is ordinary where the text writes it small, and never with a capital inside a sentence.
func TestSmall(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"The petition grew.", true},
		{"Petition and petition grew.", true},
		{"The petition of Petition grew.", false},
		{"Petition grew.", false},
		{"", false},
	} {
		var d text.Doc
		d.Parse(c.body)
		if got := small("Petition", &d); got != c.want {
			t.Errorf("%q: %v", c.body, got)
		}
	}
	if small("Petition", nil) {
		t.Error("of no text")
	}
}

// No ordinary word is a given name that the tables know: who bears it would be shown.
func TestPlainIsNoGivenName(t *testing.T) {
	th, err := en.Things()
	if err != nil {
		t.Fatal(err)
	}
	p, err := world.LoadPersons()
	if err != nil {
		t.Fatal(err)
	}
	for w := range th.Plain {
		if _, given := p.Given(strings.ToUpper(w[:1]) + w[1:]); given {
			t.Errorf("%q is a given name", w)
		}
	}
}
