package draw

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// check holds a picture to its rules: every text and rect lies inside, no text stands on
// another, and no text is smaller than 11 px.
func check(t interface{ Errorf(string, ...any) }, p *Picture) {
	type box struct {
		x0, y0, x1, y1 float64
		text           string
	}
	var boxes []box
	for i := range p.Shapes {
		s := &p.Shapes[i]
		if s.Kind != Text && s.Kind != Rect {
			continue
		}
		x0, y0, x1, y1 := s.Box()
		if x0 < -0.1 || y0 < -0.1 || x1 > p.Width+0.1 || y1 > p.Height+0.1 {
			t.Errorf("%s: %s %q at %.1f,%.1f–%.1f,%.1f is outside %.0f×%.0f", p.Class, s.Kind, s.Text, x0, y0, x1, y1, p.Width, p.Height)
		}
		if s.Kind != Text {
			continue
		}
		if s.Size < 11 {
			t.Errorf("%q has %.0f px", s.Text, s.Size)
		}
		for _, b := range boxes {
			if x0 < b.x1 && b.x0 < x1 && y0 < b.y1 && b.y0 < y1 {
				t.Errorf("%s: %q stands on %q", p.Class, s.Text, b.text)
			}
		}
		boxes = append(boxes, box{x0, y0, x1, y1, s.Text})
	}
}

var epoch = time.Date(2025, 3, 3, 6, 0, 0, 0, time.UTC)

// name draws a name of up to 80 characters, in scripts of one and more bytes.
func name(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"The", "Tembrough", "Register", "Ministry", "of", "Глас", "x", "Überlandzeitung"}), 0, 9).Draw(t, "name")
	return strings.Join(words, " ")
}

func drawRows(t *rapid.T) []Row {
	n := rapid.IntRange(1, MaxRows+2).Draw(t, "rows")
	var rows []Row
	var open []int // the way from the root to the last row
	for i := range n {
		r := Row{Parent: -1, Sign: rapid.SampledFrom([]Sign{Report, Source, Unnamed, Outlet}).Draw(t, "sign"), Name: name(t), Said: "A · ", Carries: "12,345 reports", Date: "30 Sep 2025", Lag: "+365 d 23 h", Edge: rapid.SampledFrom([]string{"copy", "reuse", "cites", "unnamed"}).Draw(t, "edge"), Score: "0.97", Href: "/a", EdgeHref: "/e"}
		if i > 0 && rapid.IntRange(0, 4).Draw(t, "root") > 0 {
			k := rapid.IntRange(0, len(open)-1).Draw(t, "parent")
			open = open[:k+1]
			r.Parent = open[k]
		} else {
			open = nil
		}
		open = append(open, i)
		if rapid.Bool().Draw(t, "dated") {
			r.At = epoch.Add(time.Duration(rapid.Int64Range(-1e9, 4e17).Draw(t, "at")))
		}
		r.Words, r.NoHedge, r.Open = name(t), rapid.Bool().Draw(t, "plain"), rapid.Bool().Draw(t, "open")
		rows = append(rows, r)
	}
	return rows
}

// No two labels of a tree overlap, whatever its form, names and times; every child stands
// right of its parent, with room for the style of its edge; equal rows give equal shapes.
func TestTree(t *testing.T) {
	drawn := 0
	rapid.Check(t, func(t *rapid.T) {
		rows := drawRows(t)
		wide, narrow, ok := Tree(rows, "x")
		if !ok {
			if len(rows) <= 20 {
				t.Errorf("%d rows are not drawn", len(rows))
			}
			return
		}
		drawn++
		check(t, &wide)
		check(t, &narrow)
		tr := newTree(rows)
		xs := tr.places(14, firstX, lastX, 19)
		for i, r := range rows {
			if r.Parent >= 0 && xs[i]-5-xs[r.Parent] < 13.9 {
				t.Errorf("row %d is %.1f px right of its parent", i, xs[i]-xs[r.Parent])
			}
			if r.Parent >= 0 && xs[i] > lastX+0.1 {
				t.Errorf("row %d at %.1f", i, xs[i])
			}
		}
		if again, _, _ := Tree(rows, "x"); !reflect.DeepEqual(wide, again) {
			t.Errorf("drawn twice it differs")
		}
	})
	if drawn < 10 {
		t.Errorf("only %d trees were drawn", drawn)
	}
	if _, _, ok := Tree(nil, ""); ok {
		t.Error("no rows are a picture")
	}
}

