package en

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed times.tsv
var timesFile string

//go:embed numerals.tsv
var numeralsFile string

//go:embed places.tsv
var placesFile string

//go:embed deadlines.tsv
var deadlinesFile string

// WordClass is the class of a word in a [WordTable]; 0 is none.
type WordClass uint8

// Classes of times.tsv; the file says what their values mean.
const (
	TMonth WordClass = 1 + iota
	TWeekday
	TDay
	TPart
	TSeason
	TUnit
	TOrdinal
	TRel
	TEdge
	TAgo
	TLater
	TEarlier
	TEnd
	THalf
	TPrep
	TAbout
	TShortly
	TMeridiem
	TZone
	TLocal
	TOclock
	TNoon
	TOvernight
	TSeveral
)

var timeClasses = []string{"month", "weekday", "day", "part", "season", "unit", "ordinal", "rel", "edge", "ago", "later", "earlier", "end", "half",
	"prep", "about", "shortly", "meridiem", "zone", "local", "oclock", "noon", "overnight", "several"}

// Classes of numerals.tsv.
const (
	QUnit     WordClass = 1 + iota // "seven", "twenty"
	QScale                         // "hundred", "million"
	QVague                         // "dozens": at least this many
	QFraction                      // "half", "third"
	QTimes                         // "doubled", "tripled"
	QUp                            // "rose"
	QDown                          // "fell"
	QCurrency
	QPercent
	QLetter // behind digits: "3bn"
	QLeast  // "least", "than"
	QMost
	QAbout
	QPer // units of time a rate may have
	QNot // words before a numeral that make it a name: "article"
)

var numeralClasses = []string{"unit", "scale", "vague", "fraction", "times", "up", "down", "currency", "percent", "letter", "least", "most", "about", "per", "not", "way"}

// Classes of places.tsv.
const (
	PPrep   WordClass = 1 + iota // "in", "near"
	PPoint                       // "airport"
	PCity                        // "town"
	PRegion                      // "province"
	PSea                         // "strait"
	PSide                        // "eastern"
	PNot                         // "confidence": what follows with "in" is no place
	PHit                         // "attack": what follows with "on" may be a place
	PCapital
	PLand // "country", "border": says nothing
)

var placeClasses = []string{"prep", "point", "city", "region", "sea", "side", "not", "hit", "capital", "land"}

// Classes of deadlines.tsv.
const (
	DVerb WordClass = 1 + iota // "demanded"
	DNoun                      // "deadline"
)

var deadlineClasses = []string{"verb", "noun"}

// WordValue is what a table says of one word.
type WordValue struct {
	Class WordClass
	Value float64
	Name  string // for currencies: the code
}

// WordTable finds words by hash, lower-cased. Looking up allocates nothing; most words that
// are not in it cost one hash and one look into a filter.
type WordTable struct {
	words map[uint64]WordValue
	first [1 << 10]uint64
}

// Lookup returns the entry of a word, the zero value if there is none. Words with digits
// are looked up as they stand.
func (t *WordTable) Lookup(w string) WordValue {
	if len(w) > 16 {
		return WordValue{}
	}
	h := hashExact(w)
	if t.first[h&0xFFFF>>6]>>(h&63)&1 == 0 {
		return WordValue{}
	}
	return t.words[h]
}

// hashExact is HashWord with digits told apart.
func hashExact(w string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(w); i++ {
		b := w[i]
		switch {
		case b >= 'A' && b <= 'Z':
			b |= 0x20
		case b == 0xE2 && i+2 < len(w) && w[i+1] == 0x80 && w[i+2] == 0x99:
			b, i = '\'', i+2
		}
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

func wordTable(file, name string, classes []string) (*WordTable, error) {
	t := &WordTable{words: map[uint64]WordValue{}}
	err := Lines(file, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return fmt.Errorf("row %q has %d cells, want 3", line, len(c))
		}
		class := WordClass(0)
		for i, n := range classes {
			if n == c[0] {
				class = WordClass(i + 1)
			}
		}
		if class == 0 {
			return fmt.Errorf("unknown class %q", c[0])
		}
		v := WordValue{Class: class}
		if x, err := strconv.ParseFloat(c[1], 64); err == nil {
			v.Value = x
		} else {
			v.Name = c[1]
		}
		for w := range strings.SplitSeq(c[2], ";") {
			h := hashExact(w)
			if _, twice := t.words[h]; twice || w == "" || len(w) > 16 {
				return fmt.Errorf("%q stands twice, is empty or too long", w)
			}
			t.words[h] = v
			t.first[h&0xFFFF>>6] |= 1 << (h & 63)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return t, nil
}

// Times returns times.tsv, loaded once. The table is read only.
var Times = sync.OnceValues(func() (*WordTable, error) { return wordTable(timesFile, "times.tsv", timeClasses) })

// Numerals returns numerals.tsv, loaded once. The table is read only.
var Numerals = sync.OnceValues(func() (*WordTable, error) { return wordTable(numeralsFile, "numerals.tsv", numeralClasses) })

// Deadlines returns deadlines.tsv, loaded once. The table is read only.
var Deadlines = sync.OnceValues(func() (*WordTable, error) { return wordTable(deadlinesFile, "deadlines.tsv", deadlineClasses) })

// Places returns places.tsv, loaded once. The table is read only.
var Places = sync.OnceValues(func() (*WordTable, error) { return wordTable(placesFile, "places.tsv", placeClasses) })
