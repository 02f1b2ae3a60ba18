package name

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// before reads what stands before a person's name: its own capitalised titles, then a noun
// phrase in lower case ("police superintendent Ida Collop"), then one set off by a comma
// ("the lead author, Dr …", "a baker on the quay, …").
func (s *scan) before(n *Name, sent text.Range) {
	start := n.Start
	for k := start - 1; k >= max(sent.Start, start-6); k-- {
		if age, ok := strings.CutSuffix(s.d.Text(k), "-year-old"); ok && minor(age) {
			n.Role.Minor = true
		}
	}
	if n.Core.Start > n.Start {
		for h := n.Core.Start - 1; h >= n.Start; h-- {
			if c := s.role(h).Class; c != world.NoRole && c != world.Crowd {
				s.note(n, text.Range{Start: n.Start, End: n.Core.Start}, h)
				break
			}
		}
	}
	k := start
	for k > sent.Start && k > start-6 && s.noun(k-1) {
		k--
	}
	if k < start {
		if c := s.role(start - 1); c.Class != world.NoRole && c.Class != world.Crowd {
			s.note(n, text.Range{Start: k, End: n.Core.Start}, start-1)
			n.Start = min(n.Start, s.firstRole(k, start))
		}
		return
	}
	if start > sent.Start+1 && s.d.Text(start-1) == "," {
		// the noun phrase before the comma, back to its determiner or the clause's start
		k = start - 1
		for k > sent.Start && k > start-12 && s.d.Toks[k-1].Kind != text.Punct && s.class(k-1) != tag.Verb {
			k--
			if (s.class(k) == tag.Determiner || s.owned(k)) && (k == sent.Start || s.class(k-1) != tag.Adposition) {
				break
			}
		}
		if h := s.headOf(k, start-1); h >= 0 && (s.word(k, "the") || s.word(k, "a") || s.word(k, "an") || s.word(k, "another") || s.owned(k) || s.possessed(k, h)) {
			s.note(n, text.Range{Start: k, End: start - 1}, h)
		}
	}
}

// possessed reports whether the phrase k..h holds a possessive ("The Ministry's spokesperson").
func (s *scan) possessed(k, h int) bool {
	for ; k < h; k++ {
		if clitic(s.d.Text(k)) {
			return true
		}
	}
	return false
}

// owned reports whether token k is a possessive: "her defence minister, Ilan Voss,".
func (s *scan) owned(k int) bool {
	return s.word(k, "our") || s.word(k, "his") || s.word(k, "her") || s.word(k, "its") || s.word(k, "their")
}

// firstRole returns where the title words before a name begin.
func (s *scan) firstRole(k, start int) int {
	for k < start && (s.class(k) == tag.Determiner || clitic(s.d.Text(k))) {
		k++
	}
	return k
}

// noun reports whether token i can stand in a title before a name: lower-case nouns,
// adjectives, and roles.
func (s *scan) noun(i int) bool {
	for k := len(s.out) - 1; k >= max(0, len(s.out)-3); k-- {
		if n := &s.out[k]; n.Start <= i && i < n.End {
			return false // another name, which may own the role
		}
	}
	if i+1 < len(s.d.Toks) && s.persons.Pair(s.d.Text(i), s.d.Text(i+1)).Class != world.NoRole {
		return true // "Council member"
	}
	if s.d.Toks[i].Kind != text.Word || s.cap(i) && i > 0 && s.role(i).Class == world.NoRole {
		return false
	}
	if s.role(i).Class != world.NoRole {
		return true
	}
	if _, ok := lookup(s, s.patterns.Modifier, i, i+1); ok {
		return true
	}
	c := s.class(i)
	return c == tag.Noun || c == tag.Adjective || c == tag.Proper
}

// after reads an apposition behind a name: ", head of the external service," or
// ", 31, a suspect," or "(the minister)", and a relative clause that tells a role.
func (s *scan) after(n *Name, sent text.Range) {
	k := n.End
	if k+1 >= sent.End || s.d.Text(k) != "," && s.d.Text(k) != "(" {
		return
	}
	k++
	if s.d.Toks[k].Kind == text.Number && !s.dated(k, sent) {
		n.Role.Minor = n.Role.Minor || minor(s.d.Text(k)) && (k+1 >= sent.End || s.d.Toks[k+1].Kind == text.Punct)
		if k+2 < sent.End && s.d.Text(k+1) == "," {
			k += 2
		}
	}
	if s.word(k, "who") && k+1 < sent.End {
		s.relative(n, k+1, sent)
		return
	}
	if c := s.class(k); c == tag.Verb && s.role(k).Class == world.NoRole && !s.word(k, "acting") {
		return // "Voss, speaking to reporters"
	}
	end := k
	for end < sent.End && end < k+18 && !s.word(end, "who") && !s.word(end, "whose") && !s.word(end, "which") && s.d.Text(end) != "," && s.d.Text(end) != ")" && s.d.Toks[end].Kind != text.Punct {
		if c := s.class(end); (c == tag.Verb || c == tag.Aux) && s.class(max(k, end-1)) != tag.Adposition && end > k && !s.word(end, "acting") {
			break
		}
		end++
	}
	if s.word(k, "and") || s.word(k, "but") || s.word(k, "while") {
		return
	}
	if s.subject(n, k, end, sent) {
		return
	}
	if h := s.headOf(k, end); h >= 0 {
		s.note(n, text.Range{Start: k, End: end}, h)
	}
}

