package en

import (
	"strings"
	"testing"
)

func TestAbbreviations(t *testing.T) {
	m, err := Abbreviations()
	if err != nil {
		t.Fatal(err)
	}
	for w, want := range map[string]Abbreviation{"gen": Title, "lt": Title, "sept": Month, "no": Numero, "inc": MayEnd, "u.s": MayEnd, "p.m": MayEnd, "vs": Mid, "e.g": Mid, "harbour": NotAbbreviation} {
		if m[w] != want {
			t.Errorf("%q has class %d, want %d", w, m[w], want)
		}
	}
	for w := range m {
		if w != strings.ToLower(w) || strings.HasSuffix(w, ".") {
			t.Errorf("%q: want lower case without the last full stop", w)
		}
	}
}

func TestWords(t *testing.T) {
	for what, m := range map[string]map[string]bool{"starters": Starters(), "titles": Titles()} {
		if len(m) < 50 {
			t.Errorf("%s: %d words", what, len(m))
		}
		for w := range m {
			if w != strings.ToLower(w) || strings.HasSuffix(w, ".") {
				t.Errorf("%s: %q is not lower case without full stop", what, w)
			}
		}
	}
	if !Starters()["the"] || !Titles()["minister"] || Titles()["harbour"] {
		t.Error("the, minister or harbour stands in the wrong list")
	}
}

func TestLines(t *testing.T) {
	var got []string
	if err := Lines("# c\n\n a b \nc", func(l string) error { got = append(got, l); return nil }); err != nil || strings.Join(got, "|") != "a b|c" {
		t.Errorf("lines %q, error %v", got, err)
	}
	err := Lines("# c\nx", func(string) error { return strings.NewReader("").UnreadByte() })
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error %v, want it to name line 2", err)
	}
}
