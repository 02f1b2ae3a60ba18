package name

import (
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// subject reports whether the phrase in tokens k..end-1 behind a name and its comma is the subject of the verb at end, and so says
// nothing of that name: "Staff moved to Velm, the official said", "In Velm, the President of Kestria opened a bridge". What is said of a
// name ends with a comma of its own: "Ilan Voss, the harbour master, said". Some leave that out: the phrase must have "the" or an owner,
// and a name that opens its sentence has no other clause before it.
func (s *scan) subject(n *Name, k, end int, sent text.Range) bool {
	if end >= sent.End || n.Start == sent.Start || s.d.Text(k-1) != "," {
		return false
	}
	governed := s.class(n.Start-1) == tag.Adposition // "fined over Velm, minister says": a heading leaves the article out
	if !s.word(k, "the") && !s.owned(k) && !s.possessed(k, end) && !s.word(k, "as") && !(governed && s.role(k).Class != world.NoRole) {
		return false
	}
	switch s.tags.XPOS(s.pos[end]) {
	case "VBD", "VBZ", "VBP", "MD":
		return s.class(end) == tag.Verb || s.class(end) == tag.Aux
	}
	return false
}
