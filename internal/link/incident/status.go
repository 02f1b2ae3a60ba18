package incident

import (
	"slices"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// Status of an incident: what has been said of it.
type Status string

const (
	Reported   Status = "reported"
	Attributed Status = "attributed"
	Contested  Status = "contested" // another is accused, too, or the accused denies
	Admitted   Status = "admitted"  // the accused, or a claimant, says so
	Withdrawn  Status = "withdrawn" // an accusation or claim was taken back
)

// Step is a change of status, with the quote that carries it.
type Step struct {
	Status Status
	Quote  int
	Why    string
}

// status walks through what was said in order of time.
func (b *builder) status(x *Incident) {
	x.Status = Reported
	step := func(s Status, quote int, why string) {
		if s != x.Status || len(x.Steps) == 0 {
			x.Status = s
			x.Steps = append(x.Steps, Step{s, quote, why})
		}
	}
	type charge struct {
		who, by link.Party
		role    hearsay.Role
	}
	var charged []charge
	certain := map[string]float64{} // the last word of an accuser on an accused
	var withdrawn link.Party        // against whom the charge was that was taken back
	confessed := x.Admitted
	slices.SortFunc(confessed, b.before)
	told := slices.Clone(x.Said)
	for _, n := range confessed {
		told = append(told, Said{n, -1, claim.Asserts})
	}
	slices.SortStableFunc(told, func(p, q Said) int { return b.before(p.Quote, q.Quote) })
	for _, s := range told {
		if s.Claim < 0 {
			step(Admitted, s.Quote, "somebody confesses a part in it")
			continue
		}
		q := &b.quotes[s.Quote]
		p, role := b.accused(s)
		switch s.Stance {
		case claim.Asserts:
			switch {
			case admits(q, p):
				x.Admitted = append(x.Admitted, s.Quote)
				step(Admitted, s.Quote, "the accused, or a claimant, says so")
			case q.Q.Act == hearsay.Confirm:
				x.Confirmed = append(x.Confirmed, s.Quote)
			}
			if p.Key == "" && p.Name == "" {
				continue
			}
			if k, now := id(q.Speaker)+"\x00"+id(p), sure(&q.Q.Certainty); id(q.Speaker) != "" && now > 0 {
				if was, ok := certain[k]; ok && now < was-0.25 {
					x.Status = Contested
					x.Steps = append(x.Steps, Step{Contested, s.Quote, "an accuser softens its charge"})
				}
				certain[k] = now
			}
			// A rival is a doer whom another accuser names: who says that the group did it, and for
			// whom, tells one story. A state and its organs are one.
			other := role == hearsay.Perpetrator && slices.ContainsFunc(charged, func(y charge) bool {
				return y.role == hearsay.Perpetrator && !same(y.by, q.Speaker) && !same(y.who, p) && (y.who.Country == "" || y.who.Country != p.Country)
			})
			charged = append(charged, charge{p, q.Speaker, role})
			switch {
			case x.Status == Reported:
				step(Attributed, s.Quote, "somebody is accused")
			case other && x.Status == Attributed:
				step(Contested, s.Quote, "another is accused")
			case x.Status == Withdrawn && slices.ContainsFunc(charged, func(y charge) bool { return same(y.by, q.Speaker) && !same(y.who, withdrawn) }):
				step(Contested, s.Quote, "others still stand by their charge")
			}
		case claim.Denies:
			switch {
			case b.takesBack(x, s):
				withdrawn = p
				step(Withdrawn, s.Quote, "an accuser or claimant takes it back")
			case x.Status == Attributed || x.Status == Reported:
				why := "somebody denies it"
				if own(q.Speaker, p) {
					why = "the accused denies"
				}
				step(Contested, s.Quote, why)
			}
		}
	}
}

// takesBack reports whether who rejects a charge made it, or claimed the deed, before.
func (b *builder) takesBack(x *Incident, s Said) bool {
	q := &b.quotes[s.Quote]
	if q.Q.Act == hearsay.Retract {
		return true
	}
	for _, y := range x.Said {
		p := &b.quotes[y.Quote]
		if y.Stance == claim.Asserts && y.Claim == s.Claim && same(p.Speaker, q.Speaker) && p.At.Before(q.At) {
			return true
		}
	}
	return false
}
