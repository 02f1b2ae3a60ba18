package release

import "testing"

func TestFixed(t *testing.T) {
	for in, want := range map[string]string{
		"The figures were released at 10:00 universal time.": "released at",
		"Embargoed until 00:01 UTC on 11 March 2025":         "embargoed",
		"The paper was published under an embargo.":          "embargo",
		"He was released at dawn.":                           "",
		"They lifted the embargoes on fish.":                 "",
		"A statement that nobody had announced.":             "",
	} {
		if got := Fixed(in, "en-GB"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := Fixed("Sperrfrist: Montag", "de"); got != "sperrfrist" {
		t.Errorf("German: %q", got)
	}
}
