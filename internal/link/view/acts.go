package view

import "hearsay"

// Layers of acts between states.
const (
	Words = "words" // what a state says toward another, first-hand
	Deeds = "deeds" // what somebody says that a state did to another
)

// Act is what one quote of a story, or one sentence of an article's own words, tells of one state toward another, in PLOVER's terms. Only
// states stand here, through their offices, bodies and public office-holders; nobody private, and
// no deed that the quote denies, asks, supposes or foresees.
type Act struct {
	From     string          `json:"from"` // states, as in Party.Country
	To       string          `json:"to"`
	Layer    string          `json:"layer"`
	Category string          `json:"category"`
	Score    float64         `json:"score"`
	Day      string          `json:"day,omitempty"`     // of a deed, where the text tells one; else that of the article counts
	Article  int             `json:"article"`           // as its place in Story.Articles
	Quote    hearsay.QuoteID `json:"quote,omitempty"`   // "" for a sentence of the article's own words
	Own      string          `json:"own,omitempty"`     // that sentence, without private persons' names
	Affair   string          `json:"affair,omitempty"`  // the incident of the quote, else its claim
	Teller   string          `json:"teller,omitempty"`  // of a deed: the state that says so, "" for others
	Alleged  bool            `json:"alleged,omitempty"` // a deed: it stands in an accusation, or the state to which it was done says so
	Answer   bool            `json:"answer,omitempty"`  // it denies a charge
	Because  string          `json:"because,omitempty"` // the words or rule that tell whom it is toward
}
