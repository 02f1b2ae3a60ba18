package name_test

import (
	"strings"
	"testing"

	"hearsay/internal/read/name"
)

// A body whose name is made of common words is the state's that the text gives it, whatever the gazetteer knows under that name.
func TestWhose(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want, country string }{
		{"Kestria's National Cyber Security Centre warned of it.", "National Cyber Security Centre of Kestria", "KES"},
		{"The Kestrian Foreign Office denied it.", "Foreign Office of Kestria", "KES"},
		{"The National Crime Agency of Kestria denied it.", "National Crime Agency of Kestria", "KES"},
		{"Kestria's Foreign Office denied it. The Foreign Office said no more.", "Foreign Office of Kestria|Foreign Office of Kestria", "KES"},
		{"The National Crime Agency denied it.", "National Crime Agency", "GBR"},
		{"Britain's Foreign Office denied it.", "Foreign Office", "GBR"},
		{"In Kestria, the Foreign Office denied it.", "Foreign Office", "GBR"},
		{"Kestria's Mossad contacts denied it.", "Mossad", "ISR"},
		{"Kestria's Quds Force contacts denied it.", "Quds Force", "IRN"},
		{"Kestria's Foreign Office denied it. So did Britain, and the Foreign Office.", "Foreign Office of Kestria|Foreign Office", ""},
	} {
		_, names := k.find(c.text)
		name.Link(names)
		var got []string
		for _, n := range names {
			if n.ID != "state:KES" && n.ID != "state:GBR" {
				got = append(got, n.Name)
				if c.country != "" && n.Country != c.country {
					t.Errorf("%q: %s is of %q", c.text, n.Name, n.Country)
				}
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// Whose head a person is, is told by the state before the body's name.
func TestHeadOfWhose(t *testing.T) {
	k := newKit(t)
	for text, want := range map[string]string{
		"Anna Pell, who heads the National Crime Agency of Kestria, spoke.": "KES",
		"Anna Pell, who heads the Kestrian National Crime Agency, spoke.":   "KES",
		"Anna Pell, who heads the National Crime Agency, spoke.":            "GBR",
	} {
		_, names := k.find(text)
		for _, n := range names {
			if strings.HasSuffix(n.Name, "Pell") && n.Role.Country != want {
				t.Errorf("%q: %q, want %q", text, n.Role.Country, want)
			}
		}
	}
}

// Whose a body of a common name is that somebody leads is not known where the document names other states only.
func TestLooseRole(t *testing.T) {
	k := newKit(t)
	for text, want := range map[string]string{
		"Anna Pell, who heads the National Crime Agency, spoke in Kestria.":                   "",
		"Anna Pell, who heads the National Crime Agency, spoke.":                              "GBR",
		"Anna Pell, who heads the National Crime Agency, spoke of Kestria's talk to Britain.": "GBR",
		"Anna Pell, who heads MI5, spoke in Kestria.":                                         "GBR",
		"Anna Pell, who heads Kestria's National Crime Agency, spoke of Britain.":             "KES",
	} {
		_, names := k.find(text)
		name.Link(names, nil)
		for _, n := range names {
			if strings.HasSuffix(n.Name, "Pell") && n.Role.Country != want {
				t.Errorf("%q: %q, want %q", text, n.Role.Country, want)
			}
		}
	}
}
