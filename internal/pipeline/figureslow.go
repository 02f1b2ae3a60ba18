package pipeline

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/store"
	wordlist "hearsay/lexicon/tally"
)

// lower tells, of the numbers of one report, which are told to be small, and what else the report tells that could be set against
// them: the words of the report are gone through once, and only where there is such a number.
type lower struct {
	rep   *store.Report
	words []string // of title and text, lower case; nil until asked for
}

// note sets what package number wants to know of a small number.
func (l *lower) note(g *Given) {
	ranks := wordlist.Outcomes()[g.Deed]
	if g.Small = small(g.Field.In(&l.rep.Revision), g); !g.Small || len(ranks) == 0 {
		return
	}
	if l.words == nil {
		l.words = lowerWords(l.rep.Revision.Title + " . " + l.rep.Revision.Text)
	}
	for o := range wordlist.Outcomes() {
		g.Worse = g.Worse || wordlist.Worse(g.Deed, o) && l.tells(o)
	}
	_, _, self := wordlist.Downplay()["self"].In(l.words)
	g.Counted = self && g.Own
}

// inflected is how many letters an ending adds to the base form of a verb, a doubled letter included.
const inflected = 3

// tells reports whether a word of the report may tell an outcome: rather too often than too seldom, since a number is then not set against it.
func (l *lower) tells(outcome string) bool {
	is := func(w, of string) bool {
		return w == of || len(of) > 2 && strings.HasPrefix(w, strings.TrimSuffix(of, "e")) && len(w) <= len(of)+inflected
	}
	of := []string{outcome}
	for word, d := range wordlist.Deeds() {
		if d == outcome {
			of = append(of, word)
		}
	}
	return slices.ContainsFunc(of, func(word string) bool {
		if parts := strings.Fields(word); len(parts) > 1 { // "not run"
			_, _, ok := wordlist.Phrases{parts}.In(l.words)
			return ok
		}
		return slices.ContainsFunc(l.words, func(w string) bool { return is(w, word) })
	})
}

// small reports whether words bound g from above and point downwards: "fewer than 60", "60 or fewer", "only three"; not "just under 60", which is 60.
func small(src string, g *Given) bool {
	before, own := lowerWords(src[g.Sentence.Start:g.Number.Span.Start]), lowerWords(g.Number.Span.In(src))
	p := wordlist.Downplay()
	switch g.Number.Bound {
	case hearsay.AtMost:
		return (p["bound"].Begins(own) || p["bound"].Ends(own)) && !p["near"].Ends(before)
	case hearsay.Exact:
		return p["only"].Ends(before)
	}
	return false
}
