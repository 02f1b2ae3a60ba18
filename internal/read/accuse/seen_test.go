package accuse

import "testing"

// Who is seen or suspected behind a deed, whose hand is seen in it, to whom fingers point; and what only looks like it.
func TestSeen(t *testing.T) {
	k := newKit(t)
	k.reads(t, []reading{
		{"Officials see Tarnovia behind the cutting of the cable.", "TRN"},
		{"Officials see Tarnovia as behind the raid.", "TRN"},
		{"Officials suspect Tarnovia's hand in the cutting of the cable.", "TRN"},
		{"Analysts see a Tarnovian hand in the raid.", "TRN"},
		{"The finger of blame points at Tarnovia.", "TRN"},
		{"The raid bore all the hallmarks of Tarnovian intelligence.", "TRN"},
		{"Tarnovia behind harbour blasts, Kestria says", "TRN"},
		{"Tarnovia orchestrated at least two raids.", "TRN"},
		{"Officials see Tarnovia behind the opening of the bridge.", ""},
		{"Officials see Tarnovia's hand in the rebuilding of the bridge.", ""},
		{"Officials do not see Tarnovia's hand in the raid.", ""},
		{"Officials shook Tarnovia's hand in the raid.", ""},
		{"Tarnovia launched at least two ferries.", ""},
		{"Tarnovian police seized a tanker suspected of cutting the power cable.", ""},
		{"Tarnovia seizes tanker over damage to Kestrian cable", ""},
		{"Tarnovian police seized a tanker for sailing without a flag.", ""},
		{"Tarnovia seizes tanker on suspicion of smuggling", ""},
		{"Tarnovia seized a Kestrian tanker for ransom.", "TRN"},
		{"Tarnovia seizes Kestrian tanker in the strait", "TRN"},
		{"Tarnovia boards ship suspected of cable sabotage", ""},
		{"According to the Tarnovian activist group Harbour Eye, at least 38 children have been killed.", ""},
		{"Hackers tied to Tarnovia breach port authority", "TRN"},
	})
}

// A gang is accused by the name that words beside it say it has; a person whom such words name stays out.
func TestCalledBy(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"A gang called Salt Lantern stole the letters.", "Salt Lantern"},
		{"The gang, known as Gran Grif, massacred at least 70 people.", "Gran Grif"},
		{"Crooks called Salt Lantern stole the letters.", "Salt Lantern"},
		{"Criminals who call themselves Salt Lantern stole the letters.", "Salt Lantern"},
		{"Analysts at Pinfold reckon criminals called Salt Lantern did it for the cash.", "Salt Lantern"},
		{"A man called Ilan Voss stole the letters.", ""},
		{"A bridge called Salt Lantern fell.", ""},
		{"Readers who call themselves Salt Lantern stole the show.", ""},
	} {
		d, pos, names := k.parse(c.text)
		got := ""
		for _, a := range k.f.All(d, pos, names).Accused {
			got = a.Name
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
