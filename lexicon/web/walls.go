package web

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed walls.tsv
var walls string

// Wall is a phrase by which a page says that it is not the article.
type Wall struct {
	Kind   string // "paywall", "consent", "missing"
	Title  bool   // counts in a title or first heading; else anywhere in a page of little text
	Phrase string // in lower case
}

// Walls returns the phrases of walls.tsv, read on first use and shared.
var Walls = sync.OnceValue(func() []Wall {
	out, err := parseWalls(walls)
	if err != nil {
		panic(err) // unreachable: a test reads the embedded file
	}
	return out
})

func parseWalls(list string) ([]Wall, error) {
	var out []Wall
	for i, line := range strings.Split(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 || c[2] == "" || c[2] != strings.ToLower(c[2]) {
			return nil, fmt.Errorf("walls.tsv:%d: want kind, where, phrase in lower case", i+1)
		}
		switch {
		case c[0] != "paywall" && c[0] != "consent" && c[0] != "missing":
			return nil, fmt.Errorf("walls.tsv:%d: kind %q", i+1, c[0])
		case c[1] != "text" && c[1] != "title":
			return nil, fmt.Errorf("walls.tsv:%d: place %q", i+1, c[1])
		}
		out = append(out, Wall{Kind: c[0], Title: c[1] == "title", Phrase: c[2]})
	}
	return out, nil
}
