package story

import (
	"cmp"
	"slices"
	"time"

	"hearsay"
)

// What a passage must have of an affair. Chosen on the sample world and by eye on English press (doc/methods.md).
const (
	passageWeight = 0.95
	strongTerm    = 0.3 // two of these, one of them more of this affair than of the text's own
	weakTerm      = 0.1 // what weighs less is not counted
	nameRest      = 0.25
	sameAffair    = 0.4                 // share of common terms from which two affairs are one
	referWithin   = 60 * 24 * time.Hour // of the affair's first report
)

// Reference is a passage of a text that tells of an affair that is not its own.
type Reference struct {
	Affair int
	Span   hearsay.Span // bytes of the text: a sentence
	Weight float64
	Terms  []hearsay.Span // bytes of the text
}

// passage adds up the terms of one affair in one sentence.
type passage struct {
	weight        float64
	strong, fresh int
	anchor, word  bool
	name          int // where the last name ended
	terms         []hearsay.Span
	hashes        []uint64
}

// Finder holds what one search after the other uses.
type Finder struct {
	a       *Affairs
	sc      scanner
	at      map[int32]*passage
	free    []*passage
	own     map[uint64]float64 // weight of the terms of the text's own affairs
	similar map[int32]bool
	best    map[int]Reference
	since   int64 // affairs that were first told from then on, seconds since 1970
	until   int64 // before then
	turns   map[string][]turn
	now     []turn // of the language at hand
	halves  halves // of the sentence at hand
	second  map[uint64]bool
}

// Finder returns one for the sealed affairs. It is not safe for concurrent use.
func (a *Affairs) Finder() *Finder {
	return &Finder{a: a, at: map[int32]*passage{}, own: map[uint64]float64{}, similar: map[int32]bool{}, best: map[int]Reference{}, turns: turnsOf(), second: map[uint64]bool{}}
}

// Find returns, for each affair that a text published at a time refers to and that is not one of its own, the passage that
// speaks of it most, in order of the text. An affair must have been told before, within 60 days. A passage is a sentence with a name,
// number or day of the affair and another word of it; states, weekdays and outlets' names do not count, and those words that
// stand more for the text's own affair do not suffice. Affairs that share most terms with one of the text's own are the same
// affair. A sentence of two short halves ("First the mill, now the bakery") may name one by a single word of its own
// ([Finder.parallel]). Nothing is allocated per word; the result is the caller's.
func (f *Finder) Find(text, lang string, at time.Time, sentences []hearsay.Span, own []int) []Reference {
	clear(f.best)
	f.since, f.until = at.Add(-referWithin).Unix(), at.Unix()+1
	f.takeOwn(own)
	f.now = f.turns[lang]
	for _, span := range sentences {
		f.read(text[span.Start:span.End], lang, at)
		for i, p := range f.at {
			x := &f.a.of[i]
			if p.weight >= passageWeight && p.strong > 1 && p.fresh > 0 && p.anchor && p.word && !f.similar[i] && x.first.Before(at) && at.Sub(x.first) <= referWithin && p.weight > f.best[int(i)].Weight {
				r := Reference{Affair: int(i), Span: span, Weight: p.weight, Terms: slices.Clone(p.terms)}
				for k := range r.Terms {
					r.Terms[k].Start += span.Start
					r.Terms[k].End += span.Start
				}
				f.best[int(i)] = r
			}
			p.terms, p.hashes = p.terms[:0], p.hashes[:0]
			f.free = append(f.free, p)
		}
		clear(f.at)
		if r, ok := f.parallel(text, lang, span); ok && f.best[r.Affair].Weight == 0 && f.a.of[r.Affair].first.Before(at) {
			f.best[r.Affair] = r
		}
	}
	var out []Reference
	for _, r := range f.best {
		out = append(out, r)
	}
	slices.SortFunc(out, func(x, y Reference) int {
		if x.Span.Start != y.Span.Start {
			return x.Span.Start - y.Span.Start
		}
		return x.Affair - y.Affair
	})
	return out
}

