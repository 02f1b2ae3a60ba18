package accuse

import "testing"

// A charge that is left open names its culprit, and neither charges nor clears it.
func TestLeftOpen(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"It is not impossible that Tarnovia burned the mill.", "supposed:TRN"},
		{"It is not inconceivable that Tarnovia burned the mill.", "supposed:TRN"},
		{"It is impossible that Tarnovia burned the mill.", "denied:TRN"},
		{"We are not saying that Tarnovia burned the mill.", "supposed:TRN"},
		{"I do not claim Tarnovia burned the mill.", "supposed:TRN"},
		{"We do not believe that Tarnovia burned the mill.", "denied:TRN"},
		{"We are saying that Tarnovia burned the mill.", "TRN"},
		{"The police examine the possibility that Tarnovia burned the mill.", "supposed:TRN"},
		{"The possibility that Tarnovia burned the mill was raised at once.", "supposed:TRN"},
		{"One scenario is that Tarnovia burned the mill.", "supposed:TRN"},
		{"The police pursue the theory that Tarnovia burned the mill.", "asked:TRN"},
		{"The alert came following reports that Tarnovia burned the mill.", "TRN"},
		{"The police investigate Tarnovia's involvement in the raid.", "asked:TRN"},
		{"The police investigate the raid, and Tarnovia burned the mill.", "TRN"},
		{"The involvement of Tarnovia in the raid cannot be excluded.", "supposed:TRN"},
		{"Tarnovia's involvement in the raid cannot be ruled out.", "supposed:TRN"},
		{"Tarnovia's involvement in the raid was ruled out.", "denied:TRN"},
		{"Tarnovia's involvement in the raid is being examined.", "asked:TRN"},
		{"Tarnovia's involvement in the raid was confirmed.", "TRN"},
	})
}

// A part in a deed is its owner's by "of" or in the genitive, whatever it is called.
func TestShare(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The report proves the responsibility of Tarnovia for the raid.", "TRN"},
		{"The court confirmed the complicity of Tarnovia's army in the killings.", "TRN"},
		{"The report proves Tarnovia's role in the raid.", "TRN"},
		{"Tarnovia's responsibility for the killings is proven.", "TRN"},
		{"The report tells of Tarnovian participation in the raid.", "TRN"},
		{"The report tells of Tarnovia's role in the rebuilding of the mill.", ""},
		{"The report tells of the responsibility of Tarnovia for the harvest.", ""},
		{"The report denies the complicity of Tarnovia in the killings.", "denied:TRN"},
		{"A retreat would be an acknowledgement of Tarnovia's responsibility for the killings.", "supposed:TRN"},
		{"The role of Tarnovia in the talks on the raid was praised.", ""},
	})
}
