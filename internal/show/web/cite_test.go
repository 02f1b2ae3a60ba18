package web

import "testing"

// A citation of an incident keeps the headline as its outlet's words, with one pair of marks around it.
func TestCited(t *testing.T) {
	for _, x := range []struct {
		sh   shell
		want string
	}{
		{shell{Nav: "incidents", Title: "Harbour Post: “Kestria cuts the cable”", Counted: "3 quotes"}, "Hearsay, incident (Harbour Post: “Kestria cuts the cable”), 3 quotes."},
		{shell{Nav: "incidents", Title: "Harbour Post: ‘Kestria “cuts” the cable’"}, "Hearsay, incident (Harbour Post: ‘Kestria “cuts” the cable’)."},
		{shell{Nav: "incidents", Title: "Incidents"}, "Hearsay, “Incidents”."},
		{shell{Nav: "claims", Title: "Claim: “the cable was cut”"}, "Hearsay, claim “the cable was cut”."},
	} {
		if got := cited(&x.sh); got != x.want {
			t.Errorf("%q: %q, want %q", x.sh.Title, got, x.want)
		}
	}
}
