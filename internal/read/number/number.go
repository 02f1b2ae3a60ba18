// Package number finds the quantities that a text tells: how many, how much, how many times
// as much, with their bounds and what they count.
//
// It stands after when. The method is rules over tokens on the words of numerals.tsv
// (lexicon/en). Dates, years, clock times, ages, house numbers, ratios, list numbers and
// names with numbers ("Article 5", "Group of Seven") are no quantities; where it cannot be
// told, there is none. The unit is the head noun behind the numeral, in the singular and in
// lower case.
//
// It does not know units of measure beyond their words, and adds nothing up. Nothing fails.
// Cost is linear; only units that are spelled otherwise in the singular are allocated.
package number

import (
	"math"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Quantity is one number with what it counts.
type Quantity struct {
	text.Range         // bound words, numeral, and the unit of a rate
	Max        float64 // upper end of a range, 0 without one
	Value      float64
	Bound      hearsay.Bound
	Kind       hearsay.NumberKind
	Unit       string
}

// Finder finds quantities. It is read only and safe for concurrent use.
type Finder struct {
	tags  *tag.Tagger
	words *en.WordTable
}

// New returns a finder for texts that t has tagged.
func New(t *tag.Tagger) (*Finder, error) {
	w, err := en.Numerals()
	if err != nil {
		return nil, err
	}
	return &Finder{t, w}, nil
}

// scan is one pass over a document.
type scan struct {
	*Finder
	d         *text.Doc
	pos       []tag.Tag
	from, end int // the sentence at hand
	lim       int // start of the next time, or end of the sentence
}

// Find appends the quantities of d, whose tags are pos, to dst, ascending and without
// overlap. Tokens of times are passed over.
func (f *Finder) Find(dst []Quantity, d *text.Doc, pos []tag.Tag, times []when.Expr) []Quantity {
	s := scan{Finder: f, d: d, pos: pos}
	t := 0
	for _, sent := range d.Sents {
		s.from, s.end = sent.Start, sent.End
		for i := sent.Start; i < sent.End; {
			for t < len(times) && times[t].End <= i {
				t++
			}
			if t < len(times) && times[t].Start <= i {
				i = times[t].End
				continue
			}
			s.lim = sent.End
			if t < len(times) {
				s.lim = min(sent.End, times[t].Start)
			}
			q, n := s.at(i)
			if n == i {
				i++
				continue
			}
			dst = append(dst, q)
			i = n
		}
	}
	return dst
}

func (s *scan) look(i int) en.WordValue {
	if i < s.from || i >= s.end || s.d.Toks[i].Kind == text.Number {
		return en.WordValue{}
	}
	return s.words.Lookup(s.d.Text(i))
}

func (s *scan) is(i int, c en.WordClass) bool { return s.look(i).Class == c }

// word compares token i with a lower-case ASCII word.
func (s *scan) word(i int, w string) bool {
	return i >= s.from && i < s.end && s.d.Toks[i].Len() == len(w) && strings.EqualFold(s.d.Text(i), w)
}

// at reads the quantity whose numeral starts at token i, and returns the token behind it; i
// if there is none.
func (s *scan) at(i int) (Quantity, int) {
	t := s.d.Text(i)
	c := t[0]
	v := s.look(i)
	if v.Class == 0 && (c < '0' || c > '9') && !s.word(i, "US") && !s.word(i, "several") && !s.word(i, "few") &&
		!(s.word(i, "a") && s.look(i+1).Class != 0 || s.word(i, "a") && s.word(i+1, "few")) && !(len(t) > 6 && len(t) < 14 && strings.IndexByte(t, '-') > 0) {
		return Quantity{}, i
	}
	switch v.Class {
	case en.QTimes:
		return s.times(i, v.Value)
	case en.QUp, en.QDown, en.QPercent, en.QLeast, en.QMost, en.QAbout, en.QPer, en.QNot, en.QLetter:
		return Quantity{}, i
	}
	if q, n := s.share(i); n > i {
		return q, n
	}
	m := s.numeral(i)
	if m.end == i || m.value > largest || !s.free(i, m) {
		return Quantity{}, i
	}
	q := Quantity{Range: text.Range{Start: i, End: m.end}, Value: m.value, Bound: hearsay.Exact, Kind: hearsay.Count}
	if m.vague {
		q.Bound = hearsay.AtLeast
	}
	if m.currency != "" {
		q.Kind, q.Unit = hearsay.Money, m.currency
	}
	s.upTo(&q, m)
	s.bound(&q)
	return s.unit(q, m)
}

// largest number that is believed to count anything.
const largest = 1e15

// upTo takes the upper end of a range: "10 to 15", "three to four thousand", "between 10 and
// 15".
func (s *scan) upTo(q *Quantity, m numeral) {
	between := s.word(q.Start-1, "between")
	switch j := q.End; {
	case m.max > 0:
		q.Max = m.max
	case j+1 < s.lim && (between && s.word(j, "and") || !s.word(q.Start-1, "from") && (s.word(j, "to") || s.word(j, "or") || s.word(j, "–"))):
		n := s.numeral(j + 1)
		if n.end == j+1 || n.max > 0 || n.vague || n.value > largest {
			return
		}
		if n.scale > 1 && m.scale <= 1 && q.Value < n.value/n.scale {
			q.Value *= n.scale
		}
		if n.value <= q.Value {
			return
		}
		q.Max, q.End = n.value, n.end
		if n.currency != "" && q.Kind == hearsay.Count {
			q.Kind, q.Unit = hearsay.Money, n.currency
		}
	}
	if between && q.Max > 0 {
		q.Start--
	}
}

// bound reads the words before and behind a numeral that bound it.
func (s *scan) bound(q *Quantity) {
	i := q.Start
	switch {
	case s.word(i-1, "than") && (s.word(i-2, "more") || s.word(i-2, "fewer") || s.word(i-2, "less")):
		no := s.word(i-3, "no") || s.word(i-3, "not")
		q.Bound = hearsay.AtMost
		if s.word(i-2, "more") != no {
			q.Bound = hearsay.AtLeast
		}
		q.Start -= 2
		if no {
			q.Start--
		}
	case s.word(i-2, "at") && s.is(i-1, en.QLeast):
		q.Bound, q.Start = hearsay.AtLeast, i-2
	case s.word(i-2, "at") && s.word(i-1, "most"), s.word(i-2, "up") && s.word(i-1, "to"):
		q.Bound, q.Start = hearsay.AtMost, i-2
	case s.word(i-1, "as") && s.word(i-2, "many") && s.word(i-3, "as"):
		q.Bound, q.Start = hearsay.AtMost, i-3
	case s.is(i-1, en.QLeast) && !s.word(i-1, "least"):
		q.Bound, q.Start = hearsay.AtLeast, i-1
	case s.is(i-1, en.QMost):
		q.Bound, q.Start = hearsay.AtMost, i-1
	case s.is(i-1, en.QAbout):
		if q.Start--; q.Bound == hearsay.Exact {
			q.Bound = hearsay.About
		}
	}
	if j := q.End; s.word(j, "or") {
		switch {
		case s.word(j+1, "more"):
			q.Bound, q.End = hearsay.AtLeast, j+2
		case s.word(j+1, "fewer"), s.word(j+1, "less"):
			q.Bound, q.End = hearsay.AtMost, j+2
		}
	}
}

// unit finishes q: percent, factor, money in words, or the noun that it counts.
func (s *scan) unit(q Quantity, m numeral) (Quantity, int) {
	j := q.End
	switch {
	case s.is(j, en.QPercent), s.word(j, "per") && s.word(j+1, "cent"):
		q.End = j + 1
		if s.word(j, "per") {
			q.End++
		}
		q.Kind, q.Unit = hearsay.Percent, ""
		s.change(&q)
		return q, q.End
	case q.Kind == hearsay.Money:
		return q, q.End
	case s.is(j, en.QCurrency):
		q.Kind, q.Unit, q.End = hearsay.Money, s.look(j).Name, j+1
		return q, q.End
	case s.word(j, "times") && (s.word(j+1, "as") || s.word(j+1, "more") || s.word(j+1, "higher") || s.word(j+1, "larger") || s.word(j+1, "the")):
		q.Kind, q.End = hearsay.Factor, j+1
		return q, q.End
	case q.Max == 0 && !m.vague && (s.word(j, "in") || s.word(j, "out") && s.word(j+1, "of")):
		j++
		for s.word(j, "of") || s.word(j, "every") {
			j++
		}
		if n := s.numeral(min(j, s.lim)); n.end > j && n.value > q.Value && n.max == 0 && !n.year {
			noun := s.noun(n.end, false)
			if noun < 0 && n.spelled && n.value <= 10 && m.spelled && (n.end >= s.end || s.d.Toks[n.end].Kind == text.Punct) {
				q.Value, q.Kind, q.End = q.Value/n.value, hearsay.Rate, n.end // "two in three"
				return q, q.End
			}
			if noun >= 0 {
				q.Value, q.Kind, q.Unit, q.End = q.Value/n.value, hearsay.Rate, lemma(s.d.Text(noun)), n.end
				return q, q.End
			}
		}
	}
	j = q.End
	noun := -1
	switch timed := j == s.lim && j < s.end; {
	case timed && s.clock(&q):
		return q, m.start
	case !timed && !s.word(j, "the"): // "28 the week before", "12 last month"
		noun = s.noun(j, true)
	}
	if noun < 0 && !s.countable(q, m) {
		return q, m.start
	}
	if noun >= 0 {
		if m.spelled && noun == j && s.is(noun, en.QFraction) { // "by one half", of what?
			return q, m.start
		}
		if s.word(noun, "years") && s.word(noun+1, "old") || m.one && s.pronoun(noun, j) || q.Value == 0 && s.word(noun, "day") {
			return q, m.start
		}
		q.Unit = lemma(s.d.Text(noun))
		if s.word(noun+1, "in") && q.Max == 0 && m.spelled { // "one chance in five"
			if n := s.numeral(noun + 2); n.spelled && n.end > noun+2 && n.max == 0 && n.value > q.Value && s.noun(n.end, false) < 0 {
				q.Value, q.Kind, q.End = q.Value/n.value, hearsay.Rate, n.end
				return q, q.End
			}
		}
		if k := noun + 1; (s.word(k, "a") || s.word(k, "per") || s.word(k, "each") || s.word(k, "every")) && s.is(k+1, en.QPer) && !s.word(k+2, "earlier") && !s.word(k+2, "ago") && !s.word(k+2, "later") && !s.word(k+2, "before") {
			q.Kind, q.Unit, q.End = hearsay.Rate, q.Unit+"/"+lemma(s.d.Text(k+1)), k+2
		}
	}
	return q, q.End
}

// clock reports whether q, before a time, is an hour: "at nine this morning".
func (s *scan) clock(q *Quantity) bool {
	if q.Value < 1 || q.Value > 24 || q.Max != 0 || q.Value != math.Trunc(q.Value) {
		return false
	}
	for _, w := range []string{"at", "until", "till", "since", "before", "after"} {
		if s.word(q.Start-1, w) {
			return true
		}
	}
	return false
}

// change makes a percentage that something rose or fell by the factor of the change.
func (s *scan) change(q *Quantity) {
	i := q.Start - 1
	if s.word(i, "by") {
		i--
	}
	v := s.look(i)
	if v.Class != en.QUp && v.Class != en.QDown {
		if v = s.look(q.End); v.Class != en.QUp && v.Class != en.QDown || s.tags.Class(s.pos[q.End]) != tag.Noun {
			return
		}
	}
	if s.word(i, "up") && s.word(i+1, "to") {
		return
	}
	sign := 1.0
	if v.Class == en.QDown {
		sign = -1
		if q.Max > 0 { // the larger fall leaves less
			q.Value, q.Max = q.Max, q.Value
		}
		switch q.Bound {
		case hearsay.AtLeast:
			q.Bound = hearsay.AtMost
		case hearsay.AtMost:
			q.Bound = hearsay.AtLeast
		}
	}
	if sign < 0 && (q.Value > 100 || q.Max > 100) {
		return
	}
	q.Kind, q.Value = hearsay.Factor, round(1+sign*q.Value/100)
	if q.Max > 0 {
		q.Max = round(1 + sign*q.Max/100)
	}
}

// round takes the last bits off a sum, so that 1 + 0.4 is 1.4.
func round(x float64) float64 {
	if x > 1e6 {
		return x // a factor no longer, and the sum would overflow
	}
	return math.Round(x*1e9) / 1e9
}

// times reads "doubled", "twice as many".
func (s *scan) times(i int, v float64) (Quantity, int) {
	if (s.word(i, "twice") || s.word(i, "thrice")) && !s.word(i+1, "as") && !s.word(i+1, "the") || s.word(i+1, "down") || s.word(i+1, "back") {
		return Quantity{}, i
	}
	q := Quantity{Range: text.Range{Start: i, End: i + 1}, Value: v, Bound: hearsay.Exact, Kind: hearsay.Factor}
	s.bound(&q)
	return q, i + 1
}

// share reads "a third of the ships", "two thirds of", "half the ships".
func (s *scan) share(i int) (Quantity, int) {
	n, j := 1.0, i
	switch v := s.look(i); {
	case s.word(i, "a"):
		j++
	case v.Class == en.QUnit && v.Value >= 1 && v.Value < 10:
		n, j = v.Value, i+1
	case strings.HasSuffix(s.d.Text(i), "-thirds"), strings.HasSuffix(s.d.Text(i), "-quarters"):
		a, b, _ := strings.Cut(s.d.Text(i), "-")
		x, y := s.words.Lookup(a), s.words.Lookup(b)
		if x.Class != en.QUnit || !s.word(i+1, "of") {
			return Quantity{}, i
		}
		return s.shared(i, i+1, x.Value*y.Value)
	}
	v := s.look(j)
	if v.Class != en.QFraction || !s.word(j+1, "of") && !(s.word(j, "half") && j == i && (s.word(j+1, "the") || s.word(j+1, "its") || s.word(j+1, "their"))) {
		return Quantity{}, i
	}
	if v.Value == 0.25 && j+2 >= s.lim && s.lim < s.end {
		return Quantity{}, i // "three quarters of last year" are nine months
	}
	if n > 1 && s.d.Src[s.d.Toks[j].End-1] != 's' || n == 1 && j == i && !s.word(j, "half") || n*v.Value > 1 {
		return Quantity{}, i
	}
	return s.shared(i, j+1, n*v.Value)
}

// shared is the share of what the noun behind token j names.
func (s *scan) shared(i, j int, v float64) (Quantity, int) {
	q := Quantity{Range: text.Range{Start: i, End: j}, Value: v, Bound: hearsay.Exact, Kind: hearsay.Rate}
	if noun := s.noun(j, true); noun >= 0 {
		q.Unit = lemma(s.d.Text(noun))
	}
	s.bound(&q)
	return q, j
}
