package act

import (
	"hearsay"
	"hearsay/internal/read/hedge"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// imperative returns the verb that opens a content in the base form: "come and see".
func (r *reader) imperative() (hearsay.Span, bool) {
	for k, i := range r.at {
		if r.t.Class(r.pos[i]) == tag.Punctuation || r.words[k] == hNt {
			continue
		}
		bare := r.t.Class(r.pos[i]) == tag.Verb && r.t.XPOS(r.pos[i]) == "VB"
		return r.span(k, 1), bare && k+1 < len(r.at) && r.t.Class(r.pos[r.at[k+1]]) != tag.Punctuation
	}
	return hearsay.Span{}, false
}

// speaks reports whether the content is about speaking.
func (r *reader) speaks() bool {
	for _, w := range r.words[:min(8, len(r.words))] {
		if speakWords[w] {
			return true
		}
	}
	return false
}

// question returns the question mark that ends the content, closing marks behind it or not.
func (r *reader) question() (hearsay.Span, bool) {
	for k := len(r.at) - 1; k >= max(0, len(r.at)-3); k-- {
		i := int(r.at[k])
		if r.d.Text(i) == "?" {
			return r.d.Span(text.Range{Start: i, End: i + 1}), true
		}
		if r.d.Toks[i].Kind != text.Punct && r.d.Toks[i].Kind != text.Symbol {
			break
		}
	}
	return hearsay.Span{}, false
}

// openQuestion reports whether the content is an embedded question ("whether he would").
func (r *reader) openQuestion() bool { return len(r.words) > 0 && whWords[r.words[0]] }

func (r *reader) that() bool {
	for _, w := range r.words[:min(2, len(r.words))] {
		if w == hThat {
			return true
		}
	}
	return false
}

// number reports whether the content gives a figure.
func (r *reader) number() bool {
	for _, i := range r.at {
		if r.t.Class(r.pos[i]) == tag.Numeral || r.d.Toks[i].Kind == text.Number {
			return true
		}
	}
	return false
}

// polarity is negation of the content's main clause; a content without a verb has none.
func (r *reader) polarity() hearsay.Polarity {
	if r.openQuestion() && r.q.Act != hearsay.Ask {
		return hearsay.Affirmed
	}
	i := hedge.MainEvent(r.d, r.pos, r.t, r.q.Content)
	if i < 0 || r.infinitive() {
		return hearsay.Affirmed
	}
	if hedge.Negated(r.d, r.pos, r.t, i) && r.inContent(i) {
		return hearsay.Negated
	}
	return hearsay.Affirmed
}

func (r *reader) infinitive() bool { return len(r.words) > 0 && r.words[0] == hTo }

// inContent reports whether the negation before event i stands in the content, not in the cue.
func (r *reader) inContent(i int) bool {
	for k := range r.words {
		if r.at[k] > int32(i)+2 {
			break
		}
		if w := r.words[k]; w == hNot || w == hNt || w == hNever || noWords[w] {
			return true
		}
	}
	return false
}

// opens reports whether nothing but punctuation stands before the content's k-th word.
func (r *reader) opens(k int) bool {
	for _, i := range r.at[:k] {
		if r.t.Class(r.pos[i]) != tag.Punctuation {
			return false
		}
	}
	return true
}

// order returns the verb that somebody is asked or wanted to do: "(asked) Kestria to hand
// over the captain", "(want) the minister to resign", "(asked) not to be named".
func (r *reader) order(third bool) (hearsay.Span, bool) {
	for k := 0; k < min(len(r.words), 14); k++ {
		i := int(r.at[k])
		switch c := r.t.Class(r.pos[i]); {
		case whWords[r.words[k]] || r.d.Text(i) == "?":
			return hearsay.Span{}, false
		case r.words[k] == hTo:
			if third && k == 0 {
				return hearsay.Span{}, false
			}
			v, _ := r.verbBehind(k)
			if v < 0 && k+1 < len(r.words) && r.t.XPOS(r.pos[r.at[k+1]]) == "VB" {
				v = k + 1
			}
			if v >= 0 && k == 0 { // "(would like) to ask you what": what is asked is not the asking
				if n, e := cues().Cues.Longest(r.words[v:]); n > 0 && cues().Rows[e].Act == string(hearsay.Ask) {
					return hearsay.Span{}, false
				}
			}
			if v >= 0 {
				return r.span(v, 1), true
			}
		case r.t.XPOS(r.pos[i]) == "VBD" || r.t.XPOS(r.pos[i]) == "VBZ" || c == tag.Aux:
			return hearsay.Span{}, false
		}
	}
	return hearsay.Span{}, false
}

// bids returns the verb that somebody is told to do: "(told) the crew to leave", "(advised) customers not to pay"; nothing is
// bidden by "(told) the house plans to close the pier were wrong".
func (r *reader) bids() (hearsay.Span, bool) {
	if !bidWords[en.HashWord(r.cueSpan.In(r.d.Src))] || r.that() || !r.opensNoun() || r.d.Double(int(r.at[0])) != nil {
		return hearsay.Span{}, false
	}
	for k := 0; k < min(len(r.words), 8); k++ {
		if r.words[k] == hTo && k > 0 && taskWords[r.words[k-1]] || r.words[k] == hThat {
			return hearsay.Span{}, false
		}
		if r.words[k] == hTo {
			return r.order(false)
		}
	}
	return hearsay.Span{}, false
}

// wanted returns the bare "be" or verb of a clause that tells what ought to be: "(insisted)
// that the divers be released".
func (r *reader) wanted() (hearsay.Span, bool) {
	for k := 1; k < min(len(r.words), 14); k++ {
		i := int(r.at[k])
		switch x := r.t.XPOS(r.pos[i]); {
		case x == "MD" || r.words[k] == hTo || x == "VBD" || x == "VBZ" || x == "VBP" || r.d.Double(i) != nil:
			return hearsay.Span{}, false
		case r.words[k] == hBe:
			return r.span(k, 1), true
		}
	}
	return hearsay.Span{}, false
}

// figure returns the number of a forecast or a rough count that opens the content: "some
// 3,000 people", "there will be about six per cent".
func (r *reader) figure() (hearsay.Span, bool) {
	for k := 0; k+1 < min(len(r.words), 4); k++ {
		if !aboutWords[r.words[k]] {
			continue
		}
		for j := k + 1; j < min(len(r.words), k+4); j++ {
			if i := r.at[j]; r.t.Class(r.pos[i]) == tag.Numeral || r.d.Toks[i].Kind == text.Number {
				if j+1 < len(r.words) && (clockWords[r.words[j+1]] || r.d.Text(int(r.at[j+1])) == ":") {
					return hearsay.Span{}, false // a time of day
				}
				return r.span(k, j-k+1), true
			}
		}
	}
	return hearsay.Span{}, false
}