// Has returns how much of an affair's terms stand in a piece of the text last given to [Finder.Find], 0 where they would not
// do for a passage: of weight .95, two of them strong, one more of the affair than of the text's own. Other than in Find no
// name, number or day is needed and the affair may be told later: the caller knows otherwise that the piece speaks of it.
// Cost is linear.
func (f *Finder) Has(affair int, piece, lang string, at time.Time) float64 {
	var p passage
	terms := f.a.of[affair].terms
	seen := uint64(0) // by place of the term
	note := func(h uint64) {
		i := slices.IndexFunc(terms, func(t salient) bool { return t.hash == h })
		if i < 0 || terms[i].weight < weakTerm || seen&(1<<i) != 0 {
			return
		}
		seen |= 1 << i
		p.weight += terms[i].weight
		if terms[i].weight >= strongTerm {
			if p.strong++; terms[i].weight > f.own[h] && !terms[i].fact {
				p.fresh++
			}
		}
	}
	f.sc.reset(piece, lang)
	var before word
	for w := (word{}); f.sc.next(&w); before = w {
		note(w.hash)
		if d := dayNamed(piece, &before, &w, at); d != 0 {
			note(d)
		}
	}
	if p.weight < passageWeight || p.strong < 2 || p.fresh == 0 || f.similar[int32(affair)] {
		return 0
	}
	return p.weight
}

// takeOwn notes the affairs that the text itself tells of, and those that are much like them.
func (f *Finder) takeOwn(own []int) {
	clear(f.own)
	clear(f.similar)
	for _, i := range own {
		f.similar[int32(i)] = true
		common := map[int32]int{}
		for _, t := range f.a.of[i].terms {
			f.own[t.hash] = max(f.own[t.hash], t.weight)
			for _, p := range f.near(t.hash) {
				common[p.affair]++
			}
		}
		for k, n := range common {
			if float64(n) >= sameAffair*float64(min(len(f.a.of[i].terms), len(f.a.of[k].terms))) {
				f.similar[k] = true
			}
		}
	}
}

// read adds up the terms of a sentence.
func (f *Finder) read(s, lang string, at time.Time) {
	f.sc.reset(s, lang)
	f.halves = halves{}
	var before word
	for w := (word{}); f.sc.next(&w); before = w {
		f.halves.see(&w, f.now)
		f.hit(w.hash, &w, w.start)
		if d := dayNamed(s, &before, &w, at); d != 0 {
			start := w.start
			if weekdays[w.hash] == 0 {
				start = before.start
			}
			f.hit(d, &w, start)
		}
	}
}

// near are the affairs that a term stands for and that the text at hand may refer to by their time.
func (f *Finder) near(h uint64) []posting {
	list := f.a.index[h]
	from, _ := slices.BinarySearchFunc(list, f.since, func(p posting, t int64) int { return cmp.Compare(p.first, t) })
	to := from
	for to < len(list) && list[to].first < f.until {
		to++
	}
	return list[from:to]
}

func (f *Finder) hit(h uint64, w *word, start int) {
	for _, t := range f.near(h) {
		if t.weight < weakTerm || t.anchor && !t.fact && !w.upper || !t.anchor && w.upper && !w.opens {
			continue
		}
		p := f.at[t.affair]
		if p == nil {
			p = f.passage()
			f.at[t.affair] = p
		}
		if slices.Contains(p.hashes, h) {
			continue
		}
		p.hashes = append(p.hashes, h)
		p.terms = append(p.terms, hearsay.Span{Start: start, End: w.end})
		if t.anchor && p.anchor && p.name > 0 && p.name+2 >= start {
			p.weight += nameRest * t.weight // the rest of a name
		} else {
			p.weight += t.weight
			if t.weight >= strongTerm {
				p.strong++
				if t.weight > f.own[h] && !t.fact {
					p.fresh++
				}
			}
		}
		if t.anchor {
			p.anchor, p.name = true, w.end
		} else {
			p.word = true
		}
	}
}

func (f *Finder) passage() *passage {
	if n := len(f.free); n > 0 {
		p := f.free[n-1]
		f.free = f.free[:n-1]
		*p = passage{terms: p.terms, hashes: p.hashes}
		return p
	}
	return &passage{}
}
