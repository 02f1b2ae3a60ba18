package act

import (
	"strings"

	"hearsay"
)

// bareWords are at most in an answer that says nothing of its own: "he isn't", "any of this".
const bareWords = 4

// answersJust reports whether quote i is a bare denial, "says he isn't", "denies this", right behind what somebody else said: nothing but
// who says it, and the end of a sentence, stands between the two.
func answersJust(quotes []hearsay.Quote, bags []bag, rev *hearsay.Revision, i int) bool {
	q, o := &quotes[i], &quotes[i-1]
	if q.Act != hearsay.Deny || !answerable(o.Act) || o.Act == hearsay.Deny || o.Act == hearsay.Ask || sameSpeaker(q, o) || len(q.Source) == 0 || len(o.Source) == 0 || bagOf(bags, quotes, rev, i).n > 0 || short(bagOf(bags, quotes, rev, i-1)) || !sameParagraph(o, q, rev) {
		return false
	}
	src := q.Field.In(rev)
	if len(q.Content) != 1 || len(strings.Fields(q.Content[0].In(src))) > bareWords {
		return false
	}
	if lone(q.Content[0].In(src)) || lone(q.Source[0].In(src)) {
		return false
	}
	from, to := o.Content[len(o.Content)-1].End, q.Source[0].Start
	for _, list := range [][]hearsay.Span{o.Source, o.Cue} {
		for _, s := range list {
			from = max(from, s.End)
		}
	}
	if from > to {
		return false
	}
	between := strings.Trim(src[from:to], " .,;:–—-\"”’'")
	return between == "" || between == "but" || between == "But" || between == "and" || between == "while"
}

// lone reports whether s is a pronoun that means somebody, or a relative one: "rejects him", "which rejects it" answer nothing that was said.
func lone(s string) bool {
	switch strings.ToLower(s) {
	case "him", "her", "them", "us", "me", "who", "which", "that":
		return true
	}
	return false
}
