package act

import (
	"hearsay"
	"hearsay/internal/read/hedge"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// hit is a pattern of n words at the content's at-th.
type hit struct{ at, n, entry int16 }

// blames reports whether the content says who did it.
func (r *reader) blames() bool {
	if len(r.q.Accused) > 0 {
		return true
	}
	rule, _ := r.pattern(hearsay.Accuse)
	return rule != nil
}

// contentOrder is the order in which patterns of a content are tried: what commits the
// speaker most comes first, guesses come behind requests, announcements last.
var contentOrder = []hearsay.Act{
	hearsay.NoComment, hearsay.Retract, hearsay.RejectResponsibility, hearsay.Deny, hearsay.Accuse, hearsay.Threaten, hearsay.Admit, hearsay.Condemn,
	hearsay.Confirm, hearsay.Demand, hearsay.Announce, hearsay.Promise, hearsay.Praise, hearsay.Warn, hearsay.Ask, hearsay.Speculate, hearsay.Estimate,
	hearsay.Believe, hearsay.Intend,
}

// label decides for "called it …".
func (r *reader) label() hearsay.Reason {
	for _, a := range [...]hearsay.Act{hearsay.Condemn, hearsay.Praise} {
		if rule, sp := r.pattern(a); rule != nil {
			return r.take(a, rule.Name, sp, hearsay.Deny)
		}
	}
	if k := len(r.words) - 1; k > 0 && heldPossible[r.words[k]] && r.words[k-1] != hAs && r.polarity() != hearsay.Negated { // not "as soon as possible"
		return r.take(hearsay.Estimate, "a claim is called possible", r.d.Span(text.Range{Start: int(r.at[k]), End: int(r.at[k]) + 1}), hearsay.Assert)
	}
	for k, w := range r.words {
		if k < 6 && claimWords[w] && !(k+1 < len(r.words) && r.words[k+1] == hThe) { // not "called it the worst fire in years"
			return r.take(hearsay.Deny, "a claim is called something else", r.d.Span(text.Range{Start: int(r.at[k]), End: int(r.at[k]) + 1}), hearsay.Assert)
		}
	}
	return r.content("label")
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
		if (row.Act == string(hearsay.ClaimResponsibility) || row.Act == string(hearsay.Admit)) && r.told(k, false) || row.Act == string(hearsay.NoComment) && r.knowsWhat(k, n) ||
			row.Act == string(hearsay.Deny) && r.embedded(k) {
			continue
		}
		switch row.Where {
		case "open":
			if !r.opens(k) {
				continue
			}
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
// the speaker, or under a condition: "Velm told the world it was us", "if it was us"; with conditions, an
// "if" does not count.
func (r *reader) told(k int, conditions bool) bool {
	for j := k - 1; j >= 0; j-- {
		switch w := r.d.Text(int(r.at[j])); w {
		case ".", "!", "?", ";":
			return false
		case "if", "whether", "If", "Whether":
			return !conditions
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

// embedded reports whether the content's k-th word stands in a question that depends on the words before it: who does "not know who was behind it" denies
// nothing.
func (r *reader) embedded(k int) bool {
	for j := k - 1; j > 0; j-- {
		switch w := r.d.Text(int(r.at[j])); {
		case w == "and" || w == "but" || r.d.Toks[r.at[j]].Kind == text.Punct:
			return false
		case whWords[r.words[j]]:
			c := r.t.Class(r.pos[r.at[j-1]]) // a relative clause has a noun before it
			return c == tag.Verb || c == tag.Adjective || r.d.Text(int(r.at[j-1])) == "idea"
		}
	}
	return false
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
