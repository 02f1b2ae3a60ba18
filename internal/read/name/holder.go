package name

import (
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// titleBack is how far a title that runs on with "of" is looked for before a name, in tokens.
const titleBack = 18

// holder reads a title that runs on with "of" or "for" up to the name: "Minister of Defence Ilan Voss", "Deputy Head of the
// Office of the President of Kestria Ilan Voss", "chairman of the Harbour Board Ilan Voss". The first role of it is theirs.
// Where a second one follows that may be the name's own ("spokesman for Minister of Defence Ilan Voss", "father of President
// Ilan Voss") nothing is told, unless an organ stands between: the head of the President's office is not the President. It
// reports whether it told a role. given says that the name begins with a given name; without one, only what follows a name
// that the gazetteer knows can be a person.
func (s *scan) holder(n *Name, sent text.Range, given bool) bool {
	end := n.Core.Start
	known := len(s.out) > 0 && s.out[len(s.out)-1].End == end && s.out[len(s.out)-1].Class != 0
	if n.Core.Len() < 2 || !given && !known {
		return false
	}
	from := end
	for from > sent.Start && from > end-titleBack && s.d.Toks[from-1].Kind == text.Word && (s.cap(from-1) || s.small(from-1)) {
		from--
	}
	if from > sent.Start && (s.word(from, "of") || s.word(from, "for")) {
		from-- // "head of the Harbour Board Ilan Voss"
	}
	h := -1
	for i := from; i+2 < end; i++ {
		if c := s.role(i).Class; c != world.NoRole && c != world.Crowd && c != world.Honorific && (s.word(i+1, "of") || s.word(i+1, "for")) {
			h = i
			break
		}
	}
	if h < 0 || !s.role(h).Class.Public() || s.word(h, "officer") && (h == sent.Start || !s.chiefly(h-1)) {
		return false
	}
	organ, named := false, false
	for i := h + 2; i < end; i++ {
		if c := s.role(i).Class; c != world.NoRole && c != world.Crowd && s.cap(i) && !organ {
			return false
		}
		organ, named = organ || s.ofBody(i), named || s.cap(i)
	}
	for k := len(s.out) - 1; k >= 0 && s.out[k].Start > h; k-- {
		if s.out[k].Kind == hearsay.KindPerson {
			return false
		}
	}
	if !named {
		return false
	}
	if a := s.advises(h, sent); organ && a < h {
		h = a // "Adviser to the Head of the Office of the President Ilan Voss": the adviser
	}
	r := text.Range{Start: h, End: end}
	for r.Start > sent.Start && s.noun(r.Start-1) {
		r.Start--
	}
	r.Start = s.alsoHolds(r.Start, sent)
	country := s.stateIn(r.Start, end)
	if at, c := s.whose(r.Start); c != "" {
		r.Start, country = at, c
	}
	w := s.role(h)
	s.set(n, Role{Words: s.text(r), Noun: strings.ToLower(s.d.Text(h)), Class: w.Class, Gender: w.Gender, Country: country})
	return true
}

// advises returns the role that "to" ties to the one at token h, "Adviser to the Head"; h if there is none.
func (s *scan) advises(h int, sent text.Range) int {
	k := h - 1
	if k > sent.Start && s.word(k, "the") {
		k--
	}
	if k > sent.Start && s.word(k, "to") && s.role(k-1).Class != world.NoRole && s.role(k-1).Class != world.Crowd {
		return k - 1
	}
	return h
}

// alsoHolds returns where another title of the same person begins that a dash parts from the one at token i: "Deputy Prime Minister – Minister of
// Ports Ilan Voss"; i if none does.
func (s *scan) alsoHolds(i int, sent text.Range) int {
	if i < sent.Start+3 || !dash(s.d.Text(i-1)) || !s.d.Toks[i-1].Space || !s.d.Toks[i].Space || s.role(i-2).Class != world.Office || !s.cap(i-2) {
		return i
	}
	k := i - 2
	for k > sent.Start && s.cap(k-1) && s.noun(k-1) {
		k--
	}
	return k
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" }

// small reports whether token i is a small word that stands inside titles.
func (s *scan) small(i int) bool {
	return s.word(i, "of") || s.word(i, "the") || s.word(i, "and") || s.word(i, "for") || clitic(s.d.Text(i))
}

// ofBody reports whether token i is the noun of a body: "Office", "Board", "Ministry".
func (s *scan) ofBody(i int) bool {
	if s.head(i) || s.word(i, "office") {
		return true
	}
	_, ok := lookup(s, s.patterns.Organ, i, i+1)
	return ok
}

// governs reports whether a role and "of" or "for" stand before token i: what follows is part of somebody's title.
func (s *scan) governs(i int, sent text.Range) bool {
	k := i - 1
	if k > sent.Start && s.word(k, "the") {
		k--
	}
	return k > sent.Start && (s.word(k, "of") || s.word(k, "for")) && s.role(k-1).Class.Public()
}

// bearer returns where in tokens k..j-1, words of an organ's name, the name of who leads it starts: a given name with one or
// two words behind it that no saint owns; j if there is none.
func (s *scan) bearer(k, j int) int {
	for i := k + 1; i+1 < j; i++ {
		if _, given := s.persons.Given(s.d.Text(i)); given && j-i <= 4 && !s.word(i-1, "st") && !s.word(i-1, "saint") && !s.word(i-1, "san") && s.d.Text(i-1) != "." {
			return i
		}
	}
	return j
}
