package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed heads.tsv
var headsFile string

// HeadWords are the phrases of heads.tsv by class, lower case, words parted by one blank.
type HeadWords struct{ Speaks, Voice, Office, Barred, Voting map[string]bool }

// Heads returns heads.tsv, loaded once and read only.
var Heads = sync.OnceValues(func() (*HeadWords, error) {
	t := &HeadWords{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	classes := map[string]map[string]bool{"speaks": t.Speaks, "voice": t.Voice, "office": t.Office, "barred": t.Barred, "voting": t.Voting}
	if err := wordClasses(headsFile, classes); err != nil {
		return nil, fmt.Errorf("heads.tsv: %w", err)
	}
	return t, nil
})

// wordClasses fills the sets of a table of rows "class<tab>word;word": lower case, none twice in a class.
func wordClasses(file string, classes map[string]map[string]bool) error {
	return Lines(file, func(line string) error {
		class, words, ok := strings.Cut(line, "\t")
		m := classes[class]
		if !ok || m == nil {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(words, ";") {
			switch {
			case w == "" || w != strings.ToLower(w):
				return fmt.Errorf("bad word %q", w)
			case m[w]:
				return fmt.Errorf("%s: %q twice", class, w)
			}
			m[w] = true
		}
		return nil
	})
}
