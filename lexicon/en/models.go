package en

import _ "embed"

// Quotes is the weights file of the quote tagger. It holds no text; models.md says how it
// was made, from what, and under which terms. Taking it out falls back to nothing: English
// is then read at level L0.
//
//go:embed quotes.model
var Quotes []byte

// Tags is the model file of the part-of-speech tagger.
//
//go:embed tags.model
var Tags []byte

// Names is the model file that tells sorts of names. Taking it out leaves rules alone.
//
//go:embed names.model
var Names []byte
