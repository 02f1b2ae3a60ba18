package narrative

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var day = time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC)

// Twelve things in 60 articles, of which rail and fire are told together in all of their eight
// articles: the tie is found, starts where it starts, and copies do not add to it.
func TestTies(t *testing.T) {
	var articles []Article
	for i := range 60 {
		articles = append(articles, Article{ID: fmt.Sprintf("a%02d", i), At: day.Add(time.Duration(i) * time.Hour)})
	}
	articles = append(articles, Article{ID: "copy", Text: "wire", At: day.Add(-time.Hour)})
	articles[5].Text = "wire"
	rail, fire := Thing{ID: "rail"}, Thing{ID: "fire"}
	for i := range 8 {
		rail.Articles = append(rail.Articles, articles[7*i+5].ID)
		fire.Articles = append(fire.Articles, articles[7*i+5].ID)
	}
	rail.Articles, fire.Articles = append(rail.Articles, "copy", "not in the ledger"), append(fire.Articles, "copy")
	things := []Thing{rail, fire}
	r := rand.New(rand.NewPCG(7, 1))
	for k := range 10 {
		x := Thing{ID: fmt.Sprint("other", k)}
		for _, i := range r.Perm(60)[:8] {
			x.Articles = append(x.Articles, articles[i].ID)
		}
		things = append(things, x)
	}
	res := must(t, Ties, things, articles)
	if res.Tested != 12 || len(res.Ties) == 0 {
		t.Fatalf("result %+v", res)
	}
	tie := res.Ties[0]
	if tie.A != "fire" || tie.B != "rail" || tie.Together != 8 || !tie.Tested || tie.Q > .05 || len(tie.Articles) != 8 || tie.Articles[0] != "copy" || tie.Articles[1] != "a12" {
		t.Errorf("tie %+v", tie)
	}
	for _, x := range res.Ties[1:] {
		if x.Tested && x.Q <= .05 {
			t.Errorf("tied by chance: %+v", x)
		}
		if x.Tested != (x.Together >= Least) {
			t.Errorf("tested: %+v", x)
		}
	}
}

func TestTooFew(t *testing.T) {
	res := must(t, Ties, []Thing{{"x", []string{"a"}}, {"y", []string{"a", "b"}}}, []Article{{ID: "a"}, {ID: "b", At: day}})
	if d := cmp.Diff(Result{Texts: 2, Tested: 1, Ties: []Tie{{A: "x", B: "y", Together: 1, Articles: []string{"a"}}}}, res); d != "" {
		t.Error(d)
	}
	if res := must(t, Ties, nil, nil); len(res.Ties) != 0 || res.Texts != 0 {
		t.Errorf("of nothing: %+v", res)
	}
}

// Order of things, of their articles and of the articles changes nothing; together never
// exceeds either thing's texts.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var articles []Article
		for i := range rapid.IntRange(1, 12).Draw(t, "articles") {
			articles = append(articles, Article{ID: fmt.Sprint("a", i), Text: rapid.SampledFrom([]string{"", "", "t", "u"}).Draw(t, "text"), At: day.Add(time.Duration(rapid.IntRange(0, 5).Draw(t, "at")) * time.Hour)})
		}
		var things []Thing
		for i := range rapid.IntRange(1, 6).Draw(t, "things") {
			x := Thing{ID: fmt.Sprint("x", i)}
			for range rapid.IntRange(0, 8).Draw(t, "n") {
				x.Articles = append(x.Articles, articles[rapid.IntRange(0, len(articles)-1).Draw(t, "in")].ID)
			}
			things = append(things, x)
		}
		got := must(t, Ties, things, articles)
		r := rand.New(rand.NewPCG(3, 4))
		r.Shuffle(len(things), func(i, j int) { things[i], things[j] = things[j], things[i] })
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		for _, x := range things {
			r.Shuffle(len(x.Articles), func(i, j int) { x.Articles[i], x.Articles[j] = x.Articles[j], x.Articles[i] })
		}
		if d := cmp.Diff(got, must(t, Ties, things, articles)); d != "" {
			t.Fatal(d)
		}
		for _, tie := range got.Ties {
			if tie.Together != len(tie.Articles) || tie.Together > got.Texts {
				t.Fatalf("%+v", tie)
			}
		}
	})
}

// must calls Ties or Days.
func must(t interface {
	Helper()
	Fatal(...any)
}, f func(context.Context, []Thing, []Article) (Result, error), things []Thing, articles []Article) Result {
	t.Helper()
	r, err := f(context.Background(), things, articles)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// A text that lists everything ties nothing, and who does not wait any longer is not kept waiting.
func TestCrowd(t *testing.T) {
	articles := []Article{{ID: "digest"}, {ID: "a"}, {ID: "b"}}
	var things []Thing
	for i := range Crowd + 1 {
		things = append(things, Thing{ID: fmt.Sprint(i), Articles: []string{"digest"}})
	}
	things[0].Articles, things[1].Articles = []string{"digest", "a", "b"}, []string{"a", "b"}
	res := must(t, Ties, things, articles)
	if res.Crowds != 0 || len(res.Ties) == 1 {
		t.Fatalf("%d things in one text: %d left out, %d ties", Crowd, res.Crowds, len(res.Ties))
	}
	things[1].Articles = []string{"digest", "a", "b"}
	if res = must(t, Ties, things, articles); res.Crowds != 1 || res.Texts != 3 || len(res.Ties) != 1 || res.Ties[0].Together != 2 {
		t.Errorf("%+v", res)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range []func(context.Context, []Thing, []Article) (Result, error){Ties, Days} {
		if _, err := f(ctx, things, articles); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	}
}
