package draw

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Bars of both sides stand on their side of the axis, in proportion and inside the picture, with their figure;
// nothing is drawn for a count of 0.
func TestMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, MaxMirror+4).Draw(t, "rows")
		var rows []MirrorRow
		for range n {
			rows = append(rows, MirrorRow{Name: name(t), Href: "/n", Left: Opens{N: rapid.IntRange(0, 9999).Draw(t, "left"), Href: "/l"}, Right: Opens{N: rapid.IntRange(0, 9999).Draw(t, "right"), Href: "/r"}})
		}
		wide, narrow, ok := Mirror(rows, name(t), name(t), "finding")
		if ok != (n >= 2) {
			t.Fatalf("%d rows: %v", n, ok)
		}
		for _, p := range []*Picture{&wide, &narrow} {
			check(t, p)
			bars, figures := 0, 0
			for i := range p.Shapes {
				switch s := &p.Shapes[i]; {
				case s.Kind == Rect:
					bars++
				case s.Kind == Text && (s.Href == "/l" || s.Href == "/r"):
					figures++
				}
			}
			want := 0
			for _, r := range rows[:min(n, MaxMirror)] {
				want += min(r.Left.N, 1) + min(r.Right.N, 1)
			}
			if ok && (bars != want || figures != want) {
				t.Fatalf("%s: %d bars, %d figures, want %d", p.Class, bars, figures, want)
			}
		}
		again, _, _ := Mirror(rows, "", "", "finding")
		once, _, _ := Mirror(rows, "", "", "finding")
		if !reflect.DeepEqual(again, once) {
			t.Fatal("equal rows, other shapes")
		}
	})
	rows := []MirrorRow{{Name: "A", Left: Opens{N: 10, Href: "/l"}, Right: Opens{N: 5, Href: "/r"}}, {Name: "B"}}
	wide, _, _ := Mirror(rows, "x", "y", "f")
	var w []string
	for _, s := range wide.Shapes {
		if s.Kind == Rect {
			w = append(w, s.Href+" "+Px(s.X)+" "+Px(s.W))
		}
	}
	if len(w) != 2 || w[0] != "/l 352.0 406.0" || w[1] != "/r 758.0 203.0" { // the axis at 300 + 916÷2
		t.Errorf("bars %q", w)
	}
}

// What one side does is drawn above the axis, what the other does below, and conflict next to it.
func TestFace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 300).Draw(t, "points")
		var points []Facing
		filled := 0
		for i := range n {
			half := func(side string) Way {
				k := rapid.IntRange(0, 40).Draw(t, "n")
				return Way{N: k, Against: rapid.IntRange(0, k).Draw(t, "against"), Href: side + strconv.Itoa(i)}
			}
			f := Facing{At: epoch.Add(time.Duration(i) * 168 * time.Hour), Up: half("u"), Down: half("d")}
			if f.Up.N+f.Down.N > 0 {
				filled++
			}
			points = append(points, f)
		}
		wide, narrow, ok := Face(points, name(t), name(t), "finding")
		if ok != (filled >= 3) {
			t.Fatalf("%d filled: %v", filled, ok)
		}
		for _, p := range []*Picture{&wide, &narrow} {
			check(t, p)
			for i := range p.Shapes {
				if s := &p.Shapes[i]; s.Kind == Rect && (s.Href[0] == 'u') != (s.Y+s.H <= 106.01) {
					t.Fatalf("%s at %.1f+%.1f", s.Href, s.Y, s.H)
				}
			}
		}
	})
}

// A time too long to be drawn whole is drawn where most was done, and the picture says what is missing: not the latest weeks, of
// which nothing may be known.
func TestFaceLong(t *testing.T) {
	var points []Facing
	for i := range 260 {
		f := Facing{At: epoch.Add(time.Duration(i) * 168 * time.Hour)}
		if i == 0 || i >= 25 && i < 65 || i == 255 {
			f.Up = Way{N: 3, Against: 3, Href: "u" + strconv.Itoa(i)}
		}
		points = append(points, f)
	}
	wide, narrow, ok := Face(points, "Pell", "Tarn", "finding")
	if !ok {
		t.Fatal("no picture")
	}
	for _, c := range []struct {
		p    *Picture
		bars int
		says string
	}{{&wide, 41, "Not drawn: 3 after; the table has all"}, {&narrow, 40, "Not drawn: 3 before, 3 after; the table has all"}} {
		bars, says := 0, ""
		for _, s := range c.p.Shapes {
			if s.Kind == Rect {
				bars++
			}
			if strings.HasPrefix(s.Text, "Not drawn") {
				says = s.Text
			}
		}
		if bars != c.bars || says != c.says {
			t.Errorf("%s: %d bars, says %q; want %d, %q", c.p.Class, bars, says, c.bars, c.says)
		}
		check(t, c.p)
	}
	run, before, behind := fullest(points, 150)
	if len(run) != 150 || before+behind != 3 || run[0].At != points[0].At {
		t.Errorf("%d points, %d before, %d behind", len(run), before, behind)
	}
	if run, before, behind := fullest(points[:10], 10); len(run) != 10 || before != 0 || behind != 0 {
		t.Errorf("%d points, %d before, %d behind", len(run), before, behind)
	}
}
