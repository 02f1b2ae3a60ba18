package when

import (
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// deadline is the tense of a term that somebody sets: the future, and what has just gone by.
const deadline = 2

// gone is how many days a deadline may lie back when it is told of: "on Monday it demanded an answer by 1 March", on the 10th.
const gone = 31

// bounds reports whether token i makes what follows the end of a term.
func (s *scan) bounds(i int) bool {
	if i < s.from {
		return false
	}
	return s.is(i, en.TPrep) && (s.w[i].Value == 2 || s.w[i].Value == 3) || s.is(i, en.TEarlier) && s.w[i].Value == -2
}

// term reports whether tokens [i, j) are the term of what is demanded, promised, planned or allowed: "demanded an
// answer by 15 April", "asked that it be paid before Friday", "a deadline of 15 April", "until 15 April to leave".
// Verbs in their base form between are part of what is wanted; any other ends the search.
func (s *scan) term(i, j int) bool {
	at := i
	if !s.bounds(i) && s.bounds(i-1) {
		at = i - 1
	}
	if !s.bounds(at) {
		if i-2 >= s.from && (s.word(i-1, "of") || s.word(i-1, "for")) {
			return s.terms.Lookup(s.d.Text(i-2)).Class == en.DNoun && (s.word(i-2, "deadline") || s.word(i-2, "ultimatum"))
		}
		return false
	}
	if s.is(at, en.TPrep) && (at > s.from && (s.word(at-1, "has") || s.word(at-1, "have")) || s.word(j, "to") && j+1 < s.end && s.tags.Class(s.pos[j+1]) == tag.Verb) { // "has until 15 April to reply"
		return true
	}
	for k := at - 1; k >= s.from && !s.word(k, ";"); k-- {
		c := s.tags.Class(s.pos[k])
		if c == tag.Noun {
			if s.terms.Lookup(s.d.Text(k)).Class != 0 { // "its request", "the deadline"
				return true
			}
			continue
		}
		if c != tag.Verb && c != tag.Aux {
			continue
		}
		if c == tag.Verb && s.terms.Lookup(s.d.Text(k)).Class == en.DVerb {
			return !s.perfect(k) && !(k == at-1 && s.is(at, en.TEarlier)) // "warned before 15 April that"
		}
		switch x := s.tags.XPOS(s.pos[k]); {
		case x == "VB", x == "VBP" && !s.helped(k) && c == tag.Verb: // "to leave", "that it leave"
		case x == "VBN" && k > s.from && s.word(k-1, "be"):
		default:
			return false
		}
	}
	return false
}

// perfect reports whether "had" stands before the verb at token k: of two times told, the earlier.
func (s *scan) perfect(k int) bool {
	for k--; k >= s.from; k-- {
		switch c := s.tags.Class(s.pos[k]); {
		case s.word(k, "had"):
			return true
		case c != tag.Adverb && c != tag.Particle && c != tag.Aux:
			return false
		}
	}
	return false
}

// tense says whether the clause around tokens [i, j) tells the past, −1, or the future, 1, or sets a
// term, [deadline]; 0 where its verb does not tell. The verb is the nearest one before them in the sentence,
// else the first behind them.
func (s *scan) tense(i, j int) int {
	if s.term(i, j) {
		return deadline
	}
	for k := i - 1; k >= s.from; k-- {
		switch c := s.tags.Class(s.pos[k]); {
		case s.word(k, ";"):
			k = s.from
		case c == tag.Verb || c == tag.Aux:
			if s.tags.XPOS(s.pos[k]) == "VBG" && !s.helped(k) {
				continue // "…, killing two on Tuesday": as the verb before it
			}
			return s.group(k)
		}
	}
	for k := j; k < s.end; k++ {
		if c := s.tags.Class(s.pos[k]); c == tag.Verb || c == tag.Aux {
			return s.group(k)
		}
	}
	return 0
}

func (s *scan) helped(k int) bool {
	for k--; k >= s.from; k-- {
		switch s.tags.Class(s.pos[k]) {
		case tag.Aux:
			return true
		case tag.Adverb, tag.Particle:
		default:
			return false
		}
	}
	return false
}

// group tells the tense of the verb group that token k is part of.
func (s *scan) group(k int) int {
	a, b := k, k+1
	for a > s.from && s.verbal(a-1) {
		a--
	}
	for b < s.end && s.verbal(b) {
		b++
	}
	var modal, have, had, past, present, part, gerund, to, due bool
	for x := a; x < b; x++ {
		switch s.tags.XPOS(s.pos[x]) {
		case "MD":
			modal = true
		case "VBD":
			past = true
		case "VBZ", "VBP":
			present = true
		case "VBN":
			part = true
		case "VBG":
			gerund = true
		case "TO":
			to = true
		}
		switch {
		case s.word(x, "have"), s.word(x, "has"):
			have = true
		case s.word(x, "had"):
			had = true
		case s.word(x, "expected"), s.word(x, "due"), s.word(x, "scheduled"), s.word(x, "planned"), s.word(x, "set"), s.word(x, "slated"):
			due = true
		}
	}
	switch {
	case modal && have && part:
		return -1
	case modal:
		return 1
	case due && present && !have:
		return 1
	case due && (past || had):
		return 0
	case to && had:
		return -1
	case to && past:
		return 0
	case to && present:
		return 1
	case past, have && part, had:
		return -1
	case part && !present:
		return -1
	case gerund && present:
		return 1
	}
	return 0
}

// verbal reports whether token i goes on with a verb group.
func (s *scan) verbal(i int) bool {
	switch s.tags.Class(s.pos[i]) {
	case tag.Verb, tag.Aux, tag.Adverb, tag.Particle:
		return s.w[i].Class == 0 || s.w[i].Class == en.TPrep || s.word(i, "may")
	}
	return s.word(i, "due") || s.word(i, "set")
}
