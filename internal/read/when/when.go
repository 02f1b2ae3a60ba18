// Package when finds the times that a text tells and what they mean: days, weeks, years,
// clock times, stretches between them.
//
// It stands after tag. The method is a grammar over tokens, written by us, on the words of
// times.tsv (lexicon/en): an expression starts at a word or number that can open one, and
// the longest reading wins. Relative times are reckoned from the day of publication in the
// outlet's own offset, else from the dateline's date; "two days later" from the last day
// named before it. The rules where the words leave a choice:
//
//   - a bare weekday is the latest one at or before the anchor in a clause of the past, the
//     earliest at or after it in one of the future; where the clause is neither, it has a
//     value only if it is the anchor's own weekday;
//   - a day or month without year likewise; where the tense is neither it is the nearest day,
//     and a month has no value;
//   - behind "by", "until" or "before" it is the next one where somebody demands, promises, plans or allows
//     something, and that one of it is nearest which lies at most a month back or the rest of a year ahead;
//   - "last Tuesday" is strictly before the anchor, "next Tuesday" strictly after;
//   - weeks run from Monday to Sunday; "two weeks ago" is the week of that day, approximately;
//   - a season has the bounds of its year, since its months depend on the hemisphere;
//   - 04/03/2025 is nothing, since nobody can tell its month.
//
// What cannot be resolved keeps granularity and rule and has no value. It does not know
// holidays, centuries or calendars other than the Gregorian. Nothing fails. Cost is linear;
// nothing is allocated once a Work has grown.
package when

