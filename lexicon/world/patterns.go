package world

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed patterns.tsv
var patternsFile string

// Patterns holds the words that names of organs and organisations are built from. Keys are
// lower case; values are canonical.
type Patterns struct {
	Department, Organ                        map[string]string
	Head, Particle, Modifier, Calendar, Tail map[string]bool
	Members                                  map[string]bool // heads of bodies that people join
	Trade                                    map[string]bool // last words of firms, which are also plain words
	Common                                   map[string]bool // words that many states' bodies have in their names
}

var patterns = sync.OnceValues(func() (*Patterns, error) {
	p := &Patterns{Department: map[string]string{}, Organ: map[string]string{}, Head: map[string]bool{}, Particle: map[string]bool{}, Modifier: map[string]bool{}, Calendar: map[string]bool{}, Tail: map[string]bool{}, Members: map[string]bool{}, Trade: map[string]bool{}, Common: map[string]bool{}}
	named := map[string]map[string]string{"department": p.Department, "organ": p.Organ}
	plain := map[string]map[string]bool{"head": p.Head, "particle": p.Particle, "modifier": p.Modifier, "calendar": p.Calendar, "tail": p.Tail, "members": p.Members, "trade": p.Trade, "common": p.Common}
	err := en.Lines(patternsFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 || named[c[0]] == nil && plain[c[0]] == nil {
			return fmt.Errorf("bad row %q", line)
		}
		for _, w := range list(c[2]) {
			if m := named[c[0]]; m != nil {
				m[w] = c[1]
			} else {
				plain[c[0]][w] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("world: patterns: %w", err)
	}
	return p, nil
})

// LoadPatterns returns the patterns, the same at every call.
func LoadPatterns() (*Patterns, error) { return patterns() }
