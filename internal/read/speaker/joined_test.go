package speaker_test

import (
	"strings"
	"testing"
)

// All who say a quote together are its speakers; what only looks like a coordination of two adds nobody.
func TestJoined(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ rule, text, want string }{
		{"two states", "[S Kestria and Tarnovia] [C said] [Q no]", "Kestria, Tarnovia"},
		{"two capitals", "[S Aldmoor and Velm] [C said] [Q no]", "Government of Kestria, Government of Tarnovia"},
		{"two persons", "[S Kestrian President Mara Pell and Tarnovian Foreign Minister Hob Lund] [C said] [Q no]", "Mara Pell, Hob Lund"},
		{"three persons", "[S President Mara Pell, Minister Hob Lund and Mayor Ilan Voss] [C said] [Q no]", "Mara Pell, Hob Lund, Ilan Voss"},
		{"his colleague", "[S Kestrian President Mara Pell and her Tarnovian counterpart Hob Lund] [C said] [Q no]", "Mara Pell, Hob Lund"},
		{"a state and a person", "[S Kestria and President Hob Lund] [C said] [Q no]", "Kestria, Hob Lund"},
		{"two bodies", "[S The Kestrian foreign ministry and the Tarnovian embassy] [C said] [Q no]", "Ministry of Foreign Affairs of Kestria, Embassy of Tarnovia"},
		{"both the one and the other", "The National Tide Office met the Merrow Institute. [S Both the office and the institute] [C denied] [Q it]", "National Tide Office, Merrow Institute"},
		{"appositions between commas", "[S Mara Pell, the president of Kestria, and Hob Lund, the mayor of Velm,] [C said] [Q no]", "Mara Pell, Hob Lund"},
		{"ministers of two states", "[S The foreign ministers of Kestria and Tarnovia] [C said] [Q no]", "Foreign Minister of Kestria, Foreign Minister of Tarnovia"},
		{"presidents, one of them named", "Kestrian President Mara Pell left. [S The presidents of Kestria and Tarnovia] [C said] [Q no]", "Mara Pell, President of Tarnovia"},
		{"governments", "[S The Kestrian and Tarnovian governments] [C said] [Q no]", "Government of Kestria, Government of Tarnovia"},
		{"ministries", "[S The Kestrian and Tarnovian foreign ministries] [C said] [Q no]", "Ministry of Foreign Affairs of Kestria, Ministry of Foreign Affairs of Tarnovia"},
		{"a quotation goes on", `[Q1 "Yes,"] [S1 Kestria and Tarnovia] [C1 said]. [Q2 "No."]`, "Kestria, Tarnovia"},

		{"ministers of what", "[S The ministers of Kestria and Tarnovia] [C said] [Q no]", ""},
		{"ministers of one", "[S The foreign ministers of Kestria] [C said] [Q no]", ""},
		{"head of two things", "[S General Ilan Voss, head of the Harbour Board and Merrow Works,] [C said] [Q no]", "Ilan Voss"},
		{"two titles of one", "[S The prime minister and minister of justice, Hob Lund,] [C said] [Q no]", "Hob Lund"},
		{"two titles, no comma", "[S Kestrian Prime Minister and Defence Minister Hob Lund] [C said] [Q no]", "Hob Lund"},
		{"spokesman of two", "Hob Lund, spokesman for Kestria, left. [S The spokesman for Kestria and Tarnovia] [C said] [Q no]", "Hob Lund"},
		{"officials of two", "[S Officials of Kestria and Tarnovia] [C said] [Q no]", ""},
		{"one of them unnamed", "[S President Hob Lund and two aides] [C said] [Q no]", "Hob Lund"},
		{"a place behind a name", "[S Mayor Hob Lund, Velm, and others] [C said] [Q no]", "Hob Lund"},
		{"one name with and", "[S The National Tide and Harbour Council] [C said] [Q no]", "*"},
		{"one name with and, the parts known", "[S The National Security and Harbour Council] [C said] [Q no]", "*"},
		{"one ministry for two things", "[S The Ministry of Science and ICT] [C said] [Q no]", "*"},
		{"half a title", "[S President Mara Pell and Ambassador Extraordinary and Plenipotentiary to Kestria Hob Lund] [C said] [Q no]", "Mara Pell"},
		{"a title taken for a person", "[S President Mara Pell and Chairperson-in-Office, Foreign Minister of Tarnovia Hob Lund] [C said] [Q no]", "Mara Pell"},
		{"not the other", "It was President Mara Pell, not Minister Hob Lund, [S who] [C said] [Q no]", "Mara Pell"},
		{"not the other, nor another", "It was the mayor, not Minister Hob Lund, [S who] [C said] [Q no]", ""},
		{"said to two", "[S President Mara Pell] [C told] Kestria and Tarnovia [Q no]", "Mara Pell"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			actors, quotes := k.read(c.text, "")
			q := &quotes[len(quotes)-1]
			var got []string
			if q.Speaker.Actor != "" {
				got = append(got, q.Speaker.Name)
			}
			for _, s := range q.Also {
				got = append(got, s.Name)
				found := false
				for _, a := range actors {
					found = found || a.ID == s.Actor && a.Name == s.Name
				}
				if !found {
					t.Errorf("%s: no actor %s of name %s", c.text, s.Actor, s.Name)
				}
			}
			if c.want == "*" {
				if len(got) > 1 {
					t.Errorf("%s\ngot  %s\nwant at most one", c.text, strings.Join(got, ", "))
				}
			} else if strings.Join(got, ", ") != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, ", "), c.want)
			}
		})
	}
}
