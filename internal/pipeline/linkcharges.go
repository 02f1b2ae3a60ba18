package pipeline

import (
	"context"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
)

// charges notes which claims tell one charge in other words.
func (in *linking) charges(m *made) {
	m.charge = map[int]*view.Charge{}
	for i := range m.affairs {
		for _, c := range m.affairs[i].Charges(m.claims, sideOf) {
			x := &view.Charge{Incident: m.affair[i], DeniedBy: in.voices(m, c.Denied)}
			for _, k := range c.Claims {
				x.Claims = append(x.Claims, m.claimID[k])
				m.charge[k] = x
			}
		}
	}
}

// sideOf is the side that a culprit is of: a state with its organs and officers, else the party; "" for who has no key.
func sideOf(p link.Party) string {
	if p.Key == "" {
		return ""
	}
	return Side(p.Key, answersFor(p))
}

// ReadCharge returns the quotes of all claims that tell the charge of c, c's own among them, each once for a stance; nil where no other claim tells it.
func ReadCharge(ctx context.Context, l ViewFinder, c *view.Claim) ([]view.Quote, error) {
	if c.Charge == nil {
		return nil, nil
	}
	type stand struct {
		quote  hearsay.QuoteID
		stance view.Stance
	}
	var out []view.Quote
	seen := map[stand]bool{}
	for _, id := range c.Charge.Claims {
		body, _, err := bodyOf[view.Claim](ctx, l, id)
		if err != nil {
			return nil, err
		}
		for _, q := range body.Quotes {
			if k := (stand{q.ID, q.Stance}); !seen[k] {
				seen[k] = true
				out = append(out, q)
			}
		}
	}
	return out, nil
}
