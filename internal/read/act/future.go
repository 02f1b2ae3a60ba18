package act

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// future decides by what the speaker says to be about to do: harm is threatened, help is
// promised, a step of an office is announced, anything else intended. The subject is "we" or
// "I", or, in what is told without quotation marks, the pronoun that opens the content. What
// stands under somebody else's saying does not count. The span is the verb's.
func (r *reader) future() (hearsay.Act, hearsay.Span, bool) {
	for k := 0; k < min(len(r.words), 48); k++ {
		if !futureWords[r.words[k]] {
			continue
		}
		first, ok := r.subject(k)
		if !ok && r.in.Official && r.words[k] != hGoing && !r.told(k, true) {
			if a, sp, ok := r.ruled(k + 1); ok {
				return a, sp, true
			}
		}
		if !ok || r.told(k, true) {
			continue
		}
		if first && r.words[k] == hWould {
			continue // "I would bet on it" promises nothing
		}
		v, not := r.verbBehind(k + 1)
		if v < 0 {
			continue
		}
		kind, n := r.kind(v)
		sp := r.span(v, max(n, 1))
		switch {
		case strings.Contains(kind, "harm") && !not && (!strings.Contains(kind, "step") || r.conditional()), r.makesPay(v) && !not:
			return hearsay.Threaten, sp, true
		case strings.Contains(kind, "harm") && not:
			return hearsay.Promise, sp, true
		case not:
			return hearsay.Intend, sp, !first
		case strings.Contains(kind, "help"):
			return hearsay.Promise, sp, true
		case strings.Contains(kind, "step") && r.in.Official:
			return hearsay.Announce, sp, true
		case first && r.words[k] != hGoing && !planWords[r.words[v]] && !statives[r.words[v]]:
			return hearsay.Promise, sp, true
		}
		return hearsay.Intend, sp, !statives[r.words[v]]
	}
	return "", hearsay.Span{}, false
}

// ruled decides by what an office says will be done, whoever does it: "will be sunk" is a
// threat, "will be brought to justice" a promise, "will reopen" an announcement.
func (r *reader) ruled(k int) (hearsay.Act, hearsay.Span, bool) {
	passive := k < len(r.words) && r.words[k] == hBe
	if passive {
		k++
	}
	v, not := r.verbBehind(k)
	if v < 0 || not {
		return "", hearsay.Span{}, false
	}
	kind, n := r.kind(v)
	switch {
	case passive && r.t.XPOS(r.pos[r.at[v]]) != "VBN":
		return "", hearsay.Span{}, false // "would be shooting yourself in the foot"
	case strings.Contains(kind, "harm") && !strings.Contains(kind, "step") && passive:
		return hearsay.Threaten, r.span(v, n), true
	case strings.Contains(kind, "help") && passive:
		return hearsay.Promise, r.span(v, n), true
	case strings.Contains(kind, "step"):
		return hearsay.Announce, r.span(v, n), true
	}
	return "", hearsay.Span{}, false
}

// doing returns the step that an office says it is taking: "we are recalling our ambassador".
func (r *reader) doing() (hearsay.Span, bool) {
	if !r.in.Official {
		return hearsay.Span{}, false
	}
	for k := 0; k+2 < min(len(r.words), 8); k++ {
		if r.words[k] != hWe || r.t.Class(r.pos[r.at[k+1]]) != tag.Aux {
			continue
		}
		v, not := r.verbBehind(k + 2)
		if v < 0 || not || r.t.XPOS(r.pos[r.at[v]]) != "VBG" {
			continue
		}
		if kind, n := r.kind(v); strings.Contains(kind, "step") {
			return r.span(v, n), true
		}
	}
	return hearsay.Span{}, false
}

// subject reports whether the words before the modal at k are the speaker; first that they
// are "we" or "I".
func (r *reader) subject(k int) (first, ok bool) {
	j := k - 1
	for j >= 0 && (r.words[j] == hNot || r.words[j] == hNt || r.t.Class(r.pos[r.at[j]]) == tag.Adverb || r.t.Class(r.pos[r.at[j]]) == tag.Aux) {
		j--
	}
	if j < 0 {
		return false, false
	}
	if r.words[j] == hI || r.words[j] == hWe {
		return true, true
	}
	if !selfWords[r.words[j]] || j > 1 || j == 1 && r.words[0] != hThat || r.q.Kind == hearsay.Direct || r.d.Double(int(r.at[0])) != nil {
		return false, false
	}
	return false, len(r.q.Source) > 0
}

