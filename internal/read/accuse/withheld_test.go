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
		{"The signals came from Tarnovia, but that does not mean Tarnovia was behind it.", "asked:TRN"},
		// Somebody is accused.
		{"The president said it was proven that Tarnovia had been behind the attack.", "TRN"},
		{"Investigators have determined that Tarnovia was behind the attack.", "TRN"},
		{"It is time to say that Tarnovia was behind the attack.", "TRN"},
		{"The evidence that Tarnovia was behind the attack was overwhelming.", "TRN"},
		{"It is impossible to determine the time in which Kestria can repel Tarnovian aggression.", "TRN"},
	})
}

// What is feared or to be repelled has not been done; who did rather than another did.
func TestDreaded(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The minister fears an attack by Tarnovia.", "supposed:TRN"},
		{"The army fights to repel the invasion by Tarnovia.", "TRN"},
		{"The army trains to repel an attack by Tarnovia.", "supposed:TRN"},
		{"The army repelled an attack by Tarnovia.", "TRN"},
		{"Kestria rather than Tarnovia was behind the attack.", "KES"},
		{"The minister said Kestria instead of Tarnovia attacked the port.", "KES"},
	})
}

// People of one state who work for another are its doers, and it is their sponsor; who recruits them for a deed has it done.
func TestHiredBy(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Two Kestrians who worked for Tarnovia blew up the railway.", "KES TRN"},
		{"Two Kestrians recruited by Tarnovia blew up the railway.", "KES TRN"},
		{"Two Kestrians who worked for Kestria blew up the railway.", "KES"},
		{"Two Kestrians who never worked for Tarnovia blew up the railway.", "KES"},
		{"Tarnovia recruited Kestrians to set fire to the depot.", "TRN KES"},
		{"Tarnovia recruited Kestrians to mend the depot.", ""},
	})
}
