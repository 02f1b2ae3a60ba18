package verb

import (
	"strings"
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/sample"
)

// supposed is the plain definition: one of three words stands before token i, and no mark between.
func (k *kit) supposed(from, i int) bool {
	for i--; i >= from; i-- {
		switch strings.ToLower(k.d.Text(i)) {
		case "if", "unless", "whether":
			return true
		}
		if k.tags.Class(k.pos[i]) == tag.Punctuation {
			return false
		}
	}
	return false
}

// What is supposed is not told as done, however the sample world's sentences run; a clause is not gone through again for each of its verbs.
func TestSupposed(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	k := newKit(t, w)
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	done, not := 0, 0
	for _, a := range all {
		for _, s := range []string{a.Text, strings.NewReplacer(", ", " ", " that ", " if ").Replace(a.Text)} {
			verbs := k.find(s, false)
			for _, sent := range k.d.Sents {
				for i := sent.Start; i < sent.End; i++ {
					for v := range verbs {
						if verbs[v].Span.Start != k.d.Toks[i].Start || !k.supposed(sent.Start, i) {
							continue
						}
						if not++; verbs[v].Done {
							t.Errorf("%s: %q is supposed", a.Ref, verbs[v].Sentence.In(s))
						}
					}
				}
			}
			for v := range verbs {
				if verbs[v].Done {
					done++
				}
			}
		}
	}
	if done < 100 || not < 100 {
		t.Errorf("%d verbs done, %d supposed", done, not)
	}
}

// A mark ends what is supposed, and the doer is the name that is near, among many.
func TestMarkEnds(t *testing.T) {
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	k := newKit(t, w)
	far := strings.Repeat("the gate of Quillara and ", 20)
	for s, want := range map[string]string{
		"If Ustrand waited, Quillara closed the gate.":                         "Quillara",
		"If Ustrand waited Quillara closed the gate.":                          "",
		"Nobody saw " + far + "a boat, and Ustrand closed the gate.":           "Ustrand",
		"The harbour was closed by Ustrand for " + far + "the boats.":          "Ustrand",
		"Boats of " + far + "ferries with sails closed the old harbour there.": "",
	} {
		got := ""
		for _, v := range k.find(s, false) {
			if v.Lemma == "close" && v.Done {
				got = v.Doer.In(s)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
