package accuse

import "testing"

// Whose a plan is, who is put right, what "without" and "no" take back, who does not speak, who is held responsible; each with twins that
// read the other way.
func TestWhose(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria thwarted a plot to bomb the station.", ""},
		{"Kestria strongly condemned the attempt to interfere in the vote.", ""},
		{"Kestria denounced efforts to hack the port's network.", ""},
		{"Kestria condemned Tarnovia's attempt to hack the port's network.", ""},
		{"Tarnovia made an attempt to interfere in the vote.", "TRN"},
		{"Tarnovia launched an attempt to hack the port's network.", "TRN"},

		{"Tarnovia, and not Kestria, attacked the port.", "TRN"},
		{"Tarnovia but not Kestria attacked the port.", "TRN"},
		{"It was Tarnovia, not Kestria, that attacked the port.", "TRN"},
		{"It was Tarnovia and not Kestria that attacked the port.", "TRN"},

		{"Without warning, Tarnovia attacked the port.", "TRN"},
		{"The raid that left ten towns without power was the work of Tarnovia.", "TRN"},
		{"The report without proof that Tarnovia attacked the port was withdrawn.", "denied:TRN"},

		{"No ship was destroyed by Tarnovia.", "denied:TRN"},
		{"Not a single ship was destroyed by Tarnovia.", "denied:TRN"},
		{"There can be no excuse for the attacks committed by Tarnovia.", "TRN"},

		{"The ministry declined to comment on a report that Tarnovia hacked the port.", "asked:TRN"},
		{"The ministry refused to say that Tarnovia attacked the port.", "asked:TRN"},
		{"Tarnovia neither confirmed nor denied the attack on the port.", ""},
		{"Tarnovia has not confirmed or denied hacking the port.", ""},
		{"Tarnovia declined to confirm or deny responsibility for the attack.", ""},
		{"Tarnovia neither admitted nor denied the attack on the port.", ""},

		{"The council holds Tarnovia accountable for the attack.", "TRN"},
		{"Tarnovia has been held responsible for the attack.", "TRN"},
		{"Tarnovia was held accountable for the attack by Kestria.", "TRN"},
		{"Tarnovia must be held accountable for the attack.", ""},
		{"Kestria vowed to hold Tarnovia accountable for the attack.", ""},
		{"Kestria does not hold Tarnovia responsible for the attack.", ""},
		{"Those who killed Tarnovians are held accountable.", ""},
	})
}

// Where a pronoun ties a group to a state the tie may be the speaker's own.
func TestUntie(t *testing.T) {
	k := newKit(t)
	for text, want := range map[string]string{
		"Iron Plover, which Kestria ties to Tarnovia, attacked the port.": "Iron Plover",
		"Iron Plover, which she ties to Tarnovia, attacked the port.":     "TRN",
	} {
		d, pos, names := k.parse(text)
		var w Work
		var f Findings
		k.f.Find(&f, &w, &Input{Doc: d, Pos: pos, Range: d.Sents[0], Names: names})
		if got := show(f); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
