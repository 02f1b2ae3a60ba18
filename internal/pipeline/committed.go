package pipeline

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/measure/commitment"
	"hearsay/internal/read/verb"
	wordlist "hearsay/lexicon/tally"
)

// futureActs are those that may commit their speaker.
var futureActs = map[hearsay.Act]commitment.Kind{hearsay.Threaten: commitment.Threat, hearsay.Warn: commitment.Warning, hearsay.Promise: commitment.Promise,
	hearsay.Announce: commitment.Plan, hearsay.Intend: commitment.Plan, hearsay.Demand: commitment.Demand}

// kind says what q commits to, "" for nothing, and by which verb (−1 where a noun tells it): what is told as done or as it is
// commits nobody; where a verb stands behind "will", its subject must be the speaker, or nobody (passive); plans need
// words of the future, warnings own steps, and demands a deadline.
func (p *promising) kind(q *hearsay.Quote, side string, who []Mentioned) (commitment.Kind, int) {
	src := q.Field.In(&p.rep.Revision)
	k, ok := futureActs[q.Act]
	if len(q.Content) == 0 {
		return "", -1
	}
	if q.Act == hearsay.Believe && slices.ContainsFunc(q.Cue, func(c hearsay.Span) bool { return expecting.MatchString(c.In(src)) }) && strings.HasPrefix(q.Content[0].In(src), "to ") {
		if verbs := p.verbs(q); len(verbs) > 0 && !wishes(verbs[0].Lemma) && !passive(src, &verbs[0]) && !p.thin[term.Hash(verbs[0].Lemma)] && !toldSo(lowerWords(q.Cue[0].In(src))) {
			return commitment.Plan, 0 // "expects to charge him"
		}
	}
	if !ok {
		return "", -1
	}
	verbs := p.verbs(q)
	if len(q.Cue) > 0 {
		cue := lowerWords(q.Cue[0].In(src))
		if k == commitment.Demand && slices.Contains(cue, "will") {
			k = commitment.Plan // "will ask a judge"
		}
		if slices.Contains(cue, "like") {
			return "", -1 // "would like to thank"
		}
		if toldSo(cue) {
			return "", -1
		}
	}
	if q.Act == hearsay.Intend && slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return p.harms(c.In(src)) }) {
		return "", -1 // "is planning an attack" is what others say of him
	}
	if k == commitment.Demand {
		main := first(verbs)
		if p.due(p.pieces(q, main, verbs), q.Field, k) == nil {
			return "", -1
		}
		return k, main
	}
	main, bound := -1, k != commitment.Warning && planCue(src, q)
	for i := range verbs {
		if lead, will := led(src, q, verbs[i].Span.Start); will && !slices.Contains(lowerWords(lead), "able") && !asked(src, verbs[i].Sentence) && !wishes(verbs[i].Lemma) && (bound && !others(lead) || ownSubject(lead, side, who, verbs[i].Span.Start-len(lead)) || passive(src, &verbs[i])) {
			main = i
			break
		}
	}
	if main >= 0 {
		return k, main
	}
	first := len(verbs) > 0 && q.Content[0].Contains(verbs[0].Span)
	switch {
	case k == commitment.Warning, !bound && k == commitment.Plan:
		return "", -1
	case len(verbs) == 0 && cueBegins(src, q, "announc"): // "announced the results of", "announced an attack": of anything
		return "", -1
	case first && verbs[0].Future && wishes(verbs[0].Lemma): // "to assure you"
		return "", -1
	case first && verbs[0].Future && verbs[0].Span.Start-q.Content[0].Start <= 12 && !willWord(q.Content[0].In(src)): // "to reopen the line"
		return k, 0
	case len(verbs) > 0 && cueBegins(src, q, "announc"), first && (verbs[0].Finite || willWord(q.Content[0].In(src))): // told as it is, or of others
		return "", -1
	}
	return k, -1
}

// expecting are cues of the present by which somebody tells what he means to do: "expects to charge him".
var expecting = regexp.MustCompile(`(?i)^(?:expects?|aims?)$`)

const harmWords = 6

// harms reports whether the first words of a deed tell of harm done to others; what it answers stands further back.
func (p *promising) harms(s string) bool {
	w := lowerWords(s)
	return slices.ContainsFunc(w[:min(len(w), harmWords)], func(w string) bool { return p.harm[w] || w == "forcibly" || w == "illegally" })
}

func first(verbs []verb.Verb) int {
	if len(verbs) == 0 {
		return -1
	}
	return 0
}

// toldSo reports whether a cue says that its source is promised or told something: "were promised", "received assurances".
func toldSo(cue []string) bool {
	be := slices.ContainsFunc(cue, func(w string) bool {
		return w == "is" || w == "are" || w == "was" || w == "were" || w == "been" || w == "be"
	})
	return slices.ContainsFunc(cue, func(w string) bool {
		return w == "received" || w == "got" || be && (strings.HasPrefix(w, "promised") || w == "assured" || w == "expected" || w == "offered" || w == "invited" || w == "instructed" || w == "told" || w == "threatened" || w == "guaranteed")
	})
}

