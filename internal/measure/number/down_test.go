package number

import (
	"math"
	"slices"
	"testing"
)

// late is a bound on late trains, such as "fewer than 60", told of the story of [fig] on its day.
func late(voice string, hi float64) Figure {
	f := fig(voice, 0, hi)
	f.Deed, f.Small = "late", true
	return f
}

// Who bounds a lesser outcome from above plays a worse one down; nobody does who counts something else, tells both, or may speak of another time.
func TestPlaysDown(t *testing.T) {
	for _, c := range []struct {
		name string
		low  func(*Figure) // of "fewer than 60 were late"
		high func(*Figure) // of "412 were cancelled"
		want bool
	}{
		{"as it is", nil, nil, true},
		{"more than 500 cancelled", nil, func(f *Figure) { f.Lo, f.Hi = 500, math.Inf(1) }, true},
		{"only 9 late", func(f *Figure) { f.Lo, f.Hi = 21, 21 }, nil, true},
		{"no bound that points downwards", func(f *Figure) { f.Small = false }, nil, false},
		{"as many may have been late", func(f *Figure) { f.Hi = 450 }, nil, false},
		{"so few that it is another quantity", func(f *Figure) { f.Hi = 9 }, nil, false},
		{"not on one scale", func(f *Figure) { f.Deed = "painted" }, nil, false},
		{"the lesser outcome of the larger number", func(f *Figure) { f.Deed = "cancelled" }, func(f *Figure) { f.Deed = "late" }, false},
		{"one voice", func(f *Figure) { f.Voice, f.Article = "b", "x" }, nil, false},
		{"nobody known", func(f *Figure) { f.Voice = "" }, nil, false},
		{"nobody known says the other", nil, func(f *Figure) { f.Voice = "" }, false},
		{"another story", func(f *Figure) { f.Scopes = []string{"t"} }, nil, false},
		{"another story, and two common bodies", func(f *Figure) { f.Scopes, f.About = []string{"t"}, []string{"x", "y"} }, func(f *Figure) { f.About = []string{"x", "y"} }, true},
		{"another noun", func(f *Figure) { f.What = "ferry" }, nil, false},
		{"two kinds of trains", func(f *Figure) { f.Of = []string{"freight"} }, func(f *Figure) { f.Of = []string{"night"} }, false},
		{"in another country", func(f *Figure) { f.Places = []string{"UTD"} }, func(f *Figure) { f.Places = []string{"QLR"} }, false},
		{"of another day", func(f *Figure) { f.From, f.To = "2025-03-02", "2025-03-02" }, func(f *Figure) { f.From, f.To = "2025-03-03", "2025-03-03" }, false},
		{"two days later", func(f *Figure) { f.Day = "2025-03-05" }, nil, true},
		{"five days later", func(f *Figure) { f.Day = "2025-03-08" }, nil, false},
		{"two days before: more may have been cancelled since", nil, func(f *Figure) { f.Day = "2025-03-05" }, false},
		{"two days before, both of a day that was over", func(f *Figure) { f.Day, f.From, f.To = "2025-03-04", "2025-03-03", "2025-03-03" }, func(f *Figure) { f.Day, f.From, f.To = "2025-03-06", "2025-03-03", "2025-03-03" }, true},
		{"its article tells the worse, too", func(f *Figure) { f.Worse = true }, nil, false},
		{"its article does, and has counted itself", func(f *Figure) { f.Worse, f.Counted = true, true }, nil, true},
		{"of people, on one day, whose number rises", func(f *Figure) { f.What, f.Deed = "sailor", "injured" }, func(f *Figure) { f.What, f.Deed = "sailor", "killed" }, false},
		{"of people, a day later", func(f *Figure) { f.What, f.Deed, f.Day = "sailor", "injured", "2025-03-04" }, func(f *Figure) { f.What, f.Deed = "sailor", "killed" }, true},
		{"what is done every day", func(f *Figure) { f.Deed, f.Day = "question", "2025-03-04" }, func(f *Figure) { f.Deed = "charge" }, false},
		{"what is done every day, on one", func(f *Figure) { f.Deed = "question" }, func(f *Figure) { f.Deed = "charge" }, true},
	} {
		x, y := late("a", 60), fig("b", 412, 412)
		if c.low != nil {
			c.low(&x)
		}
		if c.high != nil {
			c.high(&y)
		}
		for _, list := range [][]Figure{{x, y}, {y, x}} {
			r := Compare(list)
			low := slices.IndexFunc(list, func(f Figure) bool { return f.ID == x.ID })
			if got := slices.Equal(r.PlaysDown[low], []int{1 - low}); got != c.want || got != slices.Equal(r.PlayedDown[1-low], []int{low}) || len(r.PlaysDown[1-low]) > 0 {
				t.Errorf("%s: plays down %v, played down %v", c.name, r.PlaysDown, r.PlayedDown)
			}
			if len(r.Rivals[0])+len(r.Same[0])+len(r.Changes[0])+len(r.Changes[1]) > 0 {
				t.Errorf("%s: told as more: %+v", c.name, r)
			}
		}
	}
}

