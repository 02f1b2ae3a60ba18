package narrative

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// daily makes an article of an outlet on a day.
func daily(id, outlet string, n int) Article {
	t := day.AddDate(0, 0, n)
	return Article{ID: id, Outlet: outlet, Day: t.Format(time.DateOnly), At: t.Add(time.Hour)}
}

// Eight outlets tell of twelve affairs on sixty days, an article each. Rail and fire are told on the same days of
// the same outlet, never in one article: over articles nothing ties them, over days they are the only tie. Two
// affairs of one week, told by all, are together by bicm, and as much when their days are turned.
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
	for _, x := range must(t, Ties, things, articles).Ties {
		t.Errorf("in one article: %+v", x)
	}
	res := must(t, Days, things, articles)
	tie := res.Ties[0]
	if tie.A != "fire" || tie.B != "rail" || tie.Q > 0.05 || tie.Shift > 0.05 || tie.Together < 10 {
		t.Errorf("%+v", tie)
	}
	for _, x := range res.Ties[1:] {
		if x.Tested && x.Q <= 0.05 && x.Shift <= 0.05 {
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

// Two affairs on days 0–4 of ten at one outlet: turned by 0 five days are common; by 1 to 4 four to one, by 5 none, by 6
// to 9 one to four. One turn of ten, the real one, has five: 1/10. On all ten days every turn has ten.
func TestShift(t *testing.T) {
	var articles []Article
	var short, long Thing
	for n := range 10 {
		id := fmt.Sprint("a", n)
		articles = append(articles, daily(id, "Gull", n))
		long.Articles = append(long.Articles, id)
		if n < 5 {
			short.Articles = append(short.Articles, id)
		}
	}
	d := newDial(articles)
	if p := d.shift([]Thing{short}, []Thing{short}); p != 0.1 {
		t.Errorf("%v, want .1", p)
	}
	if p := d.shift([]Thing{long}, []Thing{long}); p != 1 {
		t.Errorf("%v, want 1", p)
	}
	if p := newDial(nil).shift(nil, nil); p != 1 {
		t.Errorf("of nothing: %v", p)
	}
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
