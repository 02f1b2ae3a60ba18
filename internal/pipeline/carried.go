package pipeline

import (
	"context"
	"slices"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/bicm"
	"hearsay/internal/store"
)

// Carried says which outlets carry which claims.
type Carried struct {
	Outlets []string // sorted
	Claims  []string // ids
	Words   map[string]string
	All     bicm.Table // outlets as rows, claims as columns
	Own     bicm.Table // the same without what an outlet has from another one's text
}

// CarriedLister is what ReadCarried needs of a store.
type CarriedLister interface {
	ViewLister
	CoverageLister
}

// ReadCarried reads the claims of a time (days; "" unbounded). An outlet carries a claim if one of its
// articles, no opinion, asserts it; by its own text if that text is not taken, as a copy or
// in part, from an earlier article of another outlet. Outlets have room for a claim as far as they published on the
// days from its first report to its last: who is not in the ledger then could not carry it.
func ReadCarried(ctx context.Context, l CarriedLister, since, until string) (*Carried, error) {
	c := &Carried{Words: map[string]string{}}
	out, err := readOutput(ctx, l)
	if err != nil {
		return nil, err
	}
	var lives []span // by claim
	taken := map[hearsay.ArticleID]bool{}
	if err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindStory, Since: since, Until: until}, func(_ *store.View, body *view.Story) { takenOver(body, taken) }); err != nil {
		return nil, err
	}
	all, own := map[string][]int{}, map[string][]int{}
	if err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindClaim, Since: since, Until: until}, func(v *store.View, body *view.Claim) {
		k, any, life := len(c.Claims), false, span{}
		for i := range body.Quotes {
			q := &body.Quotes[i]
			if q.Stance != view.Asserts || q.Genre == hearsay.GenreOpinion || !hearsay.KnownOutlet(q.Outlet) {
				continue
			}
			any = true
			life = life.with(q.Day)
			all[q.Outlet] = once(all[q.Outlet], k)
			if !taken[q.Article] {
				own[q.Outlet] = once(own[q.Outlet], k)
			}
		}
		if any {
			c.Claims, lives = append(c.Claims, v.ID), append(lives, life)
			c.Words[v.ID] = body.Proposition
		}
	}); err != nil {
		return nil, err
	}
	for o := range all {
		c.Outlets = append(c.Outlets, o)
	}
	slices.Sort(c.Outlets)
	c.All.Columns, c.Own.Columns = len(c.Claims), len(c.Claims)
	for _, o := range c.Outlets {
		c.All.Rows, c.Own.Rows = append(c.All.Rows, all[o]), append(c.Own.Rows, own[o])
	}
	kinds := map[span]int{}
	var spans []span
	for _, s := range lives {
		k, ok := kinds[s]
		if !ok {
			k = len(spans)
			kinds[s], spans = k, append(spans, s)
		}
		c.All.Kind = append(c.All.Kind, k)
	}
	c.All.Room = func(row, kind int) float64 { return out.in(c.Outlets[row], spans[kind]) }
	c.Own.Kind, c.Own.Room = c.All.Kind, c.All.Room
	return c, nil
}

// once appends k, unless it is the last.
func once(list []int, k int) []int {
	if n := len(list); n > 0 && list[n-1] == k {
		return list
	}
	return append(list, k)
}

// takenOver marks the articles of a story that share text with an earlier one of another outlet.
func takenOver(body *view.Story, taken map[hearsay.ArticleID]bool) {
	at := map[hearsay.ArticleID]*view.Article{}
	for i := range body.Articles {
		at[body.Articles[i].ID] = &body.Articles[i]
	}
	for _, e := range body.Copies {
		a, b := at[e.A], at[e.B]
		if a == nil || b == nil || a.Outlet == b.Outlet {
			continue
		}
		if link.Compare(a.At, string(a.ID), b.At, string(b.ID)) > 0 {
			a, b = b, a
		}
		taken[b.ID] = true
	}
}

// Common returns the claims that two outlets carry, by the numbers of their rows.
func (c *Carried) Common(a, b int) (out []string) {
	for _, k := range c.All.Rows[a] {
		if _, ok := slices.BinarySearch(c.All.Rows[b], k); ok {
			out = append(out, c.Claims[k])
		}
	}
	return out
}
