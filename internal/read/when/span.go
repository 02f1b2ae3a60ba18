package when

import (
	"hearsay"
	"hearsay/lexicon/en"
)

// bounded reads what a preposition of bounds opens at token i: "since Monday", "until May",
// "by Friday", "between 3 and 7 May", "from 2022 to 2024".
func (s *scan) bounded(i int) (Expr, bool) {
	v := int(s.w[i].Value)
	switch v {
	case 1, 2, 3:
		e, ok := s.side(i + 1)
		if !ok {
			return Expr{}, false
		}
		return s.open(i, v, e)
	case 4, 5:
		a, b, ok := s.pair(i+1, v == 4)
		if !ok {
			return Expr{}, false
		}
		return s.joined(i, a, b), true
	}
	return Expr{}, false
}

// side is one end of a range: a date, a clock time, a bare year or month.
func (s *scan) side(i int) (Expr, bool) {
	old := s.ref
	s.ref = true
	e, ok := s.timed(i)
	s.ref = old
	return e, ok
}

// open is the stretch from e on, or up to it, with the base as the other end.
func (s *scan) open(i, prep int, e Expr) (Expr, bool) {
	if e.Gran == hearsay.ByRange && e.Rule == rPastUnits {
		return Expr{}, false
	}
	out := e
	out.Start = i
	if e.From == None && e.To == None && e.Gran == hearsay.ByMinute {
		out.Rule = [...]Rule{0, rSince, rUntil, rBy}[prep]
		return out, true
	}
	out.Gran, out.Minute = hearsay.ByRange, -1
	if prep == 1 {
		out.Rule, out.To = rSince, None
		if (e.Rule == rWeekday || e.Rule == rDayMonth || e.Rule == rMonth) && s.base.Known {
			e = s.before(e) // since a day is since the latest one
			out.From, out.Anchor = e.From, s.base.Anchor
		}
		if s.base.Known && out.From != None && out.From <= s.base.Day {
			out.To = s.base.Day
		}
		return out, true
	}
	out.Rule, out.From = rUntil, None
	if e.Rule == rEnd {
		out.Approx = false // the end of a stretch bounds it
	}
	if prep == 3 {
		out.Rule = rBy
	}
	if s.base.Known && out.To != None && out.To >= s.base.Day && s.tense(i, e.End) >= 0 {
		out.From = s.base.Day
	}
	return out, true
}

// before resolves a weekday, day or month of e once more as one of the past.
func (s *scan) before(e Expr) Expr {
	for k := e.Start; k < e.End; k++ {
		if wd, ok := s.val(k, en.TWeekday); ok {
			return s.onWeekday(e.Start, e.End, wd, -1)
		}
		if m, ok := s.val(k, en.TMonth); ok {
			if e.Rule == rMonth {
				return s.month(e.Start, e.End, m, -1)
			}
			_, _, d := e.From.Civil()
			e.From = s.nearest(m, d, -1)
			return e
		}
	}
	return e
}

// pair reads two ends: with "and" for between, with "to" or "until" for from.
func (s *scan) pair(i int, and bool) (a, b Expr, ok bool) {
	// "3 and 7 May": the month of the second is that of the first
	if d := s.dayNumber(s.skip(i, "the")); d > 0 {
		if j := s.skip(i, "the") + 1; s.to(j, and) {
			if b, ok = s.side(j + 1); ok && b.Gran == hearsay.ByDay && (b.Rule == rDate || b.Rule == rDayMonth) {
				return s.sameMonth(i, d, b), b, true
			}
		}
	}
	if a, ok = s.side(i); !ok || !s.to(a.End, and) {
		return a, b, false
	}
	if b, ok = s.side(a.End + 1); !ok {
		return a, b, false
	}
	if a.Gran != b.Gran && !(a.Gran == hearsay.ByDay && b.Gran == hearsay.ByPartOfDay || a.Gran == hearsay.ByPartOfDay && b.Gran == hearsay.ByDay) {
		return a, b, false
	}
	if a.Rule == rMonth && b.Rule == rMonthYear { // "between March and May 2025"
		m, _ := s.val(a.End-1, en.TMonth)
		y, bm, _ := b.From.Civil()
		if m > bm {
			y--
		}
		a.From, a.To, a.Anchor = date(y, m, 1), date(y, m, daysIn(y, m)), hearsay.AnchorNone
	}
	if a.Rule == rDayMonth && b.Rule == rDate && a.From != None {
		_, m, d := a.From.Civil()
		y, _, _ := b.From.Civil()
		if valid(y, m, d) {
			if a.From = date(y, m, d); a.From > b.From && valid(y-1, m, d) {
				a.From = date(y-1, m, d)
			}
			a.Anchor = hearsay.AnchorNone
		}
	}
	return a, b, true
}

