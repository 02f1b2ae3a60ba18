package accuse

import "testing"

// Whose part is denied: the denier's own, somebody else's, nobody's. Sentences stand as an
// article tells them; what a speaker says with "we" and "it" is in TestDenyQuoted.
// TestOthersPart: whose part in a deed is denied is told behind "of".
func TestOthersPart(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestrian Foreign Minister Mara Pell dismissed any involvement of Tarnovia in the raid.", "denied:TRN"},
		{"Kestria denied any role of Tarnovia in the raid.", "denied:TRN"},
		{"Kestria denied any involvement by Tarnovia in the raid.", "denied:TRN"},
		{"Tarnovia rejected claims of involvement by Kestria.", "denied:TRN"},
		{"Tarnovia denied any involvement of its army in the raid.", "denied:TRN"},
		{"Tarnovia denied any role of Tarnovian agents in the raid.", "denied:TRN"},
		{"Tarnovia denied any role in the raid.", "denied:TRN"},
	})
}

func TestDeny(t *testing.T) {
	k := newKit(t)
	k.reads(t, []reading{
		{"Tarnovia denied any involvement in the attack on Kestria.", "denied:TRN"},
		{"Tarnovia has denied any involvement in the attack on Kestria.", "denied:TRN"},
		{"Tarnovia will deny any involvement in the attack on Kestria.", ""},
		{"Tarnovia may deny any involvement in the attack on Kestria.", ""},
		{"Tarnovia denied hacking the port of Kestria.", "denied:TRN"},
		{"Tarnovia rejected the accusations by Kestria.", "denied:TRN"},
		{"Tarnovia rejects what it calls a verdict by telegram.", "denied:TRN"},
		{"Tarnovia called the accusation absurd.", "denied:TRN"},
		{"Tarnovia dismissed the allegations as nonsense.", "denied:TRN"},
		{"Tarnovia denied that its services had staged the fire in Orrin.", "denied:TRN"},
		{"Marle Systems denied that an update of its own had stopped the trains.", "denied:Marle Systems"},
		{"Marle Systems denied any wrongdoing.", "denied:Marle Systems"},
		{"Marle Systems denied bribing officials.", "denied:Marle Systems"},
		{"Marle Systems rejected the charges.", "denied:Marle Systems"},
		{"Iron Plover denied claims that it had stolen the files.", "denied:Iron Plover"},
		// somebody else's part, or no part in a deed
		{"Kestria denied that Tarnovia had hacked the port.", "denied:TRN"},
		{"Kestria rejected accusations that Tarnovia had hacked the port.", "denied:TRN"},
		{"Kestria called the accusations against Tarnovia baseless.", ""},
		{"Marle Systems denied a data breach.", ""},
		{"Marle Systems rejected an offer by the Reed Party.", ""},
		{"Marle Systems denied that it would move to Orrin.", ""},
		{"Marle Systems denied reports of a merger.", ""},
		{"Marle Systems did not deny the charges.", ""},
		{"The minister called the accusation serious.", ""},
		// any part of its own or of others, behind a denial
		{"Kestria denied that Tarnovia had any part in the fire.", "denied:TRN"},
		{"Kestria rejected the allegation that the Tarnovian army had a hand in the attack.", "denied:TRN"},
		{"Kestria denied that Tarnovia had any part in the choir.", ""},
		// whose denial is not told of
		{"The paper has never reported that Tarnovia denies it.", ""},
		{"The paper did not mention that Tarnovia denied the attack.", ""},
		{"The paper failed to mention that Tarnovia denied the attack.", ""},
		{"The paper reported that Tarnovia denied the attack.", "denied:TRN"},
		// what follows "and" is no longer denied
		{"Tarnovia dismissed the remarks and accused Kestria of spying.", "KES"},
		{"Tarnovia denied any part in damage to the cable, and its embassy in Velm accused Kestria of piracy.", "KES denied:TRN"},
		{"Tarnovia denied that it had hacked the bank and robbed the port.", "denied:TRN"},
	})
}

