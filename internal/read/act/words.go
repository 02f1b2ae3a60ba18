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
	hThe                        = en.HashWord("the")
	hNot, hNt, hNever, hNeither = en.HashWord("not"), en.HashWord("n't"), en.HashWord("never"), en.HashWord("neither")
	hI, hWe, hAs, hKnow         = en.HashWord("i"), en.HashWord("we"), en.HashWord("as"), en.HashWord("know")
	hThat, hTo, hIf, hUnless    = en.HashWord("that"), en.HashWord("to"), en.HashWord("if"), en.HashWord("unless")

	// wishWords before "to" only soften what a speaker in the first person does.
	wishWords = set("like", "want", "wish", "wanted")
	// avoidWords negate the cue behind them; missWords undo a negation before them.
	avoidWords = set("avoid", "avoids", "avoided", "avoiding", "refrain", "refrains", "refrained", "refraining")
	missWords  = set("miss", "misses", "missed", "fail", "fails", "failed", "tire", "tires", "tired", "cease", "ceased", "stopped", "hesitate", "hesitated")
	offerWords = set("invitation", "offer", "proposal", "plan", "deal", "terms", "mediation", "compromise", "ceasefire", "truce", "request", "help")
	clockWords = set("a.m.", "p.m.", "am", "pm", "o'clock", "gmt", "utc")
	bidWords   = set("tell", "tells", "told", "telling", "advise", "advises", "advised", "advising", "remind", "reminds", "reminded")
	taskWords  = set("plan", "plans", "decision", "decisions", "effort", "efforts", "attempt", "attempts", "need", "right", "rights", "ability", "time", "way", "ways", "order", "orders",
		"proposal", "bid", "bids", "move", "moves", "step", "steps", "threat", "threats", "willingness", "failure", "refusal", "promise", "promises", "chance", "power", "powers", "intention", "due", "according", "back", "prior", "next", "up", "reference", "response", "access")
	onWords = set("on", "over", "about")
	// deedWords are deeds that a group claims.
	deedWords = set("attack", "attacks", "bombing", "bombings", "blast", "blasts", "explosion", "assault", "ambush", "killing", "killings", "shooting", "raid", "raids",
		"strike", "strikes", "hack", "hacks", "breach", "sabotage", "arson", "hijacking", "kidnapping", "abduction", "derailment", "assassination", "outage", "defacement")
	// whWords open an embedded question.
	whWords = set("whether", "if", "what", "which", "who", "whom", "whose", "why", "how", "when", "where")
	noWords = set("no", "nobody", "none", "nothing", "neither", "nor", "nowhere", "cannot")
	// claimWords stand for what somebody else said.
	claimWords = set("it", "this", "that", "claim", "claims", "charge", "charges", "allegation", "allegations", "accusation", "accusations",
		"report", "reports", "finding", "findings", "story", "statement", "verdict", "suggestion", "theory")
	// selfSpeak are who speaks, as an object: "not us".
	selfSpeak = set("us", "me", "ours", "mine")
	// heldPossible say of a claim that it may well be so.
	heldPossible = set("probable", "likely", "possible", "plausible", "conceivable", "credible")
	// speakWords tell that what is refused is to speak.
	speakWords = set("comment", "say", "answer", "discuss", "talk", "speak", "drawn", "name", "confirm", "elaborate", "identify", "disclose",
		"provide", "give", "given", "gave", "said", "answered", "replied", "commented", "speculate", "reply", "respond", "specify", "explain", "interview", "reveal")
)
