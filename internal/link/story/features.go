package story

import (
	"cmp"
	"math"
	"slices"

	"hearsay"
	"hearsay/internal/link"
)

// Kind says what a term is.
type Kind uint8

const (
	Word   Kind = iota
	Name        // a word with a capital where none is needed
	Number      // digits
	Place       // a country that the reading names
	Date        // a day of a month
	kinds
)

// Term is one term of a text.
type Term struct {
	Hash   uint32
	Kind   Kind
	Weight uint8 // 1 to 255, in parts of the strongest of its text
}

// Features are what a text is compared by: its strongest terms, by ascending hash, MaxTerms at
// most. They depend on the text and its reading alone.
type Features struct{ Terms []Term }

// MaxTerms of one text: with six bytes a term, under 600 bytes. 64 cost a point of B³ F1 on
// ECB+, 128 gain nothing.
const MaxTerms = 96

// Weights, measured on ECB+ one at a time around these values; B³ F1 falls by half a point to a
// point at the next step to either side. A term weighs √(1 + ln n + …)·√idf: the roots keep one
// name that a text repeats from outweighing all else.
const (
	inTitle      = 0.5 // added for a term of the headline
	inLead       = 1.0 // added for a term of the first leadWords words: news begin with what happened
	leadWords    = 100
	numberWeight = 1.5 // a figure is rarer than any word
	yearWeight   = 1.0 // of 1900 to 2099: everybody names the year
	dateWeight   = 3.0 // against √6.7 of the rarest word
	placeWeight  = 1.0
	// ownName is what is left of the words of the outlet's name: a press room names itself, its ministry
	// and its state in every statement.
	ownName = 0.3
)

// count is what one term does in a text.
type count struct {
	n            float64
	upper, lower int // mentions that show a capital, or none, where either could stand
	title, lead  bool
	digits, year bool
}

// FeaturesOf returns the features of a report. Skip are stretches of its text that tell nothing of it,
// such as an outlet's footer. Cost is linear in the text.
func FeaturesOf(r *link.Report, t *Table, skip ...hearsay.Span) Features {
	x := newExtractor()
	x.skip = skip
	x.outlet(r)
	x.field(r.Revision.Title, r.Revision.Lang, true, nil)
	x.field(r.Revision.Text, r.Revision.Lang, false, nil)
	if r.Reading != nil {
		x.reading(r.Reading)
	}
	return strongest(x.weigh(t))
}

// weighted is a term with its weight before rounding, and the place that it first stands at.
type weighted struct {
	hash uint64
	kind Kind
	w    float64
}

// extractor collects the terms of one report.
type extractor struct {
	sc     scanner
	counts map[uint64]count
	facts  map[uint64]weighted
	own    map[uint64]bool // words of the outlet's name, and its country
	words  int             // of the text so far
	skip   []hearsay.Span  // of the text
}

func newExtractor() *extractor {
	return &extractor{counts: map[uint64]count{}, facts: map[uint64]weighted{}, own: map[uint64]bool{}}
}

// outlet notes what an article says because of who publishes it.
func (x *extractor) outlet(r *link.Report) {
	var w word
	for _, name := range append([]string{r.Revision.Outlet, r.Outlet.Name}, r.Outlet.Aliases...) {
		x.sc.reset(name, r.Revision.Lang)
		for x.sc.next(&w) {
			x.own[w.hash] = true
		}
	}
	if r.Outlet.Country != "" {
		x.own[countryHash(r.Outlet.Country)] = true
	}
}

func countryHash(code string) uint64 { return hashOf([]byte("country:" + code)) }

// field reads one field; see is told of every term where it stands, if it is not nil.
func (x *extractor) field(s, lang string, title bool, see func(hash uint64, at hearsay.Span)) {
	x.sc.reset(s, lang)
	shouts := title && shouting(s)
	var w, before word
	for x.sc.next(&w) {
		if w.end-w.start < 2 && !w.digits {
			before = word{}
			continue
		}
		if !title {
			if overlaps(x.skip, hearsay.Span{Start: w.start, End: w.end}) {
				before = word{}
				continue
			}
			x.words++
		}
		w.opens = w.opens || shouts
		x.add(&w, title)
		if see != nil {
			see(w.hash, hearsay.Span{Start: w.start, End: w.end})
		}
		if h := dayOf(s, &before, &w); h != 0 {
			x.fact(h, Date, dateWeight)
			if see != nil {
				see(h, hearsay.Span{Start: before.start, End: w.end})
			}
		}
		before = w
	}
}

