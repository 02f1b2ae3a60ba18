package figure

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/tally"
)

// deed sets what was done to so many: a participle or noun beside the noun, else the clause's verb.
func (s *scan) deed(x *Figure, q *number.Quantity, noun int, verb text.Range) {
	known := tally.Deeds()
	take := func(i int, name string) {
		x.Deed, x.Scope = name, []hearsay.Span{s.d.Span(text.Range{Start: i, End: i + 1})}
	}
	end := q.End
	if noun < 0 && q.Unit == "person" && s.hurt(end) && s.is(end+1, "people") { // "nine wounded people"
		take(end, known[strings.ToLower(s.d.Text(end))])
		return
	}
	if noun >= q.End {
		end = noun + 1
		for i := q.End; i < noun; i++ { // "412 cancelled trains"
			if d := known[strings.ToLower(s.d.Text(i))]; d != "" {
				x.Of = slices.DeleteFunc(x.Of, func(w string) bool { return tally.Deed(w) == d })
				take(i, d)
				return
			}
		}
	}
	if end < s.s.End && noun >= q.End {
		if v := s.tags.XPOS(s.pos[end]); v == "VBN" || known[strings.ToLower(s.d.Text(end))] != "" && s.tags.Class(s.pos[end]) != tag.Noun { // "four officers expelled", "three dead"
			take(end, tally.Deed(s.lemma(end)))
			return
		}
	}
	if d := known[x.What]; d != "" { // "12 deaths", "three arrests"
		x.Deed, x.What = d, "person"
		return
	}
	for i := q.Start - 1; i >= max(s.s.Start, q.Start-3); i-- { // "the arrest of three men"
		if d := known[s.lemma(i)]; d != "" && s.tags.Class(s.pos[i]) == tag.Noun && s.is(i+1, "of") {
			take(i, d)
			return
		}
	}
	if i := s.state(end); i >= 0 { // "60 trains were late"
		take(i, tally.Deed(strings.ToLower(s.lemma(i))))
		return
	}
	if i := s.object(q); i >= 0 && !s.finite(end) { // "expelled three diplomats whom it accuses"
		verb = text.Range{Start: i, End: i + 1}
	}
	if verb.Len() == 0 && noun >= q.End && s.finite(end) && s.tags.Class(s.pos[end]) == tag.Verb { // "24 officials resigned"
		verb = text.Range{Start: end, End: end + 1}
	}
	if verb.Len() == 0 {
		return
	}
	l := s.lemma(verb.Start)
	for i := max(verb.Start-2, s.s.Start); i < verb.Start; i++ {
		if w := strings.ToLower(s.d.Text(i)); w == "not" || w == "n't" || w == "never" {
			l = "not " + l
			break
		}
	}
	if l = s.told(l, verb.Start); !light[l] {
		take(verb.Start, l)
	}
}

// told is the deed of the verb at token i, whose base form is l: that of the two where a word behind it belongs to it, as in
// "sent four diplomats home".
func (s *scan) told(l string, i int) string {
	for k := i + 1; k < min(s.s.End, i+1+phrasal); k++ {
		if s.d.Toks[k].Kind == text.Punct {
			break
		}
		if d := tally.Deeds()[l+" "+strings.ToLower(s.d.Text(k))]; d != "" {
			return d
		}
	}
	return tally.Deed(l)
}

// phrasal is how many words behind a verb one that belongs to it is looked for.
const phrasal = 7

// object returns the verb whose object begins with q, -1 if none does.
func (s *scan) object(q *number.Quantity) int {
	for i := q.Start - 1; i >= max(s.s.Start, q.Start-4); i-- {
		switch s.tags.Class(s.pos[i]) {
		case tag.Determiner, tag.Adverb, tag.Adjective, tag.Particle:
		case tag.Verb:
			return i
		default:
			return -1
		}
	}
	return -1
}

// finite reports whether a verb of which what ends before token i may be the subject stands there.
func (s *scan) finite(i int) bool {
	if i >= s.s.End {
		return false
	}
	switch s.tags.XPOS(s.pos[i]) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return s.tags.Class(s.pos[i]) == tag.Aux
}

// state returns the adjective that is told of what ends before token i, -1 for none.
func (s *scan) state(i int) int {
	for ; i < min(s.s.End, i+6); i++ {
		c := s.tags.Class(s.pos[i])
		if c == tag.Aux {
			late := -1
			for i++; i < s.s.End && (s.tags.Class(s.pos[i]) == tag.Adverb || s.tags.Class(s.pos[i]) == tag.Aux); i++ { // "had been badly injured"
				if late = -1; s.tags.Class(s.pos[i]) == tag.Adverb {
					late = i
				}
			}
			if late >= 0 && s.is(late, "late") { // which looks like an adverb
				return late
			}
			if i < s.s.End && (s.tags.Class(s.pos[i]) == tag.Adjective && !(i+1 < s.s.End && s.tags.Class(s.pos[i+1]) == tag.Noun) || tally.Deeds()[strings.ToLower(s.d.Text(i))] != "") {
				return i
			}
			return -1
		}
		if s.d.Toks[i].Kind == text.Punct || c == tag.Verb || c == tag.Conjunction || c == tag.Subordinator {
			return -1
		}
	}
	return -1
}

// light are verbs that say nothing of what was done.
var light = map[string]bool{"be": true, "have": true, "do": true, "make": true, "take": true, "get": true, "say": true, "tell": true, "put": true, "give": true, "include": true, "involve": true, "see": true, "know": true, "reach": true, "total": true, "speak": true, "bring": true, "show": true, "find": true, "report": true, "claim": true, "estimate": true, "believe": true, "use": true, "fear": true, "think": true, "confirm": true, "announce": true, "insist": true, "warn": true, "expect": true, "admit": true, "deny": true, "note": true, "add": true, "suggest": true, "indicate": true, "allege": true, "hear": true, "call": true, "consider": true, "need": true, "want": true, "compare": true, "combine": true, "lead": true, "base": true, "go": true, "come": true, "accord": true, "follow": true, "mention": true}
