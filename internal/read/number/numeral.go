package number

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// numeral is a number as written, over tokens [start, end).
type numeral struct {
	start, end int
	value, max float64 // max of "10-15", else 0
	scale      float64 // of the last scale word, 1 without one
	currency   string
	vague      bool // "dozens"
	one        bool // the word "one"
	year       bool // four digits that may be a year
	spelled    bool
}

// numeral reads the number at token i; its end is i if there is none.
func (s *scan) numeral(i int) numeral {
	m := numeral{start: i, end: i, scale: 1}
	j := i
	if s.word(j, "US") && j+1 < s.lim && s.word(j+1, "$") {
		j++
	}
	if v := s.look(j); v.Class == en.QCurrency && s.d.Toks[j].Kind == text.Symbol {
		m.currency, j = v.Name, j+1
		if c := dollars[s.before(j-1)]; c != "" && v.Name == "usd" {
			m.currency = c
		}
	}
	if j >= s.lim {
		return m
	}
	if c := s.d.Src[s.d.Toks[j].Start]; c >= '0' && c <= '9' {
		return s.figures(m, j)
	}
	if m.currency != "" {
		return m
	}
	return s.spelled(m, j)
}

// dollars are the letters right before "$" that tell whose they are.
var dollars = map[string]string{"A": "aud", "AU": "aud", "C": "cad", "CA": "cad", "HK": "hkd", "NZ": "nzd", "S": "sgd", "NT": "twd"}

// before is the text of the token that ends where token i begins, "" for none.
func (s *scan) before(i int) string {
	if i-1 < s.from || s.d.Toks[i-1].End != s.d.Toks[i].Start {
		return ""
	}
	return s.d.Text(i - 1)
}

// figures reads digits with commas, a decimal point, a scale in letters: "1,200", "3bn"; "4K" is a kind of picture.
func (s *scan) figures(m numeral, j int) numeral {
	t := s.d.Text(j)
	if a, b, ok := strings.Cut(t, "-"); ok {
		x, n := float(a)
		y, k := float(b)
		if n == 0 || k == 0 || n != len(a) || k != len(b) || x >= y || n == 4 && k == 4 && x >= 1800 && y < 2100 {
			return m
		}
		m.value, m.max, m.end = x, y, j+1
		return m
	}
	x, n := float(t)
	if n == 0 {
		return m
	}
	if rest := t[n:]; rest != "" {
		v := s.words.Lookup(rest)
		if v.Class != en.QLetter || (rest == "K" || rest == "k") && m.currency == "" && x < 10 || rest == "m" && m.currency == "" && !(j+1 < s.end && s.tags.XPOS(s.pos[j+1]) == "NNS") {
			return m
		}
		m.scale = v.Value
	} else {
		m.year = n == 4 && x >= 1800 && x < 2100
		if n > 7 && strings.IndexByte(t, ',') < 0 {
			return m
		}
	}
	m.value, m.end = x*m.scale, j+1
	s.scaled(&m)
	return m
}

// scaled takes scale words behind a number: "1.2 million".
func (s *scan) scaled(m *numeral) {
	for range 2 {
		v := s.look(m.end)
		if v.Class != en.QScale || v.Value == 20 { // "a score" is no "20 score"
			return
		}
		if m.end >= s.lim {
			return
		}
		m.value *= v.Value
		m.scale *= v.Value
		m.year = false
		m.end++
	}
}

// float reads digits with commas between groups of three and one decimal point at the start
// of t, and returns how many bytes they take; 0 if they are no number.
func float(t string) (x float64, n int) {
	unit, digits, group := 0.0, 0, -1
	for n < len(t) {
		switch c := t[n]; {
		case c >= '0' && c <= '9':
			if digits++; digits > 15 {
				return 0, 0
			}
			if group >= 0 {
				group++
			}
			if unit > 0 {
				x += float64(c-'0') * unit
				unit /= 10
			} else {
				x = x*10 + float64(c-'0')
			}
		case c == ',' && unit == 0 && digits > 0 && (group == -1 || group == 3) && n+1 < len(t):
			group = 0
		case c == '.' && unit == 0 && digits > 0 && n+1 < len(t) && t[n+1] >= '0' && t[n+1] <= '9':
			if group >= 0 && group != 3 {
				return 0, 0
			}
			unit, group = 0.1, -1
		default:
			if digits == 0 || group >= 0 && group != 3 {
				return 0, 0
			}
			return round(x), n
		}
		n++
	}
	if digits == 0 || group >= 0 && group != 3 {
		return 0, 0
	}
	return round(x), n
}

