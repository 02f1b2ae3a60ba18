package act

import "hearsay/lexicon/en"

func set(words ...string) map[uint64]bool {
	out := make(map[uint64]bool, len(words))
	for _, w := range words {
		out[en.HashWord(w)] = true
	}
	return out
}

var (
	hNot, hNt, hNever, hNeither = en.HashWord("not"), en.HashWord("n't"), en.HashWord("never"), en.HashWord("neither")
	hThat, hTo, hIf, hUnless    = en.HashWord("that"), en.HashWord("to"), en.HashWord("if"), en.HashWord("unless")

	// whWords open an embedded question.
	whWords = set("whether", "if", "what", "which", "who", "whom", "whose", "why", "how", "when", "where")
	noWords = set("no", "nobody", "none", "nothing", "neither", "nor", "nowhere", "cannot")
	// claimWords stand for what somebody else said.
	claimWords = set("it", "this", "that", "claim", "claims", "charge", "charges", "allegation", "allegations", "accusation", "accusations",
		"report", "reports", "finding", "findings", "story", "statement", "verdict", "suggestion", "theory")
	// speakWords tell that what is refused is to speak.
	speakWords = set("comment", "say", "answer", "discuss", "talk", "speak", "drawn", "name", "confirm", "elaborate", "identify", "disclose",
		"provide", "give", "given", "gave", "said", "answered", "replied", "commented", "speculate", "reply", "respond", "specify", "explain", "interview", "reveal")
)
