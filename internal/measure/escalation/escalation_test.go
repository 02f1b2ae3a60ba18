package escalation

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// act is one of "A>B ACCUSE" on a day.
func act(id, outlet, from, to string, day int, category string, quad int, score float64, cluster string) Act {
	return Act{ID: id, Outlet: outlet, Publisher: outlet, From: from, To: to, Day: day, Category: category, Quad: quad, Score: score, Layer: Words, Cluster: cluster}
}

func TestByHand(t *testing.T) {
	acts := []Act{
		act("q1", "Gull", "A", "B", 0, "ACCUSE", 3, -3.5, "s1"),
		act("q2", "Tern", "A", "B", 0, "ACCUSE", 3, -3.5, "s1"), // the same, told by another
		act("q2", "Tern", "A", "B", 0, "ACCUSE", 3, -3.5, "s1"), // the same quote twice
		act("q3", "Gull", "A", "B", 0, "THREATEN", 3, -3.5, "s1"),
		act("q4", "Gull", "A", "B", 0, "ACCUSE", 3, -2, "s2"),   // another affair
		act("q5", "Gull", "A", "B", 8, "SUPPORT", 1, 5, "s1"),   // the week after
		act("q6", "Gull", "B", "A", 1, "ACCUSE", 3, -3.5, "s1"), // the other way round
		act("q7", "Gull", "A", "A", 1, "ACCUSE", 3, -3.5, "s1"), // itself
		act("q8", "Gull", "A", "B", 10, "ACCUSE", 3, -3, "s1"),  // outside
	}
	deed := act("q9", "", "A", "B", 0, "ASSAULT", 4, -9, "s1")
	deed.Layer, deed.Alleged = Deeds, true
	ones := Once(append(acts, deed), 10)
	if len(ones) != 6 {
		t.Fatalf("%d acts, want 6: %+v", len(ones), ones)
	}
	if x := ones[1]; x.Publishers != 2 || !slices.Equal(x.IDs, []string{"q1", "q2"}) {
		t.Errorf("the accusation of both outlets: %+v", x)
	}
	pairs, res := Pairs(ones, Options{Days: 10})
	if len(pairs) != 2 || pairs[0].From != "A" || pairs[1].From != "B" {
		t.Fatalf("pairs %+v", pairs)
	}
	// A→B: ACCUSE −3.5, THREATEN −3.5, ACCUSE −2, SUPPORT 5: mean −4 ÷ 4 = −1; 3 of 4 conflict.
	w := pairs[0].Words
	if w.N != 4 || w.Quads != [4]int{1, 0, 3, 0} || math.Abs(w.Mean+1) > 1e-12 || w.Conflict != 3 || w.Share() != .75 || w.Publishers != 2 || w.Top != "ACCUSE" || w.TopScore != -3.5 {
		t.Errorf("words %+v", w)
	}
	if d := pairs[0].Deeds; d.N != 1 || d.Alleged != 1 || d.Publishers != 1 || d.Top != "ASSAULT" {
		t.Errorf("deeds %+v", d)
	}
	if v := pairs[0].WordsAnswer; v.Verdict != TooFew || v.Days != 1 || v.Answered != 1 || v.P != 1 {
		t.Errorf("answer %+v", v)
	}
	// Of the four ordered pairs and layers B→A has no deeds; ten days are too short a window, of which three weeks are needed.
	if res.Tested != 0 || res.TooFew != 3 || !res.Short || res.Least != 10 || res.Window != 21 {
		t.Errorf("%+v", res)
	}
	if _, long := Pairs(ones, Options{Days: 21}); long.Short || long.TooFew != 3 {
		t.Errorf("three weeks: %+v", long)
	}
	points := Series(ones, "A", "B", Words, 10, 7)
	if len(points) != 2 || points[0].N != 3 || points[0].All != 4 || points[1].N != 1 || points[1].All != 1 || points[1].First != 7 || points[1].Last != 9 || points[1].Top != "" {
		t.Errorf("weeks %+v", points)
	}
}

