package where

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// place reads the place at token i, behind the preposition at token prep.
func (s *scan) place(i, prep int) (Place, bool) {
	j := i
	for j < s.lim && (s.word(j, "the") || s.word(j, "a") || s.word(j, "an")) {
		j++
	}
	if j >= s.lim {
		return Place{}, false
	}
	country := ""
	if n := s.nameAt(j); n != nil && n.Start == j && n.Class == world.Adjective && n.End < s.lim {
		country, j = n.Country, n.End
	}
	side := j
	for j < s.lim && s.look(j) == en.PSide && !(s.capital(j) && s.nameAt(j) != nil && s.nameAt(j).Class == world.State) {
		j++
	}
	first := j
	p := Place{Range: text.Range{Start: i}, Country: country, Precision: hearsay.PlaceUnknown}
	if s.lower(j) {
		return s.described(p, j, side)
	}
	if !s.run(&p, j, prep) {
		return Place{}, false
	}
	if country != "" && first == p.End {
		return Place{}, false
	}
	if side < first { // "eastern Ustrand"
		p.Name = s.text(side, p.End)
		if p.Precision == hearsay.PlaceCountry {
			p.Precision = hearsay.PlaceRegion
		}
	}
	return p, true
}

// described reads "town of Pierstow", "port city of Sarn", "capital": nouns of place behind
// which the name stands.
func (s *scan) described(p Place, j, side int) (Place, bool) {
	noun := en.WordClass(0)
	at := j
	for k := j; k < min(j+3, s.lim) && s.lower(k); k++ {
		switch c := s.look(k); c {
		case en.PPoint, en.PCity, en.PRegion, en.PSea, en.PCapital:
			noun, at = c, k
		default:
			if k > j+1 || noun != 0 {
				k = s.lim
			}
		}
	}
	if noun == 0 {
		return Place{}, false
	}
	if s.word(at+1, "of") {
		k := at + 2
		if k >= s.lim || !s.capital(k) {
			return Place{}, false
		}
		start := p.Start
		told := p.Country
		if !s.run(&p, k, -1) {
			return Place{}, false
		}
		p.Start = start
		if told != "" {
			p.Country = told
		}
		switch {
		case noun == en.PCapital && p.Precision == hearsay.PlaceCountry: // "the capital of Quillara"
			return s.seat(p, p.End)
		case noun == en.PCapital:
			p.Precision = hearsay.PlaceCity
		case noun == en.PPoint && at > j && s.look(at-1) == en.PCity:
			p.Precision = hearsay.PlaceCity
		default:
			p.Precision = precisions[noun]
		}
		return p, true
	}
	if noun == en.PCapital && at == j && p.Country != "" {
		return s.seat(p, at+1)
	}
	return Place{}, false
}

// seat is the one capital of p's country, which ends before token end.
func (s *scan) seat(p Place, end int) (Place, bool) {
	st := s.world.ByCode(p.Country)
	if st == nil || len(st.Capitals) != 1 {
		return Place{}, false
	}
	p.Name, p.Precision, p.End = st.Capitals[0], hearsay.PlaceCity, end
	return p, true
}

// known reads a state or capital of the gazetteer at token j.
func (s *scan) known(j int) (Place, bool) {
	if j >= s.end {
		return Place{}, false
	}
	n := s.nameAt(j)
	if n == nil || n.Start != j || n.Class != world.State && n.Class != world.Capital || n.Country == "" {
		return Place{}, false
	}
	if s.word(n.End, "'s") || s.word(n.End, "’s") || s.verbNext(n.End) {
		return Place{}, false
	}
	p := Place{Range: n.Range, Name: s.text(n.Start, n.End), Country: n.Country, Precision: hearsay.PlaceCountry}
	if n.Class == world.Capital {
		p.Precision = hearsay.PlaceCity
	}
	return p, true
}

