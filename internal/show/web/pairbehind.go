package web

import (
	"cmp"
	"context"
	"net/url"
	"slices"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// pairBehind is the sentences behind one stretch of time.
type pairBehind struct {
	When, Heading string
	Rows          []pairSaid
	Left          int // beyond those shown
}

// pairSaid is a sentence that tells an act.
type pairSaid struct {
	Way, Layer          string
	Who, Words, Outlet  string // Words "" where only the article has them
	When, Href, Article string
	Own                 bool // the article's own words
	sort                string
}

// Bounds of what one stretch shows.
const (
	behindRefs = 30
	behindRows = 80
)

// pairBehind looks up the sentences behind the stretch that begins with a day. Words come from the
// claims and incidents that the quotes are in, since these name nobody private.
func (s *site) pairBehind(ctx context.Context, p *pairPage, points []pairPoint, keyA, first string) (*pairBehind, error) {
	b := &pairBehind{}
	said := map[string]*saidIn{}
	for i := range points {
		x := &points[i]
		if x.First != first || x.N == 0 {
			continue
		}
		b.When = stretchWords(x.First, x.Last)
		way := p.A + " → " + p.B
		if x.FromKey != keyA {
			way = p.B + " → " + p.A
		}
		for _, o := range x.Own {
			b.Rows = append(b.Rows, pairSaid{Way: way, Layer: x.Layer, Words: o.Words, Article: o.Ref, Href: "/articles/" + url.PathEscape(o.Ref), Own: true})
		}
		for _, ref := range x.Refs {
			if said[ref] == nil && len(said) < behindRefs {
				in, err := s.saidIn(ctx, ref, x.Quotes)
				if err != nil {
					return nil, err
				}
				said[ref] = in
			}
		}
		for _, id := range x.Quotes {
			if r, ok := quoteBehind(said, x.Refs, hearsay.QuoteID(id)); ok {
				r.Way, r.Layer = way, x.Layer
				b.Rows = append(b.Rows, r)
			} else {
				b.Left++
			}
		}
	}
	if len(b.Rows)+b.Left == 0 {
		return nil, nil
	}
	for i := range b.Rows {
		if r := &b.Rows[i]; r.Own && said[r.Article] != nil {
			in := said[r.Article]
			r.Outlet, r.When, r.sort = in.outlet, in.when, in.sort
		}
	}
	slices.SortStableFunc(b.Rows, func(x, y pairSaid) int { return cmp.Compare(x.sort, y.sort) })
	if n := len(b.Rows); n > behindRows {
		b.Rows, b.Left = b.Rows[:behindRows], b.Left+n-behindRows
	}
	b.Heading = counted(len(b.Rows)+b.Left, "sentence") + " behind " + b.When
	return b, nil
}

// saidIn is what an article is known to say, by quote.
type saidIn struct {
	id                 hearsay.ArticleID
	outlet, when, sort string
	rev                hearsay.RevisionID
	has                map[hearsay.QuoteID]bool // of its reading
	quotes             map[hearsay.QuoteID]view.Quote
}

// saidIn reads an article's quotes as claims show them, and incidents those wanted that no claim has; nil for an
// article that is no more.
func (s *site) saidIn(ctx context.Context, ref string, want []string) (*saidIn, error) {
	v, err := s.ledger.Article(ctx, ref, "")
	if isNone(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	in := &saidIn{id: v.Item.ID, outlet: v.Revision.Outlet, when: timeWords(v.Revision.Published), sort: v.Revision.Published.Day() + rows.Time(v.Revision.Published.UTC), rev: v.Revision.ID, has: map[hearsay.QuoteID]bool{}, quotes: map[hearsay.QuoteID]view.Quote{}}
	if v.Reading != nil {
		for i := range v.Reading.Quotes {
			in.has[v.Reading.Quotes[i].ID] = true
		}
	}
	claims, err := s.ledger.Views(ctx, store.ViewQuery{Kind: store.KindClaim, Article: in.id, Limit: viewsShown})
	if err != nil {
		return nil, err
	}
	for i := range claims.Rows {
		c, err := rows.Decode[view.Claim](&claims.Rows[i])
		if err != nil {
			return nil, err
		}
		in.take(c.Quotes)
	}
	if !slices.ContainsFunc(want, func(id string) bool {
		_, told := in.quotes[hearsay.QuoteID(id)]
		return in.has[hearsay.QuoteID(id)] && !told
	}) {
		return in, nil
	}
	incidents, err := s.ledger.Views(ctx, store.ViewQuery{Kind: store.KindIncident, Article: in.id, Limit: viewsShown})
	if err != nil {
		return nil, err
	}
	for i := range incidents.Rows {
		x, err := rows.Decode[view.Incident](&incidents.Rows[i])
		if err != nil {
			return nil, err
		}
		in.take(x.Quotes)
	}
	return in, nil
}

func (in *saidIn) take(list []view.Quote) {
	for _, q := range list {
		if q.Article == in.id {
			in.quotes[q.ID] = q
		}
	}
}

// quoteBehind finds a quote among the articles of a point.
func quoteBehind(said map[string]*saidIn, refs []string, id hearsay.QuoteID) (r pairSaid, ok bool) {
	for _, ref := range refs {
		in := said[ref]
		if in == nil {
			continue
		}
		q, told := in.quotes[id]
		if !told && !in.has[id] {
			continue
		}
		r = pairSaid{Outlet: in.outlet, When: in.when, Article: ref, Href: quoteAddress(in.id, in.rev, id), sort: in.sort}
		if told {
			r.Words, r.Who, r.Href = q.Words, q.Speaker, quoteAddress(in.id, q.Revision, id)
		}
		return r, true
	}
	return r, false
}
