package accuse

import "testing"

// Whom one suspects of looking for something, or who looks for suspects, is suspected of nothing; what can be attributed is.
func TestWanted(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"The terror suspects Kestria is looking for crossed the border.", ""},
		{"The police suspect Kestria is looking for them.", ""},
		{"The police suspected Kestria of the attack.", "KES"},
		{"We can now clearly attribute the attack to Tarnovia.", "TRN"},
		{"An expert can attribute an attack to Tarnovia.", "supposed:TRN"},
		{"Kestria could not confirm reports that Tarnovia attacked the port.", "asked:TRN"},
		{"The Pentagon cannot confirm reports that Tarnovian forces attacked the port.", "asked:TRN"},
	})
}
