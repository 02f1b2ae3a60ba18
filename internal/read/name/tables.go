package name

import (
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// tables are the lists of [world.Patterns] as every word of a text is looked up in them.
type tables struct {
	Department, Organ                                                *en.Words[string]
	Head, Particle, Modifier, Calendar, Tail, Members, Common, Trade *en.Words[bool]
}

func tablesOf(p *world.Patterns) tables {
	return tables{
		Department: en.NewWords(p.Department), Organ: en.NewWords(p.Organ), Head: en.NewWords(p.Head), Particle: en.NewWords(p.Particle),
		Modifier: en.NewWords(p.Modifier), Calendar: en.NewWords(p.Calendar), Tail: en.NewWords(p.Tail), Members: en.NewWords(p.Members), Common: en.NewWords(p.Common), Trade: en.NewWords(p.Trade),
	}
}
