package figure

import (
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// part reports whether q is told as a part of something that stands before it: "60 of the 412", "some 40 of these", "the other 20".
// "412 of them" is none of these: it may be all ([scan.carried]).
func (s *scan) part(q *number.Quantity) bool {
	if q.Kind != hearsay.Count {
		return false
	}
	if s.is(q.End, "of") {
		if s.is(q.End+1, "these") || s.is(q.End+1, "those") {
			return s.closed(q.End + 2)
		}
		return s.whole(q) > 0
	}
	i := q.Start - 1
	if s.is(i, "other") || s.is(i, "remaining") {
		i--
	} else if !s.is(i, "another") {
		return false
	}
	return (i == q.Start-1 || s.is(i, "the")) && s.closed(q.End)
}

// closed reports whether a phrase ends before token i: no noun follows that it could count.
func (s *scan) closed(i int) bool {
	if i >= s.s.End {
		return true
	}
	switch s.tags.Class(s.pos[i]) {
	case tag.Noun, tag.Proper, tag.Adjective, tag.Numeral:
		return false
	}
	x := s.tags.XPOS(s.pos[i])
	return x != "VBG" && x != "PRP$"
}

// whole is the number in figures behind "of the" that q is a part of, where no noun follows it; 0 for none.
func (s *scan) whole(q *number.Quantity) float64 {
	i := q.End + 2
	if !s.is(q.End, "of") || !s.is(q.End+1, "the") || i >= s.s.End || s.d.Toks[i].Kind != text.Number || !s.closed(i+1) {
		return 0
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s.d.Text(i), ",", ""), 64)
	if err != nil || !(v > q.Value) || v > 1e15 {
		return 0
	}
	return v
}

// partitive takes what q is a part of from the figures of this sentence, the nth, and the one before it, which stand at the end of dst; where none
// is counted there, from the only plural noun. What is done to the part is its own.
func (s *scan) partitive(q *number.Quantity, x *Figure, dst []Figure, n int) bool {
	before := s.d.Span(s.s)
	back := before
	if n > 0 {
		back = s.d.Span(s.d.Sents[n-1])
	}
	total := s.whole(q)
	var only *Figure
	for i := range dst {
		o := &dst[i]
		if o.Sentence != before && o.Sentence != back || o.Kind != hearsay.Count || times[o.What] {
			continue
		}
		if total > 0 && o.Value == total {
			only = o
			break
		}
		if total == 0 && only != nil && only.What != o.What {
			return false // of which of the two?
		}
		if total == 0 {
			only = o
		}
	}
	switch {
	case only != nil:
		x.What, x.Of = only.What, only.Of
		if x.Period == nil {
			x.Period = only.Period
		}
	case total > 0 || n == 0 || !s.plural(x, n):
		return false
	}
	x.Carried = true
	return true
}

// plural takes the only noun in the plural that the sentence before the nth names.
func (s *scan) plural(x *Figure, n int) bool {
	at := -1
	for i := s.d.Sents[n-1].Start; i < s.d.Sents[n-1].End; i++ {
		if s.tags.XPOS(s.pos[i]) != "NNS" || s.timed(i) || sizes[strings.ToLower(s.d.Text(i))] {
			continue
		}
		if at >= 0 && s.lemma(at) != s.lemma(i) {
			return false
		}
		at = i
	}
	if at < 0 {
		return false
	}
	x.What = strings.ToLower(s.lemma(at))
	x.Of = nil
	return true
}
