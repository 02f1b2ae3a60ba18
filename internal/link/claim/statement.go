package claim

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/lexicon/match"
)

// statements makes drafts of everything that neither accuses nor counts.
func (b *builder) statements() {
	var items []int
	for i := range b.items {
		if b.used[i] || !b.says(i) {
			continue
		}
		items = append(items, i)
	}
	nodes := b.collapse(items, func(i int) string {
		if len(b.items[i].sketch.words) < minContent {
			return string(b.q(i).Article)
		}
		return ""
	}, func(i, j int) bool { return false })
	heads := make([]int, len(nodes))
	for k, n := range nodes {
		heads[k] = n[0]
	}
	score := func(x, y int) float64 { return b.words(heads[x], heads[y]) }
	var pairs []pair
	for _, p := range b.candidates(heads, false) {
		pairs = append(pairs, pair{p[0], p[1], score(p[0], p[1])})
	}
	for _, m := range cluster(len(nodes), pairs, score) {
		if !slices.ContainsFunc(m, func(k int) bool { _, ok := b.homeless[heads[k]]; return !ok }) {
			continue // denials that deny nothing known
		}
		if b.oneDenial(m, nodes) {
			for _, k := range m {
				for _, i := range nodes[k] {
					if _, ok := b.homeless[i]; !ok {
						b.used[i] = true
						b.drafts = append(b.drafts, draft{kind: Statement, members: []entry{{i, b.items[i].stance, 1, nil}}})
					}
				}
			}
			continue // the charge that they deny is known by one of them: they are one attribution (again)
		}
		d := draft{kind: Statement}
		first := &b.items[heads[m[0]]]
		if k := slices.IndexFunc(m, func(k int) bool { return !b.items[heads[k]].rejects }); k >= 0 {
			first = &b.items[heads[m[k]]] // the proposition is what somebody affirms
		}
		for at, k := range m {
			for _, i := range nodes[k] {
				b.used[i] = true
				s := 1.0
				if len(m) > 1 {
					s = mean(m, at, score)
				}
				d.members = append(d.members, entry{i, b.against(first, &b.items[i]), s, b.alike(first, &b.items[i])})
			}
		}
		b.drafts = append(b.drafts, d)
	}
}

// says reports whether a quote is of an act that asserts, denies, asks or supposes something,
// and long enough, unless a denial answers it.
func (b *builder) says(i int) bool {
	it := &b.items[i]
	if it.stance == "" {
		return false
	}
	if b.answered[i] {
		return true
	}
	n := 0
	for _, w := range it.sketch.words {
		if w.class&match.Report == 0 {
			n++
		}
	}
	return n >= minContent
}

// against is the stance of an item on the proposition, which is that of the first of its
// claim to affirm it.
func (b *builder) against(first, it *item) Stance {
	if it.stance == Asserts && (turned(first, it) || first.rejects && it.rejects) {
		return Denies
	}
	return it.stance
}

// Shares of words from which a negation in one text alone turns the other round: of the
// negative one nearly all must stand in the other, else the negation may belong to a clause
// that the other leaves out.
const (
	negativeHeld = .75
	otherHeld    = .5
)

// turned reports whether one of two items rejects what the other affirms.
func turned(a, b *item) bool {
	words := false
	if a.negative != b.negative {
		if b.negative {
			a, b = b, a
		}
		words = held(&a.sketch, &b.sketch) >= negativeHeld && held(&b.sketch, &a.sketch) >= otherHeld
	}
	return words != (a.rejects != b.rejects)
}

// collapse puts quotes of the same words within the window into one node, so that a quote
// which a thousand papers carry costs one comparison. Quotes of which an analyst says that
// they are apart stay single, and quotes with different bounds, or that other holds for, apart: "it was Ustrand" says the same of
// many things. Nodes are in order of their first item.
func (b *builder) collapse(items []int, bound func(i int) string, other func(i, j int) bool) [][]int {
	single := map[int]bool{}
	for p := range b.cannot {
		single[p[0]], single[p[1]] = true, true
	}
	type key struct {
		words   uint64
		rejects bool
		bound   string
	}
	last := map[key]int{} // node
	var out [][]int
	for _, i := range items {
		it := &b.items[i]
		k := key{it.sketch.key, it.rejects, bound(i)}
		n, ok := last[k]
		if ok && !single[i] && b.gap(&b.items[out[n][0]], it) >= 0 && !otherDays(&b.items[out[n][0]], it) && !other(out[n][0], i) {
			out[n] = append(out[n], i)
			continue
		}
		if !single[i] {
			last[k] = len(out)
		}
		out = append(out, []int{i})
	}
	return out
}

