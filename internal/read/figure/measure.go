package figure

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/tally"
)

// weigh tells what is weighed where the noun behind "of" does not, by an amount told before: "put the amount of powder at no more than 200 kg". All words
// for a kilogram are one.
func (s *scan) weigh(x *Figure, q *number.Quantity) {
	word := strings.TrimSuffix(x.What, ".")
	u, ok := tally.Units()[word]
	if !ok || x.Kind != hearsay.Count {
		return
	}
	if x.What = word; u.Times == 1 {
		x.What = u.Name
	}
	for i := q.Start - 1; i >= max(s.s.Start, q.Start-9) && len(x.Of) == 0; i-- {
		if w := strings.ToLower(s.d.Text(i)); (sizes[w] || w == "quantity" || w == "weight") && s.is(i+1, "of") {
			if h := s.head(i + 2); h >= 0 && h < q.Start {
				s.word(x, h)
			}
		}
	}
}

// casualties reads who is counted by what was done to them, without a noun: "nine dead", "31 wounded", "the number of injured stood at 14".
func (s *scan) casualties(q *number.Quantity, x *Figure) bool {
	i := q.End
	if !s.hurt(i) || i+1 < s.s.End && (s.tags.Class(s.pos[i+1]) == tag.Noun || s.tags.Class(s.pos[i+1]) == tag.Proper) {
		return false
	}
	x.What, x.Deed, x.Scope = "person", tally.Deeds()[strings.ToLower(s.d.Text(i))], []hearsay.Span{s.d.Toks[i].Span}
	return true
}

// hurt reports whether token i is a word for those to whom harm was done that stands for a noun: "dead", "wounded".
func (s *scan) hurt(i int) bool {
	if i >= s.s.End {
		return false
	}
	switch strings.ToLower(s.d.Text(i)) {
	case "dead", "wounded", "injured":
		return true
	}
	return false
}
