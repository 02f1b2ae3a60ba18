package pipeline

import (
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// An outlet that is named like a body of a state is that body; a firm or a paper of that name is not.
func TestPressRoom(t *testing.T) {
	ministry := link.Party{Key: "organ:velia defence", Name: "Defence Ministry of Velia", Kind: hearsay.KindOrganisation, Country: "VEL"}
	paper := link.Party{Key: "org:harbour star", Name: "Harbour Star", Kind: hearsay.KindOrganisation}
	p := &Parties{by: map[string][]*listedParty{"defence ministry of velia": {{"1", ministry}}, "harbour star": {{"2", paper}}}, press: map[string]string{}}
	for outlet, want := range map[string]string{"Defence Ministry of Velia": ministry.Key, "The Ministry of Defence of Velia": ministry.Key, "Harbour Star": "outlet:harbour star", "Ministry of Sound": "outlet:ministry of sound"} {
		if got := p.Outlet(outlet).Key; got != want {
			t.Errorf("%s: %s, want %s", outlet, got, want)
		}
	}
}
