package name

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// members reports whether the mark at token j stands in the name of a body, behind the plural of those who join it: "the Workers' Party", "the
// Velm Women's Council". The capitalised words begin at token i. A name in "s" has the same mark, "Sanders' Party": the words must stand behind
// an article, a name of a state or another word of the name, and no given name among them.
func (s *scan) members(i, j int, sent text.Range) bool {
	if !clitic(s.d.Text(j)) || s.d.Toks[j].Space || s.caps || !s.joiners(j) {
		return false
	}
	end := j + 1
	for end < min(sent.End, j+4) && s.cap(end) && s.d.Toks[end].Space && s.d.Toks[end].Lines == 0 {
		end++
	}
	if end == j+1 {
		return false
	}
	if _, ok := lookup(s, s.patterns.Members, end-1, end); !ok {
		return false
	}
	for k := i; k < j; k++ {
		if _, given := s.persons.Given(s.d.Text(k)); given {
			return false
		}
	}
	return j > i+1 || i > sent.Start && (s.class(i-1) == tag.Determiner || s.sided(i-1))
}

// joiners reports whether the word before the mark at token j is the plural of people: "Workers'", "Women's".
func (s *scan) joiners(j int) bool {
	w := strings.ToLower(s.d.Text(j - 1))
	if len(s.d.Text(j)) > 1 && s.d.Text(j)[len(s.d.Text(j))-1] == 's' {
		return w == "women" || w == "men" || w == "people" || w == "children"
	}
	return len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss")
}

// sided reports whether token i ends a name of a state that stands before.
func (s *scan) sided(i int) bool {
	return len(s.out) > 0 && s.out[len(s.out)-1].End == i+1 && s.out[len(s.out)-1].Country != ""
}
