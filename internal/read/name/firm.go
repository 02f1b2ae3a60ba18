package name

import (
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Names of firms and bodies that end in a word of their trade, or go on behind their head.

// trading reports whether tokens i..j-1, two or three words, are a firm that is called by its trade: "Orlo Maritime", "Dessa Container Lines". Words that
// bodies of any state are made of, and given names, stand before none.
func (s *scan) trading(i, j int) bool {
	if n := j - i; s.caps || n < 2 || n > 3 || s.class(i) != tag.Proper {
		return false
	}
	if _, ok := lookup(s, s.patterns.Trade, j-1, j); !ok || s.role(i).Class != world.NoRole {
		return false
	}
	for k := i; k < j-1; k++ {
		if _, ok := lookup(s, s.patterns.Common, k, k+1); ok {
			return false
		}
		if _, given := s.persons.Given(s.d.Text(k)); given {
			return false
		}
	}
	return true
}

// bothOf returns the end of a body's name behind a state that has "and" between words of its field, "Cybercrime and Harbour Safety Agency", of which the
// first end at token j; j if the words are no such name.
func (s *scan) bothOf(from, j int, sent text.Range) int {
	if s.caps || j == from || j-from > 2 || j+2 >= sent.End || !s.word(j, "and") || !s.cap(j+1) || s.head(j-1) || s.role(j-1).Class != world.NoRole {
		return j
	}
	for k := j - 1; k <= j+1; k += 2 {
		if e, _ := s.world.Match(s.d, k, sent.End); e != nil {
			return j
		}
		if _, given := s.persons.Given(s.d.Text(k)); given {
			return j
		}
	}
	k := j + 1
	for k < sent.End && s.cap(k) && s.d.Toks[k].Lines == 0 && k-j < 5 {
		k++
	}
	if k-j < 3 || !s.head(k-1) {
		return j
	}
	return k
}

// goesOn returns the end of a body's name from token i on whose head ends at token j, with what "of" or "for" adds to it: "Court | of Harbour Claims". A person, a state or
// another body behind "of" is no part of it.
func (s *scan) goesOn(i, j int, sent text.Range) int {
	if s.caps || j+1 >= sent.End || !s.word(j, "of") && !s.word(j, "for") || !s.cap(j+1) || s.role(j+1).Class != world.NoRole {
		return j
	}
	if e, _ := s.world.Match(s.d, j+1, sent.End); e != nil {
		return j
	}
	if _, given := s.persons.Given(s.d.Text(j + 1)); given {
		return j
	}
	if _, day := lookup(s, s.patterns.Calendar, j+1, j+2); day {
		return j
	}
	k := s.stretch(j+1, sent)
	if s.governs(i, sent) {
		return s.bearer(j+1, k) // "President of the Kestrian Chamber of Commerce Ilan Voss"
	}
	return k
}
