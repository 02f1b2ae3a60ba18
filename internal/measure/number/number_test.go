package number

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
)

func TestInterval(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		n      hearsay.Number
		lo, hi float64
	}{
		{hearsay.Number{Value: 412, Bound: hearsay.Exact, Kind: hearsay.Count}, 412, 412},
		{hearsay.Number{Value: 60, Bound: hearsay.Exact, Kind: hearsay.Count}, 60, 60},    // under a hundred it is counted
		{hearsay.Number{Value: 400, Bound: hearsay.Exact, Kind: hearsay.Count}, 350, 450}, // half of the last digit that is told: 50
		{hearsay.Number{Value: 9000, Bound: hearsay.Exact, Kind: hearsay.Count}, 8500, 9500},
		{hearsay.Number{Value: 450, Bound: hearsay.Exact, Kind: hearsay.Count}, 450, 450}, // one zero may be counted
		{hearsay.Number{Value: 500, Bound: hearsay.AtLeast, Kind: hearsay.Count}, 500, inf},
		{hearsay.Number{Value: 60, Bound: hearsay.AtMost, Kind: hearsay.Count}, 0, 60},
		{hearsay.Number{Value: 50, Bound: hearsay.About, Kind: hearsay.Count}, 45, 55},
		{hearsay.Number{Value: 3000, Max: 4000, Bound: hearsay.Exact, Kind: hearsay.Count}, 3000, 4000},
		{hearsay.Number{Value: 3, Bound: hearsay.Exact, Kind: hearsay.Percent}, 2.5, 3.5},
		{hearsay.Number{Value: 2, Bound: hearsay.Exact, Kind: hearsay.Factor}, 2, 2},
	} {
		if lo, hi := Interval(&c.n); lo != c.lo || hi != c.hi {
			t.Errorf("%v %v: [%v, %v], want [%v, %v]", c.n.Value, c.n.Bound, lo, hi, c.lo, c.hi)
		}
	}
	lo, hi := Interval(&hearsay.Number{Value: 3.4, Bound: hearsay.Exact, Kind: hearsay.Percent})
	if math.Abs(lo-3.35) > 1e-6 || math.Abs(hi-3.45) > 1e-6 { // one decimal is told: ± .05
		t.Errorf("3.4 %%: [%v, %v]", lo, hi)
	}
}

// fig is a count of trains that a voice gives of one story on 3 March 2025.
func fig(voice string, lo, hi float64) Figure {
	return Figure{ID: voice + fmt.Sprint(lo), Voice: voice, Article: "of " + voice, Scopes: []string{"s"}, Day: "2025-03-03", Kind: hearsay.Count, What: "train", Deed: "cancelled", Lo: lo, Hi: hi}
}

