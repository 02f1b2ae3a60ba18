package claim

import (
	"cmp"
	"math"
	"slices"

	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
)

// sketch is the content words of a text with their weights.
type sketch struct {
	words []word // ascending by stem
	norm  float64
	key   uint64 // equal texts have equal keys
}

type word struct {
	stem   uint64
	class  match.Class
	name   bool
	weight float64
}

// newSketch keeps the distinct content words that are of none of the classes in without.
func newSketch(terms []term.Term, without match.Class) (s sketch) {
	s.key = 14695981039346656037
	for i := range terms {
		t := &terms[i]
		s.key = (s.key ^ t.Word) * 1099511628211
		if t.Content() && t.Class&without == 0 {
			s.words = append(s.words, word{stem: t.Stem, class: t.Class, name: t.Kind&(term.Name|term.Inner) != 0})
		}
	}
	slices.SortFunc(s.words, func(a, b word) int { return cmp.Or(cmp.Compare(a.stem, b.stem), cmp.Compare(a.class, b.class)) })
	s.words = slices.Clone(slices.CompactFunc(s.words, func(a, b word) bool { return a.stem == b.stem })) // what it grew beyond goes
	return s
}

// mostWeight bounds what a word may weigh: one that the table has never seen tells no more.
const mostWeight = 6.0

// nameWeight is how much of its weight a name keeps: names are compared by themselves, and
// two texts about one ministry need not say the same.
const nameWeight = .6

// weigh gives every word its weight: how rare it is by a fixed table, a third of that for words
// that tell only that something is said or done.
func (b *builder) weigh() {
	fill := func(s *sketch) {
		sum := 0.0
		for i := range s.words {
			w := &s.words[i]
			w.weight = min(mostWeight, b.rarity.Of(w.stem))
			if w.class&(match.Report|match.Deed) != 0 {
				w.weight /= 3
			}
			if w.name {
				w.weight *= nameWeight
			}
			sum += w.weight * w.weight
		}
		s.norm = math.Sqrt(sum)
	}
	for i := range b.items {
		fill(&b.items[i].sketch)
	}
	for a, c := range b.contexts {
		fill(&c)
		b.contexts[a] = c
	}
	for i := range b.items {
		b.items[i].context = b.contexts[b.quotes[b.items[i].quote].Article]
	}
}

// cosine is how alike two sketches are, within [0, 1].
func cosine(a, b *sketch) float64 {
	dot := 0.0
	both(a, b, func(x, y *word) { dot += x.weight * y.weight })
	return dot / max(a.norm*b.norm, 1e-9)
}

// held is the share of a's weight that b holds.
func held(a, b *sketch) float64 {
	hit, all := 0.0, 0.0
	both(a, b, func(x, _ *word) { hit += x.weight })
	for i := range a.words {
		all += a.words[i].weight
	}
	return hit / max(all, 1e-9)
}

func both(a, b *sketch, f func(x, y *word)) {
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		switch x, y := &a.words[i], &b.words[j]; {
		case x.stem < y.stem:
			i++
		case x.stem > y.stem:
			j++
		default:
			f(x, y)
			i++
			j++
		}
	}
}

// without returns the sketch less the words of the classes and those of the names given.
func (s *sketch) without(class match.Class, stems []uint64) sketch {
	out := sketch{key: s.key}
	sum := 0.0
	for _, w := range s.words {
		if w.class&class != 0 || slices.Contains(stems, w.stem) {
			continue
		}
		out.words = append(out.words, w)
		sum += w.weight * w.weight
	}
	out.norm = math.Sqrt(sum)
	return out
}

var numeral = numerals()

func hashes(words ...string) map[uint64]bool {
	out := map[uint64]bool{}
	for _, w := range words {
		out[en.HashWord(w)] = true
	}
	return out
}

// numerals maps small numbers told in words to the hash of their digits.
func numerals() map[uint64]uint64 {
	out := map[uint64]uint64{}
	for i, w := range []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		out[en.HashWord(w)] = term.Digits(i + 2)
	}
	return out
}
