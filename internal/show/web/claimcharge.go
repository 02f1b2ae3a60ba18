package web

import (
	"context"
	"fmt"
	"slices"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/show/rows"
)

// chargePart is the charge that a claim tells where other claims tell it in other words.
type chargePart struct {
	Finding, Incident string
	Claims            []viewRow // the others
	Denied            []string  // who rejects one of them, or the claim itself
	Outlets           int       // that carry or reject any of them
}

// chargePart looks up the claims that tell c's charge in other words; nil where none does.
func (s *site) chargePart(ctx context.Context, id string, c *view.Claim) (*chargePart, error) {
	if c.Charge == nil {
		return nil, nil
	}
	p := &chargePart{Incident: "/incidents/" + c.Charge.Incident}
	for _, v := range c.Charge.DeniedBy {
		p.Denied = append(p.Denied, v.Name)
	}
	others := slices.DeleteFunc(slices.Clone(c.Charge.Claims), func(x string) bool { return x == id })
	all := view.Claim{Quotes: slices.Clone(c.Quotes)}
	for _, x := range others {
		v, err := s.ledger.View(ctx, x)
		if isNone(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		body, err := rows.Decode[view.Claim](&v)
		if err != nil {
			return nil, err
		}
		r, err := newViewRow(&v)
		if err != nil {
			return nil, err
		}
		p.Claims, all.Quotes = append(p.Claims, r), append(all.Quotes, body.Quotes...)
	}
	if len(p.Claims) == 0 {
		return nil, nil
	}
	if days := spread.ByDay(rows.Spreading(&all, nil)); len(days) > 0 {
		p.Outlets = days[len(days)-1].Outlets
	}
	p.Finding = fmt.Sprintf("%s beside this one", counted(len(p.Claims), "claim"))
	return p, nil
}
