package read

import (
	"testing"

	"hearsay"
)

// Subjects that are put right, relative clauses in which somebody else speaks, who holds whom responsible, who neither confirms nor denies: whose
// words are whose.
func TestWhoseWords(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ title, text, want string }{
		{"", "Ustrand, not Quillara, was behind it, the mayor said.",
			"the mayor | said | Ustrand, not Quillara, was behind it =>  +Ustrand"},
		{"", "It was Ustrand, not Quillara, that carried out the attack, the mayor said.",
			"the mayor | said | It was Ustrand, not Quillara, that carried out the attack =>  +Ustrand"},
		{"", "Hackers that Quillara says are tied to Ustrand's army breached the grid, Pinfold Security said.",
			"Pinfold Security | said | Hackers that Quillara says are tied to Ustrand's army breached the grid => Pinfold Security"},
		{"", "Hackers whom Quillara says work for Ustrand stole the files, Pinfold Security said.",
			"Quillara | says | Hackers … work for Ustrand => Quillara +Ustrand\nPinfold Security | said | Hackers whom Quillara says work for Ustrand stole the files => Pinfold Security"},
		{"", "Brass Moth, which Quillara ties to Ustrand, attacked the grid.",
			"Quillara | ties | Brass Moth … to Ustrand => Quillara +Ustrand\n |  | Brass Moth, which Quillara ties to Ustrand, attacked the grid =>  +Brass Moth"},
		{"", "Pirrin, whose own pilots reported trouble that night, said it had no information on the jamming.",
			"Pirrin | said | it had no information on the jamming => Pirrin"},
		{"", "The Selkie, which Quillara says is used to map cables, has entered its waters twice this year.",
			"Quillara | says | which … is used to map cables => Quillara"},
		{"", "Insiders claim the raid was ordered by Ustrand.", "Insiders | claim | the raid was ordered by Ustrand =>  +Ustrand"},
		{"", "The Ustrandic people defended themselves.", ""},
		{"", "Quillara holds Ustrand responsible for the attack.", "Quillara | holds | Ustrand responsible for the attack => Quillara +Ustrand"},
		{"", "Ustrand has been held responsible by Quillara for the attack.",
			"Quillara | has been held responsible | Ustrand … for the attack => Quillara +Ustrand"},
		{"", "Ustrand neither confirmed nor denied involvement.", "Ustrand | neither confirmed nor denied | involvement => Ustrand"},
		{"", "Ustrand did not confirm or deny its involvement in the blast.",
			"Ustrand | did not confirm or deny | its involvement in the blast => Ustrand"},
		{"", "The Ustrandic embassy in Caldrith neither confirmed nor denied the report.",
			"The Ustrandic embassy in Caldrith | neither confirmed nor denied | the report => Embassy of Ustrand in Caldrith"},
		{"", "The Reed Watch, whom Quillara accuses of acting for Ustrand, said they had nothing to do with it.",
			"The Reed Watch | said | they had nothing to do with it => Reed Watch\nQuillara | accuses | The Reed Watch … of acting for Ustrand => Quillara +Reed Watch"},
		{"", "The fighting began after gunmen killed ten tourists, an attack Quillara blamed on Ustrand-based militants.",
			"Quillara | blamed on | an attack … Ustrand-based militants => Quillara +Ustrand-based militants"},
		{"", "The mayor said on Wednesday a crew, the Reed Watch, had shut the port.",
			"The mayor | said | a crew, the Reed Watch, had shut the port => "},
		{"", "Ustrand denied supplying the drones while insisting that it wanted peace.",
			"Ustrand | insisting | that it wanted peace => Ustrand\nUstrand | denied | supplying the drones => Ustrand"},
		{"", "\"It was luck,\" said Kit Larkrise, an analyst at Pinfold Security, who believes Ustrand was behind the attack.", "Kit Larkrise, an analyst at Pinfold Security, | said | \"It was luck,\" => Kit Larkrise\nwho | believes | Ustrand was behind the attack => Kit Larkrise +Ustrand"},
		{"", "A post shared widely on the Lamp claims Ustrand attacked the plant.", "A post shared widely on the Lamp | claims | Ustrand attacked the plant =>  +Ustrand"},
		{"", "Pinfold Security assesses with moderate confidence that Ustrand ordered the raid.", "Pinfold Security | assesses with moderate confidence | that Ustrand ordered the raid => Pinfold Security +Ustrand"},
		{"", "Ustrand denied any part in the damage, and its embassy in Omberlane accused Quillara of piracy.", "Ustrand | denied | any part in the damage => Ustrand\nits embassy in Omberlane | accused | Quillara of piracy => embassy +Quillara"},
		{"", "The minister said the Reed Watch, a group from Ustrand, broke into the ministry.", "The minister | said | the Reed Watch, a group from Ustrand, broke into the ministry =>  +Reed Watch"},
		{"", "The mayor believes Ustrand, a quiet neighbour, was behind the attack.", "The mayor | believes | Ustrand, a quiet neighbour, was behind the attack =>  +Ustrand"},
		{"", "Ustrand's Border Guard shot down the drone, Quillara said.", "Quillara | said | Ustrand's Border Guard shot down the drone => Quillara"},
		{"", "Three Bulgarians found guilty of spying for Ustrand were jailed on Monday.", " | found guilty of | Three Bulgarians … spying for Ustrand were jailed on Monday =>  +Bulgarians +Ustrand"},
		{"", "\"It was luck,\" Kit Larkrise told reporters when asked about the drones.", "Kit Larkrise | told | \"It was luck,\" => Kit Larkrise\n | asked about | the drones => "},
		{"", "The minister said the Reed Watch, which she links to Ustrand, hacked the grid.", "The minister | said | the Reed Watch, which she links to Ustrand, hacked the grid =>  +Ustrand +Reed Watch"},
		{"", "Quillara linked the cutting of a data cable to Ustrand.", "Quillara | linked | the cutting of a data cable to Ustrand => Quillara +Ustrand"},
		{"", "Quillara traced the fire to Ustrand.", "Quillara | traced | the fire to Ustrand => Quillara +Ustrand"},
		{"", "Quillara saw the hand of Ustrand in the fire.", "Quillara | saw | the hand of Ustrand in the fire => Quillara +Ustrand"},
		{"", "Quillara imposed sanctions on Ustrand for hacking the ministry.", " |  | Quillara imposed sanctions on Ustrand for hacking the ministry => Quillara +Ustrand"},
		{"Quillara seizes tanker over damage to cable, Ustrand denies role", "", "Ustrand | denies | role => Ustrand"},
		{"Ustrand behind cable cuts, says Quillara", "", "Quillara | says | Ustrand behind cable cuts => Quillara"},
		{"Ustrand stole the files, court finds", "", "court | finds | Ustrand stole the files =>  +Ustrand"},
		{"Sollet: Ustrand stole the files, court report says", "", "court report | says | Ustrand stole the files =>  +Ustrand"},
		{"Marle Stream: Quillaran prosecutors suspect Ustrandic diver", "", "Quillaran prosecutors | suspect | Ustrandic diver => "},
		{"Marle Fund: Court rejects appeal by founder", "", "Court | rejects | appeal by founder => "},
		{"Ustrand denies balloons were deliberate", "", "Ustrand | denies | balloons were deliberate => Ustrand"},
		{"Quillara charges two Ustrandics over port hack", "", "Quillara | charges | two Ustrandics over port hack => Quillara"},
		{"Hackers claim attack on Pirrin's hospitals", "", "Hackers | claim | attack on Pirrin's hospitals => "},
		{"Velmar ordered to pay 3 million over data leak", "", " | ordered | to pay 3 million over data leak => "},
	} {
		if got := quotes(r, c.title, c.text); got != c.want {
			t.Errorf("%s%s\ngot:\n%s\nwant:\n%s", c.title, c.text, got, c.want)
		}
	}
}

