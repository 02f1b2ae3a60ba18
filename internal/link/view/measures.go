package view

import "hearsay"

// Charged is a party that a quote says has done it. Only parties with a key stand here: nobody
// private, no "group" of which nothing is told. Unnamed organs of a state, and unnamed groups of or for it,
// have one key each.
type Charged struct {
	Key     string `json:"key"` // of an actor, or "bodies:" or "tied:" and a state
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	// SpeaksFor is the state for which it answers, and whose words are its answer.
	SpeaksFor string `json:"speaks_for,omitempty"`
	// TiedTo is the state to which the quote ties a threat actor or an unnamed group ("X's Y gang"): its words are an
	// answer, too, though the state itself is not the accused.
	TiedTo string       `json:"tied_to,omitempty"`
	Role   hearsay.Role `json:"role,omitempty"`
	Score  float64      `json:"score"`          // of the accused finder, [0,1]
	Self   bool         `json:"self,omitempty"` // the speaker is the accused, or speaks for its state: an admission
	Heard  Heard        `json:"heard"`
	Answer *Answer      `json:"answer,omitempty"` // where it is heard; nil where it is not
}

// Answer is where an article first has words of the party that it accuses.
type Answer struct {
	Quote  hearsay.QuoteID `json:"quote"`
	Field  hearsay.Field   `json:"field"`
	Span   hearsay.Span    `json:"span"`
	Before float64         `json:"before"` // share of the text, in bytes, that stands before it, [0,1); 0 for a title
}

// Heard says whether an article that accuses a party quotes it, too.
type Heard string

const (
	HeardYes   Heard = "yes"   // in another quote of the article, anywhere in it, the party speaks, or one that speaks for its state or for it
	HeardAsked Heard = "asked" // the article has no more than that it would not comment, did not answer, or could not be reached
	HeardNo    Heard = "no"
)

// Spoken is a party that is quoted in a story, and where.
type Spoken struct {
	Name      string `json:"name"`
	Key       string `json:"key"`
	SpeaksFor string `json:"speaks_for,omitempty"` // the state
	Said      []int  `json:"said,omitempty"`       // articles, as places in Story.Articles, ascending
	Voiced    []int  `json:"voiced,omitempty"`     // of these, the ones in which it speaks itself: what it is told to want, know or have done is not said by it
	Declined  []int  `json:"declined,omitempty"`   // articles that have no more from it than that it would not comment
}
