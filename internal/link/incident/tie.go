package incident

import (
	"slices"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// Two attributions are compared only where something particular ties them: a breach here and
// a breach there are told in the same words. What is particular is rare among the attributions
// at hand: it stands in one of fifty at most, or in a dozen where there are few.
const (
	rareOf   = 50
	rareMost = 12
	rareCap  = 60 // however many there are, so that cost stays near linear
)

// rare reports whether a word that stands in df of n units is particular.
func rare(df, n int) bool { return df <= min(max(rareMost, n/rareOf), rareCap) }

// name gathers the names of a text that are not those of whoever is accused.
func (b *builder) name(u *unit, s string, not map[uint64]bool) {
	b.buf = b.cut.Append(b.buf[:0], s)
	for i := range b.buf {
		if t := &b.buf[i]; t.Content() && t.Kind&(term.Name|term.Inner) != 0 && t.Kind&term.Number == 0 && !not[t.Stem] {
			u.names[t.Stem] = true
		}
	}
}

// place gathers, of the names of the text just cut, those that stand behind "near", "off the" and the like.
func (b *builder) place(u *unit) {
	for i := 1; i < len(b.buf); i++ {
		t := &b.buf[i]
		at := i - 1
		if at > 0 && b.buf[at].Article() {
			at--
		}
		if !u.names[t.Stem] || t.Kind&(term.Name|term.Inner) == 0 || b.buf[at].Class&match.Near == 0 {
			continue
		}
		for ; i < len(b.buf) && u.names[b.buf[i].Stem] && b.buf[i].Kind&(term.Name|term.Inner) != 0; i++ {
			u.places[b.buf[i].Stem] = true
		}
	}
}

// elsewhere reports whether two units tell the same in words, but each of places that the other does not name.
func (b *builder) elsewhere(x, y *unit) bool {
	if len(x.places) == 0 || len(y.places) == 0 {
		return false
	}
	for p := range x.places {
		if y.names[p] {
			return false
		}
	}
	for p := range y.places {
		if x.names[p] {
			return false
		}
	}
	return b.cosine(x.words, y.words) >= otherwise
}

// partyWords are the stems of the names of all parties of the articles that u's quotes stand in: "in Tarnovia" is no town.
func (b *builder) partyWords(u *unit) map[uint64]bool {
	out, seen := map[uint64]bool{}, map[*hearsay.Reading]bool{}
	for _, n := range u.quotes {
		r := b.quotes[n].Reading
		if r == nil || seen[r] {
			continue
		}
		seen[r] = true
		for i := range r.Actors {
			b.buf = b.cut.Append(b.buf[:0], r.Actors[i].Name)
			for k := range b.buf {
				out[b.buf[k].Stem] = true
			}
		}
	}
	return out
}

// site gathers, of the names of the text just cut, those of towns and the like and those of wide areas. Names of parties, days and months are none.
func (b *builder) site(u *unit, parties map[uint64]bool) {
	for i := range b.buf {
		t := &b.buf[i]
		if !u.names[t.Stem] || t.Kind&(term.Name|term.Inner) == 0 || parties[t.Stem] || claim.DateWord(t.Word) {
			continue
		}
		next := i + 1
		for next < len(b.buf) && b.buf[next].Kind&(term.Name|term.Inner) != 0 {
			next++
		}
		if next < len(b.buf) && b.buf[next].Class&match.Area != 0 {
			u.areas[t.Stem] = true
		} else {
			u.towns[t.Stem] = true
		}
	}
}

// distant reports whether two units, both of which tell when their deed was, tell it of other towns, or of other areas.
func (b *builder) distant(x, y *unit) bool {
	if len(x.times) == 0 || len(y.times) == 0 {
		return false
	}
	return disjoint(x.towns, y.towns) && disjoint(x.towns, y.names) && disjoint(y.towns, x.names) || disjoint(x.areas, y.areas) && disjoint(x.areas, y.names) && disjoint(y.areas, x.names)
}

// disjoint reports whether two sets that are not empty have nothing in common.
func disjoint(x, y map[uint64]bool) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for s := range x {
		if y[s] {
			return false
		}
	}
	return len(x) > 0
}

// accusedWords are the stems of the names of some parties.
func (b *builder) accusedWords(into map[uint64]bool, parties []link.Party) {
	for _, p := range parties {
		b.buf = b.cut.Append(b.buf[:0], p.Name)
		for i := range b.buf {
			into[b.buf[i].Stem] = true
		}
	}
}

// tie is what two units have in common besides the sort of deed.
type tie struct {
	names, words int  // rare ones
	joint        bool // a word and a name that are rare together: "trawler", "Sollet"
	story        bool
}

// enough reports whether two units so tied may be one deed: a name, or two words; in one story
// one word, or the same accused, or words in one breath.
func (b *builder) enough(t tie, pair [2]int) bool {
	x, y := &b.units[pair[0]], &b.units[pair[1]]
	if t.names > 0 || t.words > 1 || t.joint {
		return true
	}
	if t.story {
		for k := range x.accused {
			if y.accused[k] {
				return true
			}
		}
		if t.words > 0 || len(x.stories) > 0 && b.small(x, y) {
			return true
		}
	}
	return b.breath[pair]
}

// small reports whether a story that both share is that of few units: then the story itself is
// particular.
func (b *builder) small(x, y *unit) bool {
	for s := range x.stories {
		if y.stories[s] && b.inStory[s] <= rareMost {
			return true
		}
	}
	return false
}

// ties finds the pairs of units worth comparing, in order.
func (b *builder) ties() [][2]int {
	b.inStory = map[string]int{}
	post := map[uint64][]int{}     // by stem, as a word
	joint := map[[2]uint64][]int{} // by a name and a word
	named := map[uint64][]int{}    // by stem, as a name
	stories := map[string][]int{}
	for i := range b.units {
		u := &b.units[i]
		for s := range u.words {
			post[s] = append(post[s], i)
		}
		for s := range u.names {
			named[s] = append(named[s], i)
		}
		for p := range u.places {
			for s := range u.words {
				joint[[2]uint64{p, s}] = append(joint[[2]uint64{p, s}], i)
			}
		}
		for s := range u.stories {
			stories[s] = append(stories[s], i)
			b.inStory[s]++
		}
	}
	found := map[[2]int]tie{}
	each := func(list []int, f func(*tie)) {
		for k, i := range list {
			for _, j := range list[k+1:] {
				t := found[[2]int{i, j}]
				f(&t)
				found[[2]int{i, j}] = t
			}
		}
	}
	n := len(b.units)
	for _, list := range named {
		if rare(len(list), n) {
			each(list, func(t *tie) { t.names++ })
		}
	}
	for s, list := range post {
		if rare(len(list), n) && !b.kinds.isKind(s) {
			each(list, func(t *tie) { t.words++ })
		}
	}
	for _, list := range joint {
		if len(list) <= rareMost { // far less rare than its parts, where something happens at a place every day
			each(list, func(t *tie) { t.joint = true })
		}
	}
	for _, list := range stories {
		each(list, func(t *tie) { t.story = true })
	}
	b.breath = b.breaths()
	for p := range b.breath {
		found[p] = found[p]
	}
	var out [][2]int
	for p, t := range found {
		if b.enough(t, p) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y [2]int) int {
		if x[0] != y[0] {
			return x[0] - y[0]
		}
		return x[1] - y[1]
	})
	return out
}
