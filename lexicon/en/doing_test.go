package en

import "testing"

func TestDoingWords(t *testing.T) {
	words, err := DoingWords()
	if err != nil {
		t.Fatal(err)
	}
	for form, class := range map[string]Doing{"repelled": DDone, "opened fire": DDone, "struck": DBlow, "launching": DRun, "kept": DTry, "missiles": DOperation, "gunmen": DForce, "children": DTarget} {
		if words[form]&class == 0 {
			t.Errorf("%s: not in its class", form)
		}
	}
	cues, err := Cues()
	if err != nil {
		t.Fatal(err)
	}
	for form, class := range words {
		if n, _ := cues.Cues.Longest([]uint64{HashWord(form)}); class&DDone != 0 && n > 0 {
			t.Errorf("%s: a deed and a cue", form)
		}
	}
	for _, bad := range []string{"v.word\tsay", "v.done\t", "n.force\tarmy;army"} {
		if _, err := parseDoing(bad + "\n"); err == nil {
			t.Errorf("%q is a row", bad)
		}
	}
}