// verbBehind returns the verb at or behind the content's k-th word, adverbs, "be going to"
// and negation skipped; -1 if something else stands there.
func (r *reader) verbBehind(k int) (v int, not bool) {
	for ; k < len(r.words); k++ {
		w := r.words[k]
		switch {
		case w == hNot || w == hNt || w == hNever:
			not = true
		case w == hTo || w == hGoing || r.t.Class(r.pos[r.at[k]]) == tag.Adverb:
		case r.t.Class(r.pos[r.at[k]]) == tag.Verb:
			return k, not
		default:
			return -1, not
		}
	}
	return -1, not
}

// kind returns what the verb at the content's k-th word is to those it is done to, and how
// many words it has.
func (r *reader) kind(k int) (string, int) {
	n, e := cues().Verbs.Longest(r.words[k:])
	if n == 0 {
		return "", 0
	}
	return cues().Kinds[e], n
}

// makesPay reports whether "make … pay" (or suffer, regret, bleed) begins at k.
func (r *reader) makesPay(k int) bool {
	if r.words[k] != hMake {
		return false
	}
	for _, w := range r.words[k+1 : min(len(r.words), k+6)] {
		if painWords[w] {
			return true
		}
	}
	return false
}

// conditional reports whether the content has an "if", "unless" or "until".
func (r *reader) conditional() bool {
	for _, w := range r.words {
		if w == hIf || w == hUnless {
			return true
		}
	}
	return false
}

// harm returns the words of a harm that is all of a vow: "to make them pay", "to crush".
func (r *reader) harm() (hearsay.Span, bool) {
	for k := 0; k < min(3, len(r.words)); k++ {
		if r.t.Class(r.pos[r.at[k]]) != tag.Verb {
			continue
		}
		if r.makesPay(k) {
			return r.span(k, 1), true
		}
		kind, n := r.kind(k)
		if n == 0 || !strings.Contains(kind, "harm") || strings.Contains(kind, "help") {
			return hearsay.Span{}, false
		}
		return r.span(k, n), true
	}
	return hearsay.Span{}, false
}

var (
	hBlame, hConsequences, hWould        = en.HashWord("blame"), en.HashWord("consequences"), en.HashWord("would")
	hResponsibility, hCredit             = en.HashWord("responsibility"), en.HashWord("credit")
	hHit                                 = en.HashWord("hit")
	hGoing, hMake, hOur, hBe, hNo, hNone = en.HashWord("going"), en.HashWord("make"), en.HashWord("our"), en.HashWord("be"), en.HashWord("no"), en.HashWord("none")

	futureWords = set("will", "shall", "'ll", "’ll", "wo", "would", "going")
	selfWords   = set("it", "they", "he", "she")
	proofWords  = set("evidence", "proof", "reason", "doubt", "sign", "trace", "that", "need")
	itsWords    = set("its", "their", "our")
	haveWords   = set("have", "has", "had", "'ve", "’ve", "'d", "’d")
	blameWords  = set("responsible", "accountable", "answerable", "liable", "guilty")
	painWords   = set("pay", "suffer", "regret", "bleed", "answer")
	statives    = set("be", "have", "see", "know", "need", "like", "love", "think", "want", "seem", "remain", "say", "find", "become", "get", "happen", "take", "cost", "mean", "require", "depend", "last", "bring")
	// planWords are what somebody means to do, of which nobody else has anything.
	planWords  = set("wait", "run", "go", "try", "leave", "decide", "consider", "look", "watch", "travel", "stay", "retire", "resign", "appeal", "study", "speak", "read", "follow", "move", "return")
	aboutWords = set("some", "about", "around", "roughly", "approximately", "nearly", "almost", "perhaps", "estimated")
	// forceWords are those who do deeds for a state or a group.
	forceWords = set("fighters", "fighter", "forces", "force", "troops", "soldier", "soldiers", "drones", "drone", "missiles", "missile", "army", "navy", "units", "unit", "brigade", "brigades",
		"commandos", "men", "agents", "agent", "officers", "officer", "ships", "ship", "boats", "boat", "planes", "plane", "aircraft", "jets", "pilots", "hackers", "services", "service",
		"divers", "gunners", "artillery", "militia", "body", "bodies", "vessel", "vessels", "team", "teams", "operatives", "snipers", "rockets", "personnel", "tanks", "patrol", "patrols", "guards")
)
