package read

import (
	"testing"

	"hearsay"
)

// An abbreviation that the text spells out as somebody else accuses that one, and nobody whom the gazetteer has under it.
func TestAccusesWhomItSpells(t *testing.T) {
	r := invented(t)
	for _, c := range []struct{ text, want string }{
		{"The Federal Sailing Brigade left the quay. The FSB attacked the port, the mayor said.", "Federal Sailing Brigade"},
		{"Kestria and Tarnovia met. The FSB attacked the port, the mayor said.", "Federal Security Service"},
	} {
		got := ""
		for _, q := range r.Read(&hearsay.Revision{ID: "r", Outlet: "Gazette", Lang: "en", Text: c.text}).Quotes {
			for _, a := range q.Accused {
				got += a.Name
			}
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}
