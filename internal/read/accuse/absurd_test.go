package accuse

import "testing"

// TestAbsurd: charges that are named to turn them away, made up, or only proposed.
func TestAbsurd(t *testing.T) {
	newKit(t).reads(t, []reading{
		{"He said that accusing Tarnovia of the explosion looks too cynical.", "denied:TRN"},
		{"He said that accusing Tarnovia of espionage is nonsense.", "denied:TRN"},
		{"He said that accusing Tarnovia of espionage is not nonsense.", "TRN"},
		{"You can't blame Tarnovia for the fire.", ""},
		{"Tarnovia can't have burned the mill.", "denied:TRN"},
		{"The reports spread by the media about the shelling of the port by Tarnovia are misinformation.", "denied:TRN"},
		{`Kestria was caught manipulating images to produce "proof" that Tarnovia had shot down the airliner.`, "KES denied:TRN"},
		{"Kestria edited a video to suggest that Tarnovia burned the mill.", "denied:TRN"},
		{"Kestria published a video to show that Tarnovia burned the mill.", "TRN"},
		{"He recommended that Tarnovia burn the letters.", "supposed:TRN"},
		{"He suggested that Tarnovia hit the port.", "TRN"},
		{"He said that Tarnovia hit the port.", "TRN"},
		{"Tarnovia 'poised to strike' Kestria, the minister says", "supposed:TRN"},
		{"Tarnovia is poised to have struck Kestria.", "TRN"},
		{"The ministry would accept the advice and not pursue an indictment against Iron Plover.", "denied:Iron Plover"},
	})
}

// TestNameBehindMark: quotation marks around a word before a name are no part of it.
func TestNameBehindMark(t *testing.T) {
	k := newKit(t)
	d, pos, names := k.parse("'Obvious' Tarnovian forces responsible for atrocities, officials say")
	if got := k.f.All(d, pos, names).Accused; len(got) != 1 || got[0].Name != "Tarnovian forces" {
		t.Errorf("got %+v", got)
	}
}