// words scores whether two quotes state the same proposition, whichever way round.
func (b *builder) words(x, y int) float64 {
	if b.cannot[[2]int{min(x, y), max(x, y)}] {
		return never
	}
	i, j := &b.items[x], &b.items[y]
	gap := b.gap(i, j)
	if gap < 0 || otherNumbers(i, j) || otherDays(i, j) || otherPlaces(i, j) || swapped(i, j) {
		return never
	}
	s := wordsBase + float64(gap)*wordsDistance
	s += wordsCosine*cosine(&i.sketch, &j.sketch) + wordsHeld*max(held(&i.sketch, &j.sketch), held(&j.sketch, &i.sketch))
	p, q := b.q(x), b.q(y)
	if p.Story != "" && q.Story != "" {
		if p.Story == q.Story {
			s += wordsStory
		} else {
			s += wordsApart
		}
	}
	if p.Speaker.Key != "" && p.Speaker.Key == q.Speaker.Key {
		s += wordsSpeaker
	}
	common, onlyI, onlyJ := overlap(i.names, j.names)
	if common > 0 {
		s += wordsNames * float64(common) / float64(common+max(onlyI, onlyJ))
	}
	if onlyI > 0 && onlyJ > 0 {
		s += wordsNamesOff
	}
	if common >= 2 {
		s += wordsRoles
	}
	switch {
	case len(i.numbers) > 0 && len(j.numbers) > 0:
		s += wordsNumbers
	case len(i.numbers)+len(j.numbers) > 0:
		s += wordsNumbers0
	}
	if shares(i.days, j.days) {
		s += wordsDates
	}
	return s
}

func overlap(a, b []string) (common, onlyA, onlyB int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			common++
		}
	}
	return common, len(a) - common, len(b) - common
}

// otherNumbers reports whether each tells a number that the other does not.
func otherNumbers(a, b *item) bool { return apart(a.numbers, b.numbers) }

// otherPlaces reports whether each tells a place that the other does not name at all.
func otherPlaces(a, b *item) bool {
	if len(a.places) == 0 || len(b.places) == 0 {
		return false
	}
	return missing(a.places, b) && missing(b.places, a)
}

// missing reports whether the text of b lacks one of the places.
func missing(places []string, b *item) bool {
	text := plain(b.text)
	for _, p := range places {
		if !strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// apart reports whether each of two sets that are not empty holds something that the other
// does not.
func apart[T comparable](a, b []T) bool {
	lacks := func(a, b []T) bool {
		return slices.ContainsFunc(a, func(x T) bool { return !slices.Contains(b, x) })
	}
	return len(a) > 0 && len(b) > 0 && lacks(a, b) && lacks(b, a)
}

// swapped reports whether two that both name have changed sides.
func swapped(a, b *item) bool {
	for x, n := range a.names {
		for _, m := range a.names[x+1:] {
			if !slices.Contains(b.names, n) || !slices.Contains(b.names, m) {
				continue
			}
			rn, rm, sn, sm := a.roles[n] == agent, a.roles[m] == agent, b.roles[n] == agent, b.roles[m] == agent
			if rn != rm && sn != sm && rn == sm {
				return true
			}
		}
	}
	return false
}

func (b *builder) alike(first, it *item) []string {
	var out []string
	if first == it {
		return []string{"first to say it"}
	}
	out = append(out, fmt.Sprintf("words %.2f", cosine(&first.sketch, &it.sketch)))
	if common, _, _ := overlap(first.names, it.names); common > 0 {
		out = append(out, fmt.Sprintf("names in common: %d", common))
	}
	if shares(first.numbers, it.numbers) {
		out = append(out, "the same number")
	}
	if turned(first, it) {
		out = append(out, "turned round")
	}
	return out
}
