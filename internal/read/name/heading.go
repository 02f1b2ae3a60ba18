package name

import (
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// heading returns the token behind a heading of headings.txt that stands at i, the start of a sentence, glued to
// what follows ("TLDR Marle Systems was", "Key Takeaways The harbour"); i if there is none. A single word counts in
// capitals alone, or before an article: "Watch Tower" is none.
func (s *scan) heading(i int, sent text.Range) int {
	for n := min(3, sent.Len()-1); n > 0; n-- {
		if !s.cap(i+n) || s.d.Toks[i+n].Lines > 0 {
			continue
		}
		if _, ok := lookup(s, s.headings, i, i+n); ok && (n > 1 || s.capitals(i) || s.article(i+1)) {
			return s.past(i + n)
		}
	}
	return i
}

// past returns the token behind the article at i, i if there stands none.
func (s *scan) past(i int) int {
	if s.article(i) {
		return i + 1
	}
	return i
}

// capitals reports whether token i is a word of two capitals or more and nothing else.
func (s *scan) capitals(i int) bool {
	w := s.d.Text(i)
	for x := 0; x < len(w); x++ {
		if w[x] < 'A' || w[x] > 'Z' {
			return false
		}
	}
	return len(w) > 1
}

// article reports whether token i is an article with a capital, which starts a sentence or a title and goes on with
// no name.
func (s *scan) article(i int) bool {
	if s.class(i) != tag.Determiner {
		return false
	}
	switch s.d.Text(i) {
	case "The", "A", "An", "This", "These":
		return true
	}
	return false
}

// tail returns the token behind the words of a firm's form that stand from i: "Group Holdings Ltd"; i if there is none.
func (s *scan) tail(i int, sent text.Range) int {
	for i < sent.End && s.cap(i) && s.d.Toks[i].Lines == 0 {
		if !s.listed(s.patterns.Tail, i) {
			break
		}
		i++
	}
	return i
}

// joined reports whether tokens i..j-1 are initials tied by "&" without spaces: "A&B".
func (s *scan) joined(i, j int) bool {
	return j-i == 3 && s.d.Text(i+1) == "&" && !s.d.Toks[i+1].Space && !s.d.Toks[i+2].Space && s.capitals(i) && len(s.d.Text(i+2)) < 3
}

// givenName reports whether token i is a given name.
func (s *scan) givenName(i int) bool {
	_, given := s.persons.Given(s.d.Text(i))
	return given
}
