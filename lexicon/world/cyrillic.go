package world

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"hearsay/lexicon/en"
)

//go:embed cyrillic.tsv
var cyrillicFile string

// Latin is a letter's transliteration, and that in a Ukrainian text.
type Latin struct{ Any, Ukrainian string }

// Cyrillic returns the Latin of lower-case Cyrillic letters, the same map at every call.
var Cyrillic = sync.OnceValues(func() (map[rune]Latin, error) {
	out := map[rune]Latin{}
	err := en.Lines(cyrillicFile, func(line string) error {
		c := cells(line, 3)
		r, n := utf8.DecodeRuneInString(c[0])
		if len(c) != 3 || n != len(c[0]) || c[1] == "" {
			return fmt.Errorf("bad row %q", line)
		}
		l := Latin{strings.Trim(c[1], "-"), strings.Trim(c[2], "-")}
		if l.Ukrainian == "" {
			l.Ukrainian = l.Any
		}
		out[r] = l
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("world: cyrillic: %w", err)
	}
	return out, nil
})
