package web

import (
	"strings"
	"testing"
)

func TestPlainMarks(t *testing.T) {
	for in, want := range map[string]string{
		"Minister resigns":                              "Minister resigns",
		"**Minister** resigns, says __Lark__":           "Minister resigns, says Lark",
		"Herons [seen](https://lark.example/1) at dawn": "Herons seen at dawn",
		"Herons [seen,](https://lark.example/1 …":       "Herons seen, …",
		"Herons. [The Lark. Money …":                    "Herons. The Lark. Money …",
		"[a name] of filming the fence":                 "[a name] of filming the fence",
		"2*3 and a_b stay":                              "2*3 and a_b stay",
		"":                                              "",
	} {
		if got := plainMarks(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func FuzzPlainMarks(f *testing.F) {
	f.Add("**a** [b](https://c) [d")
	f.Fuzz(func(t *testing.T, s string) {
		got := plainMarks(s)
		if len(got) > len(s) || strings.Contains(got, "**") && !strings.Contains(s, "*") {
			t.Fatalf("%q: %q", s, got)
		}
	})
}
