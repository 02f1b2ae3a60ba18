package when

import (
	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// point reads one date, week, month, year … at token i, without clock time: absolute forms
// first, then what is reckoned from something. s.ref says that a preposition of time stands
// before it.
func (s *scan) point(i int) (Expr, bool) {
	if i >= s.end {
		return Expr{}, false
	}
	for _, f := range [...]func(*scan, int) (Expr, bool){
		(*scan).numeric, (*scan).edged, (*scan).dated, (*scan).weekday, (*scan).fraction, (*scan).calendar,
		(*scan).dayWord, (*scan).related, (*scan).counted, (*scan).ofDate,
	} {
		if e, ok := f(s, i); ok {
			return e, true
		}
	}
	return Expr{}, false
}

// numeric reads 2025-03-04, 31/12/2024 and 31.12.2024. A date that could be of either order
// is left alone.
func (s *scan) numeric(i int) (Expr, bool) {
	t := s.d.Text(i)
	if t[0] < '0' || t[0] > '9' {
		return Expr{}, false
	}
	if len(t) == 10 && t[4] == '-' && t[7] == '-' {
		y, a := num(t[:4])
		m, b := num(t[5:7])
		d, c := num(t[8:])
		if a && b && c && valid(y, m, d) {
			return s.oneDay(i, i+1, date(y, m, d), rDate, hearsay.AnchorNone), true
		}
	}
	if len(t) == 10 && t[2] == '.' && t[5] == '.' {
		d, a := num(t[:2])
		m, b := num(t[3:5])
		y, c := num(t[6:])
		if a && b && c {
			return s.ordered(i, i+1, d, m, y)
		}
	}
	if i+4 < s.end && s.word(i+1, "/") && s.word(i+3, "/") && !s.d.Toks[i+1].Space && !s.d.Toks[i+4].Space {
		d, m, y := s.dayNumber(i), s.dayNumber(i+2), s.year(i+4)
		if d > 0 && m > 0 && y > 0 {
			return s.ordered(i, i+5, d, m, y)
		}
	}
	return Expr{}, false
}

func num(t string) (v int, ok bool) {
	for k := 0; k < len(t); k++ {
		if t[k] < '0' || t[k] > '9' {
			return 0, false
		}
		v = v*10 + int(t[k]-'0')
	}
	return v, true
}

// ordered returns a date of which it is not known whether day or month comes first, if only
// one order is possible.
func (s *scan) ordered(i, j, a, b, y int) (Expr, bool) {
	switch dm, md := valid(y, b, a), valid(y, a, b); {
	case dm && (!md || a == b):
		return s.oneDay(i, j, date(y, b, a), rDate, hearsay.AnchorNone), true
	case md && !dm:
		return s.oneDay(i, j, date(y, a, b), rDate, hearsay.AnchorNone), true
	}
	return Expr{}, false
}

func (s *scan) oneDay(i, j int, d Day, r Rule, a hearsay.Anchor) Expr {
	return value(i, j, d, d, hearsay.ByDay, r, a)
}

// dated reads "4 March [2025]", "the 4th of March", "March 4[, 2025]", "March [2024]".
func (s *scan) dated(i int) (Expr, bool) {
	j := s.skip(i, "the")
	if d := s.dayNumber(j); d > 0 {
		k := s.skip(j+1, "of")
		if m, ok := s.val(k, en.TMonth); ok {
			return s.dayMonth(i, k+1, m, d)
		}
		return Expr{}, false
	}
	m, ok := s.val(i, en.TMonth)
	if !ok || i > s.from && s.dayNumber(i-1) > 0 { // "31 February" is no date, and no February
		return Expr{}, false
	}
	if d := s.dayNumber(i + 1); d > 0 && s.d.Toks[i+1].Lines == 0 && !s.isNoun(i+2) && !s.word(i+2, ":") {
		return s.dayMonth(i, i+2, m, d)
	}
	j = i + 1
	if s.word(j, "of") || s.word(j, ",") {
		j++
	}
	if y := s.year(j); y > 0 && !s.plural(j+1) {
		return value(i, j+1, date(y, m, 1), date(y, m, daysIn(y, m)), hearsay.ByMonth, rMonthYear, hearsay.AnchorNone), true
	}
	if rel, ok := s.val(i+1, en.TRel); ok && rel >= -1 && rel <= 1 && s.word(i+2, "year") { // "April last year"
		e := none(i, i+3, hearsay.ByMonth, rMonthYear)
		if s.base.Known {
			y, _, _ := s.base.Day.Civil()
			y += rel
			e.From, e.To, e.Anchor = date(y, m, 1), date(y, m, daysIn(y, m)), s.base.Anchor
		}
		return e, true
	}
	if !s.ref || i+1 < s.end && upper(s.d.Text(i+1)) && s.d.Toks[i+1].Kind == text.Word && s.w[i+1].Class == 0 {
		return Expr{}, false
	}
	return s.month(i, i+1, m, s.tense(i, i+1)), true
}

// month is a month without year: the one at or before the base's in the past, at or after it
// in the future.
func (s *scan) month(i, j, m, tense int) Expr {
	e := none(i, j, hearsay.ByMonth, rMonth)
	if !s.base.Known {
		return e
	}
	y, bm, _ := s.base.Day.Civil()
	switch {
	case m == bm:
	case tense < 0 && m > bm:
		y--
	case tense == deadline && (m+1)%12 == bm%12: // last month
		if m > bm {
			y--
		}
	case tense > 0 && m < bm:
		y++
	case tense == 0:
		return e
	}
	e.From, e.To, e.Anchor = date(y, m, 1), date(y, m, daysIn(y, m)), s.base.Anchor
	return e
}

// dayMonth finishes a day of a month behind which token j stands: its year follows, or it is
// chosen by tense.
func (s *scan) dayMonth(i, j, m, d int) (Expr, bool) {
	if d > 31 {
		return Expr{}, false
	}
	k := j
	if s.word(k, ",") || s.word(k, "of") {
		k++
	}
	if y := s.year(k); y > 0 && !s.plural(k+1) {
		if !valid(y, m, d) {
			return Expr{}, false
		}
		return s.oneDay(i, k+1, date(y, m, d), rDate, hearsay.AnchorNone), true
	}
	if !s.base.Known {
		return none(i, j, hearsay.ByDay, rDayMonth), true
	}
	day := s.nearest(m, d, s.tense(i, j))
	if day == None {
		return Expr{}, false
	}
	return s.oneDay(i, j, day, rDayMonth, s.base.Anchor), true
}

// nearest is the day d of month m next to the base in the direction of tense, in either if
// it is 0. A year in which it does not exist is passed over. A deadline may be a month gone.
func (s *scan) nearest(m, d, tense int) Day {
	y, _, _ := s.base.Day.Civil()
	best := None
	if tense == deadline {
		for k := y - 1; k <= y+8; k++ {
			if valid(k, m, d) && date(k, m, d) >= s.base.Day-gone {
				return date(k, m, d)
			}
		}
		return None
	}
	for k := y - 4; k <= y+4; k++ {
		if !valid(k, m, d) {
			continue
		}
		x := date(k, m, d)
		if tense < 0 && x > s.base.Day || tense > 0 && x < s.base.Day {
			continue
		}
		if best == None || abs(x-s.base.Day) < abs(best-s.base.Day) {
			best = x
		}
	}
	return best
}

func abs(d Day) Day {
	if d < 0 {
		return -d
	}
	return d
}

func (s *scan) isNoun(i int) bool {
	return i < s.end && s.w[i].Class == 0 && s.tags.Class(s.pos[i]) == tag.Noun
}

func (s *scan) plural(i int) bool { return i < s.end && s.tags.XPOS(s.pos[i]) == "NNS" }

// calendar reads years, decades and seasons: "2014" behind a preposition, "the 2014 attack",
// "the 1990s", "spring 2024".
func (s *scan) calendar(i int) (Expr, bool) {
	j := s.skip(i, "the")
	if t := s.d.Text(min(j, s.end-1)); j < s.end && len(t) == 5 && t[4] == 's' && t[3] == '0' {
		if v, n := s.digits(j, 1); n == 4 && v >= 1800 && v < 2100 {
			return decade(i, j+1, v), true
		}
	}
	if _, ok := s.val(j, en.TSeason); ok {
		k := s.skip(j+1, "of")
		if y := s.year(k); y > 0 {
			return value(i, k+1, date(y, 1, 1), date(y, 12, 31), hearsay.BySeason, rSeason, hearsay.AnchorNone), true
		}
		return Expr{}, false
	}
	y := s.year(j)
	if y == 0 {
		return Expr{}, false
	}
	if s.d.Src[s.d.Toks[j].End-1] == '0' && j+2 < s.end && (s.word(j+1, "'") || s.word(j+1, "’")) && s.word(j+2, "s") {
		return decade(i, j+3, y), true
	}
	noun := s.isNoun(j+1) && !s.plural(j+1)
	if i == j && s.ref && (noun || !s.plural(j+1)) && !s.measured(j+1) || j > i && noun {
		return whole(j, j+1, y), true
	}
	return Expr{}, false
}

// measured reports whether token i makes the number before it a quantity.
func (s *scan) measured(i int) bool {
	if i >= s.end {
		return false
	}
	c := s.nums.Lookup(s.d.Text(i)).Class
	return c == en.QScale || c == en.QCurrency || c == en.QPercent || s.is(i, en.TUnit)
}

func whole(i, j, y int) Expr {
	return value(i, j, date(y, 1, 1), date(y, 12, 31), hearsay.ByYear, rYear, hearsay.AnchorNone)
}

func decade(i, j, y int) Expr {
	y -= y % 10
	return value(i, j, date(y, 1, 1), date(y+9, 12, 31), hearsay.ByDecade, rDecade, hearsay.AnchorNone)
}

// fraction reads "the first half of 2024", "the third quarter of last year", "Q1 2025".
func (s *scan) fraction(i int) (Expr, bool) {
	if t := s.d.Text(i); len(t) == 2 && t[1] >= '1' && t[1] <= '4' && (t[0] == 'Q' || t[0] == 'H' && t[1] <= '2') {
		k := s.skip(i+1, "of")
		if y := s.year(k); y > 0 {
			return partOfYear(i, k+1, y, int(t[1]-'0'), t[0] == 'H', hearsay.AnchorNone), true
		}
		return Expr{}, false
	}
	j := s.skip(i, "the")
	n, ok := s.val(j, en.TOrdinal)
	if !ok || n > 4 {
		return Expr{}, false
	}
	half := s.is(j+1, en.THalf)
	if u, ok := s.val(j+1, en.TUnit); !half && (!ok || u != 7) || half && n > 2 {
		return Expr{}, false
	}
	k := s.skip(j+2, "of")
	if y := s.year(k); y > 0 {
		return partOfYear(i, k+1, y, n, half, hearsay.AnchorNone), true
	}
	if k = s.skip(k, "the"); k == j+2 { // "the first half" of a match
		return Expr{}, false
	}
	off, ok := s.val(k, en.TRel)
	if u, isUnit := s.val(k+1, en.TUnit); ok && (off == 0 || off == -1) && isUnit && u == 8 && s.base.Known {
		y, _, _ := s.base.Day.Civil()
		return partOfYear(i, k+2, y+off, n, half, s.base.Anchor), true
	}
	return Expr{}, false
}

func partOfYear(i, j, y, n int, half bool, a hearsay.Anchor) Expr {
	months, g := 3, hearsay.ByQuarter
	if half {
		months, g = 6, hearsay.ByHalf
	}
	m := n * months
	return value(i, j, date(y, m-months+1, 1), date(y, m, daysIn(y, m)), g, rQuarter, a)
}
