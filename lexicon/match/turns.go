package match

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed turns.tsv
var turnsFile string

// Turn is a pair of words that sets two happenings side by side: the word that opens the first half
// of the sentence, and the one that opens the second.
type Turn struct{ First, Now string } // lower case

// Turns returns turns.tsv by language, loaded once. The table is read only.
var Turns = sync.OnceValues(func() (map[string][]Turn, error) {
	out := map[string][]Turn{}
	err := en.Lines(turnsFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 || len(c[0]) != 2 || c[1] == "" || c[2] == "" || strings.ContainsAny(c[1]+c[2], " '") || line != strings.ToLower(line) {
			return fmt.Errorf("bad row %q", line)
		}
		out[c[0]] = append(out[c[0]], Turn{c[1], c[2]})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("turns.tsv: %w", err)
	}
	return out, nil
})
