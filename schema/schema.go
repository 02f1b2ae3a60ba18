// Package schema holds kinds as data: tables that code, pages and exports read alike.
package schema

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed plover.tsv
var ploverFile string

//go:embed plover_modes.tsv
var modesFile string

//go:embed plover_contexts.txt
var contextsFile string

// Category is one of the sixteen event categories of PLOVER (2021).
type Category struct {
	Name  string
	Quad  string  // VCOOP, MCOOP, VCONF, MCONF: verbal or material, cooperation or conflict
	Score float64 // −10 (conflict) to 10 (cooperation), as in the codebook
}

// Plover returns the categories in the order of plover.tsv.
var Plover = sync.OnceValues(func() ([]Category, error) {
	var out []Category
	for line := range strings.Lines(ploverFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("plover.tsv: row %q has %d cells, want 3", line, len(c))
		}
		score, err := strconv.ParseFloat(c[2], 64)
		if err != nil {
			return nil, fmt.Errorf("plover.tsv: %w", err)
		}
		out = append(out, Category{c[0], c[1], score})
	}
	return out, nil
})

// Mode is a finer kind within a category, with its own score.
type Mode struct {
	Category, Name string
	Score          float64
}

// PloverModes returns the modes by category and name.
var PloverModes = sync.OnceValues(func() ([]Mode, error) {
	var out []Mode
	for line := range strings.Lines(modesFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("plover_modes.tsv: row %q has %d cells, want 3", line, len(c))
		}
		score, err := strconv.ParseFloat(c[2], 64)
		if err != nil {
			return nil, fmt.Errorf("plover_modes.tsv: %w", err)
		}
		out = append(out, Mode{c[0], c[1], score})
	}
	return out, nil
})

// PloverScore returns the score of a mode, else that of its category; 0 for an unknown one.
func PloverScore(category, mode string) float64 {
	if modes, err := PloverModes(); err == nil && mode != "" {
		for _, m := range modes {
			if m.Category == category && m.Name == mode {
				return m.Score
			}
		}
	}
	all, err := Plover()
	if err != nil {
		return 0 // unreachable: a test loads the table
	}
	for _, c := range all {
		if c.Name == category {
			return c.Score
		}
	}
	return 0
}

// PloverContexts returns the contexts in the order of the codebook.
func PloverContexts() []string {
	var out []string
	for line := range strings.Lines(contextsFile) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// Quad returns the quad class of a category, "" for an unknown one.
func Quad(category string) string {
	all, err := Plover()
	if err != nil {
		return "" // unreachable: a test loads the table
	}
	for _, c := range all {
		if c.Name == category {
			return c.Quad
		}
	}
	return ""
}