func (x *extractor) add(w *word, title bool) {
	c := x.counts[w.hash]
	c.n++
	switch {
	case w.upper && !w.opens:
		c.upper++
	case !w.upper:
		c.lower++
	}
	c.digits, c.year = w.digits, w.year
	c.title = c.title || title
	c.lead = c.lead || !title && x.words <= leadWords
	x.counts[w.hash] = c
}

// fact notes a place or day; each counts once.
func (x *extractor) fact(hash uint64, kind Kind, weight float64) {
	x.facts[hash] = weighted{hash, kind, weight}
}

// reading adds the states and the places of deeds that a reading knows, under one term for
// all their names.
func (x *extractor) reading(g *hearsay.Reading) {
	country := func(code string) {
		if code != "" {
			x.fact(countryHash(code), Place, placeWeight)
		}
	}
	for i := range g.Actors {
		if g.Actors[i].Kind == hearsay.KindState {
			country(g.Actors[i].Country)
		}
	}
	for i := range g.Quotes {
		for k := range g.Quotes[i].Events {
			for _, p := range g.Quotes[i].Events[k].Where {
				country(p.Country)
			}
		}
	}
}

// weigh returns all terms with their weights, in no order.
func (x *extractor) weigh(t *Table) []weighted {
	terms := make([]weighted, 0, len(x.counts)+len(x.facts))
	for h, c := range x.counts {
		kind, boost := Word, 1.0
		switch {
		case c.year:
			kind, boost = Number, yearWeight
		case c.digits:
			kind, boost = Number, numberWeight
		case c.upper > 0 && c.upper >= c.lower:
			kind = Name
		}
		tf := 1 + math.Log(c.n)
		s := math.Sqrt(tf)
		if c.title {
			s += inTitle
		}
		if c.lead {
			s += inLead
		}
		terms = append(terms, weighted{h, kind, s * boost * math.Sqrt(t.rarity(h))})
	}
	for _, f := range x.facts {
		terms = append(terms, f)
	}
	for i := range terms {
		if x.own[terms[i].hash] {
			terms[i].w *= ownName
		}
	}
	return terms
}

// strongest keeps MaxTerms terms. Where two have one short hash, the stronger stays.
func strongest(terms []weighted) Features {
	slices.SortFunc(terms, func(a, b weighted) int {
		return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.hash, b.hash))
	})
	var f Features
	for _, t := range terms[:min(len(terms), MaxTerms)] {
		if w := math.Round(255 * t.w / terms[0].w); w >= 1 {
			f.Terms = append(f.Terms, Term{uint32(t.hash), t.kind, uint8(w)})
		}
	}
	slices.SortStableFunc(f.Terms, func(a, b Term) int { return cmp.Compare(a.Hash, b.Hash) })
	f.Terms = slices.CompactFunc(f.Terms, func(a, b Term) bool { return a.Hash == b.Hash })
	return f
}

// shouting reports whether a headline writes most longer words with a capital, so that
// capitals say nothing.
func shouting(s string) bool {
	var sc scanner
	sc.reset(s, "")
	upper, n := 0, 0
	for w := (word{}); sc.next(&w); {
		if w.end-w.start > 3 && !w.digits {
			n++
			if w.upper {
				upper++
			}
		}
	}
	return n > 3 && upper*10 >= n*8
}

// months by hash of their English names.
var months = func() map[uint64]int {
	out := map[uint64]int{}
	for i, s := range []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"} {
		out[hashOf(stem([]byte(s), "en"))] = i%12 + 1
	}
	return out
}()

// dayOf returns the hash of the day that two neighbouring words name ("3 March", "March 3"),
// 0 if they name none. The year is left out: a text names it once.
func dayOf(s string, a, b *word) uint64 {
	m, d := months[a.hash], b
	if m == 0 {
		m, d = months[b.hash], a
	}
	if m == 0 || !d.digits {
		return 0
	}
	day := 0
	for i := d.start; i < d.end && s[i] >= '0' && s[i] <= '9'; i++ {
		if day = day*10 + int(s[i]-'0'); day > 31 {
			return 0
		}
	}
	if day == 0 {
		return 0
	}
	return hashOf([]byte{'d', byte(m), byte(day)})
}