func TestCompare(t *testing.T) {
	inf := math.Inf(1)
	with := func(f Figure, change func(*Figure)) Figure {
		change(&f)
		return f
	}
	base := fig("a", 412, 412)
	for _, c := range []struct {
		name  string
		other Figure
		rival bool
		same  bool
	}{
		{"more than 500", fig("b", 500, inf), true, false},
		{"more than 400 holds 412", fig("b", 400, inf), false, true},
		{"one voice is no rival of itself", with(fig("a", 142, 142), func(f *Figure) { f.Article = "later" }), false, false},
		{"nobody known", with(fig("b", 142, 142), func(f *Figure) { f.Voice = "" }), false, false},
		{"another story", with(fig("b", 142, 142), func(f *Figure) { f.Scopes = []string{"t"} }), false, false},
		{"another story on two common bodies", with(fig("b", 142, 142), func(f *Figure) { f.Scopes, f.About = []string{"t"}, []string{"x", "y"} }), false, false},
		{"another deed", with(fig("b", 142, 142), func(f *Figure) { f.Deed = "late" }), false, false},
		{"no deed told, once in each article", with(fig("b", 142, 142), func(f *Figure) { f.Deed = "" }), true, false},
		{"no deed told, and ten times as many", with(fig("b", 4120, 4120), func(f *Figure) { f.Deed = "" }), false, false},
		{"four days later", with(fig("b", 142, 142), func(f *Figure) { f.Day = "2025-03-07" }), false, false},
		{"three days later", with(fig("b", 142, 142), func(f *Figure) { f.Day = "2025-03-06" }), true, false},
		{"nine days later, both told for one day", with(fig("b", 142, 142), func(f *Figure) { f.Day, f.From, f.To = "2025-03-12", "2025-03-03", "2025-03-03" }), true, false},
		{"two months later, told for that day", with(fig("b", 142, 142), func(f *Figure) { f.Day, f.From, f.To = "2025-05-12", "2025-03-03", "2025-03-03" }), false, false},
		{"of a sentence that tells of long ago", with(fig("b", 142, 142), func(f *Figure) { f.Past = true }), false, false},
		{"of something else that is not said", with(fig("b", 142, 142), func(f *Figure) { f.What = "other" }), false, false},
		{"a later higher count may have grown", with(fig("b", 600, 600), func(f *Figure) { f.Day = "2025-03-04" }), false, false},
		{"twenty times as many are something else", fig("b", 9000, 9000), false, false},
		{"told for the year", with(fig("b", 142, 142), func(f *Figure) { f.From, f.To = "2025-01-01", "2025-12-31" }), false, false},
		{"told for the day", with(fig("b", 142, 142), func(f *Figure) { f.From, f.To = "2025-03-03", "2025-03-03" }), true, false},
		{"another kind", with(fig("b", 142, 142), func(f *Figure) { f.Kind = hearsay.Percent }), false, false},
		{"described by another word", with(fig("b", 300, 300), func(f *Figure) { f.Of = []string{"freight"} }), true, false},
		{"described by another word and far away", with(fig("b", 30, 30), func(f *Figure) { f.Of = []string{"freight"} }), false, false},
	} {
		r := Compare([]Figure{base, c.other})
		if got := len(r.Rivals[0]) > 0; got != c.rival || got != (len(r.Rivals[1]) > 0) {
			t.Errorf("%s: rivals %v", c.name, r.Rivals)
		}
		if got := len(r.Same[0]) > 0; got != c.same {
			t.Errorf("%s: same %v", c.name, r.Same)
		}
	}
}

// What looks like a contradiction and is none: a total and its part, sums of which one article tells both, bulletins of the last hours, and expulsions
// by one state and by whoever.
func TestNoRivals(t *testing.T) {
	inf := math.Inf(1)
	hurt := func(voice, deed string, lo, hi float64) Figure {
		f := fig(voice, lo, hi)
		f.What, f.Deed = "child", deed
		return f
	}
	money := func(voice, article string, lo float64) Figure {
		f := fig(voice, lo, lo)
		f.Kind, f.What, f.Deed, f.Of, f.Article = hearsay.Money, "usd", "seized", []string{"ransom"}, article
		return f
	}
	expelled := func(voice, doer string, lo float64) Figure {
		f := fig(voice, lo, lo)
		f.What, f.Deed, f.Doer = "envoy", "expelled", doer
		return f
	}
	rolling := func(voice string, lo float64) Figure {
		f := fig(voice, lo, lo)
		f.Rolling = true
		return f
	}
	for name, c := range map[string]struct {
		list []Figure
		want bool
	}{
		"two counts of the hurt, one day":      {[]Figure{with(hurt("a", "injured", 584, inf), "2025-03-03"), with(hurt("b", "injured", 387, 387), "2025-03-04")}, true},
		"a total with the dead, and the hurt":  {[]Figure{with(hurt("a", "injured", 584, inf), "2025-03-03"), with(hurt("a", "killed", 208, 208), "2025-03-03"), with(hurt("b", "injured", 387, 387), "2025-03-04")}, false},
		"the dead stand in the other article":  {[]Figure{with(hurt("a", "injured", 584, inf), "2025-03-03"), with(hurt("b", "killed", 208, 208), "2025-03-04"), with(hurt("b", "injured", 387, 387), "2025-03-04")}, false},
		"another number does not fill the gap": {[]Figure{with(hurt("a", "injured", 584, inf), "2025-03-03"), with(hurt("a", "killed", 90, 90), "2025-03-03"), with(hurt("b", "injured", 387, 387), "2025-03-04")}, true},
		"two sums":                             {[]Figure{money("a", "a", 28e5), money("b", "b", 1e6)}, true},
		"two sums, and an article tells both":  {[]Figure{money("a", "a", 28e5), money("b", "b", 1e6), money("c", "b", 28e5)}, false},
		"expelled by nobody told":              {[]Figure{expelled("a", "", 15), expelled("b", "", 70)}, true},
		"expelled by one, and by whoever":      {[]Figure{expelled("a", "state:PRN", 15), expelled("b", "", 70)}, false},
		"of the last day, in two bulletins":    {[]Figure{rolling("a", 412), rolling("b", 142)}, false},
		"of the last day, in one bulletin":     {[]Figure{rolling("a", 412), fig("b", 142, 142)}, false},
	} {
		r := Compare(c.list)
		if got := len(r.Rivals[0]) > 0; got != c.want {
			t.Errorf("%s: rivals %v", name, r.Rivals)
		}
	}
}

