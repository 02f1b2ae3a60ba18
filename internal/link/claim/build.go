package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
)

// builder holds one run.
type builder struct {
	quotes    []Quote
	o         Options
	cut       *term.Cutter
	rarity    *en.TermTable
	order     []int // quotes by time and id
	items     []item
	contexts  map[hearsay.ArticleID]sketch
	itemOf    map[hearsay.QuoteID]int
	must      [][2]int // items
	cannot    map[[2]int]bool
	drafts    []draft
	used      []bool           // items that are in a draft or a denial
	chargesOf [][]charge       // by item, nil until looked for
	homeless  map[int][]charge // denials, by item, whose charge is not known
	answered  map[int]bool     // items that a denial of their article answers
	res       Result

	terms   []term.Term      // work space of read
	reading *hearsay.Reading // whose names actors holds
	actors  *link.Names
}

// draft is a claim in the making; members are items.
type draft struct {
	kind     Kind
	members  []entry
	accused  []link.Party
	key      string   // of the accused
	states   []string // of the accused, for which organs of them may answer
	number   *hearsay.Number
	quantity int // of a figure: what is counted, drafts of one quantity are rivals
	denials  []Denial
}

type entry struct {
	item   int
	stance Stance
	score  float64
	why    []string
}

func newBuilder(quotes []Quote, o Options) (*builder, error) {
	cut, err := term.New()
	if err != nil {
		return nil, err
	}
	rarity, err := match.Rarity()
	if err != nil {
		return nil, err
	}
	b := &builder{quotes: quotes, o: o, cut: cut, rarity: rarity, order: order(quotes), contexts: map[hearsay.ArticleID]sketch{}, itemOf: map[hearsay.QuoteID]int{}, cannot: map[[2]int]bool{}, homeless: map[int][]charge{}, answered: map[int]bool{}}
	for i, n := range b.order {
		b.itemOf[quotes[n].ID] = i
	}
	b.used, b.chargesOf = make([]bool, len(quotes)), make([][]charge, len(quotes))
	for _, p := range o.Apart {
		if x, y, ok := b.pairOf(p); ok {
			b.cannot[[2]int{x, y}] = true
		}
	}
	for _, p := range o.Same {
		if x, y, ok := b.pairOf(p); ok && !b.cannot[[2]int{x, y}] {
			b.must = append(b.must, [2]int{x, y})
		}
	}
	slices.SortFunc(b.must, func(x, y [2]int) int { return cmp.Or(x[0]-y[0], x[1]-y[1]) })
	b.must = slices.Compact(b.must)
	return b, nil
}

func (b *builder) pairOf(p [2]hearsay.QuoteID) (x, y int, ok bool) {
	x, ok1 := b.itemOf[p[0]]
	y, ok2 := b.itemOf[p[1]]
	return min(x, y), max(x, y), ok1 && ok2 && x != y
}

func (b *builder) q(item int) *Quote { return &b.quotes[b.items[item].quote] }

// judged joins the drafts of quotes that an analyst calls the same, unless another statement
// of an analyst forbids it.
func (b *builder) judged() {
	for _, m := range b.must {
		x, y := b.draftOf(m[0]), b.draftOf(m[1])
		switch {
		case x < 0 && y < 0:
			d := draft{kind: Statement}
			for _, i := range m {
				d.members = append(d.members, entry{i, Asserts, 1, []string{"an analyst called the two the same"}})
				b.used[i] = true
			}
			b.drafts = append(b.drafts, d)
		case x < 0 || y < 0:
			at, i := max(x, y), m[0]
			if y < 0 {
				i = m[1]
			}
			if b.allowed(b.drafts[at].members, []entry{{item: i}}) {
				b.drafts[at].members = append(b.drafts[at].members, entry{i, Asserts, 1, []string{"an analyst called it the same"}})
				b.used[i] = true
			}
		case x != y && b.allowed(b.drafts[x].members, b.drafts[y].members):
			b.join(x, y)
		}
	}
}

// draftOf returns the first draft that holds an item, -1 if none does.
func (b *builder) draftOf(item int) int {
	return slices.IndexFunc(b.drafts, func(d draft) bool {
		return slices.ContainsFunc(d.members, func(e entry) bool { return e.item == item })
	})
}