// dated reports whether the number at token k is the day of a date, no age: "VELM, 14 June –".
func (s *scan) dated(k int, sent text.Range) bool {
	if k+1 >= sent.End {
		return false
	}
	switch s.d.Text(k + 1) { // names of persons and words as well, and so not in the calendar
	case "March", "April", "May", "June", "August":
		return true
	}
	_, day := lookup(s, s.patterns.Calendar, k+1, k+2)
	return day
}

// minor reports whether w is an age under 18, in figures or as one word.
func minor(w string) bool {
	if len(w) == 1 || len(w) == 2 && w[0] == '1' && w[1] < '8' {
		return w[0] >= '0' && w[0] <= '9' && w[len(w)-1] >= '0' && w[len(w)-1] <= '9'
	}
	return childhood[strings.ToLower(w)]
}

var childhood = map[string]bool{"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true,
	"eleven": true, "twelve": true, "thirteen": true, "fourteen": true, "fifteen": true, "sixteen": true, "seventeen": true}

// relative reads "who leads …", "who heads …", "who speaks for …".
func (s *scan) relative(n *Name, k int, sent text.Range) {
	for _, v := range [...]string{"leads", "heads", "runs", "chairs", "commands", "led", "headed"} {
		if s.word(k, v) {
			end := k + 1
			for end < sent.End && end < k+10 && s.d.Toks[end].Kind != text.Punct && s.class(end) != tag.Verb {
				end++
			}
			s.set(n, Role{Words: s.text(text.Range{Start: k, End: end}), Noun: "head", Class: world.Head, Country: s.stateIn(k, end)})
			return
		}
	}
	if s.word(k, "speaks") && k+1 < sent.End && s.word(k+1, "for") {
		s.set(n, Role{Words: "speaks for", Noun: "spokesperson", Class: world.Spokes})
	}
}

// headOf returns the role word that heads the noun phrase in tokens k..end-1: the last one
// before a preposition, comma or relative pronoun; -1 if the head is no role.
func (s *scan) headOf(k, end int) int {
	h := -1
	for i := k; i < end; i++ {
		if c := s.class(i); c == tag.Adposition && !clitic(s.d.Text(i)) || s.word(i, "who") || s.word(i, "whose") || s.word(i, "to") {
			break
		}
		if s.d.Toks[i].Kind == text.Punct && s.d.Text(i) != "." {
			break
		}
		if s.word(i, "and") && h >= 0 {
			break
		}
		c := s.role(i)
		switch {
		case c.Class != world.NoRole && c.Class != world.Crowd && c.Class != world.Honorific:
			h = i
		case clitic(s.d.Text(i)):
			h = -1 // "the minister's brother": the owner is not the head
		case h >= 0 && s.class(i) == tag.Noun && !s.cap(i):
			h = -1
		}
	}
	return h
}

// note gives n the role that the phrase r tells, whose head noun is token h.
func (s *scan) note(n *Name, r text.Range, h int) {
	w := s.role(h)
	if w.Class == world.Honorific {
		if n.Gender == 0 || w.Gender != 0 {
			n.Gender = w.Gender
		}
		if n.Role.Class == world.NoRole {
			n.Role.Class, n.Role.Gender = world.Honorific, w.Gender
		}
		return
	}
	if s.word(h, "officer") && (h == r.Start || !s.chiefly(h-1)) {
		return // "a police officer" holds no office
	}
	for r.Start < r.End && (s.class(r.Start) == tag.Determiner || clitic(s.d.Text(r.Start)) || s.word(r.Start, "its") || s.word(r.Start, "our") || s.word(r.Start, "his") || s.word(r.Start, "her")) {
		r.Start++
	}
	if r.Len() <= 0 {
		return
	}
	country := s.stateIn(r.Start, h)
	if from, c := s.whose(r.Start); c != "" {
		r.Start, country = from, c
	} else if country == "" && !s.word(min(h+1, r.End-1), "to") {
		country = s.stateIn(r.Start, r.End)
	}
	s.set(n, Role{Words: s.text(r), Noun: strings.ToLower(strings.TrimSuffix(s.d.Text(h), ".")), Class: w.Class, Gender: w.Gender, Country: country})
}

