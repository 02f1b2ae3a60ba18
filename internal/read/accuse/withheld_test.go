package accuse

import "testing"

// A charge that is not settled, that nobody lays or that it is too early to lay names no culprit; who finds nothing that suggests it, or
// calls it a lie, clears somebody.
func TestWithheld(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The president said it was not proven that Tarnovia had been behind the attack.", "asked:TRN"},
		{"It has not been established that Tarnovia was behind the attack.", "asked:TRN"},
		{"Investigators have not determined that Tarnovia was behind the attack.", "asked:TRN"},
		{"The minister said he could not confirm that Tarnovia was behind the attack.", "asked:TRN"},
		{"He could not prove Tarnovia was behind the attack.", "asked:TRN"},
		{"It is too early to say that Tarnovia was behind the attack.", "asked:TRN"},
		{"It was wrong to assume that Tarnovia was behind the attack.", "asked:TRN"},
		{"Nobody has said that Tarnovia was behind the attack.", "asked:TRN"},
		{"No one could say for sure that Tarnovia was behind the attack.", "asked:TRN"},
		{"No one believes Kestria's claims that Tarnovia was behind the attack.", "asked:TRN"},
		{"The minister warned against jumping to the conclusion that Tarnovia was behind the attack.", "asked:TRN"},
		{"The theory that Tarnovia was behind the attack was never proven.", "asked:TRN"},
		{"Evidence that Tarnovia was behind the attack was lacking.", "asked:TRN"},
		{"There is nothing to suggest that Tarnovia was behind the attack.", "denied:TRN"},
		{"The minister called the claim that Tarnovia was behind the attack a lie.", "denied:TRN"},
		{"The claim that Tarnovia was behind the attack is unfounded.", "denied:TRN"},
		// Somebody is accused.
		{"The president said it was proven that Tarnovia had been behind the attack.", "TRN"},
		{"Investigators have determined that Tarnovia was behind the attack.", "TRN"},
		{"It is time to say that Tarnovia was behind the attack.", "TRN"},
		{"The evidence that Tarnovia was behind the attack was overwhelming.", "TRN"},
		{"It is impossible to determine how long Kestria can repel Tarnovian aggression.", "TRN"},
	})
}
