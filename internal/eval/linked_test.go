package eval

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

func sampleReading(t *testing.T) *read.Reader {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What is planted in the sample world comes out.
func TestPlot(t *testing.T) {
	rep, missing, err := Plot(sampleReading(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range missing {
		t.Log(m)
	}
	for _, name := range rep.Order {
		t.Logf("%-20s %5.1f of %d", name, rep.Figures[name].Value, rep.Figures[name].N)
	}
	floors, err := Floors()
	if err != nil {
		t.Fatal(err)
	}
	if under := rep.Under(floors); len(under) > 0 {
		t.Errorf("under the floor: %v", under)
	}
}

// shuffled gives an order of the sample world's articles in which only the versions of one
// article keep theirs: which is the current one is told by the order in which they come.
func shuffled(t *testing.T, seed uint64) []int {
	t.Helper()
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	order := rand.New(rand.NewPCG(seed, 7)).Perm(len(articles))
	of := map[hearsay.ArticleID][]int{}
	for i := range articles {
		of[articles[i].ID()] = append(of[articles[i].ID()], i)
	}
	for k, i := range order {
		id := articles[i].ID()
		order[k], of[id] = of[id][0], of[id][1:]
	}
	return order
}

// Any order of arrival gives the same stories, claims, incidents and copies, by id and content.
func TestLinkedInAnyOrder(t *testing.T) {
	r := sampleReading(t)
	want, err := LinkSample(context.Background(), t.TempDir(), r, nil)
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(2) {
		got, err := LinkSample(context.Background(), t.TempDir(), r, shuffled(t, seed))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.Stories, got.Stories); d != "" {
			t.Errorf("stories:\n%s", d)
		}
		if d := cmp.Diff(want.Claims, got.Claims); d != "" {
			t.Errorf("claims:\n%s", d)
		}
		if d := cmp.Diff(want.Incidents, got.Incidents); d != "" {
			t.Errorf("incidents:\n%s", d)
		}
		if len(want.Shared) != len(got.Shared) {
			t.Errorf("%d and %d edges", len(want.Shared), len(got.Shared))
		}
	}
}
