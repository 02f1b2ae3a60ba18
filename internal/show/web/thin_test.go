package web

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/link/view"
)

// What a story's page tells of its articles is the same with all their links and with those that are kept, at most two an article; so are the families of
// copies.
func TestThinLinksTellTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for round := range 60 {
		x := &view.Story{}
		n := 2 + r.IntN(40)
		for i := range n {
			a := view.Article{ID: hearsay.ArticleID(fmt.Sprintf("%032x", r.Uint64())), Outlet: fmt.Sprint("Outlet ", i%5)}
			switch r.IntN(5) {
			case 0:
				a.Day = "2025-03-01"
			case 1:
			default:
				a.At = time.Date(2025, 3, 1, 0, r.IntN(90), 0, 0, time.UTC)
			}
			x.Articles = append(x.Articles, a)
		}
		for i := range n {
			for j := range i {
				if r.IntN(3) > 0 || round%3 == 0 {
					x.Copies = append(x.Copies, view.Link{A: x.Articles[i].ID, B: x.Articles[j].ID, Kind: []string{"copy", "reuse"}[r.IntN(2)], Words: 1 + r.IntN(30)})
				}
			}
		}
		thin := &view.Story{Articles: x.Articles, Copies: view.Thin(x.Articles, x.Copies)}
		if len(thin.Copies) > 2*n {
			t.Errorf("%d links of %d articles", len(thin.Copies), n)
		}
		if d := cmp.Diff(storyArticles(x), storyArticles(thin)); d != "" {
			t.Fatalf("round %d: %s", round, d)
		}
		if d := cmp.Diff(copyFamilies(x), copyFamilies(thin)); d != "" {
			t.Fatalf("round %d: families of copies: %s", round, d)
		}
		if again := view.Thin(x.Articles, thin.Copies); !cmp.Equal(again, thin.Copies) {
			t.Errorf("round %d: what is thin grows thinner", round)
		}
	}
}

// copyFamilies maps each article to the first of those it is joined with by copies.
func copyFamilies(x *view.Story) map[hearsay.ArticleID]hearsay.ArticleID {
	of := map[hearsay.ArticleID]hearsay.ArticleID{}
	for _, a := range x.Articles {
		of[a.ID] = a.ID
	}
	for moved := true; moved; {
		moved = false
		for _, l := range x.Copies {
			if l.Kind != "copy" || of[l.A] == of[l.B] {
				continue
			}
			of[l.A], of[l.B], moved = min(of[l.A], of[l.B]), min(of[l.A], of[l.B]), true
		}
	}
	return of
}
