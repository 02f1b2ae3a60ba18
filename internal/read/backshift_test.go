package read

import "testing"

// Indirect speech goes on in the past perfect within its paragraph; then the outlet does not accuse by itself.
func TestGoesOn(t *testing.T) {
	r := inSample(t)
	r2 := " |  | Ustrandic frigates had fired on two barges, killing six sailors => "
	for text, want := range map[string]string{
		"The envoy said that no boat could sail. Ustrandic frigates had fired on two barges, killing six sailors.":    r2 + " +Ustrandic frigates",
		"The envoy said that no boat could sail.\n\nUstrandic frigates had fired on two barges, killing six sailors.": r2 + "Courier +Ustrandic frigates",
		"The envoy said that no boat could sail. Ustrandic frigates fired on two barges, killing six sailors.":        " |  | Ustrandic frigates fired on two barges, killing six sailors => Courier +Ustrandic frigates",
		"The envoy left the hall at ten on Monday. Ustrandic frigates had fired on two barges, killing six sailors.":  r2 + "Courier +Ustrandic frigates",
	} {
		got := quotes(r, "", text)
		if i := len(got) - len(want); i < 0 || got[i:] != want {
			t.Errorf("%s\ngot:\n%s\nwant at its end:\n%s", text, got, want)
		}
	}
}
