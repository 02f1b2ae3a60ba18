package world

import (
	"testing"

	"hearsay"
	"hearsay/internal/text"
)

func load(t testing.TB) *World {
	t.Helper()
	w, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestStatesAlike: every state has the same kinds of entries, and each of its forms that no
// other state shares finds it.
func TestStatesAlike(t *testing.T) {
	w := load(t)
	seen := map[string]bool{}
	for _, s := range w.States() {
		if len(s.Code) != 3 || seen[s.Code] || s.Name == "" || len(s.Adjectives) == 0 || len(s.Peoples) == 0 || len(s.Capitals) == 0 {
			t.Errorf("state %+v is incomplete or there twice", s)
		}
		seen[s.Code] = true
		for _, f := range append(append(append(append([]string{}, s.Names...), s.Adjectives...), s.Capitals...), s.Seats...) {
			e := w.Find(f)
			if e == nil {
				t.Errorf("%s: %q finds nothing", s.Code, f)
			} else if e.Country != s.Code && e.Country != "" {
				t.Errorf("%s: %q finds %s of %s", s.Code, f, e.Name, e.Country)
			}
		}
		if e := w.Find(s.Name); e.Class != State || e.Country != s.Code || e.Kind != hearsay.KindState {
			t.Errorf("%s: its name finds %+v", s.Code, e)
		}
	}
	if len(seen) < 197 {
		t.Errorf("%d states", len(seen))
	}
	if e := w.Find("Congolese"); e == nil || e.Country != "" {
		t.Errorf("a form of two states names %+v", e)
	}
}

// TestServicesHaveStates: an organ's state is in the table of states, and no group has one.
func TestServicesHaveStates(t *testing.T) {
	w := load(t)
	for _, e := range w.entries {
		switch e.Class {
		case Service:
			if e.Country != "" && w.ByCode(e.Country) == nil {
				t.Errorf("%s is an organ of %q", e.Name, e.Country)
			}
		case Group:
			if e.Country != "" || e.Kind != hearsay.KindThreatActor && e.Kind != hearsay.KindArmedGroup {
				t.Errorf("group %+v", e)
			}
		case Outlet, Firm, Body:
			if e.Country != "" && e.Class != Body {
				t.Errorf("%s has a country", e.Name)
			}
		}
	}
}

func TestMatch(t *testing.T) {
	w := load(t)
	for _, c := range []struct {
		text string
		n    int
		id   string
	}{
		{"South Sudanese troops", 2, "state:SSD"},
		{"South Korea 's army", 2, "state:KOR"},
		{"Guinea-Bissau's army", 1, "state:GNB"},
		{"Washington, D.C. said", 3, "state:USA"},
		{"us and them", 0, ""},
		{"NAIROBI, March 3", 1, "state:KEN"},
		{"Côte d’Ivoire said", 2, "state:CIV"},
		{"UN Security Council met", 3, "body:UN Security Council"},
		{"Kurdistan Workers' Party", 4, "group:Kurdistan Workers' Party"},
	} {
		var d text.Doc
		d.Parse(c.text)
		e, n := w.Match(&d, 0, len(d.Toks))
		id := ""
		if e != nil {
			id = e.ID
		}
		if id != c.id || c.text[0] != 'C' && n != c.n {
			t.Errorf("%q: %s over %d tokens, want %s over %d", c.text, id, n, c.id, c.n)
		}
	}
}

func TestWith(t *testing.T) {
	w := load(t)
	user, err := Parse("# comment\nstate\tKES\tKestria\t\tKestrian\tKestrians\tAldmoor\tGull House\ngroup\tIron Wren\t\tthreat_actor\n")
	if err != nil {
		t.Fatal(err)
	}
	own, err := w.With(user...)
	if err != nil {
		t.Fatal(err)
	}
	if e := own.Find("Gull House"); e == nil || e.Country != "KES" || e.Class != Seat {
		t.Errorf("user's seat finds %+v", e)
	}
	if own.ByCode("KES") == nil || own.ByCode("KEN") == nil || own.Find("Kenyan") == nil {
		t.Error("real and invented states are not side by side")
	}
	if w.Find("Kestria") != nil || w.Sum() == own.Sum() {
		t.Error("the shipped gazetteer changed with the user's")
	}
	for _, bad := range []string{"planet\tMars\n", "state\tXXX\t\t\t\t\t\t\n"} {
		u, err := Parse(bad)
		if err == nil {
			_, err = w.With(u...)
		}
		if err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

// TestMatchAllocates: looking up costs no memory.
func TestMatchAllocates(t *testing.T) {
	w := load(t)
	var d text.Doc
	d.Parse("The South Korean foreign ministry and the UN Security Council met in Addis Ababa")
	if n := testing.AllocsPerRun(100, func() {
		for i := range d.Toks {
			w.Match(&d, i, len(d.Toks))
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("state\tKES\tKestria\t\tKestrian\tKestrians\tAldmoor\tGull House\n")
	f.Add("group\tIron Wren\t\tthreat_actor\n")
	w := load(f)
	f.Fuzz(func(t *testing.T, s string) {
		if u, err := Parse(s); err == nil {
			w.With(u...)
		}
	})
}
