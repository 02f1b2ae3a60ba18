// Package act tells what speakers do by saying something: assert, accuse, deny, demand and
// so on, and whether the content's main clause is negated.
//
// It stands behind quote, speaker and accuse. The cue decides first, by its class in
// lexicon/en/cues.tsv; a neutral cue ("said", "according to", a colon) leaves it to the
// content: whom it blames or clears (as package accuse read it), then the patterns of the
// same file, then the form (a question). Negated cues flip: "did not deny" is no denial.
// Conventions are those of sample/README.md.
//
// It knows one act a quote, the strongest; a content that accuses and demands counts as the
// first of the two that its rules meet. It never fails; nothing matched means assert. Cost
// is about 60 ns a token of the quote.
package act

import (
	"sync"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Input is what is known of the speaker.
type Input struct {
	Official bool // a state, an office or somebody who speaks under one
	Armed    bool // an armed group or a group of hackers
}

var cues = sync.OnceValue(func() *en.CueTable {
	t, err := en.Cues()
	if err != nil {
		panic(err) // misuse by our own data file; a test loads it
	}
	return t
})

var judgedWords = sync.OnceValue(func() *en.JudgedWords {
	t, err := en.Judged()
	if err != nil {
		panic(err) // misuse by our own data file; a test loads it
	}
	return t
})

// reader looks at one quote.
type reader struct {
	q   *hearsay.Quote
	d   *text.Doc
	pos []tag.Tag
	t   *tag.Tagger
	in  Input

	words   []uint64     // hashes of the content's tokens
	at      []int32      // their tokens
	row     *en.CueRow   // the cue's class, nil if it has none
	cueSpan hearsay.Span // the words it rests on
	not     bool         // the cue is negated
	modal   bool         // it stands under will, would, could
	tells   bool         // it has a word for speaking

	hits   [24]hit // patterns of the content, once looked
	found  int
	looked bool
}

// Quote sets q.Act and q.Polarity and adds the reasons: part "act" with the rule, its words
// and the alternative; parts "condition" and "object" of threats, warnings and promises.
// q.Accused and q.Denied are used where they are filled. It reports whether the cue has a word of speaking or thinking that is known.
func Quote(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, t *tag.Tagger, in Input) bool {
	var words [256]uint64
	var at [256]int32
	r := reader{q: q, d: d, pos: pos, t: t, in: in, words: words[:0], at: at[:0]}
	for _, sp := range q.Content {
		c := d.Tokens(sp)
		for i := c.Start; i < c.End && len(r.words) < len(words); i++ {
			if w := d.Text(i); (w == "\"" || w == "“" || w == "”") && i > c.Start {
				continue // 'said the claim was "absurd"'
			}
			r.words = append(r.words, en.HashWord(d.Text(i)))
			r.at = append(r.at, int32(i))
		}
	}
	r.cue()
	why := r.decide()
	why.Part, why.Value = "act", string(q.Act)
	q.Reasons = append(q.Reasons, why)
	q.Polarity = r.polarity()
	switch q.Act {
	case hearsay.Threaten, hearsay.Warn, hearsay.Promise:
		r.condition()
	}
	return r.row != nil
}

// decide sets q.Act and returns why.
func (r *reader) decide() hearsay.Reason {
	q := r.q
	if r.row == nil {
		if r.not && (r.tells || r.openQuestion() || len(r.words) == 0) || r.modal && r.openQuestion() {
			return r.take(hearsay.NoComment, "negated cue: nothing told", r.firstCue(), "")
		}
		return r.content("no cue")
	}
	cueAct := hearsay.Act(r.row.Act)
	if r.not {
		return r.negated(cueAct)
	}
	if why, ok := r.judged(cueAct); ok {
		return why
	}
	switch {
	case cueAct == hearsay.Assert:
		if sp, ok := r.bids(); ok {
			return r.take(hearsay.Demand, "told to do something", sp, hearsay.Assert)
		}
		return r.content(r.row.Frame)
	case r.row.Act == "label":
		return r.label()
	case cueAct == hearsay.ClaimResponsibility && len(q.Content) > 0 && r.cueSpan.End > q.Content[0].Start && r.clause() && !r.takesOn():
		return r.content("claim") // "claims | the attack was staged"
	case cueAct == hearsay.Ask && r.doubts():
		return r.take(hearsay.Believe, "questions a thing: doubts it", r.cueSpan, hearsay.Ask)
	case cueAct == hearsay.Admit && r.recognises():
		return r.content("recognise as")
	case r.row.Frame == "refuse" && cueAct == hearsay.Intend && r.silence():
		return r.take(hearsay.NoComment, "refuses to speak", r.cueSpan, hearsay.Intend)
	case cueAct == hearsay.Admit && r.accepts():
		return r.take(hearsay.Promise, "accepts an offer", r.cueSpan, hearsay.Admit)
	case cueAct == hearsay.Ask && r.row.Frame == "ask":
		if sp, ok := r.order(false); ok && r.opensNoun() {
			return r.take(hearsay.Demand, "asked to do something", sp, hearsay.Ask)
		}
	case cueAct == hearsay.Demand && r.row.Frame == "demand" && r.presses():
		return r.take(hearsay.Ask, "pressed on a question", r.cueSpan, hearsay.Demand)
	case cueAct == hearsay.Believe && r.row.Frame == "hope" && r.wants():
		if sp, ok := r.order(true); ok {
			return r.take(hearsay.Demand, "wanted to do something", sp, hearsay.Believe)
		}
	case cueAct == hearsay.Promise:
		if sp, ok := r.harm(); ok {
			return r.take(hearsay.Threaten, "vow of harm", sp, hearsay.Promise)
		}
		if r.assures() {
			return r.content("assure")
		}
	case cueAct == hearsay.Announce:
		if sp, ok := r.struck(); ok {
			return r.take(hearsay.ClaimResponsibility, "announces an own deed", sp, hearsay.Announce)
		}
	case cueAct == hearsay.Warn && r.in.Official && r.consequences():
		return r.take(hearsay.Threaten, "an office warns of consequences under a condition", r.cueSpan, hearsay.Warn)
	case cueAct == hearsay.Believe && r.reckons():
		return r.take(hearsay.Estimate, "reckons a figure", r.cueSpan, hearsay.Believe)
	case cueAct == hearsay.Warn:
		if rule, sp := r.pattern(hearsay.Threaten); rule != nil {
			return r.take(hearsay.Threaten, "warning of own consequences", sp, hearsay.Warn)
		}
	case cueAct == hearsay.Speculate && r.blames():
		return r.take(hearsay.Accuse, "suggests that somebody did it", r.cueSpan, hearsay.Speculate)
	case cueAct == hearsay.Estimate && r.blames():
		return r.take(hearsay.Accuse, "assesses that somebody did it", r.cueSpan, hearsay.Estimate)
	case r.row.Pattern == "number" && !r.number():
		return r.content(r.row.Frame)
	case cueAct == hearsay.Believe && r.row.Frame == "share" && r.blames():
		return r.take(hearsay.Accuse, "shares an accusation", r.cueSpan, hearsay.Believe)
	case cueAct == hearsay.Praise && r.seconds():
		return r.content("second")
	case cueAct == hearsay.Believe && r.row.Frame == "believe" && r.blames():
		return r.take(hearsay.Accuse, "believes that somebody did it", r.cueSpan, hearsay.Believe)
	}
	return r.take(cueAct, "cue: "+r.row.Frame, r.cueSpan, "")
}

// content decides by the content.
func (r *reader) content(frame string) hearsay.Reason {
	q := r.q
	voice := len(q.Source) == 0 && len(q.Cue) == 0 // the article's own: it claims no deed and clears nobody
	if voice && len(q.Accused) > 0 {
		return r.take(hearsay.Accuse, "the article's own words blame somebody", q.Accused[0].Span, hearsay.Assert)
	}
	if rule, sp := r.pattern(hearsay.ClaimResponsibility); rule != nil && !voice {
		return r.take(hearsay.ClaimResponsibility, rule.Name, sp, hearsay.Assert)
	}
	if sp, ok := r.struck(); ok {
		return r.take(hearsay.ClaimResponsibility, frame+" cue, content tells an own deed", sp, hearsay.Assert)
	}
	if sp, ok := r.deed(); ok && frame == "claim" {
		return r.take(hearsay.ClaimResponsibility, "claims a deed", sp, hearsay.Assert)
	}
	if len(q.Accused) == 0 && len(q.Denied) > 0 {
		return r.take(hearsay.Deny, frame+" cue, content clears somebody", q.Denied[0].Span, hearsay.Assert)
	}
	if r.own() {
		return r.take(hearsay.ClaimResponsibility, frame+" cue, content tells an own deed", q.Accused[0].Span, hearsay.Admit)
	}
	if len(q.Accused) > 0 {
		if rule, sp := r.pattern(hearsay.Condemn); rule != nil && q.Accused[0].Score < .5 {
			return r.take(hearsay.Condemn, rule.Name, sp, hearsay.Accuse)
		}
		return r.take(hearsay.Accuse, frame+" cue, content blames somebody", q.Accused[0].Span, hearsay.Assert)
	}
	if n := len(r.words); n > 0 && n <= 4 && (r.words[n-1] == hNot || r.words[n-1] == hNt) {
		return r.take(hearsay.Deny, "an answer in the negative", r.span(0, n), hearsay.Assert)
	}
	if sp, ok := r.notUs(); ok {
		return r.take(hearsay.Deny, "an answer in the negative", sp, hearsay.Assert)
	}
	if frame == "insist" && r.holdsToBlame() {
		return r.take(hearsay.Accuse, "holds somebody to blame", r.cueSpan, hearsay.Assert)
	}
	for _, a := range contentOrder {
		switch a {
		case hearsay.Deny:
			if sp, ok := r.clean(); ok && !voice {
				return r.take(a, frame+" cue, content: none of ours", sp, hearsay.Assert)
			}
			if sp, ok := r.notOurs(); ok && !voice {
				return r.take(a, frame+" cue, content: not by us", sp, hearsay.Assert)
			}
		case hearsay.Demand:
			if sp, ok := r.wanted(); ok && (r.that() || frame == "insist") {
				return r.take(a, frame+" cue, content: what ought to be", sp, hearsay.Assert)
			}
		case hearsay.Announce:
			if sp, ok := r.doing(); ok && !voice {
				return r.take(a, frame+" cue, content: a step being taken", sp, hearsay.Assert)
			}
		case hearsay.Promise:
			if a, sp, ok := r.future(); ok && !voice {
				return r.take(a, frame+" cue, content: what the speaker will do", sp, hearsay.Assert)
			}
		case hearsay.Estimate:
			if sp, ok := r.figure(); ok && !voice {
				return r.take(a, frame+" cue, content: rough figure", sp, hearsay.Assert)
			}
		}
		if a == hearsay.Ask {
			if sp, ok := r.question(); ok {
				return r.take(hearsay.Ask, "question mark", sp, hearsay.Assert)
			}
			continue
		}
		if a == hearsay.Announce && !r.in.Official {
			continue
		}
		if sp, ok := r.imperative(); a == hearsay.Demand && ok {
			if rule, sp := r.pattern(hearsay.Warn); rule != nil {
				return r.take(hearsay.Warn, frame+" cue, content: "+rule.Name, sp, a)
			}
			return r.take(a, frame+" cue, content: imperative", sp, hearsay.Assert)
		}
		if rule, sp := r.pattern(a); rule != nil {
			return r.take(a, frame+" cue, content: "+rule.Name, sp, hearsay.Assert)
		}
	}
	return r.take(hearsay.Assert, frame+" cue", r.cueSpan, "")
}

func (r *reader) take(a hearsay.Act, because string, sp hearsay.Span, next hearsay.Act) hearsay.Reason {
	r.q.Act = a
	return hearsay.Reason{Because: because, Span: sp, Next: string(next)}
}
