// Package incident puts claims of who did it beside each other: the deeds that are told, and
// every accuser's word on every accused.
//
// An incident is built from claims, never from one event that a program coded: attributions
// (package claim) belong together where the same deed is meant, told by the words for it, the
// story, the day and the place, whoever is accused. What they say of its day or kind must not
// contradict; twenty-one days apart they are two. Status and standing tell what has been
// said, never what is true (DESIGN 2); every step names the quote that carries it. Only roles
// that make a culprit count ([hearsay.Role.Culprit]).
//
// Build is a pure function; the order of claims and quotes does not matter.
package incident

import (
	"cmp"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/claim/term"
)

// Incident is one deed as it is told. Quotes and claims are those given to [Build].
type Incident struct {
	Claims       []int
	Said         []Said // in order of time
	Kind         string
	When         *hearsay.When
	Where        []Place
	Targets      []string
	Status       Status
	Steps        []Step
	Attributions []Attribution
	Confirmed    []int // quotes that confirm the deed or the charge
	Admitted     []int
}

// Said is one quote's stance on one claim of the incident.
type Said struct {
	Quote  int
	Claim  int
	Stance claim.Stance
}

// Place is where it is said to have happened, with the number of quotes that say so.
type Place struct {
	hearsay.Place
	N int
}

// Span of the rules.
const (
	apartDays = 21 * 24 * time.Hour
	joinFrom  = 0.30 // likeness of two claims' deeds
	inStory   = 0.25 // added where they share a story,
	onDay     = 0.25 // or a day that both tell
)

// Build groups the attributions among claims. Minor claims, which no quote asserts and none
// rejects, are left out.
func Build(claims []claim.Claim, quotes []claim.Quote) ([]Incident, error) {
	cut, err := term.New()
	if err != nil {
		return nil, err
	}
	b := builder{claims: claims, quotes: quotes, cut: cut, df: map[uint64]int{}}
	for i := range claims {
		if u, ok := b.unit(i); ok {
			b.units = append(b.units, u)
		}
	}
	slices.SortFunc(b.units, func(x, y unit) int {
		return cmp.Or(x.first.Compare(y.first), cmp.Compare(x.id, y.id))
	})
	for i := range b.units {
		for s := range b.units[i].words {
			b.df[s]++
		}
	}
	var out []Incident
	for _, g := range b.group() {
		out = append(out, b.incident(g))
	}
	slices.SortFunc(out, func(x, y Incident) int { return b.before(x.Said[0].Quote, y.Said[0].Quote) })
	return out, nil
}

type builder struct {
	claims []claim.Claim
	quotes []claim.Quote
	cut    *term.Cutter
	units  []unit
	df     map[uint64]int
	buf    []term.Term
}

// unit is one attribution with what tells its deed.
type unit struct {
	claim       int
	id          hearsay.QuoteID // of the first member: for order
	words       map[uint64]float64
	stories     map[string]bool
	days        map[string]bool
	class       string // of the deed, "" where it is not told
	first, last time.Time
}

// unit takes a claim apart, unless nobody asserts or rejects in it that a culprit did it.
func (b *builder) unit(i int) (unit, bool) {
	c := &b.claims[i]
	u := unit{claim: i, words: map[uint64]float64{}, stories: map[string]bool{}, days: map[string]bool{}}
	if c.Kind != claim.Attribution || len(c.Members) == 0 || sanction(c.Codes) {
		return u, false
	}
	culprit := false
	for _, m := range c.Members {
		q := &b.quotes[m.Quote]
		if m.Stance == claim.Mentions {
			continue
		}
		culprit = culprit || names(q, m.Stance)
		if u.id == "" {
			u.id = q.ID
		}
		if !q.At.IsZero() {
			if u.first.IsZero() || q.At.Before(u.first) {
				u.first = q.At
			}
			if q.At.After(u.last) {
				u.last = q.At
			}
		}
		if q.Story != "" {
			u.stories[q.Story] = true
		}
		b.deed(&u, q)
	}
	u.class = class(c.Codes)
	return u, culprit && u.id != ""
}

// names reports whether the quote names a culprit, or rejects the charge.
func names(q *claim.Quote, s claim.Stance) bool {
	for _, list := range [][]hearsay.Accused{q.Q.Accused, q.Q.Denied, q.Q.Asked, q.Q.Supposed} {
		if slices.ContainsFunc(list, func(a hearsay.Accused) bool { return a.Role == "" || a.Role.Culprit() }) {
			return true
		}
	}
	switch q.Q.Act {
	case hearsay.ClaimResponsibility, hearsay.RejectResponsibility, hearsay.Admit:
		return true
	}
	return false
}

// deed gathers the words of a quote that are neither names nor particles, and the days it tells.
func (b *builder) deed(u *unit, q *claim.Quote) {
	s := q.Q.Field.In(q.Revision)
	for _, x := range q.Q.Content {
		b.buf = b.cut.Append(b.buf[:0], x.In(s))
		for i := range b.buf {
			t := &b.buf[i]
			if t.Content() && t.Kind&(term.Name|term.Inner|term.Number) == 0 {
				u.words[t.Stem]++
			}
		}
	}
	for i := range q.Q.Events {
		w := q.Q.Events[i].When
		if w != nil && material(q.Q.Events[i].Code) && (w.Granularity == hearsay.ByDay || w.Granularity == hearsay.ByMinute || w.Granularity == hearsay.ByPartOfDay) && len(w.From) >= 10 {
			u.days[w.From[:10]] = true
		}
	}
}

// material reports whether an event of that code is a deed that somebody is blamed for, not talk
// about one.
func material(code string) bool {
	switch code {
	case "ASSAULT", "COERCE", "MOBILIZE", "SANCTION":
		return true
	}
	return false
}

// class is the sort of deed that codes and modes tell of.
func class(codes []string) string {
	found := ""
	for _, c := range codes {
		k := ""
		switch c {
		case "cyber", "COERCE/cyber", "COERCE:cyber", "COERCE cyber":
			k = "cyber"
		case "ASSAULT":
			k = "assault"
		default:
			continue
		}
		if found != "" && found != k {
			return ""
		}
		found = k
	}
	return found
}

// sanction reports whether all that is told are measures taken in the open, which need no
// attribution.
func sanction(codes []string) bool {
	open := false
	for _, c := range codes {
		switch c {
		case "COERCE", "ASSAULT", "MOBILIZE", "cyber":
			return false
		case "SANCTION":
			open = true
		}
	}
	return open
}

// before orders quotes by time and id.
func (b *builder) before(x, y int) int {
	p, q := &b.quotes[x], &b.quotes[y]
	if p.At.IsZero() != q.At.IsZero() {
		if p.At.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(p.At.Compare(q.At), cmp.Compare(p.ID, q.ID))
}