// In a quote "we" and "it" are the speaker, if that is a body; words between source, cue and
// content that the quote leaves out change nothing.
func TestDenyQuoted(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, source, cue, content, want string }{
		{"“It is not ours,” the Tarnovian government said.", "the Tarnovian government", "said", "“It is not ours,”", "denied:TRN"},
		{"“We did not do it,” the Reed Party said.", "the Reed Party", "said", "“We did not do it,”", "denied:Reed Party"},
		{"“We did not win it,” the Reed Party said.", "the Reed Party", "said", "“We did not win it,”", ""},
		{"“The ferry is not ours,” Oleg Marten said.", "Oleg Marten", "said", "“The ferry is not ours,”", ""},
		{"Tarnovia insists that none of its services were involved.", "Tarnovia", "insists", "that none of its services were involved", "denied:TRN"},
		{"Tarnovia denied on Monday that Kestria had hacked the port.", "Tarnovia", "denied", "that Kestria had hacked the port", "denied:KES"},
		{"Marle Systems, the company that runs the signals, denied on Monday that an update of its own had stopped the trains.", "Marle Systems, the company", "denied", "that an update of its own had stopped the trains", "denied:Marle Systems"},
		{"Tarnovian police have arrested two men accused of hacking the port.", "Tarnovian police", "accused", "of hacking the port", ""},
		{"“We did not do it,” said Mara Pell (Reed Party).", "Mara Pell (Reed Party)", "said", "“We did not do it,”", ""},
		{"“Did Tarnovia hack the port?”", "", "", "Did Tarnovia hack the port", "asked:TRN"},
	} {
		d, pos, names := k.parse(c.text)
		q := quoteOf(c.text, c.source, c.cue, c.content)
		var w Work
		k.f.Quote(&w, d, pos, names, &q)
		if got := show(Findings{Accused: q.Accused, Denied: q.Denied, Asked: q.Asked, Supposed: q.Supposed}); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// "The company" and "the gang" are the one named before, where one alone is.
func TestDefinite(t *testing.T) {
	k := newKit(t)
	k.reads(t, []reading{
		{"Marle Systems looks after the signals. Officials blamed the company for the crash.", "Marle Systems"},
		{"Marle Systems and the Reed Party looked on. Officials blamed the company for the crash.", ""},
		{"Northwing Airlines met Marle Systems. The ministry accused the firm of fraud.", ""},
		{"Officials blamed the company for the crash.", ""},
		{"Marle Systems looks after the signals. The company attacked the problem.", ""},
		{"Marle Systems looks after the signals. Officials did not blame the company.", ""},
		{"Iron Plover wrote to the port. The gang stole the letters.", "Iron Plover"},
		{"Iron Plover wrote to the port. The gang of the mayor stole the letters.", ""},
	})
}

// A sentence outside quotes that names who blames somebody has that one as its speaker.
func TestAccuser(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"Kestria expelled two Tarnovian diplomats for spying.", "Kestria"},
		{"Tarnovia was accused by Kestria of hacking the port.", "Kestria"},
		{"Tarnovia again denied any part in the attack.", "Tarnovia"},
		{"Officials blamed Tarnovia for the fire.", ""},
		{"Kestria did not blame Tarnovia for the fire.", ""},
		{"Kestria blamed Tarnovia for the fire and the mayor blamed Marle Systems.", ""},
		{"Tarnovia hacked the port of Kestria.", ""},
	} {
		d, pos, names := k.parse(c.text)
		var w Work
		got := ""
		for _, q := range k.f.Rest(nil, &w, d, pos, names, "text", nil) {
			got += q.Speaker.Name
		}
		if got != c.want {
			t.Errorf("%q: spoken by %q, want %q", c.text, got, c.want)
		}
	}
}
