package accuse

import "testing"

// Whom somebody thinks, holds or points out to have done it, and whom a lawyer does not make an accused.
func TestThought(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Experts consider Tarnovia to be behind the attack.", "TRN"},
		{"Kestrian officials believe Tarnovia to be responsible for the attack.", "TRN"},
		{"Tarnovian officials believe Kestria to be responsible for the attack.", "KES"},
		{"Experts believe hackers from Tarnovia to have carried out the attack.", "TRN"},
		{"Experts do not consider Tarnovia to be behind the attack.", "denied:TRN"},
		{"Do experts believe Tarnovia to be behind the attack?", "asked:TRN"},
		{"If experts believe Tarnovia to be behind the attack, the envoy will leave.", "supposed:TRN"},
		{"Kestria believes Tarnovia to have been attacked by Iron Plover.", "Iron Plover"},
		{"Kestria considers Tarnovia to be a friend.", ""},
		// a place, a rank, a delay
		{"Kestria considers Tarnovia to be behind schedule.", ""},
		{"Tarnovia is behind in the race, the minister said.", ""},
		{"The minister said Tarnovia was behind Kestria in the ranking.", ""},
		{"The talks with Tarnovia were behind closed doors.", ""},
		{"The minister said Tarnovia was behind the move.", "TRN"},
		{"The minister said Tarnovia was behind the Kestrian raid.", "TRN"},
		{"The minister said Tarnovia was behind it.", "TRN"},
		// degrees
		{"Experts consider Tarnovia the most likely author of the attack.", "TRN"},
		{"Tarnovia is the most likely culprit of the attack.", "TRN"},
		{"Experts consider Tarnovia the most likely winner of the cup.", ""},
		// a finger in a headline
		{"Ministry points finger at Tarnovia over rail intrusion", "TRN"},
		{"Police point fingers at each other", ""},
		{"Harbour points at Tarnovia on the map", ""},
	})
}

// A lawyer denies for a client; who denies a charge that stands before denies it for himself.
func TestPleads(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Jane Doe, a lawyer for one of the men, denied the charge.", ""},
		{"The bank's lawyer Jane Doe denied any wrongdoing.", ""},
		{"Jane Doe, the bank's chief executive, denied the charge.", "denied:Jane Doe"},
		{"Jane Doe, the attorney general, denied the charge.", "denied:Jane Doe"},
		{"Kestria accuses Tarnovia of theft, a charge Tarnovia denies.", "TRN denied:TRN"},
		{"Tarnovia accuses Kestria of theft, an accusation that Kestria has always rejected.", "KES denied:KES"},
		{"Kestria tells of a storm, a forecast Tarnovia rejects.", ""},
	})
}
