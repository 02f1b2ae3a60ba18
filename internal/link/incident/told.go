package incident

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// Standing of an attribution.
const (
	Stands    = "standing"
	Denied    = "denied"    // the accused says no
	Opposed   = "contested" // somebody else says no
	Softened  = "softened"
	Hardened  = "hardened"
	TakenBack = "withdrawn"
	SaidSo    = "admitted" // the accused says so
)

// Attribution is one accuser's word on one accused.
type Attribution struct {
	Accuser  link.Party
	Own      bool // an outlet in its own voice
	Accused  link.Party
	Role     hearsay.Role
	Said     []int // quotes that accuse, in order of time
	DeniedBy []int // quotes that reject it
	Standing string
	Basis    []hearsay.Evidence
	Shown    hearsay.Showing
	Score    float64
	Claim    int
}

// incident gathers what is said in a group of units.
func (b *builder) incident(units []int) Incident {
	x, told := Incident{}, map[int]float64{}
	for _, u := range units {
		n := b.units[u].claim
		x.Claims = append(x.Claims, n)
		for _, m := range b.claims[n].Members {
			if m.Stance != claim.Mentions {
				x.Said = append(x.Said, Said{m.Quote, n, m.Stance})
			}
		}
		for k, n := range b.units[u].told {
			told[k] += n
		}
	}
	x.Kind = b.kinds.name(b.kinds.of(told))
	x.Narrow = b.narrow(units)
	b.sort(&x)
	return x
}

// sort puts what is said in x in order of time.
func (b *builder) sort(x *Incident) {
	slices.SortFunc(x.Said, func(p, q Said) int { return cmp.Or(b.before(p.Quote, q.Quote), p.Claim-q.Claim) })
}

// tell works out what follows from what is said in x.
func (b *builder) tell(x *Incident) {
	b.sort(x)
	b.circumstances(x)
	b.attributions(x)
	b.status(x)
}

// circumstances gathers when, where and against whom, by the number of quotes that say so.
func (b *builder) circumstances(x *Incident) {
	days, places, targets := map[string]int{}, map[string]*Place{}, map[string]int{}
	whens := map[string]*hearsay.When{}
	seen := map[int]bool{}
	for _, s := range x.Said {
		if seen[s.Quote] {
			continue
		}
		seen[s.Quote] = true
		q := b.quotes[s.Quote].Q
		for i := range q.Events {
			e := &q.Events[i]
			if !claim.Material(e.Code) || e.Code == "SANCTION" {
				continue
			}
			if w := e.When; w != nil && w.From != "" {
				k := w.From + "/" + w.To
				days[k]++
				whens[k] = w
			}
			for _, p := range e.Where {
				k := strings.ToLower(p.Name)
				if places[k] == nil {
					places[k] = &Place{Place: p}
				}
				places[k].N++
			}
		}
		for _, v := range q.Victims {
			targets[v.Name]++
		}
	}
	if k := most(days); k != "" {
		x.When = whens[k]
	}
	for _, p := range places {
		x.Where = append(x.Where, *p)
	}
	slices.SortFunc(x.Where, func(p, q Place) int { return cmp.Or(q.N-p.N, strings.Compare(p.Name, q.Name)) })
	for t := range targets {
		x.Targets = append(x.Targets, t)
	}
	slices.SortFunc(x.Targets, func(p, q string) int { return cmp.Or(targets[q]-targets[p], strings.Compare(p, q)) })
}

// most returns the key with the largest count, the first in order of equals.
func most(n map[string]int) string {
	best := ""
	for k := range n {
		if best == "" || n[k] > n[best] || n[k] == n[best] && k < best {
			best = k
		}
	}
	return best
}

// attributions lists who accuses whom.
func (b *builder) attributions(x *Incident) {
	at := map[string]int{}
	for _, s := range x.Said {
		if s.Stance != claim.Asserts {
			continue
		}
		q := &b.quotes[s.Quote]
		accused, role := b.accused(s)
		for _, who := range append([]link.Party{q.Speaker}, q.Also...) {
			if who.Key != q.Speaker.Key && own(who, accused) {
				continue
			}
			b.attribute(x, at, s, who, accused, role)
		}
	}
	for k := range x.Attributions {
		a := &x.Attributions[k]
		for _, s := range x.Said {
			if s.Stance == claim.Denies && b.rejects(s, a) {
				a.DeniedBy = append(a.DeniedBy, s.Quote)
			}
		}
		a.Standing = b.standing(a)
	}
}

// attribute notes that who accuses in s; at holds the attributions by accuser and accused.
func (b *builder) attribute(x *Incident, at map[string]int, s Said, who, accused link.Party, role hearsay.Role) {
	q := &b.quotes[s.Quote]
	own := q.Q.Speaker.Via == hearsay.ViaOutlet
	key := id(who) + "\x00" + id(accused)
	if id(who) == "" { // an unknown speaker is nobody else's: one for each article
		key = string(q.Article) + key
	}
	k, ok := at[key]
	if !ok {
		k = len(x.Attributions)
		at[key] = k
		x.Attributions = append(x.Attributions, Attribution{Accuser: who, Own: own, Accused: accused, Role: role, Claim: s.Claim})
	}
	a := &x.Attributions[k]
	a.Said = append(a.Said, s.Quote)
	for _, e := range q.Q.Evidence {
		if e != hearsay.NoneGiven && !slices.Contains(a.Basis, e) {
			a.Basis = append(a.Basis, e)
		}
	}
	a.Shown = stronger(a.Shown, q.Q.EvidenceShown)
	for _, y := range q.Q.Accused {
		a.Score = max(a.Score, y.Score)
	}
}

