package name_test

import "testing"

// In a headline of capitals a state's office tells a person as it does elsewhere.
func TestOfficer(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, want string }{
		{"Telephone Conversation With Prime Minister of Kestria Ilan Voss", "Ilan Voss/person"},
		{"Telephone Conversation With Friends of Kestria Ilan Voss", ""},
	} {
		_, names := k.find(c.text)
		got := ""
		for _, n := range names {
			if n.Name == "Ilan Voss" {
				got = n.Name + "/" + string(n.Kind)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
