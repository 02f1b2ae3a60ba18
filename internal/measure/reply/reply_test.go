package reply

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2025, 3, 4, 12, 0, 0, 0, time.UTC)

func TestJudge(t *testing.T) {
	accusation := Accusation{Outlet: "Gazette", Article: "a", Accused: "state:UTD", At: noon, Scopes: []string{"story", "claim"}}
	answer := func(outlet, article, party, scope string, after time.Duration) Answer {
		return Answer{outlet, article, party, noon.Add(after), scope, ""}
	}
	for _, c := range []struct {
		name    string
		change  func(*Accusation)
		answers []Answer
		want    Outcome
	}{
		{"nothing", nil, nil, Outcome{Timed: true}},
		{"same article", func(a *Accusation) { a.Heard = true }, nil, Outcome{Same: true, Day: true, Ever: true, Timed: true, First: "a"}},
		{"asked", func(a *Accusation) { a.Asked = true }, nil, Outcome{Asked: true, Timed: true}},
		{"next morning", nil, []Answer{answer("Gazette", "b", "state:UTD", "story", 20*time.Hour)}, Outcome{Day: true, Ever: true, Timed: true, First: "b"}},
		{"a day to the second", nil, []Answer{answer("Gazette", "b", "state:UTD", "claim", 24*time.Hour)}, Outcome{Day: true, Ever: true, Timed: true, First: "b"}},
		{"later", nil, []Answer{answer("Gazette", "b", "state:UTD", "story", 25*time.Hour)}, Outcome{Ever: true, Timed: true, First: "b"}},
		{"the day before", nil, []Answer{answer("Gazette", "b", "state:UTD", "story", -time.Hour)}, Outcome{Ever: true, Available: true, Timed: true, First: "b"}},
		{"elsewhere, before", nil, []Answer{answer("Press room", "b", "state:UTD", "story", -time.Hour)}, Outcome{Available: true, Timed: true}},
		{"elsewhere, after", nil, []Answer{answer("Press room", "b", "state:UTD", "story", time.Hour)}, Outcome{Timed: true}},
		{"another party", nil, []Answer{answer("Gazette", "b", "state:QLR", "story", time.Hour)}, Outcome{Timed: true}},
		{"another story", nil, []Answer{answer("Gazette", "b", "state:UTD", "elsewhere", time.Hour)}, Outcome{Timed: true}},
		{"no time", func(a *Accusation) { a.At = time.Time{} }, []Answer{answer("Gazette", "b", "state:UTD", "story", -time.Hour)}, Outcome{Ever: true, First: "b"}},
		{"unknown outlets are not one", func(a *Accusation) { a.Outlet = "" }, []Answer{answer("", "b", "state:UTD", "story", time.Hour)}, Outcome{Timed: true}},
		{"its own quote is no answer from elsewhere", nil, []Answer{answer("Gazette", "a", "state:UTD", "story", 0)}, Outcome{Timed: true}},
	} {
		a := accusation
		if c.change != nil {
			c.change(&a)
		}
		if got := Judge([]Accusation{a}, c.answers)[0]; got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// Four of ten: Wilson gives .168 to .687 (centre (.4 + 1.92073/10) / 1.384146 = .427759).
func TestByOutlet(t *testing.T) {
	var as []Accusation
	for i := range 10 {
		as = append(as, Accusation{Outlet: "Gazette", Article: fmt.Sprint(i), Accused: "p", At: noon, Heard: i < 4, Scopes: []string{"s"}})
	}
	as = append(as, Accusation{Outlet: "", Article: "x", Accused: "p"}, Accusation{Outlet: "Echo", Article: "y", Accused: "p"})
	rates := ByOutlet(as, Judge(as, []Answer{{"Wire", "w", "p", noon.Add(-time.Minute), "s", ""}}))
	if len(rates) != 2 || rates[0].Outlet != "Gazette" || rates[1].Outlet != "Echo" {
		t.Fatalf("rates %+v", rates)
	}
	g := rates[0]
	if g.Same.K != 4 || g.Same.N != 10 || !g.Same.Shown || math.Abs(g.Same.Lo-.1682) > 1e-4 || math.Abs(g.Same.Hi-.6873) > 1e-4 {
		t.Errorf("same %+v", g.Same)
	}
	if g.Available.K != 10 || g.Taken.K != 4 || g.Taken.N != 10 || g.Taken.Value() != .4 {
		t.Errorf("available %+v, taken %+v", g.Available, g.Taken)
	}
	if e := rates[1]; e.Same.Shown || e.Day.N != 0 || e.Day.Value() != 0 {
		t.Errorf("one accusation without a time: %+v", e)
	}
}

// Order changes nothing; same ⊆ day ⊆ ever where times are known.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SampledFrom([]string{"", "A", "B"})
		hour := rapid.IntRange(-60, 60)
		var as []Accusation
		for i := range rapid.IntRange(1, 8).Draw(t, "accusations") {
			as = append(as, Accusation{Outlet: names.Draw(t, "outlet"), Article: fmt.Sprint(i), Accused: names.Draw(t, "accused"), At: noon.Add(time.Duration(hour.Draw(t, "at")) * time.Hour), Heard: rapid.Bool().Draw(t, "heard"), Scopes: []string{"s"}})
		}
		var answers []Answer
		for range rapid.IntRange(0, 8).Draw(t, "answers") {
			answers = append(answers, Answer{Outlet: names.Draw(t, "by"), Article: fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "in")), Party: names.Draw(t, "party"), At: noon.Add(time.Duration(hour.Draw(t, "when")) * time.Hour), Scope: "s"})
		}
		got := Judge(as, answers)
		for i, o := range got {
			if o.Same && !o.Day || o.Day && !o.Ever || o.Ever != (o.First != "") {
				t.Fatalf("outcome %d: %+v", i, o)
			}
		}
		r := rand.New(rand.NewPCG(1, uint64(len(answers))))
		r.Shuffle(len(answers), func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		for i, o := range Judge(as, answers) {
			if o != got[i] {
				t.Fatalf("order matters: %+v, %+v", o, got[i])
			}
		}
	})
}