// accused returns whom a quote accuses in a claim.
func (b *builder) accused(s Said) (link.Party, hearsay.Role) {
	q, c := &b.quotes[s.Quote], &b.claims[s.Claim]
	for i, p := range q.Accused {
		if len(c.Accused) == 0 || slices.ContainsFunc(c.Accused, func(y link.Party) bool { return same(p, y) }) {
			return p, q.Q.Accused[i].Role
		}
	}
	if len(c.Accused) > 0 {
		return c.Accused[0], hearsay.Perpetrator
	}
	if len(q.Accused) > 0 {
		return q.Accused[0], q.Q.Accused[0].Role
	}
	return link.Party{Kind: hearsay.KindUnknown}, hearsay.UnknownRole
}

// rejects reports whether what s rejects is a's charge: the same claim, or a charge against the
// same party or its state.
func (b *builder) rejects(s Said, a *Attribution) bool {
	if s.Claim == a.Claim {
		return true
	}
	c := &b.claims[s.Claim]
	return slices.ContainsFunc(c.Accused, func(p link.Party) bool {
		return same(p, a.Accused) || p.Country != "" && p.Country == a.Accused.Country
	})
}

// standing tells how an attribution stands after its last word.
func (b *builder) standing(a *Attribution) string {
	last := b.quotes[a.Said[len(a.Said)-1]]
	state := Stands
	if n := len(a.Said); n > 1 {
		was, is := b.quotes[a.Said[0]].Q.Certainty, last.Q.Certainty
		switch w, i := sure(&was), sure(&is); {
		case i > w+0.25:
			state = Hardened
		case i < w-0.25:
			state = Softened
		}
	}
	for _, n := range a.DeniedBy {
		q := &b.quotes[n]
		switch {
		case same(q.Speaker, a.Accuser) && !q.At.Before(last.At): // the accuser takes it back
			return TakenBack
		case own(q.Speaker, a.Accused) || slices.ContainsFunc(q.Also, func(p link.Party) bool { return own(p, a.Accused) }):
			state = Denied
		case state != Denied:
			state = Opposed
		}
	}
	if len(a.DeniedBy) == 0 {
		for _, n := range a.Said {
			if admits(&b.quotes[n], a.Accused) {
				return SaidSo
			}
		}
	}
	return state
}

// sure is how sure a quote is, −3…3, from its band where it has one.
func sure(c *hearsay.Certainty) float64 {
	if len(c.Band) == 2 {
		return 3 * float64(c.Band[0]+c.Band[1]) / 200
	}
	return c.Factuality
}

// own reports whether a speaker speaks for the accused: the same party, or an office or
// person of its state.
func own(speaker, accused link.Party) bool {
	if same(speaker, accused) {
		return true
	}
	return accused.Country != "" && speaker.Country == accused.Country
}

// admits reports whether the side of the accused says itself that it did it: it admits or claims the deed; or, as the accused and
// nobody else, confirms it ("Velia confirmed that it had cut the cable").
func admits(q *claim.Quote, accused link.Party) bool {
	switch q.Q.Act {
	case hearsay.Admit, hearsay.ClaimResponsibility:
		return own(q.Speaker, accused)
	case hearsay.Confirm:
		return same(q.Speaker, accused)
	}
	return false
}

func same(a, b link.Party) bool {
	if a.Key != "" || b.Key != "" {
		return a.Key == b.Key
	}
	return a.Name != "" && a.Name != hearsay.PrivateParty && strings.EqualFold(a.Name, b.Name)
}

// id tells parties apart; "" for the unknown.
func id(p link.Party) string { return cmp.Or(p.Key, strings.ToLower(p.Name)) }

func stronger(a, b hearsay.Showing) hearsay.Showing {
	rank := map[hearsay.Showing]int{hearsay.Asserted: 1, hearsay.Cited: 2, hearsay.Shown: 3}
	if rank[b] > rank[a] {
		return b
	}
	return a
}

// Lags of an incident; a negative duration where an end is not known.
type Lags struct{ ToAccusation, ToDenial, ToEvidence time.Duration }

// LagsOf measures from the first report of the deed to the first accusation, and from there to
// the first denial and the first evidence that is shown or cited. at gives the moment of a
// quote, zero where it cannot be compared; reported that of the first report, zero if unknown.
func (x *Incident) LagsOf(quotes []claim.Quote, at func(quote int) time.Time, reported time.Time) Lags {
	l := Lags{-1, -1, -1}
	var accusation time.Time
	for _, s := range x.Said {
		t, q := at(s.Quote), quotes[s.Quote].Q
		if t.IsZero() {
			continue
		}
		switch s.Stance {
		case claim.Asserts:
			if accusation.IsZero() {
				accusation = t
				if !reported.IsZero() && !t.Before(reported) {
					l.ToAccusation = t.Sub(reported)
				}
			}
			if l.ToEvidence < 0 && (q.EvidenceShown == hearsay.Shown || q.EvidenceShown == hearsay.Cited) {
				l.ToEvidence = t.Sub(accusation)
			}
		case claim.Denies:
			if l.ToDenial < 0 && !accusation.IsZero() {
				l.ToDenial = t.Sub(accusation)
			}
		}
	}
	return l
}
