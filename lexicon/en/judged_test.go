package en

import (
	"strings"
	"testing"
)

func TestJudged(t *testing.T) {
	words, err := Judged()
	if err != nil {
		t.Fatal(err)
	}
	for cue, want := range map[string]Judgement{
		"Considers it possible": Likely, "is considered likely": Likely, "does not think it likely": NotLikely,
		"deems it highly doubtful": Doubtful, "does n't deem it doubtful": NotDoubtful, "is not sure": Doubtful, "is sceptical": Doubtful,
		"has no doubt": Undoubted, "have little doubt": Undoubted, "has doubts": Unjudged,
		"is sure": Unjudged, "said": Unjudged, "found": Unjudged, "is likely": Unjudged, "considers": Unjudged, "": Unjudged,
	} {
		w := strings.Fields(cue)
		if got := words.Of(len(w), func(i int) string { return w[i] }); got != want {
			t.Errorf("%q: got %d, want %d", cue, got, want)
		}
	}
}
