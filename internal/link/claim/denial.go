package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/match"
)

// denials attaches quotes that reject a charge to the attribution they deny: the charge must
// stand, against the party cleared or against the speaker, when the denial is made, and be
// the best fit by a margin. What might answer two charges alike is left alone and counted.
// Denials without a charge that is known form claims of their own.
func (b *builder) denials() {
	charged := map[string][]int{} // drafts by party
	states := map[string][]int{}  // by country
	for n := range b.drafts {
		d := &b.drafts[n]
		if d.kind != Attribution {
			continue
		}
		if !strings.HasPrefix(d.key, unnamed) {
			charged[d.key] = append(charged[d.key], n)
		}
		for _, s := range d.states {
			states[s] = append(states[s], n)
		}
	}
	for i := range b.items {
		cs := b.rejects(i)
		if len(cs) == 0 {
			continue
		}
		attached, ambiguous := b.attach(i, cs, charged, states)
		switch {
		case attached:
			b.used[i] = true
		case ambiguous:
			b.used[i] = true
			b.res.Ambiguous = append(b.res.Ambiguous, b.items[i].quote)
		default:
			b.homeless[i] = []charge{}
			if at, ok := b.itemOf[b.q(i).Q.RepliesTo]; ok {
				b.answered[at] = true
			}
			for _, c := range cs {
				if (c.party.Key != "" || c.state != "") && !c.spoken { // "X denies that its authorities did it": described, but of a state
					b.homeless[i] = append(b.homeless[i], c.charge)
				}
			}
		}
	}
}

// rejection is a charge turned down; spoken says that the party is known as the speaker only.
type rejection struct {
	charge
	spoken bool
}

// rejects returns whom a quote clears: the parties it names as cleared, else, if it rejects a
// charge in general, its speaker.
func (b *builder) rejects(i int) []rejection {
	q := b.q(i)
	var out []rejection
	for _, c := range b.charges(i) {
		if c.stance == Denies {
			out = append(out, rejection{c, false})
		}
	}
	if len(out) > 0 || q.Q.Act != hearsay.Deny && q.Q.Act != hearsay.RejectResponsibility || len(q.Q.Accused) > 0 {
		return out
	}
	p := b.party(q.Speaker)
	if p.Key == "" || !b.general(i) {
		return nil
	}
	c := charge{item: i, key: p.Key, party: p, stance: Denies, deed: b.deedWords(i, hearsay.Span{})}
	c.state = b.o.AnswersFor(p)
	return []rejection{{c, true}}
}

// general reports whether the content tells no proposition of its own: "the charge", "any
// involvement", or an answer to a quote of the article.
func (b *builder) general(i int) bool {
	it := &b.items[i]
	if b.q(i).Q.RepliesTo != "" {
		return true
	}
	n, charge := 0, false
	for k := range it.terms {
		t := &it.terms[k]
		charge = charge || t.Class&match.Charge != 0
		if t.Content() && t.Class&(match.Report|match.Charge|match.Deed) == 0 {
			n++
		}
	}
	return charge && n <= 3
}

// found is a charge that a denial may answer: a draft, with the member that fits best.
type found struct {
	draft int
	near  charge
	score float64
	why   []string
}

// attach looks for the charges that a denial answers. Those within the margin of the best are
// answered with it if they are about the same deed; if one is about another, nothing tells
// which is meant.
func (b *builder) attach(i int, cs []rejection, charged, states map[string][]int) (attached, ambiguous bool) {
	for _, c := range cs {
		var fits []found
		try := func(n int, bonus float64, why string) {
			if slices.ContainsFunc(fits, func(f found) bool { return f.draft == n }) {
				return
			}
			if f := b.answersCharge(i, &c.charge, n); f.score+bonus > 0 {
				f.score += bonus
				f.why = append(f.why, why)
				fits = append(fits, f)
			}
		}
		for _, n := range charged[c.key] {
			try(n, 0, "denies for "+c.party.Name)
		}
		if c.state != "" {
			for _, n := range states[c.state] {
				bonus := denialOrgan
				if l := b.drafts[n].accused; len(l) > 0 && l[0].Kind == hearsay.KindState {
					bonus = 0
				}
				try(n, bonus, "it answers for its state")
			}
		}
		slices.SortFunc(fits, func(x, y found) int { return cmp.Or(cmp.Compare(y.score, x.score), x.draft-y.draft) })
		n := 0
		for n < len(fits) && fits[0].score-fits[n].score < denialMargin {
			if n > 0 && !b.sameDeed(&fits[0].near, &fits[n].near) {
				ambiguous = true
				n = 0
				break
			}
			n++
		}
		for _, f := range fits[:n] {
			d := &b.drafts[f.draft]
			if !slices.ContainsFunc(d.members, func(e entry) bool { return e.item == i }) {
				d.members = append(d.members, entry{i, Denies, fit(f.score), f.why})
			}
			attached = true
		}
	}
	return attached, ambiguous && !attached
}