// spelled reads "forty-two", "three hundred and twelve thousand", "a dozen", "dozens",
// "tens of thousands", "several hundred", "half a million".
func (s *scan) spelled(m numeral, i int) numeral {
	j := i
	m.spelled = true
	if v := s.look(j); v.Class == en.QVague {
		m.value, m.vague, m.end = v.Value, true, j+1
		if s.word(m.end, "of") && s.is(m.end+1, en.QVague) {
			m.value *= s.look(m.end+1).Value / 2
			m.end += 2
		}
		return m
	}
	if s.word(j, "half") && (s.word(j+1, "a") || s.word(j+1, "an")) && s.is(j+2, en.QScale) {
		m.value, m.end = 0.5, j+2
		s.scaled(&m)
		return m
	}
	if s.word(j, "a") && s.word(j+1, "few") && s.is(j+2, en.QScale) {
		j++
	}
	if (s.word(j, "several") || s.word(j, "few")) && s.is(j+1, en.QScale) {
		m.value, m.vague, m.end = 2, true, j+1
		s.scaled(&m)
		return m
	}
	if s.word(j, "a") && s.is(j+1, en.QScale) && !s.word(j+1, "score") {
		m.value, m.end = 1, j+1
		s.scaled(&m)
		return m
	}
	total, part, n := 0.0, 0.0, 0
	for j < s.lim && n < 12 {
		x, ok := s.small(j)
		v := s.look(j)
		switch {
		case ok && (part == 0 || part >= 100 && x < 100 || part >= 20 && part < 100 && x < 10):
			part += x
		case ok:
			return m // "two three": no number
		case v.Class == en.QScale && n > 0 && v.Value != 20 && part > 0:
			part *= v.Value
			if m.scale = max(m.scale, v.Value); v.Value >= 1000 {
				total += part
				part = 0
			}
		case s.word(j, "and") && n > 0 && m.scale >= 100 && j+1 < s.lim && s.isSmall(j+1):
		default:
			n = 12
			continue
		}
		if n == 0 {
			m.one = s.word(j, "one")
		} else {
			m.one = false
		}
		n++
		j++
	}
	if total+part == 0 && n != 12 || j == i {
		return m
	}
	if v := total + part; v > 0 || s.word(i, "zero") {
		m.value, m.end = v, j
	}
	return m
}

func (s *scan) isSmall(i int) bool { _, ok := s.small(i); return ok }

// small reads one token below a hundred: "seven", "forty-two".
func (s *scan) small(i int) (float64, bool) {
	if v := s.look(i); v.Class == en.QUnit {
		return v.Value, true
	}
	t := s.d.Text(i)
	k := strings.IndexByte(t, '-')
	if k < 0 {
		return 0, false
	}
	a, b := s.words.Lookup(t[:k]), s.words.Lookup(t[k+1:])
	if a.Class == en.QUnit && b.Class == en.QUnit && a.Value >= 20 && b.Value >= 1 && b.Value < 10 {
		return a.Value + b.Value, true
	}
	return 0, false
}

// free reports whether what stands around numeral m leaves it a quantity: no name, age,
// ratio, list or house number.
func (s *scan) free(i int, m numeral) bool {
	first := s.d.Text(i)
	if m.spelled && first[0] >= 'A' && first[0] <= 'Z' && i > s.from && s.d.Double(i-1) == s.d.Double(i) && !s.opening(i-1) {
		return false // "Group of Seven"
	}
	if i > s.from && m.currency == "" {
		p := i - 1
		switch prev := s.d.Text(p); {
		case s.is(p, en.QNot), prev == "#", prev == "/", prev == ":" && !s.d.Toks[i].Space, s.word(p, "aged"), s.word(p, "age"):
			return false
		case s.tags.Class(s.pos[p]) == tag.Proper && prev[0] >= 'A' && prev[0] <= 'Z':
			return false // "Boeing 737"
		}
	}
	if !m.spelled && (s.broken(m.end) || s.broken(i-1)) {
		return false
	}
	if !m.spelled && (len(first) > 1 && first[0] == '0' && first[1] != '.' || s.figure(i-1) || s.figure(m.end)) {
		return false // telephone and account numbers
	}
	if m.end < s.end {
		next := s.d.Text(m.end)
		if (next == ":" || next == "/") && !s.d.Toks[m.end].Space {
			return false
		}
		if !m.spelled && i == s.from && next == "." && (i == 0 || s.d.Toks[i].Lines > 0) {
			return false // "1." of a list
		}
	}
	return true
}

// broken reports whether the mark at token i stands in a number that a bad copy has cut in
// two: "33. 7 million", "59, 200". Half of it would be a wrong number.
func (s *scan) broken(i int) bool {
	if i < 1 || i+1 >= len(s.d.Toks) || s.d.Toks[i].Len() != 1 || s.d.Toks[i].Space {
		return false
	}
	before, after := s.d.Text(i-1), s.d.Text(i+1)
	if b := before[len(before)-1]; b < '0' || b > '9' || after[0] < '0' || after[0] > '9' || s.d.Toks[i+1].Lines > 0 {
		return false
	}
	switch s.d.Text(i) {
	case ".":
		return true
	case ",":
		return len(after) == 3
	}
	return false
}

