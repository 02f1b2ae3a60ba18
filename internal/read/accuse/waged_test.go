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
		{"Tarnovia committed war crimes in Orrin.", "TRN"},
		{"Tarnovian troops have committed crimes against humanity.", "TRN"},
		{"There are reasonable grounds to believe that Tarnovian troops committed war crimes there.", "TRN"},
		{"The Tarnovian court tried war crimes in Orrin.", ""},
		{"The purpose was to accuse Tarnovia of committing war crimes.", "supposed:TRN"},
		{"The shell was fired by a Tarnovian battery near the border.", "TRN"},
		{"Kestria rejected groundless claims that it had burned the mill, and accused Tarnovia of lying about the raid.", "TRN denied:KES"},
		{"The mayor slammed Tarnovia's strike on the market.", "TRN"},
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
