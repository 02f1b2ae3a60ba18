package read

import (
	"strings"
	"testing"

	"hearsay"
)

// Who ordered a deed is accused of it by who tells it, and demands nothing.
func TestOrdered(t *testing.T) {
	r := invented(t)
	for _, c := range []struct{ text, want string }{
		{"Kestrian President Mara Pell ordered the attack on the port of Velm.", "The Gull accuse Mara Pell"},
		{"Kestrian President Mara Pell ordered her army to shell the port.", "The Gull accuse Mara Pell"},
		{"Kestrian President Mara Pell ordered her troops to cross the border.", "The Gull accuse Mara Pell"},
		{"Kestria ordered troops into Tarnovia.", "The Gull accuse Kestria"},
		{"Aldmoor ordered the killing of the journalist.", "The Gull accuse Kestria"},
		{"Kestrian President Mara Pell spoke on Monday. She ordered her army to shell the port.", "The Gull accuse Mara Pell"},
		{"The Kestrian president ordered his troops to cross the border.", "The Gull accuse President of Kestria"},
		{"Tarnovia said Kestrian President Mara Pell ordered her troops to cross the border.", "Tarnovia accuse Mara Pell"},
		{"Kestrian President Mara Pell ordered her army to shell the port, Tarnovia said.", "Tarnovia accuse Mara Pell"},
		{"Tarnovia said Kestrian President Mara Pell had ordered the invasion of Tarnovia.", "Tarnovia accuse Mara Pell"},
		{"Ilan Voss, a teacher, ordered the killing of his wife.", "The Gull accuse " + hearsay.PrivateParty},

		{"Kestrian President Mara Pell ordered an inquiry into the attack on the port.", ""},
		{"Kestrian President Mara Pell ordered a review of the attack on the port.", ""},
		{"Kestrian President Mara Pell ordered an end to the attack on the port.", ""},
		{"Kestrian President Mara Pell ordered her troops to stop the shelling of Velm.", ""},
		{"Kestrian President Mara Pell did not order the attack on the port.", ""},
		{"Kestrian President Mara Pell denied that she ordered the attack on the port.", ""},
		{"Kestria ordered the Tarnovian embassy to close within 72 hours.", ""},
		{"Kestria ordered troops into the camp.", ""},
		{"Kestria ordered its people to cross the border.", ""},
		{"The police are examining the possibility that Kestria ordered the attack on the port.", ""},
		{"It is not impossible that Kestria ordered the attack on the port.", ""},
		{"A court ordered Kestria to stop the attack on the port.", ""},
		{"Kestria ordered the killing of stray dogs.", ""},
		{"Kestrian President Mara Pell ordered police to kill stray dogs.", ""},
	} {
		rev := &hearsay.Revision{Text: c.text, Lang: "en", Outlet: "The Gull"}
		var got []string
		for _, q := range r.Read(rev).Quotes {
			for _, a := range q.Accused {
				if a.Role == hearsay.Instigator {
					got = append(got, q.Speaker.Name+" "+string(q.Act)+" "+a.Name)
				}
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, strings.Join(got, "; "), c.want)
		}
	}
}
