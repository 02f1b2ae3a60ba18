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
	"hearsay/internal/read/hedge"
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

// hit is a pattern of n words at the content's at-th.
type hit struct{ at, n, entry int16 }

// Quote sets q.Act and q.Polarity and adds the reasons: part "act" with the rule, its words
// and the alternative; parts "condition" and "object" of threats, warnings and promises.
// q.Accused and q.Denied are used where they are filled.
func Quote(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, t *tag.Tagger, in Input) {
	var words [256]uint64
	var at [256]int32
	r := reader{q: q, d: d, pos: pos, t: t, in: in, words: words[:0], at: at[:0]}
	for _, sp := range q.Content {
		c := d.Tokens(sp)
		for i := c.Start; i < c.End && len(r.words) < len(words); i++ {
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
}

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
		if r.row == nil || r.row.Act == string(hearsay.Assert) && row.Act != string(hearsay.Assert) {
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
	switch {
	case cueAct == hearsay.Assert:
		return r.content(r.row.Frame)
	case r.row.Act == "label":
		return r.label()
	case cueAct == hearsay.ClaimResponsibility && len(q.Content) > 0 && r.cueSpan.End > q.Content[0].Start && r.clause():
		return r.content("claim") // "claims | the attack was staged"
	case cueAct == hearsay.Ask && r.doubts():
		return r.take(hearsay.Believe, "questions a thing: doubts it", r.cueSpan, hearsay.Ask)
	case cueAct == hearsay.Admit && r.recognises():
		return r.content("recognise as")
	case r.row.Frame == "refuse" && cueAct == hearsay.Intend && r.silence():
		return r.take(hearsay.NoComment, "refuses to speak", r.cueSpan, hearsay.Intend)
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
	case cueAct == hearsay.Believe && r.row.Frame == "believe" && len(q.Accused) > 0:
		return r.take(hearsay.Accuse, "believes that somebody did it", r.cueSpan, hearsay.Believe)
	}
	return r.take(cueAct, "cue: "+r.row.Frame, r.cueSpan, "")
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

// blames reports whether the content says who did it.
func (r *reader) blames() bool {
	if len(r.q.Accused) > 0 {
		return true
	}
	rule, _ := r.pattern(hearsay.Accuse)
	return rule != nil
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
	for _, a := range contentOrder {
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
			return r.take(a, frame+" cue, content: imperative", sp, hearsay.Assert)
		}
		if rule, sp := r.pattern(a); rule != nil {
			return r.take(a, frame+" cue, content: "+rule.Name, sp, hearsay.Assert)
		}
	}
	return r.take(hearsay.Assert, frame+" cue", r.cueSpan, "")
}

// contentOrder is the order in which patterns of a content are tried: what commits the
// speaker most comes first, guesses come behind requests, announcements last.
var contentOrder = []hearsay.Act{
	hearsay.NoComment, hearsay.Retract, hearsay.Deny, hearsay.Accuse, hearsay.Threaten, hearsay.Admit, hearsay.Condemn, hearsay.Confirm,
	hearsay.Demand, hearsay.Promise, hearsay.Praise, hearsay.Warn, hearsay.Ask, hearsay.Speculate, hearsay.Estimate, hearsay.Announce,
}

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
		if a.Actor == "" || a.Actor != r.q.Speaker.Actor {
			return false
		}
	}
	return len(r.q.Accused) > 0
}

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

// label decides for "called it …".
func (r *reader) label() hearsay.Reason {
	for _, a := range [...]hearsay.Act{hearsay.Condemn, hearsay.Praise} {
		if rule, sp := r.pattern(a); rule != nil {
			return r.take(a, rule.Name, sp, hearsay.Deny)
		}
	}
	for k, w := range r.words {
		if k < 6 && claimWords[w] {
			return r.take(hearsay.Deny, "a claim is called something else", r.d.Span(text.Range{Start: int(r.at[k]), End: int(r.at[k]) + 1}), hearsay.Assert)
		}
	}
	return r.content("label")
}

func (r *reader) take(a hearsay.Act, because string, sp hearsay.Span, next hearsay.Act) hearsay.Reason {
	r.q.Act = a
	return hearsay.Reason{Because: because, Span: sp, Next: string(next)}
}

