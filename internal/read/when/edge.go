package when

import (
	"hearsay"
	"hearsay/lexicon/en"
)

// edged reads "early March", "late on Monday", "mid-2024", "earlier this year".
func (s *scan) edged(i int) (Expr, bool) {
	if s.hyphened(i) {
		return s.mid(i)
	}
	if s.is(i, en.TLater) || s.is(i, en.TEarlier) {
		return s.sooner(i)
	}
	j := s.skip(i, "the")
	edge, ok := s.val(j, en.TEdge)
	if !ok {
		return Expr{}, false
	}
	if s.word(j+1, "hours") && s.word(j+2, "of") { // "the early hours of Tuesday"
		e, ok := s.sub(j+3, true)
		if !ok || e.Gran != hearsay.ByDay {
			return Expr{}, false
		}
		e.Start, e.Gran, e.Rule = i, hearsay.ByPartOfDay, rPart
		return e, true
	}
	k := j + 1
	if s.word(k, "on") || s.word(k, "in") {
		k++
	}
	e, ok := s.sub(s.skip(k, "the"), true)
	if !ok {
		if e, ok = s.sub(k, true); !ok {
			return Expr{}, false
		}
	}
	e.Start = i
	return third(e, edge)
}

// maxDepth of points in points: "the end of early March" is two. Without it, a run of such
// words would be tried in exponentially many ways.
const maxDepth = 3

// sub reads a point whose year or month may stand bare.
func (s *scan) sub(i int, ref bool) (Expr, bool) {
	if s.depth == maxDepth {
		return Expr{}, false
	}
	old := s.ref
	s.ref = ref
	s.depth++
	e, ok := s.point(i)
	s.depth--
	s.ref = old
	return e, ok
}

// third cuts a month, year or decade to its beginning, middle or end; days become parts of
// themselves.
func third(e Expr, edge int) (Expr, bool) {
	switch e.Gran {
	case hearsay.ByDay, hearsay.ByPartOfDay:
		e.Gran = hearsay.ByPartOfDay
		return e, true
	case hearsay.ByMonth, hearsay.ByYear, hearsay.ByDecade, hearsay.ByQuarter, hearsay.BySeason, hearsay.ByWeek:
	default:
		return Expr{}, false
	}
	g := e.Gran
	e.Approx, e.Rule = true, rEdge
	if e.From == None || g == hearsay.BySeason || g == hearsay.ByWeek {
		return e, true
	}
	y, m, _ := e.From.Civil()
	switch {
	case g == hearsay.ByMonth && edge < 0:
		e.To = e.From + 9
	case g == hearsay.ByMonth && edge == 0:
		e.From, e.To = e.From+10, e.From+19
	case g == hearsay.ByMonth:
		e.From += 20
	case g == hearsay.ByYear:
		m += (edge + 1) * 4
		e.From, e.To = date(y, m, 1), date(y, m+3, daysIn(y, m+3))
	case g == hearsay.ByDecade:
		k := [3][2]int{{0, 3}, {4, 6}, {7, 9}}[edge+1]
		e.From, e.To = date(y+k[0], 1, 1), date(y+k[1], 12, 31)
	}
	e.Gran = hearsay.ByRange
	return e, true
}

// mid reads "mid-March", "mid-2024", "mid-1990s", one token each.
func (s *scan) mid(i int) (Expr, bool) {
	t := s.d.Text(i)[4:]
	if v := s.words.Lookup(t); v.Class == en.TMonth && upper(t) {
		m := int(v.Value)
		k := s.skip(i+1, "of")
		if y := s.year(k); y > 0 {
			return third(value(i, k+1, date(y, m, 1), date(y, m, daysIn(y, m)), hearsay.ByMonth, rMonthYear, hearsay.AnchorNone), 0)
		}
		return third(s.month(i, i+1, m, s.tense(i, i+1)), 0)
	}
	if y, ok := num(t[:min(4, len(t))]); ok && y >= 1800 && y < 2100 {
		switch {
		case len(t) == 4:
			return third(whole(i, i+1, y), 0)
		case len(t) == 5 && t[4] == 's':
			return third(decade(i, i+1, y), 0)
		}
	}
	return Expr{}, false
}

// sooner reads "earlier this year", "later on Monday", "earlier today".
func (s *scan) sooner(i int) (Expr, bool) {
	later := s.is(i, en.TLater)
	if s.w[i].Value != 1 && s.w[i].Value != -1 { // "after" and "before" open nothing
		return Expr{}, false
	}
	j := i + 1
	if s.word(j, "on") || s.word(j, "in") {
		j++
	}
	rel, isRel := s.val(j, en.TRel)
	if isRel && rel != 0 && rel != -1 && rel != 4 && rel != 5 {
		return Expr{}, false
	}
	e, ok := s.sub(j, false)
	if !ok || s.is(j, en.TPrep) {
		return Expr{}, false
	}
	e.Start = i
	switch e.Gran {
	case hearsay.ByDay, hearsay.ByPartOfDay:
		return e, true
	case hearsay.ByWeek, hearsay.ByMonth, hearsay.ByYear, hearsay.ByDecade, hearsay.ByQuarter:
	default:
		return Expr{}, false
	}
	if !isRel || rel != 0 {
		return Expr{}, false
	}
	if e.Rule, e.Gran = rEarlierIn, hearsay.ByRange; s.base.Known && e.From != None {
		if later {
			e.From = s.base.Day
		} else {
			e.To = s.base.Day
		}
	}
	return e, true
}

// ofDate reads "the night of 4 March", "the end of the year".
func (s *scan) ofDate(i int) (Expr, bool) {
	j := s.skip(i, "the")
	p, end := s.is(j, en.TPart), s.is(j, en.TEnd)
	if !p && !end || !(s.word(j+1, "of") || p && s.word(j+1, "on")) {
		return Expr{}, false
	}
	k := j + 2
	var e Expr
	ok := false
	if end { // "the year", "the week" as such is the base's
		m := s.skip(k, "the")
		if u, isUnit := s.val(m, en.TUnit); isUnit && m > k && u >= uWeek && !s.plural(m) {
			e, ok = s.unit(k, m+1, 0, u, true)
		}
	}
	if !ok {
		if e, ok = s.sub(k, true); !ok {
			return Expr{}, false
		}
	}
	e.Start = i
	if p {
		if e.Gran != hearsay.ByDay {
			return Expr{}, false
		}
		e.Gran, e.Rule = hearsay.ByPartOfDay, rPart
		return e, true
	}
	if e.Gran == hearsay.ByDay || e.Gran == hearsay.ByRange {
		return Expr{}, false
	}
	e.Rule, e.Approx = rEnd, true
	if e.From != None {
		if s.w[j].Value > 0 {
			e.From = e.To
		} else {
			e.To = e.From
		}
	}
	return e, true
}