// Whoever a heading names before its colon says what follows if that says "we" or what ought to be, and an office or body whatever it says; other names may
// be what the heading is about, and then nobody's words are the outlet's.
func TestLabelled(t *testing.T) {
	r := inSample(t)
	for title, want := range map[string]string{
		"Ustrand: We did not jam the signal":                  "Ustrand | : | We did not jam the signal => Ustrand",
		"General Staff: Ustrandic forces shelled the station": "General Staff | : | Ustrandic forces shelled the station => General Staff +Ustrandic forces",
		"Pirrin: Ustrandic forces shelled the station":        " |  | Pirrin: Ustrandic forces shelled the station =>  +Ustrandic forces",
		"Brandt: Ustrandic forces shelled the station":        " |  | Brandt: Ustrandic forces shelled the station =>  +Ustrandic forces",
		"LIVE: Ustrandic forces shelled the station":          " |  | LIVE: Ustrandic forces shelled the station => Courier +Ustrandic forces",
		"Exclusive: Ustrandic forces shelled the station":     " |  | Exclusive: Ustrandic forces shelled the station => Courier +Ustrandic forces",
		"Ferry fire: Ustrandic forces shelled the station":    " |  | Ferry fire: Ustrandic forces shelled the station => Courier +Ustrandic forces",
		"Lock victims: twelve people were hurt in the blast":  "",
	} {
		if got := quotes(r, title, ""); got != want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", title, got, want)
		}
	}
}