// A voice that gives a number of the worse outcome in the same article does not play it down, and one with two bounds in one article is nobody's.
func TestTellsBoth(t *testing.T) {
	own := fig("a", 400, 400)
	if r := Compare([]Figure{late("a", 60), own, fig("b", 412, 412)}); len(r.PlaysDown[0]) > 0 {
		t.Errorf("tells both: %v", r.PlaysDown)
	}
	if r := Compare([]Figure{late("a", 60), fig("b", 412, 412), fig("b", 142, 142)}); len(r.PlaysDown[0]) > 0 {
		t.Errorf("two numbers of one voice: %v", r.PlaysDown)
	}
	bare := fig("b", 412, 412)
	bare.Deed = ""
	if r := Compare([]Figure{late("a", 60), fig("b", 412, 412), bare}); !slices.Equal(r.PlaysDown[0], []int{1, 2}) || r.Deeds[2] != "cancelled" {
		t.Errorf("the deed stands elsewhere in the article: %v, %q", r.PlaysDown, r.Deeds)
	}
}

// What a voice says twice is one number: a story that the first report is tied to holds for the second, and its day.
func TestRepeats(t *testing.T) {
	first, second := late("a", 60), late("a", 60)
	first.From, first.To, first.Article, first.Scopes, first.Day = "2025-03-03", "2025-03-03", "first", []string{"s"}, "2025-03-04"
	second.Article, second.Scopes, second.Day = "second", []string{"t"}, "2025-03-05"
	later := fig("b", 412, 412) // of the first report's story, told for the day
	later.Day, later.From, later.To = "2025-03-06", "2025-03-03", "2025-03-03"
	with := func(change func(*Figure)) []Figure {
		f := second
		change(&f)
		return []Figure{first, f, later}
	}
	for _, c := range []struct {
		name string
		list []Figure
		want []int
	}{
		{"said again", with(func(*Figure) {}), []int{0, 1}},
		{"another voice says it", with(func(f *Figure) { f.Voice = "c" }), []int{0}},
		{"another number", with(func(f *Figure) { f.Hi = 61 }), []int{0}},
		{"a week later", with(func(f *Figure) { f.Day = "2025-03-11" }), []int{0}},
		{"of another day", with(func(f *Figure) { f.From, f.To = "2025-03-05", "2025-03-05" }), []int{0}},
		{"elsewhere", append(with(func(f *Figure) { f.Places = []string{"UTD"} })[1:], func() Figure { f := first; f.Places = []string{"QLR"}; return f }()), []int{2}},
		{"beside another of its own", append(with(func(*Figure) {}), func() Figure { f := second; f.Hi = 70; return f }()), []int{0}},
	} {
		k := slices.IndexFunc(c.list, func(f Figure) bool { return f.Voice == "b" })
		if r := Compare(c.list); !slices.Equal(r.PlayedDown[k], c.want) {
			t.Errorf("%s: played down by %v, want %v", c.name, r.PlayedDown[k], c.want)
		}
	}
}
