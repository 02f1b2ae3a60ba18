package figure

import (
	"slices"
	"strings"

	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
)

// unit returns the token of q's unit, -1 if it cannot be told.
func (s *scan) unit(q *number.Quantity) int {
	word, _, _ := strings.Cut(q.Unit, "/")
	for i := q.Start; i < min(s.s.End, q.End+9); i++ {
		if c := s.tags.Class(s.pos[i]); (c == tag.Noun || c == tag.Proper) && (s.lemma(i) == word || strings.EqualFold(s.d.Text(i), word)) {
			return i
		}
	}
	return -1
}

// behind returns the head of the noun phrase that begins at token i behind one or more of the words; -1
// for none.
func (s *scan) behind(i int, words ...string) int {
	j := i
	for j < s.s.End && (slices.Contains(words, strings.ToLower(s.d.Text(j))) || j > i && s.tags.Class(s.pos[j]) == tag.Numeral) {
		j++
	}
	if j == i || j < s.s.End && s.timed(j) {
		return -1
	}
	return s.head(j)
}

// head returns the last noun of the phrase that begins at token i, -1 if none does.
func (s *scan) head(i int) int {
	noun := -1
	for ; i < s.s.End; i++ {
		switch s.tags.Class(s.pos[i]) {
		case tag.Noun, tag.Proper:
			noun = i
		case tag.Adjective, tag.Determiner, tag.Numeral:
			if noun >= 0 {
				return noun
			}
		default:
			if x := s.tags.XPOS(s.pos[i]); x == "POS" && noun >= 0 {
				noun = -1
				continue
			} else if (x == "VBN" || x == "VBG" || x == "PRP$") && noun < 0 {
				continue
			} else if x == "VBG" && i+1 < s.s.End && s.tags.Class(s.pos[i+1]) == tag.Noun { // "vote counting systems"
				continue
			} else if noun == i-1 && noun >= 0 && gerunds[strings.ToLower(s.d.Text(i))] { // "2 per cent defence spending"
				noun = i
				continue
			}
			return noun
		}
	}
	return noun
}

// gerunds are nouns that look like verbs behind the noun that describes them.
var gerunds = map[string]bool{"spending": true, "funding": true, "lending": true, "financing": true, "shipping": true, "trading": true, "housing": true, "training": true, "shelling": true, "bombing": true}

// subject returns the head noun of what stands before token i as the subject of its verb; -1 for
// none. "The number of attacks on ships" is told by "attacks".
func (s *scan) subject(i int) int {
	k := i - 1
	for ; k >= s.s.Start; k-- { // to the noun nearest
		c := s.tags.Class(s.pos[k])
		if (c == tag.Noun || c == tag.Proper) && !s.timed(k) {
			if w := strings.ToLower(s.d.Text(k)); w == "percent" || w == "cent" {
				return -1
			}
			break
		}
		if c == tag.Verb || c == tag.Aux || c == tag.Adverb || c == tag.Particle || c == tag.Adposition || c == tag.Determiner || c == tag.Adjective {
			continue
		}
		return -1
	}
	if k < s.s.Start {
		return -1
	}
	head := k
	for k--; k >= s.s.Start; k-- {
		switch c := s.tags.Class(s.pos[k]); c {
		case tag.Adjective, tag.Determiner, tag.Noun, tag.Proper, tag.Numeral:
			if (c == tag.Noun || c == tag.Proper) && k+1 < head && s.tags.Class(s.pos[k+1]) == tag.Adposition {
				if sizes[strings.ToLower(s.d.Text(k))] {
					return head
				}
				head = k
			}
			continue
		case tag.Adposition:
			if k > s.s.Start && (s.tags.Class(s.pos[k-1]) == tag.Noun || s.tags.Class(s.pos[k-1]) == tag.Proper) {
				continue
			}
		}
		if s.tags.XPOS(s.pos[k]) == "POS" || s.tags.XPOS(s.pos[k]) == "PRP$" {
			continue
		}
		break
	}
	if s.tags.Class(s.pos[head]) == tag.Proper {
		return -1 // a party is no quantity
	}
	return head
}

// sizes are nouns that say that something is counted, and not what.
var sizes = map[string]bool{"number": true, "numbers": true, "total": true, "amount": true, "share": true, "rate": true, "volume": true, "count": true, "level": true, "frequency": true}

// times are nouns that say how long, which nothing is carried from.
var times = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "time": true}

// plain words describe nothing that tells two quantities apart.
var plain = map[string]bool{"other": true, "more": true, "further": true, "new": true, "additional": true, "such": true, "total": true, "different": true, "whole": true, "full": true, "many": true, "last": true, "past": true, "first": true}

// describe sets what x counts: the noun at token n with the words before it and its complement.
func (s *scan) describe(x *Figure, q *number.Quantity, n int) {
	if x.What = strings.ToLower(s.lemma(n)); s.tags.Class(s.pos[n]) == tag.Verb {
		x.What = strings.ToLower(s.d.Text(n)) // "spending"
	}
	from := n
	for from > s.s.Start && from-1 >= q.End-1 && n-from < 6 {
		c := s.tags.Class(s.pos[from-1])
		if v := s.tags.XPOS(s.pos[from-1]); c != tag.Noun && c != tag.Proper && c != tag.Adjective && v != "VBN" && v != "VBG" && v != "POS" {
			break
		}
		if from-1 < q.End && from-1 >= q.Start {
			break
		}
		from--
	}
	if n < q.Start { // a subject: what describes it stands before it
		for from = n; from > s.s.Start && n-from < 4; from-- {
			if c := s.tags.Class(s.pos[from-1]); c != tag.Noun && c != tag.Proper && c != tag.Adjective {
				break
			}
		}
	}
	for i := from; i < n; i++ {
		s.word(x, i)
	}
	if i := n + 1; i+1 < s.s.End && (s.is(i, "of") || s.is(i, "on") || s.is(i, "against")) && !s.timed(i+1) {
		if h := s.head(i + 1); h >= 0 {
			s.word(x, h)
		}
	}
}

// timed reports whether a time begins at token i.
func (s *scan) timed(i int) bool {
	return slices.ContainsFunc(s.facts.Times, func(t when.Expr) bool { return t.Start <= i && i < t.End })
}

// word adds token i to what describes x.
func (s *scan) word(x *Figure, i int) {
	c := s.tags.Class(s.pos[i])
	switch {
	case s.tags.XPOS(s.pos[i]) == "POS" || s.d.Toks[i].Kind != text.Word:
	case c == tag.Proper || s.d.Text(i)[0] >= 'A' && s.d.Text(i)[0] <= 'Z' && i > s.s.Start:
		x.Of = append(x.Of, s.d.Text(i))
	case c != tag.Noun: // "elected officials"
		if w := strings.ToLower(s.d.Text(i)); !plain[w] {
			x.Of = append(x.Of, w)
		}
	default:
		if w := strings.ToLower(s.lemma(i)); !plain[w] {
			x.Of = append(x.Of, w)
		}
	}
}