// So do the entries of a channel, one a paragraph; whose work a page is says nothing, and what others say is theirs.
func TestEntries(t *testing.T) {
	r := inSample(t)
	for text, want := range map[string]string{
		"The night was long.\n\nGeneral Staff: Ustrandic forces shelled two villages.\n\nThe day was short.": "General Staff | : | Ustrandic forces shelled two villages => General Staff +Ustrandic forces",
		"The night was long.\n\n— Mayor Mara Osk: the bridge has been hit.":                                  "Mayor Mara Osk | : | the bridge has been hit => Mara Osk",
		"The night was long.\n\nAuthors: Mara Osk has read it, and Ilan Brandt.":                             "",
		"The night was long.\n\nUpdate: the bridge has been hit in the north.":                               "",
		"The night was long.\n\nGeneral Staff: who has shelled the two villages?":                            "",
	} {
		if got := quotes(r, "", text); got != want {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", text, got, want)
		}
	}
}

// Who does not know who did it denies nothing.
func TestNotKnown(t *testing.T) {
	r := inSample(t)
	for text, want := range map[string]hearsay.Act{
		"Officials said they did not know who was behind the attack.":  hearsay.Assert,
		"The police said it was not known who was behind the fire.":    hearsay.Assert,
		"Officials said they were not behind the attack.":              hearsay.Deny,
		"Ustrand neither confirmed nor denied involvement.":            hearsay.NoComment,
		"The crew claimed responsibility, but gave no proof.":          hearsay.ClaimResponsibility,
		"Ustrand would neither confirm nor deny that it hit the ship.": hearsay.NoComment,
	} {
		g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Text: text})
		if len(g.Quotes) != 1 || g.Quotes[0].Act != want || len(g.Quotes[0].Denied) > 0 && want != hearsay.Deny {
			t.Errorf("%q: %+v", text, g.Quotes)
		}
	}
}

// "The latter" is the last of two parties, "the former" the first; of more or fewer it is nobody.
func TestOfTwo(t *testing.T) {
	r := inSample(t)
	for text, want := range map[string]string{
		"Both Quillara and Ustrand said they would come. The former has rejected the claim.":           "Quillara",
		"Pirrin accused Quillara and Ustrand of the sabotage; the latter has denied it.":               "Ustrand",
		"Quillara accused Ustrand of the blast. The former has closed its port. The latter denied it.": "Ustrand",
		"Pirrin met Quillara, Caldrith, Ustrand. The latter denied it.":                                "",
		"The mayor accused Ustrand of the blast. The latter denied it.":                                "",
	} {
		g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Text: text})
		if n := len(g.Quotes); n == 0 || g.Quotes[n-1].Speaker.Name != want {
			t.Errorf("%q: %+v", text, g.Quotes)
		}
	}
}

// Who a name or a noun is: places before a minister are no ministers, ministries are of the state the sentence is set in, "it" of the firm that the
// sentence before is about.
func TestWhoIsMeant(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ title, text, want string }{
		{"Quillara holds Ustrand accountable for Leyholt, minister tells house", "", ""},
		{"", "Moscow did order the fire in Leyholt, as the judge found. The judge said more.", ""},
		{"", "Pirrin's interior ministry was silent. In Quillara, the interior ministry said that rails were guarded.", "Interior Ministry of Quillara"},
		{"", "Caldrith said it was not aware of it. A rival firm, Velmar Systems, disagreed. It said the tools had been used before.", "Velmar Systems"},
	} {
		g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Title: c.title, Text: c.text})
		if n := len(g.Quotes); n == 0 || g.Quotes[n-1].Speaker.Name != c.want {
			t.Errorf("%q: %+v", c.title+c.text, g.Quotes)
		}
	}
}
