package act

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lexicon/en"
)

// Replies sets RepliesTo of denials, rejections, admissions and confirmations: the quote of
// the same revision that they answer. Call it once ids are set (Quote.Identify), with the
// quotes of one reading in their order and the revision they were read from.
//
// A reply answers the nearest earlier quote, or a later one of its own paragraph, that
// asserts or accuses, comes from somebody else, and is about the same party (it accuses
// whom the reply clears, or the replying speaker) or shares at least two content words with
// it, counted by their first six letters. A reply that says no more than "it" or "the
// charge" answers the nearest accusation, if that stands within reach. Nothing found means
// nothing set. Time is O(replies · quotes · words), quotes at most reach apart.
func Replies(quotes []hearsay.Quote, rev *hearsay.Revision) {
	bags := make([]bag, len(quotes))
	for i := range quotes {
		if !replies(quotes[i].Act) {
			continue
		}
		best, at := 0, -1
		for j := i - 1; j >= max(0, i-reach); j-- {
			best, at = better(quotes, bags, rev, i, j, best, at)
		}
		if at < 0 { // what is denied may be told behind the denial
			for j := i + 1; j < min(len(quotes), i+4) && sameParagraph(&quotes[i], &quotes[j], rev); j++ {
				best, at = better(quotes, bags, rev, i, j, best, at)
			}
		}
		because := "same party or words"
		if at < 0 && i > 0 && answersJust(quotes, bags, rev, i) {
			best, at, because = enough, i-1, "a bare answer to what is told right before"
		}
		if at >= 0 {
			quotes[i].RepliesTo = quotes[at].ID
			quotes[i].Reasons = append(quotes[i].Reasons, hearsay.Reason{Part: "replies_to", Value: string(quotes[at].ID), Because: because, Score: float64(best)})
		}
	}
}

// reach is how many quotes back a reply may look: about four paragraphs.
const reach = 15

// enough is the score from which a quote counts as answered; a shared word gives 1, a shared
// party 3, an accusation 1, and distance takes a sixth of a point a quote.
const enough = 2

func replies(a hearsay.Act) bool {
	switch a {
	case hearsay.Deny, hearsay.RejectResponsibility, hearsay.Confirm, hearsay.Admit:
		return true
	}
	return false
}

func answerable(a hearsay.Act) bool {
	switch a {
	case hearsay.Assert, hearsay.Accuse, hearsay.Estimate, hearsay.Speculate, hearsay.Announce, hearsay.Warn, hearsay.Condemn, hearsay.Believe,
		hearsay.ClaimResponsibility, hearsay.Demand, hearsay.Ask, hearsay.Deny:
		return true
	}
	return false
}

// better returns the better of what was found and quote j, in sixths of a point.
func better(qs []hearsay.Quote, bags []bag, rev *hearsay.Revision, i, j, best, at int) (int, int) {
	q, o := &qs[i], &qs[j]
	if j == i-1 && o.Act == hearsay.Ask && adjoins(o, q, rev) {
		return 1 << 20, j // "Asked whether …, she denied it"
	}
	if !answerable(o.Act) || sameSpeaker(q, o) {
		return best, at
	}
	score := 6 * shared(bagOf(bags, qs, rev, i), bagOf(bags, qs, rev, j))
	if party(q, o) && !short(bagOf(bags, qs, rev, j)) {
		score += 18
	}
	if score == 0 && short(bagOf(bags, qs, rev, i)) && (o.Act == hearsay.Accuse || len(o.Accused) > 0) && abs(i-j) <= 4 {
		score = 12
	}
	if score < 6*enough {
		return best, at
	}
	if o.Act == hearsay.Accuse {
		score += 6
	}
	if score -= abs(i - j); score > best {
		return score, j
	}
	return best, at
}

func sameSpeaker(a, b *hearsay.Quote) bool {
	if a.Speaker.Actor != "" || b.Speaker.Actor != "" {
		return a.Speaker.Actor == b.Speaker.Actor
	}
	return len(a.Source) > 0 && len(b.Source) > 0 && a.Source[0] == b.Source[0]
}