func with(f Figure, day string) Figure {
	f.Day = day
	return f
}

// Names, places and periods on both sides tell quantities apart; on one side they do not.
func TestApart(t *testing.T) {
	for _, c := range []struct {
		name  string
		a, b  func(*Figure)
		rival bool
	}{
		{"names", func(f *Figure) { f.Of = []string{"Ustrandic"} }, func(f *Figure) { f.Of = []string{"Quillaran"} }, false},
		{"words", func(f *Figure) { f.Of = []string{"night"} }, func(f *Figure) { f.Of = []string{"freight"} }, false},
		{"places", func(f *Figure) { f.Places = []string{"UTD"} }, func(f *Figure) { f.Places = []string{"QLR"} }, false},
		{"one place", func(f *Figure) { f.Places = []string{"UTD"} }, func(*Figure) {}, true},
		{"years", func(f *Figure) { f.From, f.To = "2022-01-01", "2022-12-31" }, func(f *Figure) { f.From, f.To = "2023-01-01", "2023-12-31" }, false},
		{"one year", func(f *Figure) { f.From, f.To = "2022-01-01", "2022-12-31" }, func(f *Figure) { f.From, f.To = "2022-01-01", "2022-12-31" }, true},
		{"two bodies stand in for a story", func(f *Figure) { f.About = []string{"x", "y"} }, func(f *Figure) { f.Scopes, f.About = []string{"t"}, []string{"x", "y"} }, true},
		{"one body and the day", func(f *Figure) { f.About = []string{"x"} }, func(f *Figure) {
			f.Scopes, f.About, f.Day, f.From, f.To = []string{"t"}, []string{"x"}, "2025-03-05", "2025-03-03", "2025-03-03"
		}, true},
		{"one body and another day", func(f *Figure) { f.About = []string{"x"} }, func(f *Figure) {
			f.Scopes, f.About, f.Day, f.From, f.To = []string{"t"}, []string{"x"}, "2025-03-05", "2025-03-02", "2025-03-02"
		}, false},
		{"sums of money without a word", func(f *Figure) { f.Kind, f.What = hearsay.Money, "usd" }, func(f *Figure) { f.Kind, f.What = hearsay.Money, "usd" }, false},
		{"shares of a noun alone", func(f *Figure) { f.Kind, f.Deed, f.What = hearsay.Percent, "", "citizen" }, func(f *Figure) { f.Kind, f.Deed, f.What = hearsay.Percent, "", "citizen" }, false},
		{"sums of one thing", func(f *Figure) { f.Kind, f.What, f.Of = hearsay.Money, "usd", []string{"ransom"} }, func(f *Figure) { f.Kind, f.What, f.Of = hearsay.Money, "usd", []string{"ransom"} }, true},
		{"sums of two things", func(f *Figure) { f.Kind, f.What, f.Of = hearsay.Money, "usd", []string{"ransom"} }, func(f *Figure) {
			f.Kind, f.What, f.Of = hearsay.Money, "usd", []string{"ransom", "bridge"}
		}, false},
		{"wages an hour", func(f *Figure) { f.Kind, f.What, f.Of, f.Deed = hearsay.Money, "usd", []string{"hour"}, "" }, func(f *Figure) { f.Kind, f.What, f.Of, f.Deed = hearsay.Money, "usd", []string{"hour"}, "" }, false},
		{"done by two", func(f *Figure) { f.Doer = "state:UTD" }, func(f *Figure) { f.Doer = "state:QLR" }, false},
		{"done by one", func(f *Figure) { f.Doer = "state:UTD" }, func(f *Figure) { f.Doer = "state:UTD" }, true},
		{"sentences of two days", func(f *Figure) { f.Hint = "2025-03-03/2025-03-03" }, func(f *Figure) { f.Hint = "2025-03-02/2025-03-02" }, false},
		{"told for a day, the other in a sentence of another", func(f *Figure) { f.From, f.To = "2025-03-03", "2025-03-03" }, func(f *Figure) { f.Hint = "2025-03-02/2025-03-02" }, false},
		{"one sentence of a day", func(f *Figure) { f.Hint = "2025-03-03/2025-03-03" }, func(*Figure) {}, true},
		{"tolls of one day rise by the hour", func(f *Figure) { f.Deed = "killed" }, func(f *Figure) { f.Deed, f.Article = "killed", "z" }, false},
		{"two tolls in one article", func(f *Figure) { f.Deed, f.Article = "killed", "z" }, func(f *Figure) { f.Deed, f.Article = "killed", "z" }, true},
		{"a lower toll on the next day", func(f *Figure) { f.Deed = "killed" }, func(f *Figure) { f.Deed, f.Day = "killed", "2025-03-04" }, true},
		{"a few killed here and there", func(f *Figure) { f.Deed, f.Lo, f.Hi = "killed", 9, 9 }, func(f *Figure) { f.Deed, f.Day, f.Lo, f.Hi = "killed", "2025-03-04", 4, 4 }, false},
		{"a few killed in one place", func(f *Figure) { f.Deed, f.Lo, f.Hi, f.Places = "killed", 9, 9, []string{"Stile Ford"} }, func(f *Figure) {
			f.Deed, f.Day, f.Lo, f.Hi, f.Places = "killed", "2025-03-04", 4, 4, []string{"Stile Ford"}
		}, true},
		{"what is done every day, on two days", func(f *Figure) { f.Deed = "repel" }, func(f *Figure) { f.Deed, f.Day = "repel", "2025-03-04" }, false},
		{"what is done every day, on one", func(f *Figure) { f.Deed = "repel" }, func(f *Figure) { f.Deed = "repel" }, true},
		{"one body does not", func(f *Figure) { f.About = []string{"x"} }, func(f *Figure) { f.Scopes, f.About = []string{"t"}, []string{"x"} }, false},
		{"what is counted everywhere needs a deed", func(f *Figure) { f.What, f.Deed = "person", "" }, func(f *Figure) { f.What = "person" }, false},
	} {
		a, b := fig("a", 412, 412), fig("b", 142, 142)
		c.a(&a)
		c.b(&b)
		if r := Compare([]Figure{a, b}); (len(r.Rivals[0]) > 0) != c.rival {
			t.Errorf("%s: rivals %v, want %v", c.name, r.Rivals, c.rival)
		}
	}
}

