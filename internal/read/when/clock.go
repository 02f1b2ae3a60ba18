package when

import (
	"hearsay"
	"hearsay/lexicon/en"
)

// timed reads a date with or without clock time, in either order: "04:20 on Tuesday",
// "Tuesday at 02:20 GMT", "shortly after 6am".
func (s *scan) timed(i int) (Expr, bool) {
	if e, ok := s.clock(i); ok {
		j := e.End
		for j < s.end && (s.word(j, ",") || s.word(j, "on")) {
			j++
		}
		if d, ok := s.point(j); ok && (d.Gran == hearsay.ByDay || d.Gran == hearsay.ByPartOfDay) && d.To-d.From <= 1 {
			if d.Gran == hearsay.ByPartOfDay {
				d.To = d.From // one night: the clock tells which day only roughly
				if d.Rule == rPart && s.is(d.Start, en.TRel) && d.From != None && e.Minute < 720 {
					d.From, d.To = d.From+Day(boolInt(s.w[d.Start].Value == -1)), d.From+Day(boolInt(s.w[d.Start].Value == -1))
				}
			}
			e.End, e.From, e.To, e.Anchor = d.End, d.From, d.To, d.Anchor
		}
		return e, true
	}
	e, ok := s.point(i)
	if !ok || e.Gran != hearsay.ByDay {
		return e, ok
	}
	j := e.End
	if s.word(j, ",") {
		j++
	}
	if s.word(j, "at") {
		j++
	}
	if c, ok := s.clock(j); ok {
		c.Start, c.From, c.To, c.Anchor = e.Start, e.From, e.To, e.Anchor
		return c, true
	}
	return e, true
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// clock reads a time of day at token i, with what makes it approximate before it and its
// zone behind it.
func (s *scan) clock(i int) (Expr, bool) {
	j, approx := i, false
	if s.is(j, en.TShortly) && (s.word(j+1, "after") || s.word(j+1, "before")) {
		j, approx = j+2, true
	} else if s.is(j, en.TAbout) || s.word(j, "about") || s.word(j, "around") {
		j, approx = j+1, true
	}
	minute, k := s.hour(j)
	if k == j {
		return Expr{}, false
	}
	e := none(i, k, hearsay.ByMinute, rClock)
	e.Minute, e.Approx = int16(minute), approx
	open := s.word(k, "(")
	if open && (s.is(k+1, en.TLocal) || s.is(k+1, en.TZone)) && s.closes(k+2) {
		k++
	} else {
		open = false
	}
	switch z, ok := s.val(k, en.TZone); {
	case ok && upper(s.d.Text(k)):
		e.Zone, e.End = int16(z), k+1
	case s.is(k, en.TLocal):
		e.End = k + 1
		if s.word(k+1, "time") {
			e.End++
		}
	}
	if open && s.word(e.End, ")") {
		e.End++
	}
	return e, true
}

// closes reports whether token i, or the one behind it, is a closing bracket.
func (s *scan) closes(i int) bool { return s.word(i, ")") || s.word(i+1, ")") }

// hour returns minutes after midnight and the token behind them; that is i if there is none.
func (s *scan) hour(i int) (minute, next int) {
	if i >= s.end {
		return 0, i
	}
	if v, ok := s.val(i, en.TNoon); ok {
		return v, i + 1
	}
	t := s.d.Text(i)
	if h, m, pm, ok := glued(t); ok {
		return h%12*60 + m + pm*60, i + 1
	}
	h, n := s.digits(i, 0)
	if n == 0 {
		if v := s.nums.Lookup(t); v.Class == en.QUnit && v.Value >= 1 && v.Value <= 12 && s.is(i+1, en.TOclock) {
			return int(v.Value) * 60, i + 2
		}
		return dotted(s, i, t)
	}
	if n == 4 && h/100 < 24 && h%100 < 60 && (s.is(i+1, en.TZone) && upper(s.d.Text(i+1)) || s.is(i+1, en.TLocal)) {
		return h/100*60 + h%100, i + 1
	}
	if n > 2 || h > 24 {
		return 0, i
	}
	if s.word(i+1, ":") && i+2 < s.end && !s.d.Toks[i+1].Space && !s.d.Toks[i+2].Space {
		m, k := s.digits(i+2, 0)
		if k == 0 {
			if x, y := s.digits(i+2, 2); y == 2 && x < 60 { // "04:20pm" cut after the colon
				if _, _, pm, ok := glued("1" + s.d.Text(i + 2)[2:]); ok && h >= 1 && h <= 12 {
					return h%12*60 + x + pm*60, i + 3
				}
			}
			return 0, i
		}
		if k != 2 || m > 59 || h > 23 || s.word(i+3, ":") {
			return 0, i
		}
		if v, ok := s.val(i+3, en.TMeridiem); ok && h >= 1 && h <= 12 {
			return h%12*60 + m + v*60, i + 4
		}
		return h*60 + m, i + 3
	}
	if v, ok := s.val(i+1, en.TMeridiem); ok && h >= 1 && h <= 12 && s.d.Text(i + 1)[0] != 'A' {
		return h%12*60 + v*60, i + 2
	}
	if s.is(i+1, en.TOclock) && h >= 1 && h <= 12 {
		return h * 60, i + 2
	}
	return 0, i
}

// dotted reads "4.20 pm" and "16.20 local time".
func dotted(s *scan, i int, t string) (minute, next int) {
	if len(t) < 4 || len(t) > 5 || t[len(t)-3] != '.' {
		return 0, i
	}
	h, a := num(t[:len(t)-3])
	m, b := num(t[len(t)-2:])
	if !a || !b || h > 23 || m > 59 {
		return 0, i
	}
	if v, ok := s.val(i+1, en.TMeridiem); ok && h >= 1 && h <= 12 {
		return h%12*60 + m + v*60, i + 2
	}
	if s.is(i+1, en.TLocal) || s.is(i+1, en.TZone) && upper(s.d.Text(i+1)) {
		return h*60 + m, i + 1
	}
	return 0, i
}

// glued reads "6am", "4.20pm": hour, minute, 12 for pm.
func glued(t string) (h, m, pm int, ok bool) {
	n := len(t)
	if n < 3 || n > 7 || t[0] < '0' || t[0] > '9' || t[n-1]|0x20 != 'm' {
		return 0, 0, 0, false
	}
	switch t[n-2] | 0x20 {
	case 'p':
		pm = 12
	case 'a':
	default:
		return 0, 0, 0, false
	}
	t = t[:n-2]
	for k := 0; k < len(t); k++ {
		if t[k] == '.' && len(t)-k == 3 {
			if m, ok = num(t[k+1:]); !ok || m > 59 {
				return 0, 0, 0, false
			}
			t = t[:k]
			break
		}
	}
	h, ok = num(t)
	return h, m, pm, ok && h >= 1 && h <= 12
}
