package pipeline

import (
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	wordlist "hearsay/lexicon/tally"
)

// sourceWords are how many words a source may have to be taken at its word: longer ones are sentences that were misread.
const sourceWords = 16

// answering reports whether a quote of an article, one that speaks ([made.audienceOf]), are words of the accused's side: it speaks there itself, or somebody who speaks for
// it. state is that of the accused, or to which it is tied, "" for none. What the accused is said to want, to know or to have done
// is not said by it, nor what it is told to say in the words of another party.
func (in *linking) answering(m *made, k int, accused link.Party, state string) bool {
	q := &m.quotes[k]
	if !in.ofSide(q, accused, state) && !alsoOfSide(q, accused, state) && !in.ownSide(in.reports[m.report[k]], q, accused) && !ofTheFirm(in.reports[m.report[k]].Reading, q, accused) {
		return false
	}
	if q.Q.Act == hearsay.Accuse && slices.ContainsFunc(q.Accused, func(p link.Party) bool {
		return p.Key != "" && p.Key == q.Speaker.Key || state != "" && (p.Country == state || answersFor(p) == state)
	}) {
		return false // nobody accuses himself: it was misread
	}
	return !m.audienceOf(m.report[k]).within(q, k, func(n int) bool { return !in.ofSide(&m.quotes[n], accused, state) })
}

// ofSide reports whether who says a quote is the accused, or answers for its state: as a party, or as the source's words tell.
func (in *linking) ofSide(q *claim.Quote, accused link.Party, state string) bool {
	words := sourceOf(q)
	if q.Q.Speaker.Via == hearsay.ViaTitle && state != "" { // "the President of Ustrand", taken for another one
		if s := in.country(words); s != "" && s != state {
			return false
		}
	}
	if q.Speaker.Key != "" && q.Speaker.Key == accused.Key || state != "" && answersFor(q.Speaker) == state {
		return true
	}
	if words == "" || q.Speaker.Kind == hearsay.KindOutlet || answersFor(q.Speaker) != "" && q.Speaker.Kind != hearsay.KindPerson {
		return false
	}
	return in.speaksFor(words, accused, state)
}

// speaksFor reports whether words of a source, such as "a spokesman for the Ustrandic foreign ministry" or "Dorrick's lawyers", tell that it
// speaks for a party or its state: they name it, the state before any other, with an office.
func (in *linking) speaksFor(words string, accused link.Party, state string) bool {
	w := replyWords(words)
	if len(w) == 0 || len(w) > sourceWords {
		return false
	}
	lists := wordlist.Reply()
	if _, _, other := lists["apart"].In(w); other {
		return false
	}
	if _, _, ok := lists["office"].In(w); ok && state != "" && in.country(words) == state {
		return true
	}
	if _, _, ok := lists["agent"].In(w); !ok || len(accused.Name) < 3 || accused.Name == hearsay.PrivateParty {
		return false
	}
	name := replyWords(strings.TrimPrefix(accused.Name, "The "))
	for i := 0; len(name) > 0 && i+len(name) <= len(w); i++ {
		if slices.EqualFunc(name, w[i:i+len(name)], func(a, b string) bool {
			return a == strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(b, "'s"), "’s"), "'’")
		}) {
			return true
		}
	}
	return false
}

// ofTheFirm reports whether who says a quote speaks for "the company", "the firm", and the accused alone of all bodies that an article names can
// be it: "a spokeswoman for the company", "Ann Pell, head of the firm". Bodies of states are none.
func ofTheFirm(r *hearsay.Reading, q *claim.Quote, accused link.Party) bool {
	if accused.Key == "" || accused.Kind != hearsay.KindOrganisation || accused.Country != "" || q.Speaker.Key != "" && q.Speaker.Kind != hearsay.KindPerson {
		return false
	}
	w := replyWords(sourceOf(q))
	lists := wordlist.Reply()
	if _, _, agent := lists["agent"].In(w); !agent || len(w) > sourceWords {
		return false
	}
	if _, _, other := lists["apart"].In(w); other {
		return false
	}
	k := slices.IndexFunc(w, func(w string) bool { _, ok := firmWords[w]; return ok })
	if k < 1 || w[k-1] != "the" && w[k-1] != "its" {
		return false
	}
	return !slices.ContainsFunc(r.Actors, func(a hearsay.Actor) bool {
		return a.Kind == hearsay.KindOrganisation && a.Country == "" && a.Name != accused.Name
	})
}

// firmWords are what a firm is called that was named before.
var firmWords = map[string]bool{"company": true, "firm": true, "company's": true, "firm's": true, "company’s": true, "firm’s": true}

// spoken reports whether a quote tells what somebody says: its cue speaks, or it stands in quotation marks without one.
func spoken(q *claim.Quote) bool {
	switch q.Q.Act {
	case hearsay.NoComment:
		return true
	case hearsay.Deny, hearsay.RejectResponsibility:
		if len(q.Q.Cue) == 0 && len(q.Q.Content) > 0 { // "Ustrand, which has denied it, …"
			_, _, ok := wordlist.Reply()["denial"].In(replyWords(q.Q.Content[0].In(q.Q.Field.In(q.Revision))))
			return ok
		}
	case hearsay.Intend, hearsay.Believe:
		return q.Q.Kind == hearsay.Direct
	}
	src := q.Q.Field.In(q.Revision)
	var w []string
	for _, c := range q.Q.Cue {
		w = append(w, replyWords(c.In(src))...)
	}
	w = slices.DeleteFunc(w, func(w string) bool { return strings.HasSuffix(w, "ly") && w != "reply" }) // "has repeatedly blocked"
	if len(w) == 0 {
		return q.Q.Kind == hearsay.Direct
	}
	lists := wordlist.Reply()
	_, _, voice := lists["voice"].In(w)
	if _, _, mute := lists["mute"].In(w); mute {
		return false // "did not say", "has not claimed responsibility"
	}
	if voice && slices.Contains(w, "claimed") && len(q.Q.Content) > 0 { // "claimed the lives of"
		head := replyWords(q.Q.Content[0].In(src))
		return !slices.ContainsFunc(head[:min(len(head), 4)], func(w string) bool { return w == "lives" || w == "life" || w == "victims" })
	}
	return voice
}

// holdingWords are how many words an answer has at most that only puts one off.
const holdingWords = 14

// putsOff reports whether a quote does no more than put an answer off: "said it was looking into the report".
func putsOff(q *claim.Quote) bool {
	if q.Q.Act == hearsay.Deny || q.Q.Kind == hearsay.Direct || len(q.Q.Content) != 1 {
		return false
	}
	w := replyWords(q.Q.Content[0].In(q.Q.Field.In(q.Revision)))
	_, _, ok := wordlist.Reply()["hold"].In(w)
	return ok && len(w) <= holdingWords
}

// sourceOf are the words of a quote's source, "" where it has none.
func sourceOf(q *claim.Quote) string {
	if len(q.Q.Source) == 0 {
		return ""
	}
	return q.Q.Source[0].In(q.Q.Field.In(q.Revision))
}

// replyWords are the words of s in lower case, cut at hyphens; those of "didn't" are one.
func replyWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '\'' && c != '’' })
}
