package drift

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// claim makes a hedged origin and hops of outlets; true hardens.
func claimOf(hops map[string][]bool, order ...string) []Report {
	rs := []Report{{ID: "origin", Outlet: "Centre", At: at(0), Sure: 0.5, Hedged: true, Parent: -1}}
	for _, o := range order {
		for i, hard := range hops[o] {
			r := Report{ID: fmt.Sprint(o, i), Outlet: o, At: at(1), Sure: 0.5, Hedged: true, Parent: 0}
			if hard {
				r.Sure, r.Hedged = 1, false
			}
			rs = append(rs, r)
		}
	}
	return rs
}

// Fisher's tea: of eight hops four harden; the Whistle's four are three and one. P(X ≥ 3) = 17/70, the other way
// round the same for the Review's. In two such claims, by hand: P(X = 0…4) of one = 1, 16, 36, 16, 1 of 70; of both
// ≥ 6: (2·36·1 + 16² + 2·16·1 + 1)/4900 = 361/4900.
func TestAgainst(t *testing.T) {
	c := claimOf(map[string][]bool{"Whistle": {true, true, true, false}, "Review": {true, false, false, false}}, "Whistle", "Review")
	for _, x := range []struct {
		claims [][]Report
		p      float64
	}{{[][]Report{c}, 17.0 / 70}, {[][]Report{c, c}, 361.0 / 4900}} {
		got := Test(x.claims, 1)
		if len(got) != 4 || got[0].Outlet != "Whistle" || got[0].Change != Hardened || math.Abs(got[0].P-x.p) > 1e-9 || math.Abs(got[0].Expected-2*float64(len(x.claims))) > 1e-9 {
			t.Fatalf("%+v, want p %v", got, x.p)
		}
		// Four tests: 25/12 · 4 · p.
		if q := min(1, x.p*4*25/12); math.Abs(got[0].Q-q) > 1e-9 {
			t.Errorf("q %v, want %v", got[0].Q, q)
		}
	}
	// One outlet alone in a claim: nothing to compare it with.
	for _, a := range Test([][]Report{claimOf(map[string][]bool{"Whistle": {true, true, true}}, "Whistle")}, 1) {
		if a.P != 1 {
			t.Errorf("%+v", a)
		}
	}
	if got := Test([][]Report{c}, 5); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

// Twelve outlets, two hundred claims of which each loses its doubt as often as it likes: P(p ≤ .05) stays below
// .05 though claims differ, nothing is found; one that hardens half of what the others leave is.
func TestAgainstCalibration(t *testing.T) {
	small, n, wrong, hit := 0, 0, 0, 0
	const runs = 20
	for seed := range uint64(runs) {
		r := rand.New(rand.NewPCG(seed, 7))
		for _, planted := range []bool{false, true} {
			var claims [][]Report
			for range 200 {
				p := r.Float64()
				hops := map[string][]bool{}
				var order []string
				for o := range 12 {
					if r.Float64() < 0.4 {
						name := fmt.Sprint("o", o)
						order = append(order, name)
						hops[name] = []bool{r.Float64() < p || planted && o == 0 && r.Float64() < 0.5}
					}
				}
				claims = append(claims, claimOf(hops, order...))
			}
			for _, a := range Test(claims, 10) {
				if planted {
					if a.Outlet == "o0" && a.Change == Hardened && a.Q <= 0.05 {
						hit++
					}
					continue
				}
				n++
				if a.P <= 0.05 {
					small++
				}
				if a.Q <= 0.05 {
					wrong++
				}
			}
		}
	}
	size, power := float64(small)/float64(n), float64(hit)/runs
	t.Logf("P(p ≤ .05 | null) %.3f, %d false findings in %d runs, power %.2f", size, wrong, runs, power)
	if size > 0.05 || wrong > 1 || power < 0.9 {
		t.Error("wanted size ≤ .05, at most one false finding, power .9")
	}
}

// What is said of streams in which nothing is planted is near what is found where it is: in those of the calibration .95. Of few hops
// little is said, and nothing where an outlet is alone with what it retells.
func TestPower(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 7))
	var claims [][]Report
	for range 200 {
		p := r.Float64()
		hops := map[string][]bool{}
		var order []string
		for o := range 12 {
			if r.Float64() < 0.4 {
				name := fmt.Sprint("o", o)
				order = append(order, name)
				hops[name] = []bool{r.Float64() < p}
			}
		}
		claims = append(claims, claimOf(hops, order...))
	}
	power, hops, outlets := Power(claims, 10)
	if power < 0.85 || hops < 60 || hops > 100 || outlets != 12 {
		t.Errorf("power %.2f of %d hops, %d outlets", power, hops, outlets)
	}
	if again, _, _ := Power(claims, 10); again != power {
		t.Errorf("the second time %.2f", again)
	}
	if few, hops, _ := Power(claims[:20], 1); few > 0.3 || hops > 15 {
		t.Errorf("power %.2f of %d hops", few, hops)
	}
	alone := claimOf(map[string][]bool{"Whistle": {true, false, true, false}}, "Whistle")
	if power, hops, outlets := Power([][]Report{alone, alone, alone}, 10); power != 0 || hops != 12 || outlets != 1 {
		t.Errorf("alone: power %.2f of %d hops, %d outlets", power, hops, outlets)
	}
	if power, hops, outlets := Power(claims, 1000); power != 0 || hops != 0 || outlets != 0 {
		t.Errorf("nobody: %v %d %d", power, hops, outlets)
	}
}

// Two days: a hedged and a plain report, then one in the outlet's own voice. The doubt is lost at the plain one.
func TestByDay(t *testing.T) {
	rs := []Report{
		{ID: "a", At: at(1), Sure: 0.5, Hedged: true, Parent: -1},
		{ID: "b", At: at(2), Sure: 1, Parent: 0},
		{ID: "c", At: at(30), Sure: 1, Own: true, Parent: 0},
		{ID: "d", Sure: 0.2, Hedged: true, Parent: -1},
	}
	got := ByDay(rs, []string{"2025-03-04", "2025-03-04", "2025-03-05", ""})
	want := []Day{{"2025-03-04", 2, 1, 1, 0, 0.75, 0.5, 1}, {"2025-03-05", 1, 0, 1, 1, 1, 1, 1}, {"", 1, 1, 0, 0, 0.2, 0.2, 0.2}}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("%+v", got)
	}
	hops := Hops(rs)
	lost, stated := Lost(hops)
	if lost < 0 || stated < 0 || rs[hops[lost].Report].ID != "b" || rs[hops[stated].Report].ID != "c" {
		t.Errorf("%d %d of %+v", lost, stated, hops)
	}
	if k := FirstPlain(rs, hops); k != lost {
		t.Errorf("plain first at %d", k)
	}
	if k := FirstPlain(rs[1:3], Hops(rs[1:3])); k != -1 {
		t.Errorf("plain at %d, where nobody doubted", k)
	}
	if l, s := Lost(nil); l != -1 || s != -1 {
		t.Error("a doubt lost nowhere")
	}
}
