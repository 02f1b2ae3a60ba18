package pipeline

import (
	"regexp"
	"strings"

	"hearsay"
	"hearsay/internal/link"
)

// asking finds, in a sentence, that somebody was asked and gave no answer. "It did not respond" alone may be about anything: what was to
// be answered, or "comment", stands with it.
var asking = regexp.MustCompile(`(?i)\b(?:(?:did|does|do|has|have|had|would)(?: not|n't|n’t)(?: \w+){0,2} (?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)(?: \w+){0,6} (?:requests?|questions?|inquir\w+|enquir\w+|quer(?:y|ies)|calls?|e?-?mails?|messages?|comment)\b` +
	`|(?:did|does|do|has|have|had|would)(?: not|n't|n’t)(?: \w+){0,2} comment(?:ed)?\b` +
	`|(?:could|can)(?: not|n't|n’t)(?: \w+)? be(?: \w+)? reached\b|was(?: not|n't|n’t)(?: \w+)? (?:reachable|available for comment)\b` +
	`|(?:declin|refus)(?:ed|es|ing) to (?:comment|answer|respond|discuss)\b|(?:had|has|have|having) no(?: \w+)? comment\b` +
	`|\bno(?: \w+)? (?:comment|response|reply|reaction|answer) (?:\w+ )?(?:from|by)\b` +
	`|\b(?:requests?|questions?|calls?|e?-?mails?|messages?|inquir\w+|quer(?:y|ies))\b[^.;]{0,80} (?:went un(?:answered|returned)|(?:was|were)(?: not|n't|n’t)(?: \w+)? (?:returned|answered))\b` +
	`|\bwithout (?:a )?(?:response|reply|comment|answer) from\b)`)

// askedOf finds the first sentence of a text that tells that the accused's side was asked and gave no answer; ok is false for none. Cost is
// that of the text where it has words such as "comment".
func (in *linking) askedOf(text string, accused link.Party, state string) (at hearsay.Span, ok bool) {
	for from := 0; from < len(text); {
		m := asking.FindStringIndex(text[from:])
		if m == nil {
			return hearsay.Span{}, false
		}
		s, e := from+m[0], from+m[1]
		begin, end := s, e
		for begin > 0 && !strings.ContainsRune(".!?\n;", rune(text[begin-1])) {
			begin--
		}
		for end < len(text) && !strings.ContainsRune(".!?\n;", rune(text[end])) {
			end++
		}
		words := text[begin:s]
		for _, w := range []string{" said ", " says ", " but ", " while ", " and "} { // whose clause it is
			if k := strings.LastIndex(words, w); k >= 0 && in.country(words[k+len(w):]) != "" {
				words = words[k+len(w):]
			}
		}
		if behind := text[s:end]; strings.HasSuffix(strings.ToLower(text[s:e]), "from") || strings.HasSuffix(strings.ToLower(text[s:e]), " by") {
			words = text[e:end]
		} else if strings.HasPrefix(strings.ToLower(behind), "request") || strings.HasPrefix(strings.ToLower(behind), "question") || strings.TrimSpace(words) == "" {
			words = behind
		}
		if in.namesSide(words, accused, state) {
			return hearsay.Span{Start: begin + len(text[begin:end]) - len(strings.TrimLeft(text[begin:end], " ")), End: end}, true
		}
		from = e
	}
	return hearsay.Span{}, false
}

// namesSide reports whether the first state, or the name, in words is the accused's.
func (in *linking) namesSide(words string, accused link.Party, state string) bool {
	if state != "" && in.country(words) == state {
		return true
	}
	return len(accused.Name) > 2 && accused.Name != hearsay.PrivateParty && strings.Contains(" "+strings.Join(replyWords(words), " ")+" ", " "+strings.Join(replyWords(accused.Name), " ")+" ")
}
