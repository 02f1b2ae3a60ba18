package read

import (
	"testing"

	"hearsay"
)

// Who speaks accuses nobody by what its own deed is: it claims the deed, or threatens one that is still to come, or says nothing
// at all where the verb is the deed's.
func TestOwnsUp(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		title, text  string
		act          hearsay.Act
		accused, own bool // somebody is accused; in the article's own words
	}{
		{text: "The Tidewater hacking group said it has breached the harbour office and stole its files.", act: hearsay.ClaimResponsibility, accused: true},
		{text: "The Danish-backed Tidewater group claims to have breached the lighthouse network.", act: hearsay.ClaimResponsibility, accused: true},
		{title: "Norway says it shot down three Danish fighter jets", act: hearsay.ClaimResponsibility, accused: true},
		{title: "Danish hackers threaten to wreck lighthouse", act: hearsay.Threaten},
	} {
		g := r.Read(&hearsay.Revision{ID: "r", Outlet: "Harbour Post", Title: c.title, Text: c.text, Lang: "en"})
		if len(g.Quotes) != 1 {
			t.Errorf("%s%s: %d quotes", c.title, c.text, len(g.Quotes))
			continue
		}
		q := g.Quotes[0]
		if own := q.Speaker.Via == hearsay.ViaOutlet; q.Act != c.act || len(q.Accused) > 0 != c.accused || own != c.own {
			t.Errorf("%s%s: %s, accused %v, own %v", c.title, c.text, q.Act, q.Accused, own)
		}
	}
}

// The cue is no part of a name in a headline of capitals.
func TestUncued(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	g := r.Read(&hearsay.Revision{ID: "r", Outlet: "Harbour Post", Title: "Norway's Quiet Hacking Group Lazarus Blamed For Lighthouse Outage", Lang: "en"})
	for _, q := range g.Quotes {
		for _, a := range q.Accused {
			if a.Name != "Norway's Quiet Hacking Group Lazarus" {
				t.Errorf("%q is accused", a.Name)
			}
			return
		}
	}
	t.Error("nobody is accused")
}
