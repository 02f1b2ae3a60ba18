package narrative

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// daily makes an article of an outlet on a day.
func daily(id, outlet string, n int) Article {
	t := day.AddDate(0, 0, n)
	return Article{ID: id, Outlet: outlet, Day: t.Format(time.DateOnly), At: t.Add(time.Hour)}
}

// Eight outlets tell of twelve affairs on sixty days, an article each. Rail and fire are told on the same days of
// the same outlet, never in one article: over articles nothing ties them, over days they are the only tie.
func TestDays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	var articles []Article
	things := []Thing{{ID: "rail"}, {ID: "fire"}}
	tell := func(k int, outlet, n int) {
		id := fmt.Sprintf("%02d-%d-%d-%d", n, outlet, k, len(articles))
		articles = append(articles, daily(id, fmt.Sprint("outlet", outlet), n))
		things[k].Articles = append(things[k].Articles, id)
	}
	for range 14 {
		o, n := r.IntN(8), r.IntN(60)
		tell(0, o, n)
		tell(1, o, n)
	}
	for k := range 10 {
		things = append(things, Thing{ID: fmt.Sprint("other", k)})
		for range 14 {
			tell(k+2, r.IntN(8), r.IntN(60))
		}
	}
	for o := range 8 { // what else there is to tell
		for n := range 60 {
			articles = append(articles, daily(fmt.Sprint("else-", o, "-", n), fmt.Sprint("outlet", o), n))
		}
	}
	for _, x := range must(t, Ties, things, articles).Ties {
		t.Errorf("in one article: %+v", x)
	}
	res := must(t, Days, things, articles)
	tie := res.Ties[0]
	if tie.A != "fire" || tie.B != "rail" || tie.Q > 0.05 || tie.Together < 10 {
		t.Errorf("%+v", tie)
	}
	for _, x := range res.Ties[1:] {
		if x.Tested && x.Q <= 0.05 {
			t.Errorf("tied by chance: %+v", x)
		}
	}
	// A copy at another outlet adds no day.
	copied := slices.Clone(articles)
	for i := range copied {
		if copied[i].ID == things[0].Articles[0] {
			copied[i].Text = "wire"
		}
	}
	dup := daily("dup", "outlet9", 0)
	dup.At, dup.Text = dup.At.AddDate(1, 0, 0), "wire"
	more := slices.Clone(things)
	more[0].Articles = append(slices.Clone(more[0].Articles), "dup")
	more[1].Articles = append(slices.Clone(more[1].Articles), "dup")
	if got := must(t, Days, more, append(copied, dup)).Ties[0]; got.Together != tie.Together {
		t.Errorf("a copy counts: %d, want %d", got.Together, tie.Together)
	}
}

// Two outlets on two days, an article each; both affairs are told by the Gull on the first day and by the Echo on the second. Each could
// as well have been told the other way round: on each of the four outlets' days it is told with .5, both with .25. Two or more
// of four: 1 − .75⁴ − 4 × .25 × .75³ = .2617.
func TestDaysByHand(t *testing.T) {
	articles := []Article{daily("g0", "Gull", 0), daily("e1", "Echo", 1), daily("e0", "Echo", 0), daily("g1", "Gull", 1)}
	both := []Thing{{ID: "a", Articles: []string{"g0", "e1"}}, {ID: "b", Articles: []string{"g0", "e1"}}}
	res := must(t, Days, both, articles)
	if x := res.Ties[0]; x.Together != 2 || math.Abs(x.Expected-1) > 1e-5 || math.Abs(x.P-0.26171875) > 1e-5 {
		t.Errorf("%+v, want 1 expected, p .2617", x)
	}
	// Had the Echo nothing else to say on its second day, and the Gull nothing at all, each could only have been told as it was.
	if x := must(t, Days, both, articles[:2]).Ties[0]; x.Expected != 2 || x.P != 1 {
		t.Errorf("without a choice: %+v", x)
	}
	// Without a day it says nothing.
	undated := []Article{{ID: "x", Outlet: "Gull"}, {ID: "y", Outlet: "Echo"}}
	things := []Thing{{ID: "a", Articles: []string{"x", "y"}}, {ID: "b", Articles: []string{"x", "y"}}}
	if x := must(t, Days, things, undated).Ties[0]; x.Together != 2 || x.P != 1 {
		t.Errorf("undated: %+v", x)
	}
}

// What an outlet's many articles of a day make likely: the Gull has nine articles on the first day and one on the second, the Echo one and nine.
// Odds are 9 c and c, with 9c/(1 + 9c) + c/(1 + c) = 1: c = 1/3, so 3/4 and 1/4. The Echo's one article of the first day comes first.
func TestHabitVolume(t *testing.T) {
	var articles []Article
	for n := range 9 {
		articles = append(articles, daily(fmt.Sprint("g", n), "Gull", 0), daily(fmt.Sprint("e", n), "Echo", 1))
	}
	articles = append(articles, daily("G", "Gull", 1), daily("E", "Echo", 0))
	b := newBoard([]Thing{{ID: "a", Articles: []string{"g0", "e0"}}}, inColumns(articles))
	h := newCalendar(b).habit(0)
	if d := cmp.Diff([][]float64{{0.25, 0.75}, {0.75, 0.25}}, h.p, cmpopts.EquateApprox(0, 1e-4)); d != "" {
		t.Error(d)
	}
}

// inColumns gives each outlet's day one text, as Days does.
func inColumns(articles []Article) []Article {
	out := slices.Clone(articles)
	for i := range out {
		out[i].Text = out[i].Outlet + "\x00" + out[i].Day
	}
	return out
}

// Rail and fire are tied by the Gull on the 4th and the Echo on the 6th, fire and van by the Gull on the 6th, heron and moth by
// themselves on a day that is not known.
func TestGrow(t *testing.T) {
	articles := []Article{daily("g4", "Gull", 0), daily("e6", "Echo", 2), daily("g6", "Gull", 2), {ID: "x", Outlet: "Review"}}
	articles[2].At = articles[1].At.Add(-time.Minute)
	ties := []Tie{{A: "fire", B: "rail", Articles: []string{"g4", "e6"}}, {A: "heron", B: "moth", Articles: []string{"x"}}, {A: "fire", B: "van", Articles: []string{"g6"}}}
	want := []Bundle{
		{Things: []string{"fire", "rail", "van"}, Ties: []int{0, 2}, Steps: []Step{
			{Day: "2025-03-04", Texts: 1, Ties: []int{0}, Outlets: []string{"Gull"}, AllTexts: 1, AllTies: 1, AllOutlets: 1, Articles: []string{"g4"}},
			{Day: "2025-03-06", Texts: 2, Ties: []int{2}, Outlets: []string{"Echo"}, AllTexts: 3, AllTies: 2, AllOutlets: 2, Articles: []string{"g6", "e6"}}}},
		{Things: []string{"heron", "moth"}, Ties: []int{1}, Steps: []Step{{Texts: 1, Ties: []int{1}, Outlets: []string{"Review"}, AllTexts: 1, AllTies: 1, AllOutlets: 1, Articles: []string{"x"}}}},
	}
	if d := cmp.Diff(want, Grow(ties, articles)); d != "" {
		t.Error(d)
	}
	if got := Grow(nil, articles); got != nil {
		t.Errorf("%+v", got)
	}
}
