package draw

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Any distribution, and any observed count, gives a picture in which nothing overlaps or sticks out, with bars for
// all that is likely.
func TestNull(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, q := rapid.IntRange(1, 700).Draw(t, "n"), rapid.Float64Range(0.001, 0.999).Draw(t, "q")
		p := make([]float64, n+1)
		for k := range p {
			a, _ := math.Lgamma(float64(n + 1))
			b, _ := math.Lgamma(float64(k + 1))
			c, _ := math.Lgamma(float64(n - k + 1))
			p[k] = math.Exp(a - b - c + float64(k)*math.Log(q) + float64(n-k)*math.Log(1-q))
		}
		sd := math.Sqrt(float64(n)*q*(1-q)) * 1.96
		c := Chances{P: p, Lo: max(0, int(float64(n)*q-sd)), Hi: min(n, int(math.Ceil(float64(n)*q+sd))), Observed: rapid.IntRange(0, n).Draw(t, "observed"), Of: "stories in which both publish within two hours of each other"}
		wide, narrow, ok := Null(c, "finding")
		if !ok {
			t.Fatal("no picture")
		}
		for _, pic := range []Picture{wide, narrow} {
			check(t, &pic)
			bars, seen := 0, 0
			for _, s := range pic.Shapes {
				switch {
				case s.Kind == Circle && (s.X-s.R < 0 || s.X+s.R > pic.Width):
					t.Errorf("%s: the dot at %.1f sticks out of %.0f", pic.Class, s.X, pic.Width)
				case s.Class == "bar":
					bars++
					if s.W < 3 {
						t.Errorf("a bar of %.1f px", s.W)
					}
				case s.Text == fmt.Sprintf("observed: %d", c.Observed):
					seen++
				}
			}
			if bars == 0 || seen != 1 {
				t.Errorf("%d bars, observed told %d times", bars, seen)
			}
		}
	})
	for _, c := range []Chances{{}, {P: []float64{0.5, 0.5}, Observed: 2}, {P: []float64{0, 0}}} {
		if _, _, ok := Null(c, ""); ok {
			t.Errorf("a picture of %+v", c)
		}
	}
}

// Networks of any shape: every node and tie is drawn once, no name stands on another, and the same input gives the
// same picture.
func TestNetwork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var nodes []NetNode
		for i := range rapid.IntRange(2, MostNodes).Draw(t, "nodes") {
			nodes = append(nodes, NetNode{fmt.Sprint(i, " ", name(t)), "/n"})
		}
		var ties []NetTie
		for range rapid.IntRange(0, MostTies).Draw(t, "ties") {
			a, b := rapid.IntRange(0, len(nodes)-1).Draw(t, "a"), rapid.IntRange(0, len(nodes)-1).Draw(t, "b")
			if a != b {
				ties = append(ties, NetTie{A: a, B: b, Class: "tie", Href: "/t"})
			}
		}
		wide, narrow, ok := Network(nodes, ties, "finding")
		again, _, _ := Network(nodes, ties, "finding")
		if !ok || !reflect.DeepEqual(wide, again) {
			t.Fatal("no picture, or another one")
		}
		for _, pic := range []Picture{wide, narrow} {
			check(t, &pic)
			n, lines, words, want := 0, 0, "", ""
			for _, x := range nodes { // each name whole, if in lines
				want += strings.Join(strings.Fields(x.Name), "")
			}
			for _, s := range pic.Shapes {
				switch {
				case s.Kind == Text:
					words += strings.Join(strings.Fields(s.Text), "")
				case s.Kind == Circle:
					n++
					if s.X < s.R || s.X > pic.Width-s.R || s.Y < s.R || s.Y > pic.Height-s.R {
						t.Errorf("%s: a node at %.1f, %.1f of %.0f × %.0f", pic.Class, s.X, s.Y, pic.Width, pic.Height)
					}
				case s.Class == "tie":
					lines++
					if strings.Contains(s.D, "NaN") {
						t.Error(s.D)
					}
				}
			}
			if words != want {
				t.Errorf("%s: names %q, want %q", pic.Class, words, want)
			}
			if n != len(nodes) || lines != len(ties) {
				t.Errorf("%s: %d of %d nodes, %d of %d ties", pic.Class, n, len(nodes), lines, len(ties))
			}
		}
	})
	for _, c := range []struct {
		n    int
		ties []NetTie
	}{{1, nil}, {MostNodes + 1, nil}, {3, make([]NetTie, MostTies+1)}, {3, []NetTie{{A: 0, B: 3}}}} {
		if _, _, ok := Network(make([]NetNode, c.n), c.ties, ""); ok {
			t.Errorf("a picture of %d nodes and %d ties", c.n, len(c.ties))
		}
	}
}

// A chain is one part, in its order from one end of its longest stretch; parts are as ties have them.
func TestRings(t *testing.T) {
	got := rings(7, []NetTie{{A: 4, B: 5}, {A: 0, B: 2}, {A: 2, B: 3}})
	for i := range got {
		slices.Sort(got[i])
	}
	if want := [][]int{{0, 2, 3}, {4, 5}, {1}, {6}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
