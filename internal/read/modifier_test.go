package read

import (
	"testing"

	"hearsay"
)

// A state before a party's name and a title modifies the person who speaks; it does not speak.
func TestStateModifiesCandidate(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	g := r.Read(&hearsay.Revision{Lang: "en", Text: "U.S. Democratic presidential candidate Ilana Voss said the port was closed to members of the Democratic National Committee."})
	if len(g.Quotes) == 0 || g.Quotes[0].Speaker.Name != "Ilana Voss" {
		t.Errorf("%+v", g.Quotes)
	}
}
