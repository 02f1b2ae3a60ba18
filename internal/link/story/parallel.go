package story

import (
	"hearsay"
	"hearsay/lexicon/match"
)

// parallelHalf is how many words each half of a parallel may have: longer ones tell a course of events.
const parallelHalf = 6

// turn is a pair of words that sets two happenings side by side, as hashes of their stems.
type turn struct{ first, now uint64 }

// turnsOf returns the pairs by language; nil for the built-in data's error, which tests exclude.
func turnsOf() map[string][]turn {
	table, err := match.Turns()
	if err != nil {
		return nil // unreachable: embedded and tested
	}
	out := map[string][]turn{}
	for lang, list := range table {
		for _, x := range list {
			out[lang] = append(out[lang], turn{hashOf(stem([]byte(x.First), lang)), hashOf(stem([]byte(x.Now), lang))})
		}
	}
	return out
}

// halves is what was seen of a parallel in the sentence at hand: bytes of the sentence.
type halves struct {
	now      uint64 // the word that has to follow
	from, to int    // of the first half; to is 0 before the turn
	rest     int    // where the second half begins
	words    int    // of the first half so far
}

// see takes the next word of a sentence; turns are those of the text's language.
func (p *halves) see(w *word, turns []turn) {
	switch {
	case p.to > 0:
	case p.now != 0 && w.hash == p.now && p.words > 0 && p.words <= parallelHalf:
		p.to, p.rest = w.start, w.end
	case w.opens:
		*p = halves{}
		for _, t := range turns {
			if w.hash == t.first {
				*p = halves{now: t.now, from: w.end}
			}
		}
	default:
		p.words++
	}
}

// parallel returns the affair that the first half of a parallel ("First the mill, now the bakery") names by a word that
// stands, of all affairs told within 60 days before, for it alone. The second half must be what the text itself is about: a
// word of it stands in the first words of the text, outside of the sentence. Words that stand as much for an affair of the
// text's own name none. false if there is no such affair. Cost is linear in the sentence and the text's opening.
func (f *Finder) parallel(text, lang string, span hearsay.Span) (Reference, bool) {
	p := f.halves
	if p.to == 0 || !f.opensWith(text, lang, span) {
		return Reference{}, false
	}
	s := text[span.Start:span.End]
	r := Reference{Affair: -1, Span: span}
	f.sc.reset(s[p.from:p.to], lang)
	for w := (word{}); f.sc.next(&w); {
		for _, t := range f.near(w.hash) {
			if t.weight < strongTerm || t.anchor && !t.fact && !w.upper || t.weight <= f.own[w.hash] || f.similar[t.affair] {
				continue
			}
			if r.Affair >= 0 && r.Affair != int(t.affair) {
				return Reference{}, false // it may be either
			}
			if r.Affair = int(t.affair); t.weight > r.Weight {
				at := span.Start + p.from
				r.Weight, r.Terms = t.weight, append(r.Terms[:0], hearsay.Span{Start: at + w.start, End: at + w.end})
			}
		}
	}
	return r, r.Affair >= 0
}

// opensWith reports whether a telling word of the second half stands in the first words of the text, outside of the sentence.
func (f *Finder) opensWith(text, lang string, span hearsay.Span) bool {
	s := text[span.Start:span.End]
	clear(f.second)
	f.sc.reset(s[f.halves.rest:], lang)
	n := 0
	for w := (word{}); n < parallelHalf && f.sc.next(&w); n++ {
		if n > 0 && w.opens {
			break
		}
		if !w.digits && !f.a.names[w.hash] && !f.a.table.states[w.hash] && f.a.table.rarity(w.hash) >= rareEnough {
			f.second[w.hash] = true
		}
	}
	if len(f.second) == 0 {
		return false
	}
	f.sc.reset(text, lang)
	n = 0
	for w := (word{}); n < openingLen && f.sc.next(&w); n++ {
		if (w.start < span.Start || w.start >= span.End) && f.second[w.hash] {
			return true
		}
	}
	return false
}
