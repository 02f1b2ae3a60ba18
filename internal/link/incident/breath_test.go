package incident

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// Whatever the quotes: units are in one breath where, of any two of their quotes, speaker and article are the same and the gap is small.
func TestBreaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := &builder{units: make([]unit, rapid.IntRange(1, 5).Draw(t, "units"))}
		for range rapid.IntRange(0, 12).Draw(t, "quotes") {
			at := rapid.IntRange(0, 3*breath).Draw(t, "start")
			q := &hearsay.Quote{Field: hearsay.FieldText, Content: []hearsay.Span{{Start: at, End: at + rapid.IntRange(1, breath).Draw(t, "length")}}}
			u := &b.units[rapid.IntRange(0, len(b.units)-1).Draw(t, "unit")]
			u.quotes = append(u.quotes, len(b.quotes))
			b.quotes = append(b.quotes, claim.Quote{Q: q, Article: hearsay.ArticleID(fmt.Sprint(rapid.IntRange(0, 1).Draw(t, "article"))), Speaker: link.Party{Name: rapid.SampledFrom([]string{"", "Osk", "osk"}).Draw(t, "speaker")}})
		}
		want := map[[2]int]bool{}
		for i := range b.units {
			for j := i + 1; j < len(b.units); j++ {
				for _, m := range b.units[i].quotes {
					for _, n := range b.units[j].quotes {
						p, q := &b.quotes[m], &b.quotes[n]
						u, v := p.Q.Content[0], q.Q.Content[0]
						if p.Article == q.Article && id(p.Speaker) == id(q.Speaker) && max(u.Start, v.Start)-min(u.End, v.End) <= breath {
							want[[2]int{i, j}] = true
						}
					}
				}
			}
		}
		if got := b.breaths(); !maps.Equal(got, want) {
			t.Fatalf("in one breath: %v, want %v", got, want)
		}
	})
}
