package accuse

import (
	"testing"

	"hearsay"
)

// Words that an article only shows are not its own.
func TestShown(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text string
		want hearsay.Via
	}{
		{"Tarnovia 'burned mill'", hearsay.ViaNone},
		{"Tarnovia “burned the old mill” in Orrin", hearsay.ViaNone},
		{"'Tarnovia burned the mill in Orrin'", hearsay.ViaNone},
		{"Alleged Tarnovian hackers broke into the port of Orrin", hearsay.ViaNone},
		{"The theory that Tarnovia burned the mill has gained ground", hearsay.ViaNone},
		{"The court heard that Tarnovia burned the mill", hearsay.ViaNone},
		{"Pell: I was poisoned by Tarnovia", hearsay.ViaNone},
		{"Minister Mara Pell: Tarnovia burned the mill", hearsay.ViaNone},

		{"Tarnovia burned the mill", hearsay.ViaOutlet},
		{"Harbour Fleet: Tarnovia burned the mill", hearsay.ViaOutlet},
		{"Tarnovia burned the miller's 'Blue Heron'", hearsay.ViaOutlet},
		{"Tarnovia burned Pell's mill in Orrin", hearsay.ViaOutlet},
		{"Tarnovia's hackers broke into the port of Orrin", hearsay.ViaOutlet},
		{"'Blue Heron' sinks after Tarnovia burned the mill", hearsay.ViaOutlet},
		{"Tarnovia burned the mill after claims that the miller was drunk", hearsay.ViaOutlet},
	} {
		d, pos, names := k.parse(c.text)
		var w Work
		got := k.f.Rest(nil, &w, d, pos, names, hearsay.FieldTitle, nil)
		if len(got) != 1 || got[0].Speaker.Via != c.want || len(got[0].Accused) == 0 {
			t.Errorf("%q: %+v, want one quote via %s", c.text, got, c.want)
		}
	}
}
