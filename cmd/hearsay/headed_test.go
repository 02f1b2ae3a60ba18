package main

import "testing"

// What an incident is called is in marks once, behind its outlet.
func TestHeaded(t *testing.T) {
	for title, want := range map[string]string{
		"Kestria cuts the cable":                     "“Kestria cuts the cable”",
		"The Lark: “Kestria cuts the cable”":         "The Lark: “Kestria cuts the cable”",
		"The Lark: ‘Kestria “cuts” the cable’":       "The Lark: ‘Kestria “cuts” the cable’",
		"Cable cut: Kestria speaks of “an accident”": "“Cable cut: Kestria speaks of “an accident””",
	} {
		if got := headed(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
