package hedge

import (
	"sync"

	"hearsay/lexicon/en"
)

// load returns the tables; they are our own data files, which a test loads.
var load = sync.OnceValue(func() tables {
	est, err1 := en.Estimative()
	hedge, err2 := en.Hedges()
	fact, err3 := en.Factuality()
	judged, err4 := en.Judged()
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			panic(err) // misuse by our own data file
		}
	}
	return tables{est, hedge, fact, judged}
})

func set(words ...string) map[uint64]bool {
	out := make(map[uint64]bool, len(words))
	for _, w := range words {
		out[en.HashWord(w)] = true
	}
	return out
}

var (
	beForms    = set("is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "am")
	doubts     = set("doubt", "doubts", "question", "secret", "mystery", "surprise", "wonder")
	infinitive = set("be", "have")
	wordWords  = set("word", "words", "phrase", "phrases", "term", "terms", "adverb", "adverbs", "wording", "expression", "formula", "label")

	hCould, hHave, hTo, hThat, hA = en.HashWord("could"), en.HashWord("have"), en.HashWord("to"), en.HashWord("that"), en.HashWord("a")
	hNot, hNt, hNever, hSuspected = en.HashWord("not"), en.HashWord("n't"), en.HashWord("never"), en.HashWord("suspected")
	hIf, hWhether                 = en.HashWord("if"), en.HashWord("whether")
	hThere, hIt, hLittle          = en.HashWord("there"), en.HashWord("it"), en.HashWord("little")
)

func isNot(w uint64) bool { return w == hNot || w == hNt || w == hNever }
