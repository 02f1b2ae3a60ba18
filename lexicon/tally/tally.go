// Package tally holds the words by which numbers and commitments are compared across articles: the
// deeds that are counted and which of them are worse, how often somebody says to have said something, what later words
// make of a promise, and whether an accused party answers. The tables are data (*.tsv); a reader's version does not depend on them,
// since they are used on what is read already.
package tally

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed deeds.tsv
var deedsFile string

//go:embed frequency.tsv
var frequencyFile string

//go:embed incidents.tsv
var incidentsFile string

//go:embed commit.tsv
var commitFile string

//go:embed acts.tsv
var actsFile string

//go:embed reply.tsv
var replyFile string

//go:embed units.tsv
var unitsFile string

// ErrTable reports a line that is not of the form its head tells.
var ErrTable = errors.New("bad table")

// parse calls row with the cells of every line that is no comment.
func parse(file string, cells int, row func([]string) error) error {
	n := 0
	for l := range strings.Lines(file) {
		n++
		l = strings.TrimSuffix(l, "\n")
		if l == "" || l[0] == '#' {
			continue
		}
		c := strings.Split(l, "\t")
		if len(c) != cells {
			return fmt.Errorf("%w: line %d has %d cells, want %d", ErrTable, n, len(c), cells)
		}
		if err := row(c); err != nil {
			return fmt.Errorf("%w: line %d: %w", ErrTable, n, err)
		}
	}
	return nil
}