// A tree of the pages, by hand: what stands where.
func TestTreeByHand(t *testing.T) {
	rows := []Row{
		{Parent: -1, Sign: Source, Name: "Union of Rail Crews", Said: "A · ", Carries: "3 reports"},
		{Parent: 0, Sign: Report, Name: "Waystone", Edge: "cites", At: epoch, Score: "0.53", EdgeHref: "/e1"},
		{Parent: 1, Sign: Report, Name: "Fathom", Edge: "reuse", At: epoch.Add(time.Hour), Words: "highly likely"},
		{Parent: 0, Sign: Report, Name: "Whistle", Edge: "unnamed", At: epoch.Add(24 * time.Hour), NoHedge: true},
	}
	wide, narrow, ok := Tree(rows, "finding")
	if !ok || wide.Class != "wide" || narrow.Class != "narrow" || wide.Width != Wide || narrow.Width != Narrow || wide.Finding != "finding" {
		t.Fatalf("%v %+v", ok, wide)
	}
	has := func(p Picture, f func(s Shape) bool) bool {
		for _, s := range p.Shapes {
			if f(s) {
				return true
			}
		}
		return false
	}
	for what, f := range map[string]func(s Shape) bool{
		"a square for the source":        func(s Shape) bool { return s.Kind == Rect && s.Class == "nd" },
		"a dotted edge for the citation": func(s Shape) bool { return s.Class == "ed cites" },
		"a dashed edge for the reuse":    func(s Shape) bool { return s.Class == "ed reuse" },
		"two lines for the unnamed":      func(s Shape) bool { return s.Class == "ed unn" && strings.Count(s.D, "M") == 2 },
		"the proof as a link":            func(s Shape) bool { return s.Text == "0.53" && s.Href == "/e1" },
		"the words":                      func(s Shape) bool { return s.Text == "highly likely" && s.Class == "w" },
		"the lack of words":              func(s Shape) bool { return s.Text == "no hedge" },
		"the last report at the end":     func(s Shape) bool { return s.Kind == Circle && s.X == lastX },
		"an axis that ends with the day": func(s Shape) bool { return s.Text == "1 day" },
	} {
		if !has(wide, f) {
			t.Errorf("wide lacks %s", what)
		}
	}
	if !has(narrow, func(s Shape) bool { return s.Text == "cites 0.53" && s.Href == "/e1" }) {
		t.Error("narrow has no edge with its proof")
	}
}

func TestBars(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ns := rapid.SliceOfN(rapid.IntRange(0, 2000), 1, 400).Draw(t, "counts")
		var counts []Count
		filled := 0
		for _, n := range ns {
			counts = append(counts, Count{N: n})
			if n > 0 {
				filled++
			}
		}
		wide, narrow, ok := Bars(counts, "f", "3 Mar 2025", "30 Sep 2025, 15:00")
		if ok != (filled >= 3) {
			t.Errorf("%d bars: drawn %v", filled, ok)
		}
		if ok {
			check(t, &wide)
			check(t, &narrow)
		}
	})
}

// Labels of a timeline never cover each other, and no leader crosses one.
func TestLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lanes := make([]Lane, rapid.IntRange(1, MaxLanes).Draw(t, "lanes"))
		for i := range lanes {
			lanes[i].Name = name(t)
			at := epoch
			for range rapid.IntRange(0, 12).Draw(t, "points") {
				at = at.Add(time.Duration(rapid.Int64Range(0, 2e14).Draw(t, "gap")))
				lanes[i].Points = append(lanes[i].Points, Point{At: at, Who: name(t), Words: name(t), Mark: rapid.SampledFrom([]string{"full", "half", "struck"}).Draw(t, "mark")})
			}
		}
		days := []Day{{epoch, "Mon 3 Mar"}, {epoch.Add(24 * time.Hour), "Tue 4 Mar"}}
		p, ok := Lanes(lanes, days, "f")
		if !ok {
			return
		}
		check(t, &p)
		for _, l := range lanes {
			for i, a := range l.Points {
				for _, b := range l.Points[i+1:] {
					if a.row > 0 && b.row > 0 && b.x <= a.x+a.labelW && b.row >= a.row {
						t.Errorf("the leader of %q crosses %q", b.Who, a.Who)
					}
				}
			}
		}
	})
}

func TestPassages(t *testing.T) {
	if _, ok := Passages(0, 9, "a", "b", nil, ""); ok {
		t.Error("a text without words is drawn")
	}
	p, ok := Passages(200, 100, "Waystone, 200 words", "Fathom, 100 words", []Passage{{A: [2]int{0, 60}, B: [2]int{40, 100}, Href: "#p1"}, {A: [2]int{150, 151}, B: [2]int{0, 1}}}, "f")
	if !ok {
		t.Fatal("not drawn")
	}
	check(t, &p)
	got := ""
	for _, s := range p.Shapes {
		if s.Class == "ribbon" {
			got += s.D + s.Href + "; "
		}
	}
	if want := "M0.0 38.0H364.8L608.0 92.0H243.2z#p1; M912.0 38.0H918.1L6.1 92.0H0.0z; "; got != want {
		t.Errorf("ribbons %s, want %s", got, want)
	}
}

func TestFit(t *testing.T) {
	for _, tc := range []struct {
		s    string
		room float64
		want string
	}{{"The Lark", 100, "The Lark"}, {"The Morning Fathom", 100, "The Morning…"}, {"Überlandzeitungsverband", 60, "Überlan…"}, {"The Lark", 10, ""}, {"", 0, ""}} {
		if got := fit(tc.s, tc.room, 12, false); got != tc.want {
			t.Errorf("fit(%q, %.0f) = %q, want %q", tc.s, tc.room, got, tc.want)
		}
	}
	if fmt.Sprint(Px(1.25), Px(-0.04)) == "" || whole("a b", 5, 12) != "" || whole("ab", 50, 12) != "ab" {
		t.Error("words that do not fit are left out")
	}
}
