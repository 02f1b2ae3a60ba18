package name

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Names with an article. A person's name takes none (Quirk, Greenbaum, Leech and Svartvik 1985, A Comprehensive Grammar of the English
// Language, 5.60 to 5.66), but for "the Mara Pell we knew" and for families, whose name is one word: "the Pells".

// articled reports whether n, of two words or more, stands behind "the", no place for the model, and before nothing that it modifies or that tells one
// bearer of the name from others.
func (s *scan) articled(n *Name, sent text.Range) bool {
	if s.caps || n.Class != 0 || n.Core.Len() < 2 || n.Core != n.Range || n.Role.Class != world.NoRole || n.sort == Place || n.Start == sent.Start || !s.word(n.Start-1, "the") {
		return false
	}
	if _, given := s.persons.Given(s.d.Text(n.Core.Start)); given {
		return false
	}
	if n.End >= sent.End {
		return true
	}
	switch s.class(n.End) {
	case tag.Noun, tag.Proper, tag.Adjective, tag.Numeral, tag.Pronoun:
		return false
	}
	return true
}

// firmDoes reports whether a verb behind n, and what follows it, leave n the verb's subject: "the security firm Merrow Vane says", not "the firm Ilan
// Voss runs said".
func (s *scan) firmDoes(n *Name, sent text.Range) bool {
	if n.End+1 >= sent.End || s.class(n.End) != tag.Verb || s.body(n.End)&en.BodyFounder != 0 {
		return false
	}
	switch s.class(n.End + 1) {
	case tag.Verb, tag.Aux, tag.Particle:
		return false
	}
	return !(s.class(n.End+1) == tag.Adposition && n.End+2 < sent.End && (s.class(n.End+2) == tag.Verb || s.class(n.End+2) == tag.Aux)) // "the firm Ilan Voss works for said"
}

// firmEnds reports whether no clause about the firm can follow n, in which it would be somebody's: the sentence ends, "for" or "over" tells what the
// firm is blamed for, or a verb behind "had" has an object of its own.
func (s *scan) firmEnds(n *Name, sent text.Range) bool {
	i := n.End
	if i >= sent.End || s.d.Toks[i].Kind == text.Punct && i+1 >= sent.End {
		return true
	}
	if s.word(i, "for") || s.word(i, "over") {
		return true
	}
	return i+2 < sent.End && s.class(i) == tag.Aux && s.class(i+1) == tag.Verb && s.body(i+1)&en.BodyFounder == 0 && s.class(i+2) == tag.Determiner
}

// titledFirm reports whether n stands right behind the word for a firm or the like, with its article, and before a verb of its own: "the
// security firm Merrow Vane says". Where the firm is somebody's ("the firm Ilan Voss runs said"), another verb follows.
func (s *scan) titledFirm(n *Name, sent text.Range) bool {
	k := n.Start - 1
	if k <= sent.Start || s.cap(k) || s.body(k)&(en.BodyFirm|en.BodyGroup) == 0 || !s.firmDoes(n, sent) && !(s.unlikely(n) && s.firmEnds(n, sent)) {
		return false
	}
	for k--; k >= sent.Start && k > n.Start-6; k-- {
		switch strings.ToLower(s.d.Text(k)) {
		case "the", "a", "an", "another", "one":
			return true
		}
		if c := s.class(k); c != tag.Noun && c != tag.Adjective && c != tag.Proper {
			return clitic(s.d.Text(k)) // "Kestria's security firm"
		}
	}
	return false
}
