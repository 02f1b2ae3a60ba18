package accuse

import "testing"

// Wars, weapons, plans and volleys, told by what stands behind the verb; headings in which the tagger takes the verb for a noun.
func TestWaged(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Tarnovia started the war.", "TRN"},
		{"Tarnovia waged war on our towns.", "TRN"},
		{"Tarnovia waged war on drugs.", ""},
		{"Tarnovia started a trade war.", ""},
		{"Tarnovia started a war on waste.", ""},
		{"Tarnovia is using hunger as a weapon of war.", "TRN"},
		{"Tarnovia used the rocket as a weapon.", ""},
		{"Tarnovia used the mill as a school.", ""},
		{"The mayor said that Tarnovia had planned the attack.", "TRN"},
		{"The mayor said that Tarnovia was planning an attack.", "supposed:TRN"},
		{"Tarnovia has launched what Kestrian officials describe as its biggest drone attack of the year.", "TRN"},
		{"Tarnovia has launched what Kestrian officials describe as its biggest fair of the year.", ""},
		{"Houthis attack tanker in Red Sea", "Houthis"},
		{"Tarnovian drones attack Orrin port", "TRN"},
		{"Tarnovian troops shell mill, killing two", "TRN"},
		{"Tarnovian troops attack plan leaked to paper", ""},
		{"Talks on Tarnovian troops attack plan", ""},
		{"Tarnovia bears full responsibility for the blockade.", "TRN"},
		{"Tarnovia bears fruit for the market.", ""},
		{"The shells had been fired by Tarnovian artillery.", "TRN"},
		{"A shell was fired by Tarnovian artillery in a drill.", ""},
	})
}