func (b *builder) allowed(x, y []entry) bool {
	for _, e := range x {
		for _, f := range y {
			if b.cannot[[2]int{min(e.item, f.item), max(e.item, f.item)}] {
				return false
			}
		}
	}
	return true
}

// join moves draft y into x; y stays as an empty draft, so that numbers of drafts hold.
func (b *builder) join(x, y int) {
	for _, e := range b.drafts[y].members {
		if !slices.ContainsFunc(b.drafts[x].members, func(f entry) bool { return f.item == e.item }) {
			b.drafts[x].members = append(b.drafts[x].members, e)
		}
	}
	for _, p := range b.drafts[y].accused {
		if !slices.ContainsFunc(b.drafts[x].accused, func(o link.Party) bool { return o.Key == p.Key && o.Name == p.Name }) {
			b.drafts[x].accused = append(b.drafts[x].accused, p)
		}
	}
	b.drafts[x].denials = append(b.drafts[x].denials, b.drafts[y].denials...)
	b.drafts[y] = draft{}
}

// result turns drafts into claims, ordered by their first members.
func (b *builder) result() Result {
	number := make([]int, len(b.drafts)) // of the claim
	var kept []int
	for i := range b.drafts {
		d := &b.drafts[i]
		b.answers(d)
		number[i] = -1
		if len(d.members) > 0 {
			kept = append(kept, i)
		}
	}
	slices.SortFunc(kept, func(x, y int) int {
		dx, dy := &b.drafts[x], &b.drafts[y]
		return cmp.Or(dx.members[0].item-dy.members[0].item, cmp.Compare(dx.kind, dy.kind), cmp.Compare(dx.key, dy.key), x-y)
	})
	for n, i := range kept {
		number[i] = n
	}
	for _, i := range kept {
		b.res.Claims = append(b.res.Claims, b.claim(&b.drafts[i]))
	}
	b.rivals(kept, number)
	for i := range b.items {
		if !b.used[i] {
			b.res.Skipped = append(b.res.Skipped, b.items[i].quote)
		}
	}
	slices.Sort(b.res.Skipped)
	slices.Sort(b.res.Ambiguous)
	slices.Sort(b.res.Homeless)
	return b.res
}

func (b *builder) claim(d *draft) Claim {
	c := Claim{Kind: d.kind, Accused: d.accused, Number: d.number, Denials: d.denials}
	best, top := -1, 0.0
	for _, e := range d.members {
		it, q := &b.items[e.item], b.q(e.item)
		opinion := q.Genre == hearsay.GenreOpinion
		c.Members = append(c.Members, Member{Quote: it.quote, Stance: e.stance, Score: e.score, Opinion: opinion, Why: e.why})
		if d.kind == Attribution {
			for _, code := range it.codes {
				c.Codes = add(c.Codes, code)
			}
		}
		if s := b.telling(it, q, e, opinion); best < 0 || s > top {
			best, top = e.item, s
		}
	}
	slices.Sort(c.Codes)
	c.Best, c.Proposition = b.items[best].quote, b.items[best].text
	c.Private = private(b.q(best))
	return c
}

// telling is how well a member stands for its claim: it asserts, is no opinion, is neither
// short nor long, takes nothing back, is surely read, and above all names nobody who is not public.
func (b *builder) telling(it *item, q *Quote, e entry, opinion bool) float64 {
	s := e.score + q.Q.Score
	switch e.stance {
	case Asserts:
		s += 4
	case Denies:
		s += 2
	}
	if opinion {
		s -= 2
	}
	if private(q) {
		s -= 20
	}
	n := len(it.sketch.words)
	s += min(float64(n), 8)/8 - max(float64(n)-16, 0)/8
	if strings.Contains(it.text, " … ") {
		s -= .5
	}
	if strings.Contains(it.text, " no longer ") {
		s-- // what is told now and was not before is no telling of all of it
	}
	return s
}

// private reports whether the content names a person who is not public.
func private(q *Quote) bool {
	if q.Reading == nil {
		return false
	}
	for _, a := range q.Reading.Actors {
		if a.Kind != hearsay.KindPerson || a.Public {
			continue
		}
		for _, m := range a.Mentions {
			if m.Field == q.Q.Field && slices.ContainsFunc(q.Q.Content, func(s hearsay.Span) bool { return s.Overlaps(m.Span) }) {
				return true
			}
		}
	}
	return false
}
