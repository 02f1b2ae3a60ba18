package read

import (
	"slices"
	"strings"
	"testing"

	"hearsay"
)

// Each of two parties that accuse each other says so of the other, under its own name; three parties, and a party and itself, accuse nobody.
func TestAccuseEachOther(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ title, text, want string }{
		{"", "Quillara and Ustrand accused each other on Monday of shelling the lock. The lock was closed.", "Quillara +UTD | Ustrand +QLR"},
		{"", "Quillara and Ustrand traded blame on Monday for the fire at the lock.", "Quillara +UTD | Ustrand +QLR"},
		{"Quillara, Ustrand trade blame over fire at lock", "The lock was closed.", "Quillara +UTD | Ustrand +QLR"},
		{"", "Quillara and Quillaran officials accused each other of shelling the lock.", ""},
		{"", "Both sides accused each other of shelling the lock.", ""},
	} {
		rev := hearsay.Revision{ID: "x", Lang: "en", Outlet: "Courier", Title: c.title, Text: c.text}
		g := r.Read(&rev)
		var got []string
		ids := map[hearsay.QuoteID]bool{}
		for _, q := range g.Quotes {
			if ids[q.ID] {
				t.Errorf("%q: two quotes have the id %s", c.text, q.ID)
			}
			ids[q.ID] = true
			for _, a := range q.Accused {
				if q.Act != hearsay.Accuse || a.Name == q.Speaker.Name {
					t.Errorf("%q: %s, %s accuses %s", c.text, q.Act, q.Speaker.Name, a.Name)
				}
				got = append(got, q.Speaker.Name+" +"+a.Country)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q %q: %q, want %q", c.title, c.text, s, c.want)
		}
	}
}
