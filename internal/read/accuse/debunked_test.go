package accuse

import "testing"

// A charge that is only named to be called untrue, or that nobody stands by, accuses nobody.
func TestDebunked(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"It is false that Tarnovia burned the mill.", "denied:TRN"},
		{"It is a lie that Tarnovia burned the mill.", "denied:TRN"},
		{"That Tarnovia burned the mill is a lie.", "denied:TRN"},
		{"It is incorrect to say Tarnovia burned the mill.", "denied:TRN"},
		{"There is no truth in the claim that Tarnovia burned the mill.", "denied:TRN"},
		{"There is no truth to reports that Tarnovia burned the mill.", "denied:TRN"},
		{"Contrary to claims that Tarnovia burned the mill, a cable caught fire.", "denied:TRN"},
		{"Reports that Tarnovia burned the mill are false.", "denied:TRN"},
		{"The claim that Tarnovia burned the mill has been debunked.", "denied:TRN"},
		{"The claim that Tarnovia burned the mill is misleading.", "denied:TRN"},
		{"The claim that Tarnovia burned the mill proved wrong.", "denied:TRN"},
		{"The paper retracted its report that Tarnovia burned the mill.", "denied:TRN"},
		{"Bots spread the lie that Tarnovia burned the mill.", "denied:TRN"},
		{"Posts falsely claim that Tarnovia burned the mill.", "denied:TRN"},
		{"A post saying Tarnovia burned the mill was false.", "denied:TRN"},
		{"A doctored video shows Tarnovian soldiers burning the mill.", "denied:TRN"},
		{"An earlier version of this story wrongly stated that Tarnovia burned the mill.", "denied:TRN"},

		{"The video does not show Tarnovian soldiers burning the mill.", "asked:TRN"},
		{"A conspiracy theory holds that Tarnovia burned the mill.", "asked:TRN"},
		{"Rumours that Tarnovia burned the mill spread fast.", "asked:TRN"},
		{"The council no longer says that Tarnovia burned the mill.", "asked:TRN"},
		{"The council has stopped saying that Tarnovia burned the mill.", "asked:TRN"},
		{"An earlier version of this story said that Tarnovia burned the mill.", "asked:TRN"},
		{"Had Tarnovia burned the mill, the miller would know.", "supposed:TRN"},
		{"It is unproven that Tarnovia burned the mill.", "asked:TRN"},
		{"It remains unconfirmed that Tarnovia burned the mill.", "asked:TRN"},
		{"Also unproven is that Tarnovia burned the mill.", "asked:TRN"},
		{"What is also unproven: that Tarnovia burned the mill.", "asked:TRN"},
		{"Unproven: Tarnovia burned the mill.", "asked:TRN"},
		{"That Tarnovia burned the mill is unproven.", "asked:TRN"},
		{"That Tarnovia burned the mill remains unconfirmed.", "asked:TRN"},

		{"The minister avoided blaming Tarnovia.", "supposed:TRN"},
		{"The minister said it was time to stop blaming Tarnovia.", "supposed:TRN"},
		{"Either Tarnovia or Kestria burned the mill.", "supposed:KES supposed:TRN"},
		{"Tarnovia or Kestria burned the mill.", "supposed:KES supposed:TRN"},
		{"Hackers pretending to be Tarnovian stole the letters.", ""},
		{"Velm was warned of the attack by Tarnovia.", ""},
		{"Osk was condemned for the attack by Tarnovia.", ""},

		{"Four were killed in the attack by Tarnovia.", "TRN"},
		{"Tarnovia stopped the train and burned the mill.", "TRN"},
		{"Hackers said to be Tarnovian stole the letters.", "TRN"},
		{"The claim that Tarnovia burned the mill was confirmed by a court.", "TRN"},
		{"Claims that Tarnovia burned the mill are true.", "TRN"},
		{"A video shows Tarnovian soldiers burning the mill.", "TRN"},
		{"The council withdrew its envoy after Tarnovia burned the mill.", "TRN"},
		{"The council says that Tarnovia burned the mill and that the miller is wrong.", "TRN"},
		{"It is clear that Tarnovia burned the mill.", "TRN"},
		{"That Tarnovia burned the mill is proven.", "TRN"},
		{"According to unconfirmed reports, Tarnovia burned the mill.", "TRN"},
	})
}
