package act

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
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

// notOurs reports whether the content denies that the speaker's side did what is told: "had not been issued by his country", "was not fired by our
// forces". The verb is a negated passive, with its agent close behind.
func (r *reader) notOurs() (hearsay.Span, bool) {
	for k := range min(len(r.words), 32) {
		if w := r.words[k]; w != hNot && w != hNt && w != hNever {
			continue
		}
		v := k + 1
		for v < len(r.words) && (r.words[v] == hBeen || r.t.Class(r.pos[r.at[v]]) == tag.Adverb) {
			v++
		}
		if v >= len(r.words) || r.t.XPOS(r.pos[r.at[v]]) != "VBN" {
			continue
		}
		for j := v + 1; j+2 < len(r.words) && j <= v+3; j++ {
			if r.words[j] == hBy && ownersWords[r.words[j+1]] && (forceWords[r.words[j+2]] || sideWords[r.words[j+2]]) {
				return r.span(k, j+3-k), true
			}
		}
	}
	return hearsay.Span{}, false
}

var (
	hBeen, hBy = en.HashWord("been"), en.HashWord("by")
	// ownersWords say that what follows is the speaker's.
	ownersWords = set("his", "her", "its", "their", "our", "my")
	// sideWords are what a speaker stands for.
	sideWords = set("country", "government", "state", "side", "party", "company", "firm", "ministry", "service", "services", "agency", "organisation", "organization", "group", "officers", "agents", "ships", "guards", "authorities")
)
