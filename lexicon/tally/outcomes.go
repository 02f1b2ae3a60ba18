package tally

import (
	_ "embed"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed outcomes.tsv
var outcomesFile string

//go:embed downplay.tsv
var downplayFile string

// Rank is the place of an outcome on a scale of outcomes.tsv, from 1.
type Rank struct {
	Scale string
	At    int
}

// Outcomes returns the ranks of each outcome; one may stand on several scales. The map is shared: do not change it.
var Outcomes = sync.OnceValue(func() map[string][]Rank {
	m, err := parseOutcomes(outcomesFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

func parseOutcomes(file string) (map[string][]Rank, error) {
	m := map[string][]Rank{}
	err := parse(file, 4, func(c []string) error {
		at, err := strconv.Atoi(c[1])
		if err != nil || at < 1 || c[0] == "" || c[3] == "" {
			return errors.New("want a scale, a rank from 1, outcomes and a source")
		}
		for w := range strings.SplitSeq(c[2], ";") {
			if w == "" || slices.ContainsFunc(m[w], func(r Rank) bool { return r.Scale == c[0] }) {
				return errors.New("an outcome is empty or stands twice on one scale")
			}
			m[w] = append(m[w], Rank{c[0], at})
		}
		return nil
	})
	return m, err
}

// Worse reports whether outcome b is above a on one scale.
func Worse(a, b string) bool {
	return slices.ContainsFunc(Outcomes()[a], func(x Rank) bool {
		return slices.ContainsFunc(Outcomes()[b], func(y Rank) bool { return x.Scale == y.Scale && x.At < y.At })
	})
}

// Downplay returns the phrases of downplay.tsv by class.
var Downplay = sync.OnceValue(func() map[string]Phrases {
	m, err := parsePhrases(downplayFile)
	if err != nil {
		panic(err) // unreachable: tested
	}
	return m
})

// Begins reports whether words (lower case) begin with one of the phrases.
func (p Phrases) Begins(words []string) bool {
	return slices.ContainsFunc(p, func(f []string) bool { return len(words) >= len(f) && slices.Equal(words[:len(f)], f) })
}

// Ends reports whether words (lower case) end with one of the phrases.
func (p Phrases) Ends(words []string) bool {
	return slices.ContainsFunc(p, func(f []string) bool { return len(words) >= len(f) && slices.Equal(words[len(words)-len(f):], f) })
}
