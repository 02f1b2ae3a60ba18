package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed addressed.tsv
var addressedFile string

// AddressedTable is addressed.tsv: sets of lower-case words.
type AddressedTable struct{ Charge, Tell, Link, Held, Heard, Holds map[string]bool }

// Addressed returns addressed.tsv, loaded once. The table is read only.
var Addressed = sync.OnceValues(func() (*AddressedTable, error) {
	t := &AddressedTable{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	of := map[string]map[string]bool{"charge": t.Charge, "tell": t.Tell, "link": t.Link, "held": t.Held, "heard": t.Heard, "holds": t.Holds}
	err := Lines(addressedFile, func(line string) error {
		class, list, _ := strings.Cut(line, "\t")
		if of[class] == nil || list == "" {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(list, ";") {
			of[class][w] = true
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("addressed.tsv: %w", err)
	}
	return t, nil
})
