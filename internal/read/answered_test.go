package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// inSample returns a reader that knows the states and bodies of the sample world.
func inSample(t *testing.T) *Reader {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// ledger writes the quotes of a reading as "speaker act +accused -denied", sorted.
func ledger(g *hearsay.Reading) string {
	var out []string
	for _, q := range g.Quotes {
		who := q.Speaker.Name
		if who == "" {
			who = "?"
		}
		line := fmt.Sprintf("%s %s", who, q.Act)
		for _, a := range q.Accused {
			line += " +" + a.Country
		}
		for _, a := range q.Denied {
			line += " -" + a.Country
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

// Who answers in passing is heard, and nobody is made to answer or to have done it who is not.
func TestAnswered(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ title, text, want string }{
		{text: "Quillara blamed Ustrand, which has rejected the allegation.", want: "Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "The attack was blamed on Ustrand, which has denied any role.", want: "? accuse +UTD; Ustrand deny -UTD"},
		{text: "Quillara accused Ustrand of cutting the cable, a charge Vettering denies.", want: "Government of Ustrand deny -UTD; Quillara accuse +UTD"},
		{text: "Quillara says Ustrand, which denies the charge, was behind the hack.", want: "Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "Quillara accused Ustrand, which denies it, of attacking the ferries.", want: "Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "Ustrand, which denies it, attacked the ferries, Quillara said.", want: "Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "Ustrand, which has rejected the accusation, was blamed by Quillara for the attack.", want: "Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "Ustrand, which denies it, was accused of attacking the ferries.", want: "? accuse +UTD; Ustrand deny -UTD"},
		{text: "Ustrand, its neighbour, was blamed by Quillara for the attack.", want: "Quillara accuse +UTD"},
		{text: "Ustrand was accused of espionage by the mayor of Osk.", want: "? accuse +UTD"},
		{text: "Ustrand was blamed for the attack by Quillara.", want: "Quillara accuse +UTD"},
		{text: "Vettering was accused of the poisoning by Tembrough, which it denies.", want: "Government of Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "Tembrough accused Vettering of the poisoning, which it denies.", want: "Government of Quillara accuse +UTD; Ustrand deny -UTD"},
		{text: "Quillara said Ustrand was behind the poisoning, an accusation it has rejected.", want: "Quillara accuse +UTD; Ustrand deny -UTD"},
		// who is behind "by" may have done it, and "it" may be any of two
		{text: "Ustrand was blamed for the attack by gunmen.", want: "? accuse +UTD"},
		{text: "Ustrand was accused of complicity in attacks by militias.", want: "? accuse +UTD"},
		{text: "Quillara accused Ustrand and Pirrin of the poisoning, which it denies.", want: "? deny -UTD -PRN; Quillara accuse +UTD +PRN"},
		{text: "Ustrand denies any role in the Quillaran ship attack.", want: "Ustrand deny -UTD"},
		{text: "Neither Quillara nor Ustrand has claimed responsibility for the blast.", want: ""},
		{text: "No crew has claimed responsibility for the blast.", want: ""},
		{text: "Nor did Ustrand attack the dam, the ferryman said.", want: "? deny -UTD"},
		{text: "Never has Ustrand attacked a ship here, the ferryman said.", want: "? deny -UTD"},
		{text: "Quillara accuses Ustrand of hacking the firm. Vettering denies this.", want: "Government of Ustrand deny -UTD; Quillara accuse +UTD"},
		{text: "Vettering, which Quillara accuses of hacking the firm, says it likes the rain.", want: "Government of Ustrand assert; Quillara accuse +UTD"},
		{text: "The foreign ministry in Vettering rejected the charge.", want: "Ministry of Foreign Affairs of Ustrand deny -UTD"},
		{title: "Quillara accuses Ustrand of jamming ferries, Vettering rejects claim", want: "Government of Ustrand deny -UTD; Quillara accuse +UTD"},
		{title: "Ustrandic hackers breached ferry firm for months, officials say", want: "? accuse +UTD"},
		{title: "Ustrandic spies suspected of plotting parcel bombs, Quillaran officials say", want: "? accuse +UTD"},
		{title: "Quillara, Pirrin blame Ustrand for cut cable", want: "Quillara accuse +UTD"},
		{title: "Quillara PM says Ustrand hacked ministry", want: "Prime Minister of Quillara accuse +UTD"},
	} {
		if c.title != "" {
			c.text = "The weather stayed fine."
		}
		g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Title: c.title, Text: c.text})
		if got := ledger(&g); got != c.want {
			t.Errorf("%s %s\ngot  %s\nwant %s", c.title, c.text, got, c.want)
		}
	}
}
