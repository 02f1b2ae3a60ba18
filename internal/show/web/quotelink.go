package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// quoteAt leads to the sentence of a quote in the version of the article it was read in. A
// quote that another reading no longer has leads to the article.
func (s *site) quoteAt(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	id := r.PathValue("id")
	v, err := s.ledger.Article(ctx, id, hearsay.RevisionID(r.FormValue("rev")))
	if isNone(err) {
		v, err = s.ledger.Article(ctx, id, "")
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	to := "/articles/" + string(v.Item.ID) + "?rev=" + string(v.Revision.ID)
	if v.Reading != nil {
		for i := range v.Reading.Quotes {
			if string(v.Reading.Quotes[i].ID) == r.PathValue("quote") {
				to += fmt.Sprintf("#m%d", i+1)
				break
			}
		}
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, to, http.StatusFound)
}

// claimLink is a claim that a quote of an article belongs to.
type claimLink struct{ Href, Title string }

// linked is what the ledger has of an article beyond its own text.
type linked struct {
	Stories []viewRow
	Claims  []viewRow
	Copies  []copyRow
}

// copyRow is another article that has text of this one. It says who and when; titles are left
// to the articles themselves.
type copyRow struct {
	Outlet, When, Kind, Lag, Href, Compare string
	Words                                  int
	First                                  bool // the other one came first
	Same                                   bool // the times do not tell
}

// linksOf fills in what an article is linked with, and the claims of each card.
func (s *site) linksOf(ctx context.Context, p *articlePage) error {
	id := p.Item.ID
	stories, err := s.ledger.Views(ctx, store.ViewQuery{Kind: store.KindStory, Article: id, Limit: 10})
	if err != nil {
		return err
	}
	for i := range stories.Rows {
		r, err := newViewRow(&stories.Rows[i])
		if err != nil {
			return err
		}
		p.Linked.Stories = append(p.Linked.Stories, r)
	}
	claims, err := s.ledger.Views(ctx, store.ViewQuery{Kind: store.KindClaim, Article: id, Limit: viewsShown})
	if err != nil {
		return err
	}
	of := map[hearsay.QuoteID][]claimLink{}
	for i := range claims.Rows {
		v := &claims.Rows[i]
		r, err := newViewRow(v)
		if err != nil {
			return err
		}
		p.Linked.Claims = append(p.Linked.Claims, r)
		c, err := rows.Decode[view.Claim](v)
		if err != nil {
			return err
		}
		for _, q := range c.Quotes {
			if q.Article == id {
				of[q.ID] = append(of[q.ID], claimLink{r.Href, short(v.ID)})
			}
		}
	}
	cardOf := func(c *card) {
		if q := p.quoteID(c.N); q != "" {
			c.Claims, c.Wrong = of[q], nameOf(cmp.Or(p.Item.Ref, string(id)), q)
		}
	}
	for i := range p.Cards {
		cardOf(&p.Cards[i])
	}
	for i := range p.Rows {
		for k := range p.Rows[i].Cards {
			cardOf(&p.Rows[i].Cards[k])
		}
	}
	return s.copiesOf(ctx, p)
}

func (p *articlePage) quoteID(n int) hearsay.QuoteID {
	if p.Reading == nil || n > len(p.Reading.Quotes) {
		return ""
	}
	return p.Reading.Quotes[n-1].ID
}

// copiesShown bounds the table of copies; an agency's text may have thousands.
const copiesShown = 100

func (s *site) copiesOf(ctx context.Context, p *articlePage) error {
	if s.o.Copies == "" {
		return nil
	}
	for row, err := range s.ledger.Shared(ctx, s.o.Copies, store.SharedQuery{Article: p.Item.ID}) {
		if err != nil {
			return err
		}
		if len(p.Linked.Copies) == copiesShown {
			break
		}
		other, first := &row.A, -1 // what From says if the other one came first
		if other.ID == p.Item.ID {
			other, first = &row.B, 1
		}
		c := copyRow{Outlet: outletWords(other.Outlet), When: timeWords(other.Published), Kind: row.Kind, Words: row.Shared, Href: "/articles/" + string(other.ID), Compare: compareAddress(p.Item.ID, other.ID)}
		from, lag := row.From()
		switch {
		case from == 0:
			c.Same = true
		case from == first:
			c.First, c.Lag, c.Compare = true, lagWords(lag), compareAddress(other.ID, p.Item.ID)
		default:
			c.Lag = lagWords(lag)
		}
		p.Linked.Copies = append(p.Linked.Copies, c)
	}
	return nil
}

func compareAddress(a, b hearsay.ArticleID) string {
	return "/compare?a=" + string(a) + "&b=" + string(b)
}
