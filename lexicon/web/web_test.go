package web

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, tc := range []struct {
		name string
		want bool
	}{
		{"utm_source", true}, {"UTM_Campaign", true}, {"fbclid", true}, {"gclid", true},
		{"_hsenc", true}, {"xtor", true},
		{"id", false}, {"p", false}, {"page", false}, {"lang", false}, {"ref", false},
		{"article", false}, {"utm", false}, {"", false}, {"at", false}, {"fbclid2", false},
	} {
		if got := Tracking().Match(tc.name); got != tc.want {
			t.Errorf("Match(%q) = %v, want %v", tc.name, got, tc.want)
		}
	}
}

// The head of the file is part of its contract (doc: HOUSE_STYLE §1).
func TestHeader(t *testing.T) {
	for _, key := range []string{"What:", "Origin:", "Licence:", "Columns:", "Version:", "Corrections:", "Invariants:"} {
		if !strings.Contains(tracking, "# "+key) {
			t.Errorf("tracking.txt has no %q line", key)
		}
	}
}

func TestParseParams(t *testing.T) {
	for _, tc := range []struct{ in, err string }{
		{"", ""},
		{"# x\n\nabc\tremark\nabc_*\tremark\n", ""},
		{"a*\tx", `line 1: "a*" is shorter`},
		{"ok\nb*c\tx", `line 2: "b*c" is no name`},
		{"a=b", `line 1: "a=b" is no name`},
	} {
		_, err := ParseParams(tc.in)
		if (err == nil) != (tc.err == "") || err != nil && !strings.Contains(err.Error(), tc.err) {
			t.Errorf("ParseParams(%q) error %v, want %q", tc.in, err, tc.err)
		}
	}
}

func FuzzParseParams(f *testing.F) {
	f.Add(tracking)
	f.Add("a*\nb")
	f.Fuzz(func(t *testing.T, list string) {
		if p, err := ParseParams(list); err == nil {
			p.Match("utm_source")
		}
	})
}
