package read

import (
	"testing"

	"hearsay"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Who gains by a deed or let it happen is named with that role, and makes no accusation of it.
func TestNoDoers(t *testing.T) {
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	user, err := world.Parse("state\tTRN\tTarnovia\t\tTarnovian\tTarnovians\tVelm\t\nstate\tKES\tKestria\t\tKestrian\tKestrians\tOrrin\t\n")
	if err != nil {
		t.Fatal(err)
	}
	if w, err = w.With(user...); err != nil {
		t.Fatal(err)
	}
	r, err := In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, country string
		role          hearsay.Role
		act           bool // it accuses
	}{
		{"“Tarnovia ordered the attack on the port,” the mayor said.", "TRN", hearsay.Instigator, true},
		{"“Kestria ordered the attack on the port,” the mayor said.", "KES", hearsay.Instigator, true},
		{"“Tarnovia stands to gain from the attack,” the mayor said.", "TRN", hearsay.Beneficiary, false},
		{"“Kestria stands to gain from the attack,” the mayor said.", "KES", hearsay.Beneficiary, false},
	} {
		g := r.Read(&hearsay.Revision{Text: c.text, Lang: "en"})
		n := 0
		for i := range g.Quotes {
			for _, a := range g.Quotes[i].Accused {
				if n++; a.Country != c.country || a.Role != c.role || (g.Quotes[i].Act == hearsay.Accuse) != c.act {
					t.Errorf("%q: %s/%s in a quote of act %s", c.text, a.Country, a.Role, g.Quotes[i].Act)
				}
			}
		}
		if n != 1 {
			t.Errorf("%q: %d accused, want 1", c.text, n)
		}
	}
}

func TestCulprits(t *testing.T) {
	all := []hearsay.Accused{{Name: "A", Role: hearsay.Sponsor}, {Name: "B", Role: hearsay.Negligent}}
	if got := culprits(all); len(got) != 1 || got[0].Name != "A" || len(all) != 2 || all[1].Name != "B" {
		t.Errorf("culprits = %v of %v", got, all)
	}
}

// A ministry of what is no state in the tables is not the agency whose name begins alike.
func TestMinistryBesideAgency(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	g := r.Read(&hearsay.Revision{ID: "x", Lang: "en", Text: "The Velmish News Agency reported a fire on Monday. The Velmish interior ministry said that nobody was hurt."})
	if len(g.Quotes) == 0 || g.Quotes[len(g.Quotes)-1].Speaker.Name == "Velmish News Agency" {
		t.Errorf("%+v", g.Quotes)
	}
}
