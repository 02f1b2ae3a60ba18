package name_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
)

// An abbreviation of the gazetteer is what the text says it stands for, in all its mentions.
func TestAbbreviate(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"The National Insurance Scheme (NIS) paid. The NIS said no more.", "National Insurance Scheme|National Insurance Scheme|National Insurance Scheme"},
		{"The NIS, short for National Insurance Scheme, paid. NIS said no more.", "National Insurance Scheme|National Insurance Scheme|National Insurance Scheme"},
		{"The Federal Statistical Bureau (FSB) paid. The FSB said no more.", "Federal Statistical Bureau|Federal Statistical Bureau|Federal Statistical Bureau"},
		{"The NIS paid. The NIS (National Insurance Scheme) said no more.", "National Insurance Scheme|National Insurance Scheme|National Insurance Scheme"},
		{"Kestria's NIS denied it. The NIS said no more.", "Kestria|NIS of Kestria|NIS of Kestria"},
		{"The Kestrian NIS denied it.", "Kestria|NIS of Kestria"},
		{"Kestria's NIS contacts denied it.", "Kestria|National Intelligence Service"},
		{"The NIS denied it.", "National Intelligence Service"},
		{"The National Intelligence Service (NIS) denied it.", "National Intelligence Service|National Intelligence Service"},
		{"The paramilitary RSF denied it. The RSF left.", "RSF|RSF"},
		{"The RSF, a charity, denied it.", "Reporters Without Borders"},
		{"The Rapid Support Forces left. The RSF denied it.", "Rapid Support Forces|Rapid Support Forces"},
		{"The Rapid Support Forces left. Reporters Without Borders denied it. The RSF did so, too.", "Rapid Support Forces|Reporters Without Borders|Reporters Without Borders"},
		{"Kestria's Mossad contacts met the FSB (and not the CIA).", "Kestria|Mossad|Federal Security Service|Central Intelligence Agency"},
	} {
		_, names := k.find(c.text)
		name.Link(names)
		var got []string
		for _, n := range names {
			got = append(got, n.Name)
			if n.Name == "RSF" && n.Kind != hearsay.KindArmedGroup || n.Name == "NIS of Kestria" && n.Country != "KES" || n.Name == "National Insurance Scheme" && n.Country != "" {
				t.Errorf("%q: %s is a %s of %q", c.text, n.Name, n.Kind, n.Country)
			}
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
