package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed harms.tsv
var harmsFile string

// Harm is a row of harms.tsv: a plain verb that is harm by what it is done to. It is read only.
type Harm struct {
	Object  Nouns
	Between []string // words of which one stands before the place; nil if no place is asked for
	Place   Nouns
	Any     bool       // any place
	State   bool       // a place that is another state
	Other   bool       // object or place has to be another state's
	Manner  [][]string // each of one word, or of two that stand in this order; nil if none is asked for
}

// HarmVerb is what one form of a verb opens. Particle is "" or the word that has to stand behind it or behind its object.
type HarmVerb struct {
	Particle string
	Harm     *Harm
}

// Nouns are nouns by the lower-case form of their last word, each with the lists of words that have to stand before it.
type Nouns map[string][][]string

// Match reports whether the noun head, lower case, is one of t. The function before reports whether a word stands before it in its
// phrase. Cost is one look-up, and as many calls as a noun has words.
func (t Nouns) Match(head string, before func(word string) bool) bool {
next:
	for _, words := range t[head] {
		for _, w := range words {
			if !before(w) {
				continue next
			}
		}
		return true
	}
	return false
}

// HarmTable is harms.tsv. Verb is by lower-case form, of its first word; Not are the words that make an object something else,
// Of the nouns that stand before the object with "of".
type HarmTable struct {
	Verb    map[string][]HarmVerb
	Not, Of map[string]bool
}

// HarmWords returns harms.tsv, loaded once. The table is read only.
var HarmWords = sync.OnceValues(func() (*HarmTable, error) {
	t, err := parseHarms(harmsFile)
	if err != nil {
		return nil, fmt.Errorf("harms.tsv: %w", err)
	}
	return t, nil
})

// parseHarms reads a table as harms.tsv is written. Rows name only things that stand above them.
func parseHarms(file string) (*HarmTable, error) {
	t := &HarmTable{Verb: map[string][]HarmVerb{}, Not: map[string]bool{}, Of: map[string]bool{}}
	named := map[string]string{}
	err := Lines(file, func(line string) error {
		cell := strings.Split(line, "\t")
		for _, c := range cell {
			if c == "" || c != strings.ToLower(c) {
				return fmt.Errorf("bad row %q", line)
			}
		}
		switch {
		case cell[0] == "things" && len(cell) == 3:
			if named[cell[1]] != "" {
				return fmt.Errorf("things %q twice", cell[1])
			}
			named[cell[1]] = cell[2]
			return Nouns{}.add(cell[2], nil, nil)
		case cell[0] == "not" && len(cell) == 2:
			for w := range strings.SplitSeq(cell[1], ";") {
				t.Not[w] = true
			}
			return nil
		case cell[0] == "of" && len(cell) == 2:
			for w := range strings.SplitSeq(cell[1], ";") {
				for _, f := range nounForms(w) {
					t.Of[f] = true
				}
			}
			return nil
		case cell[0] == "harm" && len(cell) == 6:
			h, err := harmRow(cell[2:], named)
			if err != nil {
				return err
			}
			for v := range strings.SplitSeq(cell[1], ";") {
				if v == "" || v[0] < 'a' || v[0] > 'z' {
					return fmt.Errorf("bad verb %q", v)
				}
				seen := map[string]bool{}
				for _, f := range VerbForms(v) {
					if first, particle, _ := strings.Cut(f, " "); first != "" && !seen[f] {
						seen[f] = true
						t.Verb[first] = append(t.Verb[first], HarmVerb{particle, h})
					}
				}
			}
			return nil
		}
		return fmt.Errorf("bad row %q", line)
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// harmRow reads the cells behind the verbs: object, words between, place, manner.
func harmRow(cell []string, named map[string]string) (*Harm, error) {
	h := &Harm{Object: Nouns{}, Place: Nouns{}}
	if err := h.Object.add(cell[0], named, nil); err != nil {
		return nil, err
	}
	if cell[1] != "-" {
		h.Between = strings.Split(cell[1], ";")
	}
	switch {
	case (cell[1] == "-") != (cell[2] == "-"):
		return nil, fmt.Errorf("%q before the place %q", cell[1], cell[2])
	case cell[2] == "*":
		h.Any = true
	case cell[2] != "-":
		if err := h.Place.add(cell[2], named, &h.State); err != nil {
			return nil, err
		}
	}
	switch cell[3] {
	case "-":
	case "@other":
		h.Other = true
	default:
		for m := range strings.SplitSeq(cell[3], ";") {
			words := strings.Fields(m)
			if len(words) == 0 || len(words) > 2 {
				return nil, fmt.Errorf("bad manner %q", m)
			}
			h.Manner = append(h.Manner, words)
		}
	}
	return h, nil
}

// add adds a list of nouns to t: words, or what a things row holds. A nil state allows no "@state".
func (t Nouns) add(list string, named map[string]string, state *bool) error {
	for w := range strings.SplitSeq(list, ";") {
		if name, ok := strings.CutPrefix(w, "@"); ok {
			switch {
			case name == "state" && state != nil:
				*state = true
			case named[name] == "":
				return fmt.Errorf("no things %q", name)
			default:
				if err := t.add(named[name], nil, nil); err != nil {
					return err
				}
			}
			continue
		}
		for _, f := range nounForms(w) {
			words := strings.Fields(f)
			if len(words) == 0 || words[len(words)-1] == "s" {
				return fmt.Errorf("bad noun %q", w)
			}
			head := words[len(words)-1]
			t[head] = append(t[head], words[:len(words)-1])
		}
	}
	return nil
}