// asked reports whether a sentence is a question.
func asked(src string, s hearsay.Span) bool {
	return strings.HasSuffix(strings.TrimRight(s.In(src), " \n\"'”’)»"), "?")
}

// wishes reports whether a verb tells what nobody has in his hand ("we will win"), or only that one speaks.
func wishes(lemma string) bool {
	_, _, ok := wordlist.Commit()["wish"].In([]string{lemma})
	return ok
}

// others reports whether the subject before the last "will" of lead is neither the speaker nor a thing: "you will see".
func others(lead string) bool {
	w := lowerWords(lead)
	for i := len(w) - 1; i >= 0; i-- {
		if willWord(w[i]) {
			who := strings.FieldsFunc(w[i], func(c rune) bool { return c == '\'' || c == '’' })[0]
			if i > 0 && (who == "will" || who == "would" || who == "shall" || who == "won" || who == "going" || who == "ll") {
				who = w[i-1]
			}
			return who == "you" || who == "they" || who == "who" || who == "which" || who == "what" || who == "people" || who == "everyone" || who == "nobody"
		}
	}
	return false
}

// led returns the words of the clause before the verb at byte at, and whether "will" or its like stands among the last
// of them.
func led(src string, q *hearsay.Quote, at int) (string, bool) {
	from := 0
	for _, c := range q.Content {
		if c.Start <= at && at < c.End {
			from = c.Start
		}
	}
	lead := src[from:at]
	if k := strings.LastIndexAny(lead, ".;:!?,\n\"“”—"); k >= 0 {
		for k < len(lead) && !letterByte(lead[k]|0x20) || k < len(lead) && lead[k] >= 0x80 {
			k++
		}
		lead = lead[k:]
	}
	w := lowerWords(lead)
	return lead, willWord(strings.Join(w[max(0, len(w)-4):], " "))
}

// ownSubject reports whether what stands before "will" in lead, which begins at byte from, is the speaker.
func ownSubject(lead, side string, who []Mentioned, from int) bool {
	w := lowerWords(lead)
	for i := len(w) - 1; i >= 0; i-- {
		if willWord(w[i]) {
			if i > 0 && ownWord(w[i-1]) || ownWord(w[i]) {
				return true
			}
			if i > 1 && ownWord(w[i-2]) && w[i-1] != "not" {
				return true // "we also will"
			}
			break
		}
	}
	return slices.ContainsFunc(who, func(m Mentioned) bool {
		return m.Itself && Side(m.Party.Key, answersFor(m.Party)) == side && m.At.Start >= from && m.At.End <= from+len(lead)
	})
}

// passive reports whether a verb stands behind "be".
func passive(src string, v *verb.Verb) bool {
	w := lowerWords(src[max(0, v.Span.Start-16):v.Span.Start])
	for _, x := range w[max(0, len(w)-2):] {
		if x == "be" {
			return true
		}
	}
	return false
}

func lowerWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !wordRune(c) })
}

// wordRune reports whether c is of a word as lowerWords cuts them.
func wordRune(c rune) bool { return unicode.IsLetter(c) || c == '\'' || c == '’' || c == '-' }

func willWord(s string) bool {
	return slices.ContainsFunc(lowerWords(s), func(w string) bool {
		return w == "will" || w == "shall" || w == "would" || w == "going" || strings.HasSuffix(w, "'ll") || strings.HasSuffix(w, "’ll") || w == "won't" || w == "won’t"
	})
}

func ownWord(s string) bool {
	return slices.ContainsFunc(lowerWords(s), func(w string) bool {
		return w == "we" || w == "it" || w == "i" || w == "he" || w == "she" || strings.HasPrefix(w, "we'") || strings.HasPrefix(w, "we’") || strings.HasPrefix(w, "i'") || strings.HasPrefix(w, "i’")
	})
}

// planCue reports whether the cue itself binds the speaker to what is to come, whoever does it.
func planCue(src string, q *hearsay.Quote) bool {
	return cueBegins(src, q, "plan", "intend", "vow", "pledg", "promis", "threat", "will", "would", "offer", "swor", "swear", "undert", "commit", "assur", "guarant", "announc", "warn")
}

// cueBegins reports whether a word of q's cue begins with one of the stems.
func cueBegins(src string, q *hearsay.Quote, stems ...string) bool {
	for _, c := range q.Cue {
		for _, w := range lowerWords(c.In(src)) {
			if slices.ContainsFunc(stems, func(s string) bool { return strings.HasPrefix(w, s) }) {
				return true
			}
		}
	}
	return false
}
