// Package claim gathers the quotes that assert or reject the same proposition, across
// articles, and ties denials to what they deny.
//
// Slots decide before words do. A quote that says who did it belongs to an attribution: the
// same accused, the same deed. A quote that gives a quantity belongs to a figure: the same
// quantity and value; other values of one quantity are rivals. Everything else that can be
// checked is a statement and is compared by its words, names, numbers, dates and by who does
// what to whom. What is turned round, has another number, place or date, or is kept apart by
// an analyst is never joined, however alike the words are.
//
// Pairs are scored by a linear model over a few features (see weights.go) and joined by
// average link under those vetoes. The result does not depend on the order of the input.
// Private persons and culprits without a name link nothing across stories: they are
// propositions of their own. Words decide, so a proposition told in wholly other words stays
// apart; rather two claims than a wrong one.
//
// Cost is near linear in the number of quotes: pairs are looked for only among quotes within
// [Options.Window] that share a party or two rare words.
package claim

import (
	"cmp"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link"
)

// Quote is one quote of a current reading as claims see it. The four lists of parties run
// beside those of Q; a party without a key is private or unknown and links nothing.
type Quote struct {
	ID                               hearsay.QuoteID
	Article                          hearsay.ArticleID
	Story                            string    // id of the article's story, "" if unknown
	At                               time.Time // of publication, zero if unknown
	Outlet                           link.Outlet
	Genre                            hearsay.Genre
	Q                                *hearsay.Quote
	Revision                         *hearsay.Revision
	Reading                          *hearsay.Reading
	Speaker                          link.Party
	Also                             []link.Party // who says it beside Speaker, each with a key
	Accused, Denied, Asked, Supposed []link.Party
}

// Stance of a quote on the proposition of a claim.
type Stance string

const (
	Asserts  Stance = "asserts"
	Denies   Stance = "denies"
	Asks     Stance = "asks"
	Supposes Stance = "supposes"
	Mentions Stance = "mentions"
)

// Kind of a claim.
type Kind string

const (
	Attribution Kind = "attribution" // who did it
	Figure      Kind = "figure"      // how many
	Statement   Kind = "statement"   // everything else
)

// Member is one quote of a claim.
type Member struct {
	Quote   int // of the input
	Stance  Stance
	Score   float64 // (0, 1]: how well it fits the rest; 1 where it is alone or an analyst said so
	Opinion bool    // of an opinion piece, which is no report
	Why     []string
}

// Denial is a quote that rejects what members of the claim assert.
type Denial struct {
	Quote int   // of the input
	Of    []int // the asserting quotes that stood when it was made, in order of time
	Score float64
	Why   []string
}

// Claim is one proposition with who asserts and who rejects it.
type Claim struct {
	Kind Kind
	// Members in order of time, then id; denials among them.
	Members []Member
	// Proposition is the content of the best member as it stands in the article; Best is
	// that quote. Whoever prints it puts it between quotation marks.
	Proposition string
	Best        int
	// Private says that the proposition names somebody who is not public, since every member
	// does: lists must not print it.
	Private bool
	Accused []link.Party // of an attribution; empty if the culprit has no name
	Codes   []string     // of an attribution: what the deed was, PLOVER codes and modes
	Number  *hearsay.Number
	Denials []Denial
	Rivals  []int // of a figure: other claims of the result about the same quantity
}

// Options of [Link]; the zero value works.
type Options struct {
	Window time.Duration // greatest distance of two quotes of one claim; 30 days if zero
	// Standing is how long an accusation stands to be denied; 14 days if zero.
	Standing time.Duration
	// Floor is the score under which an accused party is not looked at; .5 if zero.
	Floor float64
	// Organs maps an organ to its state for a page at the level of states; nil keeps them apart.
	Organs func(link.Party) link.Party
	// AnswersFor tells for which state a party speaks, "" for none: a ministry denies what its
	// state is accused of. Nil takes states, and offices, officers and forces that have one.
	AnswersFor func(link.Party) string
	// Names brings the forms of a name together that a text uses for one party, such as the
	// adjective of a state; it gets a run of capitalised words and returns a key, "" if it knows
	// none. Nil leaves names as they stand.
	Names func(string) string
	// Same and Apart are what analysts said of two quotes. Apart wins.
	Same, Apart [][2]hearsay.QuoteID
}

func (o Options) withDefaults() Options {
	if o.Window == 0 {
		o.Window = 30 * 24 * time.Hour
	}
	if o.Standing == 0 {
		o.Standing = 14 * 24 * time.Hour
	}
	if o.Floor == 0 {
		o.Floor = .5
	}
	if o.Organs == nil {
		o.Organs = func(p link.Party) link.Party { return p }
	}
	if o.Names == nil {
		o.Names = func(string) string { return "" }
	}
	if o.AnswersFor == nil {
		o.AnswersFor = answersFor
	}
	return o
}

func answersFor(p link.Party) string {
	switch p.Kind {
	case hearsay.KindState, hearsay.KindOffice, hearsay.KindArmedGroup, hearsay.KindPerson:
		return p.Country
	}
	return ""
}

// Result is the claims and what was left out, with why.
type Result struct {
	// Claims ordered by their first member's time and id.
	Claims []Claim
	// Ambiguous denials might answer two charges alike; Homeless ones answer none that is
	// known. Neither is attached to anything.
	Ambiguous, Homeless []int
	// Skipped quotes hold nothing to assert: too few words, a demand, a refusal to speak.
	Skipped []int
}

// Build is [Link] for callers that need the claims only.
func Build(quotes []Quote, o Options) ([]Claim, error) {
	r, err := Link(quotes, o)
	return r.Claims, err
}

// Link gathers quotes into claims. Ids of quotes must be unique. It fails only if the shipped tables do not load.
func Link(quotes []Quote, o Options) (Result, error) {
	b, err := newBuilder(quotes, o.withDefaults())
	if err != nil {
		return Result{}, err
	}
	b.prepare()
	b.attributions()
	b.figures()
	b.denials()
	b.statements()
	b.lonely()
	b.again()
	b.judged()
	return b.result(), nil
}

// order is the order of the input, in which everything is done.
func order(quotes []Quote) []int {
	out := make([]int, len(quotes))
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int { return compare(&quotes[a], &quotes[b]) })
	return out
}

func compare(a, b *Quote) int { return a.Compare(b) }

// Compare orders quotes by time and article, those of one article as they stand in it, its
// headline first. An id decides only between quotes of one place: ids change with the reader's
// version, and no result may.
func (q *Quote) Compare(o *Quote) int {
	if c := link.Compare(q.At, string(q.Article), o.At, string(o.Article)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(q.place(), o.place()), slices.CompareFunc(q.Q.Content, o.Q.Content, bySpan), slices.CompareFunc(q.Q.Source, o.Q.Source, bySpan), cmp.Compare(q.ID, o.ID))
}

// place is where the content begins in its article, -1 in its headline.
func (q *Quote) place() int {
	if q.Q.Field == hearsay.FieldTitle || len(q.Q.Content) == 0 {
		return -1
	}
	return q.Q.Content[0].Start
}

func bySpan(a, b hearsay.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) }
