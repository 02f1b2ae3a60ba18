package en

import (
	"slices"
	"strings"
	"testing"
)

func TestHarmWords(t *testing.T) {
	h, err := HarmWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ form, particle, object, place string }{
		{"cut", "", "cables", ""}, {"cutting", "", "pipeline", ""}, {"tapped", "", "lines", ""}, {"flown", "", "drone", "barracks"},
		{"held", "up", "wagons", ""}, {"switches", "off", "lighthouse", ""}, {"forging", "", "documents", ""}, {"sank", "", "ferries", ""},
	} {
		ok := slices.ContainsFunc(h.Verb[c.form], func(v HarmVerb) bool {
			return v.Particle == c.particle && v.Harm.Object[c.object] != nil && (c.place == "") == (v.Harm.Between == nil) && (c.place == "" || v.Harm.Place[c.place] != nil)
		})
		if !ok {
			t.Errorf("%s %s %s %s: not in the table", c.form, c.particle, c.object, c.place)
		}
	}
	if !h.Not["credit"] || !h.Of["deliveries"] {
		t.Error("credit, deliveries: not in the table")
	}
	yes := func(words ...string) func(string) bool {
		return func(w string) bool { return slices.Contains(words, w) }
	}
	things := Nouns{}
	if err := things.add("border stone;buoy", nil, nil); err != nil {
		t.Fatal(err)
	}
	if !things.Match("stones", yes("old", "border")) || things.Match("stones", yes("old")) || !things.Match("buoy", yes()) || things.Match("border", yes()) {
		t.Error("a noun of two words")
	}
}

// What is no table is an error that shows the row.
func TestParseHarms(t *testing.T) {
	for _, bad := range []string{
		"harm\tcut\tcable\t-\t-", "harm\tcut\t@wire\t-\t-\t-", "harm\tcut\tcable\tto\t-\t-", "harm\tcut\tcable\t-\tbase\t-", "harm\tcut\t@state\t-\t-\t-",
		"harm\t\tcable\t-\t-\t-", "harm\t+ off\tcable\t-\t-\t-", "harm\t+\tcable\t-\t-\t-", "harm\tcut\tcable;\t-\t-\t-", "harm\tcut\tcable\t-\t-\twith no warning", "things\twire", "Harm\tcut\tcable\t-\t-\t-",
		"things\ta\tb\nthings\ta\tc", "verbs\tcut",
	} {
		if _, err := parseHarms(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
	h, err := parseHarms("things\twire\tcable;phone line\nharm\topen;shut off/shut/shut\t@wire\tat;on\tbase;@state\twithout notice;secretly")
	if err != nil {
		t.Fatal(err)
	}
	v := h.Verb["shut"]
	if len(v) == 0 || v[0].Particle != "off" || v[0].Harm.Object["lines"] == nil || !v[0].Harm.State || len(v[0].Harm.Manner) != 2 || len(v[0].Harm.Between) != 2 {
		t.Errorf("got %+v", v)
	}
	for _, f := range []string{"open", "opens", "opened", "opening"} {
		if len(h.Verb[f]) != 1 {
			t.Errorf("%s: %d rows, want 1", f, len(h.Verb[f]))
		}
	}
}

// Any table is read or refused; what is read has objects for each verb, and places where words stand before one.
func FuzzHarms(f *testing.F) {
	for line := range strings.SplitSeq(harmsFile, "\n") {
		f.Add(line)
	}
	f.Add("things\ta\tb;c d\nharm\tx/y/z;go off\t@a\tto\t*\t@other")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parseHarms(s)
		if err != nil {
			return
		}
		for form, rows := range h.Verb {
			if form == "" || strings.Contains(form, " ") {
				t.Errorf("form %q", form)
			}
			for _, v := range rows {
				x := v.Harm
				if len(x.Object) == 0 || (x.Between != nil) != (x.Any || x.State || len(x.Place) > 0) {
					t.Errorf("%s: %+v", form, x)
				}
			}
		}
	})
}
