package incident

import (
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// What a denial must share with an incident that its charge does not tell.
const (
	likeDeed = 0.12               // likeness of words where its article tells of the incident,
	sameDeed = 0.25               // and where only the words do,
	days     = 7 * 24 * time.Hour // at most so long after a charge
	aside    = 150                // bytes between a denial and what the same side says to explain it
)

// afterwards adds what is said of an incident in no claim of its own: who made a charge or
// claimed the deed takes it back, who is charged denies in words that name no charge, and
// somebody confesses. Each goes to the one incident that it can mean, or to none.
func (b *builder) afterwards(all []Incident, groups [][]int) {
	said := map[int]bool{}
	for i := range all {
		for _, s := range all[i].Said {
			said[s.Quote] = true
		}
	}
	for n := range b.quotes {
		q := &b.quotes[n]
		if said[n] {
			continue
		}
		var rule func(x *Incident, i int) (claim int, ok bool)
		switch q.Q.Act {
		case hearsay.Retract:
			rule = func(x *Incident, _ int) (int, bool) { return b.takes(x, n) }
		case hearsay.Deny, hearsay.RejectResponsibility:
			rule = func(x *Incident, i int) (int, bool) {
				if c, ok := b.unsays(x, n); ok {
					return c, ok
				}
				return b.answersFor(x, n, groups[i])
			}
		case hearsay.Assert, hearsay.Confirm:
			rule = func(x *Incident, _ int) (int, bool) { return b.explains(x, n) }
		case hearsay.Admit:
			if !slices.Contains(q.Q.Evidence, hearsay.ArrestOrConfession) {
				continue
			}
			rule = func(x *Incident, _ int) (int, bool) { return 0, b.beside(x, n) }
		default:
			continue
		}
		at, of := -1, 0
		for i := range all {
			c, ok := rule(&all[i], i)
			if !ok {
				continue
			}
			if at >= 0 { // it may mean either
				at = -1
				break
			}
			at, of = i, c
		}
		switch {
		case at < 0:
		case q.Q.Act == hearsay.Admit:
			all[at].Admitted = append(all[at].Admitted, n)
		default:
			all[at].Said = append(all[at].Said, Said{n, of, claim.Denies})
		}
	}
}

// takes reports whether the speaker of quote n, which takes something back, has charged
// somebody in x or claimed the deed before, and in which claim last.
func (b *builder) takes(x *Incident, n int) (of int, ok bool) {
	q := &b.quotes[n]
	for _, s := range x.Said {
		p := &b.quotes[s.Quote]
		if s.Stance == claim.Asserts && id(q.Speaker) != "" && same(p.Speaker, q.Speaker) && b.follows(p, q) {
			of, ok = s.Claim, true
		}
	}
	return of, ok
}

// unsays is takes for a plain denial: only by who claimed the deed, and of itself.
func (b *builder) unsays(x *Incident, n int) (of int, ok bool) {
	q := &b.quotes[n]
	for _, s := range x.Said {
		p := &b.quotes[s.Quote]
		who, _ := b.accused(s)
		if s.Stance == claim.Asserts && id(q.Speaker) != "" && same(p.Speaker, q.Speaker) && same(who, q.Speaker) && b.follows(p, q) && b.firstPerson(q) {
			of, ok = s.Claim, true
		}
	}
	return of, ok
}

// answersFor reports whether quote n denies for the side that x charges: its speaker is of that
// side, speaks of itself, and in the same story or by the name of a culprit, or the denial stands in an article that tells of the
// charge and is about the deed by its words.
func (b *builder) answersFor(x *Incident, n int, units []int) (of int, ok bool) {
	q := &b.quotes[n]
	for _, s := range x.Said {
		p := &b.quotes[s.Quote]
		who, _ := b.accused(s)
		if s.Stance != claim.Asserts || id(who) == "" || !b.follows(p, q) {
			continue
		}
		if own(q.Speaker, who) && b.firstPerson(q) && (p.Article == q.Article || p.Story != "" && p.Story == q.Story || b.culprit(x, q)) {
			of, ok = s.Claim, true
		}
	}
	if ok {
		return of, ok
	}
	if of, ok = b.explains(x, n); ok {
		return of, ok
	}
	like, bag := 0.0, b.bag(q)
	for _, u := range units {
		like = max(like, b.cosine(bag, b.units[u].words))
	}
	for _, s := range x.Said {
		p := &b.quotes[s.Quote]
		if b.charges(x, q.Speaker, s) {
			continue
		}
		beside := p.Article == q.Article && like >= likeDeed
		if beside || like >= sameDeed && s.Stance == claim.Asserts && b.follows(p, q) && q.At.Sub(p.At) <= days && b.part(q) {
			return s.Claim, true
		}
	}
	return 0, false
}

// charges reports whether who charges others of what s is about, or its state does: what such a party
// rejects in words that name no charge ("paper that any clerk can fill") is the answer to it, unless it is charged itself.
func (b *builder) charges(x *Incident, who link.Party, s Said) bool {
	accused, _ := b.accused(s)
	if own(who, accused) {
		return false
	}
	return slices.ContainsFunc(x.Said, func(y Said) bool {
		p, _ := b.accused(y)
		return y.Stance == claim.Asserts && id(who) != "" && own(who, b.quotes[y.Quote].Speaker) && !own(who, p)
	})
}

// culprit reports whether the quote names somebody charged in x who is not of its speaker's side:
// "Iron Plover does not exist. If it does, it is not ours."
func (b *builder) culprit(x *Incident, q *claim.Quote) bool {
	s := q.Q.Field.In(q.Revision)
	return slices.ContainsFunc(x.Said, func(y Said) bool {
		who, _ := b.accused(y)
		return y.Stance == claim.Asserts && who.Key != "" && !own(q.Speaker, who) && slices.ContainsFunc(q.Q.Content, func(c hearsay.Span) bool { return strings.Contains(c.In(s), who.Name) })
	})
}

// explains reports whether quote n is what the accused side says right after its denial: "Y denied
// the charge. “Our transmitters were switched off,” its spokesman said."
func (b *builder) explains(x *Incident, n int) (of int, ok bool) {
	q := &b.quotes[n]
	if len(q.Q.Content) == 0 || q.Q.Kind == hearsay.Indirect || q.Speaker.Country == "" && id(q.Speaker) == "" {
		return 0, false
	}
	at := q.Q.Content[0].Start
	for _, s := range x.Said {
		p := &b.quotes[s.Quote]
		if s.Stance != claim.Denies || p.Article != q.Article || p.Q.Field != q.Q.Field || len(p.Q.Content) == 0 {
			continue
		}
		end := p.Q.Content[len(p.Q.Content)-1].End
		if at < end || at-end > aside || !own(q.Speaker, p.Speaker) || !b.firstPerson(q) && q.Q.Act != hearsay.Deny {
			continue
		}
		of, ok = s.Claim, true
	}
	return of, ok
}

// part reports whether the quote speaks of somebody's part in a deed.
func (b *builder) part(q *claim.Quote) bool {
	return b.speaks(q, "part", "involved", "involvement", "responsible", "responsibility", "role", "behind")
}

// beside reports whether the article of quote n charges somebody in x.
func (b *builder) beside(x *Incident, n int) bool {
	return slices.ContainsFunc(x.Said, func(s Said) bool {
		return s.Stance == claim.Asserts && b.quotes[s.Quote].Article == b.quotes[n].Article
	})
}

// follows reports whether q is said after p, within the window of one incident. In one article
// nothing is first.
func (b *builder) follows(p, q *claim.Quote) bool {
	if p.Article == q.Article {
		return true
	}
	if p.At.IsZero() || q.At.IsZero() {
		return false
	}
	d := q.At.Sub(p.At)
	return d >= 0 && d <= time.Duration(apartDays)
}

// firstPerson reports whether the quote speaks of its speaker: "we", "our", "ours".
func (b *builder) firstPerson(q *claim.Quote) bool {
	return b.speaks(q, "we", "our", "ours", "us", "my", "mine")
}

// speaks reports whether the quote holds one of the words.
func (b *builder) speaks(q *claim.Quote, words ...string) bool {
	s := q.Q.Field.In(q.Revision)
	for _, x := range q.Q.Content {
		for w := range strings.FieldsFuncSeq(strings.ToLower(x.In(s)), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if slices.Contains(words, w) {
				return true
			}
		}
	}
	return false
}

// bag is the content words of a quote that stand in some charge: the others weigh nothing.
func (b *builder) bag(q *claim.Quote) map[uint64]float64 {
	u := unit{words: map[uint64]float64{}, told: map[int]float64{}}
	s := q.Q.Field.In(q.Revision)
	for _, x := range q.Q.Content {
		b.words(&u, x.In(s), 1)
	}
	for k := range u.words {
		if b.df[k] == 0 {
			delete(u.words, k)
		}
	}
	return u.words
}
