// Package match holds the tables by which claims are matched: classes of English words and
// the weights of the ranker. They stand apart from package en because the checksum of that
// folder is part of every reading's version, and a new weight here must not make the ledger
// read again.
package match

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed words.tsv
var wordsFile string

// Class of a word; a word may be of several.
type Class uint16

const (
	Stop Class = 1 << iota
	Not
	Report
	Deed
	Be
	Near
	Charge
	Force
	Past
	Sum
	Area
	Vague
)

var classes = map[string]Class{"stop": Stop, "not": Not, "report": Report, "deed": Deed, "be": Be, "near": Near, "charge": Charge, "force": Force, "past": Past, "sum": Sum, "area": Area, "vague": Vague}

// Words returns words.tsv by [en.HashWord], loaded once. The table is read only.
var Words = sync.OnceValues(func() (map[uint64]Class, error) {
	out := map[uint64]Class{}
	err := en.Lines(wordsFile, func(line string) error {
		c := strings.Split(line, "\t")
		class, ok := classes[c[0]]
		if !ok || len(c) != 2 {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(c[1], ";") {
			h := en.HashWord(w)
			if w == "" || out[h]&class != 0 {
				return fmt.Errorf("%q stands twice in %s", w, c[0])
			}
			out[h] |= class
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("words.tsv: %w", err)
	}
	return out, nil
})

//go:embed ranker.tsv
var rankerFile string

// Ranker returns the weights of ranker.tsv by the name of the feature, loaded once.
var Ranker = sync.OnceValues(func() (map[string]float64, error) { return ParseWeights(rankerFile) })

// ParseWeights reads rows of a feature's name and its weight.
func ParseWeights(s string) (map[string]float64, error) {
	out := map[string]float64{}
	err := en.Lines(s, func(line string) error {
		name, value, ok := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if _, twice := out[name]; !ok || err != nil || twice {
			return fmt.Errorf("bad row %q", line)
		}
		out[name] = w
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	return out, nil
}
