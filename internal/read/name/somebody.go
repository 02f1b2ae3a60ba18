package name

import (
	"strconv"
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// somebody reports whether n, a name of two words and more, is explained behind a comma as one person: by an age, "X, 35,", "X, a 35-year-old
// Kestrian", or by what no body is called, "X, a Kestrian national,". Nothing of a sentence of its own may follow.
func (s *scan) somebody(n *Name, sent text.Range) bool {
	k := n.End
	if n.Core.Len() < 2 || k+2 >= sent.End || s.d.Text(k) != "," {
		return false
	}
	k++
	if years, err := strconv.Atoi(s.d.Text(k)); err == nil {
		return years > 9 && years < 120 && s.d.Text(k+1) == ","
	}
	if w := s.d.Text(k); w != "a" && w != "an" {
		return false
	}
	for k++; k < sent.End && k < n.End+9; k++ {
		switch c := s.class(k); {
		case strings.HasSuffix(s.d.Text(k), "-year-old"):
			return true
		case s.d.Toks[k].Kind != text.Word || c != tag.Noun && c != tag.Adjective && c != tag.Proper && c != tag.Adverb:
			return false
		case s.body(k)&en.BodySingle == 0:
			continue
		case k+1 == sent.End || s.d.Toks[k+1].Kind != text.Word || s.class(k+1) == tag.Adposition || s.class(k+1) == tag.Pronoun:
			return true
		}
	}
	return false
}