// pattern returns the first pattern of act a in the content, with its words.
func (r *reader) pattern(a hearsay.Act) (*en.ContentRow, hearsay.Span) {
	if !r.looked {
		r.look()
	}
	for _, h := range r.hits[:r.found] {
		k, n := int(h.at), int(h.n)
		row := &cues().Patterns[h.entry]
		if row.Act != string(a) {
			continue
		}
		if (row.Act == string(hearsay.ClaimResponsibility) || row.Act == string(hearsay.Admit)) && r.told(k) || row.Act == string(hearsay.NoComment) && r.knowsWhat(k, n) {
			continue
		}
		switch row.Where {
		case "start":
			if !r.main(k) || k+n < len(r.words) && (r.words[k+n] == hNot || r.words[k+n] == hNt) {
				continue
			}
		case "main":
			if !r.near(k) {
				continue
			}
		case "negated":
			if !r.near(k) || r.polarity() != hearsay.Negated {
				continue
			}
		case "doer":
			if r.openQuestion() || !r.named() || r.polarity() == hearsay.Negated {
				continue
			}
			if _, asked := r.question(); asked {
				continue
			}
		}
		return row, r.span(k, n)
	}
	return nil, hearsay.Span{}
}

// told reports whether the content's k-th word stands under the saying of somebody else than
// the speaker, or under a condition: "Velm told the world it was us", "if it was us".
func (r *reader) told(k int) bool {
	for j := k - 1; j >= 0; j-- {
		switch w := r.d.Text(int(r.at[j])); w {
		case ".", "!", "?", ";":
			return false
		case "if", "whether", "If", "Whether":
			return true
		}
		if c := r.t.Class(r.pos[r.at[j]]); c != tag.Verb && c != tag.Noun {
			continue
		}
		n, e := cues().Cues.Longest(r.words[j:k])
		if n == 0 || r.t.Class(r.pos[r.at[j]]) == tag.Noun && cues().Rows[e].Act == string(hearsay.Assert) {
			continue
		}
		mine := false
		for x := j - 1; x >= max(0, j-3); x-- {
			mine = mine || r.words[x] == hI || r.words[x] == hWe
		}
		if !mine {
			return true
		}
	}
	return false
}

// knowsWhat reports whether words of not knowing at k are followed by what is not known: "we
// do not know who stopped the trains" says something.
func (r *reader) knowsWhat(k, n int) bool {
	return r.words[k+n-1] == hKnow && k+n < len(r.words) && whWords[r.words[k+n]] && k+n+1 < len(r.words) && r.d.Toks[r.at[k+n+1]].Kind == text.Word
}

// look finds all patterns of the content, at most as many as hits holds.
func (r *reader) look() {
	r.looked = true
	for k := range r.words {
		if n, e := cues().Contents.Longest(r.words[k:]); n > 0 && r.found < len(r.hits) {
			r.hits[r.found] = hit{int16(k), int16(n), int16(e)}
			r.found++
		}
	}
}

// near reports whether the content's k-th word stands before its main verb or up to four
// words behind it.
func (r *reader) near(k int) bool {
	i := hedge.MainEvent(r.d, r.pos, r.t, r.q.Content)
	return i < 0 || int(r.at[k]) <= i+4
}

// named reports whether the content has a proper name.
func (r *reader) named() bool {
	for _, i := range r.at {
		if r.t.Class(r.pos[i]) == tag.Proper {
			return true
		}
	}
	return false
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

// main reports whether the content's words before k are one subject: few, and no verb among them.
func (r *reader) main(k int) bool {
	if k > 6 {
		return false
	}
	for _, i := range r.at[:k] {
		if c := r.t.Class(r.pos[i]); c == tag.Verb || c == tag.Aux || c == tag.Subordinator && en.HashWord(r.d.Text(int(i))) != hThat {
			return false
		}
	}
	return true
}

func (r *reader) span(k, n int) hearsay.Span {
	return hearsay.Span{Start: r.d.Toks[r.at[k]].Start, End: r.d.Toks[r.at[k+n-1]].End}
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

// condition notes the condition and the object of a threat, a warning or a promise.
func (r *reader) condition() {
	for k, w := range r.words {
		if w != hIf && w != hUnless {
			continue
		}
		end := k + 1
		for end < len(r.words) && r.t.Class(r.pos[r.at[end]]) != tag.Punctuation {
			end++
		}
		r.reason("condition", k, end)
		break
	}
	i := hedge.MainEvent(r.d, r.pos, r.t, r.q.Content)
	for k, at := range r.at {
		if int(at) <= i || r.t.Class(r.pos[at]) == tag.Adverb {
			continue
		}
		end := k
		for end < len(r.words) && r.t.Class(r.pos[r.at[end]]) != tag.Punctuation && r.words[end] != hIf && r.words[end] != hUnless {
			end++
		}
		if end > k {
			r.reason("object", k, end)
		}
		return
	}
}

func (r *reader) reason(part string, k, end int) {
	sp := r.span(k, end-k)
	r.q.Reasons = append(r.q.Reasons, hearsay.Reason{Part: part, Value: sp.In(r.d.Src), Because: "words of the content", Span: sp})
}
