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

// A speaker that was "highly likely" sure and then "likely" softens its own words; who retells the earlier ones later changes nothing, nor
// does another speaker, one without a name, what came out at the same time, or what has no date. Tendencies know none of it.
func TestAgain(t *testing.T) {
	high, low := Sureness([]int{80, 95}, 2, true), Sureness([]int{55, 80}, 2, true) // 0.875, 0.675
	rs := []Report{
		{ID: "a", Outlet: "Centre", At: at(1), Sure: high, Hedged: true, Parent: -1, Speaker: "centre"},
		{ID: "b", Outlet: "Wire", At: at(1), Sure: low, Hedged: true, Parent: -1, Speaker: "centre"}, // at one time
		{ID: "c", Outlet: "Wire", At: at(2), Sure: 1, Parent: -1, Speaker: "minister"},
		{ID: "d", Outlet: "Echo", At: at(3), Sure: 1, Parent: -1},
		{ID: "e", Outlet: "Echo", At: at(4), Sure: 1, Parent: -1, Speaker: "centre"},
		{ID: "f", Outlet: "Review", At: at(5), Sure: high, Hedged: true, Parent: -1, Speaker: "centre"}, // a is told again
		{ID: "g", Outlet: "Review", At: at(6), Sure: 0.4, Hedged: true, Parent: -1, Speaker: "centre"},
		{ID: "h", Outlet: "Review", Sure: 0.1, Hedged: true, Parent: -1, Speaker: "centre"},
	}
	want := map[string]struct {
		before string
		again  Change
		by     float64
	}{"a": {"", First, 0}, "b": {"", First, 0}, "c": {"", First, 0}, "d": {"", First, 0}, "e": {"b", Hardened, 0.325}, "f": {"e", Same, -0.125}, "g": {"f", Softened, -0.475}, "h": {"", First, 0}}
	for _, h := range Hops(rs) {
		w, before := want[rs[h.Report].ID], ""
		if h.Before >= 0 {
			before = rs[h.Before].ID
		}
		if before != w.before || h.Again != w.again || math.Abs(h.AgainBy-w.by) > 1e-9 {
			t.Errorf("%s: %q, %s by %v, want %+v", rs[h.Report].ID, before, h.Again, h.AgainBy, w)
		}
		if h.Change != First || h.Lost {
			t.Errorf("%s is no hop: %+v", rs[h.Report].ID, h)
		}
	}
	if ts := Tendencies([][]Report{rs}, 1); len(ts) != 0 {
		t.Errorf("no outlet takes anything over: %+v", ts)
	}
}
