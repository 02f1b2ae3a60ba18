package incident

import (
	"cmp"
	"fmt"
	"strings"

	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// kinds tells what sort of deed words tell of.
type kinds struct {
	list   []match.DeedKind
	byStem map[uint64]int
	pairs  map[[2]uint64]int // two words that tell one together: "blown up"
	other  map[uint64]uint64 // words that tell none of them though their stem does, with a stem for them
}

func newKinds(cut *term.Cutter) (kinds, error) {
	list, err := match.Kinds()
	if err != nil {
		return kinds{}, fmt.Errorf("incident: %w", err)
	}
	k := kinds{list: list, byStem: map[uint64]int{}, pairs: map[[2]uint64]int{}, other: map[uint64]uint64{}}
	var buf []term.Term
	for i := range list {
		own := uint64(0)
		for _, w := range list[i].Words {
			if not, ok := strings.CutPrefix(w, "-"); ok {
				if first, second, two := strings.Cut(not, " "); two {
					k.bar(cut, strings.Split(first, "|"), strings.Split(second, "|"))
					continue
				}
				if buf = cut.Append(buf[:0], not); len(buf) == 1 {
					own = cmp.Or(own, buf[0].Word)
					k.other[buf[0].Word] = own // one stem for all of them
				}
				continue
			}
			buf = cut.Append(buf[:0], w)
			if len(buf) == 2 {
				k.pairs[[2]uint64{buf[0].Word, buf[1].Word}] = i
			}
			if len(buf) == 1 {
				if _, ok := k.byStem[buf[0].Stem]; !ok { // the earlier kind is the more particular one
					k.byStem[buf[0].Stem] = i
				}
			}
		}
	}
	return k, nil
}

// none is the kind of two words that tell together none of that of the first: "breach of contract".
const none = -1

// bar notes that each of first, before each of second, tells no kind.
func (k *kinds) bar(cut *term.Cutter, first, second []string) {
	var x, y []term.Term
	for _, v := range first {
		if x = cut.Append(x[:0], v); len(x) != 1 {
			continue
		}
		for _, w := range second {
			if y = cut.Append(y[:0], w); len(y) == 1 {
				k.pairs[[2]uint64{x[0].Word, y[0].Word}] = none
			}
		}
	}
}

// at returns the sort of deed that word i of terms tells, with the one behind it or alone.
func (k *kinds) at(terms []term.Term, i int) (kind int, ok bool) {
	t := &terms[i]
	if _, none := k.other[t.Word]; none {
		return 0, false
	}
	for j := i + 1; j < len(terms); j++ { // words such as "of" and "the" stand between
		if kind, ok = k.pairs[[2]uint64{t.Word, terms[j].Word}]; ok && (kind != none && j == i+1 || kind == none) {
			return kind, kind != none
		}
		if terms[j].Content() {
			break
		}
	}
	kind, ok = k.byStem[t.Stem]
	return kind, ok
}

// of returns the kind that most words tell, the first in the table of equals; -1 for none. A kind
// that rules others out goes before one that does not: "an attack on the network" is cyber.
func (k *kinds) of(count map[int]float64) int {
	best := -1
	for i := range k.list {
		n := count[i]
		switch {
		case n == 0:
		case best < 0, n > count[best] && k.list[i].Only == k.list[best].Only, k.list[i].Only && !k.list[best].Only:
			best = i
		}
	}
	return best
}

// apart reports whether kinds i and j cannot be one deed.
func (k *kinds) apart(i, j int) bool {
	return i >= 0 && j >= 0 && i != j && k.list[i].Only && k.list[j].Only
}

func (k *kinds) name(i int) string {
	if i < 0 {
		return "unknown"
	}
	return k.list[i].Name
}

// isKind reports whether a stem tells a sort of deed, or stands for one.
func (k *kinds) isKind(stem uint64) bool {
	_, ok := k.byStem[stem]
	return ok || stem < uint64(len(k.list))
}
