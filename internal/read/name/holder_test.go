package name_test

import "testing"

// A title that runs on with "of" up to the name is the name's; one that may be another's is not.
func TestHolder(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, words, country string }{
		{"Minister of Foreign Affairs Ilan Voss said no.", "Minister of Foreign Affairs", ""},
		{"Deputy Minister of Defence Ilan Voss said no.", "Deputy Minister of Defence", ""},
		{"Minister of Defence of Kestria Ilan Voss said no.", "Minister of Defence of Kestria", "KES"},
		{"On Monday the Kestrian Minister of Defence Ilan Voss said no.", "Kestrian Minister of Defence", "KES"},
		{"Head of the Office of the President of Kestria Ilan Voss said no.", "Head of the Office of the President of Kestria", "KES"},
		{"Deputy Head of the Office of the President Ilan Voss said no.", "Deputy Head of the Office of the President", ""},
		{"On that day the bridge was shut, and Adviser to the Head of the Office of the President Ilan Voss said no.", "Adviser to the Head of the Office of the President", ""},
		{"On that day the bridge was shut, and Deputy Prime Minister – Minister of Defence Ilan Voss said no.", "Deputy Prime Minister – Minister of Defence", ""},
		{"The chairman of the Harbour Board Ilan Voss said no.", "chairman of the Harbour Board", ""},
		{"They met President of the Harbour Commission Ilan Voss in town.", "President of the Harbour Commission", ""},
		{"Prime Minister of Kestria Ilan Voss said no.", "Prime Minister of Kestria", "KES"},
		{"A spokesman for Minister of Defence Ilan Voss said no.", "", ""}, // either may be meant
		{"The murder of Harbour Board Ilan Voss shocked them.", "", ""},
		{"The sister of Harbour Board Ilan Voss left.", "", ""},
		{"A police officer of Harbour Street Ilan Voss left.", "", ""},
	} {
		_, names := k.find(c.text)
		words, country := "", ""
		for _, n := range names {
			if n.Name == "Ilan Voss" {
				words, country = n.Role.Words, n.Role.Country
			}
		}
		if words != c.words || country != c.country {
			t.Errorf("%s: %q of %q, want %q of %q", c.text, words, country, c.words, c.country)
		}
	}
}

// The name of who leads an office is no part of the office's.
func TestOfficeEnds(t *testing.T) {
	k := newKit(t)
	for text, want := range map[string]string{
		"Head of the Office of the President Ilan Voss said no.": "Office of the President",
		"The Institute of Natural History Ilan Voss said no.":    "",
	} {
		_, names := k.find(text)
		got := ""
		for _, n := range names {
			if n.Kind == "organisation" && n.Name == "Office of the President" {
				got = n.Name
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
