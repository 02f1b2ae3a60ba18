package when

import (
	"hearsay"
	"hearsay/lexicon/en"
)

// Values of class unit.
const (
	uMinute = 1 + iota
	uHour
	uDay
	uWeek
	uWeekend
	uMonth
	uQuarter
	uYear
	uDecade
)

var unitGran = [...]hearsay.Granularity{"", hearsay.ByMinute, hearsay.ByMinute, hearsay.ByDay, hearsay.ByWeek, hearsay.ByWeekend, hearsay.ByMonth, hearsay.ByQuarter, hearsay.ByYear, hearsay.ByDecade}

// dayWord reads "today", "yesterday evening", "the day before yesterday", "overnight".
func (s *scan) dayWord(i int) (Expr, bool) {
	if s.is(i, en.TOvernight) {
		e := none(i, i+1, hearsay.ByPartOfDay, rOvernight)
		if s.base.Known {
			e.From, e.To, e.Anchor = s.base.Day-1, s.base.Day, s.base.Anchor
		}
		return e, true
	}
	j, off := i, 0
	if s.word(i, "the") && s.word(i+1, "day") {
		switch {
		case s.word(i+2, "before") && s.word(i+3, "yesterday"):
			j, off = i+3, -1
		case s.word(i+2, "after") && s.word(i+3, "tomorrow"):
			j, off = i+3, 1
		}
	}
	n, ok := s.val(j, en.TDay)
	if !ok {
		return Expr{}, false
	}
	e := s.fromBase(i, j+1, n+off)
	if s.word(j, "tonight") {
		e.Gran, e.Rule = hearsay.ByPartOfDay, rPart
	}
	return s.part(e), true
}

// fromBase is the day n days after the base.
func (s *scan) fromBase(i, j, n int) Expr {
	if !s.base.Known {
		return none(i, j, hearsay.ByDay, rRelDay)
	}
	return s.oneDay(i, j, s.base.Day+Day(n), rRelDay, s.base.Anchor)
}

// part takes a part of the day that follows e into it: "Monday night".
func (s *scan) part(e Expr) Expr {
	if s.is(e.End, en.TPart) && e.Gran == hearsay.ByDay {
		e.End, e.Gran = e.End+1, hearsay.ByPartOfDay
	}
	return e
}

// weekday reads "Tuesday", "Tuesday night", "Tuesday, 4 March".
func (s *scan) weekday(i int) (Expr, bool) {
	wd, ok := s.val(i, en.TWeekday)
	if !ok {
		return Expr{}, false
	}
	j := i + 1
	if s.word(j, ",") {
		j++
	}
	if s.dayNumber(s.skip(j, "the")) > 0 || s.is(j, en.TMonth) {
		if e, ok := s.dated(j); ok && e.Gran == hearsay.ByDay {
			e.Start = i
			return e, true
		}
	}
	return s.part(s.onWeekday(i, i+1, wd, s.tense(i, i+1))), true
}

// onWeekday resolves a bare weekday.
func (s *scan) onWeekday(i, j, wd, tense int) Expr {
	e := none(i, j, hearsay.ByDay, rWeekday)
	if !s.base.Known {
		return e
	}
	back := Day(s.base.Day.weekday()-wd+7) % 7
	switch {
	case tense < 0 || back == 0:
		e.From = s.base.Day - back
	case tense > 0:
		e.From = s.base.Day + 7 - back
	default:
		return e
	}
	e.To, e.Anchor = e.From, s.base.Anchor
	return e
}

// related reads "last week", "this morning", "the past three months", "the same night".
func (s *scan) related(i int) (Expr, bool) {
	j := s.skip(i, "the")
	if s.is(j, en.TUnit) && int(s.w[j].Value) == uWeekend && (j > i || s.ref) {
		return s.weekend(i, j+1, s.tense(i, j+1)), true
	}
	rel, ok := s.val(j, en.TRel)
	if !ok {
		return Expr{}, false
	}
	k := j + 1
	if k >= s.end {
		return Expr{}, false
	}
	if rel == 5 && j > i { // "the that" is nothing
		return Expr{}, false
	}
	n, m := s.count(k)
	if u, ok := s.val(m, en.TUnit); ok && n > 0 && m > k && (rel == -1 || rel == -2 || rel == 1 || rel == 2) {
		return s.stretch(i, m+1, n, u, rel > 0), true
	}
	v := int(s.w[k].Value)
	switch s.w[k].Class {
	case en.TUnit:
		if s.plural(k) && rel != -2 {
			return Expr{}, false
		}
		if rel == -2 {
			return s.stretch(i, k+1, 1, v, false), true
		}
		return s.unit(i, k+1, rel, v, j > i)
	case en.TWeekday:
		return s.relWeekday(i, k+1, rel, v)
	case en.TMonth:
		return s.relMonth(i, k+1, rel, v)
	case en.TPart:
		return s.relPart(i, k+1, rel, v)
	case en.TSeason:
		if rel >= -1 && rel <= 1 {
			return none(i, k+1, hearsay.BySeason, rRelUnit), true
		}
	}
	return Expr{}, false
}

// stretch is the n units up to the base, or behind it.
func (s *scan) stretch(i, j, n, u int, ahead bool) Expr {
	e := none(i, j, hearsay.ByRange, rPastUnits)
	if !s.base.Known || u <= uHour || u == uWeekend {
		return e
	}
	if ahead {
		e.From, e.To = s.base.Day, moved(s.base.Day, n, u)
	} else {
		e.From, e.To = moved(s.base.Day, -n, u), s.base.Day
	}
	e.Anchor = s.base.Anchor
	return e
}