// party reports whether o accuses whom q clears, or q's own speaker.
func party(q, o *hearsay.Quote) bool {
	for _, x := range o.Accused {
		if x.Actor != "" && x.Actor == q.Speaker.Actor || x.Name != "" && x.Name == q.Speaker.Name || organ(x.Name, q.Speaker.Name) {
			return true
		}
		for _, y := range q.Denied {
			if x.Actor != "" && x.Actor == y.Actor || x.Name == y.Name && x.Name != "" || x.Country != "" && x.Country == y.Country {
				return true
			}
		}
	}
	return false
}

// organ reports whether one name is that of the other's organ: "Office of Velm" and "Velm".
func organ(a, b string) bool {
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	return strings.HasSuffix(a, " of "+b) || strings.HasSuffix(b, " of "+a)
}

// adjoins reports whether b follows a within the sentence: nothing but a comma, a source and
// a cue between the end of a's content and b's.
func adjoins(a, b *hearsay.Quote, rev *hearsay.Revision) bool {
	if !sameParagraph(a, b, rev) {
		return false
	}
	src := a.Field.In(rev)
	from, to := a.Content[len(a.Content)-1].End, b.Content[0].Start
	return from <= to && !strings.ContainsAny(src[from:to], ".!?;\n") && to-from < 120
}

// bag is the content words of a quote by hash, at most 32, each once.
type bag struct {
	made bool
	word [32]uint64
	n    int
}

func short(b *bag) bool { return b.n <= 1 }

func shared(a, b *bag) int {
	n := 0
	for _, x := range a.word[:a.n] {
		for _, y := range b.word[:b.n] {
			if x == y {
				n++
			}
		}
	}
	return n
}

func bagOf(bags []bag, qs []hearsay.Quote, rev *hearsay.Revision, i int) *bag {
	b := &bags[i]
	if b.made {
		return b
	}
	b.made = true
	src := qs[i].Field.In(rev)
	for _, sp := range qs[i].Content {
		if sp.Check(src) != nil {
			continue
		}
		s := sp.In(src)
		for len(s) > 0 && b.n < len(b.word) {
			k := strings.IndexFunc(s, unicode.IsLetter)
			if k < 0 {
				break
			}
			s = s[k:]
			end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
			if end < 0 {
				end = len(s)
			}
			b.add(s[:end])
			s = s[end:]
		}
	}
	return b
}

// stemBytes of a word are compared, so that "intrusion" meets "intrusions".
const stemBytes = 6

func (b *bag) add(w string) {
	if len(w) < 4 || emptyWords[en.HashWord(w)] {
		return
	}
	if len(w) > stemBytes {
		k := stemBytes
		for !utf8.RuneStart(w[k]) {
			k--
		}
		w = w[:k]
	}
	h := en.HashWord(w)
	for _, x := range b.word[:b.n] {
		if x == h {
			return
		}
	}
	b.word[b.n] = h
	b.n++
}

func sameParagraph(a, b *hearsay.Quote, rev *hearsay.Revision) bool {
	if a.Field != b.Field || len(a.Content) == 0 || len(b.Content) == 0 {
		return false
	}
	src := a.Field.In(rev)
	from, to := a.Content[0].End, b.Content[0].Start
	if from > to {
		from, to = b.Content[0].End, a.Content[0].Start
	}
	return from <= to && to <= len(src) && !strings.Contains(src[from:to], "\n")
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// emptyWords carry no topic; words that stand for the claim itself carry none either.
var emptyWords = set("that", "this", "these", "those", "with", "from", "have", "been", "were", "what", "which", "would", "could", "should", "there",
	"their", "they", "them", "then", "than", "into", "about", "after", "before", "over", "under", "other", "some", "such", "more", "most", "will", "also", "when",
	"where", "while", "because", "only", "very", "just", "said", "says", "does", "done", "being", "having", "ever", "never", "claim", "claims", "charge", "charges",
	"allegation", "allegations", "accusation", "accusations", "calls", "made", "make", "part", "involvement", "responsibility", "role", "involved")
