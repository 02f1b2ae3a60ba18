package pipeline

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/sample"
)

// inWorld is a run of the stage that knows the sample world.
func inWorld(t testing.TB) *linking {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	return &linking{world: w}
}

// cued returns a quote with a cue.
func cued(cue, content string, act hearsay.Act) *claim.Quote {
	text := cue + " " + content
	q := &hearsay.Quote{Field: hearsay.FieldText, Claim: hearsay.Claim{Act: act}, Content: []hearsay.Span{{Start: len(cue) + 1, End: len(text)}}}
	if cue != "" {
		q.Cue = []hearsay.Span{{End: len(cue)}}
	}
	return &claim.Quote{Q: q, Revision: &hearsay.Revision{Text: text}}
}

// Which quotes are words that somebody speaks.
func TestSpoken(t *testing.T) {
	for _, c := range []struct {
		cue, content string
		act          hearsay.Act
		want         bool
	}{
		{"said", "that the mast had failed", hearsay.Assert, true},
		{"has repeatedly denied", "jamming it", hearsay.Deny, true},
		{"according to", "the mast had failed", hearsay.Assert, true},
		{"has claimed", "that the mast had failed", hearsay.Assert, true},
		{"has claimed", "the lives of nine sailors", hearsay.Assert, false},
		{"has repeatedly blocked", "the strait", hearsay.Assert, false}, // no word of repeating
		{"wants", "to block the strait", hearsay.Intend, false},
		{"knows", "that its ships are seen", hearsay.Believe, false},
		{"did not say", "who did it", hearsay.Assert, false},
		{"showed", "what it can do", hearsay.Assert, false},
		{"declined", "to comment", hearsay.NoComment, true},
		{"", "which has denied any part in it", hearsay.Deny, true},
		{"", "which deserves no envoy", hearsay.Deny, false},
	} {
		if got := spoken(cued(c.cue, c.content, c.act)); got != c.want {
			t.Errorf("%q %q: %v", c.cue, c.content, got)
		}
	}
}

// Who only puts an answer off was asked, and is not heard.
func TestPutsOff(t *testing.T) {
	for _, c := range []struct {
		content string
		act     hearsay.Act
		want    bool
	}{
		{"it was looking into the report", hearsay.Assert, true},
		{"they were aware of the allegations", hearsay.Assert, true},
		{"it was looking into the report", hearsay.Deny, false},
		{"the report was false", hearsay.Assert, false},
		{"it was looking into the report, which rests on one witness who was not at the ford that night", hearsay.Assert, false},
	} {
		if got := putsOff(cued("said", c.content, c.act)); got != c.want {
			t.Errorf("%q: %v", c.content, got)
		}
	}
}

// Whom the words of a source speak for: states by their offices, others by name.
func TestSpeaksFor(t *testing.T) {
	in := inWorld(t)
	firm := link.Party{Name: "Dorrick Systems", Kind: hearsay.KindOrganisation}
	for words, want := range map[string]bool{
		"a spokesman for Dorrick Systems":                true,
		"Dorrick Systems' lawyers":                       true,
		"Dorrick Systems's chief executive, Ann Pell":    true,
		"a rival of Dorrick Systems":                     false,
		"a spokesman for the harbour":                    false,
		"a former spokesman for Dorrick Systems":         false,
		"spokesman":                                      false,
		"lawyers for Dorrick" + strings.Repeat(" a", 20): false,
	} {
		if got := in.speaksFor(words, firm, ""); got != want {
			t.Errorf("%q for the firm: %v", words, got)
		}
	}
	for words, want := range map[string]bool{
		"Ustrandic officials":                         true,
		"Ustrand's ambassador to Quillara":            true,
		"the ministry of defence in Ustrand":          true,
		"Quillara's ambassador to Ustrand":            false,
		"an Ustrandic baker":                          false,
		"Ustrandic opposition officials":              false,
		"officials in the Ustrandic-controlled north": false,
	} {
		if got := in.speaksFor(words, link.Party{Key: "state:UTD", Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}, "UTD"); got != want {
			t.Errorf("%q for the state: %v", words, got)
		}
	}
}