// figure reports whether token i is a bare number.
func (s *scan) figure(i int) bool {
	return i >= s.from && i < s.end && s.d.Toks[i].Kind == text.Number
}

// opening reports whether token i is a mark after which a capital says nothing.
func (s *scan) opening(i int) bool {
	switch s.d.Text(i) {
	case ":", "—", "–", "“", "\"", "‘":
		return true
	}
	return false
}

// countable reports whether a number without noun may stand: no year, age or pronoun.
func (s *scan) countable(q Quantity, m numeral) bool {
	i := m.start
	switch {
	case m.one, m.year:
		return false
	case m.end < s.end && s.tags.Class(s.pos[m.end]) == tag.Proper: // "12 Harbour Street"
		return false
	case q.Max > 0, m.vague, q.Start < i:
		return true
	case s.word(i-1, "the"), s.word(i-1, "these"), s.word(i-1, "those"), s.word(i-1, "which"), s.word(i-1, "other") && (m.spelled || m.value <= 12), s.word(i-1, "last"), s.word(i-1, "first"):
		return false // "the three had left": told before
	case i > s.from && s.tags.Class(s.pos[i-1]) == tag.Noun, s.word(i-1, "and") && s.figure(i-2) && !m.spelled: // "hypotheses 1 and 2"
		return false
	case m.value <= 110 && s.word(i-1, "of"): // "a man of 31"
		return false
	case m.value <= 110 && i > s.from && (s.word(i-1, ",") || s.word(i-1, "(")): // "Voss, 54,"
		return false
	}
	return true
}

// days are nouns that no number counts.
var days = map[string]bool{"today": true, "yesterday": true, "tomorrow": true, "tonight": true}

// pronoun reports whether "one" before a noun counts nothing: "one day", "no one side".
func (s *scan) pronoun(noun, j int) bool {
	switch i := j - 2; {
	case s.word(j, "of"), s.word(i, "no"), s.word(i, "any"), s.word(i, "every"), s.word(i, "the"), s.word(i, "this"), s.word(i, "that"), s.word(i, "each"):
		return true
	}
	return s.word(noun, "day") || s.word(noun, "time") || s.word(noun, "side") || s.word(noun, "way") || s.word(noun, "thing") || s.word(noun, "hand")
}

// noun returns the head noun that a numeral before token j counts, −1 if there is none. With
// of, "two of its officers" counts as well.
func (s *scan) noun(j int, of bool) int {
	if of && s.word(j, "of") {
		j++
	}
	for j < s.end && (s.tags.Class(s.pos[j]) == tag.Determiner || s.word(j, "its") || s.word(j, "their") || s.word(j, "his") || s.word(j, "her") || s.word(j, "our")) {
		if !of || s.word(j, "a") || s.word(j, "an") {
			return -1
		}
		j++
	}
	head := -1
	for k := j; k < min(s.end, j+7); k++ {
		t := s.d.Text(k)
		lower := t[0] >= 'a' && t[0] <= 'z'
		switch s.tags.Class(s.pos[k]) {
		case tag.Noun:
			if !lower || head < 0 && days[t] { // "he turned 10 today"
				return head
			}
			if head = k; s.tags.XPOS(s.pos[k]) == "NNS" {
				return head
			}
		case tag.Adjective, tag.Proper:
			if head >= 0 {
				return head
			}
		case tag.Verb: // "armed men", "wounded soldiers"
			if x := s.tags.XPOS(s.pos[k]); head >= 0 || x != "VBN" && x != "VBG" || k+1 >= s.end || s.tags.Class(s.pos[k+1]) != tag.Noun {
				return head
			}
		default:
			if !(t == "'s" || t == "’s" || t == "-" || s.tags.Class(s.pos[k]) == tag.Conjunction && head < 0 && k > j) {
				return head
			}
		}
	}
	return head
}

// plurals whose singular no rule gives.
var plurals = map[string]string{
	"people": "person", "men": "man", "women": "woman", "children": "child", "servicemen": "serviceman", "policemen": "policeman", "gunmen": "gunman",
	"fishermen": "fisherman", "lives": "life", "knives": "knife", "crises": "crisis", "bases": "base", "houses": "house", "buses": "bus", "series": "series",
	"species": "species", "feet": "foot", "police": "police", "news": "news", "headquarters": "headquarters", "heroes": "hero", "torpedoes": "torpedo", "movies": "movie",
	"viruses": "virus", "campuses": "campus", "horses": "horse", "hostages": "hostage", "pieces": "piece", "services": "service", "corps": "corps", "sorties": "sortie", "ties": "tie",
}

// lemma is the singular of a noun, in lower case.
func lemma(w string) string {
	w = strings.ToLower(w)
	if s, ok := plurals[w]; ok {
		return s
	}
	switch {
	case len(w) < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	}
	return w[:len(w)-1]
}
