package draw

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Every bar has its height to scale and stands where its time is; those outside the window are open.
func TestBrush(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.SampledFrom([]time.Duration{time.Hour, 6 * time.Hour, 24 * time.Hour, 7 * 24 * time.Hour}).Draw(t, "step")
		n := rapid.IntRange(1, BrushMost+3).Draw(t, "bars")
		var counts []Count
		filled := 0
		for i := range n {
			c := Count{At: epoch.Truncate(step).Add(time.Duration(i) * step), N: rapid.SampledFrom([]int{0, 0, 1, 2, 7, 40, 31_000}).Draw(t, "n"), Href: fmt.Sprintf("#%d", i)}
			if counts = append(counts, c); c.N > 0 {
				filled++
			}
		}
		lit := Lit{float64(rapid.IntRange(-2, n+2).Draw(t, "from")), float64(rapid.IntRange(-2, n+2).Draw(t, "to"))}
		wide, narrow, ok := Brush(counts, step, lit, "finding")
		if want := filled >= 3 && n <= BrushMost; ok != want {
			t.Fatalf("%d bars, %d filled: %v", n, filled, ok)
		}
		if !ok {
			return
		}
		for _, p := range []*Brushed{&wide, &narrow} {
			check(t, &p.Picture)
			if p.First+p.Bars != n || p == &wide && p.First != 0 {
				t.Fatalf("%s: bars %d to %d of %d", p.Class, p.First, p.First+p.Bars, n)
			}
			for _, s := range p.Shapes {
				if s.Class == "win" && !(lit.To > lit.From) {
					t.Fatalf("%s: a window that nobody asked for", p.Class)
				}
				if s.Kind != Rect || s.Class == "win" {
					continue
				}
				i := 0
				fmt.Sscanf(s.Href, "#%d", &i)
				if x := float64(i-p.First) * p.Step; counts[i].N == 0 || s.X != x || s.W < brushLeast-0.01 {
					t.Fatalf("%s: bar %d at %.1f, %.1f wide", p.Class, i, s.X, s.W)
				}
				out := lit.To > lit.From && (float64(i+1) <= lit.From || float64(i) >= lit.To)
				if out != (s.Class == "bar off") || (s.Class == "bar") != !(lit.To > lit.From) {
					t.Fatalf("%s: bar %d is %q in %v", p.Class, i, s.Class, lit)
				}
			}
		}
		again, _, _ := Brush(counts, step, lit, "finding")
		if !reflect.DeepEqual(wide, again) {
			t.Fatal("drawn otherwise the second time")
		}
	})
}

// By hand: three hours of a day, the last two of them chosen.
func TestBrushByHand(t *testing.T) {
	var counts []Count
	for i, n := range []int{4, 2, 1} {
		counts = append(counts, Count{At: epoch.Add(time.Duration(i) * time.Hour), N: n, Title: fmt.Sprint(n)})
	}
	wide, narrow, ok := Brush(counts, time.Hour, Lit{1, 3}, "four at six")
	if !ok || narrow.Width != Narrow || wide.Finding != "four at six" {
		t.Fatalf("%+v", wide)
	}
	step := (Wide - 30.0 + 2) / 3
	if wide.Step != step || wide.Base != 98 {
		t.Errorf("step %.2f, base %.1f", wide.Step, wide.Base)
	}
	if w := wide.Shapes[0]; w.Class != "win" || w.X != step-1 || w.X+w.W != 3*step-1 {
		t.Errorf("window %+v", w)
	}
	var bars, words []string
	for _, s := range wide.Shapes {
		switch {
		case s.Kind == Rect && s.Class != "win":
			bars = append(bars, fmt.Sprintf("%s %s %.0f", s.Title, s.Class, s.H))
		case s.Kind == Text:
			words = append(words, s.Text)
		}
	}
	if fmt.Sprint(bars) != "[4 bar off 84 2 bar2 42 1 bar2 21]" || fmt.Sprint(words) != "[1 2 3 4 Mon 3 Mar 2025, 06:00]" {
		t.Errorf("bars %q, words %q", bars, words)
	}
}
