package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed headings.txt
var headingsFile string

// Headings returns the phrases of headings.txt, lower case, single spaces; loaded once and read only.
var Headings = sync.OnceValues(func() (map[string]bool, error) {
	out := map[string]bool{}
	err := Lines(headingsFile, func(line string) error {
		for f := range strings.SplitSeq(line, ";") {
			if f == "" || f != strings.ToLower(f) || strings.Count(f, " ") > 2 {
				return fmt.Errorf("bad phrase %q", f)
			}
			out[f] = true
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("headings.txt: %w", err)
	}
	return out, nil
})
