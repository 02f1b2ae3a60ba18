package web

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed columns.tsv
var columnFile string

// columnNames are plain words by question and column, and those of suffixes, in the order of the file.
type columnNames struct {
	words    map[[2]string]string
	suffixes [][2]string
}

// columnTable reads columns.tsv; it panics on a line that is none, which tests would have found.
var columnTable = sync.OnceValue(func() columnNames {
	c := columnNames{words: map[[2]string]string{}}
	for line := range strings.Lines(columnFile) {
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[1] == "" || f[2] == "" {
			panic("web: columns.tsv: " + line)
		}
		if f[0] == "~" {
			c.suffixes = append(c.suffixes, [2]string{f[1], f[2]})
			continue
		}
		c.words[[2]string{f[0], f[1]}] = f[2]
	}
	return c
})

// columnWords words a column of a question's rows for people: "Origins, at least" for origins_min. A name that the table
// does not have is written with blanks.
func columnWords(question, name string) string {
	c := columnTable()
	for _, q := range []string{question, "*"} {
		if w := c.words[[2]string{q, name}]; w != "" {
			return w
		}
	}
	for _, x := range c.suffixes {
		if base, ok := strings.CutSuffix(name, x[0]); ok && base != "" {
			return columnWords(question, base) + ", " + x[1]
		}
	}
	return upper(strings.ReplaceAll(name, "_", " "))
}
