package web

import (
	"context"
	"fmt"
	"time"

	"hearsay/internal/store"
)

// quickTally is how long a count may take that is made for every page.
const quickTally = 20 * time.Millisecond

// totals counts the ledger; of a large one the count is some seconds old.
func (s *site) totals(ctx context.Context) (store.Totals, error) {
	v, err := s.tallies.get(ctx, "totals", func(ctx context.Context) (any, error) { return s.ledger.Totals(ctx) })
	if err != nil {
		return store.Totals{}, err
	}
	return v.(store.Totals), nil
}

// facets counts the values of a list, whatever page of it is asked for; likewise.
func (s *site) facets(ctx context.Context, q store.ArticleQuery) (store.Facets, error) {
	q.After, q.Limit = "", 0
	v, err := s.tallies.get(ctx, fmt.Sprintf("facets %+v", q), func(ctx context.Context) (any, error) { return s.ledger.Facets(ctx, q) })
	if err != nil {
		return store.Facets{}, err
	}
	return v.(store.Facets), nil
}