// sameDeed reports whether two charges, of whomever, are about one deed.
func (b *builder) sameDeed(x, y *charge) bool {
	if x.item == y.item {
		return true
	}
	v := *x
	v.party.Kind = hearsay.KindState
	return b.deed(&v, y) > 0
}

// answersCharge scores a denial against the members of a draft that stand when it is made.
func (b *builder) answersCharge(i int, c *charge, n int) found {
	d := &b.drafts[n]
	out := found{draft: n, score: never}
	it, q := &b.items[i], b.q(i)
	standing := int(b.o.Standing.Hours() / 24)
	for _, e := range d.members {
		m := &b.items[e.item]
		if e.stance != Asserts && e.stance != Supposes || e.item == i || b.cannot[[2]int{min(e.item, i), max(e.item, i)}] {
			continue
		}
		x := charge{item: e.item, deed: b.deedOf(d, e.item)}
		y := charge{item: c.item, party: link.Party{Kind: hearsay.KindState}, deed: c.deed}
		if _, clash := b.otherDeed(&y, &x); clash && e.item != c.item {
			return found{draft: n, score: never} // whoever of them says so: it is charged with this elsewhere
		}
		p := b.q(e.item)
		same := p.Article == q.Article
		gap := max(it.day-m.day, 0)
		if !same && (it.day == 0 || m.day == 0 || p.At.After(q.At) || gap > standing) {
			continue
		}
		s := b.deed(&y, &x)
		if s == never {
			continue
		}
		s += denialBase + denialDays*float64(gap)
		reason := fmt.Sprintf("the charge stood for %d days", gap)
		if same {
			s += denialArticle
			reason = "the charge stands in the same article"
		}
		if q.Q.RepliesTo != "" && q.Q.RepliesTo == p.ID {
			s += denialReplies
			reason = "the article sets it against the charge"
		}
		if s > out.score {
			out.score, out.near, out.why = s, x, []string{reason}
		}
	}
	return out
}

// deedOf is the deed of a member of an attribution.
func (b *builder) deedOf(d *draft, item int) sketch {
	for _, c := range b.charges(item) {
		if c.key == d.key {
			return c.deed
		}
	}
	return b.items[item].sketch
}

// lonely makes drafts of denials that found neither a charge nor a statement to deny.
func (b *builder) lonely() {
	groups := map[string][]charge{}
	var keys []string
	of := map[int]int{} // draft of a statement
	for n := range b.drafts {
		for _, e := range b.drafts[n].members {
			of[e.item] = n
		}
	}
	for i := range b.items {
		cs, ok := b.homeless[i]
		if !ok || b.used[i] {
			continue
		}
		b.used[i] = true
		if at, ok := b.itemOf[b.q(i).Q.RepliesTo]; ok {
			if n, ok := of[at]; ok && b.turnsDown(i, at, n) && b.allowed(b.drafts[n].members, []entry{{item: i}}) {
				b.drafts[n].members = append(b.drafts[n].members, entry{i, Denies, fit(denialReplies), []string{"the article sets it against what it denies"}})
				continue
			}
		}
		b.res.Homeless = append(b.res.Homeless, b.items[i].quote)
		for _, c := range cs {
			if len(groups[c.key]) == 0 {
				keys = append(keys, c.key)
			}
			groups[c.key] = append(groups[c.key], c)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		b.group(k, groups[k])
	}
}

// turnsDown reports whether item i, which rejects item at of draft n, rejects what the draft asserts: who rejects a denial does not, nor
// who makes the same charge himself ("the presidency, which called it probable").
func (b *builder) turnsDown(i, at, n int) bool {
	d := &b.drafts[n]
	if slices.ContainsFunc(d.members, func(e entry) bool { return e.item == at && e.stance == Denies }) {
		return false
	}
	return d.kind != Attribution || b.q(i).Q.Act == hearsay.Retract || !b.charger(i, d)
}

// charger reports whether the speaker of item i asserts a charge against whom d charges, or a charge of d's state.
func (b *builder) charger(i int, d *draft) bool {
	by := b.party(b.q(i).Speaker).Key
	return by != "" && slices.ContainsFunc(b.drafts, func(x draft) bool {
		return x.kind == Attribution && (x.key == d.key || shares(x.states, d.states)) && slices.ContainsFunc(x.members, func(e entry) bool {
			return e.stance == Asserts && b.party(b.q(e.item).Speaker).Key == by
		})
	})
}

// answers fills the denials of a draft: each member that denies, with what it found standing.
func (b *builder) answers(d *draft) {
	slices.SortFunc(d.members, func(x, y entry) int { return x.item - y.item })
	for _, e := range d.members {
		if e.stance != Denies {
			continue
		}
		q := b.q(e.item)
		den := Denial{Quote: b.items[e.item].quote, Score: e.score, Why: e.why}
		for _, f := range d.members {
			if p := b.q(f.item); f.stance == Asserts && (f.item < e.item || p.Article == q.Article) {
				den.Of = append(den.Of, b.items[f.item].quote)
			}
		}
		d.denials = append(d.denials, den)
	}
}
