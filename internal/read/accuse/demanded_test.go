package accuse

import "testing"

// Who is told to end a deed that is called theirs did it; what they are only to keep from doing accuses nobody.
func TestDemanded(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Tarnovia must cease its attacks on civilian shipping.", "TRN"},
		{"Tarnovia should end its war against Kestria.", "TRN"},
		{"Tarnovia must stop bombing the villages on the coast.", "TRN"},
		{"The ministry called on Tarnovia to stop its attacks on shipping.", "TRN"},
		{"The council urged Tarnovia to refrain from its malicious activity in the bay.", "TRN"},
		{"Tarnovia must stop shelling towns.", "TRN"},
		{"Tarnovia must stop its harassment of the crews.", "TRN"},
		{"Kestria called on Tarnovia to stop arming the militia.", "TRN"},
		{"Tarnovia must refrain from attacking ships.", "supposed:TRN"},
		{"Tarnovia must cease its support for the party.", ""},
		{"Tarnovia must not stop its work.", ""},
		{"Tarnovia will stop its exercises.", ""},
		{"The ministry called on Tarnovia to stop the attacks.", ""},
		{"If it attacked, Tarnovia should end its aggression.", ""},
	})
}
