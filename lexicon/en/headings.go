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

//go:embed topics.txt
var topicsFile string

// Topics returns the nouns of topics.txt with their plurals, lower case; loaded once and read only.
var Topics = sync.OnceValues(func() (map[string]bool, error) { return nouns(topicsFile, "topics.txt") })

//go:embed speakers.txt
var speakersFile string

// Speakers returns the nouns of speakers.txt with their plurals, lower case; loaded once and read only.
var Speakers = sync.OnceValues(func() (map[string]bool, error) { return nouns(speakersFile, "speakers.txt") })

// nouns reads a list of nouns separated by ";".
func nouns(file, name string) (map[string]bool, error) {
	out := map[string]bool{}
	err := Lines(file, func(line string) error {
		for f := range strings.SplitSeq(line, ";") {
			forms := nounForms(f)
			if f == "" || f != strings.ToLower(f) || out[forms[0]] {
				return fmt.Errorf("bad noun %q", f)
			}
			for _, w := range forms {
				out[w] = true
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}