// A number that an article counts twice has the deed that it tells once, unless it tells two or the number is small.
func TestDeedOfArticle(t *testing.T) {
	bare := func(n float64) Figure {
		f := fig("a", n, n)
		f.Deed = ""
		return f
	}
	late := fig("a", 412, 412)
	late.Deed = "late"
	union := fig("b", 500, math.Inf(1))
	partly := fig("b", 30, 30) // so that the union's article counts trains twice, and a bare number is compared with none
	partly.Deed = "late"
	for _, c := range []struct {
		name  string
		list  []Figure
		rival bool
	}{
		{"told once", []Figure{bare(412), fig("a", 412, 412), union, partly}, true},
		{"told nowhere", []Figure{bare(412), union, partly}, false},
		{"two deeds", []Figure{bare(412), fig("a", 412, 412), late, union, partly}, false},
	} {
		if r := Compare(c.list); slices.Contains(r.Rivals[0], len(c.list)-2) != c.rival {
			t.Errorf("%s: rivals %v", c.name, r.Rivals)
		}
	}
}

// A voice that gives two numbers in one article is nobody's rival there; one that gives another
// number another day has changed it.
func TestOneVoice(t *testing.T) {
	a, b := fig("a", 412, 412), fig("a", 142, 142)
	if r := Compare([]Figure{a, b, fig("u", 500, math.Inf(1))}); len(r.Rivals[0])+len(r.Rivals[1])+len(r.Rivals[2]) > 0 {
		t.Errorf("rivals %v", r.Rivals)
	}
	b.Article, b.Day = "later", "2025-03-05"
	r := Compare([]Figure{a, b})
	if !slices.Equal(r.Changes[1], []int{0}) || len(r.Changes[0]) > 0 {
		t.Errorf("changes %v", r.Changes)
	}
}

