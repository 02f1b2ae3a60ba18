package pipeline

import (
	"context"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// foreign is a quote in which an article tells of an affair that is not its own, by a claim that mostly that affair's
// articles carry.
type foreign struct {
	affair int
	share  float64 // of the claim's texts that are the affair's, from a half
	of     hearsay.RevisionID
	spans  []hearsay.Span // of its text
}

// homeDays is how many days from an affair's first report, before or after, a claim of it tells of it.
const homeDays = 60

// near reports whether a day (YYYY-MM-DD) lies no more than that from the affair's first.
func (a *affair) near(day string) bool {
	x, err := time.Parse(time.DateOnly, a.day)
	y, err2 := time.Parse(time.DateOnly, day)
	return err == nil && err2 == nil && y.Sub(x).Abs() <= homeDays*24*time.Hour
}

// The least of the claims that name an affair: texts, and texts of the affair.
const (
	homeTexts = 3
	homeOwn   = 2
)

// carry goes through the claims and returns, by article, the affairs that it tells of by a claim. A claim is an affair's where
// at least half of the texts that carry it, and two, are of that affair: who carries it elsewhere tells of the affair, whatever else
// the article is about, also before the affair has articles of its own. of and text are the affairs and the text of each article.
func (in *Retold) carry(ctx context.Context, l FigureLedger, q *RetoldQuery, of map[string][]int, text map[string]string) (map[string][]foreign, error) {
	out := map[string][]foreign{}
	err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindClaim, Since: q.Since, Until: q.Until}, func(v *store.View, body *view.Claim) {
		affair, share := homeOf(body.Quotes, of, text)
		if affair < 0 {
			return
		}
		for i := range body.Quotes {
			k := &body.Quotes[i]
			id := string(k.Article)
			if _, ok := text[id]; !ok || slices.Contains(of[id], affair) || k.Field != hearsay.FieldText || len(k.Spans) == 0 {
				continue
			}
			at := slices.IndexFunc(out[id], func(c foreign) bool { return c.affair == affair })
			switch {
			case at < 0:
				out[id] = append(out[id], foreign{affair, share, k.Revision, k.Spans})
			case out[id][at].share < share:
				out[id][at] = foreign{affair, share, k.Revision, k.Spans}
			}
		}
	})
	return out, err
}

// homeOf is the affair whose texts carry a claim most, and its share of them; -1 for none.
func homeOf(quotes []view.Quote, of map[string][]int, text map[string]string) (affair int, share float64) {
	seen := map[string]bool{}
	votes := map[int]int{}
	for i := range quotes {
		id := string(quotes[i].Article)
		t, ok := text[id]
		if !ok || seen[t] {
			continue
		}
		seen[t] = true
		for _, a := range of[id] {
			votes[a]++
		}
	}
	affair = -1
	for a, n := range votes {
		if n >= homeOwn && 2*n >= len(seen) && (affair < 0 || n > votes[affair] || n == votes[affair] && a < affair) {
			affair = a
		}
	}
	if affair < 0 || len(seen) < homeTexts {
		return -1, 0
	}
	return affair, float64(votes[affair]) / float64(len(seen))
}

// joined is the pieces of a quote, a word apart.
func joined(text string, spans []hearsay.Span) string {
	if len(spans) == 1 {
		return spans[0].In(text)
	}
	var out []string
	for _, x := range spans {
		out = append(out, x.In(text))
	}
	return strings.Join(out, " ")
}
