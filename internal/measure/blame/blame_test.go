package blame

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Ten incidents of one outlet: A alone in four; A and B in one report of a fifth (half each); in
// a sixth two reports accuse B and one A (2/3, 1/3); four name nobody.
// A: 4 + 1/2 + 1/3 = 4.8333; B: 1/2 + 2/3 = 1.1667; nobody: 4. Sum 10.
func TestShares(t *testing.T) {
	var rs []Report
	for i := range 4 {
		rs = append(rs, Report{"Gazette", fmt.Sprint("a", i), "1", []string{"A"}, ""}, Report{"Gazette", fmt.Sprint("a", i), "2", nil, ""})
		rs = append(rs, Report{"Gazette", fmt.Sprint("n", i), "3", nil, ""})
	}
	rs = append(rs, Report{"Gazette", "both", "1", []string{"A", "B"}, ""},
		Report{"Gazette", "split", "1", []string{"B"}, ""}, Report{"Gazette", "split", "1", []string{"B"}, ""}, // two quotes of one article
		Report{"Gazette", "split", "2", []string{"B"}, ""}, Report{"Gazette", "split", "3", []string{"A"}, ""},
		Report{"Echo", "split", "9", []string{"A"}, ""}, Report{"", "split", "10", []string{"A"}, ""})
	got := Shares(rs)
	if len(got) != 2 || got[0].Name != "Gazette" || got[0].N != 10 || !got[0].Shown || got[1].Shown {
		t.Fatalf("groups %+v", got)
	}
	for i, want := range []struct {
		accused   string
		weight    float64
		incidents int
		lo, hi    float64 // Wilson 4 of 10, 5 of 10; 1, 2; 4, 4
	}{
		{"A", 4.83333, 6, .1682, .7634},
		{"B", 1.16667, 2, .0179, .5098},
		{"", 4, 4, .1682, .6873},
	} {
		s := got[0].Shares[i]
		if s.Accused != want.accused || math.Abs(s.Weight-want.weight) > 1e-4 || s.Incidents != want.incidents || math.Abs(s.Lo-want.lo) > 1e-4 || math.Abs(s.Hi-want.hi) > 1e-4 {
			t.Errorf("share %d: got %+v, want %+v", i, s, want)
		}
	}
}

// Shares add up to one, lie in their intervals, do not depend on order or copies of a report,
// and swapping two parties swaps their shares.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		party := rapid.SampledFrom([]string{"A", "B", "C"})
		var rs []Report
		for range rapid.IntRange(1, 30).Draw(t, "reports") {
			rs = append(rs, Report{rapid.SampledFrom([]string{"x", "y"}).Draw(t, "group"), fmt.Sprint(rapid.IntRange(0, 6).Draw(t, "incident")), fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "id")), rapid.SliceOfN(party, 0, 3).Draw(t, "accused"), ""})
		}
		got := Shares(rs)
		other := append([]Report{}, rs...)
		other = append(other, rs[0]) // told twice
		swap := map[string]string{"A": "B", "B": "A", "C": "C", "": ""}
		for i := range other {
			var list []string
			for _, p := range other[i].Accused {
				list = append(list, swap[p])
			}
			other[i].Accused = list
		}
		r := rand.New(rand.NewPCG(1, 2))
		r.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		swapped := Shares(other)
		for i, g := range got {
			sum := 0.0
			for _, s := range g.Shares {
				sum += s.Value
				if s.Value < s.Lo-1e-9 || s.Value > s.Hi+1e-9 {
					t.Fatalf("%+v lies outside its interval", s)
				}
				found := false
				for _, z := range swapped[i].Shares {
					found = found || z.Accused == swap[s.Accused] && math.Abs(z.Weight-s.Weight) < 1e-9 && z.Incidents == s.Incidents
				}
				if !found || swapped[i].Name != g.Name {
					t.Fatalf("swapping parties changes %+v: %+v", s, swapped[i])
				}
			}
			if math.Abs(sum-1) > 1e-9 {
				t.Fatalf("shares add up to %v", sum)
			}
		}
	})
}

// Forty incidents in four stories of ten, each story all A or all B: as forty trials the share is
// known to a sixth, as the four stories that they are, it is not. Eight stories have a bootstrap, and
// it holds the Wilson interval within it.
func TestBootstrap(t *testing.T) {
	make := func(stories int) Group {
		var rs []Report
		for i := range 40 {
			k := i % stories
			rs = append(rs, Report{"Gazette", fmt.Sprint(i), "1", []string{string(rune('A' + k%2))}, fmt.Sprint("story", k)})
		}
		return Shares(rs)[0]
	}
	if g := make(4); g.Boot {
		t.Errorf("a bootstrap of four stories: %+v", g)
	}
	g := make(8)
	a := g.Shares[0]
	if !g.Boot || a.BootLo >= a.Lo || a.BootHi <= a.Hi || a.BootHi > 1 || a.BootLo < 0 {
		t.Errorf("%+v", a)
	}
	if again := make(8); again.Shares[0] != a {
		t.Error("another bootstrap of the same reports")
	}
	// By hand: with eight stories of equal size the share is k/8, k binomial(8, .5): P(k = 0) .004, P(k ≤ 1) .035, so
	// that the ends lie at 1/8 and 7/8.
	if math.Abs(a.BootLo-0.125) > 1e-9 || math.Abs(a.BootHi-0.875) > 1e-9 {
		t.Errorf("%v to %v", a.BootLo, a.BootHi)
	}
}

// A quarter found, 93.0 % of it right, 62.7 % of all found: .25 · .930 / .627 = .3708. Nobody named
// in the rest: 1 − .3708 if that were all.
func TestCorrect(t *testing.T) {
	c := Correct(Share{Accused: "A", Value: 0.25, Lo: 0.1, Hi: 0.4})
	if math.Abs(c.Value-0.37081) > 1e-4 || c.Lo > 0.1*Precision/Recall+1e-9 || c.Hi < 0.4*HeldOut/RecallHeldOut || c.Lo > c.Value || c.Value > c.Hi {
		t.Errorf("%+v", c)
	}
	u := Correct(Share{Value: 0.75, Lo: 0.6, Hi: 0.9})
	if math.Abs(u.Value-(1-0.37081)) > 1e-4 || math.Abs(u.Lo-(1-c.Hi)) > 1e-9 || math.Abs(u.Hi-(1-c.Lo)) > 1e-9 {
		t.Errorf("%+v", u)
	}
	for unnamed, want := range map[float64]bool{0.33: true, 0.32: false} { // (1 − .33) · .930 / .627 = .994
		if got := Correctable(&Group{Shares: []Share{{Accused: "A", Value: 1 - unnamed}, {Value: unnamed}}}); got != want {
			t.Errorf("%v unnamed: %v", unnamed, got)
		}
	}
	if Correctable(&Group{Shares: []Share{{Accused: "A", Value: 1}}}) {
		t.Error("all named, and more were missed")
	}
	if c := Correct(Share{Accused: "A", Value: 0.9, Lo: 0.8, Hi: 1}); c.Value != 1 || c.Hi != 1 {
		t.Errorf("%+v", c)
	}
}
