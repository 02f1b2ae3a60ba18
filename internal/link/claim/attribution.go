package claim

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// charge is one accused party of one quote, with what the quote does about it.
type charge struct {
	item   int
	key    string
	party  link.Party
	stance Stance
	state  string // the country of the accused, for which an organ of it may answer, "" if none
	told   Told   // when it is told to have happened
	deed   sketch // of the content without the accused's name and words of saying
}

// attributions makes drafts of who is said to have done what. Rejections wait for
// [builder.denials].
func (b *builder) attributions() {
	groups := map[string][]charge{}
	for i := range b.items {
		for _, c := range b.charges(i) {
			if c.stance != Denies {
				groups[c.key] = append(groups[c.key], c)
				b.used[i] = true
			}
		}
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		b.group(k, groups[k])
	}
}

// group clusters the charges against one party by deed. Charges in the same words are one
// node.
func (b *builder) group(key string, cs []charge) {
	of := map[int]*charge{} // by item
	items := make([]int, len(cs))
	for i := range cs {
		items[i], of[cs[i].item] = cs[i].item, &cs[i]
	}
	nodes := b.collapse(items, func(i int) string {
		if len(of[i].deed.words) == 0 {
			return cmp.Or(b.q(i).Story, string(b.q(i).Article))
		}
		return ""
	}, func(i, j int) bool { return of[i].told.Apart(of[j].told) })
	heads := make([]int, len(nodes))
	for k, n := range nodes {
		heads[k] = n[0]
	}
	score := func(x, y int) float64 { return b.deed(of[heads[x]], of[heads[y]]) }
	var pairs []pair
	for _, p := range b.candidates(heads, true) {
		pairs = append(pairs, pair{p[0], p[1], score(p[0], p[1])})
	}
	for _, m := range cluster(len(nodes), pairs, score) {
		d := draft{kind: Attribution, key: key}
		for at, k := range m {
			fits := mean(m, at, score)
			for _, i := range nodes[k] {
				c := of[i]
				if len(d.accused) == 0 && !strings.HasPrefix(key, unnamed) {
					d.accused = []link.Party{c.party}
				}
				if c.state != "" {
					d.states = add(d.states, c.state)
				}
				stance := c.stance
				if it := &b.items[i]; stance == Asserts && it.negative && slices.ContainsFunc(m, func(j int) bool { return turned(it, &b.items[heads[j]]) }) {
					stance = Denies // the same words with "not": whoever says them accuses nobody
				}
				d.members = append(d.members, entry{i, stance, fits, b.why(c)})
			}
		}
		b.drafts = append(b.drafts, d)
	}
}

// unnamed begins the keys of culprits that have none of their own.
const unnamed = "?"

// charges returns the parties that a quote accuses, clears, asks about or supposes, each key
// once, at the level of o.Organs.
func (b *builder) charges(i int) []charge {
	if b.chargesOf[i] == nil {
		b.chargesOf[i] = b.findCharges(i)
	}
	return b.chargesOf[i]
}

func (b *builder) findCharges(i int) []charge {
	q := b.q(i)
	out := []charge{}
	told := When(b.cut, q)
	for _, l := range []struct {
		stance  Stance
		accused []hearsay.Accused
		parties []link.Party
	}{{Asserts, q.Q.Accused, q.Accused}, {Denies, q.Q.Denied, q.Denied}, {Asks, q.Q.Asked, q.Asked}, {Supposes, q.Q.Supposed, q.Supposed}} {
		for k, a := range l.accused {
			if a.Score < b.o.Floor || !a.Role.Culprit() {
				continue
			}
			var p link.Party
			if k < len(l.parties) {
				p = b.party(l.parties[k])
			}
			c := charge{item: i, key: p.Key, party: p, stance: l.stance, told: told}
			switch {
			case c.stance != Asserts:
			case q.Q.Act == hearsay.Retract, q.Q.Act == hearsay.Deny && b.own(q, p, &a):
				c.stance = Denies // nobody who denies accuses his own side
			}
			if c.stance == Asserts && q.Q.Speaker.Via == hearsay.ViaNone && len(q.Q.Cue)+len(q.Q.Source) == 0 {
				c.stance = Mentions // "on the charges against X": nobody says it here
			}
			if c.key == "" {
				c.key = b.nameless(i, &a)
			}
			if slices.ContainsFunc(out, func(o charge) bool { return o.key == c.key }) {
				continue
			}
			switch {
			case p.Key != "":
				c.state = b.o.AnswersFor(p) // a threat group's name tells no state, whatever stands beside it
			case a.Name != hearsay.PrivateParty:
				c.state = a.Country
			}
			c.deed = b.deedWords(i, a.Span)
			out = append(out, c)
		}
	}
	return out
}

