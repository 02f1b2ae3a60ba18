package en

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed notices.tsv
var noticesFile string

// NoticeTable is notices.tsv: entries of Words index Kinds.
type NoticeTable struct {
	Kinds []string
	Words Phrases
}

// Notices returns notices.tsv, loaded once. The table is read only.
var Notices = sync.OnceValues(func() (*NoticeTable, error) {
	t := &NoticeTable{}
	err := Lines(noticesFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 2 {
			return fmt.Errorf("bad row %q", line)
		}
		t.Kinds = append(t.Kinds, c[0])
		for w := range strings.SplitSeq(c[1], ";") {
			if !t.Words.Add(w, len(t.Kinds)-1) {
				return fmt.Errorf("%q stands twice", w)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("notices.tsv: %w", err)
	}
	return t, nil
})
