// Package figure says what the quantities of a text count: the noun with the words that describe
// it, what was done to so many, when and where; also of changes ("nearly tripled"), whose
// quantity is the subject.
//
// It stands after number and event and is no part of a reading: it is asked for when numbers are
// compared (package measure/number), whoever gives them, the article itself included. The method
// is rules over tags:
//
//   - the noun is that behind the numeral; behind "of" for shares; else the subject of the verb;
//   - "more than 500" behind "put the figure at", "412 of them", take what was counted before, within
//     three sentences; nothing is carried from one paragraph's end into a list;
//   - a number that begins a text and has no noun in a sentence without verb ("Four for three.") is the one that the headline tells;
//   - a part ("60 of the 412", "some 40 of these", "the other 20") takes the only thing that its sentence or the one before
//     counts or, where none is counted, names in the plural; with two there is no figure;
//   - what was done is the verb of the clause, a participle beside the noun, or a noun such as "the
//     arrest of"; words for one deed are told by lexicon/tally.
//
// It does not know what a number is part of ("12, among them four children" are two figures), and a
// quantity without a noun is none. Nothing fails. Cost is linear in the sentences that hold numbers.
package figure

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/event"
	"hearsay/internal/read/lemma"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/tally"
)

// Figure is one quantity with what it counts.
type Figure struct {
	hearsay.Number                 // Scope is where Deed stands
	Field          hearsay.Field   // that its spans point into
	What           string          // what is counted: singular, lower case; "odds" for a bare rate
	Of             []string        // words that describe it, lower case but for names, in order of the text
	Deed           string          // what was done to so many, as lexicon/tally calls it; "" if not told
	Carried        bool            // What stands in an earlier sentence
	Sentence       hearsay.Span    // that holds it
	Places         []hearsay.Place // of the clause
}

// Finder finds figures. It is read only and safe for concurrent use.
type Finder struct {
	tags   *tag.Tagger
	lemmas *lemma.Table
	events *event.Coder
}

// New returns a finder for texts that t has tagged.
func New(t *tag.Tagger, e *event.Coder) (*Finder, error) {
	l, err := lemma.New()
	if err != nil {
		return nil, err
	}
	return &Finder{t, l, e}, nil
}

// carry is how many sentences back what was counted is looked for.
const carry = 3

// scan is one pass over a document.
type scan struct {
	*Finder
	d     *text.Doc
	pos   []tag.Tag
	facts *event.Facts
	s     text.Range // the sentence at hand
	buf   []byte
}

// Find appends the figures of d, ascending, to dst, which holds those of its headline where it has one. Tags are pos; facts are those that package event
// was given. Ordinary counts without a noun are left out.
func (f *Finder) Find(dst []Figure, d *text.Doc, pos []tag.Tag, facts *event.Facts) []Figure {
	s := scan{Finder: f, d: d, pos: pos, facts: facts}
	from, k := len(dst), 0
	seen := map[int]int{} // figure → its sentence
	for n, sent := range d.Sents {
		s.s = sent
		for k < len(facts.Numbers) && facts.Numbers[k].Start < sent.Start {
			k++
		}
		for ; k < len(facts.Numbers) && facts.Numbers[k].Start < sent.End; k++ {
			q := &facts.Numbers[k]
			x, ok := s.figure(q)
			if s.part(q) {
				ok = s.partitive(q, &x, dst[from:], n)
			} else if !ok && q.Kind == hearsay.Count {
				last := -1 // the latest counted thing that this may be a number of
				for i := len(dst) - 1; i >= from && seen[i] >= n-carry; i-- {
					if dst[i].Kind == hearsay.Count && !times[dst[i].What] {
						last = i
						break
					}
				}
				ok = s.carried(q, &x, dst, last) || n == 0 && s.picked(q, &x, dst[:from]) || k+1 < len(facts.Numbers) && s.shared(q, &x, &facts.Numbers[k+1])
			}
			if ok {
				if s.names(q, &x) {
					continue
				}
				seen[len(dst)] = n
				dst = append(dst, x)
			}
		}
	}
	return dst
}

// few is the number up to which a count rather names things than counts them: "the two embassies",
// "one pattern".
const few = 12

// names reports whether x does not count: a small number behind an article, or one of which
// nothing is told.
func (s *scan) names(q *number.Quantity, x *Figure) bool {
	if x.Kind == hearsay.Count && (x.What == "time" || s.year(q, x)) {
		return true // "five times" as much, or often
	}
	if i := q.Start - 1; times[x.What] && (i >= s.s.Start && limits[strings.ToLower(s.d.Text(i))] || s.is(q.Start, "over")) {
		return true // "over six years" is as long as it is more
	}
	if x.Kind != hearsay.Count || x.Value > few || x.Bound != hearsay.Exact {
		return false
	}
	if i := q.Start - 1; i >= s.s.Start {
		if w := strings.ToLower(s.d.Text(i)); s.tags.XPOS(s.pos[i]) == "PRP$" || s.tags.XPOS(s.pos[i]) == "POS" || w == "the" || w == "these" || w == "those" || w == "other" || w == "all" || w == "both" || w == "only" && x.Value == 1 {
			return true
		}
	}
	if x.Value <= 1 && x.Max == 0 {
		return !harmed[x.Deed]
	}
	_, weight := tally.Units()[x.What]
	return x.Deed == "" && x.Period == nil && !times[x.What] && !weight
}

// limits stand before a time within which something happens, or which comes back.
var limits = map[string]bool{"within": true, "every": true, "next": true, "last": true, "past": true, "coming": true, "in": true, "previous": true, "first": true}

