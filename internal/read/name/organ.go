package name

import (
	"strings"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Organs of states are read by patterns in which the state is a variable. What they name
// is composed the same way for all: "Ministry of Foreign Affairs of X", "Interior Ministry
// of X", "Government of X", "Embassy of X in Y".

// organ reads an organ after a state, adjective or possessive: "Kenyan foreign ministry",
// "Kenya's interior minister" (an office, left to speaker), "the Nairobi government".
func (s *scan) organ(i, end int, e *world.Entry, sent text.Range) int {
	if e.Country == "" || e.Class == world.People {
		return end
	}
	k := end
	if k < sent.End && clitic(s.d.Text(k)) {
		k++
	} else if e.Class == world.Capital && k < sent.End && !s.organWord(k, sent) {
		return end
	}
	for k < sent.End && (s.word(k, "federal") || s.word(k, "national") || s.word(k, "new") || s.word(k, "own") || s.word(k, "then") || s.word(k, "former") || s.word(k, "current")) {
		k++
	}
	to, what, kind := s.organAt(k, sent)
	if to == k {
		return end
	}
	full := what + " of " + e.Name
	if what == "Embassy" || what == "Mission" {
		full, to = s.place(full, to, sent)
	}
	r := text.Range{Start: i, End: to}
	n := Name{Range: r, Core: r, Head: i, ID: "organ:" + full, Name: full, Kind: kind, Country: e.Country, Class: world.Service}
	if what == "Government" {
		n.ID = "gov:" + e.Country
	}
	return s.add(n)
}

func (s *scan) organWord(k int, sent text.Range) bool {
	to, what, _ := s.organAt(k, sent)
	return to > k && what == "Government"
}

// organAt reads "foreign ministry", "Ministry of Trade", "government" at token k, without
// the state, and returns the token behind it, the composed name and kind; k if nothing is there.
func (s *scan) organAt(k int, sent text.Range) (int, string, hearsay.ActorKind) {
	if k >= sent.End {
		return k, "", ""
	}
	if to, dept := s.ministry(k, sent); to > k {
		return to, dept, hearsay.KindOrganisation
	}
	for n := min(2, sent.End-k); n > 0; n-- {
		if what, ok := lookup(s, s.patterns.Organ, k, k+n); ok {
			if k+n < sent.End && s.role(k+n).Class != world.NoRole {
				return k, "", "" // "government officials", "army chief": others are the head
			}
			if k+n < sent.End && s.head(k+n) {
				return k, "", ""
			}
			kind := hearsay.KindOrganisation
			if what == "Government" {
				kind = hearsay.KindState
			}
			return k + n, what, kind
		}
	}
	return k, "", ""
}

// ministry reads "foreign ministry", "Ministry of Foreign Affairs" or "defence department".
func (s *scan) ministry(k int, sent text.Range) (int, string) {
	if s.word(k, "ministry") && k+2 < sent.End && (s.word(k+1, "of") || s.word(k+1, "for")) {
		j := k + 2
		if s.word(j, "the") {
			j++
		}
		if n := s.department(j, sent.End); n > 0 {
			dept, _ := lookup(s, s.patterns.Department, j, j+n)
			return j + n, ministryOf(dept)
		}
		return k, ""
	}
	if n := s.department(k, sent.End); n > 0 && k+n < sent.End && s.word(k+n, "ministry") {
		dept, _ := lookup(s, s.patterns.Department, k, k+n)
		return k + n + 1, ministryOf(dept)
	}
	return k, ""
}

func ministryOf(dept string) string {
	if dept == "Foreign Affairs" {
		return "Ministry of Foreign Affairs"
	}
	return dept + " Ministry"
}

// bareOrgan reads a ministry that stands before its state or without one: "Ministry of
// Defence of X", "the government of X", "the Interior Ministry". Without a state it has no
// country; speaker may find it from the dateline.
func (s *scan) bareOrgan(i int, sent text.Range) int {
	to, what, kind := s.organAt(i, sent)
	if to == i {
		return i
	}
	// A fixed name of the gazetteer that is longer wins.
	if _, n := s.world.Match(s.d, i, sent.End); i+n > to {
		return i
	}
	r := text.Range{Start: i, End: to}
	n := Name{Range: r, Core: r, Head: i, Name: what, Kind: kind, Class: world.Service}
	if j := to; j+1 < sent.End && s.word(j, "of") {
		j++
		if s.word(j, "the") {
			j++
		}
		if to, e := s.belongs(j, sent); e != nil {
			n.End, n.Core.End, n.Country, n.Name = to, to, e.Country, what+" of "+e.Name
		}
	}
	if e := s.capitalAfter(to, sent); e != nil && n.Country == "" && (what == "Government" || strings.Contains(what, "Ministry")) {
		n.Country, n.Name = e.Country, what+" of "+e.Name
	}
	if what == "Embassy" || what == "Mission" {
		n.Name, n.End = s.place(n.Name, n.End, sent)
		n.Core.End = n.End
	}
	switch {
	case n.Country != "" && what == "Government":
		n.ID = "gov:" + n.Country
	case n.Country != "":
		n.ID = "organ:" + n.Name
	default:
		n.ID = "bare:" + n.Name
		n.Name = s.text(r) // as written, unless speaker finds whose it is
		if strings.Contains("Intelligence Armed Forces Police Mission Central Bank Coast Guard Embassy", what) && !s.determined(i, sent) {
			return i // "police", "troops": no organ of anybody in particular
		}
	}
	return s.add(n)
}

// capitalAfter returns the capital behind "in" at token i, whose state a ministry or government there is: "the foreign ministry in Velm".
func (s *scan) capitalAfter(i int, sent text.Range) *world.Entry {
	if i+1 >= sent.End || !s.word(i, "in") {
		return nil
	}
	if e, n := s.world.Match(s.d, i+1, sent.End); e != nil && e.Class == world.Capital && (i+1+n >= sent.End || !clitic(s.d.Text(i+1+n))) {
		return e
	}
	return nil
}

// belongs reads the state that an organ is of from token j on: "Kestria", or another organ that it belongs to, "the armed forces of Kestria",
// "the Kestrian armed forces". It returns the token behind; nil if there is none.
func (s *scan) belongs(j int, sent text.Range) (int, *world.Entry) {
	if k, _, _ := s.organAt(j, sent); k > j && k < sent.End && s.word(k, "of") {
		if j = k + 1; s.word(j, "the") {
			j++
		}
	}
	if j >= sent.End {
		return j, nil
	}
	e, m := s.world.Match(s.d, j, sent.End)
	if e == nil || e.Country == "" {
		return j, nil
	}
	if e.Class == world.Adjective {
		if k, _, _ := s.organAt(j+m, sent); k > j+m {
			return k, e
		}
	}
	if e.Class != world.State {
		return j, nil
	}
	return j + m, e
}

func (s *scan) determined(i int, sent text.Range) bool {
	return i > sent.Start && (s.word(i-1, "the") || s.word(i-1, "its"))
}

// place adds the place of an embassy: "Embassy of X in Y".
func (s *scan) place(full string, to int, sent text.Range) (string, int) {
	if to+1 < sent.End && s.word(to, "in") && s.cap(to+1) {
		j := to + 1
		if _, n := s.world.Match(s.d, j, sent.End); n > 0 {
			j += n
		} else {
			j++
		}
		return full + " in " + s.text(text.Range{Start: to + 1, End: j}), j
	}
	return full, to
}

// Organ returns the organ that the whole of d names ("Ministry of Foreign Affairs of X"), nil
// if it names none. It serves names that come without a sentence, such as an outlet's.
func (f *Finder) Organ(d *text.Doc) *Name {
	s := scan{Finder: f, d: d}
	all := text.Range{End: len(d.Toks)}
	if all.Len() == 0 {
		return nil
	}
	if s.bareOrgan(0, all) != all.End {
		s.out = s.out[:0]
		if e, n := f.world.Match(d, 0, all.End); e == nil || s.organ(0, n, e, all) != all.End {
			return nil
		}
	}
	if len(s.out) == 0 {
		return nil
	}
	return &s.out[len(s.out)-1]
}
