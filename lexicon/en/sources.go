package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed sources.tsv
var sourcesFile string

// SourceWords are the words of sources.tsv by class, lower case. Plural gives the word for one.
type SourceWords struct {
	Landmark, Dweller, Speech, Kind, Firm, Office, Telling map[string]bool
	Plural                                                 map[string]string
}

// Sources returns sources.tsv, loaded once and read only.
var Sources = sync.OnceValues(func() (*SourceWords, error) {
	set := func() map[string]bool { return map[string]bool{} }
	t := &SourceWords{set(), set(), set(), set(), set(), set(), set(), map[string]string{}}
	pairs := set()
	classes := map[string]map[string]bool{"landmark": t.Landmark, "dweller": t.Dweller, "speech": t.Speech, "kind": t.Kind, "firm": t.Firm, "office": t.Office, "plural": pairs, "telling": t.Telling}
	if err := wordClasses(sourcesFile, classes); err != nil {
		return nil, fmt.Errorf("sources.tsv: %w", err)
	}
	for p := range pairs {
		many, one, ok := strings.Cut(p, "/")
		if !ok {
			return nil, fmt.Errorf("sources.tsv: plural %q", p)
		}
		t.Plural[many] = one
	}
	return t, nil
})
