package sample

import (
	_ "embed"
	"fmt"

	"hearsay/lexicon/world"
)

//go:embed world.tsv
var worldFile string

// World returns the shipped gazetteer with the invented states beside the real ones.
func World() (*world.World, error) {
	w, err := world.Load()
	if err != nil {
		return nil, err
	}
	user, err := world.Parse(worldFile)
	if err != nil {
		return nil, fmt.Errorf("sample world: %w", err)
	}
	return w.With(user...)
}