// Deeds returns the deed that a word tells, by word. The map is shared: do not change it.
var Deeds = sync.OnceValue(func() map[string]string {
	m, err := parseDeeds(deedsFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

func parseDeeds(file string) (map[string]string, error) {
	m := map[string]string{}
	err := parse(file, 2, func(c []string) error {
		for w := range strings.SplitSeq(c[1], ";") {
			if w == "" || m[w] != "" {
				return fmt.Errorf("word %q is empty or stands there twice", w)
			}
			m[w] = c[0]
		}
		return nil
	})
	return m, err
}

// Deed returns the name under which a lemma's deed is compared: itself where the table has none.
func Deed(lemma string) string {
	if d := Deeds()[lemma]; d != "" {
		return d
	}
	return lemma
}

// Unit is how a word's unit is told in another.
type Unit struct {
	Name  string
	Times float64 // of that one
	About bool    // usage of the word differs by a tenth
}

// Units returns the rows of units.tsv by word. The map is shared: do not change it.
var Units = sync.OnceValue(func() map[string]Unit {
	m, err := parseUnits(unitsFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

func parseUnits(file string) (map[string]Unit, error) {
	m := map[string]Unit{}
	err := parse(file, 4, func(c []string) error {
		n, err := strconv.ParseFloat(c[2], 64)
		if err != nil || n <= 0 || c[0] == "" || m[c[0]].Name != "" || c[3] != "about" && c[3] != "exact" {
			return fmt.Errorf("bad unit %q", c)
		}
		m[c[0]] = Unit{c[1], n, c[3] == "about"}
		return nil
	})
	return m, err
}

// AnyKind stands for every kind of incident.
const AnyKind = "*"

// Sort is one kind of incident, with the nouns that count such.
type Sort struct {
	Kind         string
	Nouns, Marks []string
}

// Sorts returns the rows of incidents.tsv.
var Sorts = sync.OnceValue(func() []Sort {
	out, err := parseSorts(incidentsFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return out
})

func parseSorts(file string) ([]Sort, error) {
	var out []Sort
	err := parse(file, 3, func(c []string) error {
		s := Sort{Kind: c[0], Nouns: strings.Split(c[1], ";")}
		if c[2] != "-" {
			s.Marks = strings.Split(c[2], ";")
		}
		if slices.Contains(s.Nouns, "") || slices.Contains(s.Marks, "") {
			return errors.New("a word is empty")
		}
		out = append(out, s)
		return nil
	})
	return out, err
}

// IncidentKind returns the kind of the incidents that a noun with its describing words counts: [AnyKind] where
// it may be any, "" where it counts none.
func IncidentKind(noun string, of []string) string {
	kind := ""
	for _, s := range Sorts() {
		if slices.Contains(s.Nouns, noun) {
			if s.Kind != AnyKind {
				return s.Kind
			}
			kind = AnyKind
		}
	}
	if kind == AnyKind {
		for _, s := range Sorts() {
			for _, w := range of {
				if slices.Contains(s.Marks, strings.ToLower(w)) {
					return s.Kind
				}
			}
		}
	}
	return kind
}

// Often is one wording of how often something was said.
type Often struct {
	Class string
	Times int // at least; 0 for that of the ordinal
	Words []string
}

// Frequencies returns the wordings, the longest first.
var Frequencies = sync.OnceValue(func() []Often {
	out, err := parseFrequencies(frequencyFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return out
})

func parseFrequencies(file string) ([]Often, error) {
	var out []Often
	err := parse(file, 3, func(c []string) error {
		n, err := strconv.Atoi(c[1])
		if err != nil || n < 0 {
			return fmt.Errorf("%q is no number from 0", c[1])
		}
		for w := range strings.SplitSeq(c[2], ";") {
			words := strings.Fields(w)
			if len(words) == 0 {
				return errors.New("a wording is empty")
			}
			out = append(out, Often{c[0], n, words})
		}
		return nil
	})
	for i := range out { // few: by insertion
		for k := i; k > 0 && len(out[k].Words) > len(out[k-1].Words); k-- {
			out[k], out[k-1] = out[k-1], out[k]
		}
	}
	return out, err
}

var ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}

// Said finds the first wording of frequency in words (lower case, in order): its class, the times
// it says at least, and its place [from, to); ok is false if there is none. Cost is that of words times
// the table.
func Said(words []string) (o Often, from, to int, ok bool) {
	for i := range words {
		for _, f := range Frequencies() {
			if i+len(f.Words) > len(words) {
				continue
			}
			times, hit := f.Times, true
			for k, w := range f.Words {
				x := words[i+k]
				if w == "*" {
					if times = ordinals[x]; times == 0 {
						hit = false
					}
				} else if w != x {
					hit = false
				}
			}
			if hit {
				return Often{f.Class, times, f.Words}, i, i + len(f.Words), true
			}
		}
	}
	return Often{}, 0, 0, false
}

// Phrases are the words of one class of commit.tsv, acts.tsv, reply.tsv or downplay.tsv; "*" stands for any ending.
type Phrases [][]string

// Commit returns the phrases of commit.tsv by class.
var Commit = sync.OnceValue(func() map[string]Phrases {
	m, err := parsePhrases(commitFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

// Acts returns the phrases of acts.tsv by class.
var Acts = sync.OnceValue(func() map[string]Phrases {
	m, err := parsePhrases(actsFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

// Reply returns the phrases of reply.tsv by class.
var Reply = sync.OnceValue(func() map[string]Phrases {
	m, err := parsePhrases(replyFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

func parsePhrases(file string) (map[string]Phrases, error) {
	m := map[string]Phrases{}
	err := parse(file, 2, func(c []string) error {
		for w := range strings.SplitSeq(c[1], ";") {
			words := strings.Fields(w)
			if len(words) == 0 {
				return errors.New("a phrase is empty")
			}
			m[c[0]] = append(m[c[0]], words)
		}
		return nil
	})
	return m, err
}

// Has reports whether a word is one of the phrases.
func (p Phrases) Has(word string) bool {
	_, _, ok := p.In([]string{word})
	return ok
}

// In returns the place of the first of the phrases in words (lower case), [from, to); ok is false
// if none stands there.
func (p Phrases) In(words []string) (from, to int, ok bool) {
	for i := range words {
		for _, f := range p {
			if i+len(f) > len(words) {
				continue
			}
			hit := true
			for k, w := range f {
				stem, any := strings.CutSuffix(w, "*")
				if any && !strings.HasPrefix(words[i+k], stem) || !any && w != words[i+k] {
					hit = false
					break
				}
			}
			if hit {
				return i, i + len(f), true
			}
		}
	}
	return 0, 0, false
}
