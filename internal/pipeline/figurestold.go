package pipeline

import (
	"context"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/number"
	"hearsay/internal/measure/spread"
	"hearsay/internal/read"
	"hearsay/internal/store"
)

// ReadFiguresTold returns the numbers by which outlets tell the figure of a claim in their own words, outside of quotes: the
// same quantity as package number has it (one noun, deed, affair and time) and the same value, no more and no less exact. One
// an article, the first; not of opinion, nor from a notice of a correction, nor of articles with a quote that asserts the claim. Nil for claims that are no figure.
//
// Only articles of the claim's stories are gone through, as by [ReadFigures]. Order is that of publication.
func ReadFiguresTold(ctx context.Context, l FigureLedger, r *read.Reader, c *view.Claim) ([]Given, error) {
	if c.Kind != string(claim.Figure) || c.Number == nil || len(c.Stories) == 0 {
		return nil, nil
	}
	given, err := ReadFigures(ctx, l, r, figuresNear(c))
	if err != nil {
		return nil, err
	}
	return figuresTold(given, c), nil
}

// figuresNear asks for the numbers of a claim's stories around its days.
func figuresNear(c *view.Claim) FigureQuery {
	return FigureQuery{Since: shifted(c.Quotes, -number.Far), Until: shifted(c.Quotes, number.Far), Stories: c.Stories}
}

// figuresTold picks the numbers that tell a claim from all those of its stories.
func figuresTold(given []Given, c *view.Claim) (out []Given) {
	told := map[string]bool{} // articles
	for i := range c.Quotes {
		if q := &c.Quotes[i]; q.Stance == view.Asserts {
			told[string(q.Article)] = true
		}
	}
	for i, same := range sameAs(given, c) {
		g := &given[i]
		if !same || !g.Own || g.Quote != "" || g.Genre == hearsay.GenreOpinion || g.Notice || told[g.Article] {
			continue
		}
		told[g.Article] = true
		out = append(out, *g)
	}
	return out
}

// sameAs says of each number whether it is that of a claim: the same quantity as one in a quote that asserts it, and the same value, no
// more and no less exact.
func sameAs(given []Given, c *view.Claim) []bool {
	figures := make([]number.Figure, len(given))
	for i := range given {
		figures[i] = given[i].Figure
	}
	out := make([]bool, len(given))
	for i, same := range number.Compare(figures).Same {
		g := &given[i]
		out[i] = slices.ContainsFunc(same, func(k int) bool {
			return g.Number.Value == c.Number.Value && g.Number.Max == c.Number.Max && given[k].Lo == g.Lo && given[k].Hi == g.Hi && holdsFigure(c, &given[k])
		})
	}
	return out
}

// holdsFigure reports whether a number is that of a claim, in a quote that asserts it.
func holdsFigure(c *view.Claim, g *Given) bool {
	return g.Number.Value == c.Number.Value && g.Number.Max == c.Number.Max && g.Number.Unit == c.Number.Unit &&
		slices.ContainsFunc(c.Quotes, func(q view.Quote) bool {
			return q.Stance == view.Asserts && q.Revision == g.Revision && q.Field == g.Field && slices.ContainsFunc(q.Spans, func(s hearsay.Span) bool { return s.Contains(g.Number.Span) })
		})
}

// shifted is the first day of some quotes less so many days, or the last one and so many; "" where one has none.
func shifted(quotes []view.Quote, days int) string {
	end := ""
	for i := range quotes {
		switch d := quotes[i].Day; {
		case d == "":
			return ""
		case end == "" || days < 0 && d < end || days > 0 && d > end:
			end = d
		}
	}
	t, err := time.Parse(time.DateOnly, end)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// Spreading returns numbers told in outlets' own words as package spread takes reports. table is the table of outlets by name.
func Spreading(told []Given, table map[string]store.Outlet) (out []spread.Report) {
	for i := range told {
		g := &told[i]
		o := table[g.Outlet]
		out = append(out, spread.Report{Article: g.Article, Outlet: g.Outlet, Owner: o.Owner, Country: o.Country, Day: g.Day, Own: true})
	}
	return out
}
