package drift

import (
	"math"
	"testing"
	"time"
)

func at(h int) time.Time { return time.Date(2025, 3, 4, h, 0, 0, 0, time.UTC) }

// "Highly likely" (80–95) of the centre, passed on, told as "possible" (factuality 1), then as fact.
func TestHops(t *testing.T) {
	rs := []Report{
		{ID: "fact", Outlet: "Whistle", At: at(9), Sure: Sureness(nil, 3, false), Own: true, Parent: 1},
		{ID: "copy", Outlet: "Wire", At: at(5), Sure: Sureness([]int{80, 95}, 2, true), Hedged: true, Parent: 2},
		{ID: "origin", Outlet: "Centre", At: at(1), Sure: Sureness([]int{80, 95}, 2, true), Hedged: true, Parent: -1},
		{ID: "soft", Outlet: "Review", At: at(7), Sure: Sureness(nil, 1, true), Hedged: true, Parent: 1},
	}
	hops := Hops(rs)
	want := []struct {
		id     string
		change Change
		lost   bool
	}{{"origin", First, false}, {"copy", Same, false}, {"soft", Softened, false}, {"fact", Hardened, true}}
	for i, w := range want {
		h := hops[i]
		if rs[h.Report].ID != w.id || h.Change != w.change || h.Lost != w.lost || h.Stated != w.lost {
			t.Errorf("%d: %+v, want %+v", i, h, w)
		}
	}
	if by := hops[3].By; math.Abs(by-0.125) > 1e-9 {
		t.Errorf("hardened by %v", by)
	}
	ts := Tendencies([][]Report{rs, rs}, 2)
	if len(ts) != 3 || ts[0].Hops != 2 || ts[0].Claims != 2 {
		t.Fatalf("%+v", ts)
	}
	for _, x := range ts {
		if x.Outlet == "Whistle" && (x.Hardened != 2 || x.Lost != 2 || x.HardenedLo < 0.3 || x.HardenedHi != 1) {
			t.Errorf("%+v", x)
		}
	}
	if ts := Tendencies([][]Report{rs}, 2); len(ts) != 0 {
		t.Errorf("of one hop each: %+v", ts)
	}
}

func TestSureness(t *testing.T) {
	for _, c := range []struct {
		band   []int
		f      float64
		hedged bool
		want   float64
	}{{nil, -2, true, 0}, {nil, 3, false, 1}, {[]int{20, 40}, 3, true, 0.3}, {nil, 1.5, true, 0.5}, {nil, 0, false, 1}} {
		if got := Sureness(c.band, c.f, c.hedged); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
