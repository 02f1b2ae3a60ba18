package web

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// A claim whose charge another claim tells in other words lists that one, who rejects either, and the outlets that both reach; it is not said
// that nobody rejects the charge.
func TestChargePart(t *testing.T) {
	l := &fakeLedger{}
	charge := &view.Charge{Incident: "i", Claims: []string{"c1", "c2", "gone"}, DeniedBy: []view.Voice{{Name: "Tarnovia"}}}
	claim := func(id string, quotes ...view.Quote) view.Claim {
		c := view.Claim{Proposition: "the cable, told by " + id, Kind: "attribution", Quotes: quotes, Charge: charge}
		b, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		l.stored = append(l.stored, store.View{ID: id, Kind: store.KindClaim, Title: c.Proposition, Body: b})
		return c
	}
	said := func(article hearsay.ArticleID, outlet string, stance view.Stance) view.Quote {
		return view.Quote{Article: article, Outlet: outlet, Day: "2025-05-02", Stance: stance}
	}
	c := claim("c1", said("a", "The Gull", view.Asserts))
	claim("c2", said("b", "The Tern", view.Asserts), said("b", "The Tern", view.Denies), said("a", "The Gull", view.Asserts))
	s := &site{ledger: l}
	p, err := s.chargePart(context.Background(), "c1", &c)
	if err != nil || p == nil {
		t.Fatal(p, err)
	}
	if len(p.Claims) != 1 || p.Claims[0].Href != "/claims/c2" || !slices.Equal(p.Denied, []string{"Tarnovia"}) || p.Outlets != 2 || p.Incident != "/incidents/i" || p.Finding != "1 claim beside this one" {
		t.Errorf("%+v", p)
	}
	if got, want := standfirst(&claimPage{Charge: p}), "Nobody in the ledger asserts it. Rejected by nobody in these words; the same charge in other words by 1."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	c.Charge = nil
	if p, err := s.chargePart(context.Background(), "c1", &c); p != nil || err != nil {
		t.Errorf("%+v, %v: of a claim without a charge", p, err)
	}
}
