package tally

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/lexicon/match"
)

// Every table opens with what it is, and every kind of incident is one that the ledger has.
func TestTables(t *testing.T) {
	files, err := filepath.Glob("*.tsv")
	if err != nil || len(files) != 9 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"what", "origin", "licence", "columns", "version"} {
			if !strings.Contains(string(b), "# "+key+":") {
				t.Errorf("%s has no %q line", name, key)
			}
		}
	}
	known := map[string]bool{AnyKind: true}
	kinds, err := match.Kinds()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		known[k.Name] = true
	}
	for _, s := range Sorts() {
		if !known[s.Kind] {
			t.Errorf("incidents of no kind: %q", s.Kind)
		}
	}
	for _, class := range []string{"back", "reply", "done", "thin", "said", "strike", "wish", "ready", "right", "intent", "offer", "shall", "aside", "idle", "carry", "whole", "why", "undo"} {
		if len(Commit()[class]) == 0 {
			t.Errorf("no phrases %q", class)
		}
	}
	for _, class := range []string{"doing", "supposed", "belongs", "place", "envoy", "press"} {
		if len(Acts()[class]) == 0 {
			t.Errorf("no phrases %q", class)
		}
	}
	for _, class := range []string{"voice", "mute", "denial", "office", "agent", "apart"} {
		if len(Reply()[class]) == 0 {
			t.Errorf("no phrases %q", class)
		}
	}
	for _, class := range []string{"bound", "only", "near", "self"} {
		if len(Downplay()[class]) == 0 {
			t.Errorf("no phrases %q", class)
		}
	}
	if len(Deeds()) < 50 {
		t.Errorf("%d words of deeds", len(Deeds()))
	}
}

func TestDeed(t *testing.T) {
	for word, want := range map[string]string{"kill": "killed", "dead": "killed", "detain": "arrested", "sail": "sail"} {
		if got := Deed(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

func TestIncidentKind(t *testing.T) {
	for _, c := range []struct {
		noun string
		of   []string
		want string
	}{
		{"cyberattack", nil, "cyber"}, {"attack", nil, AnyKind}, {"attack", []string{"ransomware"}, "cyber"}, {"strike", []string{"Drone"}, "shelling"},
		{"train", nil, ""}, {"computer", nil, ""}, // what is attacked is no incident
	} {
		if got := IncidentKind(c.noun, c.of); got != c.want {
			t.Errorf("%v %s: %q, want %q", c.of, c.noun, got, c.want)
		}
	}
}

func TestSaid(t *testing.T) {
	for _, c := range []struct {
		words, class string
		times        int
	}{
		{"has repeatedly denied", "many", 2}, {"denied once again", "again", 2}, {"denied for the third time", "nth", 3}, {"has long denied", "long", 2}, {"denied", "", 0},
		{"for the time", "", 0}, {"for the last time", "", 0},
	} {
		o, from, to, ok := Said(strings.Fields(c.words))
		if o.Class != c.class || o.Times != c.times || ok != (c.class != "") || ok && from >= to {
			t.Errorf("%s: %+v %d %d %v", c.words, o, from, to, ok)
		}
	}
}

func TestPhrases(t *testing.T) {
	back := Commit()["back"]
	for s, want := range map[string]bool{"it shelved the plan": true, "we will not after all close it": true, "the bank has shelves": true, "it keeps the plan": false} {
		if _, _, ok := back.In(strings.Fields(s)); ok != want {
			t.Errorf("%s: %v", s, ok)
		}
	}
}

func TestBadTables(t *testing.T) {
	for _, err := range []error{
		second(parseDeeds("a\n")), second(parseDeeds("a\tb;b\n")), second(parseDeeds("a\tb\na2\tb\n")), second(parseFrequencies("a\tx\tb\n")), second(parseFrequencies("a\t1\t\n")),
		second(parsePhrases("a\t;\n")), second(parseSorts("a\t;\t-\n")),
		second(parseOutcomes("a\t0\tb\tc\n")), second(parseOutcomes("a\t1\tb;b\tc\n")), second(parseOutcomes("a\t1\tb\tc\na\t2\tb\tc\n")), second(parseOutcomes("a\t1\tb\t\n")),
	} {
		if !errors.Is(err, ErrTable) {
			t.Errorf("%v is no ErrTable", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// Any table and any words: no panic; what is found lies in the words.
func FuzzTables(f *testing.F) {
	f.Add("many\t2\trepeatedly;for the * time\n", "has repeatedly denied")
	f.Add("x", "")
	f.Fuzz(func(t *testing.T, table, words string) {
		parseDeeds(table)
		parseFrequencies(table)
		parseSorts(table)
		parseOutcomes(table)
		m, _ := parsePhrases(table)
		w := strings.Fields(words)
		for _, p := range m {
			if from, to, ok := p.In(w); ok && (from < 0 || to > len(w) || from >= to) {
				t.Errorf("%d to %d of %d words", from, to, len(w))
			}
		}
		if o, from, to, ok := Said(w); ok && (from >= to || to > len(w) || o.Times < 1) {
			t.Errorf("%+v %d %d", o, from, to)
		}
	})
}
