// Package lemma gives the dictionary form of an English word: "denied" is deny, "spokesmen"
// spokesman, "worst" bad.
//
// A table holds what follows no rule; the rest are the regular endings of verbs, nouns and
// adjectives. Whether a cut stem wants its e back ("hoping", "visiting") is told by which of the two is
// among the words of the shipped word classes, then by its letters. The part of speech is the
// caller's. Nothing fails: a word that no rule knows is its own lemma. Cost is a few look-ups a
// word; nothing is allocated beyond dst.
package lemma

import (
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Table looks lemmas up. It is read only and safe for concurrent use.
type Table struct {
	verb, noun, adjective, adverb, other map[string]string
	known                                map[uint64]uint8
}

// New returns the shipped table.
func New() (*Table, error) {
	t, err := en.LemmaTables()
	if err != nil {
		return nil, err
	}
	return &Table{verb: t["verb"], noun: t["noun"], adjective: t["adjective"], adverb: t["adverb"], other: t["other"], known: en.WordClasses()}, nil
}

// Append appends the lemma of word, whose part of speech is c, to dst: lower case, but for
// proper names, which keep their letters. Words beyond 40 bytes are their own lemmas.
func (t *Table) Append(dst []byte, word string, c tag.Class) []byte {
	var buf [40]byte
	if len(word) > len(buf) || c == tag.Proper {
		return append(dst, word...)
	}
	w := buf[:0]
	for i := 0; i < len(word); i++ {
		b := word[i]
		if b >= 'A' && b <= 'Z' {
			b += 'a' - 'A'
		}
		if b == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] == 0x99 {
			b, i = '\'', i+2
		}
		w = append(w, b)
	}
	m := t.other
	switch c {
	case tag.Verb, tag.Aux:
		m = t.verb
	case tag.Noun:
		m = t.noun
	case tag.Adjective, tag.Adverb:
		m = t.adjective
	}
	if c == tag.Adverb {
		if l, ok := t.adverb[string(w)]; ok {
			return append(dst, l...)
		}
	}
	if l, ok := m[string(w)]; ok {
		return append(dst, l...)
	}
	switch c {
	case tag.Verb, tag.Aux:
		return t.verbal(dst, w)
	case tag.Noun:
		return plural(dst, w)
	}
	// Which words in -er and -est are degrees stands in the table: most are none ("other",
	// "honest").
	return append(dst, w...)
}

func ends(w []byte, s string) bool { return len(w) >= len(s) && string(w[len(w)-len(s):]) == s }

func vowel(b byte) bool {
	switch b {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	}
	return false
}

// has reports whether w holds a vowel or y: an ending is cut from nothing less.
func has(w []byte) bool {
	for _, b := range w {
		if vowel(b) || b == 'y' {
			return true
		}
	}
	return false
}

// verbal cuts -s, -ed and -ing.
func (t *Table) verbal(dst, w []byte) []byte {
	n := len(w)
	switch {
	case n > 4 && (ends(w, "ies") || ends(w, "ied")):
		return append(append(dst, w[:n-3]...), 'y')
	case n > 3 && ends(w, "es") && !ends(w, "ses") && !ends(w, "zes") && (ends(w, "shes") || ends(w, "ches") || ends(w, "xes") || ends(w, "oes")):
		return append(dst, w[:n-2]...)
	case n > 4 && ends(w, "sses"):
		return append(dst, w[:n-2]...)
	case n > 3 && ends(w, "s") && !ends(w, "ss") && !ends(w, "us") && !ends(w, "'s"):
		return append(dst, w[:n-1]...)
	case n > 3 && ends(w, "ed") && !ends(w, "eed") && has(w[:n-2]):
		return t.stem(dst, w[:n-2])
	case n > 4 && ends(w, "ing") && has(w[:n-3]):
		return t.stem(dst, w[:n-3])
	case n > 3 && ends(w, "in'") && has(w[:n-3]):
		return t.stem(dst, w[:n-3])
	}
	return append(dst, w...)
}

// plural cuts -s.
func plural(dst, w []byte) []byte {
	n := len(w)
	switch {
	case n > 4 && ends(w, "ies"):
		return append(append(dst, w[:n-3]...), 'y')
	case n > 4 && (ends(w, "sses") || ends(w, "shes") || ends(w, "ches") || ends(w, "xes") || ends(w, "oes") || ends(w, "zzes")):
		return append(dst, w[:n-2]...)
	case n > 3 && ends(w, "s") && !ends(w, "ss") && !ends(w, "us") && !ends(w, "is") && !ends(w, "'s"):
		return append(dst, w[:n-1]...)
	}
	return append(dst, w...)
}

// stem gives back what the ending took from s: an e, or a doubled consonant's single.
func (t *Table) stem(dst, s []byte) []byte {
	n := len(s)
	var buf [41]byte
	withE := append(append(buf[:0], s...), 'e')
	_, bare := t.known[hash(s)]
	_, full := t.known[hash(withE)]
	if n > 3 && s[n-1] == s[n-2] && !vowel(s[n-1]) {
		_, single := t.known[hash(s[:n-1])]
		if single && !bare || single == bare && s[n-1] != 's' && s[n-1] != 'l' && s[n-1] != 'z' && s[n-1] != 'f' {
			return append(dst, s[:n-1]...)
		}
		return append(dst, s...)
	}
	switch {
	case full && !bare, full == bare && wantsE(s):
		return append(dst, withE...)
	}
	return append(dst, s...)
}

func hash(w []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range w {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// wantsE reports whether a stem's letters ask for an e: after c, s, u, v and z, soft g, a lone
// consonant behind a lone vowel in a short stem, and l behind a consonant.
func wantsE(s []byte) bool {
	n := len(s)
	if n < 2 {
		return false
	}
	a, z := s[n-2], s[n-1]
	switch z {
	case 'c', 'u', 'v', 'z':
		return true
	case 's':
		return a != 's'
	case 'g':
		return a == 'a' || a == 'd' || a == 'r' || n > 3 && a == 'n' && s[n-3] == 'a'
	case 'l':
		return !vowel(a) && a != 'l' && a != 'r' && a != 'w'
	case 'w', 'x', 'y', 'h':
		return false
	}
	if vowel(z) || !vowel(a) {
		return false
	}
	if n > 2 && vowel(s[n-3]) {
		return false
	}
	if z == 't' && (a == 'a' || a == 'u') || z == 'r' && (a == 'i' || a == 'u') || z == 'd' && (a == 'i' || a == 'u') || z == 'n' && a == 'i' && n > 4 {
		return true
	}
	vowels := 0
	for _, b := range s {
		if vowel(b) {
			vowels++
		}
	}
	return vowels == 1
}
