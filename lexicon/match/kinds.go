package match

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed kinds.tsv
var kindsFile string

// DeedKind is a sort of deed with its words. Only says that a deed of this sort is none of
// another that says so, too.
type DeedKind struct {
	Name  string
	Only  bool
	Words []string // lower case
}

// Kinds returns kinds.tsv in its order, which is that of preference, loaded once.
var Kinds = sync.OnceValues(func() ([]DeedKind, error) {
	var out []DeedKind
	seen := map[string]string{}
	err := en.Lines(kindsFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 || c[1] != "only" && c[1] != "any" {
			return fmt.Errorf("bad row %q", line)
		}
		k := DeedKind{Name: c[0], Only: c[1] == "only", Words: strings.Split(c[2], ";")}
		for _, w := range k.Words {
			if w == "" || seen[w] != "" {
				return fmt.Errorf("%q stands in %s and %s", w, seen[w], k.Name)
			}
			seen[w] = k.Name
		}
		out = append(out, k)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("kinds.tsv: %w", err)
	}
	return out, nil
})
