package claim

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
)

// count is one quantity that a quote tells.
type count struct {
	item   int
	n      *hearsay.Number
	unit   uint64 // stem; 0 if not told
	verb   uint64 // stem of the verb whose doing is counted; 0 if not told
	rest   sketch // of the content without number, unit and verb
	period *hearsay.When
}

// loose is the number of content words beyond number, unit and verb from which a number is
// no longer what the quote is about.
const loose = 6

// few is the number up to which a count names things rather than counts them, unless a verb
// says what was done to so many.
const few = 12

// figures makes drafts of quantities: quotes of one quantity are gathered first, then parted
// by value.
func (b *builder) figures() {
	var cs []count
	for i := range b.items {
		if b.used[i] || b.items[i].stance == "" || b.items[i].stance == Asks {
			continue
		}
		cs = append(cs, b.counts(i)...)
	}
	items := make([]int, len(cs))
	for k, c := range cs {
		items[k] = c.item
	}
	score := func(x, y int) float64 { return b.quantity(&cs[x], &cs[y]) }
	var pairs []pair
	for _, p := range b.units(cs) {
		pairs = append(pairs, pair{p[0], p[1], score(p[0], p[1])})
	}
	for n, m := range cluster(len(cs), pairs, score) {
		b.values(n+1, m, cs, score)
	}
}

// values parts one quantity by value. A figure that stands alone is left to the statements:
// there its number still keeps it from others, and a wording without a unit can join it.
func (b *builder) values(quantity int, m []int, cs []count, score func(x, y int) float64) {
	if len(m) == 1 && !total(&b.items[cs[m[0]].item]) && cs[m[0]].n.Kind == hearsay.Count {
		return
	}
	var parts [][]int
	for _, k := range m {
		at := slices.IndexFunc(parts, func(p []int) bool { return sameValue(cs[p[0]].n, cs[k].n) && b.allowedItems(cs, p, k) })
		if at < 0 {
			parts = append(parts, []int{k})
			continue
		}
		parts[at] = append(parts[at], k)
	}
	for _, p := range parts {
		d := draft{kind: Figure, number: cs[p[0]].n, quantity: quantity}
		for at, k := range p {
			c := &cs[k]
			stance := b.against(&b.items[cs[p[0]].item], &b.items[c.item])
			b.used[c.item] = true
			if slices.ContainsFunc(d.members, func(e entry) bool { return e.item == c.item }) {
				continue
			}
			d.members = append(d.members, entry{c.item, stance, mean(p, at, score), []string{"the same quantity and value"}})
		}
		b.drafts = append(b.drafts, d)
	}
}

func (b *builder) allowedItems(cs []count, p []int, k int) bool {
	for _, j := range p {
		if b.cannot[[2]int{min(cs[j].item, cs[k].item), max(cs[j].item, cs[k].item)}] {
			return false
		}
	}
	return true
}

// sameValue reports whether two numbers say the same; "about" leaves two in a hundred.
func sameValue(a, b *hearsay.Number) bool {
	if a.Value == b.Value && a.Max == b.Max {
		return a.Bound == b.Bound || a.Bound == hearsay.About || b.Bound == hearsay.About
	}
	return (a.Bound == hearsay.About || b.Bound == hearsay.About) && a.Max == b.Max &&
		math.Abs(a.Value-b.Value) <= .02*max(math.Abs(a.Value), math.Abs(b.Value))
}

// counts returns the quantities that a quote is about, none if it is about something else.
func (b *builder) counts(i int) []count {
	it, q := &b.items[i], b.q(i)
	src := q.Q.Field.In(q.Revision)
	var out []count
	for k := range q.Q.Numbers {
		n := &q.Q.Numbers[k]
		if n.Kind == hearsay.Count && n.Value <= few && n.Bound == hearsay.Exact && (len(n.Scope) == 0 || n.Value == 1) {
			continue // "one of them", "the two embassies"
		}
		c := count{item: i, n: n, period: n.Period}
		var drop []uint64
		for _, w := range strings.Fields(n.Unit) {
			c.unit = term.Hash(w)
			drop = append(drop, c.unit)
		}
		if n.Kind == hearsay.Money || n.Kind == hearsay.Percent {
			c.unit = en.HashWord(string(n.Kind) + n.Unit)
		}
		for _, s := range n.Scope {
			c.verb = term.Hash(s.In(src))
			drop = append(drop, c.verb)
		}
		if c.unit == 0 && total(it) {
			c.unit, c.verb = b.before(q, src)
		}
		if c.unit == 0 {
			continue
		}
		from, to := within(it, q.Q.Content, n.Span)
		for k := from; k < to; k++ {
			drop = append(drop, it.terms[k].Stem)
		}
		c.rest = it.sketch.without(match.Report|match.Deed, drop)
		limit := loose
		if spans[n.Unit] {
			limit = loose - 2 // how long something took is told beside many things
		}
		if len(c.rest.words) <= limit {
			out = append(out, c)
		}
	}
	return out
}

