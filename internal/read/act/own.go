package act

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// deed returns the words for a deed that is all of what a group claims: "claims rail
// bombing", "claimed the attack on the pier". A clause ("the attack was staged") is none, and
// for others than groups only a headline counts, whose officials are left out.
func (r *reader) deed() (hearsay.Span, bool) {
	if !r.in.Armed && (r.in.Official || r.q.Field != hearsay.FieldTitle) || len(r.at) == 0 {
		return hearsay.Span{}, false
	}
	for k, i := range r.at {
		if deedWords[r.words[k]] {
			for _, x := range r.at[k+1:] {
				if c := r.t.Class(r.pos[x]); c == tag.Verb || c == tag.Aux {
					return hearsay.Span{}, false
				}
			}
			return r.span(k, 1), true
		}
		if c := r.t.Class(r.pos[i]); k > 5 || c == tag.Aux || c == tag.Adposition || c == tag.Subordinator || c == tag.Pronoun && r.t.XPOS(r.pos[i]) == "PRP" {
			break
		}
	}
	return hearsay.Span{}, false
}

// clause reports whether the content is a clause, no thing with a relative clause behind it.
func (r *reader) clause() bool {
	for k, i := range r.at {
		switch r.t.XPOS(r.pos[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
		if c := r.t.Class(r.pos[i]); k > 0 && (whWords[r.words[k]] || r.words[k] == hThat) || c == tag.Subordinator {
			return false
		}
	}
	return false
}

// own reports whether the content blames the speaker and nobody else.
func (r *reader) own() bool {
	for _, a := range r.q.Accused {
		if (a.Actor == "" || a.Actor != r.q.Speaker.Actor) && !r.ofItself(a.Span) {
			return false
		}
	}
	return len(r.q.Accused) > 0
}

// ofItself reports whether the content begins with who speaks, and that is at: "to have breached", "(that) it has breached".
func (r *reader) ofItself(at hearsay.Span) bool {
	for k := 0; k+1 < min(len(r.words), 3); k++ {
		switch w := r.words[k]; {
		case selfWords[w]:
			return at == r.span(k, 1) || slices.ContainsFunc(r.q.Source, at.Overlaps)
		case w == hTo:
			return haveWords[r.words[k+1]] && slices.ContainsFunc(r.q.Source, at.Overlaps)
		case w != hThat:
			return false
		}
	}
	return false
}

// takesOn reports whether the content begins with what is claimed for a deed: "responsibility for the attack".
func (r *reader) takesOn() bool {
	return len(r.words) > 0 && (r.words[0] == hResponsibility || r.words[0] == hCredit)
}

// struck returns the words that tell a violent deed of the speaker's own: "we hit the depot",
// "our drones struck", "(said) its fighters had blown up". Only groups and offices are heard
// so, others say "we" of their side; nothing negated, supposed, or told by somebody else.
func (r *reader) struck() (hearsay.Span, bool) {
	if !r.in.Armed && !r.in.Official || len(r.q.Source) == 0 {
		return hearsay.Span{}, false
	}
	for k := 0; k+1 < min(len(r.words), 32); k++ {
		v := -1
		switch w := r.words[k]; {
		case w == hWe || r.in.Armed && k <= 1 && selfWords[w] && (k == 0 || r.words[0] == hThat):
			v = k + 1
		case w == hOur || r.in.Armed && k <= 1 && itsWords[w]:
			for j := k + 1; j < min(len(r.words), k+4); j++ {
				if forceWords[r.words[j]] {
					v = j + 1
				}
			}
		}
		if v < 0 {
			continue
		}
		for v < len(r.words) && (r.t.Class(r.pos[r.at[v]]) == tag.Adverb && r.words[v] != hNot && r.words[v] != hNt && r.words[v] != hNever || haveWords[r.words[v]]) {
			v++
		}
		if v >= len(r.words) || r.t.Class(r.pos[r.at[v]]) != tag.Verb {
			continue
		}
		if x := r.t.XPOS(r.pos[r.at[v]]); x != "VBD" && x != "VBN" && r.words[v] != hHit {
			continue
		}
		if kind, n := r.kind(v); strings.Contains(kind, "strike") && !r.told(k, false) {
			return r.span(v, n), true
		}
	}
	return hearsay.Span{}, false
}

// clean reports whether the content denies that anybody of the speaker's side did something:
// "no officer of ours", "not a single soldier", "none of its ships".
func (r *reader) clean() (hearsay.Span, bool) {
	for k := 0; k+1 < min(len(r.words), 10); k++ {
		if r.words[k] != hNo && r.words[k] != hNone && !(r.words[k] == hNot && r.d.Text(int(r.at[min(k+1, len(r.at)-1)])) == "a") {
			continue
		}
		for j := k + 1; j < min(len(r.words), k+5); j++ {
			if c := r.t.Class(r.pos[r.at[j]]); c == tag.Verb || c == tag.Aux || c == tag.Subordinator || proofWords[r.words[j]] {
				break
			}
			if forceWords[r.words[j]] {
				return r.span(k, j-k+1), true
			}
		}
	}
	return hearsay.Span{}, false
}

// notUs reports whether "not us" or the like is all of the content.
func (r *reader) notUs() (hearsay.Span, bool) {
	n := 0
	for k, i := range r.at {
		if r.t.Class(r.pos[i]) == tag.Punctuation {
			continue
		}
		switch n++; {
		case n == 1 && r.words[k] == hNot, n == 2 && selfSpeak[r.words[k]]:
		default:
			return hearsay.Span{}, false
		}
	}
	if n != 2 {
		return hearsay.Span{}, false
	}
	return r.span(0, len(r.at)), true
}

// judged decides for a cue that judges how likely its content is: "calls it likely that somebody did it" accuses, "deems it doubtful"
// does not, whatever words of blame it holds, and clears nobody.
func (r *reader) judged(cue hearsay.Act) (hearsay.Reason, bool) {
	if len(r.q.Cue) != 1 {
		return hearsay.Reason{}, false
	}
	c := r.d.Tokens(r.q.Cue[0])
	act, next := hearsay.Believe, hearsay.Act("")
	if cue == hearsay.Estimate {
		act = cue
	}
	switch judgedWords().Of(c.Len(), func(i int) string { return r.d.Text(c.Start + i) }) {
	case en.Undoubted, en.Likely, en.NotDoubtful:
		if len(r.q.Accused) > 0 {
			act, next = hearsay.Accuse, act
		}
		return r.take(act, "judges it likely", r.firstCue(), next), true
	case en.Doubtful, en.NotLikely:
		return r.take(act, "judges it doubtful", r.firstCue(), ""), true
	}
	return hearsay.Reason{}, false
}