// moved is d, n units of at least a day later.
func moved(d Day, n, u int) Day {
	switch u {
	case uDay:
		return d + Day(n)
	case uWeek, uWeekend:
		return d + Day(7*n)
	case uMonth:
		return d.addMonths(n)
	case uQuarter:
		return d.addMonths(3 * n)
	case uYear:
		return d.addMonths(12 * n)
	}
	return d.addMonths(120 * n)
}

// bounds is the calendar unit that holds d.
func bounds(d Day, u int) (from, to Day) {
	y, m, _ := d.Civil()
	switch u {
	case uWeek:
		from = d - Day(d.weekday())
		return from, from + 6
	case uWeekend:
		from = d - Day(d.weekday()) + 5
		return from, from + 1
	case uMonth:
		return date(y, m, 1), date(y, m, daysIn(y, m))
	case uQuarter:
		m = (m-1)/3*3 + 1
		return date(y, m, 1), date(y, m+2, daysIn(y, m+2))
	case uYear:
		return date(y, 1, 1), date(y, 12, 31)
	case uDecade:
		y -= y % 10
		return date(y, 1, 1), date(y+9, 12, 31)
	}
	return d, d
}

// unit is "last week", "this year", "the following day".
func (s *scan) unit(i, j, rel, u int, the bool) (Expr, bool) {
	if u <= uHour {
		return Expr{}, false
	}
	inText := rel >= 3 || rel == -3 || rel == 1 && u == uDay
	if u == uDay && !inText || rel == 2 && !the {
		return Expr{}, false
	}
	e := none(i, j, unitGran[u], rRelUnit)
	from, off := s.base.Day, rel
	known, anchor := s.base.Known, s.base.Anchor
	switch {
	case inText:
		e.Rule = rSame
		from, known, anchor = s.last.From, s.last.From != None, hearsay.AnchorText
		switch off = 0; rel {
		case -3:
			off = -1
		case 3, 1:
			off = 1
		}
	case rel == 2:
		off = 1
	}
	if !known {
		return e, true
	}
	if u == uWeekend && off == -1 && from.weekday() >= 5 {
		from -= 2 // said on a weekend, the last one is the one before
	}
	e.From, e.To = bounds(moved(from, off, u), u)
	if u == uMonth || u == uYear || u == uDecade || u == uQuarter { // the 31st has no last month
		f, _ := bounds(from, u)
		e.From, e.To = bounds(moved(f, off, u), u)
	}
	e.Anchor = anchor
	return e, true
}

func (s *scan) weekend(i, j, tense int) Expr {
	e := none(i, j, hearsay.ByWeekend, rWeekend)
	if !s.base.Known || tense == 0 && s.base.Day.weekday() < 5 {
		return e
	}
	e.From, e.To = bounds(s.base.Day, uWeekend)
	if tense < 0 && s.base.Day.weekday() < 5 {
		e.From, e.To = e.From-7, e.To-7
	}
	e.Anchor = s.base.Anchor
	return e
}

// relWeekday is "last Tuesday", strictly before the base, "next Tuesday", strictly after it,
// "this Tuesday", of the base's week.
func (s *scan) relWeekday(i, j, rel, wd int) (Expr, bool) {
	e := none(i, j, hearsay.ByDay, rRelWeekday)
	base, known, anchor := s.base.Day, s.base.Known, s.base.Anchor
	if rel == 3 || rel == -3 || rel >= 4 {
		base, known, anchor = s.last.From, s.last.From != None, hearsay.AnchorText
	}
	if !known {
		return s.part(e), true
	}
	switch rel {
	case -1, -2, -3:
		e.From = base - 1 - Day(base.weekday()-1-wd+14)%7
	case 1, 2, 3:
		e.From = base + 1 + Day(wd-base.weekday()-1+14)%7
	case 0:
		e.From = base - Day(base.weekday()) + Day(wd)
	default:
		if base.weekday() != wd {
			return s.part(e), true
		}
		e.From = base
	}
	e.To, e.Anchor = e.From, anchor
	return s.part(e), true
}

// relMonth is "last March", "next May", "this June".
func (s *scan) relMonth(i, j, rel, m int) (Expr, bool) {
	if rel < -1 || rel > 1 {
		return Expr{}, false
	}
	e := none(i, j, hearsay.ByMonth, rRelUnit)
	if !s.base.Known {
		return e, true
	}
	y, bm, _ := s.base.Day.Civil()
	switch {
	case rel < 0 && m >= bm:
		y--
	case rel > 0 && m <= bm:
		y++
	}
	e.From, e.To, e.Anchor = date(y, m, 1), date(y, m, daysIn(y, m)), s.base.Anchor
	return e, true
}

// relPart is "this morning", "last night", "the same evening".
func (s *scan) relPart(i, j, rel, p int) (Expr, bool) {
	e := none(i, j, hearsay.ByPartOfDay, rPart)
	switch rel {
	case 0, -1:
		if rel == -1 && p < 3 {
			return Expr{}, false
		}
		if !s.base.Known {
			return e, true
		}
		e.From, e.To, e.Anchor = s.base.Day, s.base.Day, s.base.Anchor
		if rel == -1 {
			e.From--
			if p == 3 {
				e.To--
			}
		}
		return e, true
	case 4, 5, 3, 1, -3:
		e.Rule = rSame
		if s.last.From == None {
			return e, true
		}
		e.From, e.Anchor = s.last.From, hearsay.AnchorText
		switch rel {
		case 3, 1:
			e.From++
		case -3:
			e.From--
		}
		e.To = e.From
		return e, true
	}
	return Expr{}, false
}