var spans = map[string]bool{"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true}

var totals = hashes("figure", "number", "total", "toll", "count", "sum")

// total reports whether the content speaks of a figure without saying of what.
func total(it *item) bool {
	return slices.ContainsFunc(it.terms, func(t term.Term) bool { return totals[t.Word] })
}

// before returns the last thing counted in the field before the quote, with the verb before
// its number: in "cancelled 412 trains; the union put the figure at more than 500", trains.
func (b *builder) before(q *Quote, src string) (unit, verb uint64) {
	start := q.Q.Content[0].Start
	terms := b.cut.Append(nil, src[max(0, start-600):start])
	for k := len(terms) - 2; k >= 0; k-- {
		if terms[k].Kind&term.Number != 0 && terms[k+1].Content() && terms[k+1].Kind&term.Number == 0 && !DateWord(terms[k+1].Word) {
			if k > 0 && terms[k-1].Content() {
				verb = terms[k-1].Stem
			}
			return terms[k+1].Stem, verb
		}
	}
	return 0, 0
}

// units returns pairs of places in cs that count the same thing, of crowded units only
// neighbours in time.
func (b *builder) units(cs []count) [][2]int {
	by := map[uint64][]int{}
	var out [][2]int
	for y, c := range cs {
		l := by[c.unit]
		for _, x := range l[max(0, len(l)-crowded):] {
			out = append(out, [2]int{x, y})
		}
		by[c.unit] = append(l, y)
	}
	slices.SortFunc(out, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	return out
}

// quantity scores whether two counts are of one quantity.
func (b *builder) quantity(x, y *count) float64 {
	i, j := &b.items[x.item], &b.items[y.item]
	gap := b.gap(i, j)
	if gap < 0 || x.n.Kind != y.n.Kind || x.unit != y.unit || otherDays(i, j) || otherPlaces(i, j) || otherPeriod(x.period, y.period) {
		return never
	}
	if x.item == y.item || swapped(i, j) {
		return never // two numbers of one quote count two things
	}
	s := quantityBase + float64(gap)*quantityDistance
	p, q := b.q(x.item), b.q(y.item)
	switch {
	case p.Article == q.Article:
		s += quantityArticle
	case p.Story != "" && p.Story == q.Story:
		s += quantityStory
	}
	switch {
	case x.verb != 0 && x.verb == y.verb:
		s += quantityVerb
	case x.verb != 0 && y.verb != 0:
		s += quantityOther
	}
	s += quantityWords*cosine(&x.rest, &y.rest) + quantityContext*cosine(&i.context, &j.context)
	return s
}

// otherPeriod reports whether both are told for days that do not meet.
func otherPeriod(a, b *hearsay.When) bool {
	if a == nil || b == nil || a.From == "" || b.From == "" {
		return false
	}
	day := func(s string) string { return s[:min(10, len(s))] }
	return day(cmp.Or(a.To, a.From)) < day(b.From) || day(cmp.Or(b.To, b.From)) < day(a.From)
}

// rivals ties figures of one quantity whose values differ.
func (b *builder) rivals(kept, number []int) {
	for _, i := range kept {
		for _, j := range kept {
			if i != j && b.drafts[i].quantity > 0 && b.drafts[i].quantity == b.drafts[j].quantity {
				b.res.Claims[number[i]].Rivals = append(b.res.Claims[number[i]].Rivals, number[j])
			}
		}
	}
}
