// Package en holds the English dictionaries and model weights with typed loaders.
// Each file opens with what it is, where it comes from and under which licence.
package en

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
)

//go:embed abbreviations.txt
var abbreviations string

//go:embed starters.txt
var starters string

// Abbreviation says how an abbreviation behaves where its full stop might end a sentence.
type Abbreviation uint8

const (
	NotAbbreviation Abbreviation = iota
	Title                        // "Gen.": never ends a sentence
	Month                        // "Sept.": followed by a day
	Numero                       // "No.": only before a numeral
	MayEnd                       // "Inc.": ends one before a word that starts sentences
	Mid                          // "vs.": hardly ever ends one
)

var classes = map[string]Abbreviation{"title": Title, "month": Month, "number": Numero, "end": MayEnd, "mid": Mid}

// Abbreviations returns the abbreviations, lower case and without their last full stop.
// Where a form stands in several classes the first wins.
func Abbreviations() (map[string]Abbreviation, error) {
	out := map[string]Abbreviation{}
	err := Lines(abbreviations, func(line string) error {
		f := strings.Fields(line)
		class, ok := classes[f[0]]
		if !ok {
			return fmt.Errorf("unknown class %q", f[0])
		}
		for _, w := range f[1:] {
			if _, ok := out[w]; !ok {
				out[w] = class
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("abbreviations.txt: %w", err)
	}
	return out, nil
}

// Starters returns the words that usually start a sentence when capitalised after a full stop.
func Starters() map[string]bool { return words(starters) }

// Lines calls f for each line of a data file that is neither empty nor a "#" comment and
// stops at the first error, naming the line.
func Lines(data string, f func(line string) error) error {
	s := bufio.NewScanner(strings.NewReader(data))
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return s.Err()
}

//go:embed titles.txt
var titles string

// Titles returns the words that stand before a person's name without being part of it,
// lower case and without full stops.
func Titles() map[string]bool { return words(titles) }

// words returns the words of a data file of plain words.
func words(data string) map[string]bool {
	out := map[string]bool{}
	Lines(data, func(line string) error {
		for _, w := range strings.Fields(line) {
			out[w] = true
		}
		return nil
	})
	return out
}
