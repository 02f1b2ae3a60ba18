package match

import (
	"slices"
	"strings"
	"testing"

	"hearsay/lexicon/en"
)

func TestTables(t *testing.T) {
	words, err := Words()
	if err != nil {
		t.Fatal(err)
	}
	for w, c := range map[string]Class{"the": Stop, "never": Not, "denied": Report, "attack": Deed, "near": Near, "was": Be | Stop, "charge": Charge | Report} {
		if got := words[en.HashWord(w)]; got&c != c {
			t.Errorf("%s: class %b, want %b", w, got, c)
		}
	}
	if words[en.HashWord("without")]&Not != 0 {
		t.Error("without turns a clause round: \"without power\" says that it lost power")
	}
	weights, err := Ranker()
	if err != nil {
		t.Fatal(err)
	}
	if weights["grams"] <= 0 || weights["bm25"] <= 0 {
		t.Errorf("weights %v: the more alike, the better", weights)
	}
}

func TestKinds(t *testing.T) {
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	only := map[string]bool{}
	for _, k := range kinds {
		only[k.Name] = k.Only
		for _, w := range k.Words {
			if w != strings.ToLower(w) {
				t.Errorf("%s: %q is not in lower case", k.Name, w)
			}
		}
	}
	for _, k := range kinds {
		for _, w := range k.Words {
			if not, ok := strings.CutPrefix(w, "-"); ok && (not == "" || slices.ContainsFunc(kinds, func(x DeedKind) bool { return slices.Contains(x.Words, not) })) {
				t.Errorf("%s: %q is left out, and a word of a kind", k.Name, w)
			}
		}
	}
	if !only["cyber"] || !only["fire"] || only["attack"] || only["sabotage"] {
		t.Errorf("%v: a fire is no intrusion, but \"an attack\" may be either", only)
	}
}

func TestTurns(t *testing.T) {
	turns, err := Turns()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for lang, list := range turns {
		for _, x := range list {
			if k := lang + x.First + " " + x.Now; seen[k] || x.First == x.Now {
				t.Errorf("%s: %q stands twice, or turns to itself", lang, x)
			} else {
				seen[k] = true
			}
		}
	}
	if !seen["enfirst now"] {
		t.Error("first … now is none")
	}
}
