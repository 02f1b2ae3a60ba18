package accuse

import "testing"

// Names that stand behind "known as", culprits that are named as such, firms that are blamed.
func TestCalled(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"The centre assesses that it is highly likely that the group known as Iron Plover carried out the intrusion.", "Iron Plover"},
		{"The group called Iron Plover carried out the intrusion.", "Iron Plover"},
		{"A crew dubbed Iron Plover broke into the bank.", "Iron Plover"},
		{"A Tarnovian group known as Iron Plover broke into the bank.", "TRN"},
		{"The intrusion was carried out by a group known as Iron Plover.", "Iron Plover"},
		{"The court asked whether the group known as Iron Plover carried out the intrusion.", "asked:Iron Plover"},
		{"If the group known as Iron Plover carried out the intrusion, the port would close.", "supposed:Iron Plover"},
		{"The group known as Iron Plover did not carry out the intrusion.", "denied:Iron Plover"},
		{"A choir known as Iron Plover carried out the repairs.", ""},
		{"The port was attacked by a group known to the police.", ""},
		// named as the author
		{"The report names Iron Plover, an extortion crew without a known home, as the probable author.", "Iron Plover"},
		{"Investigators see Tarnovia as the likely culprit.", "TRN"},
		{"The judge saw Tarnovia as the probable author of the intrusion.", "TRN"},
		{"The paper identified Iron Plover as the attacker.", "Iron Plover"},
		{"Does the report name Iron Plover as the culprit?", "asked:Iron Plover"},
		{"The report does not name Tarnovia as the culprit.", ""},
		{"If the report names Tarnovia as the culprit, the envoy will leave.", "supposed:TRN"},
		{"Critics see Tarnovia as the author of its own misfortune.", ""},
		{"Readers know Tarnovia as the author.", ""},
		{"The inquiry names Tarnovia, a neighbour, as the best customer.", ""},
		{"A Tarnovian citizen burned the depot.", "TRN"},
		{"A Tarnovian citizen was burned in the fire.", ""},
		// fault
		{"The spokesman maintains that the fault lies with Tarnovia.", "TRN"},
		{"The spokesman asked whether the fault lies with Tarnovia.", "asked:TRN"},
		{"The fault does not lie with Tarnovia.", "denied:TRN"},
		{"Engineers found fault with Tarnovia.", ""},
	} {
		if got := k.read(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
