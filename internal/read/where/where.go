// Package where finds where a text says that something is or happened: countries, regions,
// cities, waters, buildings, behind words of place.
//
// It stands after name and when. The method is rules: a preposition of place opens a place;
// the gazetteer (lexicon/world) knows states and capitals, nouns of places.tsv (lexicon/en)
// tell the precision of what it does not know, and a country stands with a name only where
// the gazetteer or the words beside it tell one ("in X, Y"; "the Y town of X"). A state that
// acts is no place, nor is a person, an organisation or a time, and neither is what trust,
// interest or sanctions are directed at.
//
// It does not know where an unknown name lies, nor that two names lie in each other. Nothing
// fails. Cost is linear; nothing is allocated.
package where

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Place is one mention of a place.
type Place struct {
	text.Range        // article and describing words included, preposition excluded
	Name       string // cut from the text, or the capital that "the X capital" means
	Country    string // "" if not told
	Precision  hearsay.PlacePrecision
}

// Finder finds places. It is read only and safe for concurrent use.
type Finder struct {
	tags     *tag.Tagger
	world    *world.World
	words    *en.WordTable
	patterns *world.Patterns
}

// New returns a finder for texts that t has tagged and whose names come from w.
func New(w *world.World, t *tag.Tagger) (*Finder, error) {
	words, err := en.Places()
	if err != nil {
		return nil, err
	}
	p, err := world.LoadPatterns()
	if err != nil {
		return nil, err
	}
	return &Finder{t, w, words, p}, nil
}

// scan is one pass over a document.
type scan struct {
	*Finder
	d         *text.Doc
	pos       []tag.Tag
	names     []name.Name
	from, end int
	lim       int  // start of the next time
	caps      bool // a headline in title case: only the gazetteer is believed
}

// Find appends the places of d to dst, ascending and without overlap. Tags are pos; names and
// times are those of packages name and when.
func (f *Finder) Find(dst []Place, d *text.Doc, pos []tag.Tag, names []name.Name, times []when.Expr) []Place {
	s := scan{Finder: f, d: d, pos: pos, names: names}
	s.caps = s.shouting()
	t := 0
	for _, sent := range d.Sents {
		s.from, s.end = sent.Start, sent.End
		for i := sent.Start; i < sent.End-1; {
			if d.Toks[i].Kind != text.Word {
				i++
				continue
			}
			v := f.words.Lookup(d.Text(i))
			if v.Class != en.PPrep {
				i++
				continue
			}
			for t < len(times) && times[t].End <= i+1 {
				t++
			}
			s.lim = sent.End
			if t < len(times) {
				s.lim = min(s.lim, max(i+1, times[t].Start))
			}
			p, ok := s.place(i+1, i)
			if !ok || !s.governed(i, v.Value == 2, &p) {
				i++
				continue
			}
			dst = append(dst, p)
			i = p.End
			for s.word(i, "and") || s.word(i, ",") { // "in Velm and Orrin"
				j := i + 1
				if s.word(j, "in") {
					break
				}
				q, ok := s.known(j)
				if !ok {
					break
				}
				dst = append(dst, q)
				i = q.End
			}
		}
	}
	return dst
}

// shouting reports whether nearly all longer words of a one-sentence text are capitalised.
func (s *scan) shouting() bool {
	if len(s.d.Sents) > 2 {
		return false
	}
	long, caps := 0, 0
	for i := range s.d.Toks {
		if s.d.Toks[i].Kind == text.Word && s.d.Toks[i].Len() > 4 {
			long++
			if s.capital(i) {
				caps++
			}
		}
	}
	return long > 3 && caps*10 >= long*8
}

// governed reports whether the preposition at token i makes p a place.
func (s *scan) governed(i int, weak bool, p *Place) bool {
	prev := en.WordValue{}
	if i > s.from {
		prev = s.words.Lookup(s.d.Text(i - 1))
	}
	if prev.Class == en.PNot {
		return false
	}
	if !weak {
		return !(s.word(i, "at") && p.Precision == hearsay.PlaceCountry) // "angry at Quillara"
	}
	switch p.Precision {
	case hearsay.PlaceSea:
		return !s.word(i, "against")
	case hearsay.PlacePoint, hearsay.PlaceCity, hearsay.PlaceRegion:
		return prev.Class == en.PHit
	}
	return false
}

func (s *scan) capital(i int) bool {
	if i >= s.end && i >= len(s.d.Toks) || s.d.Toks[i].Kind != text.Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.d.Src[s.d.Toks[i].Start:])
	return unicode.IsUpper(r)
}

// word compares token i with a lower-case ASCII word.
func (s *scan) word(i int, w string) bool {
	return i >= s.from && i < s.end && s.d.Toks[i].Len() == len(w) && strings.EqualFold(s.d.Text(i), w)
}

// look is what places.tsv says of token i, "" classes for prepositions.
func (s *scan) look(i int) en.WordClass {
	if i >= s.lim || s.d.Toks[i].Kind != text.Word {
		return 0
	}
	return s.words.Lookup(s.d.Text(i)).Class
}

// lower reports whether token i is a lower-case word.
func (s *scan) lower(i int) bool { return i < s.lim && s.d.Toks[i].Kind == text.Word && !s.capital(i) }

// nameAt is the name that token i belongs to, nil if there is none.
func (s *scan) nameAt(i int) *name.Name {
	lo, hi := 0, len(s.names)
	for lo < hi {
		if m := int(uint(lo+hi) >> 1); s.names[m].End > i {
			hi = m
		} else {
			lo = m + 1
		}
	}
	if lo < len(s.names) && s.names[lo].Start <= i {
		return &s.names[lo]
	}
	return nil
}

var precisions = map[en.WordClass]hearsay.PlacePrecision{
	en.PPoint: hearsay.PlacePoint, en.PCity: hearsay.PlaceCity, en.PRegion: hearsay.PlaceRegion, en.PSea: hearsay.PlaceSea,
}

// text returns tokens [i, j) as they stand.
func (s *scan) text(i, j int) string { return s.d.Span(text.Range{Start: i, End: j}).In(s.d.Src) }
