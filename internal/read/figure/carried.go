package figure

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
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
			if k := i + 2; h < 0 && (s.hurt(k) || s.is(k, "the") && s.hurt(k+1)) { // "the number of injured stood at 14"
				if s.is(k, "the") {
					k++
				}
				x.What, x.Deed = "person", tally.Deeds()[strings.ToLower(s.d.Text(k))]
				return true
			}
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
	if i := s.beside(q); i >= 0 {
		if last < 0 || dst[last].Sentence != s.d.Span(s.s) {
			return s.casualties(q, x)
		}
		x.What, x.Of, x.Deed, x.Scope = dst[last].What, dst[last].Of, tally.Deed(strings.ToLower(s.d.Text(i))), []hearsay.Span{s.d.Span(text.Range{Start: i, End: i + 1})}
		return true
	}
	if s.is(q.End, "of") && s.is(q.End+1, "them") || s.is(q.Start-1, "of") && (s.is(q.Start-2, "speaks") || s.is(q.Start-2, "spoke") || s.is(q.Start-2, "talks") || s.is(q.Start-2, "spoken")) || s.bare(q) {
		if s.is(q.End+1, "them") && (s.every(x) || last < 0) {
			return x.What != "" || s.them(x)
		}
		return take(x, dst, last)
	}
	return false
}

// picked takes what is counted from the headline's figures where a text opens with one of their numbers, in a sentence that tells nothing
// else: "Harbour loses four cranes" and, below, "Four in a week." Two such figures leave it open.
func (s *scan) picked(q *number.Quantity, x *Figure, headline []Figure) bool {
	if q.Start != s.s.Start || q.Unit != "" {
		return false
	}
	for i := s.s.Start; i < s.s.End; i++ {
		if c := s.tags.Class(s.pos[i]); c == tag.Verb || c == tag.Aux {
			return false
		}
	}
	one := -1
	for i := range headline {
		if o := &headline[i]; o.Kind == hearsay.Count && o.Value == x.Value && o.Max == x.Max && o.Bound == x.Bound && !times[o.What] {
			if one >= 0 {
				return false
			}
			one = i
		}
	}
	if one < 0 {
		return false
	}
	x.What, x.Of, x.Deed, x.Carried = headline[one].What, headline[one].Of, headline[one].Deed, true
	return true
}

// shared takes the noun of the next quantity, where q is the object of a deed and the next one that of another: "killed 263 and injured 491
// children".
func (s *scan) shared(q *number.Quantity, x *Figure, next *number.Quantity) bool {
	verb := s.object(q)
	if verb < 0 || !s.is(q.End, "and") || next.Kind != hearsay.Count || next.Unit == "" || next.Start > q.End+4 || next.Start >= s.s.End {
		return false
	}
	a, b := tally.Deeds()[s.lemma(verb)], ""
	for i := q.End + 1; i < next.Start; i++ {
		if b == "" {
			b = tally.Deeds()[s.lemma(i)]
		}
	}
	noun := s.unit(next)
	if a == "" || b == "" || a == b || noun < 0 {
		return false
	}
	s.describe(x, next, noun)
	x.Deed, x.Scope = a, []hearsay.Span{s.d.Span(text.Range{Start: verb, End: verb + 1})}
	return true
}

// every takes the noun of "every hour", "each ship" in the sentence before, which is nearer than what was counted before it.
func (s *scan) every(x *Figure) bool {
	from := s.s.Start - 1
	for from > 0 && s.s.Start-from < 40 && s.d.Text(from-1) != "." {
		from--
	}
	for i := s.s.Start - 2; i >= max(0, from); i-- {
		if w := strings.ToLower(s.d.Text(i)); (w == "every" || w == "each") && s.tags.Class(s.pos[i+1]) == tag.Noun {
			x.What, x.Carried = strings.ToLower(s.lemma(i+1)), true
			return true
		}
	}
	return false
}

// them takes the last plural noun of the sentence before.
func (s *scan) them(x *Figure) bool {
	for i := s.s.Start - 1; i >= max(0, s.s.Start-40); i-- {
		if s.tags.XPOS(s.pos[i]) == "NNS" && !s.timed(i) {
			x.What, x.Carried = strings.ToLower(s.lemma(i)), true
			s.before(x, i)
			return true
		}
	}
	return false
}

// beside returns the word of the deed where that alone is told of q, the second count of a sentence: "two sailors were killed and 13 wounded",
// "three died and more than 20 were injured"; −1 otherwise.
func (s *scan) beside(q *number.Quantity) int {
	i := q.End
	if i < s.s.End && s.tags.Class(s.pos[i]) == tag.Aux {
		i++
	}
	if i < s.s.End && tally.Deeds()[strings.ToLower(s.d.Text(i))] != "" && s.tags.Class(s.pos[i]) != tag.Noun {
		return i
	}
	return -1
}

// before sets what the sentence of the noun at token i, that before "412 of them", tells of it: the deed, by the verb before it,
// where lexicon/tally knows it and x's own sentence tells none, and the only time.
func (s *scan) before(x *Figure, i int) {
	now := s.s
	defer func() { s.s = now }()
	for _, sent := range s.d.Sents {
		if sent.Start <= i && i < sent.End {
			s.s = sent
		}
	}
	var only *when.Expr
	n := 0
	for k := range s.facts.Times {
		if t := &s.facts.Times[k]; t.Start >= s.s.Start && t.End <= s.s.End {
			only = t
			n++
		}
	}
	if n == 1 && x.Period == nil {
		x.Period = only.Value(s.d)
	}
	for k := i - 1; k >= max(s.s.Start, i-6) && x.Deed == "" && s.d.Toks[k].Kind != text.Punct; k-- {
		if s.tags.Class(s.pos[k]) == tag.Verb {
			l := s.lemma(k)
			if d := s.told(l, k); d != l {
				x.Deed, x.Scope = d, []hearsay.Span{s.d.Span(text.Range{Start: k, End: k + 1})}
			}
			return
		}
	}
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
