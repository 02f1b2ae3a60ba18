package web

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/show/phrase"
)

// claim is what a quote says and how, in words. Its zero value means that nothing was read.
type claim struct {
	Own        bool   // the outlet's own voice
	Act, Glyph string // "accuses, hedged"; full, half, struck or dash
	Certain    certain
	Evidence   string
	NoEvidence bool   // none is given, or no source is named
	Chain      string // who stands between outlet and speaker
	Parties    []parties
	Answers    int // number of the quote that this one answers, 0 if none
	Confidence string
	Deed       string // when and where it is said to have been
	Figures    string
}

// certain is how sure the speaker says to be: words, then the band of the scale, never one
// for the other.
type certain struct {
	Hedges []string
	Band   string // "80–95 %, ICD 203"
	X, W   string // of the bar, on a line of 104 px from 0 to 100 %
	Plain  string // said instead of hedges: "stated, no hedge"
}

// parties are those of whom the same is said.
type parties struct {
	Verb  string // "Accused"
	Names []party
}

// party is one of them. Name is quoted where it is only the words of the sentence.
type party struct{ Name, Tail string }

// suspect stands for an accused person without public role (DESIGN 2.1).
const suspect = "a suspect (named in the source)"

// cast is the actors of one reading by id.
type cast struct {
	list []hearsay.Actor
	byID map[string]*hearsay.Actor
}

func newCast(list []hearsay.Actor) cast {
	c := cast{list, make(map[string]*hearsay.Actor, len(list))}
	for i := range list {
		c.byID[list[i].ID] = &list[i]
	}
	return c
}

// actor returns nil for an id that is none of the reading's.
func (c cast) actor(id string) *hearsay.Actor { return c.byID[id] }

// named reports whether a may be named beside a sentence.
func named(a *hearsay.Actor) bool { return phrase.Named(a) }

func newClaim(q *hearsay.Quote, who cast, text string) claim {
	c := claim{Certain: newCertain(q, text), Chain: chain(q, who, text), Parties: accused(q, who, text), Own: q.Speaker.Via == hearsay.ViaOutlet}
	if k := q.Certainty.Confidence; k != "" {
		c.Confidence = k + ", analytic; no probability"
	}
	given := q.Claim
	if c.Own { // that the outlet says so is no evidence for it
		given.Evidence = slices.DeleteFunc(slices.Clone(given.Evidence), func(e hearsay.Evidence) bool { return e == hearsay.MediaReport || e == hearsay.NoneGiven })
	}
	c.Evidence, c.NoEvidence = phrase.Evidence(&given), slices.Contains(given.Evidence, hearsay.NoneGiven)
	c.Act, c.Glyph = deed(q, len(c.Certain.Hedges) > 0)
	c.Deed, c.Figures = phrase.Deeds(openly(&q.Claim, who)), shorten(phrase.Numbers(&q.Claim), 160)
	return c
}

// openly is c without the places whose words may name a person who may not be named.
func openly(c *hearsay.Claim, who cast) *hearsay.Claim {
	hide := who.hides()
	out := hearsay.Claim{Events: slices.Clone(c.Events)}
	for i := range out.Events {
		e := &out.Events[i]
		e.Where = slices.DeleteFunc(slices.Clone(e.Where), func(p hearsay.Place) bool { return hide(p.Name) != p.Name })
	}
	return &out
}

// deed words the act and names the sign that stands before it. The sign repeats the word;
// it says nothing alone.
func deed(q *hearsay.Quote, hedged bool) (word, glyph string) {
	word = phrase.Act(q.Act)
	switch q.Act {
	case "":
		return "", ""
	case hearsay.Deny, hearsay.RejectResponsibility:
		return word, "struck"
	case hearsay.NoComment:
		return word, "dash"
	case hearsay.Estimate, hearsay.Speculate, hearsay.Believe:
		return word, "half" // hedged by its very word
	}
	if hedged {
		return word + ", hedged", "half"
	}
	return word, "full"
}

