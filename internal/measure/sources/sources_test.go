package sources

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A report counts under the first kind in order, however its sources were given; none is "not told".
func TestFirst(t *testing.T) {
	wire, room, boat := Source{Copy, "Waystone"}, Source{Press, "Foreign Office"}, Source{Official, "state:CDT"}
	for _, c := range []struct {
		from []Source
		want Source
	}{
		{nil, Source{Untold, ""}},
		{[]Source{{Own, ""}}, Source{Own, ""}},
		{[]Source{{Own, ""}, {Unnamed, ""}}, Source{Unnamed, ""}},
		{[]Source{boat, {Speaker, ""}, wire}, wire},
		{[]Source{{Cites, "Echo"}, room}, room},
		{[]Source{{Cites, "Echo"}, {Cites, "Gull"}, boat}, Source{Cites, "Echo"}},
	} {
		r := Report{From: c.from}
		if got := r.First(); got != c.want {
			t.Errorf("%v: %v, want %v", c.from, got, c.want)
		}
	}
}

// Ten reports of the Gull: four copies (three of one wire, one of which quotes an official, too), three of officials, two in its
// own voice, one of which nothing is told. Four of ten: Wilson gives .168 to .687.
func TestByOutlet(t *testing.T) {
	wire, other, quill := Source{Copy, "Waystone"}, Source{Copy, "Echo"}, Source{Official, "state:QLR"}
	var list []Report
	for _, from := range [][]Source{{wire}, {wire}, {quill, wire}, {other}, {quill}, {quill}, {Source{Official, "state:UTD"}}, {{Own, ""}}, {{Own, ""}}, nil} {
		list = append(list, Report{"Gull", from})
	}
	list = append(list, Report{"Echo", []Source{quill}}, Report{"", []Source{quill}})
	mixes, all := ByOutlet(list)
	if len(mixes) != 2 || mixes[0].Outlet != "Gull" || !mixes[0].Shown || mixes[1].Shown || all.N != 12 {
		t.Fatalf("%+v, %+v", mixes, all)
	}
	g := mixes[0]
	counts := func(list []Share) (out [][3]any) {
		for _, s := range list {
			out = append(out, [3]any{string(s.Kind) + " " + s.Name, s.K, s.Any})
		}
		return out
	}
	if diff := cmp.Diff([][3]any{{"copy ", 4, 4}, {"official ", 3, 4}, {"own voice ", 2, 2}, {"not told ", 1, 1}}, counts(g.Kinds)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([][3]any{{"copy Waystone", 3, 3}, {"official state:QLR", 2, 3}, {"own voice ", 2, 2}, {"copy Echo", 1, 1}, {"official state:UTD", 1, 1}, {"not told ", 1, 1}}, counts(g.Named)); diff != "" {
		t.Error(diff)
	}
	if c := g.Kinds[0]; g.Value(c.K) != .4 || math.Abs(c.Lo-.1682) > 1e-4 || math.Abs(c.Hi-.6873) > 1e-4 {
		t.Errorf("copies %+v", c)
	}
	if none, empty := ByOutlet(nil); len(none) != 0 || empty.N != 0 || empty.Value(0) != 0 {
		t.Errorf("of nothing: %v, %v", none, empty)
	}
}

// Counts of kinds and of sources add up to the reports, nothing counts without being shown, shares lie in their
// intervals, and order changes nothing.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"", "A", "B", "C"})
		var list []Report
		for range rapid.IntRange(0, 40).Draw(t, "reports") {
			r := Report{Outlet: name.Draw(t, "outlet")}
			for range rapid.IntRange(0, 3).Draw(t, "sources") {
				r.From = append(r.From, Source{rapid.SampledFrom(Kinds[:len(Kinds)-1]).Draw(t, "kind"), name.Draw(t, "name")})
			}
			list = append(list, r)
		}
		mixes, all := ByOutlet(list)
		if all.N != len(list) {
			t.Fatalf("%d of %d", all.N, len(list))
		}
		for _, m := range append(mixes, all) {
			for _, part := range [][]Share{m.Kinds, m.Named} {
				sum := 0
				for _, s := range part {
					sum += s.K
					if s.K > s.Any || s.Any > m.N || m.Value(s.K) < s.Lo-1e-9 || m.Value(s.K) > s.Hi+1e-9 {
						t.Fatalf("%+v of %d", s, m.N)
					}
				}
				if sum != m.N {
					t.Fatalf("%d of %d: %+v", sum, m.N, part)
				}
			}
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		again, whole := ByOutlet(list)
		if diff := cmp.Diff(mixes, again); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(all, whole); diff != "" {
			t.Fatal(diff)
		}
	})
}
