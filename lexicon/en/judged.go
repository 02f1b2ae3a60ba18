package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed judged.tsv
var judgedFile string

// JudgedWords are the words of judged.tsv by class, lower case.
type JudgedWords struct {
	Judge, Likely, Doubtful, Sure, Unsure, Doubt, Possible, Probable, Assess, Trust map[string]bool
}

// Judged returns judged.tsv, loaded once and read only.
var Judged = sync.OnceValues(func() (*JudgedWords, error) {
	set := func() map[string]bool { return map[string]bool{} }
	t := &JudgedWords{set(), set(), set(), set(), set(), set(), set(), set(), set(), set()}
	classes := map[string]map[string]bool{"judge": t.Judge, "likely": t.Likely, "doubtful": t.Doubtful, "sure": t.Sure, "unsure": t.Unsure, "doubt": t.Doubt, "possible": t.Possible, "probable": t.Probable,
		"assess": t.Assess, "trust": t.Trust}
	if err := wordClasses(judgedFile, classes); err != nil {
		return nil, fmt.Errorf("judged.tsv: %w", err)
	}
	return t, nil
})

// Judgement is what a cue makes of the clause behind it.
type Judgement uint8

// The judgements; Unjudged is that of all other cues.
const (
	Unjudged    Judgement = iota
	Undoubted             // "has no doubt"
	Likely                // "considers it possible"
	NotLikely             // "does not consider it possible"
	Doubtful              // "deems it unlikely", "is not sure"
	NotDoubtful           // "does not deem it unlikely"
)

// Of returns the judgement of a cue of n words. It does not allocate where they are in lower case.
func (t *JudgedWords) Of(n int, word func(int) string) Judgement {
	if n < 2 {
		return Unjudged
	}
	last := strings.ToLower(word(n - 1))
	likely, doubtful, sure, unsure := t.Likely[last], t.Doubtful[last], t.Sure[last], t.Unsure[last]
	if !likely && !doubtful && !sure && !unsure && !t.Doubt[last] {
		return Unjudged
	}
	not, no, judge := false, false, false
	for i := range n - 1 {
		w := strings.ToLower(word(i))
		switch {
		case w == "not" || w == "n't" || w == "n’t" || w == "never":
			not = true
		case w == "no" || w == "little":
			no = true
		}
		judge = judge || t.Judge[w]
	}
	switch {
	case t.Doubt[last] && no:
		return Undoubted
	case likely && judge && not:
		return NotLikely
	case likely && judge:
		return Likely
	case doubtful && judge && not:
		return NotDoubtful
	case doubtful && judge, unsure && !not, sure && not:
		return Doubtful
	}
	return Unjudged
}
