package act

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// cue finds the class of the cue: its longest entry, which may reach three tokens into what
// follows ("called | for restraint"), of several the most telling.
func (r *reader) cue() {
	var words [24]uint64
	var toks [24]int
	n := 0
	add := func(from, to int) {
		for i := from; i < min(to, len(r.d.Toks)) && n < len(words); i++ {
			words[n], toks[n] = en.HashWord(r.d.Text(i)), i
			n++
		}
	}
	end := 0
	for _, sp := range r.q.Cue { // pieces read as one: "did not rule … out"
		c := r.d.Tokens(sp)
		add(c.Start, c.End)
		end = c.End
	}
	own := n
	if own > 0 {
		add(end, end+4)
	}
	if len(r.q.Source) > 0 {
		if c := r.d.Tokens(r.q.Source[0]); c.Len() > 0 && en.HashWord(r.d.Text(c.Start)) == hNeither {
			r.not = true // "Neither Voss nor Pell has said"
		}
	}
	for k := r.wish(words[:n], own); k < own; k++ {
		w := words[k]
		switch {
		case (w == hNot || w == hNt || w == hNever) && (k+1 < n && missWords[words[k+1]] || k+2 < n && missWords[words[k+2]]):
			continue // "never tires of saying" says it
		case w == hNot || w == hNt || w == hNever || w == hNeither || avoidWords[w]:
			r.not = true
			continue
		case r.t.XPOS(r.pos[toks[k]]) == "MD":
			r.modal = true
			continue
		}
		r.tells = r.tells || speakWords[w]
		m, e := cues().Cues.Longest(words[k:n])
		if m == 0 {
			continue
		}
		row := &cues().Rows[e]
		if r.row != nil && r.row.Frame == "claim" && r.t.Class(r.pos[toks[k]]) == tag.Noun {
			continue // "claims attack on"
		}
		if r.row == nil || r.row.Act == string(hearsay.Assert) && row.Act != string(hearsay.Assert) || m > 2 && row.Act != string(hearsay.Assert) {
			r.row = row
			r.cueSpan = hearsay.Span{Start: r.d.Toks[toks[k]].Start, End: r.d.Toks[toks[k+m-1]].End}
		}
		k += m - 1
	}
}

// wish returns where the words of a cue begin that count: behind "would like to" and "want
// to" of a speaker in the first person, who thereby does what the verb behind them says
// ("I would like to stress", "We want to thank"), else 0. The verb may open the content.
func (r *reader) wish(words []uint64, own int) int {
	if len(r.q.Source) == 0 {
		return 0
	}
	c := r.d.Tokens(r.q.Source[0])
	if c.Len() != 1 {
		return 0
	}
	if w := r.d.Text(c.Start); w != "I" && w != "we" && w != "We" {
		return 0
	}
	for k := 0; k < own; k++ {
		if words[k] == hNot || words[k] == hNt || !wishWords[words[k]] {
			if words[k] == hNot || words[k] == hNt {
				return 0
			}
			continue
		}
		if k+1 >= len(words) || words[k+1] != hTo {
			return 0
		}
		for v := k + 2; v < min(len(words), k+5); v++ {
			if n, e := cues().Cues.Longest(words[v:]); n > 0 {
				row := &cues().Rows[e]
				if row.Act == string(hearsay.Intend) || row.Act == string(hearsay.Believe) {
					return 0
				}
				if v < own {
					return v
				}
				r.row = row // the verb stands in the content
				r.cueSpan = r.firstCue()
				return own
			}
		}
		return 0
	}
	return 0
}

// doubts reports whether a cue "question" has a thing as its object: "questioned the count",
// which asks nothing. An embedded or quoted question is one.
func (r *reader) doubts() bool {
	switch r.cueSpan.In(r.d.Src) {
	case "question", "questions", "questioned", "questioning":
	default:
		return false
	}
	if c := r.d.Tokens(r.cueSpan); len(r.at) == 0 || r.openQuestion() || c.Len() != 1 || r.t.Class(r.pos[c.Start]) != tag.Verb {
		return false // "questions about"
	}
	if _, asked := r.question(); asked {
		return false
	}
	switch i := int(r.at[0]); r.t.Class(r.pos[i]) {
	case tag.Determiner, tag.Noun, tag.Proper:
		return r.d.Double(i) == nil
	case tag.Pronoun:
		x := r.t.XPOS(r.pos[i])
		return x == "PRP$"
	}
	return false
}

// recognises reports whether the cue is "recognise … as": a naming, no admission.
func (r *reader) recognises() bool {
	switch r.cueSpan.In(r.d.Src) {
	case "recognise", "recognises", "recognised", "recognize", "recognizes", "recognized":
	default:
		return false
	}
	for _, w := range r.words[:min(12, len(r.words))] {
		if w == hAs {
			return true
		}
		if w == hThat {
			return false
		}
	}
	return false
}

