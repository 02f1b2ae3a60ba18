package match

import (
	_ "embed"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed rarity.model
var rarity []byte

// RarityFile returns the bytes of rarity.model.
func RarityFile() []byte { return rarity }

// Rarity tells how rare stems of package claim/term are, loaded once. It is fixed, so that what
// two quotes have in common does not change when a third comes in.
var Rarity = sync.OnceValues(func() (*en.TermTable, error) { return en.ReadTerms(rarity) })