// year reports whether x is a year that describes the noun behind it: "the 2020 breach".
func (s *scan) year(q *number.Quantity, x *Figure) bool {
	if x.Bound != hearsay.Exact || q.Len() != 1 || len(s.d.Text(q.Start)) != 4 || x.Value < 1900 || x.Value > 2100 {
		return false
	}
	if i := q.Start - 1; i >= s.s.Start && (s.tags.Class(s.pos[i]) == tag.Determiner || s.tags.Class(s.pos[i]) == tag.Adposition) {
		return true // "from 2005 levels"
	}
	n := s.unit(q)
	return n >= 0 && s.tags.XPOS(s.pos[n]) != "NNS"
}

// harmed are deeds of which one is counted, too.
var harmed = map[string]bool{"killed": true, "injured": true, "arrested": true, "expelled": true, "missing": true, "abducted": true, "shot down": true}

// figure reads what q counts in its own sentence; ok is false where that tells none.
func (s *scan) figure(q *number.Quantity) (Figure, bool) {
	x := Figure{Number: hearsay.Number{Span: s.d.Span(q.Range), Value: q.Value, Max: q.Max, Bound: q.Bound, Kind: q.Kind, Unit: q.Unit}, Sentence: s.d.Span(s.s)}
	told := s.events.Tell(s.d, s.pos, s.s, s.facts, q)
	x.Period, x.Places = told.Period, told.Places
	noun := -1
	if up := s.change(q); q.Kind == hearsay.Percent && up != 0 { // "a rise of 40 per cent", "a 40 per cent rise"
		x.Kind = hearsay.Factor
		if x.Value = 1 + up*q.Value/100; q.Max > 0 {
			x.Max = 1 + up*q.Max/100
			x.Value, x.Max = min(x.Value, x.Max), max(x.Value, x.Max)
		}
		if up < 0 && x.Bound != hearsay.About {
			x.Bound = opposite(x.Bound)
		}
		if i := s.changer(q); i >= q.End { // the noun of what changed stands behind "rise in", or describes it
			noun = s.behind(i+1, "in", "of", "the")
		} else {
			noun = s.behind(q.End, "in", "of", "the")
		}
		if noun >= 0 {
			s.describe(&x, q, noun)
			s.deed(&x, q, noun, told.Deed)
		}
		return x, x.What != ""
	}
	switch {
	case q.Kind == hearsay.Count && q.Unit != "", q.Kind == hearsay.Rate && q.Unit != "":
		noun = s.unit(q)
		if n := noun + 1; noun >= q.End && s.tags.XPOS(s.pos[noun]) != "NNS" && n+1 < s.s.End && s.tags.XPOS(s.pos[n]) == "VBG" && s.tags.XPOS(s.pos[n+1]) == "NNS" { // "ballot counting machines"
			noun = n + 1
		}
	case q.Kind == hearsay.Money: // whose money it is, or what for, is told in too many ways
		if noun = s.head(q.End); noun < 0 {
			noun = s.behind(q.End, "in", "of", "worth", "the")
		}
	case q.Kind == hearsay.Factor:
		if s.is(q.End, "as") { // "twice as many attacks", but not "twice as much as others"
			if s.is(q.End+2, "as") {
				return x, false
			}
			noun = s.head(q.End + 2)
		} else if s.risen(q) { // "a rise of 40 per cent in attacks"
			noun = s.behind(q.End, "rise", "increase", "growth", "drop", "fall", "decline", "decrease", "jump", "surge", "reduction", "in", "the", "number", "of", "more")
		}
		if noun < 0 && s.changer(q) < 0 {
			noun = s.subject(q.Start)
		}
	default:
		if q.Kind == hearsay.Percent && q.End < s.s.End && s.tags.Class(s.pos[q.End]) == tag.Noun && !s.timed(q.End) { // "a 36 percent rate"
			noun = s.head(q.End)
		}
		if noun < 0 && (q.Kind != hearsay.Count || s.is(q.End, "of")) { // "28 thousand the week before" counts no weeks
			noun = s.behind(q.End, "of", "the", "its", "their", "all", "those")
		}
		if noun < 0 && q.Kind != hearsay.Count {
			noun = s.subject(q.Start)
		}
	}
	if q.Kind == hearsay.Money {
		x.What = q.Unit
		if noun >= 0 {
			s.word(&x, noun)
		}
	} else if noun >= 0 {
		s.describe(&x, q, noun)
	} else if q.Unit != "" {
		x.What = q.Unit
	}
	if q.Kind == hearsay.Rate && x.What == "" && (s.is(q.Start+1, "in") || s.is(q.Start+1, "out") || s.is(q.Start+2, "in")) {
		x.What = "odds"
	}
	if noun >= q.End && sizes[x.What] && s.is(noun+1, "of") { // "80 per cent of the number of customers"
		if h := s.head(noun + 2); h >= 0 {
			x.Of, noun = nil, h
			s.describe(&x, q, noun)
		}
	}
	if x.What == "percent" || x.What == "cent" {
		return x, false // "44 percent to 34 percent"
	}
	s.deed(&x, q, noun, told.Deed)
	s.weigh(&x, q)
	return x, x.What != ""
}

func (s *scan) is(i int, word string) bool {
	return i >= s.s.Start && i < s.s.End && strings.EqualFold(s.d.Text(i), word)
}

// lemma returns the base form of token i, in lower case but for names.
func (s *scan) lemma(i int) string {
	s.buf = s.lemmas.Append(s.buf[:0], s.d.Text(i), s.tags.Class(s.pos[i]))
	return string(s.buf)
}
