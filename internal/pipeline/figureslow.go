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
	words []string        // of title and text, lower case; nil until asked for
	told  map[string]bool // outcomes asked for: whether the report tells them
	self  bool            // it says that it has counted itself
}

// note sets what package number wants to know of a small number.
func (l *lower) note(g *Given, t *figureText) {
	ranks := wordlist.Outcomes()[g.Deed]
	if g.Small = t.small(g); !g.Small || len(ranks) == 0 {
		return
	}
	if l.told == nil {
		l.told, l.words = map[string]bool{}, lowerWords(l.rep.Revision.Title+" . "+l.rep.Revision.Text)
		_, _, l.self = wordlist.Downplay()["self"].In(l.words)
	}
	for o := range wordlist.Outcomes() {
		g.Worse = g.Worse || wordlist.Worse(g.Deed, o) && l.knows(o)
	}
	g.Counted = l.self && g.Own
}

// knows is tells, asked once for each outcome.
func (l *lower) knows(outcome string) bool {
	tells, ok := l.told[outcome]
	if !ok {
		tells = l.tells(outcome)
		l.told[outcome] = tells
	}
	return tells
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
func (t *figureText) small(g *Given) bool {
	p := wordlist.Downplay()
	switch g.Number.Bound {
	case hearsay.AtMost:
		own := lowerWords(g.Number.Span.In(t.src))
		return (p["bound"].Begins(own) || p["bound"].Ends(own)) && !p["near"].Ends(t.line.before())
	case hearsay.Exact:
		return p["only"].Ends(t.line.before())
	}
	return false
}