// For which state unnamed officials speak.
func TestOfficials(t *testing.T) {
	in := inWorld(t)
	for words, want := range map[string]string{
		"Ustrandic officials":                                            "UTD",
		"a senior Ustrandic security official":                           "UTD",
		"two Quillaran diplomats":                                        "QLR",
		"Quillara's authorities":                                         "QLR",
		"officials in Vettering":                                         "", // whose
		"officials":                                                      "",
		"an Ustrandic baker":                                             "",
		"a former Ustrandic official":                                    "",
		"Ustrandic and Quillaran officials":                              "",
		"Long Water Alliance officials in Ustrand":                       "",
		"the Ustrandic papers, which named two officials,":               "",
		"the Ustrandic way of life among all the officials of the north": "",
	} {
		if got := in.officials(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// "The company" is the accused where it alone can be meant.
func TestOfTheFirm(t *testing.T) {
	firm := link.Party{Key: "org:gannetry", Name: "Gannetry", Kind: hearsay.KindOrganisation}
	one := []hearsay.Actor{{Name: "Gannetry", Kind: hearsay.KindOrganisation}, {Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}}
	two := append(one[:2:2], hearsay.Actor{Name: "Saltworks", Kind: hearsay.KindOrganisation})
	bodies := append(one[:2:2], hearsay.Actor{Name: "Guard Office", Kind: hearsay.KindOrganisation, Country: "CDT"})
	said := func(source string) *claim.Quote {
		return &claim.Quote{Q: &hearsay.Quote{Field: hearsay.FieldText, Source: []hearsay.Span{{End: len(source)}}}, Revision: &hearsay.Revision{Text: source}}
	}
	for _, c := range []struct {
		source  string
		actors  []hearsay.Actor
		accused link.Party
		want    bool
	}{
		{"a spokeswoman for the company", one, firm, true},
		{"Ann Pell, head of the firm,", one, firm, true},
		{"the company's lawyers", bodies, firm, true},
		{"a spokeswoman for the company", two, firm, false},
		{"a customer of the company", one, firm, false},
		{"a former director of the company", one, firm, false},
		{"a spokeswoman for a company", one, firm, false},
		{"the company", one, firm, false}, // read as the firm itself, or not
		{"a spokeswoman for the company", one, link.Party{Key: "state:UTD", Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}, false},
	} {
		if got := ofTheFirm(&hearsay.Reading{Actors: c.actors}, said(c.source), c.accused); got != c.want {
			t.Errorf("%q of %d actors for %s: %v", c.source, len(c.actors), c.accused.Name, got)
		}
	}
	other := said("a spokeswoman for the company")
	other.Speaker = link.Party{Key: "org:saltworks", Name: "Saltworks", Kind: hearsay.KindOrganisation}
	if ofTheFirm(&hearsay.Reading{Actors: one}, other, firm) {
		t.Error("who is known as another body speaks for the firm")
	}
}

// Any text: no panic, and what is found lies in it and is found again by itself.
func FuzzAsked(f *testing.F) {
	in := inWorld(f)
	ustrand := link.Party{Key: "state:UTD", Name: "Ustrand", Kind: hearsay.KindState, Country: "UTD"}
	for _, s := range []string{"Ustrand did not comment.", "A request for comment to Ustrand went unanswered; nobody knows.", "no comment from", "İ did not comment Ustrand", "\nUstrand could not be reached"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at, ok := in.askedOf(s, ustrand, "UTD")
		if !ok {
			return
		}
		if at.Start < 0 || at.End > len(s) || at.Empty() {
			t.Fatalf("%q: %v", s, at)
		}
		if _, again := in.askedOf(at.In(s), ustrand, "UTD"); !again {
			t.Errorf("%q is not found in itself", at.In(s))
		}
	})
}

// A service answers for its state under whatever name: a table has "GRU", "Intelligence of Velia" is what a nameless one is called.
func TestAnswersFor(t *testing.T) {
	for _, c := range []struct {
		party link.Party
		want  string
	}{
		{link.Party{Name: "Intelligence of Velia", Kind: hearsay.KindOrganisation, Country: "VEL"}, "VEL"},
		{link.Party{Name: "VQK", Kind: hearsay.KindOrganisation, Country: "VEL", Organ: true}, "VEL"},
		{link.Party{Name: "VQK", Kind: hearsay.KindOrganisation, Country: "VEL"}, ""},
		{link.Party{Name: "Velian Steel", Kind: hearsay.KindOrganisation, Country: "VEL"}, ""},
		{link.Party{Name: "Velian Liberation Army", Kind: hearsay.KindArmedGroup, Country: "VEL"}, ""},
	} {
		if got := answersFor(c.party); got != c.want {
			t.Errorf("%+v answers for %q, want %q", c.party, got, c.want)
		}
	}
}
