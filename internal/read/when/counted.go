package when

import (
	"hearsay"
	"hearsay/lexicon/en"
)

// count reads a small number at token i: "three", "12", "a". 0 stands for none, -1 for one
// that is not told ("several").
func (s *scan) count(i int) (n, next int) {
	if i >= s.end {
		return 0, i
	}
	if v, k := s.digits(i, 0); k > 0 && k <= 3 && v > 0 {
		return v, i + 1
	}
	if s.word(i, "a") || s.word(i, "an") {
		if s.is(i+1, en.TSeveral) {
			return -1, i + 2
		}
		if s.word(i+1, "couple") && s.word(i+2, "of") {
			return 2, i + 3
		}
		return 1, i + 1
	}
	if s.is(i, en.TSeveral) {
		return -1, i + 1
	}
	if v := s.nums.Lookup(s.d.Text(i)); v.Class == en.QUnit && v.Value > 0 {
		return int(v.Value), i + 1
	}
	return 0, i
}

// counted reads "three days ago", "a week later", "the day before".
func (s *scan) counted(i int) (Expr, bool) {
	n, j := s.count(i)
	if n == 0 && s.word(i, "the") {
		n, j = 1, i+1
	}
	u, ok := s.val(j, en.TUnit)
	if !ok || n == 0 || j+1 >= s.end {
		return Expr{}, false
	}
	k := j + 1
	the := s.word(i, "the")
	v := int(s.w[k].Value)
	switch s.w[k].Class {
	case en.TAgo:
		if the {
			return Expr{}, false
		}
		return s.ago(i, k+1, n, u), true
	case en.TLater, en.TEarlier:
		if the && v != 2 && v != -2 || (v == 2 || v == -2) && k+1 < s.end && !s.stop(k+1) || s.word(k+1, "than") {
			return Expr{}, false
		}
		if v < 0 {
			n = -max(n, 0)
		}
		return s.later(i, k+1, n, u), true
	}
	return Expr{}, false
}

// stop reports whether token i ends a clause.
func (s *scan) stop(i int) bool {
	switch s.d.Src[s.d.Toks[i].Start] {
	case '.', ',', ';', '!', '?', ')':
		return true
	}
	return false
}

func (s *scan) ago(i, j, n, u int) Expr {
	e := none(i, j, unitGran[u], rAgo)
	e.Approx = n < 0 || u > uDay
	if !s.base.Known || n < 0 || u <= uHour {
		return e
	}
	e.From, e.To = bounds(moved(s.base.Day, -n, u), u)
	e.Anchor = s.base.Anchor
	return e
}

// later is n units after the last day named.
func (s *scan) later(i, j, n, u int) Expr {
	e := none(i, j, hearsay.ByDay, rLater)
	e.Approx = u > uDay || n <= 0 && u == 0
	if u <= uHour {
		e.Gran = hearsay.ByMinute
		return e
	}
	if s.last.From == None || n == 0 || n == -1 && s.is(i, en.TSeveral) {
		return e
	}
	e.From = moved(s.last.From, n, u)
	e.To, e.Anchor = e.From, hearsay.AnchorText
	return e
}