// chiefly reports whether token i makes an officer one who leads or speaks.
func (s *scan) chiefly(i int) bool {
	for _, w := range [...]string{"executive", "press", "operating", "financial", "medical", "commanding", "security", "technology", "information", "political"} {
		if s.word(i, w) {
			return true
		}
	}
	for k := i; k >= max(0, i-2); k-- {
		if s.word(k, "chief") {
			return true // "chief fire officer"
		}
	}
	return false
}

// whose returns the country of the state or organ that stands directly before token i,
// "'s" between them allowed, and where it starts.
func (s *scan) whose(i int) (int, string) {
	if len(s.out) == 0 {
		return i, ""
	}
	n := &s.out[len(s.out)-1]
	if n.End != i && !(n.End == i-1 && clitic(s.d.Text(i-1))) {
		return i, ""
	}
	switch n.Class {
	case world.State, world.Adjective, world.Service:
		return n.Start, n.Country
	}
	return i, ""
}

// set keeps the stronger of two roles; a private word is remembered whatever else is told.
func (s *scan) set(n *Name, r Role) {
	r.loose, s.bare = s.bare && r.Country != "", false
	private, minor := n.Role.Private || r.Class == world.Private, n.Role.Minor || r.Minor
	gender := n.Role.Gender
	if gender == 0 {
		gender = r.Gender
	}
	voice := n.Role.Class == world.Rank && r.Class == world.Spokes // "the ministry's spokesperson, Colonel …"
	if n.Role.Class == world.NoRole || !n.Role.Class.Public() && r.Class.Public() || voice {
		n.Role = r
	}
	n.Role.Private, n.Role.Gender, n.Role.Minor = private, gender, minor
}

// stateIn returns the country that the words name, "" if they name none or two.
func (s *scan) stateIn(from, to int) string {
	found := ""
	s.bare = false
	for i := from; i < to; {
		e, n := s.world.Match(s.d, i, to)
		if e == nil {
			i++
			continue
		}
		if e.Class == world.Adjective && s.titleGoesOn(i+n, to) {
			i += n // "Centre for Kestrian Progress": no state's organ
			continue
		}
		if e.Country != "" && e.Class != world.Group && e.Class != world.Capital {
			own := e.Country
			if r := (text.Range{Start: i, End: i + n}); e.Class == world.Service && n > 1 && s.common(r) {
				if s.bare = found == ""; found != "" {
					own = found // "head of Kestria's Foreign Office": the office is Kestria's
				} else if code, _, _ := s.stateOf(r, e, text.Range{Start: from, End: to}); code != "" {
					own, s.bare = code, false
				}
			}
			if found != "" && found != own {
				return ""
			}
			found = own
		}
		i += n
	}
	return found
}

// accredited reads a role that ends in the state it is for: "ambassador to the X Ilan Voss",
// "president of X Ilan Voss".
func (s *scan) accredited(n *Name, sent text.Range) {
	if n.Role.Class.Public() || len(s.out) == 0 {
		return
	}
	to := &s.out[len(s.out)-1]
	if to.End != n.Start || to.Class != world.State {
		return
	}
	k := to.Start - 1
	if k > sent.Start && s.word(k, "the") {
		k--
	}
	if k > sent.Start && (s.word(k, "to") || s.word(k, "of") || s.word(k, "for")) {
		if c := s.role(k - 1); c.Class.Public() {
			at := k - 1
			from := at
			for from > sent.Start && s.noun(from-1) {
				from--
			}
			ownFrom, own := from, ""
			if len(s.out) > 1 && s.out[len(s.out)-2].End == from {
				ownFrom, own = s.out[len(s.out)-2].Start, s.out[len(s.out)-2].Country
			}
			if s.word(k, "to") {
				to = &Name{Range: to.Range, Country: own} // accredited there, of another state
			}
			w := s.role(at)
			s.set(n, Role{Words: s.text(text.Range{Start: ownFrom, End: to.End}), Noun: strings.ToLower(s.d.Text(at)), Class: w.Class, Gender: w.Gender, Country: to.Country})
		}
	}
}

// titleGoesOn reports whether a capitalised word stands at i that is neither role nor organ:
// the adjective before it is part of a name.
func (s *scan) titleGoesOn(i, to int) bool {
	if i >= to || !s.cap(i) || s.role(i).Class != world.NoRole || s.department(i, to) > 0 {
		return false
	}
	_, organ := lookup(s, s.patterns.Organ, i, i+1)
	_, modifier := lookup(s, s.patterns.Modifier, i, i+1)
	return !organ && !modifier
}
