package draw

import (
	"fmt"
	"math"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Dots and lines stay inside their picture, words apart, marks in the order of their values; equal rows give
// equal shapes.
func TestShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rows []Share
		marks := 0
		for range rapid.IntRange(1, 16).Draw(t, "rows") {
			n := rapid.IntRange(1, 400).Draw(t, "n")
			k := rapid.IntRange(0, n).Draw(t, "k")
			v := float64(k) / float64(n)
			r := Share{Name: name(t), Href: "#a", Text: fmt.Sprintf("%d · %.0f %%", k, 100*v), Title: "x", Value: v, Lo: v * 0.8, Hi: min(1, v+0.1), Tick: rapid.Float64Range(-1, 1).Draw(t, "tick"), Open: rapid.Bool().Draw(t, "open")}
			if rapid.IntRange(0, 3).Draw(t, "few") == 0 {
				r.Few = "n < 10: no share"
			} else {
				marks++
			}
			rows = append(rows, r)
		}
		for _, f := range []func([]Share, string) (Picture, Picture, bool){Dots, Lines} {
			wide, narrow, ok := f(rows, "finding")
			if ok != (marks > 0 && len(rows) <= maxShares) {
				t.Fatalf("%d rows, %d marks: drawn %v", len(rows), marks, ok)
			}
			if !ok {
				continue
			}
			check(t, &wide)
			check(t, &narrow)
			if again, _, _ := f(rows, "finding"); !reflect.DeepEqual(wide, again) {
				t.Error("drawn twice it differs")
			}
		}
	})
}

// A half stands in the middle of an axis that ends at 100 %; at 40 % an axis ends at 40.
func TestDotsByHand(t *testing.T) {
	wide, narrow, ok := Dots([]Share{{Name: "Nobody named", Text: "50 · 50 %", Value: 0.5, Lo: 0.4, Hi: 0.6, Tick: -1, Open: true}}, "f")
	if !ok {
		t.Fatal("not drawn")
	}
	// The axis ends at 75 %: two thirds of 120 to 590 − 76.64 (9 characters of 6.96 and 14 between), and of 0 to 358 − 76.64.
	for p, want := range map[*Picture]float64{&wide: 120 + (590-76.64-120)*2/3, &narrow: (358 - 76.64) * 2 / 3} {
		for _, s := range p.Shapes {
			if s.Kind == Circle && (math.Abs(s.X-want) > 0.01 || s.Class != "nd-o") {
				t.Errorf("%s: dot at %.1f, class %s, want %.1f", p.Class, s.X, s.Class, want)
			}
		}
	}
	wide, _, _ = Lines([]Share{{Name: "Copy", Value: 0.2, Lo: 0.1, Hi: 0.4, Tick: 0.3}}, "f")
	got := ""
	for _, s := range wide.Shapes {
		if s.Kind == Text && s.Align == "c" {
			got += s.Text + " "
		}
		if s.Class == "bar" && s.W != 200 { // half of 590 − 70 − 120
			t.Errorf("bar %+v", s)
		}
		if s.Class == "tk" && s.D != "M420.0 30.0V48.0" { // 120 + 400 · 3/4
			t.Errorf("tick %s", s.D)
		}
	}
	if got != "0 % 10 % 20 % 30 % 40 % " {
		t.Errorf("axis %q", got)
	}
}

// A calendar of any length stays inside, shows the latest days, and each of them once.
func TestCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 900).Draw(t, "days")
		first := epoch.Truncate(24*time.Hour).AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "first"))
		var days []Square
		for i := range n {
			days = append(days, Square{Day: first.AddDate(0, 0, i), Step: rapid.IntRange(0, 4).Draw(t, "step"), Hatch: i%5 == 0, Cross: i%7 == 0, Title: fmt.Sprint(i)})
		}
		wide, narrow, ok := Calendar(days, "f")
		if ok != (n >= 3) {
			t.Fatalf("%d days: drawn %v", n, ok)
		}
		if !ok {
			return
		}
		for _, p := range []*Picture{&wide, &narrow} {
			check(t, p)
			cells, last := 0, ""
			for _, s := range p.Shapes {
				if s.Kind == Rect {
					cells, last = cells+1, s.Title
				}
			}
			most := 7 * map[string]int{"wide": calWide, "narrow": calSmall}[p.Class]
			if cells > most || cells < min(n, most-6) || last != fmt.Sprint(n-1) {
				t.Errorf("%s: %d cells of %d days, the last %s", p.Class, cells, n, last)
			}
		}
	})
}

// Monday 3 March 2025 stands on top of the first column, the Sunday at its foot, the next Monday beside.
func TestCalendarByHand(t *testing.T) {
	var days []Square
	for i := range 8 {
		days = append(days, Square{Day: time.Date(2025, 3, 3+i, 0, 0, 0, 0, time.UTC), Step: i % 5, Hatch: i == 2})
	}
	wide, _, _ := Calendar(days, "f")
	var rects []Shape
	hatch, month := "", ""
	for _, s := range wide.Shapes {
		switch {
		case s.Kind == Rect:
			rects = append(rects, s)
		case s.Class == "hx":
			hatch = s.D
		case s.Kind == Text && s.Y == 13:
			month = s.Text
		}
	}
	if len(rects) != 8 || rects[0].X != 36 || rects[0].Y != 20 || rects[6].X != 36 || rects[6].Y != 164 || rects[7].X != 82 || rects[7].Y != 20 || rects[4].Class != "q5" || rects[5].Class != "q1" {
		t.Errorf("%+v", rects)
	}
	if hatch == "" || month != "Mar 2025" {
		t.Errorf("hatch %q, month %q", hatch, month)
	}
}