// to reports whether token i joins two ends.
func (s *scan) to(i int, and bool) bool {
	if and {
		return s.word(i, "and")
	}
	return s.word(i, "to") || s.word(i, "until") || s.word(i, "till") || s.word(i, "through")
}

// sameMonth is day d of the month of b, or of the month before if it would come later.
func (s *scan) sameMonth(i, d int, b Expr) Expr {
	e := none(i, i+1, hearsay.ByDay, b.Rule)
	e.Anchor = b.Anchor
	if b.From == None {
		return e
	}
	if y, m, _ := b.From.Civil(); valid(y, m, d) {
		e.From = date(y, m, d)
	}
	return e
}

// joined is the stretch from a to b.
func (s *scan) joined(i int, a, b Expr) Expr {
	e := none(i, b.End, hearsay.ByRange, rRange)
	e.Approx, e.Anchor = a.Approx || b.Approx, b.Anchor
	if a.Gran == hearsay.ByMinute && a.From == None && b.From == None {
		e.Gran = hearsay.ByMinute
		return e
	}
	if a.From == None || b.To == None {
		return e
	}
	for a.From > b.To && a.Rule == rWeekday && a.From-b.To < 14 {
		a.From -= 7
	}
	if a.From > b.To {
		return e
	}
	e.From, e.To = a.From, b.To
	return e
}

// span reads ranges without preposition: "3–7 May", "March 3-7", "2022-2024", "3 to 7 May",
// "Monday to Friday".
func (s *scan) span(i int) (Expr, bool) {
	if t := s.d.Text(i); t[0] >= '0' && t[0] <= '9' {
		if e, ok := s.hyphen(i, t); ok {
			return e, true
		}
	}
	if s.is(i, en.TMonth) { // "March 3–7, 2025"
		if a, b, n := s.days(i + 1); n > 0 {
			if e, ok := s.dayMonth(i, i+1+n, int(s.w[i].Value), b); ok {
				return s.joined(i, s.sameMonth(i, a, e), e), true
			}
		}
		return Expr{}, false
	}
	if a, _, n := s.days(i); n > 0 {
		k := s.skip(i+n, "of")
		if m, ok := s.val(k, en.TMonth); ok {
			_, b, _ := s.days(i)
			if e, ok := s.dayMonth(i, k+1, m, b); ok {
				return s.joined(i, s.sameMonth(i, a, e), e), true
			}
		}
	}
	if y := s.year(i); y > 0 && i+2 < s.end && s.dash(i+1) {
		if z := s.year(i + 2); z > y {
			return value(i, i+3, date(y, 1, 1), date(z, 12, 31), hearsay.ByRange, rRange, hearsay.AnchorNone), true
		}
	}
	if s.is(i, en.TWeekday) && s.word(i+1, "to") && s.is(i+2, en.TWeekday) {
		if a, b, ok := s.pair(i, false); ok {
			return s.joined(i, a, b), true
		}
	}
	return Expr{}, false
}

// hyphen reads one token of two years.
func (s *scan) hyphen(i int, t string) (Expr, bool) {
	if len(t) == 9 && t[4] == '-' {
		y, a := num(t[:4])
		z, b := num(t[5:])
		if a && b && y >= 1800 && z > y && z < 2100 {
			return value(i, i+1, date(y, 1, 1), date(z, 12, 31), hearsay.ByRange, rRange, hearsay.AnchorNone), true
		}
	}
	return Expr{}, false
}

func (s *scan) dash(i int) bool {
	return s.word(i, "–") || s.word(i, "-") || s.word(i, "—") || s.word(i, "/")
}

// days reads two days of a month, "3–7", "3-7" or "3 to 7", in n tokens; 0 if there are none.
func (s *scan) days(i int) (a, b, n int) {
	if i >= s.end {
		return 0, 0, 0
	}
	t := s.d.Text(i)
	for k := 1; k < len(t)-1 && k < 3; k++ {
		if t[k] == '-' {
			x, ok := num(t[:k])
			y, fine := num(t[k+1:])
			if ok && fine && x >= 1 && y <= 31 && x < y {
				return x, y, 1
			}
		}
	}
	a, b = s.dayNumber(i), s.dayNumber(min(i+2, s.end))
	if a > 0 && b > a && (s.dash(i+1) || s.word(i+1, "to") || s.word(i+1, "and")) {
		return a, b, 3
	}
	return 0, 0, 0
}
