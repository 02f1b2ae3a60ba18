package en

import "testing"

func TestFaultWords(t *testing.T) {
	words, err := FaultWords()
	if err != nil {
		t.Fatal(err)
	}
	var all Fault
	for _, c := range words {
		all |= c
	}
	for i, name := range faultClasses {
		if all&(1<<i) == 0 {
			t.Errorf("class %s has no words", name)
		}
	}
	if words["bore"]&VBear == 0 || words["trenches"]&NGround == 0 || words["unlocked"]&WOpen == 0 {
		t.Errorf("bore %b, trenches %b, unlocked %b", words["bore"], words["trenches"], words["unlocked"])
	}
}

func TestBodies(t *testing.T) {
	words, err := Bodies()
	if err != nil {
		t.Fatal(err)
	}
	var all Body
	for w, c := range words {
		all |= c
		if c&BodyFounder != 0 && c&^BodyFounder != 0 {
			t.Errorf("%q is a body and what its founder does", w)
		}
	}
	for name, c := range bodyClasses {
		if all&c == 0 {
			t.Errorf("class %s has no words", name)
		}
	}
	for _, w := range []string{"contractor", "operator", "supplier", "spokesman", "leader"} {
		if words[w] != 0 {
			t.Errorf("%q is also said of one person", w)
		}
	}
}
