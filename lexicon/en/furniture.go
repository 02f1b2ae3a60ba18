package en

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed furniture.tsv
var furnitureFile string

// Furniture returns furniture.tsv as phrases, loaded once. The table is read only.
var Furniture = sync.OnceValues(func() (*Phrases, error) {
	t := &Phrases{}
	err := Lines(furnitureFile, func(line string) error {
		if !t.Add(line, 0) {
			return fmt.Errorf("%q stands twice", line)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("furniture.tsv: %w", err)
	}
	return t, nil
})
