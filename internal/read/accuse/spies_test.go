package accuse

import "testing"

// Spies are whose they spy for.
func TestSpiesFor(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"He was jailed for spying for Tarnovia.", "TRN"},
		{"They spied on reporters for the Tarnovian army.", "TRN"},
		{"The clerk was charged with espionage for Tarnovia.", "TRN"},
		{"The clerk denied spying for Tarnovia.", "denied:TRN"},
		{"The clerk spied for money in Tarnovia.", ""},
	})
}