// The order of figures does not matter, rivalry is mutual, and rivals never meet.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		list := make([]Figure, n)
		for i := range list {
			lo := float64(rapid.IntRange(1, 6).Draw(t, "lo") * 100)
			list[i] = fig(rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(t, "voice"), lo, lo+float64(rapid.IntRange(0, 2).Draw(t, "width")*100))
			list[i].ID = fmt.Sprint(i)
			list[i].Article = rapid.SampledFrom([]string{"x", "y", "z"}).Draw(t, "article")
			list[i].Day = rapid.SampledFrom([]string{"2025-03-03", "2025-03-05", "2025-03-09", ""}).Draw(t, "day")
			list[i].Deed = rapid.SampledFrom([]string{"", "cancelled", "late"}).Draw(t, "deed")
			list[i].Small, list[i].Counted = rapid.Bool().Draw(t, "small"), rapid.Bool().Draw(t, "counted")
			list[i].Scopes = []string{rapid.SampledFrom([]string{"s", "s", "t"}).Draw(t, "scope")}
		}
		r := Compare(list)
		perm := rand.New(rand.NewPCG(uint64(n), 7)).Perm(n)
		other := make([]Figure, n)
		for i, k := range perm {
			other[i] = list[k]
		}
		s := Compare(other)
		for i, k := range perm {
			var want, got []string
			for _, j := range r.Rivals[k] {
				want = append(want, list[j].ID)
				if !slices.Contains(r.Rivals[j], k) || meets(&list[j], &list[k]) || list[j].Voice == list[k].Voice {
					t.Fatalf("%+v and %+v are rivals", list[j], list[k])
				}
			}
			for _, j := range s.Rivals[i] {
				got = append(got, other[j].ID)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Fatalf("rivals of %s: %v, in another order %v", list[k].ID, want, got)
			}
			want, got = nil, nil
			for _, j := range r.PlaysDown[k] {
				want = append(want, list[j].ID)
				if x, y := &list[k], &list[j]; !slices.Contains(r.PlayedDown[j], k) || slices.Contains(r.Rivals[k], j) || !x.Small || x.Hi >= y.Lo || r.Deeds[k] == r.Deeds[j] || x.Voice == y.Voice {
					t.Fatalf("%+v plays down %+v", *x, *y)
				}
			}
			for _, j := range s.PlaysDown[i] {
				got = append(got, other[j].ID)
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Fatalf("%s plays down %v, in another order %v", list[k].ID, want, got)
			}
		}
	})
}

func TestGroups(t *testing.T) {
	// 1 and 3 contradict each other, 3 and 4 agree, 4 changes 0; 2 stands alone.
	r := Result{Rivals: [][]int{nil, {3}, nil, {1}, nil}, Same: [][]int{nil, nil, nil, {4}, {3}}, Changes: [][]int{nil, nil, nil, nil, {0}}}
	if got := Groups(5, r); !slices.Equal(got, []int{0, 0, 2, 0, 0}) {
		t.Errorf("groups %v", got)
	}
	if got := Groups(0, Result{}); len(got) != 0 {
		t.Errorf("none: %v", got)
	}
}

func TestOften(t *testing.T) {
	at := func(d int) time.Time { return time.Date(2025, 3, d, 9, 0, 0, 0, time.UTC) }
	list := []Saying{
		{"p", "a1", "s", "deny", at(3)}, {"p", "a1", "s", "deny", at(3)}, // one article is one time
		{"p", "a2", "t", "deny", at(4)}, {"p", "a3", "s", "accuse", at(4)}, {"q", "a4", "s", "deny", at(4)},
		{"p", "a5", "s", "deny", at(5)}, // asked
		{"p", "a6", "s", "deny", at(6)}, {"", "a7", "s", "deny", at(3)}, {"p", "a8", "s", "deny", time.Time{}},
	}
	got := Often(list, []int{5, 7})
	if want := (Before{Quotes: 3, Articles: 2, InStory: 1, Days: 2}); got[0] != want {
		t.Errorf("%+v, want %+v", got[0], want)
	}
	if got[1] != (Before{}) {
		t.Errorf("nobody: %+v", got[1])
	}
	if Fewer(3, got[0]) || !Fewer(4, got[0]) { // two before and this one are three
		t.Error("fewer")
	}
}

