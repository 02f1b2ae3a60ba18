package hearsay

import (
	"strings"
	"testing"
)

func TestSpan(t *testing.T) {
	s := Span{2, 5}
	if s.Len() != 3 || s.Empty() || s.In("abcdefg") != "cde" {
		t.Errorf("span %v: length %d, empty %v, text %q", s, s.Len(), s.Empty(), s.In("abcdefg"))
	}
	for _, c := range []struct {
		t                  Span
		contains, overlaps bool
	}{
		{Span{2, 5}, true, true}, {Span{3, 4}, true, true}, {Span{1, 3}, false, true}, {Span{4, 6}, false, true}, {Span{0, 9}, false, true},
		{Span{5, 6}, false, false}, {Span{0, 2}, false, false},
	} {
		if got := s.Contains(c.t); got != c.contains {
			t.Errorf("%v contains %v: %v", s, c.t, got)
		}
		if s.Overlaps(c.t) != c.overlaps || c.t.Overlaps(s) != c.overlaps {
			t.Errorf("%v overlaps %v: want %v both ways", s, c.t, c.overlaps)
		}
	}
	if !(Span{}).Empty() || !(Span{4, 3}).Empty() {
		t.Error("the zero span and a reversed one are empty")
	}
}

func TestSpanCheck(t *testing.T) {
	const text = "aé東" // 1 + 2 + 3 bytes
	for _, c := range []struct {
		s    Span
		want string
	}{
		{Span{0, 1}, ""}, {Span{1, 3}, ""}, {Span{0, 6}, ""}, {Span{3, 6}, ""},
		{Span{1, 2}, "cuts a character"}, {Span{2, 3}, "cuts a character"}, {Span{4, 6}, "cuts a character"},
		{Span{3, 3}, "is empty"}, {Span{3, 1}, "is empty"}, {Span{-1, 3}, "outside"}, {Span{0, 7}, "outside"},
	} {
		err := c.s.Check(text)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%v: error %v, want %q", c.s, err, c.want)
		}
	}
}
