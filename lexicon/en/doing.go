package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed doing.tsv
var doingFile string

// Doing is a set of parts that a word can play in telling a deed: the classes of doing.tsv, which says what each is for.
type Doing uint8

// The classes, in the order of doingClasses.
const (
	DDone Doing = 1 << iota
	DBlow
	DRun
	DTry
	DOperation
	DForce
	DTarget
	DMeasure
)

var doingClasses = []string{"v.done", "v.blow", "v.run", "v.try", "n.run", "n.force", "n.target", "n.measure"}

// DoingWords returns doing.tsv by lower-case form, loaded once and read only; two-word entries stand under "first second".
var DoingWords = sync.OnceValues(func() (map[string]Doing, error) { return parseDoing(doingFile) })

// parseDoing reads a file such as doing.tsv.
func parseDoing(file string) (map[string]Doing, error) {
	out := map[string]Doing{}
	class := map[string]Doing{}
	for i, c := range doingClasses {
		class[c] = 1 << i
	}
	err := Lines(file, func(line string) error {
		name, words, _ := strings.Cut(line, "\t")
		c := class[name]
		if c == 0 || words == "" {
			return fmt.Errorf("bad row %q", line)
		}
		for w := range strings.SplitSeq(words, ";") {
			forms := nounForms(w)
			if name[0] == 'v' {
				forms = VerbForms(w)
			}
			if out[forms[0]]&c != 0 {
				return fmt.Errorf("%s: %q twice", name, w)
			}
			for _, f := range forms {
				out[f] |= c
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("doing.tsv: %w", err)
	}
	return out, nil
}