// negated decides where the cue is negated.
func (r *reader) negated(a hearsay.Act) hearsay.Reason {
	switch {
	case a == hearsay.Assert && (r.modal || r.openQuestion() || len(r.words) == 0 || r.row.Frame == "say" && !r.that()):
		return r.take(hearsay.NoComment, "negated cue: nothing told", r.cueSpan, hearsay.Assert)
	case a == hearsay.Believe && r.openQuestion():
		return r.take(hearsay.NoComment, "negated cue: not known", r.cueSpan, hearsay.Believe)
	case (a == hearsay.Believe || a == hearsay.Demand || a == hearsay.Intend) && r.speaks():
		return r.take(hearsay.NoComment, "does not want to speak", r.cueSpan, a)
	case a == hearsay.Speculate && r.modal:
		return r.take(hearsay.NoComment, "will not speculate", r.cueSpan, hearsay.Speculate)
	}
	return r.take(hearsay.Act(r.row.Negated), "negated cue: "+r.row.Frame, r.cueSpan, a)
}

// silence reports whether what is refused is to speak.
func (r *reader) silence() bool {
	for _, w := range r.words[:min(4, len(r.words))] {
		if speakWords[w] {
			return true
		}
	}
	return len(r.words) == 0
}

func (r *reader) firstCue() hearsay.Span {
	if len(r.q.Cue) > 0 {
		return r.q.Cue[0]
	}
	return hearsay.Span{}
}

// accepts reports whether what is accepted is an offer or an invitation, no blame.
func (r *reader) accepts() bool {
	switch r.cueSpan.In(r.d.Src) {
	case "accept", "accepts", "accepted", "accepting":
	default:
		return false
	}
	for _, w := range r.words[:min(6, len(r.words))] {
		if offerWords[w] {
			return true
		}
	}
	return false
}

// opensNoun reports whether the content opens with no question word.
func (r *reader) opensNoun() bool { return len(r.words) > 0 && !whWords[r.words[0]] }

// presses reports whether a cue "press" has somebody as its object and a question behind it:
// "pressed Voss on why the radar had been off".
func (r *reader) presses() bool {
	switch r.cueSpan.In(r.d.Src) {
	case "press", "presses", "pressed", "pressing":
	default:
		return false
	}
	for k := 0; k+1 < min(len(r.words), 8); k++ {
		if whWords[r.words[k]] || onWords[r.words[k]] {
			return true
		}
	}
	return false
}

// wants reports whether the cue is "want" of others than "I" and "we": what they want done is
// a demand, what I want is a wish.
func (r *reader) wants() bool {
	switch r.cueSpan.In(r.d.Src) {
	case "want", "wants", "wanted":
	default:
		return false
	}
	if len(r.q.Source) == 0 {
		return false
	}
	c := r.d.Tokens(r.q.Source[0])
	if c.Len() != 1 {
		return c.Len() > 0
	}
	w := en.HashWord(r.d.Text(c.Start))
	return w != hI && w != hWe
}

// assures reports whether a cue "assure" tells how things are, not what will be done.
func (r *reader) assures() bool {
	switch r.cueSpan.In(r.d.Src) {
	case "assure", "assures", "assured", "assuring", "reassure", "reassures", "reassured", "reassuring":
	default:
		return false
	}
	if !r.that() {
		return false
	}
	for k, i := range r.at[:min(len(r.at), 16)] {
		switch x := r.t.XPOS(r.pos[i]); {
		case x == "MD" || r.words[k] == hTo:
			return false
		case x == "VBD" || x == "VBZ" || x == "VBP":
			return true
		}
	}
	return false
}

// seconds reports whether a cue of praise has a claim as its object: "supports this".
func (r *reader) seconds() bool {
	for _, w := range r.words[:min(2, len(r.words))] {
		if claimWords[w] {
			return true
		}
	}
	return false
}

// cueIs reports whether the cue's words begin with one of these stems.
func (r *reader) cueIs(stems ...string) bool {
	w := strings.ToLower(r.cueSpan.In(r.d.Src))
	for _, s := range stems {
		if strings.HasPrefix(w, s) {
			return true
		}
	}
	return false
}

// holdsToBlame reports whether a cue "hold" has the doer as its object: "holds the yard to
// blame".
func (r *reader) holdsToBlame() bool {
	if !r.cueIs("hold", "held") {
		return false
	}
	for k, w := range r.words {
		if w == hBlame && k > 0 && r.words[k-1] == hTo || blameWords[w] && k > 0 {
			return true
		}
	}
	return false
}

// reckons reports whether a cue of belief has a figure: "reckons that one house in four is
// empty".
func (r *reader) reckons() bool { return r.cueIs("reckon", "figure") && r.number() }

// consequences reports whether the content speaks of consequences under a condition.
func (r *reader) consequences() bool {
	for k := range r.words {
		if r.words[k] == hConsequences {
			for j := int(r.at[k]); j < min(len(r.d.Toks), int(r.at[k])+12); j++ {
				if w := r.d.Text(j); w == "if" || w == "unless" || w == "should" {
					return true
				}
			}
		}
	}
	return false
}
