package accuse

import "testing"

// TestLaid: whose hand is seen, at whose door a deed is laid, whose deed it is called, who the culprit was.
func TestLaid(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestrian officials saw the hand of Tarnovia in the derailment of a Kestrian freight train.", "TRN"},
		{"Kestrian officials saw the hand of Tarnovia in spying on Kestrian lawmakers.", "TRN"},
		{"Kestrian officials did not see the hand of Tarnovia in the derailment of a train.", ""},
		{"Kestria laid the cutting of a data cable at Tarnovia's door.", "TRN"},
		{"Kestria did not lay the cutting of a data cable at Tarnovia's door.", ""},
		{"Kestria laid a wreath at Tarnovia's door.", ""},
		{"Kestria identified Tarnovia as being responsible for the hacking of a ministry.", "TRN"},
		{"Kestria described the hacking of a ministry as an operation of Tarnovia.", "TRN"},
		{"Kestria described the fair as an operation of Tarnovia.", ""},
		{"Kestria said the hacking of a ministry was part of a campaign by Tarnovia.", "TRN"},
		{"Kestria said the bridge was part of a campaign by Tarnovia.", ""},
		{"The culprit was Tarnovia, Kestria said of the hacking of a ministry.", "TRN"},
		{"The actor behind the sending of dozens of balloons into Kestrian airspace was Tarnovia.", "TRN"},
		{"Responsibility for the seizure of a trawler lies with Tarnovia, Kestria said.", "TRN"},
		{"Kestria sees the hand of Tarnovia's military intelligence in all three cases.", "TRN"},
		{"Kestria laid the campaign at Tarnovia's door.", "TRN"},
		{"An indictment unsealed in Orrin charges three officers of the Tarnovian Security Directorate with poisoning the defector.", "TRN"},
		{"Kestria said the Tarnovian navy had brought down the airliner.", "TRN"},
		{"Tarnovia's visit provoked mixed feelings in Kestria.", ""},
	})
}
