package accuse

import "testing"

// TestHarmless: words of harm that tell none, beside those that do.
func TestHarmless(t *testing.T) {
	newKit(t).reads(t, []reading{
		// who stops harm, or only closes something
		{"The Tarnovian police disrupted a hacking gang.", ""},
		{"Tarnovia says that it disrupted Kestrian hackers.", ""},
		{"The army of Tarnovia disrupts an attempt to take two villages.", ""},
		{"Tarnovia disrupted flights over the bay.", "TRN"},
		{"Tarnovia shut down a festival after pilgrims complained.", ""},
		{"Tarnovia shut down the power grid.", "TRN"},
		{"Tarnovia shut down a Kestrian mill.", "TRN"},
		{"Tarnovia to seize frozen funds of the Kestrian bank", ""},
		{"Tarnovia seized 5 million crowns of a Kestrian firm.", ""},
		{"Tarnovia seized a Kestrian tanker.", "TRN"},
		// deeds of others as an argument
		{"Tarnovia is using the latest attacks to renew its calls for a ban.", ""},
		{"Tarnovia used the attack to kill prisoners.", "TRN"},
		{"Tarnovia is using cyber attacks to steal data.", "TRN"},
		// what happened in a capital
		{"Orrin attacks inquiry opens", ""},
		// arms launched for practice
		{"A Tarnovian unit launched ballistic missiles at sea targets during an exercise.", ""},
		{"A drill was held. The navy of Tarnovia launched cruise missiles.", ""},
		{"The navy of Tarnovia launched missiles at a ferry.", "TRN"},
		// how it is known
		{"In a phone call, intercepted by the Tarnovian service, a soldier complains.", ""},
		{"Tarnovia intercepted calls of the ministry.", "TRN"},
		// no harm in what is behind it
		{"The minister said that Tarnovia was behind the decision.", ""},
		{"The minister said that Tarnovia was behind the decision to bomb the port.", "TRN"},
		// tools are nobody
		{"Her telephone was infected by Iron Plover, a tool made by a firm.", ""},
		{"Her telephone was infected by Iron Plover, a crew of thieves.", "Iron Plover"},
		// a name cut to its kind
		{"Iron Plover Names Leak, Accuses the Offshore Company of Money Laundering", ""},
		// words that a headline has before its verb
		{"Firm links Tarnovian hackers to breach", "TRN"},
		{"Firm links to Tarnovia hurt trade", ""},
		// the words of others before the name
		{"An attempt by Kestrian troops to penetrate the lines was repulsed by Tarnovia.", "KES"},
		{"Tarnovia repulsed an attempt by Kestrian troops to penetrate its lines.", "KES"},
	})
}

// TestOfNoHarm: hackers of whom the sentence tells nothing that harms are only mentioned.
func TestOfNoHarm(t *testing.T) {
	k := newKit(t)
	for s, want := range map[string]bool{
		"Four young Tarnovian hackers set about changing the law.":                  false,
		"Four young Tarnovian hackers changed it, although they did not know it.":   false,
		"Tarnovian hacking groups long seen as rivals now appear to be teaming up.": false,
		"Tarnovian and Kestrian hacking groups are working together.":               false,
		"Tarnovian hackers have returned with new ransomware.":                      true,
		"Tarnovian hackers are inside the networks of the ministry.":                true,
		"Tarnovian hackers work for the navy.":                                      true,
		"Tarnovian hackers blacked out the port.":                                   true,
		"Tarnovian hackers linked to the fire.":                                     true,
		"Tarnovian hackers were behind it.":                                         true,
	} {
		d, pos, names := k.parse(s)
		if got := len(k.f.All(d, pos, names).Accused) > 0; got != want {
			t.Errorf("%q: accused %v, want %v", s, got, want)
		}
	}
}

// TestMerit: who takes credit for what is no harm claims no deed.
func TestMerit(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text, source, cue, content string
		want                       bool
	}{
		{"Tarnovia took credit for achieving its goal of new roads.", "Tarnovia", "took credit for", "achieving its goal of new roads", true},
		{"Tarnovia took credit for the attack.", "Tarnovia", "took credit for", "the attack", false},
		{"Tarnovia took credit for this.", "Tarnovia", "took credit for", "this", false},
		{"Tarnovia took responsibility for the roads.", "Tarnovia", "took responsibility for", "the roads", false},
	} {
		d, _, _ := k.parse(c.text)
		q := quoteOf(c.text, c.source, c.cue, c.content)
		if got := k.f.merit(d, &q); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}