func newCertain(q *hearsay.Quote, text string) certain {
	var c certain
	kept := q.Certainty
	kept.Hedges = slices.DeleteFunc(slices.Clone(kept.Hedges), func(h hearsay.Hedge) bool { return h.Span.Check(text) != nil || h.Span.Empty() })
	c.Hedges = phrase.Hedges(kept, text)
	switch {
	case len(kept.Band) == 2 && len(c.Hedges) > 0:
		lo, hi := min(max(kept.Band[0], 0), 100), min(max(kept.Band[1], 0), 100)
		c.Band, c.X, c.W = phrase.Band(kept), along(lo), along(max(hi-lo, 2))
	case len(c.Hedges) > 0 && kept.Scale == hearsay.ScaleNone:
		c.Plain = "no scale, no band"
	case len(c.Hedges) > 0:
		c.Plain = "no band for these words"
	case q.Act == hearsay.NoComment:
		c.Plain = "none"
	case q.Act != "":
		c.Plain = "stated, no hedge"
	}
	return c
}

func along(percent int) string { return strconv.FormatFloat(1.04*float64(percent), 'f', 1, 64) }

// chain words who stands between outlet and speaker. A link that may be a person is named
// only if the reading knows a public actor of that name; else by the words of the text.
func chain(q *hearsay.Quote, who cast, text string) string {
	return shorten(phrase.Chain(q, who.list, text), 160)
}

// accused groups whom a quote accuses, clears, asks about and supposes.
func accused(q *hearsay.Quote, who cast, text string) []parties {
	var out []parties
	all := slices.Concat(q.Accused, q.Denied, q.Asked, q.Supposed) // the order of phrase.Parties
	for i, p := range phrase.Parties(q, who.list) {
		x := party{partyName(&all[i], who, text), ""}
		if p.Role != "" {
			x.Tail = " " + p.Role
		}
		if all[i].Country != "" && x.Name != suspect {
			x.Tail = " (" + all[i].Country + ")" + x.Tail
		}
		verb := upper(p.Verb)
		if n := len(out); n == 0 || out[n-1].Verb != verb {
			out = append(out, parties{Verb: verb})
		}
		last := &out[len(out)-1]
		if !slices.Contains(last.Names, x) {
			last.Names = append(last.Names, x)
		}
	}
	return out
}

// partyName names an accused: a state, organ, organisation or public person by its name, a
// person without public role not at all, and what the reading has no actor for by the words
// that stand in the sentence.
func partyName(a *hearsay.Accused, who cast, text string) string {
	actor := who.actor(a.Actor)
	switch {
	case actor != nil && named(actor):
		return a.Name
	case actor != nil && actor.Kind == hearsay.KindPerson, actor == nil && a.Actor != "":
		return suspect
	case a.Country != "" && a.Name != "" && !strings.ContainsAny(a.Name[:1], "abcdefghijklmnopqrstuvwxyz"):
		return a.Name // only states and their organs have a country; "group" is no name
	case a.Span.Check(text) == nil && !a.Span.Empty():
		return "“" + shorten(a.Span.In(text), 60) + "”"
	}
	return suspect
}

// hides returns a function that takes the names of those who may not be named out of s, by
// replacing s whole: a reason is not worth a name. Any capitalised word of a name counts.
func (c cast) hides() func(s string) string {
	hidden := map[string]bool{}
	words := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	}
	for i := range c.list {
		if a := &c.list[i]; !named(a) {
			for _, w := range words(a.Name) {
				if r, n := utf8.DecodeRuneInString(w); w != "The" && len(w) > n && !unicode.IsLower(r) {
					hidden[w] = true
				}
			}
		}
	}
	return func(s string) string {
		if slices.ContainsFunc(words(s), func(w string) bool { return hidden[w] }) {
			return "(named in the source)"
		}
		return s
	}
}