// A voice whose count falls from day to day counts anew: it is no rival of another day's, but of its own day's.
func TestMoving(t *testing.T) {
	a, b := fig("a", 300, 300), fig("a", 200, 200)
	b.Day, b.Article = "2025-03-04", "next"
	sameDay, later := fig("b", 120, 120), fig("b", 120, 120)
	sameDay.Day, later.Day = "2025-03-04", "2025-03-05"
	for _, c := range []struct {
		list  []Figure
		rival bool
	}{{[]Figure{a, b, sameDay}, true}, {[]Figure{a, b, later}, false}, {[]Figure{b, later}, true}} {
		r := Compare(c.list)
		if got := slices.Contains(r.Rivals[len(c.list)-1], len(c.list)-2); got != c.rival {
			t.Errorf("%+v: %v", c.list, r.Rivals)
		}
	}
}

// What is told of one day that is over, and does not rise, cannot have grown until the second report; tolls can.
func TestClosed(t *testing.T) {
	of := func(voice, day, told, deed string, n float64) Figure {
		return Figure{ID: voice + day, Voice: voice, Article: voice + day, Scopes: []string{"s"}, Day: told, Kind: "count", What: "train", Deed: deed, Lo: n, Hi: n, From: day, To: day}
	}
	for _, c := range []struct {
		name string
		x, y Figure
		want bool
	}{
		{"over for both", of("a", "2025-03-03", "2025-03-05", "cancelled", 142), of("b", "2025-03-03", "2025-03-06", "cancelled", 412), true},
		{"still running at the first", of("a", "2025-03-03", "2025-03-03", "cancelled", 142), of("b", "2025-03-03", "2025-03-05", "cancelled", 412), false},
		{"two days", of("a", "2025-03-03", "2025-03-05", "cancelled", 142), of("b", "2025-03-04", "2025-03-06", "cancelled", 412), false},
		{"rises", of("a", "2025-03-03", "2025-03-05", "destroyed", 142), of("b", "2025-03-03", "2025-03-06", "destroyed", 412), false},
		{"no outcome", of("a", "2025-03-03", "2025-03-05", "paint", 142), of("b", "2025-03-03", "2025-03-06", "paint", 412), false},
	} {
		for _, list := range [][]Figure{{c.x, c.y}, {c.y, c.x}} {
			if got := len(Compare(list).Rivals[0]) > 0; got != c.want {
				t.Errorf("%s: rivals %v", c.name, got)
			}
		}
	}
}

// What was seized is not what went off, where one number is many times the other; what is alike may be.
func TestWeights(t *testing.T) {
	powder := func(voice, deed string, kg float64) Figure {
		f := fig(voice, kg, kg)
		f.What, f.Deed, f.Of = "kilogram", deed, []string{"powder"}
		return f
	}
	tonnes := powder("b", "", 2)
	tonnes.What = "tonne"
	if r := Compare([]Figure{powder("a", "", 600), tonnes}); len(r.Rivals[0]) != 1 {
		t.Errorf("600 kilograms against two tonnes: %v", r.Rivals)
	}
	if tonnes.Lo = 0.6; len(Compare([]Figure{powder("a", "", 600), tonnes}).Same[0]) != 1 {
		t.Error("600 kilograms and 0.6 to 2 tonnes do not agree")
	}
	for _, c := range []struct {
		kg   float64
		want bool
	}{{90, false}, {190, true}} {
		if got := len(Compare([]Figure{powder("a", "", 600), powder("b", "seized", c.kg)}).Rivals[0]) > 0; got != c.want {
			t.Errorf("600 against %v seized: %v, want %v", c.kg, got, c.want)
		}
	}
}
