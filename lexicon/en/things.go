package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed things.tsv
var thingsFile string

// ThingWords are the words of things.tsv by class, lower case.
type ThingWords struct{ After, Before, Plain, Known map[string]bool }

// Things returns things.tsv, loaded once and read only.
var Things = sync.OnceValues(func() (*ThingWords, error) {
	t := &ThingWords{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	classes := map[string]map[string]bool{"after": t.After, "before": t.Before, "plain": t.Plain, "known": t.Known}
	err := Lines(thingsFile, func(line string) error {
		class, words, ok := strings.Cut(line, "\t")
		m := classes[class]
		if !ok || m == nil {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(words, ";") {
			if w == "" || w != strings.ToLower(w) || class != "known" && strings.Contains(w, " ") {
				return fmt.Errorf("bad word %q", w)
			}
			if m[w] {
				return fmt.Errorf("%s: %q twice", class, w)
			}
			m[w] = true
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("things.tsv: %w", err)
	}
	return t, nil
})