// Twelve accusations heard in the same article: one in the headline, five in the first third, four in the
// middle, two at the end; before the eleven in the text stand .1 five times, .5 four times, .9 twice: the
// sixth is .5. Two are never answered, one of them though an answer was there.
func TestWhere(t *testing.T) {
	var list []Accusation
	add := func(n int, w Where, before float64) {
		for range n {
			list = append(list, Accusation{Outlet: "Gull", Article: string(rune('a' + len(list))), Accused: "A", At: noon, Heard: true, Where: w, Before: before})
		}
	}
	add(1, WhereOf(true, 0), 0)
	add(5, WhereOf(false, 0.1), 0.1)
	add(4, WhereOf(false, 0.5), 0.5)
	add(2, WhereOf(false, 0.9), 0.9)
	list = append(list, Accusation{Outlet: "Gull", Article: "x", Accused: "B", At: noon, Scopes: []string{"s"}}, Accusation{Outlet: "Gull", Article: "y", Accused: "C", At: noon, Scopes: []string{"s"}})
	answers := []Answer{{Outlet: "Echo", Article: "z", Party: "B", At: noon.Add(-time.Hour), Scope: "s"}, {Outlet: "Echo", Article: "w", Party: "C", At: noon.Add(time.Hour), Scope: "s"}}
	r := ByOutlet(list, Judge(list, answers))[0]
	for k, want := range []int{1, 5, 4, 2} {
		if r.Where[k].K != want || r.Where[k].N != 12 {
			t.Errorf("%s: %+v, want %d of 12", Places[k], r.Where[k], want)
		}
	}
	if r.Before != 0.5 || r.Never.K != 2 || r.Never.N != 14 || r.PassedOver.K != 1 || r.PassedOver.N != 1 {
		t.Errorf("before %v, never %+v, passed over %+v", r.Before, r.Never, r.PassedOver)
	}
	for before, want := range map[float64]Where{0: First, 0.3333: First, 0.3334: Middle, 0.6667: Last, 0.99: Last} {
		if got := WhereOf(false, before); got != want {
			t.Errorf("%v: %s", before, got)
		}
	}
}

// Where only days are known: the day before was before; the same day and the next are within a day; two days later is
// neither. One known time is no use without the other.
func TestDaysOnly(t *testing.T) {
	for day, want := range map[string]Outcome{
		"2025-03-03": {Ever: true, Available: true, Timed: true, First: "b"},
		"2025-03-04": {Ever: true, Day: true, Timed: true, First: "b"},
		"2025-03-05": {Ever: true, Day: true, Timed: true, First: "b"},
		"2025-03-06": {Ever: true, Timed: true, First: "b"},
		"":           {Ever: true, Timed: true, First: "b"},
	} {
		for _, at := range []time.Time{{}, noon} {
			got := Judge([]Accusation{{Outlet: "Gull", Article: "a", Accused: "A", At: at, Day: "2025-03-04", Scopes: []string{"s"}}}, []Answer{{Outlet: "Gull", Article: "b", Party: "A", Scope: "s", Day: day}})
			if got[0] != want {
				t.Errorf("%q: %+v, want %+v", day, got[0], want)
			}
		}
	}
}