import (
	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Rule of the grammar, shown to people.
type Rule uint8

const (
	noRule Rule = iota
	rDate
	rDayMonth
	rMonthYear
	rMonth
	rYear
	rDecade
	rSeason
	rQuarter
	rRelDay
	rWeekday
	rRelWeekday
	rRelUnit
	rPastUnits
	rAgo
	rLater
	rSame
	rEdge
	rEarlierIn
	rSince
	rUntil
	rBy
	rRange
	rPart
	rClock
	rWeekend
	rOvernight
	rEnd
)

var ruleNames = [...]string{"", "date", "day and month", "month and year", "month", "year", "decade", "season", "quarter or half", "day from today", "weekday",
	"last or next weekday", "last or next unit", "the past units", "units ago", "units later in the text", "same as named before", "early or late", "earlier or later in",
	"since", "until", "by", "range", "part of a day", "clock time", "weekend", "overnight", "beginning or end"}

// String names the rule.
func (r Rule) String() string { return ruleNames[r] }

// Expr is one expression of time. From and To are None where it has no value.
type Expr struct {
	text.Range
	From, To Day
	Minute   int16 // after midnight, -1 without a clock time
	Zone     int16 // minutes east of Greenwich, noZone if not told
	Gran     hearsay.Granularity
	Approx   bool
	Rule     Rule
	Anchor   hearsay.Anchor
}

const noZone int16 = 1 << 14

// Base is what relative times are reckoned from. The zero Base is nothing.
type Base struct {
	Day    Day
	Known  bool
	Anchor hearsay.Anchor
}

// Published returns the base of an article published at t: its civil day in the offset that
// t carries, or as written where the zone is unknown.
func Published(t hearsay.Time) Base {
	if t.IsZero() {
		return Base{}
	}
	s := t.UTC.Unix() + int64(t.Offset)*60
	d := s / 86400
	if s%86400 < 0 {
		d--
	}
	return Base{Day: Day(d), Known: true, Anchor: hearsay.AnchorPublished}
}

// Finder finds times. It is read only and safe for concurrent use.
type Finder struct {
	tags  *tag.Tagger
	words *en.WordTable
	nums  *en.WordTable
	terms *en.WordTable
}

// New returns a finder for texts that t has tagged.
func New(t *tag.Tagger) (*Finder, error) {
	w, err := en.Times()
	if err != nil {
		return nil, err
	}
	n, err := en.Numerals()
	if err != nil {
		return nil, err
	}
	d, err := en.Deadlines()
	if err != nil {
		return nil, err
	}
	return &Finder{tags: t, words: w, nums: n, terms: d}, nil
}

// Work is the memory of one goroutine.
type Work struct {
	words []en.WordValue
	scan  scan
}

// scan is one pass over a document.
type scan struct {
	*Finder
	d     *text.Doc
	pos   []tag.Tag
	w     []en.WordValue // by token
	base  Base
	last  Expr // the last day named, for "the following day"
	end   int  // of the sentence at hand
	from  int  // its start
	ref   bool // a year or month may stand bare here
	depth int  // of points in points
}

// Find appends the times of d, whose tags are pos, to dst, ascending and without overlap.
// Line is the text's dateline: without a day of publication its date is the base.
func (f *Finder) Find(dst []Expr, w *Work, d *text.Doc, pos []tag.Tag, base Base, line Line) []Expr {
	w.words = w.words[:0]
	for i := range d.Toks {
		var v en.WordValue
		if k := d.Toks[i].Kind; k == text.Word || k == text.Punct {
			v = f.words.Lookup(d.Text(i))
			if (v.Class == en.TMonth || v.Class == en.TWeekday) && !upper(d.Text(i)) {
				v = en.WordValue{}
			}
		}
		w.words = append(w.words, v)
	}
	s := &w.scan
	*s = scan{Finder: f, d: d, pos: pos, w: w.words, base: base, last: Expr{From: None, To: None}}
	if line.Date != None {
		if !base.Known {
			s.base = Base{Day: line.Date, Known: true, Anchor: hearsay.AnchorDateline}
		}
		s.last = Expr{From: line.Date, To: line.Date, Gran: hearsay.ByDay}
	}
	for _, sent := range d.Sents {
		s.from, s.end = sent.Start, sent.End
		for i := max(sent.Start, line.End); i < sent.End; {
			e, ok := s.at(i)
			if !ok {
				i++
				continue
			}
			s.note(&e)
			dst = append(dst, e)
			i = max(e.End, i+1)
		}
	}
	*s = scan{} // the text is not held
	return dst
}

// note remembers a day for what follows in the text.
func (s *scan) note(e *Expr) {
	if e.From != None && e.To != None && e.To-e.From <= 1 && e.Rule != rSince && e.Rule != rUntil && e.Rule != rBy {
		s.last = *e
	}
}

// opens reports whether a token can open an expression.
func (s *scan) opens(i int) bool {
	switch s.w[i].Class {
	case 0:
		c := s.d.Src[s.d.Toks[i].Start]
		if c >= '0' && c <= '9' {
			return true
		}
		if s.d.Toks[i].Len() == 2 && (c == 'Q' || c == 'H') {
			return true
		}
		if s.hyphened(i) {
			return true
		}
		if i+1 >= s.end { // all that begins with a plain word goes on with a word of time
			return false
		}
		if n := s.d.Src[s.d.Toks[i+1].Start]; s.w[i+1].Class == 0 && (n < '0' || n > '9') && !s.word(i+1, "couple") {
			return false
		}
		return s.word(i, "the") || s.word(i, "a") || s.word(i, "an") || s.units(i)
	case en.TUnit, en.TAgo, en.TLocal, en.TZone, en.TMeridiem, en.TOclock:
		return false
	case en.TPrep:
		return s.w[i].Value <= 5 || s.w[i].Value == 7
	}
	return true
}

// units reports whether token i is a spelled number.
func (s *scan) units(i int) bool { return s.nums.Lookup(s.d.Text(i)).Class == en.QUnit }

// hyphened reports whether token i is "mid-March" or the like.
func (s *scan) hyphened(i int) bool {
	t := s.d.Text(i)
	return len(t) > 4 && t[3] == '-' && (t[0]|0x20 == 'm') && t[1] == 'i' && t[2] == 'd'
}

// at reads the expression at token i.
func (s *scan) at(i int) (Expr, bool) {
	if !s.opens(i) {
		return Expr{}, false
	}
	if s.w[i].Class == en.TPrep {
		return s.bounded(i)
	}
	s.ref = i > s.from && s.governs(i-1)
	if e, ok := s.span(i); ok {
		return e, true
	}
	return s.timed(i)
}

// governs reports whether a bare year or month may stand behind token i.
func (s *scan) governs(i int) bool {
	switch v := s.w[i]; v.Class {
	case en.TPrep, en.TAbout:
		return true
	case en.TLater, en.TEarlier: // "after", "before"
		return v.Value == 2 || v.Value == -2
	}
	return false
}

// Value returns e as a hearsay.When; d is the text it was found in.
func (e *Expr) Value(d *text.Doc) *hearsay.When {
	w := &hearsay.When{Span: d.Span(e.Range), Granularity: e.Gran, Approx: e.Approx, Rule: e.Rule.String(), Anchor: e.Anchor}
	w.From, w.To = e.stamp(e.From), e.stamp(e.To)
	return w
}

// stamp writes one end of e.
func (e *Expr) stamp(d Day) string {
	if d == None {
		return ""
	}
	var buf [24]byte
	b := appendDay(buf[:0], d)
	if e.Minute >= 0 {
		h, m := e.Minute/60, e.Minute%60
		b = append(b, 'T', byte('0'+h/10), byte('0'+h%10), ':', byte('0'+m/10), byte('0'+m%10))
		if z := e.Zone; z == 0 {
			b = append(b, 'Z')
		} else if z != noZone {
			sign := byte('+')
			if z < 0 {
				sign, z = '-', -z
			}
			b = append(b, sign, byte('0'+z/600), byte('0'+z/60%10), ':', byte('0'+z%60/10), byte('0'+z%10))
		}
	}
	return string(b)
}

func upper(w string) bool { return w[0] >= 'A' && w[0] <= 'Z' }

// is reports whether token i is of class c.
func (s *scan) is(i int, c en.WordClass) bool { return i < s.end && s.w[i].Class == c }

// val is the value of token i if it is of class c.
func (s *scan) val(i int, c en.WordClass) (int, bool) {
	if !s.is(i, c) {
		return 0, false
	}
	return int(s.w[i].Value), true
}

// word compares token i with a lower-case ASCII word.
func (s *scan) word(i int, w string) bool {
	if i >= s.end || s.d.Toks[i].Len() != len(w) {
		return false
	}
	t := s.d.Text(i)
	for k := 0; k < len(w); k++ {
		b := t[k]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		if b != w[k] {
			return false
		}
	}
	return true
}

// skip returns i+1 if token i is word w, else i.
func (s *scan) skip(i int, w string) int {
	if s.word(i, w) {
		return i + 1
	}
	return i
}

// digits returns the number that token i's text is, with its count of digits; 0 digits if
// it is none. Suffix is how many bytes at the end are not looked at.
func (s *scan) digits(i, suffix int) (v, n int) {
	if i >= s.end {
		return 0, 0
	}
	t := s.d.Text(i)
	if t = t[:max(0, len(t)-suffix)]; len(t) == 0 || len(t) > 4 {
		return 0, 0
	}
	for k := 0; k < len(t); k++ {
		if t[k] < '0' || t[k] > '9' {
			return 0, 0
		}
		v = v*10 + int(t[k]-'0')
	}
	return v, len(t)
}

// year returns a year written in full at token i, 0 if there is none. Years from 1800 to
// 2099 count: beyond, a bare number is hardly ever one.
func (s *scan) year(i int) int {
	if v, n := s.digits(i, 0); n == 4 && v >= 1800 && v < 2100 {
		return v
	}
	return 0
}

// dayNumber returns a day of the month at token i ("4", "4th"), 0 if there is none.
func (s *scan) dayNumber(i int) int {
	if v, n := s.digits(i, 0); n > 0 && n <= 2 && v >= 1 && v <= 31 {
		return v
	}
	if v, ok := s.val(i, en.TOrdinal); ok && v <= 31 {
		return v
	}
	return 0
}

// none is an expression without value over tokens [i, j).
func none(i, j int, g hearsay.Granularity, r Rule) Expr {
	return Expr{Range: text.Range{Start: i, End: j}, From: None, To: None, Minute: -1, Zone: noZone, Gran: g, Rule: r, Anchor: hearsay.AnchorNone}
}

// value is an expression from a to b.
func value(i, j int, a, b Day, g hearsay.Granularity, r Rule, anchor hearsay.Anchor) Expr {
	e := none(i, j, g, r)
	e.From, e.To, e.Anchor = a, b, anchor
	return e
}
