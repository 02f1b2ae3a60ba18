package figure

import (
	"slices"
	"strings"

	"hearsay/internal/read/number"
	"hearsay/internal/text"
	"hearsay/lexicon/tally"
)

// carried takes what is counted from before: last is the latest counted figure in dst, -1 for none.
func (s *scan) carried(q *number.Quantity, x *Figure, dst []Figure, last int) bool {
	for i := q.Start - 1; i >= max(s.s.Start, q.Start-9); i-- {
		w := strings.ToLower(s.d.Text(i))
		switch {
		case sizes[w] && s.is(i+1, "of"): // "the number of cancelled trains as 412"
			h := s.head(i + 2)
			if h < 0 {
				return false
			}
			x.What = strings.ToLower(s.lemma(h))
			for k := i + 2; k < h; k++ {
				s.word(x, k)
				if d := tally.Deeds()[strings.ToLower(s.d.Text(k))]; d != "" {
					x.Deed = d
				}
			}
			x.Of = slices.DeleteFunc(x.Of, func(w string) bool { return tally.Deeds()[w] != "" })
			return true
		case w == "toll":
			x.What, x.Deed = "person", "killed"
			return true
		case w == "figure" || w == "total" || w == "count" || w == "number":
			return take(x, dst, last)
		}
	}
	if s.is(q.End, "of") && s.is(q.End+1, "them") || s.is(q.Start-1, "of") && (s.is(q.Start-2, "speaks") || s.is(q.Start-2, "spoke") || s.is(q.Start-2, "talks") || s.is(q.Start-2, "spoken")) || s.bare(q) {
		if last < 0 && s.is(q.End+1, "them") {
			return s.them(x)
		}
		return take(x, dst, last)
	}
	return false
}

// them takes the last plural noun of the sentence before.
func (s *scan) them(x *Figure) bool {
	for i := s.s.Start - 1; i >= max(0, s.s.Start-40); i-- {
		if s.tags.XPOS(s.pos[i]) == "NNS" && !s.timed(i) {
			x.What, x.Carried = strings.ToLower(s.lemma(i)), true
			return true
		}
	}
	return false
}

// bare reports whether q stands alone between marks: 'the fire service of "three to four thousand"'.
func (s *scan) bare(q *number.Quantity) bool {
	mark := func(i int) bool { return i >= 0 && i < len(s.d.Toks) && s.d.Toks[i].Kind == text.Punct }
	return q.Max > 0 && mark(q.Start-1) && mark(q.End)
}

func take(x *Figure, dst []Figure, last int) bool {
	if last < 0 {
		return false
	}
	o := &dst[last]
	x.What, x.Of, x.Deed, x.Carried = o.What, o.Of, o.Deed, true
	x.Period = o.Period // "today the ministry speaks of 142" does not date them
	return true
}