// own reports whether the accused is the speaker or of the state that the speaker answers for.
func (b *builder) own(q *Quote, p link.Party, a *hearsay.Accused) bool {
	state := b.o.AnswersFor(q.Speaker)
	return p.Key != "" && p.Key == b.party(q.Speaker).Key || state != "" && state == cmp.Or(p.Country, a.Country)
}

// nameless is the key of a culprit that nothing links: a private person is the same within a
// story only, and without one within the article; a description needs the same words, but its
// state may stand in front or behind.
func (b *builder) nameless(i int, a *hearsay.Accused) string {
	q := b.q(i)
	bounds := cmp.Or(q.Story, string(q.Article))
	if a.Name == hearsay.PrivateParty {
		return unnamed + "private\x00" + bounds
	}
	return unnamed + b.described(a) + "\x00" + a.Country
}

// described is a description in small letters, without the words that name its state: "a citizen of
// Ustrand", "Ustrand's citizen" and "an Ustrandic citizen" are all "citizen". One that is nothing else, or of no state, stays whole; so does one of
// forces, whose deeds are too much alike for words to part them: of seven such pairs of headings, one was of one deed.
func (b *builder) described(a *hearsay.Accused) string {
	if a.Country == "" || slices.ContainsFunc(b.cut.Append(nil, a.Name), func(t term.Term) bool { return t.Class&match.Force != 0 }) {
		return strings.ToLower(a.Name)
	}
	words := strings.Fields(strings.ReplaceAll(a.Name, "’", "'"))
	var rest []string
	for i := 0; i < len(words); {
		n := len(words)
		for n > i && b.o.Names(strings.TrimSuffix(strings.Join(words[i:n], " "), "'s")) == "" {
			n--
		}
		switch {
		case n == i:
			rest = append(rest, words[i])
			i++
		case len(rest) > 0 && (rest[len(rest)-1] == "of" || rest[len(rest)-1] == "from"):
			rest, i = rest[:len(rest)-1], n
		default:
			i = n
		}
	}
	return strings.ToLower(cmp.Or(strings.Join(rest, " "), a.Name))
}

// deedWords is the content without names, the words in span, those of places and those that only say.
func (b *builder) deedWords(i int, span hearsay.Span) sketch {
	it, q := &b.items[i], b.q(i)
	var stems []uint64
	from, to := within(it, q.Q.Content, span)
	for k := from; k < to; k++ {
		stems = append(stems, it.terms[k].Stem)
	}
	for _, p := range b.names(it, q) {
		for k := p.from; k < p.to; k++ {
			stems = append(stems, it.terms[k].Stem)
		}
	}
	for k := range it.terms {
		if it.terms[k].Content() && term.OfPlace(it.terms, k) {
			stems = append(stems, it.terms[k].Stem) // "dam" in "below the Lower dam" tells no deed
		}
	}
	return it.sketch.without(match.Report|match.Deed, stems)
}

