package accuse

import "testing"

// What a heading labels or asks, what is not known, and what somebody only complains of being charged with, nobody asserts.
func TestUnasserted(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"False: Tarnovia burned the mill.", "denied:TRN"},
		{"FAKE: Tarnovia burned the mill", "denied:TRN"},
		{"Myth: Tarnovia burned the mill.", "denied:TRN"},
		{"Claim: Tarnovia burned the mill.", "asked:TRN"},
		{"What was claimed: Tarnovia burned the mill.", "asked:TRN"},
		{"What the posts claim: Tarnovia burned the mill.", "asked:TRN"},
		{"The claim: Tarnovia burned the mill.", "asked:TRN"},
		{"What was claimed\n\nTarnovia burned the mill. Kestria was silent.", "asked:TRN"},
		{"The claim\n\nTarnovia burned the mill.", "asked:TRN"},
		{"Kestria repeated the claim\n\nTarnovia burned the mill.", "TRN"},
		{"Kestria claims: Tarnovia burned the mill.", "TRN"},
		{"The Kestrian claim: Tarnovia burned the mill.", "TRN"},
		{"What we found: Tarnovia burned the mill.", "TRN"},
		{"Was Tarnovia behind the mill fire", "asked:TRN"},
		{"Could Tarnovia have burned the mill", "asked:TRN"},
		{"Did Tarnovian hackers burn the mill", "asked:TRN"},
		{"The report reads as though Tarnovia had burned the mill.", "supposed:TRN"},
		{"The ministry has no information about Tarnovian involvement.", "asked:TRN"},
		{"The council declined to comment, saying it had no details on Tarnovian involvement.", "asked:TRN"},
		{"Tarnovia is tired of being blamed for every fire.", "asked:TRN"},
		{"A video purporting to show Tarnovian soldiers burning the mill was filmed in 2011.", "asked:TRN"},
		{"The article was amended to remove a statement that Tarnovia had burned the mill.", "asked:TRN"},
		{"Prosecutors dropped charges that Tarnovia had burned the mill.", "asked:TRN"},
		{"It was not Tarnovia that burned the mill.", "denied:TRN"},
		{"It was not Tarnovia who burned the mill.", "denied:TRN"},
		{"It was not Kestria but Tarnovia that burned the mill.", "TRN"},
		{"Nobody in Velm believes that Tarnovia burned the mill.", "asked:TRN"},
		{"Tarnovia 'not behind' mill fire", "denied:TRN"},
		{"Tarnovia not guilty of burning mill", "denied:TRN"},
		{"No one doubts that Tarnovia burned the mill.", "TRN"},
		{"Claim that Tarnovia burned mill is false", "denied:TRN"},
		{"Osk retracts claim Tarnovia burned mill", "denied:TRN"},
		{"Osk apologises for blaming Tarnovia for the fire", "supposed:TRN"},
		{"Osk no longer blames Tarnovia for the fire", "asked:TRN"},
		{"Kestria's spies foiled a Tarnovian plot to bomb the station.", ""},
		{"Police foiled a plot to bomb the station.", ""},

		{"Kestria charges six Tarnovian hackers over the attack.", "TRN"},
		{"Fact: Tarnovia burned the mill.", "TRN"},
		{"Breaking: Tarnovia burned the mill.", "TRN"},
		{"The minister was clear: Tarnovia burned the mill.", "TRN"},
		{"Tarnovia was behind the mill fire.", "TRN"},
		{"The ministry has new information about Tarnovian involvement.", "TRN"},
		{"It was Tarnovia that burned the mill.", "TRN"},
	})
}