// verbNext reports whether a verb stands at token i: what is before it acts.
func (s *scan) verbNext(i int) bool {
	if i >= s.end {
		return false
	}
	switch x := s.tags.XPOS(s.pos[i]); x {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// run reads the name at token j, behind the preposition at token prep (-1: a noun of place), into p: gazetteer first, then capitalised words with the
// nouns of place in or behind them.
func (s *scan) run(p *Place, j, prep int) bool {
	if !s.capital(j) || j >= s.lim {
		return false
	}
	n := s.nameAt(j)
	if n != nil && n.Start < j {
		if n.Kind == hearsay.KindPerson {
			return false
		}
		n = nil
		// "the embassy in Tembrough" is one name to package name
		if e, k := s.world.Match(s.d, j, s.lim); e != nil && e.Country != "" && (e.Class == world.State || e.Class == world.Capital) && !s.capNext(j+k) {
			p.End, p.Name, p.Country, p.Precision = j+k, s.text(j, j+k), e.Country, hearsay.PlaceCountry
			if e.Class == world.Capital {
				p.Precision = hearsay.PlaceCity
			}
			return true
		}
	}
	if n != nil && n.End <= s.lim && n.Country != "" && (n.Class == world.State || n.Class == world.Capital) && !s.capNext(n.End) {
		return s.gazetteer(p, n)
	}
	if s.caps {
		return false
	}
	end := s.capitals(j)
	if n != nil && n.End > end && n.End <= s.lim {
		end = n.End
	}
	last := s.look(end - 1)
	if noun := s.nouns(end); noun > end { // "the Halvern power plant"
		last, end = s.look(noun-1), noun
	} else if end-j == 1 && last != 0 && last != en.PSea { // "Parliament", "Province"
		return false
	} else if last == 0 || last == en.PPrep || last == en.PSide || end-j == 1 {
		if last = s.look(j); last != en.PSea || end-j == 1 { // "Lake Tarn", "the Gulf of Tarn"
			last = 0
		}
	}
	if !s.allowed(j, end, last) {
		return false
	}
	bare := last == 0 && !s.word(end, ",")
	if bare && (s.word(prep, "at") || s.word(prep, "into")) { // as often a firm as a place
		return false
	}
	if p.Start < j && last == 0 && p.Country == "" && s.word(j-1, "the") {
		return false // "the Fathom" is as likely a paper
	}
	p.End, p.Name = end, s.text(j, end)
	if v, ok := precisions[last]; ok {
		p.Precision = v
	}
	if n != nil && n.Class == world.Capital && p.Country == "" { // "Vettering airport"
		p.Country = n.Country
	}
	s.inState(p)
	return true
}

// gazetteer takes a state or capital into p.
func (s *scan) gazetteer(p *Place, n *name.Name) bool {
	p.End, p.Name, p.Country = n.End, s.text(n.Start, n.End), n.Country
	if n.Class == world.State {
		p.Precision = hearsay.PlaceCountry
		if k := n.End; (s.word(k, "'s") || s.word(k, "’s")) && k+1 < s.lim {
			switch {
			case s.look(k+1) == en.PSide && s.lower(k+1):
				p.End, p.Precision = k+2, hearsay.PlaceRegion
				p.Name = s.text(n.Start, p.End)
			case s.word(k+1, "capital"):
				if q, ok := s.seat(*p, k+2); ok {
					*p = q
				}
			default: // "in Ustrand's name"
				return false
			}
		}
		return true
	}
	if s.word(n.End, "'s") || s.word(n.End, "’s") {
		return false
	}
	p.Precision = hearsay.PlaceCity
	if k := s.nouns(n.End); k > n.End {
		p.Precision, p.End, p.Name = precisions[s.look(k-1)], k, s.text(n.Start, k)
	}
	s.inState(p)
	return true
}

// inState takes ", Ustrand", ", eastern Ustrand" or ", in Ustrand" behind p as its country.
func (s *scan) inState(p *Place) {
	k := p.End
	if !s.word(k, ",") {
		return
	}
	for k++; k < s.lim && (s.word(k, "in") || s.lower(k) && s.look(k) == en.PSide); k++ {
	}
	if k >= s.lim {
		return
	}
	n := s.nameAt(k)
	if n == nil || n.Start != k || n.Class != world.State || n.Country == "" || s.verbNext(n.End) {
		return
	}
	if p.Country != "" && p.Country != n.Country {
		return
	}
	p.Country, p.End = n.Country, n.End
	if p.Precision == hearsay.PlaceUnknown {
		p.Precision = hearsay.PlaceCity
	}
}

// capNext reports whether a capitalised word of the same name stands at token i.
func (s *scan) capNext(i int) bool {
	return i < s.lim && s.capital(i) && s.d.Toks[i].Lines == 0 && !(s.nameAt(i) != nil && s.nameAt(i).Start == i && s.nameAt(i).Class != 0)
}

// capitals returns the token behind the capitalised words at token j: at most five, with
// "of" and "the" between them.
func (s *scan) capitals(j int) int {
	end := j + 1
	for end < s.lim && end-j < 5 && s.d.Toks[end].Lines == 0 {
		switch {
		case s.capital(end):
			end++
		case s.word(end, "of") && end+1 < s.lim && s.capital(end+1) && s.look(end-1) != 0:
			end += 2
		default:
			return end
		}
	}
	return end
}

// nouns returns the token behind lower-case nouns at token i of which the last is one of
// place, at most three; i if there are none.
func (s *scan) nouns(i int) int {
	for k := i; k < min(i+3, s.lim) && s.lower(k); k++ {
		switch s.look(k) {
		case en.PPoint, en.PCity, en.PRegion, en.PSea:
			if k == i || s.tags.UPOS(s.pos[k-1]) == "NOUN" || s.tags.UPOS(s.pos[k-1]) == "ADJ" {
				return k + 1
			}
		}
	}
	return i
}

// allowed reports whether capitalised words [j, end) may be a place: no person,
// organisation, outlet, group, people or language, and nobody's possession.
func (s *scan) allowed(j, end int, noun en.WordClass) bool {
	if s.look(j) == en.PNot { // languages
		return false
	}
	for k := j; k < end; k++ {
		n := s.nameAt(k)
		if n == nil {
			continue
		}
		switch n.Kind {
		case hearsay.KindUnknown, "":
		case hearsay.KindOrganisation:
			if noun != en.PPoint && noun != en.PSea || n.Class != world.None {
				return false
			}
		case hearsay.KindState:
			if noun == 0 || n.Class == world.Seat {
				return false
			}
		default:
			return false
		}
		k = n.End - 1
	}
	if s.word(end, "'s") || s.word(end, "’s") || s.word(end, "'") || s.word(end, "’") {
		return false
	}
	if noun == 0 && s.strange(j, end) {
		return false
	}
	if noun == 0 { // "in Parliament", "at Foreign Affairs"
		w := s.d.Text(end - 1)
		var buf [24]byte
		if len(w) > len(buf) {
			return true
		}
		b := buf[:0]
		for k := 0; k < len(w); k++ {
			c := w[k]
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
		}
		if s.patterns.Head[string(b)] || s.patterns.Calendar[string(b)] {
			return false
		}
		return !strings.ContainsAny(s.text(j, end), "0123456789") && !(end-j == 1 && allUpper(w))
	}
	return true
}

// strange reports whether words [j, end) are written as no place is, or say something of the
// noun behind them: "Oracle-related", "NetServe", "MOVING TROOPS", "Halm breaches".
func (s *scan) strange(j, end int) bool {
	shout := true
	for k := j; k < end; k++ {
		t := s.d.Text(k)
		if len(t) > 1 && !allUpper(t) {
			shout = false
			for x := 1; x < len(t); x++ {
				b := t[x]
				if t[x-1] == '-' && b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' && t[x-1] >= 'a' && t[x-1] <= 'z' && !strings.HasPrefix(t, "Mc") && !strings.HasPrefix(t, "Mac") {
					return true
				}
			}
		}
	}
	return shout && end-j > 1 || s.lower(end) && s.tags.UPOS(s.pos[end]) == "NOUN"
}

// allUpper reports whether a word is an acronym.
func allUpper(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] >= 'a' && w[i] <= 'z' {
			return false
		}
	}
	return true
}
