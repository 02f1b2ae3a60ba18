package incident

import (
	"slices"
	"time"

	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// A charge may be told in words so unlike that it is several claims: "Velia cut the cable", "agents of Velia damaged the line". An incident
// has both, and a denial of either is an answer to both. But an incident may be wide: what a war brings is told in like words, and half of such
// claims tell of another blow. So claims are one charge only where the deed is narrow: the same side, within a week, something
// particular in most quotes of each, and no sums.
const (
	narrowLike = 0.15               // likeness of words from which two claims may tell one narrow deed
	narrowDays = 7 * 24 * time.Hour // between their first words,
	oneTelling = 36 * time.Hour     // and where one word is all that they have in common
)

// Charge is claims of an incident that charge one side with one narrow deed, two or more, in order.
type Charge struct {
	Side   string
	Claims []int
	// Denied are the quotes that reject one of these claims, in order of time; where the incident charges the side with nothing else, those that
	// reject any charge of it.
	Denied []int
}

// narrow returns the pairs of claims of a group of units that assert one deed, told by something particular: claims, the smaller
// number first. Whom they charge is not looked at. Cost is the square of the units of the group, and linear in the words of those that come
// near enough.
func (b *builder) narrow(units []int) (out [][2]int) {
	for k, i := range units {
		for _, j := range units[k+1:] {
			x, y := &b.units[i], &b.units[j]
			if x.sums() || y.sums() || b.contrary(i, j) {
				continue
			}
			gap := y.first.Sub(x.first).Abs()
			if gap <= narrowDays && b.cosine(x.words, y.words) >= narrowLike && b.particular(x, y, gap) {
				out = append(out, [2]int{min(x.claim, y.claim), max(x.claim, y.claim)})
			}
		}
	}
	return out
}

// sums reports whether some quote adds deeds up: "since the spring".
func (u *unit) sums() bool {
	return slices.ContainsFunc(u.times, func(t claim.Told) bool { return t.Sum })
}

// particular reports whether something rare stands in most quotes of x and in most of y, told gap apart: the name of anything but a wide
// area, a time and the parties, or two words that tell more than a sort of deed; one, where both are told on one day or the next.
func (b *builder) particular(x, y *unit, gap time.Duration) bool {
	xs, ys, words := b.core(x), b.core(y), 0
	for s := range xs.words {
		if ys.words[s] > 0 && rare(b.df[s], len(b.units)) && !b.kinds.isKind(s) {
			words++
		}
	}
	if words > 1 || words == 1 && gap <= oneTelling {
		return true
	}
	for s := range xs.names {
		if ys.names[s] && !x.areas[s] && !y.areas[s] && rare(b.nameDF(s), len(b.units)) {
			return true
		}
	}
	return false
}

// nameDF counts the units that speak of a name.
func (b *builder) nameDF(stem uint64) int {
	if b.names == nil {
		b.names = map[uint64]int{}
		for i := range b.units {
			for s := range b.units[i].names {
				b.names[s]++
			}
		}
	}
	return b.names[stem]
}

// core is what most quotes tell that assert u: words and names of the quote, of what it leaves to the text, and of its headline.
func (b *builder) core(u *unit) unit {
	if b.cores == nil {
		b.cores = map[int]unit{}
	}
	if c, ok := b.cores[u.claim]; ok {
		return c
	}
	not, n := b.parties(u), 0
	words, names := map[uint64]int{}, map[uint64]int{}
	for _, m := range b.claims[u.claim].Members {
		if m.Stance != claim.Asserts {
			continue
		}
		n++
		one := b.around(m.Quote, not)
		for s := range one.words {
			words[s]++
		}
		for s := range one.names {
			names[s]++
		}
	}
	c := unit{words: map[uint64]float64{}, names: map[uint64]bool{}}
	for s, k := range words {
		if 2*k > n {
			c.words[s] = 1
		}
	}
	for s, k := range names {
		if 2*k > n {
			c.names[s] = true
		}
	}
	b.cores[u.claim] = c
	return c
}

// around gathers the words and names of quote n and its surroundings.
func (b *builder) around(n int, not map[uint64]bool) unit {
	q, x := &b.quotes[n], unit{words: map[uint64]float64{}, names: map[uint64]bool{}, told: map[int]float64{}}
	s := q.Q.Field.In(q.Revision)
	add := func(t string) {
		b.words(&x, t, 1)
		b.name(&x, t, not)
		for i := range b.buf {
			if claim.DateWord(b.buf[i].Word) {
				delete(x.names, b.buf[i].Stem) // "on July 6" is no place
			}
		}
	}
	for _, c := range q.Q.Content {
		add(c.In(s))
	}
	add(b.antecedent(q.Q, s))
	add(q.Revision.Title)
	if !b.tells(q, not) {
		add(b.meant(q))
	}
	return x
}

// Charges puts claims of x that charge one side with one narrow deed together: pairs that tell one deed by something particular, and what these
// join. side is the side that a party is of, "" for who is of none; a state and its organs may be one. Cost is linear in the pairs.
func (x *Incident) Charges(claims []claim.Claim, side func(link.Party) string) []Charge {
	of := map[int]string{} // by claim
	for _, c := range x.Claims {
		if list := claims[c].Accused; len(list) == 1 {
			of[c] = side(list[0])
		}
	}
	root := map[int]int{}
	find := func(c int) int {
		for root[c] != c {
			c = root[c]
		}
		return c
	}
	for _, c := range x.Claims {
		root[c] = c
	}
	for _, p := range x.Narrow {
		if of[p[0]] != "" && of[p[0]] == of[p[1]] {
			a, b := find(p[0]), find(p[1])
			root[max(a, b)] = min(a, b)
		}
	}
	var out []Charge
	at := map[int]int{}
	for _, c := range slices.Sorted(slices.Values(x.Claims)) {
		r := find(c)
		k, ok := at[r]
		if !ok {
			k = len(out)
			at[r], out = k, append(out, Charge{Side: of[c]})
		}
		out[k].Claims = append(out[k].Claims, c)
	}
	out = slices.DeleteFunc(out, func(c Charge) bool { return len(c.Claims) < 2 })
	for k := range out {
		x.deny(&out[k], of)
	}
	return out
}

// deny gathers what rejects c; of holds the side that each claim charges.
func (x *Incident) deny(c *Charge, of map[int]string) {
	only := !slices.ContainsFunc(x.Said, func(s Said) bool {
		return s.Stance == claim.Asserts && of[s.Claim] == c.Side && !slices.Contains(c.Claims, s.Claim)
	})
	for _, s := range x.Said {
		if s.Stance == claim.Denies && (slices.Contains(c.Claims, s.Claim) || only && of[s.Claim] == c.Side) && !slices.Contains(c.Denied, s.Quote) {
			c.Denied = append(c.Denied, s.Quote)
		}
	}
}
