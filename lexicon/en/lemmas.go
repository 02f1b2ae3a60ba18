package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed lemmas.tsv
var lemmasFile string

// LemmaTables gives for each class of words (verb, noun, adjective, adverb, other) the lemma of forms
// that follow no rule, lower case; a lemma is also a form of itself. Read once.
var LemmaTables = sync.OnceValues(func() (map[string]map[string]string, error) {
	out := map[string]map[string]string{}
	err := Lines(lemmasFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) < 2 || len(c) > 3 || c[1] == "" {
			return fmt.Errorf("bad row %q", line)
		}
		if out[c[0]] == nil {
			out[c[0]] = map[string]string{}
		}
		m := out[c[0]]
		put := func(form string) {
			if _, taken := m[form]; !taken {
				m[form] = c[1]
			}
		}
		if len(c) == 3 {
			for f := range strings.SplitSeq(c[2], ",") {
				if f = strings.TrimSpace(f); f != "" {
					put(f)
				}
			}
		}
		put(c[1])
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("lemmas.tsv: %w", err)
	}
	return out, nil
})