// deed scores whether two charges against one party are about the same deed.
func (b *builder) deed(x, y *charge) float64 {
	if x.item == y.item || b.cannot[[2]int{min(x.item, y.item), max(x.item, y.item)}] {
		return never
	}
	i, j := &b.items[x.item], &b.items[y.item]
	gap := b.gap(i, j)
	if gap < 0 || x.told.Apart(y.told) {
		return never
	}
	s := deedBase + float64(gap)*deedDistance
	switch {
	case strings.HasPrefix(x.key, unnamed):
		s += deedNameless
	case x.party.Kind != hearsay.KindState:
		s += deedFew
	}
	p, q := b.q(x.item), b.q(y.item)
	if p.Story != "" && q.Story != "" {
		if p.Story == q.Story {
			s += deedStory
		} else {
			s += deedApart
		}
	}
	silent := len(x.deed.words) == 0 || len(y.deed.words) == 0
	switch {
	case likeCodes(i.codes, j.codes):
		s += deedCode
	case shares(i.codes, j.codes): // "burned it" and "moved it" are both an assault, and that is all
	case particular(i.codes) && particular(j.codes):
		s += deedClash
		if !silent && cosine(&x.deed, &y.deed) == 0 {
			s += deedClash // neither kind nor words in common
		}
	}
	if silent {
		s += deedSilent
	} else {
		s += deedWords * max(cosine(&x.deed, &y.deed), .5*held(&x.deed, &y.deed), .5*held(&y.deed, &x.deed))
	}
	switch {
	case p.Article == q.Article:
		s += deedContext / 2
	case !i.alone && !j.alone:
		s += deedContext * cosine(&i.context, &j.context)
	}
	if other, clash := b.otherDeed(x, y); clash {
		return never
	} else if other {
		s += deedClash
	}
	if i.alone && j.alone && len(x.deed.words) >= toldWords && len(y.deed.words) >= toldWords && !likeCodes(i.codes, j.codes) && cosine(&x.deed, &y.deed) == 0 {
		s += deedClash // both tell a deed and nothing else, and no word of it is the same
	}
	if v, w := p.Q.Victims, q.Q.Victims; len(v) > 0 && len(w) > 0 && !sameVictim(v, w) {
		s += deedVictims
	}
	return s
}

// otherDeed reports whether two charges tell other days, places or numbers. In one sentence told twice such a slot makes another
// deed, which is a clash; else it may belong to another clause.
func (b *builder) otherDeed(x, y *charge) (other, clash bool) {
	i, j := &b.items[x.item], &b.items[y.item]
	if !otherDays(i, j) && !otherPlaces(i, j) && !otherNumbers(i, j) {
		return false, false
	}
	return true, max(cosine(&x.deed, &y.deed), held(&x.deed, &y.deed), held(&y.deed, &x.deed)) >= alikeDeeds
}

// toldWords is how many content words, names apart, tell a deed.
const toldWords = 2

// gap is the distance of two items in days, -1 if it is beyond the window.
func (b *builder) gap(i, j *item) int {
	if i.day == 0 || j.day == 0 {
		return 0
	}
	g := max(i.day-j.day, j.day-i.day)
	if g > int(b.o.Window.Hours()/24) {
		return -1
	}
	return g
}

// particular reports whether the codes tell a mode, not only a category: "attack" may be
// anything.
func particular(codes []string) bool {
	return slices.ContainsFunc(codes, func(c string) bool { return strings.Contains(c, "/") })
}

// likeCodes reports whether two deeds are of one mode, or of one category where one of them tells no mode.
func likeCodes(a, b []string) bool {
	both := particular(a) && particular(b)
	return slices.ContainsFunc(a, func(c string) bool { return slices.Contains(b, c) && (!both || strings.Contains(c, "/")) })
}

func sameVictim(v, w []hearsay.Accused) bool {
	for _, a := range v {
		for _, c := range w {
			if a.Country != "" && a.Country == c.Country || strings.EqualFold(a.Name, c.Name) {
				return true
			}
		}
	}
	return false
}

func shares[T comparable](a, b []T) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

func (b *builder) why(c *charge) []string {
	out := []string{}
	if c.party.Key != "" {
		out = append(out, string(c.stance)+": "+c.party.Name)
	} else {
		out = append(out, string(c.stance)+": a culprit without a name")
	}
	if codes := b.items[c.item].codes; len(codes) > 0 {
		out = append(out, "deed "+strings.Join(codes, ", "))
	}
	if q := b.q(c.item); q.Story != "" {
		out = append(out, "story "+q.Story)
	}
	return out
}
