package accuse

import "testing"

// TestRated: what is said of a claim before it, and asides between who is charged and with what.
func TestRated(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"Kestria called it absurd to suggest that Tarnovia burned the mill.", "asked:TRN"},
		{"Kestria considers it false that Tarnovia burned the mill.", "denied:TRN"},
		{"Kestria called it a lie to say that Tarnovia burned the mill.", "denied:TRN"},
		{"Kestria considers it proven that Tarnovia burned the mill.", "TRN"},
		{"Kestria called it wrong that Tarnovia burned the mill.", "TRN"},
		{"Kestria rated as false the claim that Tarnovia burned the mill.", "denied:TRN"},
		{"Kestria rated as true the claim that Tarnovia burned the mill.", "TRN"},
		{"Suspicions that Tarnovia, which has long sold timber to Kestria, burned the mill proved unfounded.", "denied:TRN"},
		{"Tarnovia has been accused by Kestria, which met envoys a day earlier, of burning the mill.", "TRN"},
		{"Kestria cleared Tarnovia's army, which met envoys a day earlier, of burning the mill.", "denied:TRN"},
		{"Kestria refused to blame Tarnovia, which met envoys a day earlier, for burning the mill.", "supposed:TRN"},
		{"Kestria found Tarnovia's army guilty of burning the mill.", "TRN"},
		{"A report by the Kestrian parliament tied Tarnovia to sabotage against a pipeline.", "TRN"},
		{"Kestria pinned the raid on Tarnovia.", "TRN"},
		{"Kestria pinned a medal on Tarnovia.", ""},
		{"Kestria said Tarnovia had a hand in the abduction of a journalist.", "TRN"},
		{"Kestria said Tarnovia had a hand in the talks.", ""},
		{"Kestria informed Tarnovia's army about an attack that knocked out the websites of Kestrian banks.", ""},
	})
}
