package world

import "testing"

func TestCyrillic(t *testing.T) {
	m, err := Cyrillic()
	if err != nil {
		t.Fatal(err)
	}
	for r := 'а'; r <= 'я'; r++ {
		if _, ok := m[r]; !ok {
			t.Errorf("%c is missing", r)
		}
	}
	for _, c := range []struct {
		r    rune
		want Latin
	}{{'г', Latin{"g", "h"}}, {'и', Latin{"i", "y"}}, {'щ', Latin{"shch", "shch"}}, {'ь', Latin{"", ""}}, {'є', Latin{"ie", "ie"}}} {
		if m[c.r] != c.want {
			t.Errorf("%c: %v, want %v", c.r, m[c.r], c.want)
		}
	}
}