// A on days 0, 10, 20 …; B the day after each but the last two: the last of A is outside since its
// answer could be, too; 11 of 12 are answered, none has B shortly before.
func TestAnswered(t *testing.T) {
	var acts []Act
	for i := range 13 {
		acts = append(acts, act(fmt.Sprint("a", i), "Gull", "A", "B", 10*i, "ACCUSE", 3, -3, "s"))
		if i < 11 {
			acts = append(acts, act(fmt.Sprint("b", i), "Gull", "B", "A", 10*i+1, "ACCUSE", 3, -3, "s"))
		}
	}
	denial := act("d", "Gull", "B", "A", 111, "REJECT", 3, -2, "s")
	denial.Answer = true
	pairs, res := Pairs(Once(append(acts, denial), 123), Options{Days: 123})
	a := pairs[0].WordsAnswer
	if pairs[0].From != "A" {
		a = pairs[1].WordsAnswer
	}
	if a.Days != 12 || a.Answered != 11 || a.Before != 0 || a.Other != 11 {
		t.Errorf("%+v, want 11 of 12 answered", a)
	}
	// One B in 28 days covers about three of A's days' twelve: far fewer by chance.
	if a.Verdict != Reciprocal || a.Expected > 6 || res.Tested != 2 || res.Found != 1 {
		t.Errorf("%+v %+v", a, res)
	}
}

// Order of input does not matter; exchanging two states exchanges the rows and nothing else.
func TestOrderAndSwap(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	states := []string{"A", "B", "C"}
	categories := []struct {
		name  string
		quad  int
		score float64
	}{{"ACCUSE", 3, -3}, {"SUPPORT", 1, 5}, {"ASSAULT", 4, -9}}
	var acts []Act
	for i := range 400 {
		c := categories[rng.IntN(3)]
		a := act(fmt.Sprint("q", i), fmt.Sprint("o", rng.IntN(4)), states[rng.IntN(3)], states[rng.IntN(3)], rng.IntN(70), c.name, c.quad, c.score, fmt.Sprint("s", rng.IntN(5)))
		if c.quad == 4 {
			a.Layer, a.Alleged = Deeds, rng.IntN(2) == 0
		}
		acts = append(acts, a)
	}
	o := Options{Days: 70}
	want, _ := Pairs(Once(acts, 70), o)
	rng.Shuffle(len(acts), func(i, j int) { acts[i], acts[j] = acts[j], acts[i] })
	got, _ := Pairs(Once(acts, 70), o)
	if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Tally{})); d != "" {
		t.Errorf("another order gives\n%s", d)
	}
	swap := map[string]string{"A": "B", "B": "A", "C": "C"}
	for i := range acts {
		acts[i].From, acts[i].To = swap[acts[i].From], swap[acts[i].To]
	}
	back, _ := Pairs(Once(acts, 70), o)
	for i := range want {
		k := slices.IndexFunc(back, func(p Pair) bool { return p.From == swap[want[i].From] && p.To == swap[want[i].To] })
		if k < 0 {
			t.Fatalf("no pair for %s>%s", want[i].From, want[i].To)
		}
		if d := cmp.Diff(want[i].Words, back[k].Words, cmpopts.IgnoreUnexported(Tally{}), cmpopts.EquateApprox(0, 1e-9)); d != "" {
			t.Errorf("sides exchanged:\n%s", d)
		}
	}
}

// An older list is not changed, and impossible acts do no harm.
func FuzzOnce(f *testing.F) {
	f.Add(3, 1, 2, uint64(7))
	f.Fuzz(func(t *testing.T, day, quad, days int, seed uint64) {
		days %= 1000
		rng := rand.New(rand.NewPCG(seed, 1))
		var acts []Act
		for i := range 20 {
			acts = append(acts, act(fmt.Sprint(i%7), "", string(rune('A'+rng.IntN(3))), string(rune('A'+rng.IntN(3))), day+rng.IntN(5), "X", quad+rng.IntN(3), -1, "s"))
		}
		before := slices.Clone(acts)
		ones := Once(acts, days)
		if !cmp.Equal(before, acts) {
			t.Fatal("the input was changed")
		}
		n := 0
		for i := range ones {
			n += len(ones[i].IDs)
			if ones[i].From == ones[i].To || ones[i].Publishers < 1 || ones[i].Day >= days {
				t.Fatalf("%+v", ones[i])
			}
		}
		if n > len(acts) {
			t.Fatal("more ids than acts")
		}
		Pairs(ones, Options{Days: days})
	})
}
